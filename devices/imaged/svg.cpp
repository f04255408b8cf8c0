// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/decode.h"

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

namespace naru::imaged {

using device::DeviceFault;

Result<device::Picture> decodeSvg(QByteArrayView bytes)
{
    if (bytes.size() > device::pictureBytesMax)
        return DeviceFault::PictureTooLarge;
    QSvgRenderer renderer;
    if (!hasMagicOf(device::PictureFormat::Svg, bytes) || !renderer.load(bytes.toByteArray()))
        return DeviceFault::PictureUnreadable;
    const QSize size = renderer.defaultSize();
    if (size.isEmpty())
        return DeviceFault::PictureUnreadable;
    if (size.width() > device::pictureSideMaxPx || size.height() > device::pictureSideMaxPx)
        return DeviceFault::PictureTooLarge;
    QImage image(size, QImage::Format_RGB888);
    if (image.isNull())
        return DeviceFault::PictureTooLarge;
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter);
    }
    device::Picture picture{size.width(), size.height(), {}};
    const qsizetype rowBytes = picture.width * device::rgbBytesPerPx;
    picture.rgb.reserve(rowBytes * picture.height);
    for (int row = 0; row < picture.height; ++row)
        picture.rgb.append(reinterpret_cast<const char*>(image.constScanLine(row)), rowBytes);
    return picture;
}

} // namespace naru::imaged
