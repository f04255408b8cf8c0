// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexoxml/nexoxmldriver.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::payments;

/// Whatever a terminal says: it is about the question, and an approval names its money.
NARU_FUZZ_TARGET(nexoxml)
{
    SeededRandom random(1);
    nexoxml::NexoXmlDriver driver(
        {"NARU-1", "S1F2-1", [] { return QByteArray("2026-11-20T09:00:00+09:00"); }, false, {}}, random);
    Attempt attempt;
    attempt.serviceId = QStringLiteral("A100000001");
    attempt.poi = QStringLiteral("S1F2-1");
    attempt.amount = Won{15'000};
    for (const Heard& heard : {driver.hear(attempt, bytes),
             driver.hearStatus({Driver::Ask::Status, QStringLiteral("ZZ10000001"), {}}, attempt, bytes)}) {
        NARU_ASSERT(heard.evidence.lastFour.size() <= 4);
        NARU_ASSERT(heard.evidence.kind == EvidenceKind::Unusable || heard.evidence.serviceId == attempt.serviceId);
        NARU_ASSERT(heard.copy.isEmpty() || heard.copy == bytes);
    }
    (void)driver.hearHealth({Driver::Ask::Login, QStringLiteral("ZZ10000001"), {}}, bytes);
}
