// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/decode.h"

namespace naru::imaged {

using device::DeviceFault;
using device::PictureFormat;

Result<device::Picture> decode(PictureFormat format, QByteArrayView bytes)
{
    switch (format) {
    case PictureFormat::Jpeg:
        return decodeJpeg(bytes);
    case PictureFormat::Jp2:
        return decodeJp2(bytes);
    case PictureFormat::J2k:
        return decodeJ2k(bytes);
    }
    return DeviceFault::PictureUnreadable;
}

void warmUp()
{
    constexpr qsizetype quantisers = 64;
    // One grey pixel: DQT of ones, SOF0, SOS (the library brings the standard Huffman tables), one block, EOI.
    const QByteArray pixel = QByteArray::fromHex("ffd8ffdb004300") + QByteArray(quantisers, '\x01')
        + QByteArray::fromHex("ffc0000b080001000101011100ffda0008010100003f002bffd9");
    (void)decodeJpeg(pixel);
}

} // namespace naru::imaged
