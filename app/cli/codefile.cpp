// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codefile.h"

#include "app/base/clock.h"
#include "devices/camera/faults.h"
#include "devices/qr/qrdecoder.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

namespace naru::cli {

namespace {
constexpr qint64 fileBytesMax = 16 * 1024 * 1024;
constexpr int looksMax = 12; ///< the decoder goes on where it stopped
constexpr Milliseconds lookMax{2000};

Fault unreadable(const char* why)
{
    return Fault(device::CameraFault::BadRecording, QLatin1StringView(why));
}

Result<QByteArray> codeIn(const QImage& picture)
{
    const SystemClock clock;
    device::QrDecoder decoder(clock);
    device::Frame frame;
    frame.data = picture.constBits();
    frame.stride = picture.bytesPerLine();
    frame.width = picture.width();
    frame.height = picture.height();
    for (int i = 0; i < looksMax; ++i) {
        if (const auto reading = decoder.decode(frame, lookMax); reading.symbol)
            return reading.symbol->bytes;
    }
    return unreadable("no code in it");
}
} // namespace

Result<QByteArray> codeInFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > fileBytesMax)
        return unreadable("cannot be opened, or too large");
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("mdoc:"))
        return bytes.trimmed();
    for (const char* format : {"png", "pgm"}) { // named, not guessed
        QBuffer buffer(&bytes);
        QImageReader reader(&buffer, format);
        reader.setDecideFormatFromContent(false);
        if (const QImage picture = reader.read(); !picture.isNull())
            return codeIn(picture.convertToFormat(QImage::Format_Grayscale8));
    }
    return unreadable("neither text nor a picture");
}

} // namespace naru::cli
