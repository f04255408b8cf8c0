// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pgpool.h"
#include "sync/hub/schema.h"
#include "tests/interop/hubdatabase.h"
#include "tests/interop/nginx.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

#include <csignal>
#include <thread>

using namespace naru;
using namespace naru::test;

namespace {

/// Two hubs of one database, each with a place for a front.
struct House {
    explicit House(const QString& store)
    {
        writePrivate(keys.filePath(QStringLiteral("front")), frontSecret + '\n');
        const QStringList more{QStringLiteral("--store"), store, QStringLiteral("--front-listen"),
            QStringLiteral("127.0.0.1:0"), QStringLiteral("--front-secret"), keys.filePath(QStringLiteral("front"))};
        one = std::make_unique<HubProcess>(first.path(), more);
        two = std::make_unique<HubProcess>(second.path(), more);
        started = one->start();
        for (const char* const name : {"ca.key", "ca.der", "server.key", "server.der", "hub.key"})
            writePrivate(second.filePath(QLatin1StringView(name)), readAll(first.filePath(QLatin1StringView(name))));
        started = started && two->start();
    }
    static quint16 frontOf(const HubProcess& hub)
    {
        return quint16(QUrl(hub.places().value(QStringLiteral("front")).toString()).port());
    }
    QTemporaryDir keys, first, second;
    std::unique_ptr<HubProcess> one, two;
    bool started = false;
};

} // namespace

class HubFrontTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_postgres.need(); }
    void believesNobodyButItsFront();
    void goesOnWhenOneOfTwoHubsDies();
    void isNotReadyOverADatabaseThatIsReadOnly();

private:
    HubDatabase m_postgres;
};

void HubFrontTest::believesNobodyButItsFront()
{
    House house(m_postgres.url());
    QVERIFY2(house.started, house.one->errors().constData());
    HubClient client(HubRecord(1), house.first.path());
    auto pool = hub::PgPool::open(m_postgres.url());
    QVERIFY(pool && client.enlist(**pool, QStringLiteral("강남"), QStringLiteral("창구 1")));
    const QByteArray pem = client.tls.localCertificate().toPem().toPercentEncoding();
    const auto ask = [&](const QByteArray& headers) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), House::frontOf(*house.one));
        socket.write("GET " + wire::headPath(client.record.device) + " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n"
            + headers + "\r\n");
        QByteArray all;
        while (socket.waitForReadyRead(5'000))
            all += socket.readAll();
        return all.mid(9, 3).toInt();
    };
    const QByteArray certificate = "X-Naru-Certificate: " + pem + "\r\n";
    QCOMPARE(ask(certificate), 401);
    QCOMPARE(ask(certificate + "X-Naru-Front: \r\n"), 401);
    QCOMPARE(ask(certificate + "X-Naru-Front: " + QByteArray(48, 't') + "\r\n"), 401);
    QCOMPARE(ask(certificate + "X-Naru-Front: " + frontSecret.chopped(1) + "\r\n"), 401);
    QCOMPARE(ask("X-Naru-Front: " + frontSecret + "\r\n"), 401);
    QCOMPARE(ask(certificate + "X-Naru-Front: " + frontSecret + "\r\n"), 200);
}

void HubFrontTest::goesOnWhenOneOfTwoHubsDies()
{
    House house(m_postgres.url());
    QVERIFY2(house.started, house.one->errors().constData());
    Nginx nginx;
    const QString failed = nginx.start(house.first.path(), {House::frontOf(*house.one), House::frontOf(*house.two)});
    if (!failed.isEmpty() && qEnvironmentVariable("CI") != QStringLiteral("true"))
        QSKIP(qPrintable(failed));
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    HubClient client(HubRecord(2), house.first.path()), other(HubRecord(3), house.first.path());
    auto pool = hub::PgPool::open(m_postgres.url());
    QVERIFY(pool && client.enlist(**pool, QStringLiteral("강남"), QStringLiteral("창구 2")));
    const auto send
        = [&](qsizetype from, qsizetype count) { return client.send(nginx.port(), client.record.bytes(from, count)); };
    // Headers of the desk's own are worth nothing: another desk stays who it is.
    QCOMPARE(other
                 .ask(nginx.port(),
                     "GET " + wire::headPath(client.record.device) + " HTTP/1.1\r\nHost: hub\r\nX-Naru-Certificate: "
                         + client.tls.localCertificate().toPem().toPercentEncoding()
                         + "\r\nX-Naru-Front: " + frontSecret + "\r\n\r\n")
                 .status,
        403);
    std::thread killer([pid = static_cast<pid_t>(house.one->pid())] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        ::kill(pid, SIGKILL);
    });
    int odd = 0;
    quint64 acknowledged = 0;
    for (int at = 0; at < 150; ++at) {
        client.record.grow(10, 100);
        const auto answer = send(qsizetype(acknowledged), 500);
        odd += answer.status != 200;
        if (answer.status == 200)
            acknowledged = wire::acceptedOf(answer.body)->head.seq;
    }
    killer.join();
    QCOMPARE(acknowledged, quint64(client.record.items.size()));
    const auto listed
        = house.two->admin({QStringLiteral("entries"), QStringLiteral("--desk"), QStringLiteral("창구 2")});
    QCOMPARE(listed.value(QStringLiteral("count")).toInteger(), qint64(acknowledged));
    QCOMPARE(listed.value(QStringLiteral("head_hash")).toString().toLatin1(), client.record.head().hash.toHex());
    qInfo("behind nginx, one of two hubs killed: %llu entries, each there once; %d of 150 answers were not 200",
        acknowledged, odd);
    QVERIFY(odd <= 3);
}

/// As a standby is, and one whose administrator said so: it answers, and takes nothing.
void HubFrontTest::isNotReadyOverADatabaseThatIsReadOnly()
{
    QTemporaryDir folder;
    HubProcess hub(folder.path(), {QStringLiteral("--store"), m_postgres.url()});
    QVERIFY2(hub.start(), hub.errors().constData());
    HubClient client(HubRecord(31).grow(20), folder.path());
    auto pool = hub::PgPool::open(m_postgres.url());
    QVERIFY(pool && client.enlist(**pool, QStringLiteral("서초"), QStringLiteral("창구 31")));
    const auto allow = [this](const char* readOnly) {
        m_postgres.ask(QByteArray("ALTER SYSTEM SET default_transaction_read_only = ") + readOnly);
        m_postgres.ask("SELECT pg_reload_conf()");
    };
    allow("on");
    QTRY_COMPARE_WITH_TIMEOUT(m_postgres.ask("SHOW default_transaction_read_only").trimmed(), QByteArray("on"), 5'000);
    QTRY_COMPARE_WITH_TIMEOUT(
        client.send(hub.port(), client.record.bytes(0, 10)).status, 503, 5'000); // its sessions have heard of it
    QCOMPARE(hub.ready(), QByteArray("503 cannot_write"));
    allow("off");
    QTRY_COMPARE_WITH_TIMEOUT(hub.ready(), QByteArray("200 ready"), 10'000);
    QCOMPARE(client.send(hub.port(), client.record.bytes(0, 20)).status, 200);
}

NARU_TEST(HubFrontTest)
#include "tst_hubfront.moc"
