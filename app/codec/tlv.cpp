// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/tlv.h"

namespace naru::codec {

namespace {
constexpr quint8 longForm = 0x80;
constexpr int lengthBytesMax = 3;

struct Head {
    qsizetype headBytes = 0, valueBytes = 0;
};

Result<std::optional<Head>> readHead(quint8 tag, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return std::optional<Head>();
    if (static_cast<quint8>(bytes[0]) != tag)
        return CodecFault::Malformed;
    if (bytes.size() < 2)
        return std::optional<Head>();
    const auto first = static_cast<quint8>(bytes[1]);
    if (first < longForm)
        return std::optional(Head{2, first});
    const int count = first - longForm;
    if (count == 0 || count > lengthBytesMax)
        return CodecFault::Malformed;
    if (bytes.size() < 2 + count)
        return std::optional<Head>();
    qsizetype length = 0;
    for (int i = 0; i < count; ++i)
        length = length << 8 | static_cast<quint8>(bytes[2 + i]);
    return std::optional(Head{2 + count, length});
}
} // namespace

QByteArray berTlv(quint8 tag, QByteArrayView value)
{
    const qsizetype size = value.size();
    NARU_ASSERT(size <= berValueBytesMax);
    QByteArray bytes(1, static_cast<char>(tag));
    const int count = size < longForm ? 0 : size <= 0xff ? 1 : size <= 0xffff ? 2 : 3;
    if (count > 0)
        bytes.append(static_cast<char>(longForm | count));
    for (int shift = 8 * std::max(count - 1, 0); shift >= 0; shift -= 8)
        bytes.append(static_cast<char>(size >> shift & 0xff));
    return bytes.append(value.data(), size);
}

Result<std::optional<qsizetype>> berTlvSize(quint8 tag, QByteArrayView beginning)
{
    const auto head = readHead(tag, beginning);
    if (!head)
        return head.fault();
    return *head ? std::optional((*head)->headBytes + (*head)->valueBytes) : std::nullopt;
}

Result<QByteArray> readBerTlv(quint8 tag, const QByteArray& bytes)
{
    const auto head = readHead(tag, bytes);
    if (!head)
        return head.fault();
    if (!*head || bytes.size() - (*head)->headBytes < (*head)->valueBytes)
        return CodecFault::Truncated;
    if (bytes.size() - (*head)->headBytes > (*head)->valueBytes)
        return CodecFault::TrailingBytes;
    return QByteArray::fromRawData(bytes.constData() + (*head)->headBytes, (*head)->valueBytes);
}

} // namespace naru::codec
