// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/datatransfer.h"

#include "app/codec/tlv.h"

#include <algorithm>

namespace naru::device {

namespace {
enum Instruction : quint8 { Select = 0xa4, GetResponse = 0xc0, Envelope = 0xc3 };
constexpr quint8 byName = 0x04, chaining = 0x10;
constexpr quint8 dataObject = 0x53;
constexpr int swMore = 0x61; ///< SW1: SW2 bytes, or 256 and more, are left
constexpr QByteArrayView mdocApplication("\xa0\x00\x00\x02\x48\x04\x00", 7);

Fault nonsense(const char* where, quint16 sw)
{
    return Fault(DeviceFault::PhoneTalksNonsense,
        QStringLiteral("mdoc: %1, status %2").arg(QLatin1StringView(where)).arg(sw, 4, 16, QLatin1Char('0')));
}
} // namespace

DataTransfer::DataTransfer(ApduLimits link, PhoneOffer::Nfc phone)
    : m_pieceMax(std::min({link.commandDataMax, phone.commandBytesMax, extendedCommandDataMax}))
    , m_answerMax(std::min({link.responseDataMax, phone.responseBytesMax, extendedResponseDataMax}))
{
    m_pieceMax = std::max<qsizetype>(m_pieceMax, 1);
    m_answerMax = std::max<qsizetype>(m_answerMax, 1);
    if (m_pieceMax <= shortCommandDataMax || m_answerMax <= shortResponseDataMax) { // extended only both ways
        m_pieceMax = std::min(m_pieceMax, shortCommandDataMax);
        m_answerMax = std::min(m_answerMax, shortResponseDataMax);
    }
}

CardStep DataTransfer::begin()
{
    m_step = Step::Application;
    const CommandApdu select{0, Select, byName, 0, mdocApplication.toByteArray(), shortResponseDataMax};
    return CardStep::send(select.encode(), apduAnswerMax);
}

CardStep DataTransfer::send(const QByteArray& message)
{
    m_outgoing = codec::berTlv(dataObject, message);
    m_sent = 0;
    m_incoming.clear();
    m_message.clear();
    m_step = Step::Envelope;
    return envelope();
}

CardStep DataTransfer::envelope()
{
    const QByteArray piece = m_outgoing.mid(m_sent, m_pieceMax);
    m_sent += piece.size();
    const bool isLast = m_sent == m_outgoing.size();
    const CommandApdu apdu{isLast ? quint8(0) : chaining, Envelope, 0, 0, piece, isLast ? m_answerMax : 0};
    return CardStep::send(apdu.encode(), isLast ? messageAnswerMax : apduAnswerMax);
}

Result<CardStep> DataTransfer::answered(const ResponseApdu& response)
{
    switch (m_step) {
    case Step::Application:
        if (!response.isOk())
            return nonsense("application refused", response.sw);
        m_step = Step::Idle;
        return CardStep::done();
    case Step::Envelope:
        if (m_sent == m_outgoing.size())
            return collect(response);
        if (!response.isOk() || !response.data.isEmpty())
            return nonsense("a piece refused", response.sw);
        return envelope();
    case Step::Answer:
        if (response.data.isEmpty())
            return nonsense("GET RESPONSE brought nothing", response.sw);
        return collect(response);
    case Step::Idle:
        break;
    }
    return nonsense("nothing was asked", response.sw);
}

Result<CardStep> DataTransfer::collect(const ResponseApdu& response)
{
    const int sw1 = response.sw >> 8, sw2 = response.sw & 0xff;
    if (sw1 != swMore && !response.isOk())
        return nonsense("answer refused", response.sw);
    m_incoming += response.data;
    const auto announced = codec::berTlvSize(dataObject, m_incoming);
    if (!announced)
        return nonsense("not a DO'53'", response.sw);
    const qsizetype total = announced->value_or(m_incoming.size());
    if (std::max(total, m_incoming.size()) > messageBytesMax)
        return Fault(DeviceFault::PhoneFloods, QStringLiteral("answer"));
    if (m_incoming.size() > total)
        return nonsense("longer than its DO'53'", response.sw);
    if (response.isOk())
        return finish();
    m_step = Step::Answer;
    const qsizetype le = sw2 == 0 ? m_answerMax : std::min<qsizetype>(sw2, m_answerMax);
    return CardStep::send(CommandApdu{0, GetResponse, 0, 0, {}, le}.encode(), apduAnswerMax);
}

Result<CardStep> DataTransfer::finish()
{
    m_step = Step::Idle;
    if (m_incoming.isEmpty()) // what ends a session needs no answer
        return CardStep::done();
    const auto message = codec::readBerTlv(dataObject, m_incoming);
    if (!message)
        return nonsense(message.fault().name(), 0x9000);
    m_message = QByteArray(message->constData(), message->size());
    return CardStep::done();
}

} // namespace naru::device
