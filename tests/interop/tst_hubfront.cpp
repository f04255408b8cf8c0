// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificate.h"
#include "sync/hub/pgpool.h"
#include "sync/hub/schema.h"
#include "tests/support/hubprocess.h"
#include "tests/support/postgres.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <csignal>
#include <thread>

using namespace naru;
using namespace naru::test;

namespace {

const QByteArray secret = QByteArray(48, 's');

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}
QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The shipped configuration with other ports and places.
class Nginx {
public:
    ~Nginx()
    {
        m_process.terminate();
        m_process.waitForFinished(5'000);
    }
    QString start(const QString& hub, const QList<quint16>& fronts)
    {
        const QString program = QStandardPaths::findExecutable(
            QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
        if (program.isEmpty())
            return QStringLiteral("nginx is not installed");
        for (const char* const name : {"ca", "server"})
            write(m_folder.filePath(QLatin1StringView(name) + QStringLiteral(".pem")),
                crypto::toPem(
                    "CERTIFICATE", read(hub + QLatin1Char('/') + QLatin1StringView(name) + QStringLiteral(".der"))));
        write(m_folder.filePath(QStringLiteral("server.key")), read(hub + QStringLiteral("/server.key")));
        write(m_folder.filePath(QStringLiteral("front.conf")), "proxy_set_header X-Naru-Front \"" + secret + "\";\n");
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
        free.close();
        QByteArray text = read(QStringLiteral(NARU_SOURCE_DIR "/installer/hub/naru-hub.nginx.conf"));
        text.replace("/etc/naru-hub", m_folder.path().toUtf8());
        text.replace("listen 8443", "listen 127.0.0.1:" + QByteArray::number(m_port));
        text.replace("127.0.0.1:8081", "127.0.0.1:" + QByteArray::number(fronts.at(0)));
        text.replace("127.0.0.1:8082", "127.0.0.1:" + QByteArray::number(fronts.at(1)));
        const QByteArray folder = m_folder.path().toUtf8();
        QByteArray paths;
        for (const char* const kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            paths += QByteArray(kind) + "_temp_path " + folder + '/' + kind + ";\n";
        write(m_folder.filePath(QStringLiteral("nginx.conf")),
            "daemon off;\nworker_processes 1;\npid " + folder + "/pid;\nerror_log " + folder
                + "/error.log;\nevents { worker_connections 1024; }\nhttp {\naccess_log off;\n" + paths + text + "}\n");
        // Its workers are not root: they must find their folders.
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7055));
        m_process.start(program,
            {QStringLiteral("-p"), m_folder.path(), QStringLiteral("-e"),
                m_folder.filePath(QStringLiteral("error.log")), QStringLiteral("-c"),
                m_folder.filePath(QStringLiteral("nginx.conf"))});
        for (int tries = 0; tries < 100; ++tries) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            if (socket.waitForConnected(100))
                return {};
            m_process.waitForFinished(50);
        }
        return QStringLiteral("nginx: ")
            + QString::fromUtf8(read(m_folder.filePath(QStringLiteral("error.log"))).right(400));
    }
    quint16 port() const { return m_port; }

private:
    QTemporaryDir m_folder{QStringLiteral("/tmp/naru-nginx-XXXXXX")};
    QProcess m_process;
    quint16 m_port = 0;
};

/// Two hubs of one database, each with a place for a front.
struct House {
    explicit House(const QString& store)
    {
        write(keys.filePath(QStringLiteral("front")), secret + '\n');
        const QStringList more{QStringLiteral("--store"), store, QStringLiteral("--front-listen"),
            QStringLiteral("127.0.0.1:0"), QStringLiteral("--front-secret"), keys.filePath(QStringLiteral("front"))};
        one = std::make_unique<HubProcess>(first.path(), more);
        two = std::make_unique<HubProcess>(second.path(), more);
        started = one->start();
        for (const char* const name : {"ca.key", "ca.der", "server.key", "server.der", "hub.key"})
            write(second.filePath(QLatin1StringView(name)), read(first.filePath(QLatin1StringView(name))));
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
    void initTestCase()
    {
        const QString failed = m_postgres.start();
        if (!failed.isEmpty() && qEnvironmentVariable("CI") == QStringLiteral("true"))
            QFAIL(qPrintable(failed));
        if (!failed.isEmpty())
            QSKIP(qPrintable(failed));
    }
    void believesNobodyButItsFront();
    void goesOnWhenOneOfTwoHubsDies();

private:
    Postgres m_postgres;
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
    QCOMPARE(ask(certificate + "X-Naru-Front: " + secret.chopped(1) + "\r\n"), 401);
    QCOMPARE(ask("X-Naru-Front: " + secret + "\r\n"), 401);
    QCOMPARE(ask(certificate + "X-Naru-Front: " + secret + "\r\n"), 200);
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
                         + client.tls.localCertificate().toPem().toPercentEncoding() + "\r\nX-Naru-Front: " + secret
                         + "\r\n\r\n")
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

NARU_TEST(HubFrontTest)
#include "tst_hubfront.moc"
