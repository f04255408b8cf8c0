// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/picture.h"

namespace naru::device {

namespace {
QByteArrayView magicOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Jpeg:
        return QByteArrayView("\xff\xd8\xff", 3);
    case PictureFormat::Jp2:
        return QByteArrayView("\x00\x00\x00\x0cjP  ", 8);
    case PictureFormat::J2k:
        return QByteArrayView("\xff\x4f\xff\x51", 4);
    case PictureFormat::Svg:
        return QByteArrayView("<", 1);
    }
    return {};
}
} // namespace

bool hasMagicOf(PictureFormat format, QByteArrayView bytes)
{
    const QByteArrayView magic = magicOf(format);
    return !magic.isEmpty() && bytes.startsWith(magic);
}

Result<PictureFormat> pictureFormat(QByteArrayView bytes)
{
    for (const auto format : {PictureFormat::Jpeg, PictureFormat::Jp2, PictureFormat::J2k}) {
        if (hasMagicOf(format, bytes))
            return format;
    }
    return DeviceFault::PictureUnreadable;
}

} // namespace naru::device
