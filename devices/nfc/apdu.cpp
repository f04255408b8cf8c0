// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/apdu.h"

namespace naru::device {

namespace {
constexpr qsizetype statusWordBytes = 2;

char byteOf(qsizetype value)
{
    return static_cast<char>(value & 0xff);
}
} // namespace

QByteArray CommandApdu::encode() const
{
    const bool isShort = data.size() <= shortCommandDataMax && le <= shortResponseDataMax;
    QByteArray bytes;
    bytes.append(byteOf(cla)).append(byteOf(ins)).append(byteOf(p1)).append(byteOf(p2));
    if (isShort) {
        if (!data.isEmpty())
            bytes.append(byteOf(data.size())).append(data);
        return le ? bytes.append(byteOf(le)) : bytes; // 256 is 00
    }
    bytes.append('\0');
    if (!data.isEmpty())
        bytes.append(byteOf(data.size() >> 8)).append(byteOf(data.size())).append(data);
    return le ? bytes.append(byteOf(le >> 8)).append(byteOf(le)) : bytes; // 65,536 is 0000
}

std::optional<ResponseApdu> ResponseApdu::read(const QByteArray& bytes)
{
    if (bytes.size() < statusWordBytes)
        return std::nullopt;
    const auto sw1 = static_cast<quint8>(bytes[bytes.size() - 2]), sw2 = static_cast<quint8>(bytes[bytes.size() - 1]);
    return ResponseApdu{bytes.chopped(statusWordBytes), static_cast<quint16>(sw1 << 8 | sw2)};
}

} // namespace naru::device
