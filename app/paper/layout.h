// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/document.h"

#include <QFont>
#include <QPainter>

#include <array>
#include <functional>

namespace naru::paper {

/// What a document is drawn on, in its own dots.
struct Sheet {
    QPaintDevice* device = nullptr; ///< for the measures of letters
    double width = 0;               ///< dots
    double dotsPerMm = 0;
    std::array<double, 4> letterMm{}; ///< the em of each Size
    double thinMm = 0.25;             ///< of a rule

    QFont font(Size size, Weight weight) const;
    double mm(double value) const { return value * dotsPerMm; }
};

/// What is never torn apart: a line, a row, a box, a code.
struct Piece {
    double height = 0; ///< dots
    std::function<void(QPainter& painter, double y)> draw;
    bool isCut = false;
    int head = -1; ///< the piece that a new page repeats before this one
};

Result<void> checkFont(); ///< before anything else draws. Fault: NoFont
/// Faults: TooLarge (blocksMax, rowsMax, columnsMax), NoFont.
Result<QList<Piece>> lay(const Document& document, const Sheet& sheet);

} // namespace naru::paper
