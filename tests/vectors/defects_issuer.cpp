// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/cosesign.h"
#include "tests/vectors/defect.h"

namespace naru::test {

namespace {
const QStringList signature{QStringLiteral("issuer_signature")}, validity{QStringLiteral("validity")},
    digests{QStringLiteral("digests")}, parse{QStringLiteral("parse")};

QString text(const char* ascii)
{
    return QString::fromLatin1(ascii);
}

const QString byteOrderMark(QChar(QChar::ByteOrderMark));

using EditHeaders = std::function<void(QCborMap& isProtected, QCborMap& isUnprotected)>;
Defect headers(const char* name, const char* about, const char* reason, const EditHeaders& edit)
{
    return {text(name), text(about), rejects(signature, {text(reason)}),
        [edit](MdocMaker& maker) { maker.editIssuerHeaders = edit; }};
}

Defects signatures()
{
    return {
        headers("algorithm-missing", "the protected header is empty", "mdl.algorithm_missing",
            [](QCborMap& isProtected, QCborMap&) { isProtected.clear(); }),
        headers("algorithm-only-unprotected", "who alters the message could choose it", "mdl.algorithm_missing",
            [](QCborMap& isProtected, QCborMap& isUnprotected) { isUnprotected.insert(1, isProtected.take(1)); }),
        headers("algorithm-unknown", "a number nobody registered", "mdl.algorithm_unknown",
            [](QCborMap& isProtected, QCborMap&) { isProtected.insert(1, -65000); }),
        headers("algorithm-ps256", "registered, and not one of the standard's", "mdl.algorithm_unknown",
            [](QCborMap& isProtected, QCborMap&) { isProtected.insert(1, -37); }),
        headers("algorithm-as-text", "a name where a number belongs", "mdl.algorithm_missing",
            [](QCborMap& isProtected, QCborMap&) { isProtected.insert(1, text("ES256")); }),
        headers("algorithm-unfit", "ES384 with a P-256 key", "mdl.algorithm_unfit",
            [](QCborMap& isProtected, QCborMap&) { isProtected.insert(1, -35); }),
        headers("algorithm-eddsa-with-p256", "EdDSA with a P-256 key", "mdl.algorithm_unfit",
            [](QCborMap& isProtected, QCborMap&) { isProtected.insert(1, -8); }),
        headers("critical-header", "a header that must be understood", "mdl.critical_header",
            [](QCborMap& isProtected, QCborMap&) {
                isProtected.insert(2, QCborArray{-70000});
                isProtected.insert(-70000, true);
            }),
        {text("issuer-signature-altered"), text("one bit of the signature"),
            rejects(signature, {text("mdl.issuer_signature_wrong")}),
            [](MdocMaker& maker) {
                maker.editIssuerAuth = [](QCborArray& cose) {
                    QByteArray bytes = cose.at(3).toByteArray();
                    bytes[5] = static_cast<char>(bytes[5] ^ 1);
                    cose[3] = bytes;
                };
            }},
        {text("issuer-signature-too-short"), text("the last byte is gone"),
            rejects(signature, {text("mdl.issuer_signature_wrong")}),
            [](MdocMaker& maker) {
                maker.editIssuerAuth = [](QCborArray& cose) { cose[3] = cose.at(3).toByteArray().chopped(1); };
            }},
        {text("issuer-signature-zero"), text("r and s are zero"),
            rejects(signature, {text("mdl.issuer_signature_wrong")}),
            [](MdocMaker& maker) { maker.editIssuerAuth = [](QCborArray& cose) { cose[3] = QByteArray(64, '\0'); }; }},
        {text("mso-altered"), text("validUntil was moved after signing"),
            rejects(signature, {text("mdl.issuer_signature_wrong")}),
            [](MdocMaker& maker) {
                maker.editIssuerAuth
                    = [](QCborArray& cose) { cose[2] = cose.at(2).toByteArray().replace("2026-12-31", "2036-12-31"); };
            }},
        {text("doctype-mismatch"), text("the document claims another kind than the issuer signed"),
            rejects({text("doctype_match")}, {text("mdl.doctype_mismatch")}),
            [](MdocMaker& maker) {
                maker.editMso = [](QCborMap& mso) { mso.insert(text("docType"), text("org.iso.23220.photoid.1")); };
            }},
        {text("doctype-with-byte-order-mark"), text("the issuer signed a name that only looks like the document's"),
            rejects({text("doctype_match")}, {text("mdl.doctype_mismatch")}),
            [](MdocMaker& maker) {
                maker.editMso = [](QCborMap& mso) { mso.insert(text("docType"), byteOrderMark + text(mdlType)); };
            }},
        {text("issuer-payload-detached"), text("issuerAuth has no MSO"),
            rejects(parse, {text("mdl.bad_structure")},
                {text("issuer_signature"), text("doctype_match"), text("validity"), text("digests"),
                    text("device_auth")}),
            [](MdocMaker& maker) { maker.editIssuerAuth = [](QCborArray& cose) { cose[2] = nullptr; }; }},
        {text("issuer-auth-tagged"), text("COSE_Sign1 inside its tag 18"), rejects(parse, {text("mdl.bad_structure")}),
            [](MdocMaker& maker) {
                maker.editDocument = [](QCborMap& document) {
                    QCborMap issuer = document.value(text("issuerSigned")).toMap();
                    issuer.insert(text("issuerAuth"), QCborValue(QCborTag(18), issuer.value(text("issuerAuth"))));
                    document.insert(text("issuerSigned"), issuer);
                };
            }},
    };
}

/// Dates of the MSO as text; empty leaves one as it is.
Defect dates(const char* name, const char* about, const Expected& expected, const char* signedAt, const char* from,
    const char* until)
{
    return {text(name), text(about), expected, [=](MdocMaker& maker) {
                maker.editMso = [=](QCborMap& mso) {
                    QCborMap info = mso.value(text("validityInfo")).toMap();
                    if (*signedAt)
                        info.insert(text("signed"), dateTime(signedAt));
                    if (*from)
                        info.insert(text("validFrom"), dateTime(from));
                    if (*until)
                        info.insert(text("validUntil"), dateTime(until));
                    mso.insert(text("validityInfo"), info);
                };
            }};
}

Defects times()
{
    const auto wrong = [](const char* reason) { return rejects(validity, {text(reason)}); };
    return {
        dates("expired", "validUntil is past", wrong("mdl.expired"), "", "", "2026-05-31T23:59:59Z"),
        dates("not-yet-valid", "validFrom is to come", wrong("mdl.not_yet_valid"), "", "2026-06-01T00:00:01Z", ""),
        dates("signed-before-ds", "signed before the signer's certificate began", wrong("mdl.signed_outside_ds"),
            "2025-12-31T23:59:59Z", "", ""),
        dates("valid-before-signed", "validFrom lies before signed", wrong("mdl.valid_before_signed"),
            "2026-02-02T00:00:00Z", "2026-02-01T00:00:00Z", ""),
        dates("validity-reversed", "validUntil is not after validFrom", wrong("mdl.validity_reversed"), "",
            "2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z"),
        dates("bad-date", "validUntil is no date", rejects(parse, {text("mdl.bad_date")}, validity), "", "",
            "2026-13-31T00:00:00Z"),
        dates("valid-on-the-last-second", "validUntil is now", accepts(), "", "", "2026-06-01T00:00:00Z"),
        dates("fractional-seconds", "dates with fractions of a second", accepts({text("mdl.fractional_seconds")}),
            "2026-02-01T00:00:00.210399Z", "2026-02-01T00:00:00.210399Z", ""),
        dates("dates-with-offset", "dates in Korean time", accepts({text("mdl.date_not_utc")}), "", "",
            "2026-12-31T00:00:00+09:00"),
        {text("date-without-tag"), text("validUntil as bare text"),
            rejects(parse, {text("mdl.bad_structure")}, validity),
            [](MdocMaker& maker) {
                maker.editMso = [](QCborMap& mso) {
                    QCborMap info = mso.value(text("validityInfo")).toMap();
                    info.insert(text("validUntil"), text("2026-12-31T00:00:00Z"));
                    mso.insert(text("validityInfo"), info);
                };
            }},
    };
}

/// valueDigests of the mDL namespace, edited before signing.
Defect digestMap(const char* name, const char* about, const char* reason, const std::function<void(QCborMap&)>& edit)
{
    return {text(name), text(about), rejects(digests, {text(reason)}), [edit](MdocMaker& maker) {
                maker.editMso = [edit](QCborMap& mso) {
                    QCborMap spaces = mso.value(text("valueDigests")).toMap();
                    QCborMap space = spaces.value(text(mdlSpace)).toMap();
                    edit(space);
                    spaces.insert(text(mdlSpace), space);
                    mso.insert(text("valueDigests"), spaces);
                };
            }};
}
/// The items of the mDL namespace, edited after signing.
Defect itemList(
    const char* name, const char* about, const Expected& expected, const std::function<void(QCborArray&)>& edit)
{
    return {text(name), text(about), expected, [edit](MdocMaker& maker) {
                maker.editNameSpaces = [edit](QCborMap& spaces) {
                    QCborArray list = spaces.value(text(mdlSpace)).toArray();
                    edit(list);
                    spaces.insert(text(mdlSpace), list);
                };
            }};
}
void replaceIn(QCborArray& list, qsizetype index, const QByteArray& before, const QByteArray& after)
{
    list[index] = embedded(list.at(index).taggedValue().toByteArray().replace(before, after));
}

Defects items()
{
    const auto wrong = [](const char* reason) { return rejects(digests, {text(reason)}); };
    return {
        itemList("digest-mismatch", "the family name was changed after signing", wrong("mdl.digest_mismatch"),
            [](QCborArray& list) { replaceIn(list, 0, "홍", "김"); }),
        itemList("age-forged", "age_over_19 was changed to true after signing", wrong("mdl.digest_mismatch"),
            [](QCborArray& list) { replaceIn(list, 11, QByteArray::fromHex("f5"), QByteArray::fromHex("f4")); }),
        itemList("digest-ids-swapped", "two items exchanged their digestIDs", wrong("mdl.digest_mismatch"),
            [](QCborArray& list) {
                const QByteArray key = QByteArray::fromHex("686469676573744944");
                replaceIn(list, 0, key + '\x00', key + '\x01');
                replaceIn(list, 1, key + '\x01', key + '\x00');
            }),
        itemList("element-repeated", "the same item twice", wrong("mdl.element_repeated"),
            [](QCborArray& list) { list.append(list.at(0)); }),
        digestMap("digest-absent", "the issuer never signed this item", "mdl.digest_absent",
            [](QCborMap& space) { space.remove(3); }),
        digestMap("digest-length", "a digest is a byte short", "mdl.digest_length",
            [](QCborMap& space) { space.insert(3, space.value(3).toByteArray().chopped(1)); }),
        digestMap("digest-length-unused", "a digest that nobody uses is a byte short", "mdl.digest_length",
            [](QCborMap& space) { space.insert(99, QByteArray(31, '\x11')); }),
        {text("digest-algorithm-misspelt"), text("sha256 is not a name of the standard"), wrong("mdl.digest_algorithm"),
            [](MdocMaker& maker) {
                maker.editMso = [](QCborMap& mso) { mso.insert(text("digestAlgorithm"), text("sha256")); };
            }},
        {text("digest-algorithm-sha1"), text("an algorithm the standard does not have"), wrong("mdl.digest_algorithm"),
            [](MdocMaker& maker) {
                maker.editMso = [](QCborMap& mso) { mso.insert(text("digestAlgorithm"), text("SHA-1")); };
            }},
        {text("digest-algorithm-other"), text("SHA-512 is named and SHA-256 used"),
            rejects(digests, {text("mdl.digest_length"), text("mdl.digest_mismatch")}),
            [](MdocMaker& maker) {
                maker.editMso = [](QCborMap& mso) { mso.insert(text("digestAlgorithm"), text("SHA-512")); };
            }},
        {text("item-in-wrong-namespace"), text("an item moved to a namespace it was not signed for"),
            wrong("mdl.digest_namespace"),
            [](MdocMaker& maker) {
                maker.editNameSpaces = [](QCborMap& spaces) {
                    QCborArray list = spaces.value(text(mdlSpace)).toArray();
                    spaces.insert(text("kr.example.bonus"), QCborArray{list.takeAt(0)});
                    spaces.insert(text(mdlSpace), list);
                };
            }},
        {text("namespace-with-byte-order-mark"), text("an item moved to a namespace that only looks like its own"),
            wrong("mdl.digest_namespace"),
            [](MdocMaker& maker) {
                maker.editNameSpaces = [](QCborMap& spaces) {
                    QCborArray list = spaces.value(text(mdlSpace)).toArray();
                    spaces.insert(byteOrderMark + text(mdlSpace), QCborArray{list.takeAt(0)});
                    spaces.insert(text(mdlSpace), list);
                };
            }},
    };
}
} // namespace

Defects issuerDefects()
{
    return signatures() + times() + items();
}

} // namespace naru::test
