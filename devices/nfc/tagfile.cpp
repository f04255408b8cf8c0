// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/tagfile.h"

#include <algorithm>

namespace naru::device {

namespace {
enum Instruction : quint8 { Select = 0xa4, ReadBinary = 0xb0, UpdateBinary = 0xd6 };
constexpr quint8 byName = 0x04, byId = 0x00, firstNoAnswer = 0x0c; ///< P1 and P2 of SELECT
constexpr qsizetype containerBytes = 15, lengthBytes = 2;
constexpr qsizetype offsetMax = 0x7fff; ///< bit 8 of P1 would mean a short file identifier
constexpr quint16 swFileNotFound = 0x6a82;
constexpr QByteArrayView ndefApplication("\xd2\x76\x00\x00\x85\x01\x01", 7), containerFile("\xe1\x03", 2);

quint16 number(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint16>(static_cast<quint8>(bytes[at]) << 8 | static_cast<quint8>(bytes[at + 1]));
}

QByteArray lengthOf(qsizetype value)
{
    return QByteArray(1, static_cast<char>(value >> 8 & 0xff)) + static_cast<char>(value & 0xff);
}

CommandApdu binary(Instruction instruction, qsizetype offset, const QByteArray& data, qsizetype le)
{
    return {0, instruction, static_cast<quint8>(offset >> 8), static_cast<quint8>(offset & 0xff), data, le};
}

CommandApdu selectFile(const QByteArray& id)
{
    return {0, Select, byId, firstNoAnswer, id, 0};
}

Fault nonsense(const char* where, quint16 sw = 0x9000)
{
    return Fault(DeviceFault::PhoneTalksNonsense,
        QStringLiteral("tag: %1, status %2").arg(QLatin1StringView(where)).arg(sw, 4, 16, QLatin1Char('0')));
}
} // namespace

CardStep TagFile::enter(Step step, const CommandApdu& apdu)
{
    m_step = step;
    return CardStep::send(apdu.encode(), apduAnswerMax);
}

CardStep TagFile::open()
{
    return enter(Step::Application, {0, Select, byName, 0, ndefApplication.toByteArray(), shortResponseDataMax});
}

CardStep TagFile::read()
{
    m_message.clear();
    return enter(Step::ReadLength, binary(ReadBinary, 0, {}, lengthBytes));
}

Result<CardStep> TagFile::write(const QByteArray& message)
{
    if (message.size() + lengthBytes > m_fileBytesMax)
        return nonsense("no room for the message");
    const QByteArray length = lengthOf(message.size());
    m_writes.clear();
    if (message.size() + lengthBytes <= m_writeMax) {
        m_writes.append(binary(UpdateBinary, 0, length + message, 0));
    } else {
        m_writes.append(binary(UpdateBinary, 0, lengthOf(0), 0));
        for (qsizetype at = 0; at < message.size(); at += m_writeMax)
            m_writes.append(binary(UpdateBinary, lengthBytes + at, message.mid(at, m_writeMax), 0));
        m_writes.append(binary(UpdateBinary, 0, length, 0));
    }
    return writeNext();
}

CardStep TagFile::writeNext()
{
    if (m_writes.isEmpty()) {
        m_step = Step::Idle;
        return CardStep::done();
    }
    return enter(Step::Write, m_writes.takeFirst());
}

Result<CardStep> TagFile::answered(const ResponseApdu& response)
{
    if (m_step == Step::Application && response.sw == swFileNotFound)
        return DeviceFault::PhoneLocked;
    if (!response.isOk())
        return nonsense("refused", response.sw);
    switch (m_step) {
    case Step::Application:
        return enter(Step::SelectContainer, selectFile(containerFile.toByteArray()));
    case Step::SelectContainer:
        return enter(Step::ReadContainer, binary(ReadBinary, 0, {}, containerBytes));
    case Step::ReadContainer:
        return container(response.data);
    case Step::SelectFile:
        m_step = Step::Idle;
        return CardStep::done();
    case Step::ReadLength:
        return length(response.data);
    case Step::ReadBody:
        return body(response.data);
    case Step::Write:
        return writeNext();
    case Step::Idle:
        break;
    }
    return nonsense("nothing was asked");
}

/// CCLEN 2 | mapping version 1 | MLe 2 | MLc 2 | 04 06 | file id 2 | size 2 | read 1 | write 1 (T4T §5.1).
Result<CardStep> TagFile::container(const QByteArray& data)
{
    constexpr quint8 fileControlTag = 0x04, fileControlBytes = 0x06;
    constexpr qsizetype readMin = 0x0f, writeMin = 0x01; // of MLe and MLc
    if (data.size() != containerBytes || number(data, 0) < containerBytes
        || static_cast<quint8>(data[7]) != fileControlTag || static_cast<quint8>(data[8]) != fileControlBytes)
        return nonsense("capability container");
    const qsizetype version = static_cast<quint8>(data[2]) >> 4, mle = number(data, 3), mlc = number(data, 5);
    if ((version != 2 && version != 3) || mle < readMin || mlc < writeMin || data[13] != '\0')
        return nonsense("capability container");
    m_fileId = data.sliced(9, 2);
    m_fileBytesMax = std::min<qsizetype>(number(data, 11), offsetMax);
    m_readMax
        = std::min({mle, m_link.responseDataMax, shortCommandDataMax}); // 256 would be Le 00, which some mishandle
    m_writeMax = std::min({mlc, m_link.commandDataMax, shortCommandDataMax});
    return enter(Step::SelectFile, selectFile(m_fileId));
}

Result<CardStep> TagFile::length(const QByteArray& data)
{
    if (data.size() != lengthBytes)
        return nonsense("NLEN");
    m_length = number(data, 0);
    if (m_length + lengthBytes > m_fileBytesMax)
        return nonsense("NLEN over the file's size");
    return readBody();
}

CardStep TagFile::readBody()
{
    const qsizetype left = m_length - m_message.size();
    if (left == 0) {
        m_step = Step::Idle;
        return CardStep::done();
    }
    const qsizetype le = std::min(left, m_readMax);
    return enter(Step::ReadBody, binary(ReadBinary, lengthBytes + m_message.size(), {}, le));
}

Result<CardStep> TagFile::body(const QByteArray& data)
{
    if (data.isEmpty() || data.size() > std::min(m_length - m_message.size(), m_readMax))
        return nonsense("READ BINARY");
    m_message += data;
    return readBody();
}

} // namespace naru::device
