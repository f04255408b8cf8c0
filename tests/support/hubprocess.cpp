// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hubprocess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

#include <csignal>

namespace naru::test {

namespace {

const QString program = QStringLiteral(NARU_BINARY_DIR "/bin/naru-hub");
constexpr int waitMs = 10'000;

} // namespace

HubProcess::HubProcess(QString data, QStringList more)
    : m_data(std::move(data))
    , m_more(std::move(more))
{
}

HubProcess::~HubProcess()
{
    kill();
}

bool HubProcess::start(quint16 port)
{
    m_process.setStandardErrorFile(m_data + QStringLiteral("/hub.log"), QIODevice::Append);
    m_process.start(program,
        QStringList{QStringLiteral("--data"), m_data, QStringLiteral("--listen"),
            QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("--print-port")}
            + m_more);
    QByteArray line;
    QElapsedTimer time;
    time.start();
    while (!line.endsWith('\n') && time.elapsed() < waitMs && m_process.state() != QProcess::NotRunning) {
        if (!m_process.canReadLine())
            m_process.waitForReadyRead(waitMs);
        line += m_process.readLine();
    }
    m_port = line.startsWith("port: ") ? line.mid(6).trimmed().toUShort() : quint16(0);
    return m_port != 0;
}

void HubProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
    m_process.waitForFinished(waitMs);
}

bool HubProcess::end()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGTERM);
    return m_process.waitForFinished(2 * waitMs) && m_process.exitStatus() == QProcess::NormalExit
        && m_process.exitCode() == 0;
}

QByteArray HubProcess::errors() const
{
    QFile log(m_data + QStringLiteral("/hub.log"));
    return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
}

qint64 HubProcess::peakBytes() const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

int HubProcess::descriptors() const
{
    return static_cast<int>(QDir(QStringLiteral("/proc/%1/fd").arg(pid()))
                                .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                                .size());
}

QByteArray HubProcess::told(const QByteArray& path) const
{
    QTcpSocket socket;
    socket.connectToHost(
        QStringLiteral("127.0.0.1"), quint16(QUrl(places()[QStringLiteral("operators")].toString()).port()));
    socket.write("GET " + path + " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n");
    QByteArray all;
    while (socket.waitForReadyRead(waitMs))
        all += socket.readAll();
    return all;
}

QByteArray HubProcess::ready() const
{
    const QByteArray all = told("/readyz");
    return all.mid(9, 3) + ' ' + all.mid(all.indexOf("\r\n\r\n") + 4).trimmed();
}

QJsonObject HubProcess::places() const
{
    QFile file(m_data + QStringLiteral("/listeners.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject HubProcess::admin(const QStringList& words) const
{
    QProcess process;
    QStringList arguments{QStringLiteral("admin"), QStringLiteral("--data"), m_data};
    const qsizetype store = m_more.indexOf(QStringLiteral("--store"));
    if (store >= 0)
        arguments += m_more.mid(store, 2);
    process.start(program, arguments + words);
    process.waitForFinished(waitMs);
    QJsonObject answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    answer.insert(QStringLiteral("exit"), process.exitCode());
    return answer;
}

HubClient::HubClient(HubRecord made, const QString& data)
    : record(std::move(made))
{
    SystemRandom random;
    const auto authority = hub::authorityKeys(data, hub::IfAbsent::Refuse, SystemClock().now(), random);
    if (!authority)
        return;
    const auto certificate = hub::issueDesk(*authority, {record.device, QStringLiteral("강남"), QStringLiteral("창구")},
        record.key.publicKey(), SystemClock().now(), random);
    tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setLocalCertificate(QSslCertificate(certificate.der(), QSsl::Der));
    tls.setPrivateKey(QSslKey(record.key.pem().view().toByteArray(), QSsl::Ec));
    tls.setCaCertificates({QSslCertificate(authority->certificate.der(), QSsl::Der)});
}

bool HubClient::enlist(hub::SqlPool& pool, const QString& site, const QString& name) const
{
    hub::Desk desk;
    desk.device = record.device;
    desk.site = site;
    desk.desk = name;
    desk.spki = record.key.publicKey().spki();
    desk.enrolled = SystemClock().now();
    return bool(pool.with(
        [&](hub::Sql& sql) { return sql.within([&](hub::Sql& change) { return hub::Devices::add(change, desk); }); }));
}

bool HubClient::connectTo(QSslSocket& to, quint16 port, const QString& from) const
{
    to.setSslConfiguration(tls);
    if (!from.isEmpty())
        to.bind(QHostAddress(from));
    to.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return to.waitForEncrypted(waitMs);
}

HubClient::Answer HubClient::ask(quint16 port, const QByteArray& request)
{
    if (!socket || socket->state() != QAbstractSocket::ConnectedState || socket->peerPort() != port) {
        socket = std::make_unique<QSslSocket>();
        if (!connectTo(*socket, port))
            return {};
    }
    socket->write(request);
    QByteArray got;
    qsizetype head = -1;
    Answer answer;
    for (;;) {
        if (head < 0 && (head = got.indexOf("\r\n\r\n")) >= 0) {
            const auto lines = got.left(head).split('\n');
            answer.status = lines.first().split(' ').value(1).toInt();
            for (const QByteArray& line : lines.mid(1))
                answer.headers.insert(
                    line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
        }
        if (head >= 0 && got.size() >= head + 4 + answer.headers.value("content-length").toLongLong()) {
            answer.body = got.mid(head + 4);
            return answer;
        }
        if (!socket->bytesAvailable() && !socket->waitForReadyRead(waitMs)) {
            socket.reset();
            return {};
        }
        got += socket->readAll();
    }
}

HubClient::Answer HubClient::post(
    quint16 port, const QByteArray& path, const QByteArray& body, const QByteArray& headers)
{
    return ask(port,
        "POST " + path + " HTTP/1.1\r\nHost: hub\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
            + headers + "\r\n" + body);
}

HubClient::Answer HubClient::send(quint16 port, const QByteArray& batch)
{
    return post(port, wire::batchPath(record.device), wire::packed(batch, wire::Packing::Deflate),
        QByteArray("Content-Type: ") + wire::mediaType + "\r\nContent-Encoding: deflate\r\n");
}

HubClient::Answer HubClient::get(quint16 port, const QByteArray& path)
{
    return ask(port, "GET " + path + " HTTP/1.1\r\nHost: hub\r\n\r\n");
}

} // namespace naru::test
