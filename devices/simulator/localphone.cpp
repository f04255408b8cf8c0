// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/localphone.h"

#include "app/codec/cbor.h"

#include <QLocalSocket>

namespace naru::sim {

namespace {
using device::LinkFrame;
using identity::mdl::RetrievalMethod;

constexpr auto retryAfter = std::chrono::milliseconds(200);

/// The private retrieval method that exists in a demo only; no options.
QList<RetrievalMethod> localLinkMethod()
{
    return {{RetrievalMethod::LocalLink, 1, codec::CborWriter().map(0).take()}};
}
} // namespace

LocalPhone::LocalPhone(QString linkPath, QObject* parent)
    : QObject(parent)
    , m_path(std::move(linkPath))
    , m_socket(new QLocalSocket(this))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryAfter);
    connect(&m_retry, &QTimer::timeout, this, &LocalPhone::reach);
    connect(m_socket, &QLocalSocket::connected, this, &LocalPhone::reached);
    connect(m_socket, &QLocalSocket::disconnected, this, &LocalPhone::gone);
    connect(m_socket, &QLocalSocket::errorOccurred, this, [this] {
        if (isWaiting() && m_socket->state() != QLocalSocket::ConnectedState)
            m_retry.start();
    });
    connect(m_socket, &QLocalSocket::readyRead, this, &LocalPhone::read);
}

LocalPhone::~LocalPhone()
{
    m_socket->disconnect(this);
}

void LocalPhone::present(std::unique_ptr<Holder> holder, qint64 dropAfterBytes)
{
    m_socket->abort();
    m_holder = std::move(holder);
    m_bytesLeft = dropAfterBytes;
    enter(Stage::Reaching);
    reach();
}

void LocalPhone::reach()
{
    m_reader = device::LinkFrameReader();
    m_socket->connectToServer(m_path);
}

/// The engagement goes out at once: whoever is not listening answers Busy, and the phone comes again with a new one.
void LocalPhone::reached()
{
    const auto engagement = m_holder->engage(localLinkMethod());
    if (!engagement) {
        send({LinkFrame::Type::Locked, {}});
        return finish(Stage::Locked);
    }
    const device::LinkEngagement content{Holder::handover(), *engagement};
    send({LinkFrame::Type::Engagement, content.encode()});
}

void LocalPhone::gone()
{
    read(); // what the desk said last
    if (isWaiting())
        m_retry.start();
    else if (isInSession())
        finish(Stage::Lost);
}

void LocalPhone::read()
{
    if (m_socket->bytesAvailable() <= 0)
        return;
    const auto frames = m_reader.feed(m_socket->readAll());
    if (!frames)
        return finish(Stage::Unreadable);
    for (const LinkFrame& frame : *frames)
        take(frame);
}

void LocalPhone::take(const LinkFrame& frame)
{
    switch (frame.type) {
    case LinkFrame::Type::Busy:
        if (m_stage == Stage::Reaching)
            enter(Stage::Busy);
        return m_socket->disconnectFromServer(); // and comes again: see gone()
    case LinkFrame::Type::Message:
        if (isWaiting())
            enter(Stage::Engaged);
        if (!isInSession())
            return;
        sendMessage(m_holder->receive(frame.content));
        return follow();
    case LinkFrame::Type::Bye:
        return isInSession() ? finish(Stage::Ended) : m_socket->disconnectFromServer();
    case LinkFrame::Type::Engagement:
    case LinkFrame::Type::Locked:
        return finish(Stage::Unreadable);
    }
}

void LocalPhone::follow()
{
    switch (m_holder->state()) {
    case Holder::State::Asked:
        return enter(Stage::Asked);
    case Holder::State::Ended:
        return finish(Stage::Ended);
    case Holder::State::Failed:
        return finish(Stage::Unreadable);
    default:
        return;
    }
}

bool LocalPhone::isWaiting() const
{
    return m_stage == Stage::Reaching || m_stage == Stage::Busy;
}

bool LocalPhone::isInSession() const
{
    return m_stage == Stage::Engaged || m_stage == Stage::Asked || m_stage == Stage::Answered;
}

void LocalPhone::agree(const QSet<ElementName>& withheld)
{
    if (m_stage != Stage::Asked)
        return;
    sendMessage(m_holder->agree(withheld));
    if (m_holder->state() == Holder::State::Refused)
        finish(Stage::Refused);
    else if (m_stage == Stage::Asked) // else it dropped while sending
        enter(Stage::Answered);
}

void LocalPhone::refuse()
{
    if (m_stage != Stage::Asked)
        return;
    sendMessage(m_holder->refuse());
    finish(Stage::Refused);
}

void LocalPhone::takeAway()
{
    if (m_socket->state() == QLocalSocket::ConnectedState)
        send({LinkFrame::Type::Bye, {}});
    finish(Stage::Away);
}

void LocalPhone::sendMessage(const QByteArray& message)
{
    if (!message.isEmpty())
        send({LinkFrame::Type::Message, message});
}

void LocalPhone::send(const LinkFrame& frame)
{
    const QByteArray bytes = frame.encode();
    if (m_bytesLeft < 0 || bytes.size() <= m_bytesLeft) {
        m_socket->write(bytes);
        m_bytesLeft -= m_bytesLeft < 0 ? 0 : bytes.size();
        return;
    }
    m_socket->write(bytes.first(m_bytesLeft));
    m_bytesLeft = 0;
    finish(Stage::Lost);
}

/// Leaves the reader; what was written still goes out.
void LocalPhone::finish(Stage stage)
{
    m_retry.stop();
    const bool isNew = stage != m_stage;
    m_stage = stage; // first: the socket may say at once that it is gone
    if (m_socket->state() == QLocalSocket::ConnectedState) {
        m_socket->flush(); // closing in the same turn loses what is not written yet
        m_socket->disconnectFromServer();
    } else {
        m_socket->abort();
    }
    if (isNew)
        Q_EMIT stageChanged(stage);
}

void LocalPhone::enter(Stage stage)
{
    if (stage == m_stage)
        return;
    m_stage = stage;
    Q_EMIT stageChanged(stage);
}

} // namespace naru::sim
