// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/segments.h"

#include <utility>

namespace naru::device {

namespace {
constexpr qsizetype attHeaderBytes = 3;
constexpr char lastFollows = '\x00', moreFollows = '\x01';
} // namespace

qsizetype gattChunkBytesMax(qsizetype mtu)
{
    const qsizetype known = mtu < gattMtuMin ? gattMtuMin : mtu;
    return std::min(known - attHeaderBytes, gattValueBytesMax);
}

QList<QByteArray> gattChunks(const QByteArray& message, qsizetype mtu)
{
    NARU_ASSERT(!message.isEmpty() && message.size() <= gattMessageBytesMax);
    const qsizetype part = gattChunkBytesMax(mtu) - 1;
    QList<QByteArray> chunks;
    chunks.reserve(message.size() / part + 1);
    for (qsizetype at = 0; at < message.size(); at += part) {
        const bool isLast = at + part >= message.size();
        chunks.append((isLast ? lastFollows : moreFollows) + message.mid(at, part));
    }
    return chunks;
}

Fault GattAssembler::broken(DeviceFault fault, const char* detail)
{
    m_broken = true;
    m_pending.clear();
    return Fault(fault, QLatin1StringView(detail));
}

Result<std::optional<QByteArray>> GattAssembler::feed(QByteArrayView value)
{
    if (m_broken)
        return Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("after nonsense"));
    if (value.isEmpty() || value.size() > gattValueBytesMax)
        return broken(DeviceFault::PhoneTalksNonsense, "size of a value");
    const char first = value.front();
    const QByteArrayView part = value.sliced(1);
    if (first != lastFollows && (first != moreFollows || part.isEmpty()))
        return broken(DeviceFault::PhoneTalksNonsense, "first byte of a value");
    if (m_pending.size() + part.size() > gattMessageBytesMax)
        return broken(DeviceFault::PhoneFloods, "message too large");
    m_pending.append(part.data(), part.size());
    if (first == moreFollows)
        return std::optional<QByteArray>();
    if (m_pending.isEmpty())
        return broken(DeviceFault::PhoneTalksNonsense, "message of no bytes");
    return std::optional(std::exchange(m_pending, {}));
}

} // namespace naru::device
