// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/nfcendpoint.h"

namespace naru::device {

NfcEndpoint::NfcEndpoint(ApduLink& link, HandoverDoor door, QObject* parent)
    : VisitEndpoint(parent)
    , m_link(link)
    , m_door(std::move(door))
{
    connect(&link, &ApduLink::arrived, this, &NfcEndpoint::arrive);
    connect(&link, &ApduLink::answered, this, &NfcEndpoint::take);
    connect(&link, &ApduLink::failed, this, &NfcEndpoint::fail);
    connect(&link, &ApduLink::readyChanged, this, &NfcEndpoint::readyChanged);
    for (QTimer* timer : {&m_wait, &m_retry, &m_farewell})
        timer->setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    connect(&m_wait, &QTimer::timeout, this, [this] { follow(m_engagement->waited()); });
    connect(&m_retry, &QTimer::timeout, this, &NfcEndpoint::listenAgain);
    connect(&m_farewell, &QTimer::timeout, this, &NfcEndpoint::rest);
}

void NfcEndpoint::listen()
{
    if (m_stage == Stage::Leaving) {
        m_listenAfterLeaving = true;
        return;
    }
    if (!m_retry.isActive()) // else the phone that is locked is still there
        listenAgain();
}

void NfcEndpoint::listenAgain()
{
    m_wait.stop();
    m_engagement.reset();
    m_transfer.reset();
    m_stage = Stage::Listening;
    m_link.listen();
}

void NfcEndpoint::stop()
{
    m_saidLocked = false;
    m_listenAfterLeaving = false;
    if (m_stage == Stage::Leaving)
        return;
    const bool isTalking = m_stage == Stage::Selecting || m_stage == Stage::Transferring;
    if (!isTalking)
        return rest();
    m_stage = Stage::Leaving;
    m_farewell.start(farewellMax);
}

/// Field off. Whoever wanted to listen meanwhile is heard now.
void NfcEndpoint::rest()
{
    for (QTimer* timer : {&m_wait, &m_retry, &m_farewell})
        timer->stop();
    m_engagement.reset();
    m_transfer.reset();
    m_stage = Stage::Off;
    m_link.stop();
    if (std::exchange(m_listenAfterLeaving, false))
        listenAgain();
}

void NfcEndpoint::arrive()
{
    if (m_stage != Stage::Listening)
        return;
    m_stage = Stage::Engaging;
    m_engagement.emplace(m_link.limits(), m_door);
    follow(m_engagement->begin());
}

void NfcEndpoint::take(const QByteArray& bytes)
{
    const auto response = ResponseApdu::read(bytes);
    if (!response)
        return lose(Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("no status word")));
    if (m_stage == Stage::Engaging)
        follow(m_engagement->answered(*response));
    else if (m_transfer)
        follow(m_transfer->answered(*response));
}

void NfcEndpoint::follow(const Result<CardStep>& step)
{
    if (!step)
        return lose(step.fault());
    switch (step->kind) {
    case CardStep::Kind::Send:
        return m_link.transceive(step->apdu, step->time);
    case CardStep::Kind::Wait:
        return m_wait.start(step->time);
    case CardStep::Kind::Done:
        return complete();
    }
}

void NfcEndpoint::complete()
{
    if (m_stage == Stage::Engaging)
        return engage();
    const bool wasSelect = !std::exchange(m_isSelected, true);
    if (wasSelect && m_stage == Stage::Selecting)
        m_stage = Stage::Transferring;
    if (wasSelect)
        return follow(m_transfer->send(m_outgoing));
    if (m_stage == Stage::Leaving)
        return rest();
    deliver();
}

void NfcEndpoint::engage()
{
    const TapOffer offer = m_engagement->offer();
    m_engagement.reset();
    if (!offer.nfc)
        return lose(DeviceFault::NoCommonCarrier);
    m_transfer.emplace(m_link.limits(), *offer.nfc);
    m_isSelected = false;
    m_messages = 0;
    m_saidLocked = false;
    m_stage = Stage::Engaged;
    Q_EMIT engaged(offer.deviceEngagement, offer.handover);
}

void NfcEndpoint::send(const QByteArray& message)
{
    if (m_stage != Stage::Engaged)
        return;
    if (++m_messages > messagesMax)
        return lose(Fault(DeviceFault::PhoneFloods, QStringLiteral("messages")));
    m_outgoing = message;
    m_stage = m_isSelected ? Stage::Transferring : Stage::Selecting;
    follow(m_isSelected ? m_transfer->send(message) : m_transfer->begin());
}

void NfcEndpoint::deliver()
{
    const QByteArray message = m_transfer->message();
    m_stage = Stage::Engaged;
    if (message.isEmpty())
        return lose(Fault(DeviceFault::PhoneSilent, QStringLiteral("no message in the answer")));
    Q_EMIT received(message);
}

/// From the link: the card is gone, whatever was going on.
void NfcEndpoint::fail(const Fault& fault)
{
    if (m_stage == Stage::Leaving)
        return rest();
    if (m_stage == Stage::Engaging && fault.is(DeviceFault::PhoneGone))
        return listenAgain();
    if (m_stage != Stage::Off && m_stage != Stage::Listening)
        lose(fault);
}

/// One visit, one phone: after a loss the desk says when the next may come. Only a locked phone is kept in the field.
void NfcEndpoint::lose(const Fault& fault)
{
    if (m_stage == Stage::Leaving)
        return rest();
    if (fault.is(DeviceFault::PhoneLocked)) {
        m_stage = Stage::Listening;
        m_wait.stop();
        m_engagement.reset();
        m_retry.start(lockedRetry);
        if (std::exchange(m_saidLocked, true))
            return;
    } else {
        rest();
    }
    Q_EMIT lost(fault);
}

} // namespace naru::device
