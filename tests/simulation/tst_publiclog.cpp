// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's public log: how it grows, what it proves, and what is noticed.
#include "tests/support/publicstore.h"

#include <QElapsedTimer>

#include <atomic>
#include <thread>

using namespace naru;
using namespace naru::test;

class PublicLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsAsTheTreeOfItsLeaves_data();
    void growsAsTheTreeOfItsLeaves();
    void provesEachOfTwoHundredLeaves();
    void leavesNoGapWhereverItIsStopped();
    void addsOnceHoweverManySequencersRun();
    void signsOnceHoweverManySign();
    void keepsDesksWaitingForOneShortTransaction();
    void showsThatEachCheckpointContinuesTheOthers();
    void noticesARewrittenLeafByAKeptCheckpoint();
    void noticesThatItWasPutBack();
    void contradictsNothingThatIsNotItsOwn();
    void tellsWhatItCannotProveYet();
};

void PublicLogTest::growsAsTheTreeOfItsLeaves_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void PublicLogTest::growsAsTheTreeOfItsLeaves()
{
    QFETCH(const int, seed);
    PublicStore store;
    SeededRandom random{std::uint64_t(seed)};
    const auto some = [&](int most) { return int(uchar(random.bytes(1).at(0))) % most + 1; };
    QList<HubRecord> desks;
    QList<qsizetype> sent;
    for (int i = 0, count = some(5); i < count; ++i) {
        desks.append(HubRecord(std::uint64_t(seed) * 100 + std::uint64_t(i)).grow(240));
        sent.append(0);
        store.enlist(desks.last());
    }
    qint64 entries = 0;
    for (int turn = 0; turn < 12; ++turn) {
        for (qsizetype i = 0; i < desks.size(); ++i) {
            const qsizetype count = std::min<qsizetype>(some(40) - 1, desks[i].items.size() - sent[i]);
            if (count <= 0)
                continue;
            store.send(desks[i], sent[i], count);
            sent[i] += count;
            entries += count;
        }
        store.stepAll();
        QCOMPARE(*store.sequencer.step(), 0);
        store.check(entries);
    }
}

void PublicLogTest::provesEachOfTwoHundredLeaves()
{
    PublicStore store;
    const HubRecord desk = HubRecord(1).grow(200);
    store.enlist(desk);
    const auto hashes = desk.batch(0, 200).hashes();
    for (int size = 1; size <= 200; ++size) {
        store.send(desk, size - 1, 1);
        QCOMPARE(*store.sequencer.step(), 1);
        if (size % 9 != 0 && size != 200 && size > 8)
            continue;
        QVERIFY(store.publicLog.checkpoint());
        for (int seq = 1; seq <= size; ++seq) {
            const auto proven = store.publicLog.prove(desk.device, 1, quint64(seq));
            QVERIFY(proven && proven->as == PublicLog::Proven::As::Included);
            const wire::Proof& proof = proven->proof;
            QCOMPARE(proof.entry.hash, hashes.at(seq - 1));
            const auto read = wire::proofOf(wire::bytesOf(proof));
            const auto checked = wire::checkProof(*read, store.origin, store.key.publicKey());
            QVERIFY(checked);
            QCOMPARE(checked->size, quint64(size));
            wire::Proof other = proof;
            other.entry.hash = QByteArray(32, 'y');
            QVERIFY(!wire::checkProof(other, store.origin, store.key.publicKey()));
        }
    }
}

