// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/der/writer.h"

#include "app/base/assert.h"

#include <QList>

namespace naru::crypto::der {

namespace {

void appendLength(QByteArray& out, qsizetype length)
{
    if (length < 0x80) {
        out += static_cast<char>(length);
        return;
    }
    QByteArray bytes;
    for (; length > 0; length >>= 8)
        bytes.prepend(static_cast<char>(length & 0xff));
    out += static_cast<char>(0x80 | bytes.size());
    out += bytes;
}

void appendArc(QByteArray& out, quint64 arc)
{
    QByteArray bytes(1, static_cast<char>(arc & 0x7f));
    while (arc >>= 7)
        bytes.prepend(static_cast<char>(0x80 | (arc & 0x7f)));
    out += bytes;
}

} // namespace

QByteArray tlv(quint8 tag, std::initializer_list<QByteArrayView> parts)
{
    constexpr qsizetype headerMax = 9;
    qsizetype length = 0;
    for (const auto part : parts)
        length += part.size();
    QByteArray result;
    result.reserve(headerMax + length);
    result += static_cast<char>(tag);
    appendLength(result, length);
    for (const auto part : parts)
        result.append(part);
    return result;
}

QByteArray integer(QByteArrayView magnitude)
{
    while (magnitude.size() > 1 && magnitude[0] == 0)
        magnitude = magnitude.sliced(1);
    const bool needsSign = magnitude.isEmpty() || (static_cast<quint8>(magnitude[0]) & 0x80);
    return tlv(Integer, {QByteArrayView("\0", needsSign ? 1 : 0), magnitude});
}

QByteArray boolean(bool value)
{
    return tlv(Boolean, {QByteArrayView(value ? "\xff" : "\0", 1)});
}

QByteArray bitString(QByteArrayView bytes)
{
    return tlv(BitString, {QByteArrayView("\0", 1), bytes});
}

QByteArray octetString(QByteArrayView bytes)
{
    return tlv(OctetString, {bytes});
}

QByteArray oidContent(QByteArrayView dotted)
{
    const auto arcs = dotted.toByteArray().split('.');
    NARU_ASSERT(arcs.size() >= 2);
    QByteArray content;
    bool ok = true;
    for (qsizetype i = 1; i < arcs.size() && ok; ++i)
        appendArc(content, arcs[i].toULongLong(&ok) + (i == 1 ? arcs[0].toULongLong() * 40 : 0));
    NARU_ASSERT(ok);
    return content;
}

QByteArray oid(QByteArrayView dotted)
{
    return tlv(ObjectId, {oidContent(dotted)});
}

QByteArray time(Instant moment)
{
    QByteArray digits = rfc3339(moment).toLatin1();
    for (const char separator : {'-', ':', 'T'})
        digits.replace(separator, QByteArrayView());
    if (digits < "1950" || digits >= "2050")
        return tlv(GeneralizedTime, {digits});
    return tlv(UtcTime, {QByteArrayView(digits).sliced(2)});
}

} // namespace naru::crypto::der
