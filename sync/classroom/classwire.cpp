// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/classwire.h"

#include <QWebSocket>

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace naru::classroom {

namespace {

using lan::LanFault;
using Handshake = lan::Handshake;

constexpr int faults = static_cast<int>(faultNames<ClassroomFault>.size());

/// A close code is proof of nothing: what a trainer's says is shown at the seat, and changes nothing.
Fault faultOf(QWebSocketProtocol::CloseCode code, lan::Role here)
{
    const int said = int(code) - closeFirst;
    if (said >= 0 && said < faults && here == lan::Role::Initiator)
        return static_cast<ClassroomFault>(said);
    switch (code) {
    case QWebSocketProtocol::CloseCodeTooMuchData:
        return ClassroomFault::TooLarge;
    case QWebSocketProtocol::CloseCodeProtocolError:
    case QWebSocketProtocol::CloseCodeDatatypeNotSupported:
    case QWebSocketProtocol::CloseCodeWrongDatatype:
    case QWebSocketProtocol::CloseCodePolicyViolated:
    case QWebSocketProtocol::CloseCodeBadOperation:
        return ClassroomFault::BadFrame;
    default:
        return ClassroomFault::Lost;
    }
}

QWebSocketProtocol::CloseCode closeCodeOf(const Fault& fault)
{
    for (int i = 0; i < faults; ++i)
        if (fault.is(static_cast<ClassroomFault>(i)))
            return static_cast<QWebSocketProtocol::CloseCode>(closeFirst + i);
    return QWebSocketProtocol::CloseCodeNormal;
}

} // namespace

Fault inClass(const Fault& fault)
{
    const QString detail = QLatin1StringView(fault.name());
    if (fault.is(LanFault::OtherVersion) || fault.is(LanFault::ModeRefused))
        return {ClassroomFault::WrongVersion, detail};
    if (fault.is(LanFault::WrongDesk) || fault.is(LanFault::OtherKey))
        return {ClassroomFault::WrongTrainer, detail};
    if (fault.is(LanFault::TooManyTries))
        return {ClassroomFault::Full, detail};
    if (fault.is(LanFault::RefusedThere))
        return {ClassroomFault::Dismissed, detail};
    return {ClassroomFault::Unproven, detail};
}

ClassWire::ClassWire(std::unique_ptr<QWebSocket> socket, QAbstractSocket* tcp, lan::Handshake handshake,
    const Clock& clock, Milliseconds begun, const Limits& limits, QObject* parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_tcp(tcp)
    , m_handshake(std::move(handshake))
    , m_clock(clock)
    , m_limits(limits)
    , m_begun(begun)
    , m_heard(begun)
    , m_pinged(begun)
    , m_messages(limits.messagesEachSecond, limits.messagesSavedMax, begun)
    , m_bytes(limits.bytesEachSecond, limits.bytesSavedMax, begun)
{
    m_socket->setParent(nullptr);
    m_socket->setReadBufferSize(m_limits.readAheadBytesMax);
    m_socket->setMaxAllowedIncomingFrameSize(quint64(Handshake::messageBytesMax));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(Handshake::messageBytesMax));
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &ClassWire::take);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this] { end(ClassroomFault::BadFrame); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_heard = m_clock.monotonic(); });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &ClassWire::drain);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &ClassWire::closed);
}

ClassWire::~ClassWire()
{
    m_socket->disconnect(this);
}

void ClassWire::begin()
{
    send(m_handshake.first());
}

void ClassWire::take(const QByteArray& bytes)
{
    const Milliseconds now = m_clock.monotonic();
    m_heard = now;
    if (!m_messages.take(1, now))
        return end(ClassroomFault::Flood);
    if (!m_session)
        return shake(bytes);
    const auto message = m_session->open(bytes);
    if (!message)
        return end(Fault(ClassroomFault::BadFrame, QLatin1StringView(message.fault().name())));
    if (message->size() > Channel::messageBytesMax)
        return end(ClassroomFault::TooLarge);
    Q_EMIT heard(*message);
}

