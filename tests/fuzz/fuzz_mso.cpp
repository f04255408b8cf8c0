// SPDX-License-Identifier: GPL-3.0-or-later
// IssuerAuth and the MSO in it.
#include "app/identity/mdl/engagement.h"
#include "app/identity/mdl/issuerauth.h"
#include "app/identity/mdl/issuerchain.h"
#include "app/identity/mdl/profile.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::identity;

namespace {
void readMso(const QByteArray& payload, const std::optional<crypto::Certificate>& signer)
{
    const mdl::Mso mso = mdl::Mso::read(payload);
    mdl::mayDeviceSign(mso, QStringLiteral("org.iso.18013.5.1"), QStringLiteral("family_name"));
    if (mso.deviceKey.isValid())
        (void)mdl::parseCoseKey(mso.deviceKey.raw());
    mdl::Findings findings(QStringLiteral("document 0"));
    if (mso.validity)
        mdl::judgeValidity(*mso.validity, signer, *parseRfc3339(u"2026-06-01T00:00:00Z"), findings);
}
} // namespace

NARU_FUZZ_TARGET(mso)
{
    readMso(bytes, std::nullopt);
    const auto document = codec::CborDocument::parse(bytes);
    const auto issuerAuth = document ? mdl::CoseMessage::read((*document)->root()) : document.fault();
    if (!issuerAuth)
        return;
    issuerAuth->algorithm();
    issuerAuth->hasCriticalHeader();
    issuerAuth->hasHeaderTwice();
    mdl::Findings findings(QStringLiteral("document 0"));
    const auto chain = mdl::judgeIssuerChain(*issuerAuth, {}, *parseRfc3339(u"2026-06-01T00:00:00Z"), findings);
    NARU_ASSERT(!chain.anchor && !findings.holds(Check::IssuerChain)); // nobody is trusted here
    if (chain.signer) {
        mdl::judgeIssuerSignature(*issuerAuth, *chain.signer, findings);
        mdl::judgeCertificateProfiles(*chain.signer, chain.anchor, findings);
    }
    if (issuerAuth->payload)
        readMso(*issuerAuth->payload, chain.signer);
}
