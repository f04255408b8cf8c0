// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/clockfloor.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::identity;
using namespace std::chrono_literals;

/// The clock is believed between the newest thing that has happened and a day after the last entry.
class ClockFloorTest : public QObject {
    Q_OBJECT

    const Instant m_built = *parseRfc3339(u"2026-01-01T00:00:00Z");

private Q_SLOTS:
    void believesATimeAfterTheBuild()
    {
        QCOMPARE(judgeClock(m_built, {m_built, {}, {}}), ClockState::Plausible);
        QCOMPARE(judgeClock(m_built + 24h * 365, {m_built, {}, {}}), ClockState::Plausible);
    }
    void refusesATimeBeforeTheBuild()
    {
        QCOMPARE(judgeClock(m_built - 1ms, {m_built, {}, {}}), ClockState::BeforeFloor);
    }
    void refusesATimeBeforeTheLastEntry()
    {
        QCOMPARE(judgeClock(m_built + 1h, {m_built, m_built + 2h, {}}), ClockState::BeforeFloor);
        QCOMPARE(judgeClock(m_built + 2h, {m_built, m_built + 2h, {}}), ClockState::Plausible);
    }
    void aTimeServerMaySetTheClockBackALittle()
    {
        QCOMPARE(judgeClock(m_built + 2h - clockBackMax, {m_built, m_built + 2h, {}}), ClockState::Plausible);
        QCOMPARE(judgeClock(m_built + 2h - clockBackMax - 1ms, {m_built, m_built + 2h, {}}), ClockState::BeforeFloor);
    }
    void refusesATimeBeforeTheTrustFolder()
    {
        QCOMPARE(judgeClock(m_built + 1h, {m_built, m_built, m_built + 2h}), ClockState::BeforeFloor);
    }
    void asksAfterMoreThanADaySinceTheLastEntry()
    {
        QCOMPARE(judgeClock(m_built + 24h, {m_built, m_built, {}}), ClockState::Plausible);
        QCOMPARE(judgeClock(m_built + 24h + 1ms, {m_built, m_built, {}}), ClockState::TooFarAhead);
    }
    void takesTheNewestOfAllAsFloor()
    {
        const ClockEvidence evidence{m_built, m_built - 48h, m_built - 1h};
        QCOMPARE(judgeClock(m_built - 1ms, evidence), ClockState::BeforeFloor);
    }
};

NARU_TEST(ClockFloorTest)
#include "tst_clockfloor.moc"
