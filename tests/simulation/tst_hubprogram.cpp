// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <csignal>
#include <thread>

using namespace naru;
using namespace naru::test;

namespace {

const QString site = QStringLiteral("강남"), window = QStringLiteral("창구 1");

/// One desk beside one hub.
struct Pair {
    explicit Pair(std::uint64_t seed, int entries)
        : hub(folder.path())
        , started(hub.start())
        , client(HubRecord(seed).grow(entries, 200), folder.path())
    {
        auto pool = hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        enlisted = pool && client.enlist(**pool, site, window);
    }
    HubClient::Answer send(qsizetype from, qsizetype count)
    {
        return client.send(hub.port(), client.record.bytes(from, count));
    }
    QTemporaryDir folder;
    HubProcess hub;
    bool started, enlisted = false;
    HubClient client;
};

QByteArray codeOf(const HubClient::Answer& answer)
{
    const auto refusal = wire::refusalOf(answer.body);
    return refusal ? refusal->code.toLatin1() : QByteArray();
}

double quantile(QList<double> times, double part)
{
    std::sort(times.begin(), times.end());
    return times.at(static_cast<qsizetype>(part * double(times.size() - 1)));
}

QList<double> pace(Pair& pair, int requests)
{
    QList<double> times;
    for (int i = 0; i < requests; ++i) {
        QElapsedTimer time;
        time.start();
        const auto answer = pair.client.get(pair.hub.port(), wire::headPath(pair.client.record.device));
        if (answer.status != 200) {
            qWarning("request %d: status %d", i, answer.status);
            return {};
        }
        times.append(double(time.nsecsElapsed()) / 1e6);
    }
    return times;
}

} // namespace

class HubProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesWhatADeskSendsAndTellsIt();
    void knowsADeskByItsCertificateAlone();
    void stopsADeskThatWasTakenOff();
    void keepsHonestDesksAtTheirPaceAmongIdleOnes();
    void refusesWhatIsTooMuch();
    void answersWhatCameBeforeItEnds();
    void losesNothingAcknowledgedHoweverOftenItIsKilled();
    void tellsOperatorsHowItIs();
};

void HubProgramTest::takesWhatADeskSendsAndTellsIt()
{
    Pair pair(1, 30);
    QVERIFY2(pair.started && pair.enlisted, pair.hub.errors().constData());
    const auto first = pair.send(0, 20);
    QCOMPARE(first.status, 200);
    const auto accepted = wire::acceptedOf(first.body);
    QVERIFY(accepted);
    QCOMPARE(accepted->head, pair.client.record.batch(0, 20).end());
    QVERIFY(accepted->held.size() == 20); // random bytes are no CBOR: kept, and named
    QCOMPARE(accepted->held.first().code, QStringLiteral("bad_body"));
    QCOMPARE(pair.send(10, 20).status, 200);
    QCOMPARE(pair.send(0, 30).status, 200);
    const auto listed
        = pair.hub.admin({QStringLiteral("entries"), QStringLiteral("--desk"), window, QStringLiteral("--all")});
    QCOMPARE(listed.value(QStringLiteral("count")).toInt(), 30);
    QCOMPARE(listed.value(QStringLiteral("head_seq")).toInt(), 30);
    const auto entries = listed.value(QStringLiteral("entries")).toArray();
    QCOMPARE(entries.size(), 30);
    const auto hashes = pair.client.record.batch(0, 30).hashes();
    for (int i = 0; i < 30; ++i)
        QCOMPARE(entries.at(i).toObject().value(QStringLiteral("hash")).toString().toLatin1(), hashes.at(i).toHex());
    const auto desks = pair.hub.admin({QStringLiteral("desk"), QStringLiteral("list")});
    const auto desk = desks.value(QStringLiteral("desks")).toArray().at(0).toObject();
    QCOMPARE(desk.value(QStringLiteral("status")).toString(), QStringLiteral("active"));
    QVERIFY(desk.contains(QStringLiteral("seen")));
    QVERIFY(pair.hub.end());
}

