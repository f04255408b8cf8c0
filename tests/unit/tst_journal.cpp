// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "app/journal/chain.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

#include <QFile>

#include <semaphore>

using namespace naru;
using namespace naru::journal;
using naru::test::JournalStage;
using storage::StorageFault;

namespace {

constexpr storage::Database::Migration tallyTable[]
    = {{1, "CREATE TABLE tally(seq INTEGER PRIMARY KEY, n INTEGER UNIQUE) STRICT"}};

Apply tally(qint64 n)
{
    return [n](storage::Transaction& transaction, const Stamp& stamp) -> Result<void> {
        auto insert = transaction.prepare("INSERT INTO tally(seq, n) VALUES(?1, ?2)");
        return insert ? insert->bind(1, static_cast<qint64>(stamp.seq)).bind(2, n).run() : insert.fault();
    };
}

qint64 ask(const Journal& journal, const char* sql)
{
    qint64 answer = -1;
    const auto asked = journal.query([&](storage::Database& database) -> Result<void> {
        auto statement = database.prepare(sql);
        if (!statement)
            return statement.fault();
        if (const auto stepped = statement->step(); !stepped)
            return stepped.fault();
        answer = statement->integer(0);
        return {};
    });
    return asked ? answer : -1;
}

Journal::Range everything()
{
    Journal::Range range;
    range.entriesMax = 10'000;
    return range;
}

/// Holds the writer in an apply until it is let go, so that what is appended meanwhile waits together.
struct Gate {
    std::binary_semaphore reached{0}, open{0};
    Apply apply()
    {
        return [this](storage::Transaction&, const Stamp&) -> Result<void> {
            reached.release();
            open.acquire();
            return {};
        };
    }
};

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsBack()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        QVERIFY(!stage.journal->last());
        for (int i = 1; i <= 5; ++i) {
            const auto stamp = stage.append(i);
            QVERIFY(stamp);
            QCOMPARE(stamp->epoch, 1u);
            QCOMPARE(stamp->seq, quint64(i));
            QCOMPARE(stamp->hash.size(), hashBytes);
            QVERIFY(stamp->time() == stage.clock.now());
            stage.clock.advance(Milliseconds(1000));
        }
        QCOMPARE(stage.journal->count(), 5u);
        QCOMPARE(*stage.journal->verify(), 5u);
        Journal::Range range;
        range.entriesMax = 2;
        range.order = Journal::Range::Order::NewestFirst;
        auto newest = stage.journal->read(range);
        QVERIFY(newest);
        QCOMPARE(newest->size(), 2);
        QCOMPARE(newest->at(0).entry.body, JournalStage::entry(5).body);
        QCOMPARE(newest->at(0).stamp.hash, stage.journal->last()->hash);
        range.before = 4;
        QCOMPARE(stage.journal->read(range)->at(0).stamp.seq, 3u);
        range.order = Journal::Range::Order::OldestFirst;
        range.after = 2;
        QCOMPARE(stage.journal->read(range)->size(), 1);
    }

    void chainsByTheFormula()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.append(1) && stage.append(2));
        QByteArray digest;
        QVERIFY(stage.journal->query([&](storage::Database& database) -> Result<void> {
            auto select = database.prepare("SELECT digest FROM journal WHERE seq=2");
            if (const auto stepped = select->step(); !stepped)
                return stepped.fault();
            digest = select->blob(0);
            return {};
        }));
        const auto entries = stage.journal->read(everything());
        QByteArray hlc(8, '\0');
        for (int i = 0; i < 8; ++i)
            hlc[i] = char(entries->at(1).stamp.hlc >> (56 - 8 * i));
        const QByteArray input = QByteArray("\0naru-j1", 8) + QByteArray(16, 'd') + QByteArray::fromHex("00000001")
            + QByteArray::fromHex("0000000000000002") + hlc + QByteArray::fromHex("0002") + QByteArray::fromHex("0001")
            + entries->at(0).stamp.hash + digest;
        QCOMPARE(input.size(), 112);
        QCOMPARE(entries->at(1).stamp.hash, crypto::sha256(input));
    }

    void saltsTwoEqualBodiesApart()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.append(7) && stage.append(7));
        QCOMPARE(ask(*stage.journal, "SELECT count(DISTINCT digest) FROM journal"), 2);
        QFile file(stage.options.path + QStringLiteral("-wal"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("entry number"));
    }

    void goesOnAfterReopening()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        const auto before = stage.append(1);
        QVERIFY(stage.open());
        QCOMPARE(stage.journal->last()->hash, before->hash);
        QCOMPARE(stage.append(2)->seq, 2u);
        QCOMPARE(*stage.journal->verify(), 2u);
        QCOMPARE(ask(*stage.journal, "SELECT count(*) FROM data_key"), 1);
    }

    void changesTheDataKeyAfterItsShare()
    {
        JournalStage stage;
        stage.options.entriesPerKeyMax = 3;
        QVERIFY(stage.open());
        for (int i = 1; i <= 4; ++i)
            QVERIFY(stage.append(i));
        QVERIFY(stage.open());
        for (int i = 5; i <= 7; ++i)
            QVERIFY(stage.append(i));
        QCOMPARE(ask(*stage.journal, "SELECT group_concat(key_id, '') FROM journal"), 1112223);
        QCOMPARE(ask(*stage.journal, "SELECT count(DISTINCT wrapped) FROM data_key"), 3);
        QCOMPARE(*stage.journal->verify(), 7u);
    }

    void appliesTheCallersChangeInTheSameCommit()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.journal->migrate("test", tallyTable));
        QVERIFY(stage.append(1, tally(10)));
        const auto refused = stage.append(2, tally(10));
        QVERIFY(!refused && refused.fault().is(StorageFault::ConstraintFailed));
        QCOMPARE(stage.append(3, tally(11))->seq, 2u);
        QCOMPARE(ask(*stage.journal, "SELECT group_concat(n, '') FROM tally"), 1011);
        QCOMPARE(*stage.journal->verify(), 2u);
    }

    void refusesOnlyTheEntryWhoseChangeFailed()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.journal->migrate("test", tallyTable));
        Gate gate;
        std::vector<int> order;
        std::vector<bool> taken;
        stage.journal->append(JournalStage::entry(0), gate.apply(), {});
        gate.reached.acquire();
        for (int i = 1; i <= 6; ++i) {
            stage.journal->append(JournalStage::entry(i), tally(i == 4 ? 3 : i), [&, i](const Result<Stamp>& stamp) {
                order.push_back(i);
                taken.push_back(bool(stamp));
            });
        }
        gate.open.release();
        stage.journal.reset();
        QCOMPARE(order, (std::vector<int>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(taken, (std::vector<bool>{true, true, true, false, true, true}));
        QVERIFY(stage.open());
        QCOMPARE(*stage.journal->verify(), 6u);
        QCOMPARE(ask(*stage.journal, "SELECT group_concat(n, '') FROM tally"), 12356);
    }

    void commitsWhatWaitsTogether()
    {
        test::FaultyDisk disk("journal-groups");
        JournalStage stage(disk.vfs());
        QVERIFY(stage.open() && stage.append(0));
        Gate gate;
        stage.journal->append(JournalStage::entry(1), gate.apply(), {});
        gate.reached.acquire();
        const qint64 before = disk.operations();
        int done = 0;
        for (int i = 2; i <= 101; ++i)
            stage.journal->append(JournalStage::entry(i), {}, [&](const Result<Stamp>& stamp) { done += bool(stamp); });
        gate.open.release();
        stage.journal.reset();
        QCOMPARE(done, 100);
        const qint64 operations = disk.operations() - before;
        QVERIFY2(operations < 100, qPrintable(QString::number(operations)));
    }

    void tellsOnlyAfterTheCommit()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        qint64 seen = -1;
        std::binary_semaphore told{0};
        stage.journal->append(JournalStage::entry(1), {}, [&](const Result<Stamp>&) {
            seen = ask(*stage.journal, "SELECT count(*) FROM journal");
            told.release();
        });
        told.acquire();
        QCOMPARE(seen, 1);
    }

    void refusesWhatIsAppendedWhileItCloses()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        Journal& journal = *stage.journal;
        int taken = 0;
        QByteArray ended;
        std::function<void(const Result<Stamp>&)> again = [&](const Result<Stamp>& stamp) {
            if (stamp && ++taken)
                journal.append(JournalStage::entry(taken), {}, again);
            else
                ended = stamp.fault().name();
        };
        journal.append(JournalStage::entry(0), {}, again);
        stage.journal.reset();
        QCOMPARE(ended, QByteArray("journal.closed"));
        QVERIFY(stage.open());
        QCOMPARE(*stage.journal->verify(), quint64(taken));
    }

    void refusesMoreThanTheQueueHolds()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        Gate gate;
        stage.journal->append(JournalStage::entry(0), gate.apply(), {});
        gate.reached.acquire();
        int taken = 0, refused = 0;
        for (int i = 0; i < 10'003; ++i) {
            stage.journal->append(JournalStage::entry(i), {}, [&](const Result<Stamp>& stamp) {
                taken += bool(stamp);
                refused += !stamp && stamp.fault().is(JournalFault::TooManyWaiting);
            });
        }
        QCOMPARE(refused, 3);
        gate.open.release();
        stage.journal.reset();
        QCOMPARE(taken, 10'000);
    }

    void refusesTooLargeABody()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        Entry entry{Kind::Verification, 1, QByteArray(64 * 1024, 'x')};
        QVERIFY(appendBlocking(*stage.journal, entry));
        entry.body.append('x');
        const auto refused = appendBlocking(*stage.journal, entry);
        QVERIFY(!refused && refused.fault().is(JournalFault::EntryTooLarge));
        QCOMPARE(*stage.journal->verify(), 1u);
    }

    void letsOneProcessWriteAndOthersRead()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.append(1));
        const auto second = Journal::open(stage.options, *stage.keys, stage.clock, stage.random, atOnce());
        QVERIFY(!second && second.fault().is(StorageFault::Busy));
        Journal::Options reading = stage.options;
        reading.mode = storage::Database::Mode::ReadOnly;
        const auto reader = Journal::open(reading, *stage.keys, stage.clock, stage.random, atOnce());
        QVERIFY(reader);
        QCOMPARE((*reader)->count(), 1u);
        QVERIFY(stage.append(2));
        QCOMPARE(*(*reader)->verify(), 2u);
        const auto refused = appendBlocking(**reader, JournalStage::entry(3));
        QVERIFY(!refused && refused.fault().is(StorageFault::ReadOnly));
    }

    void refusesAnotherDeviceAndALostKey()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.append(1));
        stage.options.deviceId = QByteArray(16, 'e');
        const auto other = stage.open();
        QVERIFY(!other && other.fault().is(JournalFault::OtherDevice));
        stage.options.deviceId = QByteArray(16, 'd');
        stage.keys = crypto::memoryKeyStore();
        const auto lost = stage.open();
        QVERIFY(!lost && lost.fault().is(JournalFault::KeyMissing));
        QVERIFY(stage.keys->store(QStringLiteral("journal.wrap"), crypto::Secret(QByteArrayView(QByteArray(32, 'w')))));
        const auto wrong = stage.open();
        QVERIFY(!wrong && wrong.fault().is(JournalFault::KeyMissing));
    }

    void copiesItselfWhole()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.append(1) && stage.append(2));
        const QString copy = stage.folder.filePath(QStringLiteral("copy.db"));
        QVERIFY(stage.journal->backUpTo(copy));
        stage.journal.reset();
        stage.options.path = copy;
        QVERIFY(stage.open());
        QCOMPARE(*stage.journal->verify(), 2u);
    }

    void namesAFailingDiskAndGoesOnWhenItRecovers_data()
    {
        using Plan = test::FaultyDisk::Plan;
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("full") << Plan{.bytesMax = 0} << QByteArray("storage.disk_full");
        QTest::newRow("read-only") << Plan{.readOnly = true} << QByteArray("storage.read_only");
        QTest::newRow("broken") << Plan{.failWritesAfter = 0} << QByteArray("storage.io_failed");
        QTest::newRow("broken on the way") << Plan{.failWritesAfter = 1} << QByteArray("storage.io_failed");
        QTest::newRow("cannot sync") << Plan{.failSyncs = true} << QByteArray("storage.io_failed");
    }
    void namesAFailingDiskAndGoesOnWhenItRecovers()
    {
        QFETCH(test::FaultyDisk::Plan, plan);
        QFETCH(QByteArray, name);
        test::FaultyDisk disk("journal-failing");
        JournalStage stage(disk.vfs());
        QVERIFY(stage.open() && stage.append(1) && stage.append(2));
        disk.setPlan(plan);
        for (int i = 3; i < 6; ++i) {
            const auto refused = stage.append(i);
            QVERIFY(!refused);
            QCOMPARE(QByteArray(refused.fault().name()), name);
        }
        QCOMPARE(stage.journal->count(), 2u);
        disk.setPlan({});
        QCOMPARE(stage.append(6)->seq, 3u);
        QCOMPARE(*stage.journal->verify(), 3u);
        QVERIFY(stage.open());
        QCOMPARE(stage.journal->read(everything())->at(2).entry.body, JournalStage::entry(6).body);
    }
};

NARU_TEST(JournalTest)
#include "tst_journal.moc"
