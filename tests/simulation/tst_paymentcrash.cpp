// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/crashes.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>

using namespace naru;
using namespace naru::payments;
using test::Crashes;
using test::FaultyDisk;
using test::judged;
using test::liveOn;
using test::PlainLog;
using test::Plays;
using test::resolve;
using test::Script;
using test::Snapshot;
using test::textOf;
using test::Till;
using test::World;
using After = FaultyDisk::After;

namespace {

/// What the second attempt meets: in an everyday run two of the behaviours, in a deep one each.
std::vector<Plays> secondsFor(Plays first)
{
    if (!test::isDeep())
        return {Plays::Approves, int(first) % 2 ? Plays::LosesAnswer : Plays::ForgetsSilently};
    std::vector<Plays> all;
    for (int each = 0; each <= int(Plays::Last); ++each)
        all.push_back(static_cast<Plays>(each));
    return all;
}

constexpr std::size_t refundStride = 2; ///< of the moments of an everyday run
constexpr qint64 journalStride = 13;    ///< every 13th operation, another one for each behaviour
constexpr std::size_t againStride = 79;

} // namespace

class PaymentCrashTest : public QObject {
    Q_OBJECT

private:
    Charge m_charge = Till::chargeFor(QStringLiteral("B-1"), Won{15'000});
    Crashes m_crashes{m_charge};
    FaultyDisk::ImagePtr m_morning; ///< the charge is open, nothing was asked

    /// A day without a crash; a snapshot before each operation of the disk and at each step of the desk.
    QByteArray live(const Script& script, std::vector<Snapshot>* snapshots)
    {
        FaultyDisk disk("pay-live");
        disk.restore(*m_morning, After::Kill);
        auto log = PlainLog::open(disk.vfs());
        if (!log)
            return log.fault().name();
        World world;
        const auto snap = [&] {
            if (snapshots)
                snapshots->push_back({disk.image(), world});
        };
        disk.setHook(snap);
        Till till(**log, world, snap);
        if (const auto lived = liveOn(till, world, m_charge, script); !lived)
            return textOf(lived);
        disk.setHook({});
        const QByteArray verdict = judged(till, world, m_charge, script);
        return verdict.isEmpty() && *test::tablesOf(**log) != *test::rebuilt(**log)
            ? QByteArray("not what its entries say")
            : verdict;
    }

    /// The disk refuses everything from operation `at` on, and the desk goes on living until it notices.
    QByteArray failing(qint64 at, const Script& script, bool* over)
    {
        FaultyDisk disk("pay-live");
        disk.restore(*m_morning, After::Kill);
        World world;
        {
            auto log = PlainLog::open(disk.vfs());
            if (!log)
                return log.fault().name();
            disk.setPlan({.cutAt = disk.operations() + at});
            Till till(**log, world);
            *over = bool(liveOn(till, world, m_charge, script));
        }
        return m_crashes.after({disk.image(), world}, After::Kill, 0, script);
    }

    QByteArray cutInJournal(qint64 at, const Script& script, bool* over)
    {
        FaultyDisk disk("pay-journal");
        const auto log = test::JournalLog::open(disk.vfs());
        if (!log)
            return log.fault().name();
        World world;
        Till till(**log, world);
        if (const auto opened = till.open(m_charge); !opened)
            return textOf(opened);
        disk.setPlan({.cutAt = disk.operations() + at});
        *over = bool(liveOn(till, world, m_charge, script));
        (*log)->stage.journal.reset();
        disk.cutPower(static_cast<std::uint64_t>(at));
        world.now.boot += '+';
        world.now.monotonic = Milliseconds(20'000);
        if (const auto opened = (*log)->reopen(); !opened)
            return textOf(opened);
        const QByteArray verdict = m_crashes.liveAfter(**log, world, script, nullptr);
        (*log)->stage.journal.reset();
        return verdict;
    }

    /// Killed at one moment, and killed again at every moment of the start and the day after it.
    qint64 exploreAgain(const Snapshot& at, const Script& script, QByteArray* wrong)
    {
        std::vector<Snapshot> again;
        {
            FaultyDisk disk("pay-again");
            disk.restore(*at.disk, After::Kill);
            World world = at.world;
            const auto snap = [&] { again.push_back({disk.image(), world}); };
            disk.setHook(snap);
            auto log = PlainLog::open(disk.vfs());
            if (!log) {
                *wrong = log.fault().name();
                return 0;
            }
            *wrong = m_crashes.liveAfter(**log, world, script, nullptr, snap);
            disk.setHook({});
        }
        qint64 cases = 0;
        for (; cases < qint64(again.size()) && wrong->isEmpty(); ++cases)
            *wrong = m_crashes.after(again[std::size_t(cases)], After::Kill, 0, script);
        return cases;
    }

    /// Every moment of a script's day, killed and cut. The number of crashes; `wrong` says what was.
    qint64 explore(const Script& script, bool* played, QByteArray* wrong, std::size_t stride = 1)
    {
        std::vector<Snapshot> snapshots;
        *wrong = live(script, &snapshots);
        return wrong->isEmpty() ? m_crashes.atAll(snapshots, script, wrong, played, stride) : 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        FaultyDisk disk("pay-morning");
        World world;
        {
            auto log = PlainLog::open(disk.vfs());
            QVERIFY2(log, log ? "" : log.fault().name());
            Till till(**log, world);
            QVERIFY(till.open(m_charge));
        }
        m_morning = disk.image();
    }

    void keepsEveryWonThroughEveryCrash()
    {
        QElapsedTimer timer;
        timer.start();
        qint64 crashes = 0, days = 0;
        for (const Plays first : test::allPlays()) {
            bool played = false;
            for (const Plays second : secondsFor(first)) {
                QByteArray wrong;
                crashes += explore({first, second}, &played, &wrong);
                ++days;
                QVERIFY2(wrong.isEmpty(), wrong.constData());
                if (!played)
                    break; // nowhere in this day is there room for a second attempt
            }
        }
        qInfo("%lld days, %lld crashes, %lld of them left a state of their own, %.1f s", days, crashes,
            static_cast<long long>(m_crashes.states()), double(timer.elapsed()) / 1000);
    }

    void keepsEveryRefundThroughEveryCrash()
    {
        qint64 crashes = 0;
        for (const Plays first : test::allPlays()) {
            QByteArray wrong;
            bool played = false;
            crashes += explore(
                {first, Plays::Approves, AttemptKind::Reversal}, &played, &wrong, test::isDeep() ? 1 : refundStride);
            QVERIFY2(wrong.isEmpty(), wrong.constData());
        }
        qInfo("%lld crashes while giving back", crashes);
    }

    void keepsEveryWonWhenItCrashesAgain()
    {
        qint64 crashes = 0;
        for (const Plays first : test::allPlays()) {
            const Script script{first, Plays::Approves};
            std::vector<Snapshot> snapshots;
            QCOMPARE(live(script, &snapshots), QByteArray());
            for (std::size_t i = std::size_t(first) % againStride; i < snapshots.size(); i += againStride) {
                QByteArray wrong;
                crashes += exploreAgain(snapshots[i], script, &wrong);
                QVERIFY2(wrong.isEmpty(), script.name() + ", moment " + QByteArray::number(i) + ": " + wrong);
            }
        }
        qInfo("%lld crashes after a crash", crashes);
    }

    /// The same through the journal itself: its thread, its chain, its own recovery.
    void keepsEveryWonInTheJournalToo()
    {
        qint64 cuts = 0;
        for (const Plays first : test::allPlays()) {
            const Script script{first, Plays::LosesAnswer};
            bool over = false;
            for (qint64 at = qint64(first) % journalStride; !over; at += journalStride, ++cuts) {
                const QByteArray verdict = cutInJournal(at, script, &over);
                QVERIFY2(verdict.isEmpty(), script.name() + ", operation " + QByteArray::number(at) + ": " + verdict);
            }
        }
        qInfo("%lld power cuts in the journal", cuts);
    }

    void sendsNothingOnceTheDiskRefuses()
    {
        qint64 cases = 0;
        for (const Plays first : test::allPlays()) {
            const Script script{first, Plays::Approves};
            bool over = false;
            for (qint64 at = 0; !over; ++at, ++cases) {
                const QByteArray verdict = failing(at, script, &over);
                QVERIFY2(verdict.isEmpty(), script.name() + ", operation " + QByteArray::number(at) + ": " + verdict);
            }
        }
        qInfo("%lld disks that refused", cases);
    }
};

NARU_TEST(PaymentCrashTest)
#include "tst_paymentcrash.moc"
