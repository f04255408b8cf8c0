// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/columns.h"
#include "sync/hub/enrolment.h"
#include "sync/hub/pgpool.h"
#include "sync/hub/publiclog.h"
#include "sync/hub/releases.h"
#include "sync/hub/schema.h"
#include "sync/hub/sequencer.h"
#include "sync/hub/sqllog.h"
#include "tests/support/enrolstage.h"
#include "tests/support/hubprocess.h"
#include "tests/support/postgres.h"
#include "tests/support/releasestage.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <atomic>
#include <csignal>
#include <thread>

using namespace naru;
using namespace naru::test;
using hub::Sql;

namespace {

const Instant noon{Milliseconds(1'790'000'000'000)};
const QString window = QStringLiteral("창구 1"), allEntries = QStringLiteral("--all");

/// Every hub of an organisation has the same authority and signs receipts with the same key.
bool shareKeys(const QString& from, const QString& to)
{
    bool copied = true;
    for (const auto* const name : {"ca.key", "ca.der", "server.key", "server.der", "hub.key"}) {
        const QString file = QLatin1Char('/') + QLatin1StringView(name);
        copied = copied && QFile::copy(from + file, to + file);
    }
    return copied;
}

} // namespace

class HubPostgresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsValuesAsTheyAre();
    void storesOnceHoweverManyTakeIt();
    void migratesOnceHoweverManyBegin();
    void aLossWaitsForNoOtherHubsPapers();
    void twoHubsBeginOneRoll();
    void losesNothingWhenOneOfTwoHubsDies();
    void givesEachEntryOnePlaceHoweverManySequence();
    void handsDownTheSameFromTwoHubs();
    void waitsForADatabaseThatIsAway();
    void ingestsAsFastAsItsPeers();

private:
    std::unique_ptr<hub::PgPool> pool()
    {
        auto opened = hub::PgPool::open(m_postgres.url());
        return opened && (*opened)->migrate("hub", hub::hubSchema) ? std::move(*opened) : nullptr;
    }
    Postgres m_postgres;
};

void HubPostgresTest::initTestCase()
{
    const QString failed = m_postgres.start();
    if (failed.isEmpty())
        return;
    if (qEnvironmentVariable("CI") == QStringLiteral("true"))
        QFAIL(qPrintable(failed));
    QSKIP(qPrintable(failed));
}

