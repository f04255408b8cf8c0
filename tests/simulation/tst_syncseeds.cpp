// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/syncworld.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>

#include <atomic>
#include <ctime>
#include <mutex>
#include <thread>

using namespace naru;
using test::SyncBreak;
using test::SyncPlan;
using test::SyncWorld;

/// Days of desks and hubs from seeds. One seed again: NARU_SEED=n; more of them: NARU_SEEDS=n (the deep check runs all
/// of R1, 10,000).
class SyncSeedsTest : public QObject {
    Q_OBJECT

    static int seeds(int daily)
    {
        const int asked = qEnvironmentVariableIntValue("NARU_SEEDS");
        return asked > 0 ? asked : qEnvironmentVariableIsSet("NARU_DEEP") ? 10'000 : daily;
    }

    /// In how many of the first `count` seeds a broken world was found out, and how many entries were lost in them.
    struct Broken {
        int found = 0, lost = 0;
    };
    static Broken broken(SyncBreak how, int count, bool withRestores)
    {
        Broken result;
        for (quint64 seed = 1; seed <= quint64(count); ++seed) {
            SyncPlan plan = SyncPlan::drawn(seed);
            plan.desks = 1;
            plan.faults = std::min(plan.faults, Milliseconds(20 * 60'000));
            if (withRestores)
                plan.restores = 2;
            SyncWorld world(seed, plan, how);
            result.found += world.run().isEmpty() ? 0 : 1;
            result.lost += world.lost();
        }
        return result;
    }

    QElapsedTimer m_time;
    int m_seeds = 0;
    qint64 m_messages = 0, m_forks = 0;
    Milliseconds m_slowest{0};

private Q_SLOTS:
    void initTestCase() { m_time.start(); }

    void losesNothingAndStaysAwakeInEverySeed_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        const int one = qEnvironmentVariableIntValue("NARU_SEED");
        const int count = seeds(1'000), part = std::max(1, count / 20);
        if (one > 0)
            QTest::addRow("seed %d", one) << one << one;
        for (int first = 1; one == 0 && first <= count; first += part)
            QTest::addRow("from %d", first) << first << std::min(first + part - 1, count);
    }

    void losesNothingAndStaysAwakeInEverySeed()
    {
        QFETCH(const int, first);
        QFETCH(const int, last);
        QStringList failed;
        std::mutex mutex;
        std::atomic<int> next{first};
        const auto work = [&] { // each world has a thread to itself, from its first event to its last
            for (int seed = next++; seed <= last; seed = next++) {
                SyncWorld world{quint64(seed)};
                const QStringList found = world.run();
                const std::lock_guard lock(mutex);
                failed += found;
                if (failed.size() >= 5)
                    next = last + 1;
                ++m_seeds;
                m_messages += world.messages();
                m_forks += world.forks();
                m_slowest = std::max(m_slowest, world.drained());
            }
        };
        std::vector<std::thread> threads(std::max(1u, std::thread::hardware_concurrency()));
        for (std::thread& thread : threads)
            thread = std::thread(work);
        for (std::thread& thread : threads)
            thread.join();
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(QLatin1Char('\n'))));
    }

    void saysWhatItSaw()
    {
        qInfo(
            "%d seeds in %.1f s: %lld messages, %lld forks, all sent at most %.1f min after the last fault, %.1f s of "
            "processor",
            m_seeds, double(m_time.elapsed()) / 1000, m_messages, m_forks, double(m_slowest.count()) / 60'000,
            double(std::clock()) / CLOCKS_PER_SEC);
        QVERIFY(m_seeds < 100 || m_forks > 0);
        QVERIFY(m_slowest <= SyncWorld::drainMax);
    }

    void aSeedIsTheSameDayTwice()
    {
        for (quint64 seed : {3u, 57u, 311u, 902u}) {
            SyncWorld once(seed), again(seed);
            QCOMPARE(once.run(), again.run());
            QCOMPARE(once.trace(), again.trace());
        }
    }

    void aHubThatCountsNumbersAloneIsSeenToSwallowEntries()
    {
        const Broken result = broken(SyncBreak::SeqAlone, 100, true);
        qInfo("deduplication by number alone: %d of 100 runs found out, %d entries lost", result.found, result.lost);
        QVERIFY(result.lost > 0);
        QVERIFY(result.found > 30);
    }

    void aLostAlarmIsNoticedInEverySeed() { QCOMPARE(broken(SyncBreak::LostAlarm, 20, false).found, 20); }

    void aDeskThatDoesNotCompareHashesIsFoundOut()
    {
        const Broken result = broken(SyncBreak::NoCompare, 100, true);
        qInfo("without the comparison: %d of 100 runs found out", result.found);
        QVERIFY(result.found > 20);
    }

    void aCursorThatMovesBeforeTheComparisonIsFoundOut()
    {
        const Broken result = broken(SyncBreak::EarlyCursor, 100, true);
        qInfo("cursor before comparison: %d of 100 runs found out", result.found);
        QVERIFY(result.found > 20);
    }
};

NARU_TEST(SyncSeedsTest)
#include "tst_syncseeds.moc"