void ClassWire::shake(const QByteArray& bytes)
{
    const auto answer = m_handshake.take(bytes);
    if (!answer) {
        send(m_handshake.lastWords());
        return end(inClass(answer.fault()));
    }
    send(*answer);
    advance();
}

void ClassWire::advance()
{
    using State = Handshake::State;
    if (const auto other = m_handshake.other())
        m_other = *other;
    if (m_handshake.state() == State::Asked && !std::exchange(m_asked, true)) {
        Q_EMIT asked();
    } else if (m_handshake.state() == State::Done && !m_session) {
        m_session.emplace(m_handshake.session());
        m_socket->setMaxAllowedIncomingFrameSize(quint64(lan::Session::frameBytesMax));
        m_socket->setMaxAllowedIncomingMessageSize(quint64(lan::Session::frameBytesMax));
        Q_EMIT proven();
    }
}

void ClassWire::admit()
{
    if (m_ended || m_handshake.state() != Handshake::State::Asked)
        return;
    send(m_handshake.agree());
    advance();
}

void ClassWire::end(const Fault& fault)
{
    if (std::exchange(m_ended, true))
        return;
    if (!m_session && m_handshake.state() != Handshake::State::Ended)
        send(m_handshake.refuse(fault.is(ClassroomFault::Full) ? Handshake::Reason::Busy : Handshake::Reason::Refused));
    m_socket->disconnect(this);
    if (m_socket->isValid())
        m_socket->close(closeCodeOf(fault));
    else
        m_socket->abort();
    m_queue.clear();
    Q_EMIT ended(fault);
}

void ClassWire::closed()
{
    end(faultOf(m_socket->closeCode(), m_handshake.role()));
}

void ClassWire::send(const QByteArray& bytes)
{
    if (!bytes.isEmpty() && m_socket->isValid())
        m_socket->sendBinaryMessage(bytes);
}

void ClassWire::say(const QByteArray& message)
{
    NARU_ASSERT(message.size() <= Channel::messageBytesMax);
    if (!m_session || m_ended)
        return;
    m_queue.push_back(message);
    m_queueBytes += message.size();
    drain();
    while (m_queue.size() > std::size_t(m_limits.queueMessagesMax)
        || (m_queueBytes > m_limits.queueBytesMax && m_queue.size() > 1)) {
        m_queueBytes -= m_queue.front().size();
        m_queue.pop_front();
        ++m_leftOut;
    }
}

void ClassWire::drain()
{
    while (!m_queue.empty() && m_socket->bytesToWrite() < m_limits.windowBytes) {
        const QByteArray message = std::move(m_queue.front());
        m_queue.pop_front();
        m_queueBytes -= message.size();
        const auto frame = m_session->seal(message);
        if (!frame)
            return end(Fault(ClassroomFault::Lost, QLatin1StringView(frame.fault().name())));
        send(*frame);
    }
}

/// What came over the wire so far. The protocol's own frames (pings, fragments) are seen by nobody above the socket:
/// the system counts them.
qint64 ClassWire::rawBytes() const
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (!m_tcp || ::getsockopt(int(m_tcp->socketDescriptor()), IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return m_rawBytes;
    return static_cast<qint64>(info.tcpi_bytes_received);
}

void ClassWire::look()
{
    const Milliseconds now = m_clock.monotonic();
    if (m_ended)
        return;
    if (!m_session && now - m_begun >= m_limits.proof)
        return end(ClassroomFault::Late);
    if (now - m_heard >= m_limits.silence)
        return end(ClassroomFault::Silent);
    const qint64 raw = rawBytes();
    if (!m_bytes.take(raw - std::exchange(m_rawBytes, raw), now))
        return end(ClassroomFault::Flood);
    if (m_socket->bytesToWrite() > m_limits.answersBytesMax)
        return end(ClassroomFault::Deaf);
    if (m_session && now - m_heard >= m_limits.ping && now - m_pinged >= m_limits.ping) {
        m_pinged = now;
        m_socket->ping();
    }
}

} // namespace naru::classroom
