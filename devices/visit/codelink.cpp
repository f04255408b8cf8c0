// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/codelink.h"

namespace naru::device {

CodeLink::CodeLink(QObject* parent)
    : TerminalLink(parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(DoorFault::NobodyCame); });
}

CodeLink::CodeLink(Random& random, const QHostAddress& address, QObject* parent)
    : CodeLink(parent)
{
    m_address = address;
    m_door.emplace(random);
    connect(&*m_door, &VisitDoor::brought, this, &CodeLink::deliver);
}

QByteArray CodeLink::returnAddress()
{
    if (!m_door)
        return {};
    if (!m_door->isOpen())
        (void)m_door->open(m_address.isNull() ? VisitDoor::localAddress() : m_address);
    return m_door->url();
}

quint64 CodeLink::send(const QByteArray& message, Milliseconds patience)
{
    const quint64 number = ++m_last;
    const bool occupied = m_waiting != 0;
    if (!occupied) {
        m_waiting = number;
        m_parts.clear();
        m_patience.start(patience);
    }
    const auto act = [this, number, occupied, message] {
        if (occupied)
            Q_EMIT failed(number, DoorFault::Occupied, Left::Nothing);
        else if (m_waiting == number)
            Q_EMIT codeToShow(number, message);
    };
    QMetaObject::invokeMethod(this, act, Qt::QueuedConnection);
    return number;
}

void CodeLink::giveUp(quint64 number)
{
    if (number != 0 && number == m_waiting)
        fail(DoorFault::PutAway);
}

void CodeLink::endVisit()
{
    if (m_door)
        m_door->close();
    m_parts.clear();
    giveUp(m_waiting);
}

Result<CodeLink::Progress> CodeLink::takeText(const QByteArray& text)
{
    if (text.size() > textBytesMax)
        return codec::CodecFault::TooLarge;
    const QByteArray trimmed = text.trimmed();
    if (trimmed.left(3).toLower() != "ur:") {
        if (trimmed.isEmpty())
            return codec::CodecFault::Malformed;
        deliver(trimmed);
        return Progress{1, 1};
    }
    const auto state = m_parts.take(trimmed);
    if (!state)
        return state.fault();
    const Progress progress{m_parts.known(), m_parts.wanted()};
    if (*state == codec::UrDecoder::State::Reading)
        return progress;
    const auto bytes = m_parts.bytes();
    m_parts.clear();
    if (!bytes)
        return bytes.fault();
    deliver(*bytes);
    return progress;
}

/// Once shown, a code may have been seen, whatever became of it.
void CodeLink::fail(DoorFault code)
{
    const quint64 number = std::exchange(m_waiting, 0);
    m_patience.stop();
    Q_EMIT codeToHide(number);
    Q_EMIT failed(number, code, Left::MayHave);
}

void CodeLink::deliver(const QByteArray& body)
{
    const quint64 number = std::exchange(m_waiting, 0);
    if (number == 0) {
        Q_EMIT cameLate(body);
        return;
    }
    m_patience.stop();
    Q_EMIT codeToHide(number);
    Q_EMIT answered(number, body);
}

} // namespace naru::device
