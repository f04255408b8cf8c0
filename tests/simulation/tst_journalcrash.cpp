// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/folder.h"
#include "tests/simulation/recordday.h"
#include "tests/support/suite.h"

#include <QProcess>

using namespace naru;
using namespace naru::journal;
using naru::test::Acknowledged;
using naru::test::count;
using naru::test::FaultyDisk;
using naru::test::JournalStage;
using naru::test::judge;
using naru::test::missing;
using naru::test::tally;

namespace {

constexpr int appends = 30;

Acknowledged liveOneDay(JournalStage& stage)
{
    Acknowledged acknowledged;
    test::liveOneDay(stage, appends, acknowledged);
    return acknowledged;
}

/// The same day cut at every operation of the disk: one run, whose image at each moment is put into another disk.
class EveryMoment {
public:
    EveryMoment(test::Medium medium, int transactions, int cutsEach)
        : m_medium(medium)
        , m_cutsEach(cutsEach)
        , m_disk("journal-day", medium)
        , m_stage(m_disk.vfs())
    {
        auto lock = storage::FolderLock::take(m_stage.folder.path());
        if (!lock)
            qFatal("no lock");
        m_stage.options.lock = std::make_shared<const storage::FolderLock>(*std::move(lock));
        m_disk.setHook([this] { cut(); });
        test::liveOneDay(m_stage, transactions, m_acknowledged);
        m_disk.setHook({});
        cut(); // behind the last
        if (m_wrong.isEmpty() && m_acknowledged.size() != transactions)
            m_wrong = "not all was acknowledged";
    }
    const QByteArray& wrong() const { return m_wrong; }
    qint64 moments() const { return m_moments; }
    qint64 cuts() const { return m_cuts; }

private:
    void cut()
    {
        const auto image = m_disk.image();
        for (int i = 0; i < m_cutsEach && m_wrong.isEmpty(); ++i) {
            FaultyDisk left("journal-left", m_medium);
            left.restore(*image, FaultyDisk::After::PowerCut, quint64(++m_cuts));
            JournalStage after(left.vfs());
            after.options = m_stage.options; // the same names, the same keys
            after.options.vfs = left.vfs();
            std::swap(after.keys, m_stage.keys);
            const QByteArray verdict = test::judge(after, m_acknowledged);
            after.journal.reset();
            std::swap(after.keys, m_stage.keys);
            if (!verdict.isEmpty())
                m_wrong = "cut " + QByteArray::number(m_cuts) + " before operation " + QByteArray::number(m_moments)
                    + ": " + verdict;
        }
        ++m_moments;
    }

    const test::Medium m_medium;
    const int m_cutsEach;
    FaultyDisk m_disk;
    JournalStage m_stage;
    Acknowledged m_acknowledged;
    qint64 m_moments = 0, m_cuts = 0;
    QByteArray m_wrong;
};

} // namespace

class JournalCrashTest : public QObject {
    Q_OBJECT

private:
    /// Verdict after a cut in operation `at`; without one (-1) how many operations the day has is in `operations`.
    QByteArray cutAt(qint64 at, std::uint64_t seed, qint64* operations = nullptr)
    {
        FaultyDisk disk("journal-cut");
        JournalStage stage(disk.vfs());
        disk.setPlan({.cutAt = at});
        const Acknowledged acknowledged = liveOneDay(stage);
        if (operations)
            *operations = disk.operations();
        disk.cutPower(seed);
        const QByteArray verdict = judge(stage, acknowledged);
        stage.journal.reset();
        return verdict;
    }

private Q_SLOTS:
    void losesNothingWhereverThePowerGoes_data()
    {
        QTest::addColumn<qint64>("sectorBytes");
        QTest::addColumn<bool>("tears");
        for (const qint64 bytes : {512, 4096}) {
            QTest::addRow("sectors of %lld", static_cast<long long>(bytes)) << bytes << false;
            QTest::addRow("torn sectors of %lld", static_cast<long long>(bytes)) << bytes << true;
        }
    }
    /// R3: every write, sync and truncation of the script; what was not synced survives in any part and any order.
    void losesNothingWhereverThePowerGoes()
    {
        QFETCH(const qint64, sectorBytes);
        QFETCH(const bool, tears);
        const int transactions = test::runsDeep() ? 200 : 20, cutsEach = test::timesOf(1, 19);
        const EveryMoment day({sectorBytes, tears}, transactions, cutsEach);
        QVERIFY2(day.wrong().isEmpty(), day.wrong().constData());
        qInfo("%d transactions: each of %lld moments cut %d times, %lld cuts", transactions,
            static_cast<long long>(day.moments()), cutsEach, static_cast<long long>(day.cuts()));
        QVERIFY(day.moments() > 5 * transactions);
    }

