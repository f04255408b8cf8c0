// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickItem>

namespace naru::test {

/// Rounding of positions.
constexpr double slackPixels = 1.5;

/// The place of an item in its window.
QRectF inScene(const QQuickItem* item);

/// How high the lines of a Text are, all together.
double linesHeight(const QQuickItem* text);

/// The box of the lines themselves, without the air of the line height.
QRectF drawnLines(const QQuickItem* text);

/// Of one line of NaruText: the ink, as high as any word's, in the middle of the line that it was lifted into.
QRectF inkOf(const QQuickItem* text, const QRectF& lines);

/// Whole lines of a text that stand inside a place.
int linesIn(const QQuickItem* text, const QRectF& lines, const QRectF& place);

/// The lines that the page shows are whole: its edge runs between two of them.
bool isCutBetweenLines(const QQuickItem* text, const QRectF& lines, const QRectF& page);

} // namespace naru::test
