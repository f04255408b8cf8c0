// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/codestream.h"

#include "devices/api/picture.h"

#include <QtEndian>

namespace naru::imaged {

using device::DeviceFault;
using device::PictureFormat;

namespace {
constexpr int componentsMax = 4; ///< red, green, blue, opacity
constexpr int depthMaxBits = 16;
constexpr int subsamplingMax = 4;
constexpr quint64 tilesMax = 1024;

quint32 u32(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

quint64 tilesAlong(quint32 end, quint32 tileOrigin, quint32 tileSize)
{
    return (quint64{end} - tileOrigin + tileSize - 1) / tileSize;
}

/// `siz` starts at Xsiz.
Result<void> checkGrid(QByteArrayView siz)
{
    const quint32 right = u32(siz, 0), bottom = u32(siz, 4), left = u32(siz, 8), top = u32(siz, 12);
    const quint32 tileWidth = u32(siz, 16), tileHeight = u32(siz, 20), tileLeft = u32(siz, 24), tileTop = u32(siz, 28);
    if (left >= right || top >= bottom || tileWidth == 0 || tileHeight == 0 || tileLeft > left || tileTop > top)
        return DeviceFault::PictureUnreadable;
    if (right - left > quint32{device::pictureSideMaxPx} || bottom - top > quint32{device::pictureSideMaxPx})
        return DeviceFault::PictureTooLarge;
    const quint64 across = tilesAlong(right, tileLeft, tileWidth), down = tilesAlong(bottom, tileTop, tileHeight);
    if (across > tilesMax || down > tilesMax || across * down > tilesMax)
        return DeviceFault::PictureTooLarge;
    return {};
}

/// `components` holds Ssiz, XRsiz, YRsiz of each.
Result<void> checkComponents(QByteArrayView components)
{
    for (qsizetype at = 0; at < components.size(); at += 3) {
        const int depth = (components[at] & 0x7f) + 1;
        const int across = static_cast<quint8>(components[at + 1]), down = static_cast<quint8>(components[at + 2]);
        if (depth > depthMaxBits || across < 1 || across > subsamplingMax || down < 1 || down > subsamplingMax)
            return DeviceFault::PictureUnreadable;
    }
    return {};
}
} // namespace

Result<void> checkCodestream(QByteArrayView codestream)
{
    // SOC, SIZ, Lsiz, Rsiz, then the grid from byte 8, Csiz at 40, components from 42.
    constexpr qsizetype lengthAt = 4, gridAt = 8, countAt = 40, componentsAt = 42, componentBytes = 3;
    if (codestream.size() < componentsAt || !hasMagicOf(PictureFormat::J2k, codestream))
        return DeviceFault::PictureUnreadable;
    const int count = qFromBigEndian<quint16>(codestream.data() + countAt);
    const int length = qFromBigEndian<quint16>(codestream.data() + lengthAt);
    if (count < 1 || count > componentsMax || length != componentsAt - lengthAt + count * componentBytes
        || codestream.size() < componentsAt + count * componentBytes)
        return DeviceFault::PictureUnreadable;
    if (const auto grid = checkGrid(codestream.sliced(gridAt, countAt - gridAt)); !grid)
        return grid;
    return checkComponents(codestream.sliced(componentsAt, count * componentBytes));
}

Result<QByteArrayView> findCodestream(QByteArrayView jp2)
{
    constexpr quint32 codestreamBox = 0x6a703263; // jp2c
    constexpr quint64 headerBytes = 8, longHeaderBytes = 16;
    if (!hasMagicOf(PictureFormat::Jp2, jp2))
        return DeviceFault::PictureUnreadable;
    QByteArrayView rest = jp2;
    while (static_cast<quint64>(rest.size()) >= headerBytes) {
        const auto left = static_cast<quint64>(rest.size());
        quint64 boxBytes = u32(rest, 0), contentAt = headerBytes;
        if (boxBytes == 1 && left >= longHeaderBytes) {
            boxBytes = qFromBigEndian<quint64>(rest.data() + headerBytes);
            contentAt = longHeaderBytes;
        } else if (boxBytes == 0) {
            boxBytes = left; // the last box reaches to the end of the file
        }
        if (boxBytes < contentAt || boxBytes > left)
            return DeviceFault::PictureUnreadable;
        if (u32(rest, 4) == codestreamBox)
            return rest.sliced(qsizetype(contentAt), qsizetype(boxBytes - contentAt));
        rest = rest.sliced(qsizetype(boxBytes));
    }
    return DeviceFault::PictureUnreadable;
}

} // namespace naru::imaged
