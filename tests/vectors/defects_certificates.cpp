// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/defect.h"

namespace naru::test {

using crypto::Certificate;

namespace {
const QStringList chain{QStringLiteral("issuer_chain")}, profile{QStringLiteral("ds_profile")};

/// GeneralNames with a dNSName: neither an email address nor a URI.
const QByteArray hostName = QByteArray::fromHex("3010820e6973737565722e696e76616c6964");

Instant day(int year, unsigned month, unsigned dayOfMonth)
{
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(dayOfMonth));
}

QString text(const char* ascii)
{
    return QString::fromLatin1(ascii);
}

/// A certificate that breaks one rule of its profile.
Defect brokenDs(const char* name, const char* reason, std::function<void(crypto::CertificatePlan&)> edit)
{
    return {text(name), text("the document signer's certificate breaks its profile"), rejects(profile, {text(reason)}),
        [edit](MdocMaker& maker) { edit(maker.ds); }};
}
Defect brokenIaca(const char* name, std::function<void(crypto::CertificatePlan&)> edit)
{
    return {text(name), text("the issuer's root breaks its profile"), rejects(profile, {text("mdl.iaca_profile")}),
        [edit](MdocMaker& maker) { edit(maker.iaca); }};
}

Defects signerProfile()
{
    using Plan = crypto::CertificatePlan;
    const QByteArray null = QByteArray::fromHex("0500");
    return {
        brokenDs("ds-without-key-usage", "mdl.ds_key_usage", [](Plan& ds) { ds.keyUsage.reset(); }),
        brokenDs("ds-key-usage-of-a-ca", "mdl.ds_key_usage", [](Plan& ds) { ds.keyUsage->bits = crypto::KeyCertSign; }),
        brokenDs("ds-key-usage-too-much", "mdl.ds_key_usage",
            [](Plan& ds) { ds.keyUsage->bits = crypto::DigitalSignature | crypto::CrlSign; }),
        brokenDs("ds-key-usage-not-critical", "mdl.ds_key_usage", [](Plan& ds) { ds.keyUsage->critical = false; }),
        brokenDs("ds-without-extended-key-usage", "mdl.ds_extended_key_usage",
            [](Plan& ds) { ds.extendedKeyUsage.reset(); }),
        brokenDs("ds-of-a-reader", "mdl.ds_extended_key_usage",
            [](Plan& ds) { ds.extendedKeyUsage->oids = {"1.0.18013.5.1.6"}; }),
        brokenDs("ds-extended-key-usage-not-critical", "mdl.ds_extended_key_usage",
            [](Plan& ds) { ds.extendedKeyUsage->critical = false; }),
        brokenDs("ds-with-two-purposes", "mdl.ds_extended_key_usage",
            [](Plan& ds) { ds.extendedKeyUsage->oids.append("1.3.6.1.5.5.7.3.1"); }),
        brokenDs("ds-is-ca", "mdl.ds_is_ca",
            [](Plan& ds) {
                ds.basicConstraints = Certificate::BasicConstraints{true, 0, true};
            }),
        brokenDs("ds-without-issuer-alt-name", "mdl.ds_issuer_alt_name", [](Plan& ds) { ds.issuerAltNameUri.clear(); }),
        brokenDs("ds-issuer-alt-name-of-another-kind", "mdl.ds_issuer_alt_name",
            [](Plan& ds) {
                ds.issuerAltNameUri.clear();
                ds.more.append({"2.5.29.18", false, hostName});
            }),
        brokenDs("ds-without-crl", "mdl.ds_crl", [](Plan& ds) { ds.crlUri.clear(); }),
        brokenDs("ds-without-key-identifiers", "mdl.ds_key_identifier", [](Plan& ds) { ds.keyIdentifiers = false; }),
        brokenDs("ds-other-country", "mdl.ds_name", [](Plan& ds) { ds.country = text("US"); }),
        brokenDs("ds-state-alone", "mdl.ds_name", [](Plan& ds) { ds.state = text("KR-11"); }),
        brokenDs("ds-unknown-critical", "mdl.ds_unknown_critical",
            [null](Plan& ds) {
                ds.more.append({"1.2.410.200004.99", true, null});
            }),
        brokenDs("ds-name-constraints", "mdl.ds_forbidden_extension",
            [null](Plan& ds) {
                ds.more.append({"2.5.29.30", false, null});
            }),
        brokenDs("ds-policy-mappings", "mdl.ds_forbidden_extension",
            [null](Plan& ds) {
                ds.more.append({"2.5.29.33", false, null});
            }),
        brokenDs("ds-extension-twice", "mdl.ds_extension_unreadable",
            [null](Plan& ds) {
                ds.more.append({"2.5.29.15", true, QByteArray::fromHex("03020780")});
            }),
    };
}

Defects rootProfile()
{
    using Plan = crypto::CertificatePlan;
    return {
        brokenIaca("iaca-without-crl", [](Plan& iaca) { iaca.crlUri.clear(); }),
        brokenIaca("iaca-without-issuer-alt-name", [](Plan& iaca) { iaca.issuerAltNameUri.clear(); }),
        brokenIaca("iaca-issuer-alt-name-of-another-kind",
            [](Plan& iaca) {
                iaca.issuerAltNameUri.clear();
                iaca.more.append({"2.5.29.18", false, hostName});
            }),
        brokenIaca("iaca-without-path-length", [](Plan& iaca) { iaca.basicConstraints->pathLength.reset(); }),
        brokenIaca("iaca-path-length-one", [](Plan& iaca) { iaca.basicConstraints->pathLength = 1; }),
        brokenIaca("iaca-is-no-ca", [](Plan& iaca) { iaca.basicConstraints->ca = false; }),
        brokenIaca("iaca-key-usage-too-much",
            [](Plan& iaca) { iaca.keyUsage->bits = iaca.keyUsage->bits | crypto::DigitalSignature; }),
        brokenIaca("iaca-without-common-name", [](Plan& iaca) { iaca.commonName.clear(); }),
        brokenIaca("iaca-not-critical", [](Plan& iaca) { iaca.basicConstraints->critical = false; }),
    };
}

Defects dates()
{
    return {
        {text("ds-expired"), text("now is after the document signer's end"), rejects(chain, {text("mdl.ds_expired")}),
            [](MdocMaker& maker) { maker.ds.notAfter = day(2026, 5, 1); }},
        {text("ds-not-yet-valid"), text("now is before the document signer's start, and so is what it signed"),
            rejects({text("issuer_chain"), text("validity")},
                {text("mdl.ds_not_yet_valid"), text("mdl.signed_outside_ds")}),
            [](MdocMaker& maker) { maker.ds.notBefore = day(2026, 7, 1); }},
        {text("iaca-expired"), text("now is after the root's end"), rejects(chain, {text("mdl.anchor_expired")}),
            [](MdocMaker& maker) { maker.iaca.notAfter = day(2026, 5, 1); }},
        {text("iaca-not-yet-valid"), text("now is before the root's start"),
            rejects(chain, {text("mdl.anchor_not_yet_valid")}),
            [](MdocMaker& maker) { maker.iaca.notBefore = day(2026, 7, 1); }},
    };
}

/// The DS is signed by an intermediate that the root signed.
QByteArray withIntermediate(MdocMaker& maker, QByteArray& iacaDer, QByteArray& dsDer, const crypto::PublicKey& dsKey)
{
    auto plan = maker.iaca;
    plan.commonName = text("Naru Sample Intermediate");
    const auto rootKey = maker.newKey(crypto::Curve::P256);
    const auto middleKey = maker.newKey(crypto::Curve::P256);
    iacaDer = maker.makeIaca(maker.iaca, rootKey);
    const QByteArray middleDer = maker.makeDs(plan, middleKey.publicKey(), iacaDer, rootKey);
    dsDer = maker.makeDs(maker.ds, dsKey, middleDer, middleKey);
    return middleDer;
}

crypto::PublicKey keyOf(const QByteArray& der)
{
    return *Certificate::parse(der)->publicKey();
}

void plantIntermediate(MdocMaker& maker, bool trusted)
{
    const auto middle = std::make_shared<QByteArray>();
    maker.editCertificates = [&maker, middle](QByteArray& iacaDer, QByteArray& dsDer) {
        *middle = withIntermediate(maker, iacaDer, dsDer, keyOf(dsDer));
    };
    maker.editIssuerHeaders = [middle](QCborMap&, QCborMap& isUnprotected) {
        isUnprotected.insert(33, QCborArray{isUnprotected.value(33), *middle});
    };
    maker.editMade = [middle, trusted](MadeMdoc& made) {
        if (trusted)
            made.trustPem += crypto::toPem("CERTIFICATE", *middle);
    };
}

void plantOtherRoot(MdocMaker& maker, const QString& commonName)
{
    maker.editMade = [&maker, commonName](MadeMdoc& made) {
        auto plan = maker.iaca;
        plan.commonName = commonName;
        made.trustPem = crypto::toPem("CERTIFICATE", maker.makeIaca(plan, maker.newKey(crypto::Curve::P256)));
    };
}

Defects anchors()
{
    return {
        {text("unknown-anchor"), text("another root is trusted"), rejects(chain, {text("mdl.unknown_anchor")}),
            [](MdocMaker& maker) { plantOtherRoot(maker, text("Another IACA")); }},
        {text("anchor-of-the-same-name"), text("the trusted root has the right name and another key"),
            rejects(chain, {text("mdl.anchor_signature_mismatch")}),
            [](MdocMaker& maker) { plantOtherRoot(maker, maker.iaca.commonName); }},
        {text("no-trust-at-all"), text("the trust list is empty"),
            rejects(chain, {text("mdl.unknown_anchor"), text("identity.no_trust")}),
            [](MdocMaker& maker) { maker.editMade = [](MadeMdoc& made) { made.trustPem.clear(); }; }},
        {text("root-brought-along"), text("the x5chain carries its own root, which nobody trusts"),
            rejects(chain, {text("mdl.unknown_anchor"), text("mdl.extra_certificates")}),
            [](MdocMaker& maker) {
                plantOtherRoot(maker, text("Another IACA"));
                maker.editIssuerHeaders = [&maker](QCborMap&, QCborMap& isUnprotected) {
                    isUnprotected.insert(33, QCborArray{isUnprotected.value(33), maker.iacaDer()});
                };
            }},
        {text("intermediate"), text("an intermediate stands between root and signer"),
            rejects(chain, {text("mdl.unknown_anchor")}), [](MdocMaker& maker) { plantIntermediate(maker, false); }},
        {text("intermediate-in-trust-list"), text("the intermediate itself lies in the trust folder"),
            rejects(chain, {text("mdl.anchor_not_root")}), [](MdocMaker& maker) { plantIntermediate(maker, true); }},
        {text("self-signed-ds"), text("one self-signed certificate is signer and root"),
            rejects(profile, {text("mdl.ds_extended_key_usage"), text("mdl.iaca_profile")}),
            [](MdocMaker& maker) {
                maker.iaca.keyUsage = Certificate::KeyUsage{crypto::DigitalSignature, true};
                maker.iaca.basicConstraints.reset();
                maker.editCertificates = [](QByteArray& iacaDer, QByteArray& dsDer) { dsDer = iacaDer; };
                maker.reuseIacaKey = true;
            }},
        {text("no-certificate"), text("issuerAuth has no x5chain"),
            rejects(
                chain, {text("mdl.no_certificate")}, {text("ds_profile"), text("issuer_signature"), text("validity")}),
            [](MdocMaker& maker) {
                maker.editIssuerHeaders = [](QCborMap&, QCborMap& isUnprotected) { isUnprotected.clear(); };
            }},
        {text("certificate-only-protected"), text("the x5chain is not where ISO 18013-5 has it"),
            rejects(
                chain, {text("mdl.no_certificate")}, {text("ds_profile"), text("issuer_signature"), text("validity")}),
            [](MdocMaker& maker) {
                maker.editIssuerHeaders = [](QCborMap& isProtected, QCborMap& isUnprotected) {
                    isProtected.insert(33, isUnprotected.take(33));
                };
            }},
        {text("certificate-unreadable"), text("the x5chain is no certificate"),
            rejects(chain, {text("mdl.certificate_unreadable")},
                {text("ds_profile"), text("issuer_signature"), text("validity")}),
            [](MdocMaker& maker) {
                maker.editIssuerHeaders = [](QCborMap&, QCborMap& isUnprotected) {
                    isUnprotected.insert(33, isUnprotected.value(33).toByteArray().chopped(1));
                };
            }},
        {text("chain-leaf-not-first"), text("the root stands before its signer in the x5chain"),
            rejects({text("ds_profile"), text("issuer_signature")},
                {text("mdl.issuer_signature_wrong"), text("mdl.ds_is_ca")}),
            [](MdocMaker& maker) {
                maker.editIssuerHeaders = [&maker](QCborMap&, QCborMap& isUnprotected) {
                    isUnprotected.insert(33, QCborArray{maker.iacaDer(), isUnprotected.value(33)});
                };
            }},
    };
}

Defects issuerNames()
{
    const auto withState = [](MdocMaker& maker) { maker.iaca.state = maker.ds.state = text("KR-11"); };
    return {
        {text("issuing-country-mismatch"), text("issuing_country is not the signer's country"),
            rejects(profile, {text("mdl.country_mismatch")}),
            [](MdocMaker& maker) { maker.item("issuing_country").value = QStringLiteral("US"); }},
        {text("issuing-jurisdiction-mismatch"), text("issuing_jurisdiction is not the signer's state"),
            rejects(profile, {text("mdl.jurisdiction_mismatch")}),
            [withState](MdocMaker& maker) {
                withState(maker);
                maker.add("issuing_jurisdiction", QStringLiteral("KR-26"));
            }},
        {text("issuing-jurisdiction-right"), text("issuing_jurisdiction is the signer's state"), accepts(),
            [withState](MdocMaker& maker) {
                withState(maker);
                maker.add("issuing_jurisdiction", QStringLiteral("KR-11"));
            }},
        {text("ds-without-the-roots-state"), text("the root names a state and the signer does not"),
            rejects(profile, {text("mdl.ds_name")}), [](MdocMaker& maker) { maker.iaca.state = text("KR-11"); }},
    };
}
} // namespace

Defects certificateDefects()
{
    return signerProfile() + rootProfile() + dates() + anchors() + issuerNames();
}

} // namespace naru::test
