// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/releases.h"
#include "sync/hub/sequencer.h"
#include "sync/hub/sqllog.h"
#include "tests/interop/hubdatabase.h"
#include "tests/support/hubprocess.h"
#include "tests/support/releasestage.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>

#include <atomic>
#include <thread>

using namespace naru;
using namespace naru::test;
using hub::Sql;

namespace {
const Instant noon{Milliseconds(1'790'000'000'000)};
const QString window = QStringLiteral("창구 1");
} // namespace

/// What a hub keeps in a PostgreSQL: values as they are, a schema, releases; and the database that goes away.
class HubPostgresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_postgres.need(); }
    void keepsValuesAsTheyAre();
    void migratesOnceHoweverManyBegin();
    void handsDownTheSameFromTwoHubs();
    void waitsForADatabaseThatIsAway();
    void ingestsAsFastAsItsPeers();

private:
    HubDatabase m_postgres;
};

void HubPostgresTest::keepsValuesAsTheyAre()
{
    const auto store = m_postgres.pool();
    QVERIFY(store);
    const auto done = store->with([](Sql& sql) -> Result<void> {
        const auto made = sql.run("CREATE TABLE probe(n INTEGER PRIMARY KEY, b BYTEA, t TEXT, i BIGINT)");
        if (!made)
            return made.fault();
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes.append(static_cast<char>(i));
        const std::vector<Sql::Row> rows{{qint64(1), bytes, QStringLiteral("가 ' \\ {\"x\"}"), qint64(-5)},
            {qint64(2), QByteArray(""), QString(QLatin1StringView("")), std::numeric_limits<qint64>::min()},
            {qint64(3), {}, {}, {}}};
        const char* const insert = "INSERT INTO probe(n, b, t, i) VALUES($1, $2, $3, $4)";
        if (const auto many = sql.runMany(insert, rows); !many)
            return many.fault();
        if (const auto one = sql.run(insert, {qint64(4), rows[0][1], rows[0][2], rows[1][3]}); !one)
            return one.fault();
        const auto found = sql.run("SELECT n, b, t, i FROM probe ORDER BY n");
        if (!found)
            return found.fault();
        [&] {
            QCOMPARE(found->rows.size(), 4);
            for (int i = 0; i < 3; ++i)
                QVERIFY(found->rows.at(i) == rows.at(static_cast<std::size_t>(i)));
            QVERIFY(found->rows.at(3)[1] == rows[0][1]);
        }();
        // A number that the column cannot hold, and a text that no column can, are refused before they are sent.
        [&] {
            QVERIFY(!sql.run(insert, {qint64(1) << 40, {}, {}, {}}));
            QVERIFY(!sql.run(insert, {qint64(5), {}, QString(QChar(0)), {}}));
            QVERIFY(!sql.run(insert, {qint64(1), {}, {}, {}}));
        }();
        return {};
    });
    QVERIFY(done);
}

void HubPostgresTest::migratesOnceHoweverManyBegin()
{
    static constexpr hub::SqlPool::Migration steps[]{
        {1, "", "CREATE TABLE race(n BIGINT PRIMARY KEY);"}, {2, "", "INSERT INTO race(n) VALUES(1);"}};
    const auto one = m_postgres.pool(), other = m_postgres.pool();
    std::atomic<int> failed{0};
    const auto migrate = [&](hub::SqlPool& store) { failed += store.migrate("race", steps) ? 0 : 1; };
    std::thread a([&] { migrate(*one); }), b([&] { migrate(*other); });
    a.join();
    b.join();
    QCOMPARE(failed.load(), 0);
    QCOMPARE(m_postgres.ask("SELECT count(*) FROM race").trimmed(), QByteArray("1"));
    const auto older = one->migrate("race", std::span(steps).first(1));
    QVERIFY(!older);
    QCOMPARE(older.fault().name(), "hub.newer_schema");
}