void HubProgramTest::knowsADeskByItsCertificateAlone()
{
    Pair pair(2, 5);
    QVERIFY(pair.started && pair.enlisted);
    HubClient other(HubRecord(3).grow(5), pair.folder.path());
    // Not in the list, and then in another's name.
    QCOMPARE(codeOf(other.send(pair.hub.port(), other.record.bytes(0, 5))), QByteArray("unknown_device"));
    const auto named = other.post(pair.hub.port(), wire::batchPath(pair.client.record.device),
        pair.client.record.bytes(0, 5), QByteArray("Content-Type: ") + wire::mediaType + "\r\n");
    QCOMPARE(named.status, 403);
    QCOMPARE(codeOf(named), QByteArray("wrong_device"));
    // Of another authority; and of none.
    QTemporaryDir elsewhere;
    SystemRandom random;
    QVERIFY(hub::authorityKeys(elsewhere.path(), hub::IfAbsent::Make, SystemClock().now(), random));
    HubClient foreign(HubRecord(2).grow(5), elsewhere.path());
    foreign.tls.setCaCertificates(pair.client.tls.caCertificates());
    QCOMPARE(foreign.get(pair.hub.port(), "/").status, 0);
    HubClient nobody(HubRecord(2), pair.folder.path());
    nobody.tls.setLocalCertificate(QSslCertificate());
    nobody.tls.setPrivateKey(QSslKey());
    QCOMPARE(nobody.get(pair.hub.port(), "/").status, 0);
    HubClient older(HubRecord(2), pair.folder.path());
    older.tls.setProtocol(QSsl::TlsV1_2);
    QSslSocket socket;
    QVERIFY(!older.connectTo(socket, pair.hub.port()));
    QCOMPARE(pair.send(0, 5).status, 200);
    // Headers that a front would send mean nothing here.
    QCOMPARE(other
                 .ask(pair.hub.port(),
                     "GET " + wire::headPath(pair.client.record.device)
                         + " HTTP/1.1\r\nHost: hub\r\nX-Naru-Front: x\r\nX-Naru-Certificate: x\r\n\r\n")
                 .status,
        403);
}

void HubProgramTest::stopsADeskThatWasTakenOff()
{
    Pair pair(4, 5);
    QVERIFY(pair.started && pair.enlisted);
    QCOMPARE(pair.send(0, 2).status, 200);
    auto pool = hub::SqlitePool::open(pair.folder.filePath(QStringLiteral("hub.db")));
    QVERIFY(pool);
    QVERIFY((*pool)->with([&](hub::Sql& sql) {
        return hub::Devices::setStatus(sql, pair.client.record.device, hub::Desk::Status::Revoked);
    }));
    const auto refused = pair.send(2, 3); // on the same connection
    QCOMPARE(refused.status, 403);
    QCOMPARE(codeOf(refused), QByteArray("revoked"));
}

void HubProgramTest::keepsHonestDesksAtTheirPaceAmongIdleOnes()
{
    Pair pair(5, 5);
    QVERIFY(pair.started && pair.enlisted);
    QVERIFY(!pace(pair, 50).isEmpty()); // warm
    const auto alone = pace(pair, 300);
    const qint64 before = pair.hub.peakBytes();
    // Two hundred that have shaken hands, half of them in the middle of a request; and as many that say nothing.
    std::vector<std::unique_ptr<QSslSocket>> idle;
    std::vector<std::unique_ptr<QTcpSocket>> mute;
    for (int i = 0; i < 200; ++i) {
        const auto from = QStringLiteral("127.0.0.%1").arg(10 + i / 50);
        idle.push_back(std::make_unique<QSslSocket>());
        QVERIFY(pair.client.connectTo(*idle.back(), pair.hub.port(), from));
        if (i % 2) {
            idle.back()->write("POST /v1/d/0 HTTP/1.1\r\nContent-Length: 100000\r\n\r\nabc");
            idle.back()->flush();
        }
        mute.push_back(std::make_unique<QTcpSocket>());
        mute.back()->bind(QHostAddress(QStringLiteral("127.0.0.%1").arg(20 + i / 50)));
        mute.back()->connectToHost(QStringLiteral("127.0.0.1"), pair.hub.port());
        QVERIFY(mute.back()->waitForConnected());
    }
    const auto among = pace(pair, 300);
    QVERIFY(alone.size() == 300 && among.size() == 300);
    qInfo("head, ms: alone p50 %.2f p99 %.2f; among 400 that hold connections p50 %.2f p99 %.2f; memory +%lld KiB",
        quantile(alone, 0.5), quantile(alone, 0.99), quantile(among, 0.5), quantile(among, 0.99),
        (pair.hub.peakBytes() - before) / 1024);
    QVERIFY(quantile(among, 0.5) < 4 * quantile(alone, 0.5) + 5);
    QVERIFY(pair.hub.peakBytes() - before < 64 * 1024 * 1024);
    // More than its share from one address is not let in; the others are not hurt.
    int taken = 0;
    std::vector<std::unique_ptr<QTcpSocket>> crowd;
    for (int i = 0; i < 80; ++i) {
        crowd.push_back(std::make_unique<QTcpSocket>());
        crowd.back()->bind(QHostAddress(QStringLiteral("127.0.0.40")));
        crowd.back()->connectToHost(QStringLiteral("127.0.0.1"), pair.hub.port());
        crowd.back()->waitForConnected();
    }
    for (const auto& one : crowd)
        taken += one->waitForReadyRead(10) || one->state() != QAbstractSocket::ConnectedState ? 0 : 1;
    QCOMPARE(taken, 64);
    QCOMPARE(pair.send(0, 5).status, 200);
}

