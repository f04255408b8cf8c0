// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/verify.h"
#include "tests/fuzz/target.h"
#include "tests/support/mdocmaker.h"

using namespace naru;
using namespace naru::identity;

namespace {
/// The desk that the seeds were made for: its trust list, session and time.
struct Desk {
    Desk()
        : made(test::MdocMaker(1).make())
        , readerKey(*crypto::PrivateKey::fromPem(made.readerKeyPem))
        , now(*parseRfc3339(u"2026-06-01T00:00:00Z"))
    {
        trust.add(made.trustPem);
    }
    test::MadeMdoc made;
    crypto::PrivateKey readerKey;
    TrustList trust;
    Instant now;
};

Asked askedForName()
{
    const QString space = QLatin1StringView(test::mdlSpace);
    return {{{QLatin1StringView(test::mdlType), {{space, QStringLiteral("family_name"), false}}}}, AgeQuestion{}};
}
} // namespace

NARU_FUZZ_TARGET(response)
{
    static const Desk desk;
    const Belief belief{desk.trust, desk.now, true};
    const Verdict all = verify({bytes, desk.made.transcript, desk.readerKey, std::nullopt}, belief);
    const Verdict some = verify({bytes, desk.made.transcript, desk.readerKey, askedForName()}, belief);
    NARU_ASSERT(all.check(Check::Parse).has_value());
    for (const Verdict& verdict : {all, some}) {
        for (const DocumentVerdict& document : verdict.documents)
            NARU_ASSERT(verdict.accepted() || (document.values.isEmpty() && document.deviceSigned.isEmpty()));
        for (const char* check : {"issuer_signature", "digests", "device_auth", "validity"})
            NARU_ASSERT(!verdict.accepted() || !verdict.failedChecks().contains(QLatin1StringView(check)));
    }
    for (const DocumentVerdict& document : some.documents) {
        for (const auto& elements : document.values) // what was not asked cannot be read
            NARU_ASSERT(elements.size() <= 1);
    }
    verify({desk.made.response, bytes, desk.readerKey, std::nullopt}, belief); // as a SessionTranscript
}