void HubPostgresTest::handsDownTheSameFromTwoHubs()
{
    const auto one = m_postgres.pool(), two = m_postgres.pool();
    QVERIFY(one && two);
    hub::ReleaseStore store(*one), other(*two);
    QVERIFY(store.prepare() && other.prepare());
    QVERIFY(store.addRoot(rootDocument({})));
    SeededRandom random(8);
    const QByteArray big = random.bytes(700'001);
    const Release release = makeRelease(packs::Channel::Trust, 1, {{QStringLiteral("big"), big}});
    const auto publish = [&](hub::ReleaseStore& into, const Release& what) {
        return into.publish({{}, what.document}, {}, noon, [&](const packs::File& file) { return what.blob(file); });
    };
    QVERIFY(publish(store, release));
    QVERIFY(publish(other, release)); // the same again, elsewhere
    const auto rows = other.newest();
    QVERIFY(rows && rows->size() == 1 && rows->first().offer.manifest == release.sha256());
    QCOMPARE(**other.sizeOf(crypto::sha256(big)), qint64(big.size()));
    QVERIFY(*other.piece(crypto::sha256(big), 300'000, 250'000) == big.mid(300'000, 250'000));
    // Many at once: one after the other, and none is lost half-way.
    std::vector<std::thread> publishers;
    std::atomic<int> good{0};
    for (quint64 version = 2; version <= 5; ++version)
        publishers.emplace_back([&, version] {
            const auto own = m_postgres.pool();
            hub::ReleaseStore mine(*own);
            good += bool(publish(mine, trustRelease(version)));
        });
    for (std::thread& publisher : publishers)
        publisher.join();
    QVERIFY(good > 0);
    const auto newest = store.newest();
    QVERIFY(newest && newest->size() == 1);
    const auto document = store.piece(newest->first().offer.manifest, 0, newest->first().offer.size);
    const auto manifest = packs::unprovenManifest(*document);
    QVERIFY(manifest && manifest->version == newest->first().offer.version);
    for (const packs::File& file : manifest->files)
        QCOMPARE(**store.sizeOf(file.sha256), file.size);
}

void HubPostgresTest::waitsForADatabaseThatIsAway()
{
    QTemporaryDir folder;
    HubProcess hub(folder.path(), {QStringLiteral("--store"), m_postgres.url()});
    QVERIFY2(hub.start(), hub.errors().constData());
    HubClient client(HubRecord(3).grow(20), folder.path());
    QVERIFY(client.enlist(*m_postgres.pool(), QStringLiteral("서초"), window));
    QCOMPARE(client.send(hub.port(), client.record.bytes(0, 10)).status, 200);
    m_postgres.kill();
    const auto away = client.send(hub.port(), client.record.bytes(10, 10));
    QCOMPARE(away.status, 503);
    QVERIFY(away.headers.value("retry-after").toInt() > 0);
    const QString failed = m_postgres.again();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    HubClient::Answer back;
    QTRY_COMPARE_WITH_TIMEOUT((back = client.send(hub.port(), client.record.bytes(10, 10))).status, 200, 10'000);
    QCOMPARE(wire::acceptedOf(back.body)->head, client.record.head());
}

/// Figures, not goals of this test: the bench compares them over several rounds.
void HubPostgresTest::ingestsAsFastAsItsPeers()
{
    const auto store = m_postgres.pool();
    QVERIFY(store);
    const ManualClock clock(noon);
    hub::SqlLog log(*store, clock);
    QTemporaryDir keys;
    SystemRandom random;
    QVERIFY(hub::authorityKeys(keys.path(), hub::IfAbsent::Make, noon, random));
    HubClient desk(HubRecord(4).grow(500, 512), keys.path());
    QVERIFY(desk.enlist(*store, QStringLiteral("송파"), window));
    constexpr int batches = 20;
    journal::Head head{1, 0, QByteArray(32, '\0')};
    QElapsedTimer time;
    time.start();
    for (int batch = 0; batch < batches; ++batch) {
        QList<hub::Kept> entries;
        for (const wire::Item& item : desk.record.items) {
            hub::Kept kept;
            kept.epoch = 1;
            kept.seq = head.seq + quint64(entries.size()) + 1;
            kept.hlc = item.hlc;
            kept.kind = item.kind;
            kept.schema = item.schema;
            kept.hash = kept.digest = item.digest;
            kept.body = item.framed;
            entries.append(kept);
        }
        const journal::Head next{1, entries.last().seq, entries.last().hash};
        const auto taken = log.append(desk.record.device, head, entries, next);
        QVERIFY(taken && *taken == hub::Log::Taken::Yes);
        head = next;
    }
    const double rate = 500.0 * batches / (double(time.nsecsElapsed()) / 1e9);
    qInfo("PostgreSQL, one connection, 500 entries of 529 bytes in a batch: %.0f entries/s", rate);
    QVERIFY(rate > 1'000);
    int leaves = 0;
    time.restart();
    for (int added = 1; added > 0; leaves += added) {
        const auto stepped = hub::Sequencer(*store).step();
        QVERIFY(stepped);
        added = *stepped;
    }
    const double sequenced = leaves / (double(time.nsecsElapsed()) / 1e9);
    const double all = m_postgres.ask("SELECT count(*) FROM leaf").trimmed().toDouble();
    const auto bytesOf = [&](const QByteArray& table) {
        return m_postgres.ask("SELECT pg_total_relation_size('" + table + "')").trimmed().toDouble() / all;
    };
    qInfo("public log: %.0f leaves/s; %.0f bytes of leaf and %.0f of tiles each", sequenced, bytesOf("leaf"),
        bytesOf("public_tile"));
}

NARU_TEST(HubPostgresTest)
#include "tst_hubpostgres.moc"
