// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/issuerchain.h"

#include "app/identity/mdl/certificatecache.h"

namespace naru::identity::mdl {

using codec::CborType;
using codec::CborValue;
using crypto::Certificate;

namespace {
bool inDate(const Certificate& certificate, Instant now)
{
    return certificate.notBefore() <= now && now <= certificate.notAfter();
}

/// The leaf: x5chain is one bstr, or an array with the leaf first (RFC 9360 §2).
std::optional<QByteArray> leafOf(const CborValue& x5chain, Findings& findings)
{
    if (!x5chain.is(CborType::Array))
        return x5chain.toBytes();
    if (x5chain.size() == 1)
        findings.note(MdlReason::SingleCertificateArray);
    else if (x5chain.size() > 1)
        findings.note(MdlReason::ExtraCertificates, QString::number(x5chain.size() - 1));
    return x5chain.at(0).toBytes();
}

/// The root that signed the DS; among several (a key issued anew) one that is in date.
std::optional<Certificate> anchorOf(const Certificate& signer, const TrustList& trust, Instant now, Findings& findings)
{
    std::optional<Certificate> found;
    bool notRoot = false;
    const auto candidates = trust.anchorsFor(signer);
    for (const Certificate& candidate : candidates) {
        if (!certificateCache().isSignedBy(signer, candidate))
            continue;
        if (candidate.issuer() != candidate.subject())
            notRoot = true;
        else if (!found || (!inDate(*found, now) && inDate(candidate, now)))
            found = candidate;
    }
    if (found)
        return found;
    findings.fail(Check::IssuerChain,
        notRoot                    ? MdlReason::AnchorNotRoot
            : candidates.isEmpty() ? MdlReason::UnknownAnchor
                                   : MdlReason::AnchorSignatureMismatch);
    return std::nullopt;
}

void judgeDates(const Certificate& certificate, Instant now, MdlReason early, MdlReason late, Findings& findings)
{
    if (now < certificate.notBefore())
        findings.fail(Check::IssuerChain, early, rfc3339(certificate.notBefore()));
    else if (now > certificate.notAfter())
        findings.fail(Check::IssuerChain, late, rfc3339(certificate.notAfter()));
}
} // namespace

IssuerChain judgeIssuerChain(const CoseMessage& issuerAuth, const TrustList& trust, Instant now, Findings& findings)
{
    IssuerChain chain;
    findings.done(Check::IssuerChain);
    const auto leaf = leafOf(issuerAuth.unprotectedMap.find(coseX5Chain), findings);
    if (!leaf) {
        findings.fail(Check::IssuerChain, MdlReason::NoCertificate);
        return chain;
    }
    chain.signer = certificateCache().parse(*leaf);
    if (!chain.signer) {
        findings.fail(Check::IssuerChain, MdlReason::CertificateUnreadable);
        return chain;
    }
    chain.anchor = anchorOf(*chain.signer, trust, now, findings);
    judgeDates(*chain.signer, now, MdlReason::DsNotYetValid, MdlReason::DsExpired, findings);
    if (chain.anchor)
        judgeDates(*chain.anchor, now, MdlReason::AnchorNotYetValid, MdlReason::AnchorExpired, findings);
    return chain;
}

} // namespace naru::identity::mdl
