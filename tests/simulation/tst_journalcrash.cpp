// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultyvfs.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

#include <QProcess>

using namespace naru;
using namespace naru::journal;
using naru::test::FaultyDisk;
using naru::test::JournalStage;

namespace {

constexpr int appends = 30;

bool isDeep()
{
    return qEnvironmentVariableIsSet("NARU_DEEP");
}

/// A projection beside the entries, and checkpoints often enough to fall into the run.
constexpr storage::Database::Migration tally[]
    = {{1, "CREATE TABLE tally(seq INTEGER PRIMARY KEY) STRICT; PRAGMA wal_autocheckpoint=12"}};

Result<void> count(storage::Transaction& transaction, const Stamp& stamp)
{
    auto insert = transaction.prepare("INSERT INTO tally(seq) VALUES(?1)");
    return insert ? insert->bind(1, static_cast<qint64>(stamp.seq)).run() : insert.fault();
}

using Acknowledged = QMap<quint64, QByteArray>; ///< seq → hash

/// A day of appends on a disk that may go at any moment; what was acknowledged is kept on this side.
Acknowledged liveOneDay(JournalStage& stage)
{
    Acknowledged acknowledged;
    if (!stage.open() || !stage.journal->migrate("tally", tally))
        return acknowledged;
    for (int i = 1; i <= appends; ++i) {
        stage.clock.advance(Milliseconds(250));
        if (const auto stamp = stage.append(i, count); stamp)
            acknowledged.insert(stamp->seq, stamp->hash);
    }
    stage.journal.reset();
    return acknowledged;
}

QByteArray missing(const Journal& journal, const Acknowledged& acknowledged)
{
    const auto verified = journal.verify();
    if (!verified)
        return verified.fault().name();
    Journal::Range range;
    range.entriesMax = 100'000;
    const auto entries = journal.read(range);
    if (!entries || static_cast<quint64>(entries->size()) != *verified)
        return "unreadable";
    Acknowledged found;
    for (const Recorded& entry : *entries)
        found.insert(entry.stamp.seq, entry.stamp.hash);
    for (auto each = acknowledged.cbegin(); each != acknowledged.cend(); ++each) {
        if (found.value(each.key()) != each.value())
            return "lost " + QByteArray::number(each.key());
    }
    return {};
}

/// What is wrong after the power came back; empty: nothing.
QByteArray judge(JournalStage& stage, const Acknowledged& acknowledged)
{
    if (const auto opened = stage.open(); !opened)
        return opened.fault().name();
    const QByteArray lost = missing(*stage.journal, acknowledged);
    if (!lost.isEmpty())
        return lost;
    if (!stage.journal->migrate("tally", tally))
        return "no projection";
    qint64 apart = -1;
    const auto asked = stage.journal->query([&](storage::Database& database) -> Result<void> {
        auto select = database.prepare("SELECT (SELECT count(*) FROM journal) - (SELECT count(*) FROM tally)");
        if (!select)
            return select.fault();
        const auto stepped = select->step();
        apart = select->integer(0);
        return stepped ? Result<void>() : stepped.fault();
    });
    if (!asked || apart != 0)
        return "projection and entries differ";
    return stage.append(99, count) && stage.journal->verify() ? QByteArray() : QByteArray("does not go on");
}

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
    void losesNothingWhereverThePowerGoes()
    {
        qint64 operations = 0;
        QCOMPARE(cutAt(-1, 0, &operations), QByteArray());
        QVERIFY(operations > 100);
        const std::uint64_t seeds = isDeep() ? 20 : 2;
        for (qint64 at = 0; at < operations; ++at) {
            for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
                const QByteArray verdict = cutAt(at, seed);
                QVERIFY2(verdict.isEmpty(),
                    qPrintable(QStringLiteral("cut in operation %1, seed %2: %3")
                                   .arg(at)
                                   .arg(seed)
                                   .arg(QString::fromLatin1(verdict))));
            }
        }
        qInfo("%lld operations, each cut %llu times", operations, static_cast<unsigned long long>(seeds));
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
        for (qint64 writes = 0; writes < operations; writes += isDeep() ? 1 : 3) {
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
        for (int seed = 1; seed <= (isDeep() ? 20 : 1); ++seed)
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
