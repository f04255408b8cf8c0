// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/columns.h"
#include "sync/hub/enrolment.h"
#include "sync/hub/publiclog.h"
#include "sync/hub/sequencer.h"
#include "sync/hub/sqllog.h"
#include "tests/interop/hubdatabase.h"
#include "tests/support/enrolstage.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

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

/// Two hubs at once on one PostgreSQL: each entry, roll and paper there once, whichever of them took it.
class HubPairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_postgres.need(); }
    void storesOnceHoweverManyTakeIt();
    void aLossWaitsForNoOtherHubsPapers();
    void twoHubsBeginOneRoll();
    void losesNothingWhenOneOfTwoHubsDies();
    void givesEachEntryOnePlaceHoweverManySequence();

private:
    HubDatabase m_postgres;
};

void HubPairTest::storesOnceHoweverManyTakeIt()
{
    const auto one = m_postgres.pool(), other = m_postgres.pool();
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

/// What one hub says of a desk while another takes it off is said before or after, never over it.
void HubPairTest::aLossWaitsForNoOtherHubsPapers()
{
    const auto one = m_postgres.pool(), other = m_postgres.pool(), third = m_postgres.pool();
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
void HubPairTest::twoHubsBeginOneRoll()
{
    constexpr int centres = 12;
    QTemporaryDir keys;
    SystemRandom random;
    const ManualClock clock(noon);
    const auto authority = hub::Authority::open(keys.path(), {}, clock, random);
    const auto one = m_postgres.pool(), other = m_postgres.pool();
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

void HubPairTest::losesNothingWhenOneOfTwoHubsDies()
{
    QTemporaryDir first, second;
    const QStringList store{QStringLiteral("--store"), m_postgres.url()};
    HubProcess one(first.path(), store), two(second.path(), store);
    QVERIFY2(one.start(), one.errors().constData());
    QVERIFY(shareKeys(first.path(), second.path()));
    QVERIFY2(two.start(), two.errors().constData());
    HubClient client(HubRecord(2), first.path());
    const auto list = m_postgres.pool();
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

void HubPairTest::givesEachEntryOnePlaceHoweverManySequence()
{
    const auto one = m_postgres.pool(), other = m_postgres.pool();
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

NARU_TEST(HubPairTest)
#include "tst_hubpair.moc"
