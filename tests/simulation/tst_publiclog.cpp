// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's public log: how it grows, what it proves, and what is noticed.
#include "sync/hub/columns.h"
#include "sync/hub/devices.h"
#include "sync/hub/faults.h"
#include "sync/hub/publicroom.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"
#include "tests/support/hubrecord.h"
#include "tests/support/suite.h"

#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace naru;
using namespace naru::test;
using namespace naru::hub;

namespace {

const Instant noon{Milliseconds(1'790'000'000'000)};

/// Another pool's connections, of which one statement fails: not run, or run and not answered.
class FaultyPool final : public SqlPool {
public:
    enum class When : quint8 { Before, After };
    FaultyPool(SqlPool& inner, int at, When when)
        : m_inner(inner)
        , m_left(at)
        , m_when(when)
    {
    }
    Result<void> with(const std::function<Result<void>(Sql&)>& run) override
    {
        return m_inner.with([&](Sql& sql) {
            Faulty faulty(*this, sql);
            return run(faulty);
        });
    }
    Result<void> migrate(const char* room, std::span<const Migration> migrations) override
    {
        return m_inner.migrate(room, migrations);
    }
    bool hasFailed() const { return m_left < 0; }

private:
    class Faulty final : public Sql {
    public:
        Faulty(FaultyPool& pool, Sql& inner)
            : m_pool(pool)
            , m_inner(inner)
        {
        }
        Engine engine() const override { return m_inner.engine(); }
        Result<Answer> run(const char* sql, const std::vector<Value>& values) override
        {
            return m_pool.through<Answer>([&] { return m_inner.run(sql, values); });
        }
        Result<void> runMany(const char* sql, const std::vector<Row>& rows) override
        {
            for (const Row& row : rows) {
                if (const auto ran = run(sql, row); !ran)
                    return ran.fault();
            }
            return {};
        }
        Result<void> within(const std::function<Result<void>(Sql&)>& change) override
        {
            return m_pool.through<void>([&] {
                return m_inner.within([&](Sql& sql) {
                    Faulty faulty(m_pool, sql);
                    return change(faulty);
                });
            });
        }

    private:
        FaultyPool& m_pool;
        Sql& m_inner;
    };
    template <typename T>
    Result<T> through(const std::function<Result<T>()>& run)
    {
        const bool isIt = m_left-- == 0;
        if (isIt && m_when == When::Before)
            return HubFault::StoreFailed;
        auto ran = run();
        return isIt ? Result<T>(HubFault::StoreFailed) : ran;
    }

