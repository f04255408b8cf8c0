// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/paymentday.h"
#include "tests/support/suite.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QHash>

using namespace naru;
using namespace naru::payments;
using test::FaultyDisk;
using test::judged;
using test::liveOn;
using test::PlainLog;
using test::Plays;
using test::resolve;
using test::Script;
using test::textOf;
using test::Till;
using test::World;
using After = FaultyDisk::After;

namespace {

/// What the second attempt meets in an everyday run; a deep one plays every behaviour.
constexpr std::array everydaySeconds{Plays::Approves, Plays::LosesAnswer, Plays::ForgetsSilently};

std::vector<Plays> allPlays()
{
    std::vector<Plays> all;
    for (int one = 0; one <= int(Plays::Last); ++one)
        all.push_back(static_cast<Plays>(one));
    return all;
}

constexpr qint64 journalStride = 13; ///< every 13th operation, another one for each behaviour
constexpr std::size_t againStride = 59;
constexpr int cutsEach = 2; ///< power cuts at each moment, each losing other sectors

/// What there is at one moment before a crash.
struct Snapshot {
    FaultyDisk::ImagePtr disk;
    World world;
};

} // namespace

class PaymentCrashTest : public QObject {
    Q_OBJECT

private:
    Charge m_charge = Till::chargeFor(QStringLiteral("B-1"), Won{15'000});
    struct Lived {
        QByteArray verdict;
        bool played = false;
    };
    QHash<QByteArray, Lived> m_lived; ///< by the state of desk and world
    FaultyDisk::ImagePtr m_morning;   ///< the charge is open, nothing was asked

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

    /// The crash, the start after it, and the rest of the day. A desk and a world that were seen before in the same
    /// state have the same rest: it is lived once.
    QByteArray crashed(
        const Snapshot& at, After after, std::uint64_t seed, const Script& script, bool* played = nullptr)
    {
        FaultyDisk disk("pay-crash");
        disk.restore(*at.disk, after, seed);
        World world = at.world;
        if (after == After::PowerCut) {
            world.now.boot += '+';
            world.now.monotonic = Milliseconds(20'000);
            world.now.wall += std::chrono::seconds(40);
        }
        auto log = PlainLog::open(disk.vfs());
        if (!log)
            return log.fault().name();
        const auto tables = test::tablesOf(**log);
        if (!tables)
            return tables.fault().name();
        const QByteArray state = script.name() + world.now.boot + QByteArray::number(world.now.monotonic.count())
            + world.judge.fingerprint() + *tables;
        const QByteArray key = QCryptographicHash::hash(state, QCryptographicHash::Sha256);
        if (const auto known = m_lived.constFind(key); known != m_lived.constEnd()) {
            if (played)
                *played = *played || known->played;
            return known->verdict;
        }
        Lived lived;
        lived.verdict = liveAfter(**log, world, script, &lived.played);
        m_lived.insert(key, lived);
        if (played)
            *played = *played || lived.played;
        return lived.verdict;
    }

    QByteArray liveAfter(
        test::PayLog& log, World& world, const Script& script, bool* played, const std::function<void()>& mark = [] {})
    {
        Till till(log, world, mark);
        if (const auto recovered = till.recover(); !recovered)
            return "recovery: " + textOf(recovered);
        if (const auto resolved = resolve(till, world); !resolved)
            return textOf(resolved);
        if (const auto lived = liveOn(till, world, m_charge, script, played); !lived)
            return textOf(lived);
        return judged(till, world, m_charge, script);
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
        return crashed({disk.image(), world}, After::Kill, 0, script);
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
        const QByteArray verdict = liveAfter(**log, world, script, nullptr);
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
            *wrong = liveAfter(**log, world, script, nullptr, snap);
            disk.setHook({});
        }
        qint64 cases = 0;
        for (; cases < qint64(again.size()) && wrong->isEmpty(); ++cases)
            *wrong = crashed(again[std::size_t(cases)], After::Kill, 0, script);
        return cases;
    }

    /// Every moment of a script's day, killed and cut. The number of crashes; `wrong` says what was.
    qint64 explore(const Script& script, bool* played, QByteArray* wrong)
    {
        std::vector<Snapshot> snapshots;
        *wrong = live(script, &snapshots);
        qint64 cases = 0;
        for (std::size_t i = 0; i < snapshots.size() && wrong->isEmpty(); ++i) {
            for (int seed = 0; seed <= cutsEach && wrong->isEmpty(); ++seed, ++cases) { // 0: the process is killed
                const QByteArray verdict = crashed(snapshots[i], seed ? After::PowerCut : After::Kill,
                    static_cast<std::uint64_t>(seed), script, played);
                if (!verdict.isEmpty())
                    *wrong = "moment " + QByteArray::number(i) + " of " + QByteArray::number(snapshots.size())
                        + ", seed " + QByteArray::number(seed) + ": " + verdict;
            }
        }
        if (!wrong->isEmpty())
            *wrong = script.name() + ", " + *wrong;
        return cases;
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
        std::vector<Plays> seconds(everydaySeconds.begin(), everydaySeconds.end());
        if (qEnvironmentVariableIsSet("NARU_DEEP"))
            seconds = allPlays();
        for (const Plays first : allPlays()) {
            bool played = false;
            for (const Plays second : seconds) {
                QByteArray wrong;
                crashes += explore({first, second}, &played, &wrong);
                ++days;
                QVERIFY2(wrong.isEmpty(), wrong.constData());
                if (!played)
                    break; // nowhere in this day is there room for a second attempt
            }
        }
        qInfo("%lld days, %lld crashes, %lld of them left a state of their own, %.1f s", days, crashes,
            static_cast<long long>(m_lived.size()), double(timer.elapsed()) / 1000);
    }

    void keepsEveryRefundThroughEveryCrash()
    {
        qint64 crashes = 0;
        for (const Plays first : allPlays()) {
            QByteArray wrong;
            bool played = false;
            crashes += explore({first, Plays::Approves, AttemptKind::Reversal}, &played, &wrong);
            QVERIFY2(wrong.isEmpty(), wrong.constData());
        }
        qInfo("%lld crashes while giving back", crashes);
    }

    void keepsEveryWonWhenItCrashesAgain()
    {
        qint64 crashes = 0;
        for (const Plays first : allPlays()) {
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
        for (const Plays first : allPlays()) {
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
        for (int first = 0; first <= int(Plays::Last); ++first) {
            const Script script{static_cast<Plays>(first), Plays::Approves};
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
