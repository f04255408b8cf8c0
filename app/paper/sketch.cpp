// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/sketch.h"

#include "app/paper/tablelayout.h"
#include "app/paper/wrap.h"

#include <algorithm>
#include <cmath>

namespace naru::paper {

namespace {

constexpr double letterMmMin = 1.6; ///< below, nobody reads it: the rest is left out
constexpr double letterStep = 0.92, lineFactor = 1.3, thickFactor = 3;

QFont fontOf(const Sheet& sheet, const Mark& mark, double letterMm)
{
    QFont font = sheet.font(Size::Normal, mark.weight);
    font.setPixelSize(std::max(1, int(std::lround(sheet.mm(letterMm)))));
    return font;
}

/// In the middle of its place from top to bottom, in letters that let all of it stand there.
void drawWords(QPainter& painter, const Mark& mark, const Sheet& sheet, const QRectF& place, double scale)
{
    double letterMm = mark.letterMm * scale;
    QFont font;
    QStringList lines;
    double step = 0;
    for (;; letterMm *= letterStep) {
        font = fontOf(sheet, mark, letterMm);
        const Measure measure = measureOf(font, sheet.device);
        lines = wrap(plain(mark.words), place.width(), measure);
        step = std::ceil(font.pixelSize() * lineFactor);
        const bool isWhole = std::all_of(
            lines.begin(), lines.end(), [&](const QString& line) { return measure(line) <= place.width(); });
        if ((isWhole && step * double(lines.size()) <= place.height()) || letterMm * letterStep < letterMmMin * scale)
            break;
    }
    const auto room = std::max<qsizetype>(1, qsizetype(place.height() / step));
    lines = lines.first(std::min(room, lines.size()));
    double y = place.top() + std::max(0.0, (place.height() - step * double(lines.size())) / 2);
    painter.setPen(mark.ink == Mark::Ink::White ? Qt::white : Qt::black);
    for (const QString& line : lines) {
        drawLine(painter, {line, font, mark.align}, place.left(), y, place.width(), step);
        y += step;
    }
}

void drawFrame(QPainter& painter, const Mark& mark, const Sheet& sheet, const QRectF& place, double scale)
{
    const double thin = std::max(1.0, std::round(sheet.mm(sheet.thinMm)));
    QPen pen(Qt::black, mark.kind == Mark::Kind::Bold ? thin * thickFactor : thin);
    pen.setJoinStyle(Qt::MiterJoin);
    if (mark.kind == Mark::Kind::Dashed)
        pen.setStyle(Qt::DashLine);
    painter.setPen(mark.kind == Mark::Kind::Filled ? QPen(Qt::NoPen) : pen);
    painter.setBrush(mark.kind == Mark::Kind::Filled ? QBrush(Qt::black) : QBrush(Qt::NoBrush));
    const double round = sheet.mm(mark.roundMm * scale), half = mark.kind == Mark::Kind::Filled ? 0 : pen.widthF() / 2;
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), round, round);
}

} // namespace

void drawSketch(QPainter& painter, const Sketch& sketch, const Sheet& sheet, QPointF at, double scale)
{
    painter.save();
    for (const Mark& mark : sketch.marks) {
        const QRectF place(at.x() + sheet.mm(mark.x) * scale, at.y() + sheet.mm(mark.y) * scale,
            sheet.mm(mark.width) * scale, sheet.mm(mark.height) * scale);
        if (mark.kind == Mark::Kind::Words)
            drawWords(painter, mark, sheet, place, scale);
        else if (mark.kind == Mark::Kind::Line)
            painter.fillRect(
                QRectF(place.left(), place.top(), place.width(), std::max(1.0, sheet.mm(sheet.thinMm))), Qt::black);
        else
            drawFrame(painter, mark, sheet, place, scale);
    }
    painter.restore();
}

} // namespace naru::paper
