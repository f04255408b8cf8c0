// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/pcsc/cardd/cardfacts.h"

#include <QtEndian>

#include <algorithm>

namespace naru::cardd {

namespace {
/// The value of a tag in a row of tag, length, value, one byte each; empty: not there, or not such a row.
QByteArray valueOf(quint8 tag, const QByteArray& row)
{
    constexpr qsizetype headBytes = 2;
    for (qsizetype at = 0; at + headBytes <= row.size();) {
        const qsizetype length = static_cast<quint8>(row[at + 1]);
        if (at + headBytes + length > row.size())
            return {};
        if (static_cast<quint8>(row[at]) == tag)
            return row.mid(at + headBytes, length);
        at += headBytes + length;
    }
    return {};
}
} // namespace

QByteArray readerNamed(const QByteArray& wanted, const QList<QByteArray>& names)
{
    if (wanted.isEmpty() || names.contains(wanted))
        return wanted;
    const auto found
        = std::find_if(names.begin(), names.end(), [&](const QByteArray& name) { return name.startsWith(wanted); });
    return found == names.end() ? QByteArray() : *found;
}

bool isStorageCard(const QByteArray& atr)
{
    static const QByteArray mark = QByteArray::fromHex("804f0ca000000306");
    return atr.contains(mark);
}

std::optional<quint32> propertiesCode(const QByteArray& features)
{
    constexpr quint8 getTlvProperties = 0x12;
    const QByteArray code = valueOf(getTlvProperties, features);
    if (code.size() != sizeof(quint32))
        return std::nullopt;
    return qFromBigEndian<quint32>(code.constData());
}

device::ApduLimits limitsOf(const QByteArray& properties)
{
    constexpr quint8 maxApduDataSize = 0x0a;
    const QByteArray value = valueOf(maxApduDataSize, properties);
    const auto size = value.size() == sizeof(quint32) ? qsizetype(qFromLittleEndian<quint32>(value.constData()))
                                                      : device::extendedResponseDataMax;
    if (size <= device::shortResponseDataMax)
        return {};
    return {std::min(size, device::extendedCommandDataMax), std::min(size, device::extendedResponseDataMax)};
}

} // namespace naru::cardd
