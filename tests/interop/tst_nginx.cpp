// SPDX-License-Identifier: GPL-3.0-or-later
// nginx as it is shipped, in front of two hubs: it shakes hands, and nobody but it may say whose certificate that was.
#include "sync/hub/pgpool.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"
#include "tests/support/postgres.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

using namespace naru;
using namespace naru::test;

namespace {

constexpr int waitMs = 20'000;
const QByteArray secret(48, 's');

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes) == bytes.size();
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray pemOfFile(const QString& der)
{
    return crypto::toPem("CERTIFICATE", read(der));
}

QString portOf(const HubProcess& hub)
{
    return hub.places().value(QStringLiteral("front")).toString().section(u':', 2);
}

/// The shipped configuration with the paths and ports of a test.
class Nginx {
public:
    static bool isInstalled() { return !program().isEmpty(); }
    static QString program()
    {
        const QString found = QStandardPaths::findExecutable(QStringLiteral("nginx"));
        return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin")})
                               : found;
    }
    bool start(const QString& hubData, const QString& first, const QString& second)
    {
        QByteArray site = read(QStringLiteral(NARU_SOURCE_DIR "/installer/hub/nginx-naru-hub.conf"));
        m_port = freePort();
        site.replace("listen 7443", "listen 127.0.0.1:" + QByteArray::number(m_port));
        site.replace("127.0.0.1:7441", "127.0.0.1:" + first.toLatin1())
            .replace("127.0.0.1:7442", "127.0.0.1:" + second.toLatin1());
        site.replace("/etc/naru-hub", m_folder.path().toUtf8());
        const QByteArray folder = m_folder.path().toUtf8();
        const QByteArray whole = "daemon off; master_process off; pid " + folder + "/pid; error_log " + folder
            + "/errors.log;\nevents { worker_connections 512; }\nhttp { client_body_temp_path " + folder
            + "/body; proxy_temp_path " + folder + "/proxy; fastcgi_temp_path " + folder + "/f; uwsgi_temp_path "
            + folder + "/u; scgi_temp_path " + folder + "/s;\n" + site + "}\n";
        const bool isWritten = write(m_folder.filePath(QStringLiteral("nginx.conf")), whole)
            && write(m_folder.filePath(QStringLiteral("ca.pem")), pemOfFile(hubData + QStringLiteral("/ca.der")))
            && write(
                m_folder.filePath(QStringLiteral("server.pem")), pemOfFile(hubData + QStringLiteral("/server.der")))
            && write(m_folder.filePath(QStringLiteral("server.key")), read(hubData + QStringLiteral("/server.key")))
            && write(m_folder.filePath(QStringLiteral("front-secret.conf")),
                "proxy_set_header X-Naru-Front \"" + secret + "\";\n");
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(),
            {QStringLiteral("-c"), m_folder.filePath(QStringLiteral("nginx.conf")), QStringLiteral("-p"),
                m_folder.path(), QStringLiteral("-e"), m_folder.filePath(QStringLiteral("errors.log"))});
        return isWritten && m_process.waitForStarted(waitMs)
            && QTest::qWaitFor([this] { return answers() || m_process.state() == QProcess::NotRunning; }, waitMs)
            && m_process.state() == QProcess::Running;
    }
    ~Nginx()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(waitMs))
            m_process.kill();
    }
    quint16 port() const { return m_port; }
    QByteArray errors() { return m_process.readAll() + read(m_folder.filePath(QStringLiteral("errors.log"))); }

private:
    bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        return socket.waitForConnected(200);
    }
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

/// What a hub's front listener answers to somebody who speaks to it directly.
int statusOf(quint16 port, const QByteArray& path, const QByteArray& headers)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!socket.waitForConnected(waitMs))
        return 0;
    socket.write("GET " + path + " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n" + headers + "\r\n");
    while (socket.bytesAvailable() < 12 && socket.waitForReadyRead(waitMs)) { }
    return socket.readAll().mid(9, 3).toInt();
}

} // namespace

class NginxTest : public QObject {
    Q_OBJECT

