// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerframe.h"

#include <QtEndian>

namespace naru::device {

namespace {
constexpr qsizetype lengthBytes = sizeof(quint32), apduBytesMin = 4, statusWordBytes = 2, nameMax = 100;
constexpr int patienceMaxMs = 60'000;

template <typename Number>
QByteArray bigEndian(qsizetype value)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToBigEndian(static_cast<Number>(value), bytes.data());
    return bytes;
}

QByteArray one(quint8 value)
{
    return QByteArray(1, static_cast<char>(value));
}

bool isType(quint8 byte)
{
    const auto type = static_cast<ReaderFrame::Type>(byte);
    return (type >= ReaderFrame::Type::Listen && type <= ReaderFrame::Type::Transceive)
        || (type >= ReaderFrame::Type::Alive && type <= ReaderFrame::Type::CardLost);
}
} // namespace

QByteArray ReaderFrame::encode() const
{
    return bigEndian<quint32>(content.size() + 1) + static_cast<char>(type) + content;
}

QByteArray CardCommand::encode() const
{
    return one(number) + bigEndian<quint16>(patience.count()) + apdu;
}

std::optional<CardCommand> CardCommand::read(const QByteArray& content)
{
    constexpr qsizetype headBytes = 3;
    if (content.size() < headBytes + apduBytesMin)
        return std::nullopt;
    const int patience = qFromBigEndian<quint16>(content.constData() + 1);
    if (patience == 0 || patience > patienceMaxMs)
        return std::nullopt;
    return CardCommand{static_cast<quint8>(content[0]), Milliseconds(patience), content.sliced(headBytes)};
}

QByteArray ReaderGreeting::encode() const
{
    return bigEndian<quint32>(limits.commandDataMax) + bigEndian<quint32>(limits.responseDataMax)
        + name.left(nameMax).toUtf8();
}

std::optional<ReaderGreeting> ReaderGreeting::read(const QByteArray& content)
{
    constexpr qsizetype headBytes = 2 * sizeof(quint32);
    constexpr qsizetype dataMin = 32;
    if (content.size() < headBytes)
        return std::nullopt;
    const qsizetype command = qFromBigEndian<quint32>(content.constData());
    const qsizetype response = qFromBigEndian<quint32>(content.constData() + sizeof(quint32));
    const QString name = QString::fromUtf8(content.sliced(headBytes));
    if (command < dataMin || command > extendedCommandDataMax || response < dataMin
        || response > extendedResponseDataMax || name.size() > nameMax)
        return std::nullopt;
    return ReaderGreeting{{command, response}, name};
}

QByteArray CardArrival::encode() const
{
    return one(tap) + one(static_cast<quint8>(uid.size())) + uid + ats;
}

std::optional<CardArrival> CardArrival::read(const QByteArray& content)
{
    constexpr qsizetype headBytes = 2, uidBytesMax = 10, atsBytesMax = 254;
    if (content.size() < headBytes)
        return std::nullopt;
    const qsizetype uidBytes = static_cast<quint8>(content[1]);
    if (uidBytes > uidBytesMax || content.size() < headBytes + uidBytes
        || content.size() > headBytes + uidBytes + atsBytesMax)
        return std::nullopt;
    return CardArrival{
        static_cast<quint8>(content[0]), content.mid(headBytes, uidBytes), content.sliced(headBytes + uidBytes)};
}

QByteArray CardAnswer::encode() const
{
    return one(number) + response;
}

std::optional<CardAnswer> CardAnswer::read(const QByteArray& content)
{
    if (content.size() < 1 + statusWordBytes)
        return std::nullopt;
    return CardAnswer{static_cast<quint8>(content[0]), content.sliced(1)};
}

Result<QList<ReaderFrame>> ReaderFrameCutter::feed(QByteArrayView bytes)
{
    if (m_broken)
        return Fault(DeviceFault::ReaderUnavailable, QStringLiteral("after nonsense"));
    m_pending.append(bytes.data(), bytes.size());
    QList<ReaderFrame> frames;
    while (m_pending.size() > lengthBytes) {
        const qsizetype length = qFromBigEndian<quint32>(m_pending.constData());
        const auto type = static_cast<quint8>(m_pending[lengthBytes]);
        if (length == 0 || length > readerFrameBytesMax || !isType(type)) {
            m_broken = true;
            return Fault(DeviceFault::ReaderUnavailable, QStringLiteral("frame type %1").arg(type));
        }
        if (m_pending.size() < lengthBytes + length)
            break;
        frames.append({static_cast<ReaderFrame::Type>(type), m_pending.mid(lengthBytes + 1, length - 1)});
        m_pending.remove(0, lengthBytes + length);
    }
    return frames;
}

} // namespace naru::device