void PublicLogTest::leavesNoGapWhereverItIsStopped()
{
    for (const auto when : {FaultyPool::When::Before, FaultyPool::When::After}) {
        PublicStore store;
        HubRecord first = HubRecord(1).grow(120), second = HubRecord(2).grow(120);
        store.enlist(first);
        store.enlist(second);
        store.send(first, 0, 3);
        store.stepAll();
        qint64 entries = 3;
        int stopped = 0;
        bool hasFailed = true;
        for (int at = 0; hasFailed; ++at) {
            store.send(first, 3 + at, 1); // one desk's cursor moves, the other's is new the first time
            store.send(second, at, 2);
            entries += at == 0 ? 3 : 2; // what overlaps is not stored twice
            FaultyPool faulty(*store.pool, at, when);
            const auto stepped = Sequencer(faulty).step();
            hasFailed = faulty.hasFailed();
            QVERIFY(hasFailed ? !stepped : bool(stepped));
            stopped += hasFailed;
            const auto leaves = store.number("SELECT COUNT(*) FROM leaf");
            QVERIFY(leaves <= entries);
            store.check(leaves);
            if (at % 2 == 0) {
                store.stepAll();
                store.check(entries);
            }
        }
        QVERIFY(stopped >= 11);
        store.stepAll();
        store.check(entries);
    }
}

void PublicLogTest::addsOnceHoweverManySequencersRun()
{
    PublicStore store;
    QList<HubRecord> desks;
    for (std::uint64_t i = 0; i < 4; ++i) {
        desks.append(HubRecord(i + 1).grow(300));
        store.enlist(desks.last());
    }
    std::atomic<bool> isOver{false};
    std::atomic<int> added{0}, faults{0};
    std::vector<std::thread> hubs;
    for (int i = 0; i < 3; ++i)
        hubs.emplace_back([&] {
            Sequencer sequencer(*store.pool);
            while (!isOver) {
                const auto stepped = sequencer.step();
                faults += stepped ? 0 : 1;
                added += stepped ? *stepped : 0;
            }
        });
    for (qsizetype from = 0; from < 300; from += 10) {
        for (const HubRecord& desk : desks)
            store.send(desk, from, 10);
    }
    isOver = true;
    for (std::thread& hub : hubs)
        hub.join();
    const int rest = store.stepAll();
    QCOMPARE(faults.load(), 0);
    QCOMPARE(added + rest, 1200);
    store.check(1200);
}

void PublicLogTest::signsOnceHoweverManySign()
{
    PublicStore store;
    const HubRecord desk = HubRecord(1).grow(50);
    store.enlist(desk);
    std::atomic<int> faults{0};
    std::vector<std::thread> hubs;
    for (int i = 0; i < 3; ++i)
        hubs.emplace_back([&] {
            PublicLog log({*store.pool, store.origin, store.key, store.clock});
            for (int j = 0; j < 20; ++j)
                faults += log.checkpoint() ? 0 : 1;
        });
    for (int i = 0; i < 50; ++i) {
        store.send(desk, i, 1);
        store.stepAll();
    }
    for (std::thread& hub : hubs)
        hub.join();
    QCOMPARE(faults.load(), 0);
    QVERIFY(store.publicLog.checkpoint());
    qint64 number = 0, size = 0;
    const auto leaves = store.leaves();
    for (const Sql::Row& row : store.rows("SELECT number, size, note FROM public_checkpoint ORDER BY number")) {
        QCOMPARE(numberIn(row[0]), ++number);
        QVERIFY(numberIn(row[1]) >= size);
        size = numberIn(row[1]);
        const auto read = wire::checkpointOf(bytesIn(row[2]), store.origin, store.key.publicKey());
        QVERIFY(read && qint64(read->size) == size);
        QCOMPARE(read->root, PublicStore::root(leaves.first(size)));
    }
    QCOMPARE(number, store.number("SELECT checkpoints FROM public_tree"));
    QCOMPARE(size, 50);
}