    static bool isMissing(bool isThere, const char* what)
    {
        if (!isThere && qEnvironmentVariable("CI") == u"true")
            qFatal("%s is not installed", what);
        return !isThere;
    }

private Q_SLOTS:
    void desksSpeakToTheHubBehindIt()
    {
        if (isMissing(Nginx::isInstalled(), "nginx"))
            QSKIP("nginx is not installed");
        QTemporaryDir folder;
        QVERIFY(write(folder.filePath(QStringLiteral("secret")), secret));
        HubProcess hub(folder.filePath(QStringLiteral("hub")),
            {QStringLiteral("--front-listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--front-secret"),
                folder.filePath(QStringLiteral("secret"))});
        QVERIFY2(hub.start(), hub.errors().constData());
        HubClient desk(HubRecord(1).grow(40), hub.data());
        {
            const auto pool = naru::hub::SqlitePool::open(hub.data() + QStringLiteral("/hub.db"));
            QVERIFY(pool && desk.enlist(**pool, QStringLiteral("나루동"), QStringLiteral("1번")));
        }
        Nginx nginx;
        QVERIFY2(nginx.start(hub.data(), portOf(hub), portOf(hub)), nginx.errors().constData());
        const auto answer = desk.send(nginx.port(), desk.record.bytes(0, 40));
        QCOMPARE(answer.status, 200);
        const auto accepted = wire::acceptedOf(answer.body);
        QVERIFY(accepted && accepted->head == desk.record.head());

        // Straight to the hub's own door, with another's certificate in the header.
        const QByteArray path = wire::headPath(desk.record.device),
                         pem = pemOfFile(hub.data() + QStringLiteral("/server.der"));
        const QByteArray certificate = "X-Naru-Certificate: " + QByteArray(pem).toPercentEncoding() + "\r\n";
        const quint16 door = portOf(hub).toUShort();
        QCOMPARE(statusOf(door, path, certificate), 401);
        QCOMPARE(statusOf(door, path, certificate + "X-Naru-Front: " + QByteArray(48, 't') + "\r\n"), 401);
        const QByteArray own = "X-Naru-Certificate: "
            + crypto::toPem("CERTIFICATE", desk.tls.localCertificate().toDer()).toPercentEncoding() + "\r\n";
        QCOMPARE(statusOf(door, path, own), 401);
        QCOMPARE(statusOf(door, path, own + "X-Naru-Front: " + secret + "\r\n"), 200);
        // Through nginx, a desk that writes another's name into the header is still itself.
        HubClient other(HubRecord(2), hub.data());
        const auto forged = other.ask(nginx.port(), "GET " + path + " HTTP/1.1\r\nHost: hub\r\n" + own + "\r\n");
        QCOMPARE(forged.status, 403);
    }

    void anotherHubTakesWhatTheFirstCannot()
    {
        Postgres database;
        const QString failed = database.start();
        if (isMissing(Nginx::isInstalled(), "nginx") || isMissing(failed.isEmpty(), "postgresql"))
            QSKIP("nginx or postgresql is not installed");
        QTemporaryDir folder;
        QVERIFY(write(folder.filePath(QStringLiteral("secret")), secret));
        const QStringList more{QStringLiteral("--store"), database.url(), QStringLiteral("--front-listen"),
            QStringLiteral("127.0.0.1:0"), QStringLiteral("--front-secret"), folder.filePath(QStringLiteral("secret"))};
        HubProcess first(folder.filePath(QStringLiteral("first")), more);
        QVERIFY2(first.start(), first.errors().constData());
        // The second hub is of the same authority.
        QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("second"))));
        for (const char* name : {"ca.key", "ca.der", "server.key", "server.der", "hub.key"})
            QVERIFY(write(folder.filePath(QStringLiteral("second/")) + QLatin1StringView(name),
                read(first.data() + u'/' + QLatin1StringView(name))));
        HubProcess second(folder.filePath(QStringLiteral("second")), more);
        QVERIFY2(second.start(), second.errors().constData());
        HubClient desk(HubRecord(3).grow(200), first.data());
        {
            const auto pool = naru::hub::PgPool::open(database.url());
            QVERIFY(pool && desk.enlist(**pool, QStringLiteral("나루동"), QStringLiteral("1번")));
        }
        Nginx nginx;
        QVERIFY2(nginx.start(first.data(), portOf(first), portOf(second)), nginx.errors().constData());
        for (int from = 0; from < 200; from += 10) {
            if (from == 100)
                first.kill();
            desk.forget();
            const auto answer = desk.send(nginx.port(), desk.record.bytes(from, 10));
            QVERIFY2(answer.status == 200, QByteArray::number(answer.status) + nginx.errors());
        }
        const auto last = desk.send(nginx.port(), desk.record.bytes(190, 10));
        QVERIFY(wire::acceptedOf(last.body)->head == desk.record.head());
    }
};
NARU_TEST(NginxTest)

#include "tst_nginx.moc"