    SqlPool& m_inner;
    int m_left;
    const When m_when;
};

/// A hub's database, desks and their entries.
struct Store {
    Store()
    {
        std::ignore = pool->migrate("hub", hubSchema);
        std::ignore = publicLog.prepare();
    }
    void enlist(const HubRecord& record)
    {
        const Desk desk{record.device, QStringLiteral("s"), QString::fromLatin1(record.device.toHex()),
            Desk::Status::Active, record.key.publicKey().spki(), noon, {}, {}, {}};
        QVERIFY(pool->with([&](Sql& sql) { return Devices::add(sql, desk); }));
    }
    void send(const HubRecord& record, qsizetype from, qsizetype count)
    {
        const Intake intake(log, key);
        QCOMPARE(intake.take(record.bytes(from, count), record.sender(), clock.now()).status, 200);
    }
    QList<Sql::Row> rows(const char* sql, const std::vector<Sql::Value>& values = {})
    {
        QList<Sql::Row> found;
        std::ignore = pool->with([&](Sql& connection) -> Result<void> {
            const auto ran = connection.run(sql, values);
            if (!ran)
                return ran.fault();
            found = ran->rows;
            return {};
        });
        return found;
    }
    qint64 number(const char* sql) { return numberIn(rows(sql).first()[0]); }
    int stepAll()
    {
        int all = 0;
        for (int some = 1; some > 0; all += some) {
            const auto stepped = sequencer.step();
            some = stepped ? *stepped : -1000;
        }
        return all;
    }
    /// The leaves in their order, worked out of the entries; and the tree of them.
    QList<QByteArray> leaves()
    {
        QList<QByteArray> all;
        for (const Sql::Row& row : rows("SELECT l.device_id, l.epoch, l.seq, e.hash FROM leaf l JOIN entry e ON "
                                        "e.device_id = l.device_id AND e.epoch = l.epoch AND e.seq = l.seq "
                                        "ORDER BY l.position"))
            all.append(
                wire::leafOf(bytesIn(row[0]), {quint32(numberIn(row[1])), quint64(numberIn(row[2])), bytesIn(row[3])}));
        return all;
    }
    static QByteArray root(const QList<QByteArray>& leaves)
    {
        wire::TreeEdge edge;
        for (const QByteArray& leaf : leaves)
            edge.append(leaf);
        return edge.root();
    }
    /// Every entry once, without a gap, in each desk's order; and the tree is what the leaves make.
    void check(qint64 entries)
    {
        QCOMPARE(number("SELECT COUNT(*) FROM leaf"), entries);
        QCOMPARE(number("SELECT COALESCE(MAX(position) + 1, 0) FROM leaf"), entries);
        QCOMPARE(number("SELECT COUNT(*) FROM leaf a JOIN leaf b ON a.device_id = b.device_id AND a.position < "
                        "b.position AND (a.epoch > b.epoch OR (a.epoch = b.epoch AND a.seq >= b.seq))"),
            0);
        std::optional<TreeRow> tree;
        QVERIFY(pool->with([&](Sql& sql) -> Result<void> {
            auto read = treeIn(sql);
            if (!read)
                return read.fault();
            tree = std::move(*read);
            const auto stored = wire::rootOf(nodesIn(sql), tree->edge.size());
            return stored && *stored == tree->edge.root() ? Result<void>() : HubFault::StoreFailed;
        }));
        const auto all = leaves();
        QCOMPARE(qint64(all.size()), entries);
        QCOMPARE(qint64(tree->edge.size()), entries);
        QCOMPARE(tree->edge.root(), root(all));
    }

    QTemporaryDir folder;
    std::unique_ptr<SqlitePool> pool = *SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
    ManualClock clock{noon};
    SeededRandom random{7};
    crypto::PrivateKey key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    QString origin = wire::originOf(QByteArray(32, 'p'));
    SqlLog log{*pool, clock};
    PublicLog publicLog{{*pool, origin, key, clock}};
    Sequencer sequencer{*pool};
};

/// A lying hub's tree: as if this entry had been another from the beginning.
void rewrite(Store& store, const QByteArray& device, quint64 seq)
{
    const QByteArray other(32, 'x');
    QVERIFY(store.pool->with([&](Sql& sql) -> Result<void> {
        const auto changed
            = sql.run("UPDATE entry SET hash = $1 WHERE device_id = $2 AND seq = $3", {other, device, qint64(seq)});
        return changed ? Result<void>() : changed.fault();
    }));
    wire::TreeEdge edge;
    QList<wire::TreeNode> nodes;
    for (const QByteArray& leaf : store.leaves())
        nodes += edge.append(leaf);
    QVERIFY(store.pool->with([&](Sql& sql) -> Result<void> {
        if (const auto gone = sql.run("DELETE FROM public_tile"); !gone)
            return gone.fault();
        if (const auto moved = sql.run("UPDATE public_tree SET edge = $1", {edge.hashes().join()}); !moved)
            return moved.fault();
        return keepNodes(sql, nodes);
    }));
}

} // namespace

class PublicLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsAsTheTreeOfItsLeaves_data();
    void growsAsTheTreeOfItsLeaves();
    void provesEachOfTwoHundredLeaves();
    void leavesNoGapWhereverItIsStopped();
    void addsOnceHoweverManySequencersRun();
    void signsOnceHoweverManySign();
    void showsThatEachCheckpointContinuesTheOthers();
    void noticesARewrittenLeafByAKeptCheckpoint();
    void noticesThatItWasPutBack();
    void contradictsNothingThatIsNotItsOwn();
    void tellsWhatItCannotProveYet();
    void answersDesksAndOperators();
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
    Store store;
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
    Store store;
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
        Store store;
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
    Store store;
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
    Store store;
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
        QCOMPARE(read->root, Store::root(leaves.first(size)));
    }
    QCOMPARE(number, store.number("SELECT checkpoints FROM public_tree"));
    QCOMPARE(size, 50);
}

