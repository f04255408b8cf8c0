// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/httpdoor.h"

#include <QSslConfiguration>
#include <QSslSocket>

namespace naru::sim {

namespace {

/// The value of a field of that name, lower case; empty where there is none.
QByteArray field(const QList<QByteArray>& lines, QByteArrayView name)
{
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).toLower() == name)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray reasonOf(int status)
{
    return status == 200 ? "OK" : status == 204 ? "No Content" : status == 404 ? "Not Found" : "Bad Request";
}

} // namespace

HttpQuestion::State HttpQuestion::read(const QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return bytes.size() > headBytesMax ? State::Bad : State::Reading;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (end > headBytesMax || first.size() != 3 || first[0] != "POST")
        return State::Bad;
    path = first[1];
    if (field(lines, "transfer-encoding").toLower() == "chunked")
        return readChunks(QByteArrayView(bytes).sliced(end + 4));
    bool isNumber = false;
    const qsizetype length = field(lines, "content-length").toInt(&isNumber);
    if (!isNumber || length < 0 || length > bodyBytesMax)
        return State::Bad;
    body = bytes.mid(end + 4, length);
    return body.size() == length ? State::Whole : State::Reading;
}

HttpQuestion::State HttpQuestion::readChunks(QByteArrayView rest)
{
    body.clear();
    while (true) {
        const qsizetype end = rest.indexOf("\r\n");
        if (end < 0)
            return State::Reading;
        bool isNumber = false;
        const qsizetype size = rest.first(end).toByteArray().split(';').first().toInt(&isNumber, 16);
        if (!isNumber || size < 0 || body.size() + size > bodyBytesMax)
            return State::Bad;
        if (rest.size() < end + 2 + size + 2)
            return State::Reading;
        body.append(rest.sliced(end + 2, size));
        rest = rest.sliced(end + 2 + size + 2);
        if (size == 0)
            return State::Whole;
    }
}

HttpDoor::HttpDoor(std::optional<Tls> tls, QObject* parent)
    : QTcpServer(parent)
    , m_tls(std::move(tls))
{
}

bool HttpDoor::open(quint16 port)
{
    return isListening() || listen(QHostAddress::LocalHost, port);
}

void HttpDoor::incomingConnection(qintptr handle)
{
    const quint64 id = ++m_last;
    auto* const plain = m_tls ? nullptr : new QTcpSocket(this);
    auto* const secure = m_tls ? new QSslSocket(this) : nullptr;
    QTcpSocket* const socket = secure ? secure : plain;
    if (!socket->setSocketDescriptor(handle) || m_callers.size() >= connectionsMax)
        return delete socket;
    m_callers.insert(id, {socket, {}, false, false});
    connect(socket, &QTcpSocket::readyRead, this, [this, id] { take(id); });
    connect(socket, &QTcpSocket::disconnected, this, [this, id] {
        const Caller gone = m_callers.take(id);
        gone.socket->deleteLater();
        if (!gone.isAnswered)
            Q_EMIT left(id);
    });
    if (!secure)
        return;
    QSslConfiguration configuration;
    configuration.setLocalCertificate(m_tls->certificate);
    configuration.setPrivateKey(m_tls->key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    secure->setSslConfiguration(configuration);
    connect(secure, &QSslSocket::errorOccurred, secure, [secure] {
        if (!secure->isEncrypted())
            secure->abort();
    });
    secure->startServerEncryption();
}

void HttpDoor::take(quint64 id)
{
    const auto found = m_callers.find(id);
    if (found == m_callers.end() || found->hasAsked)
        return;
    found->bytes += found->socket->readAll();
    HttpQuestion question;
    const auto state = question.read(found->bytes);
    if (state == HttpQuestion::State::Reading)
        return;
    found->hasAsked = true;
    found->bytes.clear();
    if (state == HttpQuestion::State::Bad)
        return answer(id, 400, {}, "text/plain");
    Q_EMIT asked(id, question.path, question.body);
}

void HttpDoor::answer(quint64 id, int status, const QByteArray& body, const QByteArray& type, Ending ending)
{
    const auto found = m_callers.find(id);
    if (found == m_callers.end() || found->isAnswered)
        return;
    found->isAnswered = true;
    QByteArray whole = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\n";
    if (status != 204)
        whole += "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    whole += "Connection: close\r\n\r\n" + body;
    QTcpSocket* const socket = found->socket;
    socket->write(ending == Ending::Half ? whole.left(whole.size() - body.size() / 2 - 1) : whole);
    if (ending == Ending::Twice)
        socket->write(whole);
    socket->disconnectFromHost();
}

void HttpDoor::hangUp(quint64 id)
{
    const auto found = m_callers.find(id);
    if (found == m_callers.end())
        return;
    found->isAnswered = true;
    found->socket->disconnectFromHost();
}

void HttpDoor::hangUpOnAll()
{
    const QList<quint64> all = m_callers.keys();
    for (const quint64 id : all) {
        if (const auto found = m_callers.find(id); found != m_callers.end()) {
            found->isAnswered = true;
            found->socket->abort();
        }
    }
}

} // namespace naru::sim
