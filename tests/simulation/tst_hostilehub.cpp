// SPDX-License-Identifier: GPL-3.0-or-later
// What bad input gets (R11): naru-hub itself, honest desks beside those who do whatever they like. Each is refused with
// a reason, nothing acknowledged is lost, and the honest ones keep their pace.
#include "sync/hub/schema.h"
#include "sync/hub/sqllog.h"
#include "tests/simulation/hostilehall.h"
#include "tests/simulation/releasememo.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace naru;
using namespace naru::test;

namespace {

constexpr int turnsMax = 7, batches = 60;

} // namespace

class HostileHubTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { allowDescriptors(); }

    /// R11. Those who hold connections, those who trickle, and a crowd that sends whatever is wrong.
    void honestDesksKeepTheirPace()
    {
        Hall hall(1);
        QTemporaryDir elsewhere;
        SystemRandom random;
        QVERIFY(hub::authorityKeys(elsewhere.path(), hub::IfAbsent::Make, SystemClock().now(), random));
        HubClient bad = hall.another(2), foreign(HubRecord(3), elsewhere.path());
        foreign.tls.setCaCertificates(hall.honest.tls.caCertificates());
        QVERIFY2(hall.started, hall.hub.errors().constData());
        QCOMPARE(hall.pace(50).size(), 50); // warm
        QCOMPARE(bad.send(hall.hub.port(), bad.record.bytes(0, 5)).status, 200);
        bad.forget(); // a socket belongs to the thread that made it
        const qint64 before = hall.hub.peakBytes();
        Mutes mute;
        std::vector<std::unique_ptr<QSslSocket>> trickling;
        Crowd crowd(hall.hub.port(), std::move(bad), std::move(foreign));
        Turns turns;
        for (int turn = 0; turn < turnsMax; ++turn) {
            crowd.rest(true);
            mute.close();
            trickling.clear();
            QTRY_VERIFY_WITH_TIMEOUT(hall.metric("naru_hub_connections_open{listener=\"devices\"}") < 10, 10'000);
            const auto alone = hall.pace(batches);
            QVERIFY(mute.open(hall.hub.port(), muteMax));
            for (int i = 0; i < 50; ++i) {
                trickling.push_back(std::make_unique<QSslSocket>());
                QVERIFY(hall.honest.connectTo(*trickling.back(), hall.hub.port(), QStringLiteral("127.0.3.1")));
                trickling.back()->write("POST /v1/d/0 HTTP/1.1\r\nContent-Length: 900000\r\n\r\n");
            }
            crowd.rest(false);
            QCOMPARE(hall.pace(5).size(), 5); // it has begun
            const auto among = hall.pace(batches);
            QCOMPARE(mute.stillOpen(), muteMax);
            for (const auto& socket : trickling) {
                socket->write("x");
                socket->flush();
            }
            QCOMPARE(alone.size() + among.size(), 2 * batches); // none was refused
            turns.add(alone, among);
        }
        crowd.end();
        const qint64 grown = hall.hub.peakBytes() - before;
        qInfo("%s: %d mute, 50 that trickle and %d rounds of everything wrong; memory +%.1f MiB",
            turns.said().constData(), muteMax, crowd.rounds, double(grown) / 1024 / 1024);
        QVERIFY(crowd.rounds > 5);
        // Each as often as it was tried: taken again, too large (twice), damaged (twice), and no hands shaken.
        const QMap<int, int> each{
            {200, crowd.rounds}, {413, 2 * crowd.rounds}, {400, 2 * crowd.rounds}, {0, crowd.rounds}};
        QCOMPARE(crowd.statuses, each);
        QVERIFY2(grown < growthMax, qPrintable(QString::number(grown)));
        QVERIFY(turns.isFair());
        QVERIFY(hall.metric("naru_hub_handshakes_failed_total{listener=\"devices\"}") >= crowd.rounds);
        QVERIFY(hall.metric("naru_hub_requests_refused_total{listener=\"devices\"}") >= crowd.rounds);
        // Nothing acknowledged is lost, and what was sent again is there once.
        const auto listed = hall.hub.admin(
            {QStringLiteral("entries"), QStringLiteral("--desk"), QStringLiteral("1번 창구"), QStringLiteral("--all")});
        QCOMPARE(listed[QStringLiteral("count")].toInteger(), qint64(hall.honest.record.before.seq));
        QCOMPARE(hall.hub
                     .admin({QStringLiteral("entries"), QStringLiteral("--desk"),
                         QStringLiteral("다른 창구 2")})[QStringLiteral("head_seq")]
                     .toInt(),
            5);
        QVERIFY(hall.hub.end());
    }

    /// Whoever takes a megabyte a byte at a time keeps a worker for as long: not all of them.
    void slowReadersOfReleasesHoldNobodyUp()
    {
        Hall hall(10);
        QVERIFY2(hall.started, hall.hub.errors().constData());
        SeededRandom random(3);
        const QByteArray big = random.bytes(1'200'000);
        const Release release = makeRelease(packs::Channel::Trust, 2, {{QStringLiteral("anchors/a.pem"), big}});
        QFile file(hall.folder.filePath(QStringLiteral("one.naru")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bundleOf({firstRootDocument()}, release));
        file.close();
        QVERIFY(hall.hub.admin({QStringLiteral("pack"), QStringLiteral("root"), rootFile(hall)})
                    .contains(QStringLiteral("packs_root")));
        QCOMPARE(
            hall.hub
                .admin({QStringLiteral("pack"), QStringLiteral("publish"), file.fileName()})[QStringLiteral("version")]
                .toInt(),
            2);
        QCOMPARE(hall.pace(50).size(), 50);
        const auto alone = hall.pace(200);
        const qint64 before = hall.hub.peakBytes();

        std::vector<std::unique_ptr<QSslSocket>> slow;
        for (std::uint64_t desk = 20; desk < 32; ++desk) {
            const HubClient client = hall.another(desk);
            for (int i = 0; i < 3; ++i) {
                slow.push_back(std::make_unique<QSslSocket>());
                QSslSocket& socket = *slow.back();
                socket.setSslConfiguration(client.tls);
                socket.setReadBufferSize(1);
                socket.setPeerVerifyName(QStringLiteral("127.0.0.1"));
                QVERIFY(socket.setSocketDescriptor(narrowSocket(hall.hub.port())));
                socket.startClientEncryption();
                QVERIFY2(socket.waitForEncrypted(10'000), qPrintable(socket.errorString()));
                socket.write(askFor(client, crypto::sha256(big)));
                QVERIFY(socket.waitForBytesWritten());
            }
        }
        const auto among = hall.pace(200);
        QCOMPARE(among.size(), 200);
        HubClient another = hall.another(40);
        QElapsedTimer time;
        time.start();
        const auto later = another.ask(hall.hub.port(), askFor(another, crypto::sha256(big)));
        const qint64 took = time.elapsed();
        const qint64 grown = hall.hub.peakBytes() - before;
        qInfo("a batch of 5, ms: alone p50 %.2f p99 %.2f; among 36 slow readers p50 %.2f p99 %.2f; memory +%.1f MiB",
            quantile(alone, 0.5), quantile(alone, 0.99), quantile(among, 0.5), quantile(among, 0.99),
            double(grown) / 1024 / 1024);
        QVERIFY(quantile(among, 0.99) < 2 * quantile(alone, 0.99) + 20);
        QVERIFY(grown < growthMax);
        QCOMPARE(later.status, 503);
        QCOMPARE(later.headers.value("retry-after"), QByteArray("5"));
        QVERIFY(took < 2'000);
        slow.clear();
        QTRY_COMPARE_WITH_TIMEOUT(
            another.ask(hall.hub.port(), askFor(another, crypto::sha256(big))).status, 206, 15'000);
    }

    /// The reason is in the answer, for the desk, and in the hub's log, for who looks after it.
    void saysWhyOnBothSides()
    {
        Hall hall(50);
        QVERIFY2(hall.started, hall.hub.errors().constData());
        HubRecord& record = hall.honest.record;
        record.grow(20);
        const quint16 port = hall.hub.port();
        QCOMPARE(hall.honest.send(port, record.bytes(0, 10)).status, 200);
        const auto codeOf = [](const HubClient::Answer& answer) {
            const auto refusal = wire::refusalOf(answer.body);
            return QByteArray::number(answer.status) + ' ' + (refusal ? refusal->code.toLatin1() : QByteArray());
        };
        const QByteArray path = wire::batchPath(record.device),
                         type = QByteArray("Content-Type: ") + wire::mediaType + "\r\n";
        QByteArray altered = record.bytes(10, 5);
        altered[altered.size() - 5] = char(altered[altered.size() - 5] ^ 1);
        HubRecord rolledBack = record.otherwise(4, 51); // an old image: the same places, other entries
        rolledBack.grow(10);
        const QList<std::pair<QByteArray, QByteArray>> said{
            {codeOf(hall.honest.post(port, path, QByteArray(3'000, '\x9f'), type)), "400 damaged"},
            {codeOf(hall.honest.send(port, altered)), "400 bad_signature"},
            {codeOf(
                 hall.honest.post(port, path, wire::packed(QByteArray(100 * 1024 * 1024, '\0'), wire::Packing::Deflate),
                     type + "Content-Encoding: deflate\r\n")),
                "413 too_large"},
            {codeOf(hall.honest.send(port, rolledBack.bytes(4, 10))), "409 fork"},
            {codeOf(hall.honest.send(port, record.bytes(15, 5))), "409 gap"},
            {codeOf(hall.another(52).post(port, path, record.bytes(10, 5), type)), "403 wrong_device"},
        };
        for (const auto& [is, expected] : said)
            QCOMPARE(is, expected);
        QCOMPARE(hall.honest.send(port, record.bytes(0, 20)).status, 200); // replayed, and its tail taken
        QVERIFY(hall.hub.end());
        const QByteArray log = hall.hub.errors();
        for (const char* code : {"damaged", "bad_signature", "too_large", "fork", "gap", "wrong_device"})
            QVERIFY2(log.contains("\"code\":\"" + QByteArray(code) + '"'), code);
    }

    /// A hub whose disk takes nothing, or is full, acknowledges nothing, says which, and goes on once it is mended.
    void aDiskThatTakesNothingIsNamed()
    {
        FaultyDisk disk("hostile-hub");
        auto pool = hub::SqlitePool::open(QStringLiteral("hub.db"), disk.vfs());
        QVERIFY2(pool, pool ? "" : qPrintable(pool.fault().detail()));
        QVERIFY((*pool)->migrate("hub", hub::hubSchema));
        const HubRecord record = HubRecord(60).grow(10);
        hub::Desk desk;
        desk.device = record.device;
        desk.spki = record.key.publicKey().spki();
        QVERIFY((*pool)->with([&](hub::Sql& sql) { return hub::Devices::add(sql, desk); }));
        const ManualClock clock{releaseDay};
        hub::SqlLog log(**pool, clock);
        const hub::Intake intake(log, releaseKey(61));
        QCOMPARE(intake.take(record.bytes(0, 3), record.sender(), clock.now()).status, 200);
        const auto refused = [&](const FaultyDisk::Plan& plan, const char* code, const char* why) {
            disk.setPlan(plan);
            const auto told = intake.take(record.bytes(3, 3), record.sender(), clock.now());
            const auto* const refusal = std::get_if<wire::Refusal>(&told.answer);
            const bool isSo = told.status == 503 && told.retryAfter && refusal
                && refusal->code == QLatin1StringView(code) && told.why == why;
            if (!isSo)
                qWarning("%d %s %s", told.status, refusal ? qPrintable(refusal->code) : "", told.why.constData());
            disk.setPlan({});
            return isSo;
        };
        QVERIFY(refused({.readOnly = true}, "store_failed", "storage.read_only"));
        QVERIFY(refused({.bytesMax = disk.bytes()}, "store_full", "storage.disk_full"));
        QVERIFY(refused({.failSyncs = true}, "store_failed", "storage.io_failed"));
        const auto told = intake.take(record.bytes(0, 10), record.sender(), clock.now());
        QCOMPARE(told.status, 200);
        QCOMPARE(std::get<wire::Accepted>(told.answer).head, record.head());
    }

    /// It does not start over what it cannot read, and does not write over it.
    void aDamagedDatabaseIsNotServed()
    {
        Hall hall(70);
        QVERIFY2(hall.started, hall.hub.errors().constData());
        hall.honest.record.grow(200);
        QCOMPARE(hall.honest.send(hall.hub.port(), hall.honest.record.bytes(0, 200)).status, 200);
        hall.pool.reset();
        QVERIFY(hall.hub.end());
        const QString path = hall.folder.filePath(QStringLiteral("hub.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        file.seek(0);
        file.write(QByteArray(4096, 'x')); // SQLite's first page: its header and the schema
        file.close();
        QVERIFY(!hall.hub.start());
        QVERIFY2(hall.hub.errors().contains("storage.corrupt"), hall.hub.errors().constData());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.readAll().startsWith(QByteArray(4096, 'x')));
        file.seek(0);
        file.write(whole.first(4096));
        file.close();
        QVERIFY2(hall.hub.start(), hall.hub.errors().constData()); // put back, it is what it was
        hall.honest.forget();
        const auto head = hall.honest.get(hall.hub.port(), wire::headPath(hall.honest.record.device));
        QCOMPARE(wire::acceptedOf(head.body)->head, hall.honest.record.head());
    }

private:
    static QString rootFile(const Hall& hall)
    {
        QFile file(hall.folder.filePath(QStringLiteral("root")));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(firstRootDocument()) > 0;
        return isWritten ? file.fileName() : QString();
    }
};

NARU_TEST(HostileHubTest)
#include "tst_hostilehub.moc"
