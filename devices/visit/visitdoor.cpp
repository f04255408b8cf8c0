// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/visitdoor.h"

#include "devices/visit/sametoken.h"

#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace naru::device {

namespace {

constexpr const char* refusal = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// What the visitor sees in the end. It says nothing of money: the desk's screen does.
QByteArray farewell()
{
    const QByteArray page = "<!doctype html><html lang=\"ko\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                            "content=\"width=device-width\"><title>나루</title><body style=\"font:1.5em sans-serif;"
                            "margin:3em 1em;text-align:center\"><p>이제 휴대폰을 치워도 됩니다.</p>"
                            "<p>결과는 창구에서 알려 드립니다.</p></body></html>\n";
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(page.size())
        + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n"
        + page;
}

/// What may follow the token: nothing, or '/' and a short word.
bool isTail(QByteArrayView tail)
{
    constexpr qsizetype wordMax = 16;
    if (tail.isEmpty())
        return true;
    const auto isWord
        = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return tail.startsWith('/') && tail.size() > 1 && tail.size() <= wordMax + 1
        && std::all_of(tail.begin() + 1, tail.end(), isWord);
}

bool isPrivate(const QHostAddress& address)
{
    return address.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8)
        || address.isInSubnet(QHostAddress(QStringLiteral("172.16.0.0")), 12)
        || address.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16);
}

} // namespace

VisitDoor::VisitDoor(Random& random, QObject* parent)
    : VisitDoor(random, Limits(), parent)
{
}

VisitDoor::VisitDoor(Random& random, Limits limits, QObject* parent)
    : QObject(parent)
    , m_random(random)
    , m_limits(limits)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &VisitDoor::admit);
}

QHostAddress VisitDoor::localAddress()
{
    QHostAddress other;
    for (const QNetworkInterface& face : QNetworkInterface::allInterfaces()) {
        const auto flags = face.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp) || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        for (const QNetworkAddressEntry& entry : face.addressEntries()) {
            if (entry.ip().protocol() != QAbstractSocket::IPv4Protocol || entry.ip().isLinkLocal())
                continue;
            if (isPrivate(entry.ip()))
                return entry.ip();
            other = other.isNull() ? entry.ip() : other;
        }
    }
    return other;
}

Result<QByteArray> VisitDoor::open(const QHostAddress& address, quint16 port)
{
    close();
    if (address.isNull() || address == QHostAddress::Any || address == QHostAddress::AnyIPv4
        || address == QHostAddress::AnyIPv6)
        return DoorFault::Closed;
    if (!m_server.listen(address, port))
        return Fault(DoorFault::Closed, m_server.errorString());
    const QByteArray host = address.toString().toLatin1();
    m_host = (address.protocol() == QAbstractSocket::IPv6Protocol ? '[' + host + ']' : host) + ':'
        + QByteArray::number(m_server.serverPort());
    m_path = '/' + m_random.bytes(tokenBytes).toHex();
    m_url = "http://" + m_host + m_path;
    m_brought = 0;
    return m_url;
}

void VisitDoor::close()
{
    m_server.close();
    m_url.clear();
    const auto sockets = std::exchange(m_sockets, {});
    for (QTcpSocket* const socket : sockets) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void VisitDoor::admit()
{
    while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
        if (m_sockets.size() >= m_limits.connectionsMax) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        serve(socket);
    }
}

void VisitDoor::serve(QTcpSocket* socket)
{
    socket->setParent(this);
    socket->setReadBufferSize(m_limits.request.lineBytesMax + m_limits.request.headBytesMax);
    m_sockets.insert(socket);
    const auto request = std::make_shared<DoorRequest>(m_limits.request);
    const auto read = [this, socket, request] {
        const auto state = request->feed(socket->readAll());
        if (state && *state == DoorRequest::State::Reading)
            return;
        disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
        sayLast(socket, state ? answerTo(*request) : QByteArray(refusal));
    };
    connect(socket, &QTcpSocket::readyRead, this, read);
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_sockets.remove(socket);
        socket->deleteLater();
    });
    QTimer::singleShot(m_limits.connection, socket, [socket] { socket->abort(); });
    if (socket->bytesAvailable() > 0)
        read();
}

void VisitDoor::sayLast(QTcpSocket* socket, const QByteArray& answer)
{
    if (socket->state() != QAbstractSocket::ConnectedState) // a listener closed the door
        return;
    socket->write(answer);
    socket->disconnectFromHost();
}

/// The page, once what was brought is with the listener; the refusal for everything else.
QByteArray VisitDoor::answerTo(const DoorRequest& request)
{
    const QByteArray path = request.path().left(m_path.size()), tail = request.path().mid(m_path.size());
    const bool ours = isOpen() && isSameToken(path, m_path) && isTail(tail) && request.host().toLower() == m_host;
    const bool get = request.method() == DoorRequest::Method::Get;
    const QByteArray query = get ? request.query() : request.body();
    if (!ours || query.isEmpty() || m_brought >= m_limits.broughtMax)
        return refusal;
    ++m_brought;
    Q_EMIT brought(get || request.isForm() ? m_url + tail + '?' + query : query);
    return farewell();
}

} // namespace naru::device
