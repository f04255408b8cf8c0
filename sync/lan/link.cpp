// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/link.h"

#include "app/base/assert.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace naru::lan {

namespace {
constexpr qsizetype headBytes = 4;
constexpr qint64 readBufferBytes = 256 * 1024; ///< beyond it the other side waits
constexpr std::size_t saysMax = 128;           ///< what is said besides the messages
constexpr Milliseconds lingers = std::chrono::seconds(2);
static_assert(readBufferBytes > 2 * (headBytes + Session::frameBytesMax));

QString plain(const QHostAddress& address)
{
    bool isFour = false;
    const quint32 four = address.toIPv4Address(&isFour); // also of ::ffff:a.b.c.d
    return isFour ? QHostAddress(four).toString() : address.toString();
}
} // namespace

Link::Link(
    QTcpSocket* socket, Handshake handshake, Admits admits, const Clock& clock, const Limits& limits, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handshake(std::move(handshake))
    , m_admits(std::move(admits))
    , m_clock(clock)
    , m_limits(limits)
    , m_came(true)
    , m_address(plain(socket->peerAddress()))
    , m_state(State::Shaking)
    , m_deadline(clock.monotonic() + limits.handshake)
    , m_heardAt(clock.monotonic())
{
    attend();
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Link::read, Qt::QueuedConnection);
}

Link::Link(const Place& place, Handshake handshake, const Clock& clock, const Limits& limits, QObject* parent)
    : QObject(parent)
    , m_socket(new QTcpSocket)
    , m_handshake(std::move(handshake))
    , m_clock(clock)
    , m_limits(limits)
    , m_came(false)
    , m_address(place.address)
    , m_deadline(clock.monotonic() + limits.handshake)
    , m_heardAt(clock.monotonic())
{
    attend();
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        m_state = State::Shaking;
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        write(m_handshake.first());
    });
    // not at once: where there is no way at all, it fails before anybody listens
    QMetaObject::invokeMethod(
        this, [this, place] { connectTo(place); }, Qt::QueuedConnection);
}

void Link::connectTo(const Place& place)
{
    if (m_state == State::Connecting)
        m_socket->connectToHost(QHostAddress(place.address), place.port);
}

Link::~Link()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
}

void Link::attend()
{
    m_socket->setParent(this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(readBufferBytes);
    if (m_came)
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Link::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Link::pump);
    const auto gone = [this] {
        m_readLater = false;
        read(); // what came before the end
        end(m_state == State::Connecting ? LanFault::NobodyThere : LanFault::LineBroken);
    };
    connect(m_socket, &QTcpSocket::disconnected, this, gone);
    connect(m_socket, &QTcpSocket::errorOccurred, this, gone);
}

QByteArray Link::device() const
{
    const auto other = m_handshake.other();
    return other ? other->device : QByteArray();
}

void Link::read()
{
    if (m_readLater) // its turn comes
        return;
    for (int i = 0; i < m_limits.framesAtOnce; ++i) {
        if (m_state == State::Ended || m_state == State::Connecting || !readOne())
            return;
    }
    if (m_state == State::Ended)
        return;
    m_readLater = true; // the others' turn
    const auto again = [this] {
        m_readLater = false;
        read();
    };
    QMetaObject::invokeMethod(this, again, Qt::QueuedConnection);
}

/// False: not a whole one is here.
bool Link::readOne()
{
    std::array<char, headBytes> head{};
    if (m_socket->peek(head.data(), headBytes) < headBytes)
        return false;
    const auto length = qFromBigEndian<quint32>(head.data());
    const bool proven = m_session.has_value();
    if (length > quint32(proven ? Session::frameBytesMax : Handshake::messageBytesMax)) {
        end(LanFault::TooLarge);
        return false;
    }
    if (m_socket->bytesAvailable() < headBytes + qint64(length))
        return false;
    m_socket->skip(headBytes);
    const QByteArray bytes = m_socket->read(length);
    m_heardAt = m_clock.monotonic();
    m_pinged = false;
    m_giveUpAt = Milliseconds(0);
    if (proven) {
        takeFrame(bytes);
        return true;
    }
    m_unproven += headBytes + bytes.size();
    if (m_unproven > m_limits.unprovenBytesMax)
        end(LanFault::TooLarge);
    else
        shake(bytes);
    return true;
}

void Link::shake(const QByteArray& message)
{
    const bool first = m_came && !m_handshake.mode();
    const auto answer = m_handshake.take(message);
    if (!answer) {
        if (const QByteArray last = m_handshake.lastWords(); !last.isEmpty())
            write(last);
        leave();
        return end(answer.fault());
    }
    const auto turnedAway = first && m_admits ? m_admits(*m_handshake.mode()) : std::nullopt;
    if (turnedAway) {
        write(m_handshake.refuse(*turnedAway));
        leave();
        return end(LanFault::TooManyTries);
    }
    if (!answer->isEmpty())
        write(*answer);
    lookAtHandshake();
}

