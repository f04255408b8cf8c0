// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/relay/relaydriver.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::payments;

/// Whatever an agent says: an approval is for the won it names, and "not found" comes to a status alone.
NARU_FUZZ_TARGET(relay)
{
    SeededRandom random(1);
    relay::RelayDriver driver({"0710000900", relay::RelayDriver::NetCancel::Proven, {}}, random);
    Attempt attempt;
    attempt.serviceId = QStringLiteral("A100000001");
    attempt.time = QStringLiteral("2026-11-20T00:00:00Z");
    attempt.amount = Won{15'000};
    const Heard heard = driver.hear(attempt, bytes);
    NARU_ASSERT(heard.evidence.kind == EvidenceKind::Answer || heard.evidence.kind == EvidenceKind::Unusable);
    if (heard.evidence.outcome == Outcome::Success)
        NARU_ASSERT(heard.evidence.amount && !heard.evidence.approval.isEmpty());
    const Heard status = driver.hearStatus({Driver::Ask::Status, QStringLiteral("q"), {}}, attempt, bytes);
    NARU_ASSERT(status.evidence.lastFour.size() <= 4);
    const auto message = relay::RelayMessage::read(bytes);
    if (message)
        NARU_ASSERT(relay::RelayMessage::read(message->json())->json() == message->json());
}
