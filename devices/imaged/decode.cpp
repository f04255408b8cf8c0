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
    case PictureFormat::Svg:
        return decodeSvg(bytes);
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
    (void)decodeSvg(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g transform=\"rotate(3)\" opacity=\"0.5\">"
        "<path d=\"M1 1C2 3 4 5 6 7A2 2 0 0 1 8 8Z\" fill=\"#123456\" stroke=\"#654321\" "
        "stroke-dasharray=\"1 2\"/></g></svg>");
}

} // namespace naru::imaged