void PublicLogTest::showsThatEachCheckpointContinuesTheOthers()
{
    Store store;
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
            from, Store::root(leaves.first(qsizetype(from))), checkpoint->size, checkpoint->root, lines));
    }
    QVERIFY(!store.publicLog.continuation(301)->has_value());
}

void PublicLogTest::noticesARewrittenLeafByAKeptCheckpoint()
{
    Store store;
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
    Store now, old;
    old.key = now.key;
    PublicLog asBefore({*old.pool, old.origin, now.key, old.clock});
    const HubRecord desk = HubRecord(1).grow(30);
    for (Store* store : {&now, &old}) {
        store->enlist(desk);
        store->send(desk, 0, store == &now ? 30 : 20);
        store->stepAll();
    }
    const auto kept = now.publicLog.checkpoint();
    QCOMPARE(*asBefore.judge(kept->note), PublicLog::Witness::Ahead);
}

void PublicLogTest::contradictsNothingThatIsNotItsOwn()
{
    Store store;
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
    Store store;
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

void PublicLogTest::answersDesksAndOperators()
{
    Store store;
    QList<QByteArray> lines;
    PublicRoom room(
        {{*store.pool, store.origin, store.key, store.clock}, [&](const QByteArray& line) { lines.append(line); }});
    QVERIFY(room.prepare());
    const HubRecord desk = HubRecord(1).grow(40);
    store.enlist(desk);
    Request ask;
    ask.listener = Request::Listener::Operators;
    ask.method = "GET";
    ask.path = "/log/checkpoint";
    const auto checkpoint
        = [&] { return *wire::checkpointOf(room.answer(ask)->body, store.origin, store.key.publicKey()); };
    QCOMPARE(checkpoint().size, quint64(0));
    store.send(desk, 0, 20);
    room.round();
    QCOMPARE(checkpoint().size, quint64(20)); // the first leaves are signed at once
    store.send(desk, 20, 20);
    room.round();
    QCOMPARE(checkpoint().size, quint64(20));
    QVERIFY(room.metrics().contains("naru_hub_log_leaves 40\n"));
    // Answers bring it, and desks bring it back.
    const Intake intake(store.log, store.key, {}, [&] { return room.newest(); });
    const auto told = intake.standing(desk.sender(), store.clock.now());
    const QByteArray note = std::get<wire::Accepted>(told.answer).checkpoint;
    QCOMPARE(wire::unprovenCheckpoint(note)->size, quint64(20));
    const QByteArray device(16, 'w');
    room.witness(device, note);
    room.witness(device, wire::textOf({store.origin, 7, QByteArray(32, 'z'), noon}, store.key));
    store.clock.advance(PublicRoom::signEvery);
    room.round();
    QCOMPARE(checkpoint().size, quint64(40));
    QCOMPARE(checkpoint().time, std::optional(store.clock.now()));
    room.witness(device, note);
    room.round();
    QCOMPARE(store.number("SELECT COUNT(*) FROM log_alarm"), 1);
    QCOMPARE(lines, QList<QByteArray>{"{\"log_alarm\":\"differs\",\"device\":\"" + device.toHex() + "\"}"});
    QVERIFY(room.metrics().contains("naru_hub_log_alarms 1\n"));
    ask.path = "/log/consistency";
    ask.query = "from=20";
    QVERIFY(room.answer(ask)->body.startsWith("old 20\n"));
    ask.query = "from=41";
    QCOMPARE(room.answer(ask)->status, 404);
    ask.query = "from=x";
    QCOMPARE(room.answer(ask)->status, 400);
    ask.query = "epoch=1&seq=33";
    const auto proof = wire::proofOf(room.proof(desk.device, ask).body);
    QVERIFY(proof && wire::checkProof(*proof, store.origin, store.key.publicKey()));
    store.send(desk.otherwise(40, 1).grow(1), 40, 1);
    ask.query = "epoch=1&seq=41";
    const Response later = room.proof(desk.device, ask);
    QCOMPARE(later.status, 404);
    QCOMPARE(wire::refusalOf(later.body)->code, QStringLiteral("not_included"));
    QCOMPARE(later.headers.first().first, QByteArray("Retry-After"));
    ask.query = "epoch=1";
    QCOMPARE(room.proof(desk.device, ask).status, 400);
}

NARU_TEST(PublicLogTest)
#include "tst_publiclog.moc"