void HubPostgresTest::keepsValuesAsTheyAre()
{
    const auto store = pool();
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

void HubPostgresTest::storesOnceHoweverManyTakeIt()
{
    const auto one = pool(), other = pool();
    QVERIFY(one && other);
    QTemporaryDir keys;
    SystemRandom random;
    QVERIFY(hub::authorityKeys(keys.path(), hub::IfAbsent::Make, noon, random));
    HubClient desk(HubRecord(1).grow(300, 200), keys.path());
    QVERIFY(desk.enlist(*one, QStringLiteral("강남"), QStringLiteral("창구 9")));
    const ManualClock clock(noon);
    hub::SqlLog first(*one, clock), second(*other, clock);
    const hub::Intake intakes[]{{first, desk.record.key}, {second, desk.record.key}};
    std::atomic<int> stored{0}, odd{0};
    const auto send = [&](const hub::Intake& intake, int step) {
        for (qsizetype at = 0; at < desk.record.items.size();) {
            const auto told = intake.take(desk.record.bytes(at, step), desk.record.sender(), noon);
            stored += told.stored;
            if (told.status == 503)
                continue;
            const auto* accepted = std::get_if<wire::Accepted>(&told.answer);
            const auto* refusal = std::get_if<wire::Refusal>(&told.answer);
            const auto head = accepted ? accepted->head : refusal->head.value_or(journal::Head());
            odd += told.status != 200 && !(refusal && refusal->code == QStringLiteral("gap"));
            at = static_cast<qsizetype>(head.seq);
        }
    };
    std::thread a([&] { send(intakes[0], 7); }), b([&] { send(intakes[1], 11); });
    a.join();
    b.join();
    QCOMPARE(odd.load(), 0);
    QCOMPARE(stored.load(), 300);
    const auto hashes = second.hashes(desk.record.device, 1, 1, 1'000);
    QVERIFY(hashes);
    QCOMPARE(*hashes, desk.record.batch(0, 300).hashes());
    QCOMPARE(first.held(desk.record.device, 10)->size(), 0);
    QCOMPARE(first.read(desk.record.device, 1, 299, 10)->first().body, desk.record.items.last().framed);
}

void HubPostgresTest::migratesOnceHoweverManyBegin()
{
    static constexpr hub::SqlPool::Migration steps[]{
        {1, "", "CREATE TABLE race(n BIGINT PRIMARY KEY);"}, {2, "", "INSERT INTO race(n) VALUES(1);"}};
    const auto one = pool(), other = pool();
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

/// What one hub says of a desk while another takes it off is said before or after, never over it.
void HubPostgresTest::aLossWaitsForNoOtherHubsPapers()
{
    const auto one = pool(), other = pool(), third = pool();
    QVERIFY(one && other && third);
    QTemporaryDir keys;
    SystemRandom random;
    const ManualClock clock(noon);
    const auto authority = hub::Authority::open(keys.path(), {}, clock, random);
    QVERIFY(authority);
    hub::Enrolment enrolment({*other, *authority, clock, random});
    QVERIFY(enrolment.prepare());
    HubClient desk(HubRecord(21), keys.path());
    const QString site = QStringLiteral("서초"), name = QStringLiteral("잃은 창구");
    QVERIFY(desk.enlist(*one, site, name));
    const QByteArray device = desk.record.device;
    const auto isWaiting = [&] {
        bool waits = false;
        return third->with([&](Sql& sql) -> Result<void> {
            const auto found = sql.run("SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
                                       "AND wait_event_type = 'Lock'");
            waits = found && !found->rows.isEmpty();
            return {};
        }) && waits;
    };
    std::atomic<bool> isDone{false};
    Result<void> approved;
    std::thread approves;
    const auto lost = one->with([&](Sql& pooled) {
        return pooled.within([&](Sql& sql) -> Result<void> {
            const auto held = hub::heldDeskOf(sql, device);
            if (!held)
                return held.fault();
            approves = std::thread([&] {
                approved = enrolment.approve(site, name);
                isDone = true;
            });
            while (!isDone && !isWaiting())
                std::this_thread::yield();
            hub::Papers papers;
            papers.lost = noon;
            papers.lastGood = (*held)->head;
            const auto put = hub::putPapers(sql, device, papers);
            return put ? hub::Devices::setStatus(sql, device, hub::Desk::Status::Lost) : put;
        });
    });
    if (approves.joinable())
        approves.join();
    QVERIFY(lost);
    QVERIFY(!approved && approved.fault().is(hub::HubFault::Revoked));
    std::optional<hub::Papers> papers;
    QVERIFY(one->with([&](Sql& sql) -> Result<void> {
        const auto found = hub::papersOf(sql, device);
        papers = found ? *found : std::nullopt;
        return {};
    }));
    QVERIFY(papers && papers->lost == noon && papers->lastGood.epoch == 1 && !papers->approved);
}

/// The first desk of a centre comes to either hub at once: one record, and nobody is turned away.
void HubPostgresTest::twoHubsBeginOneRoll()
{
    constexpr int centres = 12;
    QTemporaryDir keys;
    SystemRandom random;
    const ManualClock clock(noon);
    const auto authority = hub::Authority::open(keys.path(), {}, clock, random);
    const auto one = pool(), other = pool();
    QVERIFY(authority && one && other);
    hub::Enrolment left({*one, *authority, clock, random}), right({*other, *authority, clock, random});
    hub::Enrolment* const hubs[]{&left, &right};
    QVERIFY(left.prepare() && right.prepare());
    std::atomic<int> given{0}, ready{0};
    QList<hub::Request> requests[2];
    for (int i = 0; i < 2 * centres; ++i) {
        const QString site = QStringLiteral("센터 %1").arg(i / 2);
        const auto invited = left.invite(site, QStringLiteral("%1번 자리").arg(i % 2));
        QVERIFY(invited);
        hub::Request request;
        request.listener = hub::Request::Listener::Enrolment;
        request.method = "POST";
        request.path = "/.well-known/est/simpleenroll";
        request.type = "application/pkcs10";
        request.body = EnrolDesk(random).request().toBase64();
        request.address = "10.0.0.1";
        request.authorization = EnrolStage::basic(invited->code);
        requests[i % 2].append(request);
    }
    const auto come = [&](int which) {
        for (int i = 0; i < centres; ++i) {
            for (++ready; ready < 2 * (i + 1);)
                std::this_thread::yield();
            given += hubs[which]->answer(requests[which].at(i))->status == 200;
        }
    };
    std::thread first(come, 0), second(come, 1);
    first.join();
    second.join();
    QCOMPARE(given.load(), 2 * centres);
    for (int i = 0; i < centres; ++i) {
        const QByteArray roll = wire::rollOf(wire::originOf(authority->pin()), QStringLiteral("센터 %1").arg(i));
        QVERIFY(one->with([&](Sql& sql) -> Result<void> {
            const auto found = sql.run("SELECT hlc, kind, schema, body, hash FROM entry WHERE device_id = $1 "
                                       "ORDER BY seq",
                {roll});
            if (!found || found->rows.size() != 2)
                return found ? hub::HubFault::StoreFailed : found.fault();
            QList<wire::Item> items;
            for (const auto& row : found->rows)
                items.append({quint64(hub::numberIn(row[0])), quint16(hub::numberIn(row[1])),
                    quint16(hub::numberIn(row[2])), hub::bytesIn(row[3]), {}, {}});
            const auto end = wire::rollEnd(roll, {1, 0, QByteArray(journal::hashBytes, '\0')}, items);
            return end.hash == hub::bytesIn(found->rows.last()[4]) ? Result<void>() : hub::HubFault::StoreFailed;
        }));
    }
}

void HubPostgresTest::losesNothingWhenOneOfTwoHubsDies()
{
    QTemporaryDir first, second;
    const QStringList store{QStringLiteral("--store"), m_postgres.url()};
    HubProcess one(first.path(), store), two(second.path(), store);
    QVERIFY2(one.start(), one.errors().constData());
    QVERIFY(shareKeys(first.path(), second.path()));
    QVERIFY2(two.start(), two.errors().constData());
    HubClient client(HubRecord(2), first.path());
    const auto list = pool();
    QVERIFY(list && client.enlist(*list, QStringLiteral("강남"), window));
    SeededRandom random(2);
    quint64 acknowledged = 0;
    for (int round = 0; round < 12; ++round) {
        HubProcess& victim = round % 2 ? two : one;
        const quint16 port = victim.port();
        const auto pid = static_cast<pid_t>(victim.pid());
        const auto delay = std::chrono::milliseconds(1 + random.below(150));
        std::thread killer([=] {
            std::this_thread::sleep_for(delay);
            ::kill(pid, SIGKILL);
        });
        // To the one until it dies, then to the other, without going back.
        for (int at = 0; at < 30; ++at) {
            client.record.grow(20, 100);
            const QByteArray batch = client.record.bytes(qsizetype(acknowledged), 500);
            auto answer = client.send(port, batch);
            if (answer.status == 0)
                answer = client.send(round % 2 ? one.port() : two.port(), batch);
            QCOMPARE(answer.status, 200);
            acknowledged = wire::acceptedOf(answer.body)->head.seq;
            QCOMPARE(acknowledged, quint64(client.record.items.size()));
        }
        killer.join();
        victim.kill();
        QVERIFY2(victim.start(port), victim.errors().constData());
    }
    const auto listed = one.admin({QStringLiteral("entries"), QStringLiteral("--desk"), window, allEntries});
    QCOMPARE(listed.value(QStringLiteral("count")).toInteger(), qint64(acknowledged));
    QCOMPARE(listed.value(QStringLiteral("head_hash")).toString().toLatin1(), client.record.head().hash.toHex());
    const auto entries = listed.value(QStringLiteral("entries")).toArray();
    const auto hashes = client.record.batch(0, client.record.items.size()).hashes();
    for (qsizetype i = 0; i < entries.size(); ++i)
        QCOMPARE(entries.at(i).toObject().value(QStringLiteral("hash")).toString().toLatin1(), hashes.at(i).toHex());
    QVERIFY(one.end() && two.end());
    qInfo("12 kills of 2 hubs, %llu entries, each there once", acknowledged);
}

void HubPostgresTest::givesEachEntryOnePlaceHoweverManySequence()
{
    const auto one = pool(), other = pool();
    QTemporaryDir keys;
    SystemRandom random;
    QVERIFY(one && other && hub::authorityKeys(keys.path(), hub::IfAbsent::Make, noon, random));
    HubClient desk(HubRecord(5).grow(600), keys.path());
    QVERIFY(desk.enlist(*one, QStringLiteral("강남"), QStringLiteral("창구 5")));
    const ManualClock clock(noon);
    const crypto::PrivateKey key = desk.record.key;
    hub::PublicLog log({*one, wire::originOf(QByteArray(32, 'p')), key, clock});
    QVERIFY(log.prepare());
    std::atomic<bool> isOver{false};
    std::atomic<int> faults{0};
    const auto sequence = [&](hub::SqlPool& store) {
        while (!isOver)
            faults += hub::Sequencer(store).step() ? 0 : 1;
    };
    std::thread a([&] { sequence(*one); }), b([&] { sequence(*other); });
    std::thread c([&] {
        while (!isOver)
            faults += log.checkpoint() ? 0 : 1;
    });
    hub::SqlLog store(*one, clock);
    const hub::Intake intake(store, key);
    for (int at = 0; at < 600; at += 20)
        QCOMPARE(intake.take(desk.record.bytes(at, 20), desk.record.sender(), noon).status, 200);
    isOver = true;
    for (std::thread* const thread : {&a, &b, &c})
        thread->join();
    QCOMPARE(faults.load(), 0);
    while (*hub::Sequencer(*other).step() > 0) { }
    // All that there is, of this desk and of those of the tests before, once and without a gap.
    QCOMPARE(m_postgres.ask("SELECT count(*) FROM leaf"), m_postgres.ask("SELECT count(*) FROM entry"));
    QCOMPARE(m_postgres.ask("SELECT count(*) FROM leaf"), m_postgres.ask("SELECT max(position) + 1 FROM leaf"));
    QCOMPARE(m_postgres.ask("SELECT count(*) FROM leaf"), m_postgres.ask("SELECT size FROM public_tree"));
    QVERIFY(log.checkpoint());
    for (const quint64 seq : {1, 300, 600}) {
        const auto proven = log.prove(desk.record.device, 1, seq);
        QVERIFY(proven && proven->as == hub::PublicLog::Proven::As::Included);
    }
}

void HubPostgresTest::handsDownTheSameFromTwoHubs()
{
    const auto one = pool(), two = pool();
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
            const auto own = pool();
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
    QVERIFY(client.enlist(*pool(), QStringLiteral("서초"), window));
    QCOMPARE(client.send(hub.port(), client.record.bytes(0, 10)).status, 200);
    m_postgres.kill();
    const auto away = client.send(hub.port(), client.record.bytes(10, 10));
    QCOMPARE(away.status, 503);
    QVERIFY(away.headers.value("retry-after").toInt() > 0);
    const QString failed = m_postgres.again();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    HubClient::Answer back;
    for (int tries = 0; tries < 50 && back.status != 200; ++tries) {
        back = client.send(hub.port(), client.record.bytes(10, 10));
        if (back.status != 200)
            QTest::qWait(200);
    }
    QCOMPARE(back.status, 200);
    QCOMPARE(wire::acceptedOf(back.body)->head, client.record.head());
}

/// Figures, not goals of this test: the bench compares them over several rounds.
void HubPostgresTest::ingestsAsFastAsItsPeers()
{
    const auto store = pool();
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
