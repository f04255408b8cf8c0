// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/layout.h"
#include "app/paper/wrap.h"

namespace naru::paper {

struct TextLine {
    QString text;
    QFont font;
    Align align = Align::Left;
};

Measure measureOf(const QFont& font, QPaintDevice* device);
double lineHeight(const QFont& font); ///< dots
void drawLine(QPainter& painter, const TextLine& line, double x, double y, double width, double height);

/// How wide each column is, gaps not counted: Content as wide as its widest cell (all of them smaller in one measure
/// where they leave the others no room), Rest shares what is left.
QList<double> columnWidths(const Table& table, double width, double gap, const Measure& measure);
QStringList cellsOf(const Row& row, qsizetype columns);
QStringList titlesOf(const Table& table); ///< empty: no head row

void layTable(const Table& table, const Sheet& sheet, QList<Piece>& pieces);

} // namespace naru::paper