void Link::lookAtHandshake()
{
    const auto state = m_handshake.state();
    if (state == Handshake::State::Done && !m_session) {
        m_session = m_handshake.session();
        m_state = State::Open;
        Q_EMIT opened();
    } else if ((state == Handshake::State::Asked || state == Handshake::State::Awaiting)
        && m_handshake.mode() != Mode::Paired) {
        if (!std::exchange(m_asked, true))
            m_deadline = m_clock.monotonic() + m_limits.persons;
        Q_EMIT asked();
    }
}

void Link::takeFrame(const QByteArray& frame)
{
    const auto content = m_session->open(frame);
    if (!content)
        return end(content.fault());
    const auto parcel = Parcel::parse(*content);
    if (!parcel)
        return end(parcel.fault());
    if (parcel->kind == Parcel::Kind::Ping)
        say(Parcel::Kind::Pong);
    else if (parcel->kind != Parcel::Kind::Pong)
        Q_EMIT heard(*parcel);
}

void Link::agree()
{
    if (m_state == State::Ended || m_handshake.state() != Handshake::State::Asked)
        return;
    write(m_handshake.agree());
    lookAtHandshake();
}

void Link::refuse(Handshake::Reason reason)
{
    if (m_state == State::Ended)
        return;
    if (const QByteArray last = m_handshake.refuse(reason); !last.isEmpty() && m_state == State::Shaking)
        write(last);
    leave();
    m_state = State::Ended;
}

void Link::post(const QString& channel, const QByteArray& message)
{
    if (m_state != State::Open)
        return;
    const QByteArray bytes = Parcel{Parcel::Kind::Message, channel, message}.bytes();
    while (int(m_queue.size()) >= m_limits.queueMessagesMax || m_queueBytes + bytes.size() > m_limits.queueBytesMax) {
        ++m_leftOut;
        const auto oldest = std::find_if(
            m_queue.begin(), m_queue.end(), [&](const Waiting& waiting) { return waiting.channel == channel; });
        if (oldest == m_queue.end())
            return;
        m_queueBytes -= oldest->bytes.size();
        m_queue.erase(oldest);
    }
    m_queueBytes += bytes.size();
    m_queue.push_back({channel, bytes});
    pump();
}

void Link::say(Parcel::Kind kind, const QString& name)
{
    if (m_state != State::Open || (m_first.size() >= saysMax && kind == Parcel::Kind::Pong))
        return;
    m_first.push_back(Parcel{kind, name, {}}.bytes());
    pump();
}

void Link::sayTwice()
{
    say(Parcel::Kind::Twice);
    close();
}

void Link::close()
{
    if (m_state == State::Ended)
        return;
    leave();
    m_state = State::Ended;
}

void Link::askIfThere()
{
    say(Parcel::Kind::Ping);
    m_giveUpAt = m_clock.monotonic() + m_limits.ping;
}

void Link::tick()
{
    const auto now = m_clock.monotonic();
    if (m_state == State::Connecting || m_state == State::Shaking) {
        if (now < m_deadline)
            return;
        const Fault fault = m_state == State::Connecting ? LanFault::NobodyThere : LanFault::TooSlow;
        if (const QByteArray last = m_handshake.refuse(Handshake::Reason::TooSlow);
            m_state == State::Shaking && !last.isEmpty()) {
            write(last);
            leave();
        }
        return end(fault);
    }
    if (m_state != State::Open)
        return;
    if (now - m_heardAt >= m_limits.silence || (m_giveUpAt > Milliseconds(0) && now >= m_giveUpAt))
        return end(LanFault::LineBroken);
    if (!m_pinged && now - m_heardAt >= m_limits.ping) {
        m_pinged = true;
        say(Parcel::Kind::Ping);
    }
}

void Link::write(QByteArrayView bytes)
{
    if (!m_socket)
        return;
    std::array<char, headBytes> head{};
    qToBigEndian(quint32(bytes.size()), head.data());
    m_socket->write(head.data(), headBytes);
    m_socket->write(bytes.data(), bytes.size());
}

void Link::pump()
{
    while (m_state == State::Open && m_socket->bytesToWrite() < m_limits.windowBytes
        && (!m_first.empty() || !m_queue.empty())) {
        QByteArray next;
        if (!m_first.empty()) {
            next = std::move(m_first.front());
            m_first.pop_front();
        } else {
            next = std::move(m_queue.front().bytes);
            m_queueBytes -= next.size();
            m_queue.pop_front();
        }
        const auto frame = m_session->seal(next);
        if (!frame)
            return end(frame.fault());
        write(*frame);
    }
}

void Link::end(const Fault& fault)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    Q_EMIT ended(fault);
}

void Link::leave()
{
    QTcpSocket* const socket = std::exchange(m_socket, nullptr);
    if (!socket)
        return;
    socket->disconnect(this);
    socket->setParent(parent());
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::errorOccurred, socket, &QObject::deleteLater);
    QTimer::singleShot(lingers, socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
    socket->disconnectFromHost();
}

} // namespace naru::lan
