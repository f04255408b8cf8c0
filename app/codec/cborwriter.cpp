// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"

#include <cstring>

namespace naru::codec {

CborWriter& CborWriter::head(quint8 major, quint64 argument)
{
    const auto put = [this](quint64 byte) { m_bytes.append(static_cast<char>(byte & 0xff)); };
    const quint64 type = static_cast<quint64>(major) << 5;
    if (argument < 24) {
        put(type | argument);
        return *this;
    }
    const int power = argument <= 0xff ? 0 : argument <= 0xffff ? 1 : argument <= 0xffff'ffff ? 2 : 3;
    put(type | static_cast<quint64>(24 + power));
    for (int shift = 8 * (1 << power) - 8; shift >= 0; shift -= 8)
        put(argument >> shift);
    return *this;
}

CborWriter& CborWriter::number(qint64 value)
{
    return value < 0 ? head(1, static_cast<quint64>(-1 - value)) : head(0, static_cast<quint64>(value));
}

CborWriter& CborWriter::bytes(QByteArrayView value)
{
    return head(2, static_cast<quint64>(value.size())).raw(value);
}

CborWriter& CborWriter::text(QStringView value)
{
    const QByteArray utf8 = value.toUtf8();
    return head(3, static_cast<quint64>(utf8.size())).raw(utf8);
}

CborWriter& CborWriter::text(const char* ascii)
{
    const QByteArrayView view(ascii);
    return head(3, static_cast<quint64>(view.size())).raw(view);
}

CborWriter& CborWriter::boolean(bool value)
{
    return head(7, value ? 21 : 20);
}

CborWriter& CborWriter::null()
{
    return head(7, 22);
}

CborWriter& CborWriter::raw(QByteArrayView item)
{
    m_bytes.append(item.data(), item.size());
    return *this;
}

CborWriter& CborWriter::embedded(QByteArrayView item)
{
    return tag(24).bytes(item);
}

} // namespace naru::codec