void HubProgramTest::refusesWhatIsTooMuch()
{
    Pair pair(6, 3);
    QVERIFY(pair.started && pair.enlisted);
    QCOMPARE(pair.send(0, 1).status, 200);
    const qint64 before = pair.hub.peakBytes();
    const QByteArray path = wire::batchPath(pair.client.record.device);
    const QByteArray type = QByteArray("Content-Type: ") + wire::mediaType + "\r\n";
    const auto port = pair.hub.port();
    const auto over = [&](const QByteArray& head) {
        pair.client.forget();
        const auto answer = pair.client.ask(port, head);
        pair.client.forget();
        return answer.status;
    };
    QCOMPARE(over("POST " + path + " HTTP/1.1\r\nContent-Length: 4294967296\r\n\r\n"), 413);
    QCOMPARE(over("POST " + path + " HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n"), 413);
    QCOMPARE(over("POST " + path + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), 411);
    QCOMPARE(over("POST " + path + " HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"), 400);
    QCOMPARE(over("GET / HTTP/1.1\r\nX: " + QByteArray(9'000, 'x')), 431);
    QCOMPARE(over("GET /" + QByteArray(3'000, 'x')), 414);
    // A thousandfold: 100 MiB of zeros.
    const QByteArray bomb = wire::packed(QByteArray(100 * 1024 * 1024, '\0'), wire::Packing::Deflate);
    QVERIFY(bomb.size() < wire::bodyBytesMax);
    QCOMPARE(pair.client.post(port, path, bomb, type + "Content-Encoding: deflate\r\n").status, 413);
    QCOMPARE(pair.client.post(port, path, QByteArray(100'000, '\x9f'), type).status, 400);
    QCOMPARE(pair.client.post(port, path, "x", type + "Content-Encoding: br\r\n").status, 415);
    QCOMPARE(pair.client.post(port, path, "x", {}).status, 415);
    QCOMPARE(pair.client.get(port, path).status, 405);
    QCOMPARE(pair.client.get(port, "/v1/d/zz/batch").status, 404);
    QVERIFY2(pair.hub.peakBytes() - before < 64 * 1024 * 1024,
        qPrintable(QString::number((pair.hub.peakBytes() - before) / 1024)));
    QCOMPARE(pair.send(1, 2).status, 200);
}

void HubProgramTest::answersWhatCameBeforeItEnds()
{
    Pair pair(7, 3);
    QVERIFY(pair.started && pair.enlisted);
    // Half of a request is there when it is told to end.
    pair.client.socket = std::make_unique<QSslSocket>();
    QVERIFY(pair.client.connectTo(*pair.client.socket, pair.hub.port()));
    const QByteArray body = pair.client.record.bytes(0, 3);
    const QByteArray whole = "POST " + wire::batchPath(pair.client.record.device) + " HTTP/1.1\r\nContent-Type: "
        + wire::mediaType + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    pair.client.socket->write(whole.first(whole.size() / 2));
    QVERIFY(pair.client.socket->waitForBytesWritten());
    QTest::qWait(100); // so that it lies in the hub's hands and not on the way
    ::kill(static_cast<pid_t>(pair.hub.pid()), SIGTERM);
    QTest::qWait(100);
    const auto answer = pair.client.ask(pair.hub.port(), whole.sliced(whole.size() / 2));
    QCOMPARE(answer.status, 200);
    QVERIFY(pair.hub.end());
}

/// R5: fifty times, at any moment, under load; the port is to be had again at once.
void HubProgramTest::losesNothingAcknowledgedHoweverOftenItIsKilled()
{
    const int kills = qEnvironmentVariableIntValue("NARU_KILLS") > 0 ? qEnvironmentVariableIntValue("NARU_KILLS") : 50;
    Pair pair(8, 0);
    QVERIFY(pair.started && pair.enlisted);
    HubRecord& record = pair.client.record;
    const quint16 port = pair.hub.port();
    SeededRandom random(8);
    quint64 acknowledged = 0, asked = 0;
    QList<double> ready;
    for (int kill = 0; kill < kills; ++kill) {
        const auto delay = std::chrono::milliseconds(1 + random.below(200));
        const auto pid = static_cast<pid_t>(pair.hub.pid());
        std::thread killer([=] {
            std::this_thread::sleep_for(delay);
            ::kill(pid, SIGKILL);
        });
        for (;;) {
            if (quint64(record.items.size()) == asked)
                asked += quint64(record.grow(20, 100).items.size()) - asked;
            const auto answer = pair.send(qsizetype(acknowledged), qsizetype(asked - acknowledged));
            if (answer.status == 0)
                break;
            QCOMPARE(answer.status, 200);
            const auto accepted = wire::acceptedOf(answer.body);
            QVERIFY(accepted && accepted->head.seq >= acknowledged);
            QCOMPARE(accepted->head.hash, record.batch(0, qsizetype(accepted->head.seq)).end().hash);
            acknowledged = accepted->head.seq;
        }
        killer.join();
        pair.hub.kill();
        QElapsedTimer time;
        time.start();
        QVERIFY2(pair.hub.start(port), pair.hub.errors().constData());
        QCOMPARE(pair.hub.port(), port);
        const auto head = pair.client.get(port, wire::headPath(record.device));
        ready.append(double(time.elapsed()));
        QCOMPARE(head.status, 200);
        QVERIFY(wire::acceptedOf(head.body)->head.seq >= acknowledged);
    }
    QCOMPARE(pair.send(qsizetype(acknowledged), qsizetype(asked - acknowledged)).status, 200);
    const auto listed
        = pair.hub.admin({QStringLiteral("entries"), QStringLiteral("--desk"), window, QStringLiteral("--all")});
    QCOMPARE(listed.value(QStringLiteral("count")).toInteger(), qint64(asked));
    QCOMPARE(listed.value(QStringLiteral("head_hash")).toString().toLatin1(), record.head().hash.toHex());
    qInfo("%d kills, %llu entries, 0 lost; ready again p50 %.0f ms, p99 %.0f ms", kills, asked, quantile(ready, 0.5),
        quantile(ready, 0.99));
}

void HubProgramTest::tellsOperatorsHowItIs()
{
    Pair pair(9, 4);
    QVERIFY(pair.started && pair.enlisted);
    QCOMPARE(pair.send(0, 4).status, 200);
    const auto read = [&](const QByteArray& path) { return pair.hub.told(path); };
    QVERIFY(read("/healthz").startsWith("HTTP/1.1 200"));
    QVERIFY(read("/readyz").endsWith("ready\n"));
    const QByteArray metrics = read("/metrics");
    QVERIFY(metrics.contains("naru_hub_entries_stored_total 4\n"));
    QVERIFY(metrics.contains("naru_hub_requests_total{route=\"batch\",status=\"200\"} 1\n"));
    QVERIFY(metrics.contains("naru_hub_connections_open{listener=\"devices\"} 1\n"));
    const QByteArray document = read("/openapi.json");
    const auto openApi = QJsonDocument::fromJson(document.mid(document.indexOf("\r\n\r\n") + 4)).object();
    QCOMPARE(openApi.value(QStringLiteral("openapi")).toString(), QStringLiteral("3.1.0"));
    QVERIFY(!read("/v1/d/00/batch").startsWith("HTTP/1.1 2")); // desks have a listener of their own
    // Whatever the document describes for this listener is there, and nothing personal is in the log.
    const QStringList described = openApi.value(QStringLiteral("paths")).toObject().keys();
    for (const char* route : {"/v1/d/{device}/batch", "/v1/d/{device}/head", "/v1/d/{device}/seal",
             "/v1/d/{device}/proof", "/v1/d/{device}/lost", "/v1/d/{device}/enrolments", "/v1/d/{device}/consistency",
             "/v1/d/{device}/packs", "/v1/d/{device}/blob", "/v1/hub", "/.well-known/est/cacerts",
             "/.well-known/est/simpleenroll", "/.well-known/est/simplereenroll"})
        QVERIFY2(described.contains(QLatin1StringView(route)), route);
    for (const QString& path : described) {
        if (!path.startsWith(QStringLiteral("/v1/")) && !path.startsWith(QStringLiteral("/.well-known/")))
            QVERIFY2(read(path.toLatin1()).startsWith("HTTP/1.1 200"), qPrintable(path));
    }
    QVERIFY(pair.hub.end());
    const QByteArray log = pair.hub.errors();
    QVERIFY(log.contains("\"route\":\"batch\"") && log.contains(pair.client.record.device.toHex()));
    QVERIFY(!log.contains("127.0.0.1") && !log.contains(site.toUtf8()));
}

NARU_TEST(HubProgramTest)
#include "tst_hubprogram.moc"
