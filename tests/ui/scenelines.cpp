// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenelines.h"

#include <QFont>

#include <algorithm>
#include <cmath>

namespace naru::test {

namespace {
constexpr double highestInk = 0.95; // the highest ink of Noto Sans CJK KR in em, with a hair
constexpr double lineAir = 0.12;    // the empty top and bottom of a line box
} // namespace

QRectF inScene(const QQuickItem* item)
{
    return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

double linesHeight(const QQuickItem* text)
{
    const bool fixedLines = text->property("lineHeightMode").toInt() == 1;
    return fixedLines ? text->property("lineCount").toInt() * text->property("lineHeight").toDouble()
                      : text->property("contentHeight").toDouble();
}

QRectF drawnLines(const QQuickItem* text)
{
    const double width = text->property("contentWidth").toDouble();
    const double height = linesHeight(text);
    const int alignment = text->property("horizontalAlignment").toInt();
    const int upright = text->property("verticalAlignment").toInt();
    double x = 0;
    if (alignment & Qt::AlignRight)
        x = text->width() - width;
    else if (alignment & Qt::AlignHCenter)
        x = (text->width() - width) / 2;
    double y = 0;
    if (upright & Qt::AlignBottom)
        y = text->height() - height;
    else if (upright & Qt::AlignVCenter)
        y = (text->height() - height) / 2;
    const double air = lineAir * text->property("font").value<QFont>().pixelSize();
    return text->mapRectToScene(QRectF(x, y, width, height).adjusted(0, air, 0, -air));
}

QRectF inkOf(const QQuickItem* text, const QRectF& lines)
{
    if (text->property("lineCount").toInt() != 1 || text->property("lineHeightMode").toInt() != 1)
        return lines;
    const double high = highestInk * text->property("font").value<QFont>().pixelSize();
    const double middle = text->property("lineHeight").toDouble() / 2 - text->y();
    const QRectF ink = text->mapRectToScene(QRectF(0, middle - high / 2, text->width(), high));
    return {lines.left(), ink.top(), lines.width(), ink.height()};
}

int linesIn(const QQuickItem* text, const QRectF& lines, const QRectF& place)
{
    const int count = std::max(1, text->property("lineCount").toInt());
    const double height = lines.height() / count;
    int inside = 0;
    for (int i = 0; i < count; ++i) {
        const double middle = lines.top() + (i + 0.5) * height;
        inside += middle > place.top() && middle < place.bottom() ? 1 : 0;
    }
    return inside;
}

bool isCutBetweenLines(const QQuickItem* text, const QRectF& lines, const QRectF& page)
{
    const double height = linesHeight(text) / std::max(1, text->property("lineCount").toInt());
    const auto between = [&](double edge) {
        const double at = std::fmod(std::fmod(edge - lines.top(), height) + height, height);
        return at < 0.3 * height || at > 0.7 * height;
    };
    return (lines.top() >= page.top() - slackPixels || between(page.top()))
        && (lines.bottom() <= page.bottom() + slackPixels || between(page.bottom()));
}

} // namespace naru::test