    /// The model can lose: a disk that only says it has written does, and no loss leaves a chain that is not one.
    void noticesADiskThatLies()
    {
        int lost = 0, found = 0;
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            FaultyDisk disk("journal-lies");
            JournalStage stage(disk.vfs());
            disk.setPlan({.cutAt = 150 + static_cast<qint64>(seed), .lyingSyncsPercent = 30, .lies = seed});
            const Acknowledged acknowledged = liveOneDay(stage);
            disk.cutPower(seed);
            const QByteArray verdict = judge(stage, acknowledged);
            lost += verdict.startsWith("lost");
            found += !verdict.isEmpty() && !verdict.startsWith("lost");
            QVERIFY2(verdict != "does not go on" && verdict != "projection and entries differ", verdict.constData());
        }
        qInfo("of 150: %d lost their end, %d named a fault", lost, found);
        QVERIFY(lost > 0);
    }

    void goesOnAfterAnyWriteThatFailed()
    {
        qint64 operations = 0;
        QCOMPARE(cutAt(-1, 0, &operations), QByteArray());
        for (qint64 writes = 0; writes < operations; writes += test::runsDeep() ? 1 : 3) {
            FaultyDisk disk("journal-writes");
            JournalStage stage(disk.vfs());
            QVERIFY(stage.open() && stage.journal->migrate("tally", tally));
            disk.setPlan({.failWritesAfter = writes});
            Acknowledged acknowledged;
            int refused = 0;
            for (int i = 1; i <= appends; ++i) {
                const auto stamp = stage.append(i, count);
                if (stamp) {
                    acknowledged.insert(stamp->seq, stamp->hash);
                } else {
                    QVERIFY2(stamp.fault().is(storage::StorageFault::IoFailed), stamp.fault().name());
                    if (++refused == 2)
                        disk.setPlan({});
                }
            }
            QVERIFY(refused <= 2 && acknowledged.size() == appends - refused);
            QCOMPARE(missing(*stage.journal, acknowledged), QByteArray());
            disk.cutPower(static_cast<std::uint64_t>(writes));
            QCOMPARE(judge(stage, acknowledged), QByteArray());
            stage.journal.reset();
        }
    }

    void keepsItsOrderThroughJumpingClocks()
    {
        FaultyDisk disk("journal-clocks");
        JournalStage stage(disk.vfs());
        SeededRandom random(4711);
        quint64 last = 0;
        for (int i = 0; i < 400; ++i) {
            if (i % 40 == 0)
                QVERIFY(stage.open());
            const auto jumpDays = static_cast<qint64>(random.below(7'300)) - 3'650;
            stage.clock.jumpTo(stage.clock.now() + std::chrono::hours(24 * jumpDays));
            if (random.below(5) == 0)
                stage.journal->confirmTime();
            const auto stamp = stage.append(i);
            QVERIFY(stamp && stamp->hlc > last);
            last = stamp->hlc;
        }
        QCOMPARE(*stage.journal->verify(), 400u);
    }

    void losesNothingWhenKilled_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= (test::runsDeep() ? 20 : 1); ++seed)
            QTest::addRow("50 kills, seed %d", seed) << seed;
    }
    void losesNothingWhenKilled()
    {
        QFETCH(int, seed);
        constexpr int kills = 50, killsPerFolder = 10;
        SeededRandom random(static_cast<std::uint64_t>(seed));
        qsizetype total = 0;
        std::unique_ptr<QTemporaryDir> folder;
        Acknowledged acknowledged;
        for (int kill = 0; kill < kills; ++kill) {
            if (kill % killsPerFolder == 0) {
                folder = std::make_unique<QTemporaryDir>();
                acknowledged.clear();
            }
            const auto before = acknowledged.size();
            killAfter(random.below(60), folder->path(), acknowledged);
            total += acknowledged.size() - before;
            const QByteArray verdict = judgeFolder(folder->path(), acknowledged);
            QVERIFY2(verdict.isEmpty(),
                qPrintable(QStringLiteral("kill %1: %2").arg(kill).arg(QString::fromLatin1(verdict))));
        }
        qInfo("%d kills, %lld entries acknowledged", kills, static_cast<long long>(total));
        QVERIFY(total > kills);
    }

private:
    /// Lets the child acknowledge `lines` entries, then kills it wherever it is by then.
    static void killAfter(std::uint64_t lines, const QString& folder, Acknowledged& acknowledged)
    {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QStringLiteral(NARU_BINARY_DIR "/bin/journal_child"), {folder});
        QVERIFY(child.waitForStarted());
        QByteArray said;
        while (static_cast<std::uint64_t>(said.count('\n')) <= lines && child.waitForReadyRead(20'000))
            said += child.readAllStandardOutput();
        child.kill(); // SIGKILL
        child.waitForFinished();
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        said += child.readAllStandardOutput();
        for (const QByteArray& line : said.split('\n')) {
            const auto space = line.indexOf(' ');
            if (line.size() == space + 1 + 64) // the last one may be cut in the middle
                acknowledged.insert(line.first(space).toULongLong(), QByteArray::fromHex(line.sliced(space + 1)));
        }
    }

    static QByteArray judgeFolder(const QString& folder, const Acknowledged& acknowledged)
    {
        JournalStage stage;
        auto keys = crypto::openFileKeyStore(folder + QStringLiteral("/keys"));
        if (!keys)
            return keys.fault().name();
        stage.keys = *std::move(keys);
        stage.options.path = folder + QStringLiteral("/journal.db");
        stage.options.mode = storage::Database::Mode::ReadOnly; // as naructl finds it, log and all
        if (const auto opened = stage.open(); !opened)
            return opened.fault().name();
        return missing(*stage.journal, acknowledged);
    }
};

NARU_TEST(JournalCrashTest)
#include "tst_journalcrash.moc"