/// Figures: a desk's acknowledgement alone, and while a backlog is given its places.
void PublicLogTest::keepsDesksWaitingForOneShortTransaction()
{
    PublicStore store;
    const HubRecord desk = HubRecord(1).grow(200);
    store.enlist(desk);
    constexpr int leaves = 40'000;
    for (std::uint64_t seed = 2; seed < 6; ++seed) {
        const HubRecord backlog(seed);
        store.enlist(backlog);
        QList<Kept> entries;
        for (int i = 1; i <= leaves / 4; ++i) {
            Kept entry;
            entry.epoch = 1;
            entry.seq = quint64(i);
            entry.hash = entry.digest = crypto::sha256(backlog.device + QByteArray::number(i));
            entries.append(entry);
        }
        const journal::Head head = **store.log.head(backlog.device);
        QVERIFY(store.log.append(backlog.device, head, entries, {1, entries.last().seq, entries.last().hash}));
    }
    QElapsedTimer time;
    const auto slowest = [&](int from, const std::function<bool()>& goesOn) {
        qint64 most = 0;
        for (int i = from; i < 200 && (i < from + 20 || goesOn()); ++i) {
            time.restart();
            store.send(desk, i, 1);
            most = std::max(most, time.nsecsElapsed());
        }
        return double(most) / 1e6;
    };
    const double alone = slowest(0, [] { return false; });
    std::atomic<bool> isOver{false};
    qint64 took = 0;
    std::thread hub([&] {
        QElapsedTimer whole;
        whole.start();
        store.stepAll();
        took = whole.nsecsElapsed();
        isOver = true;
    });
    const double beside = slowest(20, [&] { return !isOver; });
    hub.join();
    qInfo("%d leaves, %.0f/s; slowest acknowledgement %.1f ms alone, %.1f ms beside it", leaves,
        leaves / (double(took) / 1e9), alone, beside);
    QVERIFY(beside < 2'000);
    store.stepAll();
    QCOMPARE(store.number("SELECT COUNT(*) FROM leaf"), store.number("SELECT COUNT(*) FROM entry"));
}

void PublicLogTest::showsThatEachCheckpointContinuesTheOthers()
{
    PublicStore store;
    const HubRecord desk = HubRecord(1).grow(300);
    store.enlist(desk);
    store.send(desk, 0, 300);
    store.stepAll();
    const auto newest = store.publicLog.checkpoint();
    QVERIFY(newest);
    const auto leaves = store.leaves();
    for (quint64 from = 0; from <= 300; from += from < 20 ? 1 : 17) {
        const auto text = store.publicLog.continuation(from);
        QVERIFY(text && *text);
        QList<QByteArray> lines = (*text)->first((*text)->indexOf("\n\n")).split('\n');
        QCOMPARE(lines.takeFirst(), "old " + QByteArray::number(from));
        for (QByteArray& line : lines)
            line = QByteArray::fromBase64(line);
        const auto checkpoint
            = wire::checkpointOf((*text)->sliced((*text)->indexOf("\n\n") + 2), store.origin, store.key.publicKey());
        QVERIFY(checkpoint);
        QVERIFY(wire::checkConsistency(
            from, PublicStore::root(leaves.first(qsizetype(from))), checkpoint->size, checkpoint->root, lines));
    }
    QVERIFY(!store.publicLog.continuation(301)->has_value());
}

void PublicLogTest::noticesARewrittenLeafByAKeptCheckpoint()
{
    PublicStore store;
    const HubRecord desk = HubRecord(1).grow(100);
    store.enlist(desk);
    store.send(desk, 0, 60);
    store.stepAll();
    const auto kept = store.publicLog.checkpoint();
    store.send(desk, 60, 40);
    store.stepAll();
    QCOMPARE(*store.publicLog.judge(kept->note), PublicLog::Witness::Fine);
    // The entry alone: its proof fails here, before anybody is told something that does not hold.
    const QByteArray before = bytesIn(store.rows("SELECT hash FROM entry WHERE seq = 17").first()[0]);
    QVERIFY(!store.rows("UPDATE entry SET hash = x'00' WHERE seq = 17").size());
    QVERIFY(store.publicLog.checkpoint()); // the tree is whole
    QVERIFY(!store.publicLog.prove(desk.device, 1, 17));
    QVERIFY(store.publicLog.prove(desk.device, 1, 18));
    QCOMPARE(store.number("SELECT COUNT(*) FROM log_alarm WHERE code = 'leaf_differs'"), 1);
    QVERIFY(store.rows("UPDATE entry SET hash = $1 WHERE seq = 17", {before}).isEmpty());
    QVERIFY(store.publicLog.prove(desk.device, 1, 17));
    // All of it, as somebody would who owns the hub: it signs no more, and a witness knows.
    rewrite(store, desk.device, 17);
    store.check(100);
    QVERIFY(!store.publicLog.checkpoint());
    QCOMPARE(store.number("SELECT COUNT(*) FROM log_alarm WHERE code = 'own_differs'"), 1);
    QVERIFY(!store.rows("SELECT note FROM public_checkpoint").isEmpty());
    QVERIFY(store.rows("DELETE FROM public_checkpoint").isEmpty());
    QVERIFY(store.publicLog.checkpoint());
    QCOMPARE(*store.publicLog.judge(kept->note), PublicLog::Witness::Differs);
    // And so does whoever asks for a continuation of what was kept.
    const auto text = store.publicLog.continuation(60);
    QList<QByteArray> lines = (*text)->first((*text)->indexOf("\n\n")).split('\n').sliced(1);
    for (QByteArray& line : lines)
        line = QByteArray::fromBase64(line);
    const auto now = store.publicLog.newest();
    QVERIFY(!wire::checkConsistency(60, kept->root, (*now)->size, (*now)->root, lines));
}

void PublicLogTest::noticesThatItWasPutBack()
{
    PublicStore now, old;
    old.key = now.key;
    PublicLog asBefore({*old.pool, old.origin, now.key, old.clock});
    const HubRecord desk = HubRecord(1).grow(30);
    for (PublicStore* store : {&now, &old}) {
        store->enlist(desk);
        store->send(desk, 0, store == &now ? 30 : 20);
        store->stepAll();
    }
    const auto kept = now.publicLog.checkpoint();
    QCOMPARE(*asBefore.judge(kept->note), PublicLog::Witness::Ahead);
}

void PublicLogTest::contradictsNothingThatIsNotItsOwn()
{
    PublicStore store;
    const HubRecord desk = HubRecord(1).grow(10);
    store.enlist(desk);
    store.send(desk, 0, 10);
    store.stepAll();
    const auto kept = store.publicLog.checkpoint();
    const auto foreign = crypto::PrivateKey::generate(crypto::Curve::P256, store.random);
    const auto judged = [&](const QByteArray& note) { return *store.publicLog.judge(note); };
    QCOMPARE(judged("rubbish"), PublicLog::Witness::Unknown);
    QCOMPARE(judged(wire::textOf({QStringLiteral("other.example/hub"), 10, kept->root, noon}, store.key)),
        PublicLog::Witness::Unknown);
    QCOMPARE(judged(wire::textOf({store.origin, 10, QByteArray(32, 'z'), noon}, foreign)), PublicLog::Witness::Unknown);
    QCOMPARE(
        judged(wire::textOf({store.origin, 10, QByteArray(32, 'z'), noon}, store.key)), PublicLog::Witness::Differs);
    // A key of the same hub that is no more: what it signed still holds.
    QCOMPARE(judged(wire::textOf({store.origin, 10, kept->root, noon}, foreign)), PublicLog::Witness::Fine);
}

void PublicLogTest::tellsWhatItCannotProveYet()
{
    PublicStore store;
    const HubRecord desk = HubRecord(1).grow(10);
    store.enlist(desk);
    store.send(desk, 0, 4);
    using As = PublicLog::Proven::As;
    QCOMPARE(store.publicLog.prove(desk.device, 1, 3)->as, As::NotYet); // taken
    store.stepAll();
    QCOMPARE(store.publicLog.prove(desk.device, 1, 3)->as, As::NotYet); // in the tree
    QVERIFY(store.publicLog.checkpoint());
    store.send(desk, 4, 4);
    store.stepAll();
    QCOMPARE(store.publicLog.prove(desk.device, 1, 3)->as, As::Included);
    QCOMPARE(store.publicLog.prove(desk.device, 1, 5)->as, As::NotYet);
    QCOMPARE(store.publicLog.prove(desk.device, 1, 9)->as, As::Unknown);
    QCOMPARE(store.publicLog.prove(desk.device, 2, 3)->as, As::Unknown);
}

NARU_TEST(PublicLogTest)
#include "tst_publiclog.moc"
