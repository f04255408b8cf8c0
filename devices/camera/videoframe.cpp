// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/camera/videoframe.h"

#include <QImage>
#include <QVideoFrame>

namespace naru::device {

namespace {

using Format = QVideoFrameFormat::PixelFormat;

bool startsWithBrightness(Format format)
{
    switch (format) {
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_IMC1:
    case QVideoFrameFormat::Format_IMC2:
    case QVideoFrameFormat::Format_IMC3:
    case QVideoFrameFormat::Format_IMC4:
    case QVideoFrameFormat::Format_Y8:
        return true;
    default:
        return false;
    }
}

/// Of two bytes a pixel, which is brightness; -1 for other formats.
int brightnessInPair(Format format)
{
    if (format == QVideoFrameFormat::Format_YUYV)
        return 0;
    return format == QVideoFrameFormat::Format_UYVY ? 1 : -1;
}

/// Mapped as long as it lives.
struct Mapped {
    QVideoFrame frame;

    explicit Mapped(QVideoFrame of)
        : frame(std::move(of))
    {
        frame.map(QVideoFrame::ReadOnly);
    }
    ~Mapped() { frame.unmap(); }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;
};

Frame fromPairs(const QVideoFrame& mapped, int offset)
{
    const auto pixels = std::make_shared<QByteArray>(qsizetype(mapped.width()) * mapped.height(), Qt::Uninitialized);
    auto* to = reinterpret_cast<uchar*>(pixels->data());
    for (int y = 0; y < mapped.height(); ++y) {
        const uchar* from = mapped.bits(0) + qsizetype(y) * mapped.bytesPerLine(0) + offset;
        for (int x = 0; x < mapped.width(); ++x)
            *to++ = from[2 * x];
    }
    return {reinterpret_cast<const uchar*>(pixels->constData()), mapped.width(), mapped.width(), mapped.height(), {},
        pixels};
}

Frame fromPicture(const QVideoFrame& frame)
{
    const auto picture = std::make_shared<const QImage>(frame.toImage().convertToFormat(QImage::Format_Grayscale8));
    return {picture->constBits(), picture->bytesPerLine(), picture->width(), picture->height(), {}, picture};
}

Result<Frame> usable(Frame frame, Milliseconds time)
{
    frame.time = time;
    if (!frame.isUsable())
        return Fault(CameraFault::UnknownPixels, QStringLiteral("%1 x %2").arg(frame.width).arg(frame.height));
    return frame;
}

} // namespace

Result<Frame> brightnessOf(const QVideoFrame& frame, Milliseconds time)
{
    const auto unknown = [&] {
        return Fault(CameraFault::UnknownPixels, QVideoFrameFormat::pixelFormatToString(frame.pixelFormat()));
    };
    if (!frame.isValid() || frame.width() <= 0 || frame.height() <= 0)
        return CameraFault::BadRecording;
    if (frame.width() > Frame::sideMax || frame.height() > Frame::sideMax)
        return unknown();
    const int offset = brightnessInPair(frame.pixelFormat());
    if (!startsWithBrightness(frame.pixelFormat()) && offset < 0)
        return usable(fromPicture(frame), time);
    const auto mapped = std::make_shared<const Mapped>(frame);
    if (!mapped->frame.isMapped() || !mapped->frame.bits(0))
        return unknown();
    const qsizetype rowBytes = qsizetype(frame.width()) * (offset < 0 ? 1 : 2);
    if (mapped->frame.bytesPerLine(0) < rowBytes
        || mapped->frame.mappedBytes(0) < mapped->frame.bytesPerLine(0) * (frame.height() - 1) + rowBytes)
        return unknown();
    if (offset >= 0)
        return usable(fromPairs(mapped->frame, offset), time);
    return usable(
        {mapped->frame.bits(0), mapped->frame.bytesPerLine(0), frame.width(), frame.height(), time, mapped}, time);
}

} // namespace naru::device
