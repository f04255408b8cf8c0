// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/linkframe.h"

#include <QtEndian>

namespace naru::device {

namespace {
constexpr qsizetype lengthBytes = sizeof(quint32);
constexpr qsizetype handoverLengthBytes = sizeof(quint16);

template <typename Number>
QByteArray bigEndian(qsizetype value)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToBigEndian(static_cast<Number>(value), bytes.data());
    return bytes;
}

Result<LinkFrame> parseFrame(const QByteArray& body)
{
    const auto type = static_cast<LinkFrame::Type>(body.front());
    LinkFrame frame{type, body.sliced(1)};
    switch (type) {
    case LinkFrame::Type::Engagement:
    case LinkFrame::Type::Message:
        return frame;
    case LinkFrame::Type::Bye:
    case LinkFrame::Type::Locked:
    case LinkFrame::Type::Busy:
        if (frame.content.isEmpty())
            return frame;
        break;
    }
    return Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("frame type %1").arg(static_cast<int>(type)));
}
} // namespace

QByteArray LinkFrame::encode() const
{
    return bigEndian<quint32>(content.size() + 1) + static_cast<char>(type) + content;
}

QByteArray LinkEngagement::encode() const
{
    return bigEndian<quint16>(handover.size()) + handover + deviceEngagement;
}

Result<LinkEngagement> LinkEngagement::parse(const QByteArray& content)
{
    if (content.size() < handoverLengthBytes)
        return Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("engagement frame too short"));
    const qsizetype length = qFromBigEndian<quint16>(content.constData());
    const QByteArray rest = content.sliced(handoverLengthBytes);
    if (length == 0 || length > linkHandoverBytesMax || length >= rest.size())
        return Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("handover length"));
    return LinkEngagement{rest.first(length), rest.sliced(length)};
}

Result<QList<LinkFrame>> LinkFrameReader::feed(QByteArrayView bytes)
{
    if (m_broken)
        return Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("after nonsense"));
    m_pending.append(bytes.data(), bytes.size());
    QList<LinkFrame> frames;
    while (m_pending.size() >= lengthBytes) {
        const qsizetype length = qFromBigEndian<quint32>(m_pending.constData());
        if (length == 0 || length > linkFrameBytesMax) {
            m_broken = true;
            return Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("frame of %1 bytes").arg(length));
        }
        if (m_pending.size() < lengthBytes + length)
            break;
        auto frame = parseFrame(m_pending.sliced(lengthBytes, length));
        if (!frame) {
            m_broken = true;
            return frame.fault();
        }
        frames.append(std::move(*frame));
        m_pending.remove(0, lengthBytes + length);
    }
    return frames;
}

} // namespace naru::device
