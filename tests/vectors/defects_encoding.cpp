// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/oddcbor.h"
#include "tests/vectors/defect.h"

namespace naru::test {

namespace {
const QStringList parse{QStringLiteral("parse")}, status{QStringLiteral("status")};
const QStringList allButParse{QStringLiteral("status"), QStringLiteral("issuer_chain"), QStringLiteral("ds_profile"),
    QStringLiteral("issuer_signature"), QStringLiteral("doctype_match"), QStringLiteral("validity"),
    QStringLiteral("digests"), QStringLiteral("device_auth")};
const QStringList allAfterStatus = allButParse.mid(1);

QString text(const char* ascii)
{
    return QString::fromLatin1(ascii);
}

Defect bytes(const char* name, const char* about, const char* reason, const std::function<void(QByteArray&)>& edit)
{
    return {text(name), text(about), rejects(parse, {text(reason)}, allButParse),
        [edit](MdocMaker& maker) { maker.editBytes = edit; }};
}

Defects wholeResponse()
{
    return {
        bytes("trailing-bytes", "one byte follows the response", "codec.trailing_bytes",
            [](QByteArray& response) { response.append('\0'); }),
        bytes("truncated", "the last byte is gone", "codec.truncated", [](QByteArray& response) { response.chop(1); }),
        bytes("empty-response", "nothing was sent", "identity.not_recognised",
            [](QByteArray& response) { response.clear(); }),
        bytes("not-cbor", "JSON instead of CBOR", "identity.not_recognised",
            [](QByteArray& response) { response = R"({"status":0})"; }),
        bytes("duplicate-key", "the response names status twice", "codec.duplicate_key",
            [](QByteArray& response) {
                response[0] = static_cast<char>(response[0] + 1);
                response.append(QByteArray::fromHex("6673746174757300"));
            }),
        bytes("duplicate-key-spelt-longer", "the second status has a longer head", "codec.duplicate_key",
            [](QByteArray& response) {
                response[0] = static_cast<char>(response[0] + 1);
                response.append(QByteArray::fromHex("780673746174757300"));
            }),
        bytes("depth-bomb", "arrays inside arrays, 5,000 deep", "codec.too_deep",
            [](QByteArray& response) {
                response = QByteArray::fromHex("a16161") + QByteArray(5'000, '\x81') + '\x00';
            }),
        bytes("length-bomb", "an array that claims 2^62 items", "codec.truncated",
            [](QByteArray& response) {
                response = QByteArray::fromHex("a16161"
                                               "9b4000000000000000"
                                               "00");
            }),
        bytes("count-bomb", "an array of 20,100 nothings", "codec.too_many",
            [](QByteArray& response) {
                response = QByteArray::fromHex("a16161"
                                               "994e84")
                    + QByteArray(20'100, '\xf6');
            }),
        bytes("bad-utf8", "a key that is not UTF-8", "codec.bad_utf8",
            [](QByteArray& response) {
                response.replace("version",
                    "vers\xff"
                    "on");
            }),
        bytes("reserved-head", "a head the standard reserves", "codec.malformed",
            [](QByteArray& response) { response = QByteArray::fromHex("a161611c"); }),
    };
}

Defect response(
    const char* name, const char* about, const Expected& expected, const std::function<void(QCborMap&)>& edit)
{
    return {text(name), text(about), expected, [edit](MdocMaker& maker) { maker.editResponse = edit; }};
}

Defects statuses()
{
    const auto error = [](int code) {
        return [code](QCborMap& map) {
            map.insert(text("status"), code);
            map.remove(text("documents"));
        };
    };
    const Expected refused = rejects(status, {text("mdl.status_error")}, allAfterStatus);
    const Expected nothing = rejects(status, {text("mdl.no_documents")}, allAfterStatus);
    return {
        response("status-10", "the phone reports a general error", refused, error(10)),
        response("status-11", "the phone could not read the request", refused, error(11)),
        response("status-12", "the phone found the request invalid", refused, error(12)),
        response("status-10-with-document", "a sound document beside an error", refused,
            [](QCborMap& map) { map.insert(text("status"), 10); }),
        response("no-documents", "status 0 and no documents at all", nothing,
            [](QCborMap& map) { map.remove(text("documents")); }),
        response("documents-empty", "status 0 and an empty list", nothing,
            [](QCborMap& map) { map.insert(text("documents"), QCborArray()); }),
        response("document-errors-only", "every document was refused", nothing,
            [](QCborMap& map) {
                map.remove(text("documents"));
                map.insert(text("documentErrors"), QCborArray{QCborMap{{text(mdlType), 0}}});
            }),
        response("status-missing", "no status", rejects(parse, {text("mdl.bad_structure")}, status),
            [](QCborMap& map) { map.remove(text("status")); }),
        response("version-missing", "no version", rejects(parse, {text("mdl.bad_structure")}),
            [](QCborMap& map) { map.remove(text("version")); }),
        response("version-2", "a version to come", rejects(parse, {text("mdl.unsupported_version")}),
            [](QCborMap& map) { map.insert(text("version"), text("2.0")); }),
        response("version-with-control-character", "nothing but digits may follow the dot",
            rejects(parse, {text("mdl.unsupported_version")}),
            [](QCborMap& map) { map.insert(text("version"), text("1.\x10")); }),
        response("document-errors-of-another-type", "a list of codes with a text among them",
            rejects(parse, {text("mdl.bad_structure")}),
            [](QCborMap& map) {
                map.insert(text("documentErrors"), QCborArray{QCborMap{{text("x"), text("y")}}, 5});
            }),
        response("documents-too-many", "seventeen documents",
            rejects(parse, {text("mdl.too_many_documents")}, allAfterStatus),
            [](QCborMap& map) {
                QCborArray many;
                for (int i = 0; i < 17; ++i)
                    many.append(QCborMap());
                map.insert(text("documents"), many);
            }),
    };
}

/// The n-th item as the issuer would have to sign it: it does, so that nothing but this is wrong.
Defect item(const char* name, const char* about, const Expected& expected,
    const std::function<QByteArray(const PlannedItem&)>& encode)
{
    return {text(name), text(about), expected, [encode](MdocMaker& maker) {
                PlannedItem& planned = maker.item("document_number");
                planned.encoded = encode(planned);
            }};
}
QCborMap mapOf(const PlannedItem& planned)
{
    return QCborMap{{text("digestID"), static_cast<qint64>(planned.digestId)}, {text("random"), planned.random},
        {text("elementIdentifier"), planned.element}, {text("elementValue"), planned.value}};
}

Defects structures()
{
    const Expected bad = rejects(parse, {text("mdl.bad_structure")}, {text("digests")});
    return {
        item("random-short", "a random of 15 bytes: the value could be guessed",
            rejects(parse, {text("mdl.random_short")}, {text("digests")}),
            [](const PlannedItem& planned) {
                QCborMap map = mapOf(planned);
                map.insert(text("random"), planned.random.left(15));
                return spell(map, Spelling::Shortest);
            }),
        item("item-duplicate-key", "an item with two values",
            rejects(parse, {text("codec.duplicate_key")}, {text("digests")}),
            [](const PlannedItem& planned) {
                QByteArray bytes = spell(mapOf(planned), Spelling::Shortest);
                bytes[0] = static_cast<char>(bytes[0] + 1);
                return bytes + QCborValue(text("elementValue")).toCbor() + QCborValue(text("99-99-999999-99")).toCbor();
            }),
        item("item-trailing-bytes", "a byte after the item inside its bstr",
            rejects(parse, {text("codec.trailing_bytes")}, {text("digests")}),
            [](const PlannedItem& planned) { return spell(mapOf(planned), Spelling::Shortest) + '\0'; }),
        item("item-without-value", "elementValue is missing", bad,
            [](const PlannedItem& planned) {
                QCborMap map = mapOf(planned);
                map.remove(text("elementValue"));
                return spell(map, Spelling::Shortest);
            }),
        item("item-negative-digest-id", "digestID -1", bad,
            [](const PlannedItem& planned) {
                QCborMap map = mapOf(planned);
                map.insert(text("digestID"), -1);
                return spell(map, Spelling::Shortest);
            }),
        {text("errors-of-another-type"), text("an error code that is a text"),
            rejects(parse, {text("mdl.bad_structure")}),
            [](MdocMaker& maker) {
                maker.editDocument = [](QCborMap& document) {
                    document.insert(
                        text("errors"), QCborMap{{text(mdlSpace), QCborMap{{text("portrait"), text("no")}}}});
                };
            }},
        {text("header-bomb"), text("33 headers where real messages carry one"),
            rejects(parse, {text("mdl.bad_structure")},
                {text("issuer_chain"), text("ds_profile"), text("issuer_signature"), text("doctype_match"),
                    text("validity"), text("digests"), text("device_auth")}),
            [](MdocMaker& maker) {
                maker.editIssuerHeaders = [](QCborMap&, QCborMap& isUnprotected) {
                    for (int label = 1000; isUnprotected.size() <= 32; ++label)
                        isUnprotected.insert(label, 0);
                };
            }},
        {text("item-without-tag"), text("an item as a bare bstr"), bad,
            [](MdocMaker& maker) {
                maker.editNameSpaces = [](QCborMap& spaces) {
                    QCborArray list = spaces.value(text(mdlSpace)).toArray();
                    list[2] = list.at(2).taggedValue();
                    spaces.insert(text(mdlSpace), list);
                };
            }},
        {text("mso-duplicate-key"), text("the MSO names docType twice"),
            rejects(parse, {text("codec.duplicate_key")},
                {text("doctype_match"), text("validity"), text("digests"), text("device_auth")}),
            [](MdocMaker& maker) {
                maker.editMsoBytes = [](QByteArray& mso) {
                    mso[0] = static_cast<char>(mso[0] + 1);
                    mso.append(QCborValue(text("docType")).toCbor() + QCborValue(text(mdlType)).toCbor());
                };
            }},
        {text("mso-version-2"), text("an MSO of a version to come"), rejects(parse, {text("mdl.unsupported_version")}),
            [](MdocMaker& maker) { maker.editMso = [](QCborMap& mso) { mso.insert(text("version"), text("2.0")); }; }},
        {text("mso-without-validity"), text("the MSO has no dates"),
            rejects(parse, {text("mdl.bad_structure")}, {text("validity")}),
            [](MdocMaker& maker) { maker.editMso = [](QCborMap& mso) { mso.remove(text("validityInfo")); }; }},
        {text("mso-without-digests"), text("the MSO has no digests"), bad,
            [](MdocMaker& maker) { maker.editMso = [](QCborMap& mso) { mso.remove(text("valueDigests")); }; }},
        {text("issuer-signed-missing"), text("a document without issuerSigned"),
            rejects(parse, {text("mdl.bad_structure")},
                {text("issuer_chain"), text("ds_profile"), text("issuer_signature"), text("doctype_match"),
                    text("validity"), text("digests"), text("device_auth")}),
            [](MdocMaker& maker) {
                maker.editDocument = [](QCborMap& document) { document.remove(text("issuerSigned")); };
            }},
    };
}

/// Everything as it should be, spelt in an unusual way.
Defect spelling(const char* name, const char* about, Spelling items, Spelling around)
{
    return {text(name), text(about), accepts(), [items, around](MdocMaker& maker) {
                for (PlannedItem& planned : maker.items)
                    planned.encoded = spell(mapOf(planned), items);
                maker.editBytes
                    = [around](QByteArray& response) { response = spell(QCborValue::fromCbor(response), around); };
            }};
}

Defects spellings()
{
    return {
        spelling("items-with-long-heads", "digestID and all else in 64 bits", Spelling::LongHeads, Spelling::Shortest),
        spelling("items-with-two-byte-heads", "b9 0004 before each item", Spelling::TwoByteHeads, Spelling::Shortest),
        spelling(
            "items-without-lengths", "indefinite lengths inside the items", Spelling::Indefinite, Spelling::Shortest),
        spelling("response-with-long-heads", "64-bit heads around the items, docType included", Spelling::Shortest,
            Spelling::LongHeads),
        spelling("response-without-lengths", "indefinite lengths around the items", Spelling::Shortest,
            Spelling::Indefinite),
        {text("mso-with-long-heads"), text("the MSO in 64-bit heads"), accepts(),
            [](MdocMaker& maker) {
                maker.editMsoBytes
                    = [](QByteArray& mso) { mso = spell(QCborValue::fromCbor(mso), Spelling::LongHeads); };
            }},
    };
}
} // namespace

Defects encodingDefects()
{
    return wholeResponse() + statuses() + structures() + spellings();
}

} // namespace naru::test
