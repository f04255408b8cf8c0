// SPDX-License-Identifier: GPL-3.0-or-later
// The door of a class: who may come as far as a handshake, counted before a byte is read.
#include "sync/classroom/host.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>

namespace naru::classroom {

namespace {

constexpr qsizetype callersMax = 1024; ///< remembered; of more the one who was silent longest is forgotten

/// An IPv4 address stays one, also where one socket takes both.
QHostAddress plain(const QHostAddress& address)
{
    bool isFour = false;
    const quint32 ipv4 = address.toIPv4Address(&isFour);
    return isFour ? QHostAddress(ipv4) : address;
}

} // namespace

void ClassHost::admit()
{
    while (QTcpSocket* const socket = m_door->nextPendingConnection()) {
        const QHostAddress address = plain(socket->peerAddress());
        const bool crowded = !mayCall(address) || connectionsOf(address) >= m_limits.connectionsEachMax
            || unprovenOf(address) >= m_limits.unprovenEachMax
            || (unproven() >= m_limits.unprovenMax && !makeRoomFor(address));
        if (crowded || isOutside(address.toString().toLatin1())) {
            socket->abort();
            socket->deleteLater();
            if (crowded)
                name({{}, address.toString()}, ClassroomFault::Crowded);
            continue;
        }
        knock(socket);
    }
}

/// A handshake costs this desk some curve operations, and whoever calls next to nothing.
bool ClassHost::mayCall(const QHostAddress& address)
{
    const Milliseconds now = m_clock.monotonic();
    auto calls = m_calls.find(address);
    if (calls == m_calls.end()) {
        if (m_calls.size() >= callersMax)
            m_calls.erase(std::min_element(m_calls.begin(), m_calls.end(),
                [](const Calls& one, const Calls& other) { return one.at < other.at; }));
        calls = m_calls.insert(address, {Allowance(m_limits.callsEachSecond, m_limits.callsSavedMax, now), now});
    }
    calls->at = now;
    return calls->left.take(1, now);
}

/// Half-open connections of many addresses keep no seat of another one out.
bool ClassHost::makeRoomFor(const QHostAddress& address)
{
    struct Waiting {
        int count = 0;
        Milliseconds oldest{Milliseconds::max()};
        QTcpSocket* socket = nullptr;
        ClassWire* wire = nullptr;
    };
    QHash<QHostAddress, Waiting> each;
    const auto add = [&](const QHostAddress& from, Milliseconds since, QTcpSocket* socket, ClassWire* wire) {
        Waiting& waiting = each[from];
        ++waiting.count;
        if (since < waiting.oldest)
            waiting = {waiting.count, since, socket, wire};
    };
    for (const Knocking& knocking : std::as_const(m_knocking))
        add(knocking.address, knocking.since, knocking.socket, nullptr);
    for (auto wire = m_wires.cbegin(); wire != m_wires.cend(); ++wire) {
        if (!wire.key()->isProven())
            add(wire.value(), wire.key()->begun(), nullptr, wire.key());
    }
    const auto most = std::max_element(
        each.cbegin(), each.cend(), [](const Waiting& one, const Waiting& other) { return one.count < other.count; });
    if (most == each.cend() || most->count <= each.value(address).count + 1)
        return false;
    const QHostAddress crowd = most.key();
    const Waiting gone = *most;
    if (gone.wire) {
        gone.wire->end(ClassroomFault::Crowded);
        return true;
    }
    m_knocking.removeIf([&](const Knocking& knocking) { return knocking.socket == gone.socket; });
    gone.socket->abort();
    name({{}, crowd.toString()}, ClassroomFault::Crowded);
    return true;
}

void ClassHost::knock(QTcpSocket* socket)
{
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(m_limits.headBytesMax);
    m_knocking.append({socket, plain(socket->peerAddress()), m_clock.monotonic()});
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] { gone(socket); });
    m_upgrader->handleConnection(socket);
}

/// Closed before its request was one: by itself, by us, or by the upgrader, which takes no other.
void ClassHost::gone(QObject* socket)
{
    const auto found = std::ranges::find_if(m_knocking, [&](const Knocking& each) { return each.socket == socket; });
    if (found == m_knocking.end())
        return;
    const Knocking knocking = *found;
    m_knocking.erase(found);
    if (!knocking.socket->property("late").toBool())
        return name({{}, knocking.address.toString()}, ClassroomFault::BadFrame);
    name({{}, knocking.address.toString()}, ClassroomFault::Late);
    putOutside(knocking.address.toString().toLatin1());
}

void ClassHost::enter()
{
    while (m_upgrader->hasPendingConnections()) {
        std::unique_ptr<QWebSocket> socket(m_upgrader->nextPendingConnection());
        const auto found = std::ranges::find_if(m_knocking, [&](const Knocking& each) {
            return each.socket->peerPort() == socket->peerPort() && each.address == plain(socket->peerAddress());
        });
        if (found == m_knocking.end())
            continue;
        const Knocking knocking = *found;
        m_knocking.erase(found);
        const bool ours = socket->subprotocol() == subprotocol;
        lan::Handshake handshake = lan::Handshake::respond({m_self, m_trusted, {lan::Mode::Class}}, m_random);
        auto* const wire = new ClassWire(
            std::move(socket), knocking.socket, std::move(handshake), m_clock, knocking.since, m_limits.wire, this);
        const QHostAddress address = knocking.address;
        m_wires.insert(wire, address);
        connect(wire, &ClassWire::asked, this, [this, wire] { judge(wire); });
        connect(wire, &ClassWire::proven, this, [this, wire] { seat(wire); });
        connect(wire, &ClassWire::heard, this, [this, wire](const QByteArray& message) { hear(*wire, message); });
        connect(
            wire, &ClassWire::ended, this, [this, wire, address](const Fault& fault) { leave(wire, address, fault); });
        if (!ours)
            wire->end(ClassroomFault::WrongVersion);
    }
}

int ClassHost::connectionsOf(const QHostAddress& address) const
{
    const auto knocking = std::ranges::count(m_knocking, address, &Knocking::address);
    return int(knocking + std::count(m_wires.cbegin(), m_wires.cend(), address));
}

int ClassHost::unprovenOf(const QHostAddress& address) const
{
    auto count = std::ranges::count(m_knocking, address, &Knocking::address);
    for (auto wire = m_wires.cbegin(); wire != m_wires.cend(); ++wire)
        count += wire.value() == address && !wire.key()->isProven();
    return int(count);
}

int ClassHost::unproven() const
{
    return int(m_knocking.size() + m_wires.size() - m_seats.size());
}

} // namespace naru::classroom
