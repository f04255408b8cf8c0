// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/raster.h"

#include "app/paper/faults.h"
#include "app/paper/layout.h"

#include <QImage>

#include <cmath>

namespace naru::paper {

namespace {

constexpr std::array<double, 4> rollLetterMm{2.75, 3.25, 4.5, 6.5};
constexpr int blackBelow = 205; ///< of 255: heavier than the middle, thin strokes fade on thermal paper

QByteArray rowOf(const QImage& grey, int y)
{
    QByteArray row((grey.width() + 7) / 8, '\0');
    const uchar* line = grey.constScanLine(y);
    for (int x = 0; x < grey.width(); ++x) {
        if (line[x] < blackBelow)
            row[x / 8] = static_cast<char>(row[x / 8] | (0x80 >> (x % 8)));
    }
    return row;
}

} // namespace

Result<Raster> raster(const Document& document, const Roll& roll)
{
    QImage measures(1, 1, QImage::Format_Grayscale8);
    const Sheet sheet{&measures, double(roll.dots), dotsPerMm, rollLetterMm};
    const auto pieces = lay(document, sheet);
    if (!pieces)
        return pieces.fault();
    double height = 0;
    for (const Piece& piece : *pieces)
        height += std::ceil(piece.height);
    if (height > rasterRowsMax)
        return PaperFault::TooLarge;
    QImage page(roll.dots, std::max(1, static_cast<int>(height)), QImage::Format_Grayscale8);
    page.fill(Qt::white);
    Raster raster{page.width(), page.height(), {}, {}};
    QPainter painter(&page);
    painter.setRenderHint(QPainter::TextAntialiasing);
    double y = 0;
    for (const Piece& piece : *pieces) {
        if (piece.draw)
            piece.draw(painter, y);
        y += std::ceil(piece.height);
        if (piece.isCut && y < height)
            raster.cuts.append(static_cast<int>(y));
    }
    painter.end();
    for (int row = 0; row < page.height(); ++row)
        raster.bits += rowOf(page, row);
    return raster;
}

QByteArray pbm(const Raster& raster)
{
    return QByteArrayLiteral("P4\n") + QByteArray::number(raster.width) + ' ' + QByteArray::number(raster.height) + '\n'
        + raster.bits;
}

} // namespace naru::paper
