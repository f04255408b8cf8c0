// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificate.h"
#include "app/identity/mdl/profile.h"
#include "tests/fuzz/target.h"

using namespace naru;
using crypto::Certificate;

namespace {
void askEverything(const Certificate& certificate)
{
    certificate.fingerprint();
    certificate.version();
    certificate.country();
    certificate.state();
    certificate.organization();
    certificate.commonName();
    certificate.serialNumber();
    rfc3339(certificate.notBefore());
    rfc3339(certificate.notAfter());
    certificate.keyUsage();
    certificate.extendedKeyUsage();
    certificate.basicConstraints();
    certificate.crlDistribution();
    certificate.subjectKeyIdentifier();
    certificate.authorityKeyIdentifier();
    certificate.hasUnreadableExtension();
    for (const Certificate::Extension& extension : certificate.extensions())
        NARU_ASSERT(certificate.hasExtension(extension.oid));
    if (const auto key = certificate.publicKey())
        NARU_ASSERT(!key->spki().isEmpty());
    certificate.isSignedBy(certificate);
    const auto again = Certificate::parse(certificate.der());
    NARU_ASSERT(again && again->subject() == certificate.subject() && again->issuer() == certificate.issuer());
    identity::mdl::Findings findings(QStringLiteral("document 0"));
    identity::mdl::judgeCertificateProfiles(certificate, certificate, findings);
}
} // namespace

NARU_FUZZ_TARGET(certificate)
{
    (void)Certificate::parse(bytes);
    const auto intake = Certificate::parseMany(bytes);
    for (const Certificate& certificate : intake.certificates)
        askEverything(certificate);
}
