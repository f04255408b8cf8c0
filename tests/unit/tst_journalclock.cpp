// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/hybridclock.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::journal;
using naru::test::JournalStage;
using std::chrono::hours;

/// facts: 48-bit ms ‖ 16-bit counter, max(last + 1, now), no jump ahead over 24 h.
class JournalClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWithinOneMillisecond()
    {
        HybridClock clock;
        const ClockReading now{Instant{Milliseconds(1'000)}, {}};
        QCOMPARE(clock.next(now, HybridClock::Jump::Refuse), quint64(1'000) << 16);
        QCOMPARE(clock.next(now, HybridClock::Jump::Refuse), (quint64(1'000) << 16) + 1);
    }

    void neverGoesBack()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        const auto first = stage.append(1);
        stage.clock.jumpTo(stage.clock.now() - hours(24 * 365));
        const auto second = stage.append(2);
        QCOMPARE(second->hlc, first->hlc + 1);
        QVERIFY(stage.open());
        QCOMPARE(stage.append(3)->hlc, first->hlc + 2);
        stage.clock.jumpTo(Instant{Milliseconds(-5)});
        QCOMPARE(stage.append(4)->hlc, first->hlc + 3);
    }

    void doesNotBelieveAJumpOfMoreThanADay()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        const auto first = stage.append(1);
        const Instant start = stage.clock.now();
        stage.clock.jumpTo(start + hours(24 * 3650));
        QCOMPARE(stage.append(2)->hlc, first->hlc + 1);
        stage.clock.jumpTo(start + hours(1));
        QVERIFY(stage.append(3)->time() == start + hours(1));
        stage.clock.jumpTo(start + hours(24));
        QVERIFY(stage.append(4)->time() == start + hours(24));
    }

    void doesNotBelieveAJumpAcrossAReopening()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        const auto first = stage.append(1);
        stage.clock.advance(hours(72));
        QVERIFY(stage.open()); // what the monotonic clock counted before belongs to another run
        QCOMPARE(stage.append(2)->hlc, first->hlc + 1);
    }

    void believesTheMonotonicClockOfThisRun()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.append(1));
        stage.clock.advance(hours(72));
        QVERIFY(stage.append(2)->time() == stage.clock.now());
    }

    void followsAPersonsWord()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        const auto first = stage.append(1);
        stage.clock.jumpTo(stage.clock.now() + hours(72));
        QCOMPARE(stage.append(2)->hlc, first->hlc + 1);
        stage.journal->confirmTime();
        QVERIFY(stage.append(3)->time() == stage.clock.now());
        stage.clock.advance(Milliseconds(5));
        QVERIFY(stage.append(4)->time() == stage.clock.now());
    }

    void takesAnyTimeForTheFirstEntry()
    {
        JournalStage stage;
        stage.clock.jumpTo(Instant{Milliseconds(4)});
        QVERIFY(stage.open());
        QVERIFY(stage.append(1)->time() == Instant{Milliseconds(4)});
    }
};

NARU_TEST(JournalClockTest)
#include "tst_journalclock.moc"
