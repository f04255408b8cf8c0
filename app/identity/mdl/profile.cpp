// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/profile.h"

#include <algorithm>

namespace naru::identity::mdl {

using crypto::Certificate;
using namespace std::chrono_literals;

namespace {
constexpr const char* mdlDocumentSigner = "1.0.18013.5.1.2";
constexpr const char* issuerAltName = "2.5.29.18";

/// Extensions that may be critical here; any other critical one is something nobody can honour.
constexpr std::array understood{
    "2.5.29.14", "2.5.29.15", "2.5.29.18", "2.5.29.19", "2.5.29.31", "2.5.29.35", "2.5.29.37"};
/// Policy mappings, name constraints, policy constraints, inhibit anyPolicy, freshest CRL.
constexpr std::array forbidden{"2.5.29.33", "2.5.29.30", "2.5.29.36", "2.5.29.54", "2.5.29.46"};

// Both from memory of the standard: a warning, not a refusal.
constexpr Milliseconds dsLifetimeMax = std::chrono::hours(24 * 457);
constexpr Milliseconds iacaLifetimeMax = std::chrono::hours(24 * (365 * 20 + 5));

template <typename List>
bool contains(const List& list, const QByteArray& oid)
{
    return std::any_of(list.begin(), list.end(), [&oid](const char* entry) { return oid == entry; });
}

struct Extensions {
    QByteArray firstForbidden, firstUnknownCritical;
};
Extensions survey(const Certificate& certificate)
{
    Extensions found;
    for (const auto& extension : certificate.extensions()) {
        if (contains(forbidden, extension.oid))
            found.firstForbidden = extension.oid;
        else if (extension.critical && !contains(understood, extension.oid))
            found.firstUnknownCritical = extension.oid;
    }
    return found;
}

bool hasSoundCrl(const Certificate& certificate)
{
    const auto& crl = certificate.crlDistribution();
    return crl && crl->points > 0 && !crl->critical && !crl->hasReasons && !crl->hasCrlIssuer;
}

bool isCountry(const QString& country)
{
    const auto upper = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    return country.size() == 2 && upper(country[0]) && upper(country[1]);
}

void judgeSignerExtensions(const Certificate& signer, Findings& findings)
{
    const auto fail = [&](MdlReason reason, const QByteArray& detail = {}) {
        findings.fail(Check::DsProfile, reason, QString::fromLatin1(detail));
    };
    const auto& keyUsage = signer.keyUsage();
    if (!keyUsage || !keyUsage->critical || keyUsage->bits != crypto::DigitalSignature)
        fail(MdlReason::DsKeyUsage);
    const auto& purpose = signer.extendedKeyUsage();
    if (!purpose || !purpose->critical || purpose->oids != QList<QByteArray>{mdlDocumentSigner})
        fail(MdlReason::DsExtendedKeyUsage);
    if (signer.basicConstraints() && signer.basicConstraints()->ca)
        fail(MdlReason::DsIsCa);
    if (!signer.hasIssuerContact())
        fail(MdlReason::DsIssuerAltName);
    if (!hasSoundCrl(signer))
        fail(MdlReason::DsCrl);
    const Extensions extensions = survey(signer);
    if (!extensions.firstForbidden.isEmpty())
        fail(MdlReason::DsForbiddenExtension, extensions.firstForbidden);
    if (!extensions.firstUnknownCritical.isEmpty())
        fail(MdlReason::DsUnknownCritical, extensions.firstUnknownCritical);
    if (signer.hasUnreadableExtension())
        fail(MdlReason::DsExtensionUnreadable);
}

void judgeSigner(const Certificate& signer, Findings& findings)
{
    if (signer.version() != 3)
        findings.fail(Check::DsProfile, MdlReason::DsVersion);
    if (!signer.publicKey())
        findings.fail(Check::DsProfile, MdlReason::DsKeyUnsupported);
    if (!isCountry(signer.country()))
        findings.fail(Check::DsProfile, MdlReason::DsName, QStringLiteral("C"));
    if (signer.subjectKeyIdentifier().isEmpty() || signer.authorityKeyIdentifier().isEmpty())
        findings.fail(Check::DsProfile, MdlReason::DsKeyIdentifier);
    judgeSignerExtensions(signer, findings);
    if (signer.notAfter() - signer.notBefore() > dsLifetimeMax)
        findings.note(MdlReason::DsLongLived);
}

void judgeAnchor(const Certificate& anchor, Findings& findings)
{
    const auto demand = [&](bool holds, const char* what) {
        if (!holds)
            findings.fail(Check::DsProfile, MdlReason::IacaProfile, QLatin1StringView(what));
    };
    const auto& keyUsage = anchor.keyUsage();
    const auto& basic = anchor.basicConstraints();
    const Extensions extensions = survey(anchor);
    demand(anchor.version() == 3, "version");
    demand(anchor.issuer() == anchor.subject(), "issuer is not subject");
    demand(isCountry(anchor.country()), "C");
    demand(!anchor.commonName().isEmpty(), "CN");
    demand(keyUsage && keyUsage->critical && keyUsage->bits == (crypto::KeyCertSign | crypto::CrlSign), "keyUsage");
    demand(basic && basic->critical && basic->ca && basic->pathLength == 0, "basicConstraints");
    demand(!anchor.subjectKeyIdentifier().isEmpty(), "subjectKeyIdentifier");
    demand(anchor.hasIssuerContact(), "issuerAltName");
    demand(hasSoundCrl(anchor), "cRLDistributionPoints");
    demand(extensions.firstForbidden.isEmpty(), "forbidden extension");
    demand(extensions.firstUnknownCritical.isEmpty(), "unknown critical extension");
    demand(!anchor.hasUnreadableExtension(), "unreadable extension");
    if (anchor.notAfter() - anchor.notBefore() > iacaLifetimeMax)
        findings.note(MdlReason::IacaLongLived);
}

void judgeTogether(const Certificate& signer, const Certificate& anchor, Findings& findings)
{
    if (signer.country() != anchor.country())
        findings.fail(Check::DsProfile, MdlReason::DsName, QStringLiteral("C is not the issuer's"));
    if (signer.state() != anchor.state())
        findings.fail(Check::DsProfile, MdlReason::DsName, QStringLiteral("ST is not the issuer's"));
    if (signer.authorityKeyIdentifier() != anchor.subjectKeyIdentifier() && !signer.authorityKeyIdentifier().isEmpty())
        findings.fail(Check::DsProfile, MdlReason::DsKeyIdentifier, QStringLiteral("AKI is not the issuer's SKI"));
}
} // namespace

void judgeCertificateProfiles(const Certificate& signer, const std::optional<Certificate>& anchor, Findings& findings)
{
    findings.done(Check::DsProfile);
    judgeSigner(signer, findings);
    if (!anchor)
        return;
    judgeAnchor(*anchor, findings);
    judgeTogether(signer, *anchor, findings);
}

} // namespace naru::identity::mdl
