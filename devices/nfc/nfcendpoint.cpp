// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/nfcendpoint.h"

namespace naru::device {

NfcEndpoint::NfcEndpoint(ApduLink& link, HandoverDoor door, LinkShare::Link* bluetooth, QObject* parent)
    : VisitEndpoint(parent)
    , m_link(link)
    , m_door(std::move(door))
    , m_bluetooth(bluetooth ? std::make_unique<LinkShare>(*bluetooth) : nullptr)
{
    connect(&link, &ApduLink::arrived, this, &NfcEndpoint::arrive);
    connect(&link, &ApduLink::answered, this, &NfcEndpoint::take);
    connect(&link, &ApduLink::failed, this, &NfcEndpoint::fail);
    connect(&link, &ApduLink::readyChanged, this, &NfcEndpoint::readyChanged);
    if (m_bluetooth) {
        connect(&*m_bluetooth, &ByteLink::opened, this, &NfcEndpoint::linked);
        connect(&*m_bluetooth, &ByteLink::lost, this, &NfcEndpoint::linkLost);
        connect(&*m_bluetooth, &ByteLink::received, this, &NfcEndpoint::received);
    }
    for (QTimer* timer : {&m_wait, &m_retry, &m_farewell, &m_retap, &m_quiet})
        timer->setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    connect(&m_wait, &QTimer::timeout, this, [this] { follow(m_engagement->waited()); });
    connect(&m_retry, &QTimer::timeout, this, &NfcEndpoint::listenAgain);
    connect(&m_farewell, &QTimer::timeout, this, &NfcEndpoint::rest);
    connect(&m_quiet, &QTimer::timeout, this, [this] { m_said = nullptr; });
    connect(&m_retap, &QTimer::timeout, this, [this] { m_link.listen(); });
}

QString NfcEndpoint::method() const
{
    if (m_stage == Stage::Linked)
        return QStringLiteral("nfc_ble");
    return m_code && m_transfer ? QStringLiteral("qr_nfc") : QStringLiteral("nfc");
}

void NfcEndpoint::listen()
{
    if (m_stage == Stage::Leaving) {
        m_listenAfterLeaving = true;
        return;
    }
    if (!m_retry.isActive()) // else the phone that could not engage is still there
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
    m_said = nullptr;
    m_listenAfterLeaving = false;
    if (m_stage == Stage::Leaving)
        return;
    m_code.reset();
    const bool isTalking = m_stage == Stage::Selecting || m_stage == Stage::Transferring;
    if (!isTalking)
        return rest();
    m_stage = Stage::Leaving;
    m_farewell.start(farewellMax);
}

/// Field off. Whoever wanted to listen meanwhile is heard now.
void NfcEndpoint::rest()
{
    for (QTimer* timer : {&m_wait, &m_retry, &m_farewell, &m_retap})
        timer->stop();
    m_engagement.reset();
    m_transfer.reset();
    m_stage = Stage::Off;
    if (m_bluetooth)
        m_bluetooth->close();
    m_link.stop();
    if (std::exchange(m_listenAfterLeaving, false))
        listenAgain();
}

/// One engagement at a time, and the newest counts: who taps once more while looked for gave up on the first.
void NfcEndpoint::arrive()
{
    if (m_stage != Stage::Listening && m_stage != Stage::Linking)
        return;
    m_retap.stop();
    if (m_bluetooth)
        m_bluetooth->close();
    if (!m_code)
        return beginEngaging();
    m_stage = Stage::Reaching;
    startTransfer(*m_code);
    follow(m_transfer->begin());
}

void NfcEndpoint::beginEngaging()
{
    m_transfer.reset();
    m_stage = Stage::Engaging;
    m_engagement.emplace(m_link.limits(), m_door);
    follow(m_engagement->begin());
}

void NfcEndpoint::startTransfer(const PhoneOffer& offer)
{
    m_offer = offer;
    m_transfer.emplace(m_link.limits(), *offer.nfc);
    m_isSelected = false;
    m_messages = 0;
}

Result<void> NfcEndpoint::takeCode(const QByteArray& code)
{
    auto offer = m_door.readCode(code);
    if (!offer)
        return offer.fault();
    if (!offer->nfc || !m_link.isReady() || m_stage != Stage::Listening)
        return DeviceFault::NoCommonCarrier;
    m_code = std::move(*offer);
    Q_EMIT engaging(Way::Tap);
    return {};
}

void NfcEndpoint::take(const QByteArray& bytes)
{
    const auto response = ResponseApdu::read(bytes);
    if (!response)
        return lose(Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("no status word")));
    if (m_stage == Stage::Engaging)
        follow(m_engagement->answered(*response));
    else if (m_stage == Stage::Reaching && !response->isOk()) // another phone, or one that changed its mind
        beginEngaging();
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
    if (m_stage == Stage::Reaching)
        return engageByCode();
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
    m_offer = m_engagement->offer();
    m_engagement.reset();
    m_code.reset();
    if (m_offer.ble && m_bluetooth && m_bluetooth->isReady())
        return reachOverBluetooth();
    if (!m_offer.nfc) {
        const auto missing = m_offer.ble && m_bluetooth ? m_bluetooth->problem() : std::nullopt;
        return lose(missing.value_or(DeviceFault::NoCommonCarrier));
    }
    m_said = nullptr;
    startTransfer(m_offer);
    m_stage = Stage::Engaged;
    Q_EMIT engaged(m_offer.deviceEngagement, m_offer.handover);
}

void NfcEndpoint::engageByCode()
{
    m_stage = Stage::Engaged;
    Q_EMIT engaged(m_offer.deviceEngagement, m_offer.handover);
}

/// The phone may be taken off the reader now.
void NfcEndpoint::reachOverBluetooth()
{
    m_said = nullptr;
    m_stage = Stage::Linking;
    m_link.stop();
    m_retap.start(retapAfter);
    Q_EMIT engaging(Way::Bluetooth);
    m_bluetooth->open(*m_offer.ble);
}

void NfcEndpoint::linked()
{
    m_retap.stop();
    m_link.stop();
    m_stage = Stage::Linked;
    Q_EMIT engaged(m_offer.deviceEngagement, m_offer.handover);
}

void NfcEndpoint::linkLost(const Fault& fault)
{
    rest();
    Q_EMIT lost(fault);
}

void NfcEndpoint::send(const QByteArray& message)
{
    if (m_stage == Stage::Linked)
        return m_bluetooth->send(message);
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
    const bool isEarly = m_stage == Stage::Engaging || m_stage == Stage::Reaching;
    if (isEarly && fault.is(DeviceFault::PhoneGone))
        return listenAgain();
    const bool needsReader
        = isEarly || m_stage == Stage::Engaged || m_stage == Stage::Selecting || m_stage == Stage::Transferring;
    if (needsReader)
        lose(fault);
}

/// A phone that could not engage may lie there still: it is tried again, and what is wrong with it said once. After any
/// other loss the desk says when the next may come.
void NfcEndpoint::lose(const Fault& fault)
{
    if (m_stage == Stage::Leaving)
        return rest();
    const bool isEarly = m_stage == Stage::Engaging || m_stage == Stage::Reaching;
    if (isEarly && m_link.isReady()) {
        m_stage = Stage::Listening;
        m_wait.stop();
        m_engagement.reset();
        m_retry.start(retryAfter);
        m_quiet.start(forgetAfter);
        if (qstrcmp(std::exchange(m_said, fault.name()), fault.name()) == 0)
            return;
    } else {
        rest();
    }
    Q_EMIT lost(fault);
}

} // namespace naru::device
