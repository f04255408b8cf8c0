// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/tapengagement.h"

#include "app/codec/ndef.h"

#include <algorithm>
#include <cmath>

namespace naru::device {

namespace {
using codec::NdefMessage;
using codec::NdefRecord;
using Tnf = NdefRecord::Tnf;

constexpr QByteArrayView handoverService("urn:nfc:sn:handover");

/// Payload of Tp (TNEP §4.1.2): version 1 | length and URI of the service | mode 1 | WT_INT 1 | N_wait 1 | size 2.
struct ServiceParameter {
    Milliseconds waitingTime{0};
    int waitsMax = 0;
    qsizetype messageBytesMax = 0;

    static std::optional<ServiceParameter> read(QByteArrayView payload)
    {
        constexpr qsizetype fixedBytes = 7;
        constexpr quint8 version1 = 0x10, waitMask = 0x3f, waitsMask = 0x0f;
        if (payload.size() < fixedBytes || (static_cast<quint8>(payload[0]) & 0xf0) != version1)
            return std::nullopt;
        const auto at = [&](qsizetype index) { return static_cast<quint8>(payload[index]); };
        const qsizetype nameBytes = at(1);
        if (payload.size() != fixedBytes + nameBytes || payload.sliced(2, nameBytes) != handoverService)
            return std::nullopt;
        // 2^(WT_INT / 4 - 1) ms, at least; a fraction is rounded up.
        const double time = std::exp2((at(3 + nameBytes) & waitMask) / 4.0 - 1);
        return ServiceParameter{Milliseconds(static_cast<int>(std::ceil(time))), at(4 + nameBytes) & waitsMask,
            at(5 + nameBytes) << 8 | at(6 + nameBytes)};
    }
};

Fault nonsense(const char* what)
{
    return Fault(DeviceFault::PhoneTalksNonsense, QLatin1StringView(what));
}

QByteArray serviceSelect()
{
    const QByteArray payload = static_cast<char>(handoverService.size()) + handoverService.toByteArray();
    return codec::encodeNdef({{Tnf::WellKnown, "Ts", {}, payload}});
}
} // namespace

CardStep TapEngagement::begin()
{
    return m_file.open();
}

CardStep TapEngagement::waited()
{
    return m_file.read();
}

Result<CardStep> TapEngagement::answered(const ResponseApdu& response)
{
    auto step = m_file.answered(response);
    if (!step || step->kind != CardStep::Kind::Done)
        return step;
    return advance();
}

/// The file's operation is over: read, or written.
Result<CardStep> TapEngagement::advance()
{
    switch (m_stage) {
    case Stage::Open:
        m_stage = Stage::First;
        return m_file.read();
    case Stage::SelectService:
        return expect(Stage::Status);
    case Stage::Request:
        return expect(Stage::Select);
    case Stage::First:
    case Stage::Status:
    case Stage::Select:
        break;
    }
    const QByteArray& message = m_file.message();
    if (message.isEmpty())
        return notReady();
    if (m_stage == Stage::First)
        return meet(message);
    return m_stage == Stage::Status ? status(message) : finish(message);
}

/// The phone needs its time before a read; NLEN 0 afterwards says "not yet".
CardStep TapEngagement::expect(Stage stage)
{
    m_stage = stage;
    m_waits = 0;
    m_waitedInAll += m_waitingTime;
    return CardStep::wait(m_waitingTime);
}

Result<CardStep> TapEngagement::notReady()
{
    if (m_waits++ >= m_waitsMax || m_waitedInAll + m_waitingTime > readinessMax)
        return Fault(DeviceFault::PhoneSilent, QStringLiteral("NLEN stays 0"));
    m_waitedInAll += m_waitingTime;
    return CardStep::wait(m_waitingTime);
}

Result<CardStep> TapEngagement::meet(const QByteArray& bytes)
{
    const auto message = NdefMessage::parse(bytes);
    if (!message)
        return nonsense(message.fault().name());
    if (message->records.first().is(Tnf::WellKnown, "Hs"))
        return finish(bytes);
    for (const NdefRecord& record : message->records) {
        const auto service = record.is(Tnf::WellKnown, "Tp") ? ServiceParameter::read(record.payload) : std::nullopt;
        if (!service)
            continue;
        if (service->waitingTime > readinessMax)
            return Fault(DeviceFault::PhoneSilent, QStringLiteral("wants a wait that is too long"));
        m_waitingTime = service->waitingTime;
        m_waitsMax = service->waitsMax;
        m_messageBytesMax = service->messageBytesMax;
        m_stage = Stage::SelectService;
        return m_file.write(serviceSelect());
    }
    return nonsense("no handover on this tag");
}

/// Te (TNEP §4.1.4): one byte, 0 for success.
Result<CardStep> TapEngagement::status(const QByteArray& bytes)
{
    const auto message = NdefMessage::parse(bytes);
    if (!message || !message->records.first().is(Tnf::WellKnown, "Te")
        || message->records.first().payload != QByteArrayView("\0", 1))
        return nonsense("TNEP status");
    m_request = m_door.request();
    if (m_request->size() > m_messageBytesMax)
        return nonsense("TNEP message size");
    m_stage = Stage::Request;
    return m_file.write(*m_request);
}

Result<CardStep> TapEngagement::finish(const QByteArray& select)
{
    auto offer = m_door.read(select, m_request);
    if (!offer)
        return offer.fault();
    m_offer = std::move(*offer);
    return CardStep::done();
}

} // namespace naru::device
