// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/locallink.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>

namespace naru::device {

namespace {
constexpr int socketPathBytesMax = 100; ///< sockaddr_un holds 108, and Qt binds beside the final name first
constexpr qint64 readBufferBytes = 256 * 1024;
constexpr Milliseconds hangUpMax = std::chrono::seconds(1); ///< for a phone that was told goodbye
} // namespace

LocalLinkEndpoint::LocalLinkEndpoint(QString socketPath, QObject* parent)
    : LocalLinkEndpoint(std::move(socketPath), Limits(), parent)
{
}

LocalLinkEndpoint::LocalLinkEndpoint(QString socketPath, Limits limits, QObject* parent)
    : VisitEndpoint(parent)
    , m_limits(limits)
    , m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &LocalLinkEndpoint::admit);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        lose(Fault(
            DeviceFault::PhoneSilent, m_engaged ? QStringLiteral("half a frame") : QStringLiteral("no engagement")));
    });
    open(socketPath);
}

LocalLinkEndpoint::~LocalLinkEndpoint()
{
    release();
}

bool LocalLinkEndpoint::isReady() const
{
    return m_server->isListening();
}

/// A socket file that a crash left behind is replaced; one that somebody listens on is not.
void LocalLinkEndpoint::open(const QString& path)
{
    const auto refuse = [this](const QString& why) { m_problem = Fault(DeviceFault::LinkUnavailable, why); };
    if (!QFileInfo(path).isAbsolute() || QFile::encodeName(path).size() > socketPathBytesMax)
        return refuse(QStringLiteral("path relative or too long"));
    QLocalSocket probe;
    probe.connectToServer(path);
    if (probe.state() != QLocalSocket::UnconnectedState)
        return refuse(QStringLiteral("in use"));
    if (QFileInfo::exists(path) && probe.error() == QLocalSocket::ConnectionRefusedError)
        QLocalServer::removeServer(path);
    if (!m_server->listen(path))
        return refuse(m_server->errorString());
}

void LocalLinkEndpoint::listen()
{
    release();
    m_listening = true;
}

void LocalLinkEndpoint::stop()
{
    m_listening = false;
    release();
}

void LocalLinkEndpoint::admit()
{
    while (QLocalSocket* const socket = m_server->nextPendingConnection()) {
        if (!m_listening || m_phone) {
            sayLast(socket, LinkFrame::Type::Busy);
            continue;
        }
        m_phone = socket;
        m_reader = LinkFrameReader();
        m_engaged = false;
        m_messages = 0;
        m_bytes = 0;
        socket->setReadBufferSize(readBufferBytes);
        connect(socket, &QLocalSocket::readyRead, this, &LocalLinkEndpoint::read);
        connect(socket, &QLocalSocket::disconnected, this, [this] {
            read(); // what it said last
            lose(DeviceFault::PhoneGone);
        });
        m_patience.start(m_limits.engagement);
        read();
    }
}

/// The last word; the phone hangs up. Closing here at once would take the word back from a phone that is just writing.
void LocalLinkEndpoint::sayLast(QLocalSocket* socket, LinkFrame::Type type)
{
    socket->disconnect(this);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    socket->write(LinkFrame{type, {}}.encode());
    if (socket->state() == QLocalSocket::UnconnectedState)
        return socket->deleteLater();
    QTimer::singleShot(hangUpMax, socket, [socket] { socket->abort(); });
}

void LocalLinkEndpoint::read()
{
    while (m_phone && m_phone->bytesAvailable() > 0) {
        const QByteArray bytes = m_phone->read(readBufferBytes);
        m_bytes += bytes.size();
        if (m_bytes > m_limits.bytesMax)
            return lose(Fault(DeviceFault::PhoneFloods, QStringLiteral("bytes")));
        const bool wasMidFrame = m_reader.isMidFrame();
        const auto frames = m_reader.feed(bytes);
        if (!frames)
            return lose(frames.fault());
        for (const LinkFrame& frame : *frames) {
            if (!take(frame))
                return;
        }
        if (!m_engaged)
            continue;
        if (!m_reader.isMidFrame())
            m_patience.stop();
        else if (!wasMidFrame || !frames->isEmpty())
            m_patience.start(m_limits.frame);
    }
}

bool LocalLinkEndpoint::take(const LinkFrame& frame)
{
    const QPointer<QLocalSocket> phone = m_phone;
    switch (frame.type) {
    case LinkFrame::Type::Engagement:
        return engage(frame);
    case LinkFrame::Type::Message:
        if (!m_engaged)
            break;
        if (++m_messages > m_limits.messagesMax) {
            lose(Fault(DeviceFault::PhoneFloods, QStringLiteral("messages")));
            return false;
        }
        Q_EMIT received(frame.content);
        return phone && phone == m_phone; // a listener may have stopped, or listened anew
    case LinkFrame::Type::Bye:
        lose(DeviceFault::PhoneGone);
        return false;
    case LinkFrame::Type::Locked:
        lose(DeviceFault::PhoneLocked);
        return false;
    case LinkFrame::Type::Busy:
        break;
    }
    lose(Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("frame out of turn")));
    return false;
}

bool LocalLinkEndpoint::engage(const LinkFrame& frame)
{
    const QPointer<QLocalSocket> phone = m_phone;
    const auto engagement = LinkEngagement::parse(frame.content);
    if (m_engaged || !engagement) {
        lose(m_engaged ? Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("engaged twice")) : engagement.fault());
        return false;
    }
    m_engaged = true;
    m_patience.stop();
    Q_EMIT engaged(engagement->deviceEngagement, engagement->handover);
    return phone && phone == m_phone;
}

void LocalLinkEndpoint::send(const QByteArray& message)
{
    if (m_phone && m_engaged)
        m_phone->write(LinkFrame{LinkFrame::Type::Message, message}.encode());
}

/// One visit, one phone: after a loss the desk says when the next may come.
void LocalLinkEndpoint::lose(const Fault& fault)
{
    if (!m_phone)
        return;
    m_listening = false;
    release();
    Q_EMIT lost(fault);
}

void LocalLinkEndpoint::release()
{
    m_patience.stop();
    if (!m_phone)
        return;
    QLocalSocket* const socket = m_phone;
    m_phone = nullptr;
    sayLast(socket, LinkFrame::Type::Bye);
}

} // namespace naru::device
