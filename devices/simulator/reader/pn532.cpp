// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/reader/pn532.h"

#include <algorithm>
#include <utility>

namespace naru::sim {

namespace {
const QByteArray ack = QByteArray::fromHex("0000ff00ff00"), startCode = QByteArray::fromHex("00ff"),
                 syntaxError = QByteArray::fromHex("0000ff01ff7f8100");
constexpr quint8 fromHost = 0xd4, toHost = 0xd5;
constexpr qsizetype frameBytesMax = 264 + 16, inputBytesMax = 4096, pieceBytesMax = 252, normalBytesMax = 255;
constexpr quint8 statusOk = 0x00, statusTimeout = 0x01, statusMore = 0x40, statusNoTarget = 0x27;

enum Command : quint8 {
    Diagnose = 0x00,
    FirmwareVersion = 0x02,
    GeneralStatus = 0x04,
    ReadRegister = 0x06,
    WriteRegister = 0x08,
    SetParameters = 0x12,
    SamConfiguration = 0x14,
    PowerDown = 0x16,
    RfConfiguration = 0x32,
    DataExchange = 0x40,
    CommunicateThru = 0x42,
    Deselect = 0x44,
    ListPassiveTarget = 0x4a,
    Release = 0x52,
    AutoPoll = 0x60,
};

quint8 byteAt(QByteArrayView bytes, qsizetype index)
{
    return static_cast<quint8>(bytes[index]);
}

QByteArray one(qsizetype byte)
{
    return QByteArray(1, static_cast<char>(byte & 0xff));
}

/// 00 00 FF | LEN LCS, or FF FF LENhi LENlo LCS | content | DCS | 00
QByteArray frame(const QByteArray& content)
{
    const qsizetype length = content.size();
    QByteArray bytes = QByteArray::fromHex("0000ff");
    if (length > normalBytesMax)
        bytes += one(0xff) + one(0xff) + one(length >> 8) + one(length) + one(-((length >> 8) + (length & 0xff)));
    else
        bytes += one(length) + one(-length);
    qsizetype sum = 0;
    for (const char byte : content)
        sum += static_cast<quint8>(byte);
    return bytes + content + one(-sum) + one(0);
}
} // namespace

QByteArray Pn532::feed(QByteArrayView bytes)
{
    m_input.append(bytes.data(), bytes.size());
    QByteArray answer;
    while (takeFrame(answer)) { }
    if (m_input.size() > inputBytesMax)
        m_input.clear();
    return answer;
}

/// One frame from the front, whatever stands before it (a wake-up); false when there is no whole one.
bool Pn532::takeFrame(QByteArray& answer)
{
    const qsizetype start = m_input.indexOf(startCode);
    if (start < 0) {
        m_input = m_input.right(1);
        return false;
    }
    const QByteArrayView rest = QByteArrayView(m_input).sliced(start + startCode.size());
    if (rest.size() < 2)
        return false;
    const quint8 first = byteAt(rest, 0), second = byteAt(rest, 1);
    const bool isExtended = first == 0xff && second == 0xff;
    if (!isExtended && (first == 0 || second == 0)) { // ACK: the host gives up; NACK
        m_input.remove(0, start + startCode.size() + 2);
        m_waiting = Waiting::Nothing;
        return true;
    }
    if (isExtended && rest.size() < 5)
        return false;
    const qsizetype head = isExtended ? 5 : 2, length = isExtended ? byteAt(rest, 2) << 8 | byteAt(rest, 3) : first;
    const int sum = isExtended ? byteAt(rest, 2) + byteAt(rest, 3) + byteAt(rest, 4) : first + second;
    if ((sum & 0xff) != 0 || length == 0 || length > frameBytesMax) {
        m_input.remove(0, start + startCode.size());
        return true;
    }
    if (rest.size() < head + length + 1)
        return false;
    const QByteArray content = rest.sliced(head, length).toByteArray();
    m_input.remove(0, start + startCode.size() + head + length + 1);
    m_waiting = Waiting::Nothing; // a new command ends the old one
    answer += run(content);
    return true;
}

QByteArray Pn532::run(const QByteArray& content)
{
    if (content.size() < 2 || byteAt(content, 0) != fromHost)
        return ack + syntaxError;
    const quint8 code = byteAt(content, 1);
    ++m_commands;
    const ChipFault fault = meetTrouble(code) == Outcome::Wrong ? m_trouble.fault : ChipFault::None;
    if (fault == ChipFault::NoAck)
        return {};
    if (fault == ChipFault::Silent)
        return ack;
    if (fault == ChipFault::ErrorFrame)
        return ack + syntaxError;
    QByteArray answer = answerTo(code, content.sliced(2));
    if (fault == ChipFault::Status && code == DataExchange)
        answer = one(m_trouble.status);
    if (m_waiting != Waiting::Nothing)
        return ack;
    QByteArray bytes = frame(one(toHost) + one(code + 1) + answer);
    if (fault == ChipFault::BadChecksum)
        bytes[bytes.size() - 2] = static_cast<char>(bytes[bytes.size() - 2] ^ 0x55);
    if (fault == ChipFault::Noise)
        bytes.prepend(QByteArray::fromHex("13377f00fe"));
    return ack + bytes;
}

Pn532::Outcome Pn532::meetTrouble(quint8 code)
{
    if (m_trouble.fault == ChipFault::None || (m_trouble.exchangesOnly && code != DataExchange))
        return Outcome::Well;
    if (m_trouble.afterCommands > 0) {
        --m_trouble.afterCommands;
        return Outcome::Well;
    }
    if (m_trouble.commandsMax == 0)
        return Outcome::Well;
    if (m_trouble.commandsMax > 0)
        --m_trouble.commandsMax;
    return Outcome::Wrong;
}

QByteArray Pn532::answerTo(quint8 code, const QByteArray& data)
{
    switch (code) {
    case Diagnose: // the communication line test comes back as it is
        return data;
    case FirmwareVersion:
        return QByteArray::fromHex("32010607");
    case GeneralStatus:
        return QByteArray::fromHex("0001") + one(m_isSelected ? 1 : 0);
    case ReadRegister:
    case WriteRegister:
        return registers(code, data);
    case SetParameters:
    case SamConfiguration:
        return {};
    case RfConfiguration:
        return configure(data);
    case ListPassiveTarget:
        return list(data);
    case AutoPoll:
        return poll();
    case DataExchange:
        return exchange(data);
    case CommunicateThru: // R(NAK): is the card still there?
        return m_isSelected && m_card ? QByteArray::fromHex("00a2") : one(statusTimeout);
    case Deselect:
    case Release:
    case PowerDown:
        dropField();
        return one(statusOk);
    default:
        return one(statusNoTarget);
    }
}

QByteArray Pn532::registers(quint8 code, const QByteArray& data)
{
    const qsizetype step = code == ReadRegister ? 2 : 3;
    QByteArray values;
    for (qsizetype i = 0; i + step <= data.size(); i += step) {
        quint8& cell = m_registers[static_cast<std::size_t>(byteAt(data, i) << 8 | byteAt(data, i + 1))];
        if (code == WriteRegister)
            cell = byteAt(data, i + 2);
        else
            values += one(cell);
    }
    return values;
}

QByteArray Pn532::configure(const QByteArray& data)
{
    enum Item : quint8 { RfField = 1, MaxRetries = 5 };
    if (data.size() > 1 && byteAt(data, 0) == RfField && (byteAt(data, 1) & 1) == 0)
        dropField();
    if (data.size() > 3 && byteAt(data, 0) == MaxRetries)
        m_isPatient = byteAt(data, 3) == 0xff;
    return {};
}

void Pn532::dropField()
{
    if (m_card && m_isSelected)
        m_card->fieldLost();
    m_isSelected = false;
    m_toCard.clear();
    m_fromCard.clear();
}

/// Target number, SENS_RES, SEL_RES with ISO/IEC 14443-4, UID, ATS with its length byte.
QByteArray Pn532::target() const
{
    const bool isZero = m_trouble.fault == ChipFault::AtsZero && m_trouble.afterCommands == 0;
    return QByteArray::fromHex("01000420") + one(m_card->uid.size()) + m_card->uid
        + (isZero ? one(0) : one(m_card->ats.size() + 1) + m_card->ats);
}

QByteArray Pn532::list(const QByteArray& data)
{
    constexpr quint8 typeA106 = 0;
    dropField();
    if (m_card && data.size() >= 2 && byteAt(data, 1) == typeA106) {
        m_isSelected = true;
        return one(1) + target();
    }
    if (m_isPatient)
        m_waiting = Waiting::List;
    return one(0);
}

QByteArray Pn532::poll()
{
    constexpr quint8 typeA106Part4 = 0x20;
    dropField();
    if (!m_card) {
        m_waiting = Waiting::Poll;
        return {};
    }
    m_isSelected = true;
    const QByteArray found = target();
    return one(1) + one(typeA106Part4) + one(found.size()) + found;
}

QByteArray Pn532::present(const Card& card)
{
    takeAway();
    m_card = card;
    const Waiting waiting = std::exchange(m_waiting, Waiting::Nothing);
    if (waiting == Waiting::Nothing)
        return {};
    const quint8 code = waiting == Waiting::List ? ListPassiveTarget : AutoPoll;
    return frame(one(toHost) + one(code + 1) + (waiting == Waiting::List ? list(QByteArray(2, '\0')) : poll()));
}

void Pn532::takeAway()
{
    dropField();
    m_card.reset();
}

QByteArray Pn532::exchange(const QByteArray& data)
{
    constexpr quint8 moreFollows = 0x40;
    if (data.isEmpty() || !m_isSelected || !m_card)
        return one(m_card ? statusNoTarget : statusTimeout);
    if (data.size() == 1 && !m_fromCard.isEmpty())
        return piece();
    m_toCard += data.sliced(1);
    if (byteAt(data, 0) & moreFollows)
        return one(statusOk);
    if (m_exchangesLeft == 0) {
        m_exchangesLeft = -1;
        takeAway();
        return one(statusTimeout);
    }
    if (m_exchangesLeft > 0)
        --m_exchangesLeft;
    ++m_exchanges;
    m_airBytes += m_toCard.size();
    m_fromCard = m_card->transceive(std::exchange(m_toCard, {}));
    m_airBytes += m_fromCard.size();
    return piece();
}

QByteArray Pn532::piece()
{
    const QByteArray bytes = m_fromCard.left(pieceBytesMax);
    m_fromCard.remove(0, bytes.size());
    return one(m_fromCard.isEmpty() ? statusOk : statusMore) + bytes;
}

} // namespace naru::sim
