// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shots.h"

#include "devices/qr/qrdecoder.h"

#include <QFile>
#include <QImage>

namespace naru::test {

namespace {
QString placeOf(const QString& name)
{
    const QString folder = qEnvironmentVariable("NARU_SHOTS");
    return folder.isEmpty() ? QString() : folder + QLatin1Char('/') + name;
}
} // namespace

void keepShot(const QString& name, const QByteArray& bytes)
{
    QFile file(placeOf(name));
    if (!file.fileName().isEmpty() && file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

void keepShot(const QString& name, const paper::Raster& raster)
{
    if (const QString place = placeOf(name); !place.isEmpty())
        QImage::fromData(paper::pbm(raster), "PBM").save(place);
}

QByteArray readCode(const paper::Raster& raster)
{
    QByteArray grey(qsizetype(raster.width) * raster.height, char(255));
    for (int y = 0; y < raster.height; ++y) {
        for (int x = 0; x < raster.width; ++x) {
            if (raster.isBlack(x, y))
                grey[qsizetype(y) * raster.width + x] = 0;
        }
    }
    const SystemClock clock;
    device::Frame frame;
    frame.data = reinterpret_cast<const uchar*>(grey.constData());
    frame.stride = frame.width = raster.width;
    frame.height = raster.height;
    const auto reading = device::QrDecoder(clock).decode(frame, Milliseconds(2000));
    return reading.symbol ? reading.symbol->bytes : QByteArray();
}

} // namespace naru::test
