// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/defect.h"

namespace naru::test {

namespace {
QString text(const char* ascii)
{
    return QString::fromLatin1(ascii);
}
const QString phoneSpace = QStringLiteral("org.example.phone");

QCborMap phoneElements()
{
    return {{phoneSpace, QCborMap{{text("model"), text("Sample Phone")}, {text("battery"), 71}}}};
}

/// The phone signs two elements of its own; `authorizations` is what the issuer allows.
Defect deviceSigned(const char* name, const char* about, const Expected& expected, const QCborMap& authorizations)
{
    return {text(name), text(about), expected, [authorizations](MdocMaker& maker) {
                maker.deviceSigned = phoneElements();
                if (authorizations.isEmpty())
                    return;
                maker.editMso = [authorizations](QCborMap& mso) {
                    QCborMap info = mso.value(text("deviceKeyInfo")).toMap();
                    info.insert(text("keyAuthorizations"), authorizations);
                    mso.insert(text("deviceKeyInfo"), info);
                };
            }};
}

Defects phoneClaims()
{
    const Expected dropped = endsAs("accept_issuer_only", {text("mdl.device_signed_dropped")});
    Defect over = deviceSigned(
        "device-signed-over-issuer-signed", "the phone says another family name; the issuer's stays", dropped, {});
    over.plant = [](MdocMaker& maker) {
        maker.deviceSigned = QCborMap{{text(mdlSpace), QCborMap{{text("family_name"), QStringLiteral("김")}}}};
    };
    return {
        deviceSigned("device-signed-unauthorised", "the issuer lets the phone say nothing", dropped, {}),
        deviceSigned("device-signed-half-authorised", "the issuer lets the phone say one of two", dropped,
            {{text("dataElements"), QCborMap{{phoneSpace, QCborArray{text("model")}}}}}),
        deviceSigned("device-signed-by-namespace", "the issuer lets the phone say all of a namespace", accepts(),
            {{text("nameSpaces"), QCborArray{phoneSpace}}}),
        deviceSigned("device-signed-by-element", "the issuer lets the phone say both elements", accepts(),
            {{text("dataElements"), QCborMap{{phoneSpace, QCborArray{text("battery"), text("model")}}}}}),
        over,
    };
}

Defect asked(
    const char* name, const char* about, const Expected& expected, const QStringList& elements,
    const std::function<void(MdocMaker&)>& plant = [](MdocMaker&) {})
{
    Defect defect{text(name), text(about), expected, plant, askFor(elements)};
    return defect;
}
void onlyAge(MdocMaker& maker, const char* element, bool value)
{
    maker.items.clear();
    maker.add(element, value);
}

Expected releasing(Expected expected, const QStringList& elements)
{
    expected.released.insert(text(mdlSpace), elements);
    return expected;
}

Defects requests()
{
    const auto missing = endsAs("accept_incomplete", {text("mdl.element_missing")});
    const auto undecided = endsAs("accept_incomplete", {text("mdl.age_undecided")});
    Defect otherType = asked("document-not-returned", "another document was asked",
        endsAs("accept_incomplete", {text("mdl.document_missing"), text("mdl.not_asked")}), {});
    otherType.asked = askFor({text("family_name")});
    otherType.asked->documents[0].docType = text("org.iso.23220.photoid.1");
    return {
        asked("all-that-was-asked", "three asked, twelve returned: three are read",
            releasing(accepts({text("mdl.not_asked")}), {text("birth_date"), text("family_name"), text("portrait")}),
            {text("family_name"), text("birth_date"), text("portrait")}),
        asked("element-missing", "the visitor kept the portrait back", releasing(missing, {text("family_name")}),
            {text("family_name"), text("portrait")}, [](MdocMaker& maker) { maker.remove("portrait"); }),
        asked("age-nearest-true", "21 answers for 19", releasing(accepts(), {text("age_over_21")}),
            {text("age_over_19")}, [](MdocMaker& maker) { onlyAge(maker, "age_over_21", true); }),
        asked("age-nearest-false", "not 18 answers for 19", releasing(accepts(), {text("age_over_18")}),
            {text("age_over_19")}, [](MdocMaker& maker) { onlyAge(maker, "age_over_18", false); }),
        asked("age-undecided-by-younger", "18 says nothing of 19", undecided, {text("age_over_19")},
            [](MdocMaker& maker) { onlyAge(maker, "age_over_18", true); }),
        asked("age-undecided-by-older", "not 65 says nothing of 19", undecided, {text("age_over_19")},
            [](MdocMaker& maker) { onlyAge(maker, "age_over_65", false); }),
        asked("age-of-another-type", "a text where yes or no belongs", undecided, {text("age_over_19")},
            [](MdocMaker& maker) {
                maker.items.clear();
                maker.add("age_over_19", text("yes"));
            }),
        asked("age-by-birth-date", "18 says nothing of 19, the birth date that was asked too does", accepts(),
            {text("age_over_19"), text("birth_date")},
            [](MdocMaker& maker) {
                onlyAge(maker, "age_over_18", true);
                maker.add("birth_date", fullDate("1990-03-25"));
            }),
        asked("age-not-by-unasked-birth-date", "a birth date nobody asked for decides nothing",
            endsAs("accept_incomplete", {text("mdl.age_undecided"), text("mdl.not_asked")}), {text("age_over_19")},
            [](MdocMaker& maker) {
                onlyAge(maker, "age_over_18", true);
                maker.add("birth_date", fullDate("1990-03-25"));
            }),
        asked("nothing-released", "the visitor agreed to nothing",
            endsAs("accept_incomplete", {text("mdl.nothing_released"), text("mdl.element_missing")}),
            {text("family_name")},
            [](MdocMaker& maker) { maker.editNameSpaces = [](QCborMap& spaces) { spaces.clear(); }; }),
        otherType,
    };
}

void addStatus(MdocMaker& maker)
{
    maker.editMso = [](QCborMap& mso) {
        const QCborMap list{{text("idx"), 412}, {text("uri"), text("https://issuer.example/status/1")}};
        mso.insert(text("status"), QCborMap{{text("status_list"), list}});
    };
}

/// A second document by another issuer's hand behind the first.
Defect twoDocuments(
    const char* name, const char* about, const Expected& expected, const std::function<void(QCborMap&)>& edit)
{
    return {text(name), text(about), expected, [edit](MdocMaker& maker) {
                maker.editResponse = [&maker, edit](QCborMap& response) {
                    QCborMap second = maker.makeDocument();
                    edit(second);
                    QCborArray both = response.value(text("documents")).toArray();
                    both.append(second);
                    response.insert(text("documents"), both);
                };
            }};
}

Defects outcomes()
{
    Defect precedence = asked("missing-before-status", "something is missing and the status is unknown",
        endsAs("accept_incomplete", {text("mdl.element_missing"), text("mdl.status_unknown")}), {text("sex")},
        addStatus);
    return {
        {text("status-list-present"), text("the MSO names a status list that is not here"),
            endsAs("accept_status_unknown", {text("mdl.status_unknown")}), addStatus},
        {text("status-before-dropped"), text("status unknown and the phone's claims dropped"),
            endsAs("accept_status_unknown", {text("mdl.status_unknown"), text("mdl.device_signed_dropped")}),
            [](MdocMaker& maker) {
                addStatus(maker);
                maker.deviceSigned = phoneElements();
            }},
        precedence,
        {text("licence-expired"), text("the licence behind the document is past its own date"),
            accepts({text("mdl.licence_expired")}),
            [](MdocMaker& maker) { maker.item("expiry_date").value = fullDate("2026-05-31"); }},
        twoDocuments("two-documents", "the same visitor shows two", accepts(), [](QCborMap&) {}),
        twoDocuments("two-documents-second-altered", "the second has an item changed after signing",
            rejects({text("digests")}, {text("mdl.digest_mismatch")}),
            [](QCborMap& document) {
                QCborMap issuer = document.value(text("issuerSigned")).toMap();
                QCborMap spaces = issuer.value(text("nameSpaces")).toMap();
                QCborArray list = spaces.value(text(mdlSpace)).toArray();
                list[0] = embedded(list.at(0).taggedValue().toByteArray().replace("홍", "김"));
                spaces.insert(text(mdlSpace), list);
                issuer.insert(text("nameSpaces"), spaces);
                document.insert(text("issuerSigned"), issuer);
            }),
        twoDocuments("two-documents-second-without-phone", "the second has no proof of the phone",
            rejects({text("device_auth")}, {text("mdl.device_auth_absent")}),
            [](QCborMap& document) { document.remove(text("deviceSigned")); }),
    };
}
} // namespace

Defects releaseDefects()
{
    return phoneClaims() + requests() + outcomes();
}

} // namespace naru::test
