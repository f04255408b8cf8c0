// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/verify.h"

#include "app/identity/mdl/verify.h"

namespace naru::identity {

namespace {
/// One row per credential format: a new one adds a folder and a row. The first that recognises the bytes judges them.
struct Format {
    bool (*recognises)(QByteArrayView bytes);
    Verdict (*judge)(const Evidence& evidence, const Belief& belief);
};
constexpr Format formats[]{{mdl::isDeviceResponse, mdl::verifyDeviceResponse}};

Verdict notRecognised()
{
    Verdict verdict;
    verdict.checks[static_cast<std::size_t>(Check::Parse)] = false;
    verdict.reasons.append(Reason{Check::Parse, Fault(IdentityFault::NotRecognised).name(), {}});
    return verdict;
}

Verdict judge(const Evidence& evidence, const Belief& belief)
{
    for (const Format& format : formats) {
        if (format.recognises(evidence.response))
            return format.judge(evidence, belief);
    }
    return notRecognised();
}

void noteTrust(const TrustList& trust, Verdict& verdict)
{
    const auto note = [&verdict](IdentityFault what, int count) {
        verdict.reasons.append(Reason{std::nullopt, Fault(what).name(), QString::number(count), true});
    };
    if (!trust.anchors())
        note(IdentityFault::NoTrust, 0);
    if (trust.unreadable())
        note(IdentityFault::TrustUnreadable, trust.unreadable());
    if (trust.unsupported())
        note(IdentityFault::TrustUnsupported, trust.unsupported());
}

/// A list that nobody has stood behind for long is said beside the verdict, and ends what is of high risk.
void weighAge(const Belief& belief, Verdict& verdict)
{
    using Freshness = TrustList::Freshness;
    const Freshness freshness = belief.trust.freshness(belief.now);
    if (freshness == Freshness::Fresh)
        return;
    if (freshness == Freshness::TooOld && belief.risk == Risk::High)
        return verdict.reject(Reason{std::nullopt, Fault(IdentityFault::TrustTooOld).name(), {}});
    verdict.reasons.append(Reason{std::nullopt, Fault(IdentityFault::TrustStale).name(), {}, true});
    if (verdict.overall == Overall::Accept)
        verdict.overall = Overall::AcceptStaleList;
}
} // namespace

Verdict verify(const Evidence& evidence, const Belief& belief)
{
    Verdict verdict = judge(evidence, belief);
    verdict.judgedAt = belief.now;
    verdict.trustAsOf = belief.trust.asOf();
    noteTrust(belief.trust, verdict);
    weighAge(belief, verdict);
    if (!belief.clockPlausible)
        verdict.reject(Reason{std::nullopt, Fault(IdentityFault::ClockImplausible).name(), {}});
    return verdict;
}

} // namespace naru::identity
