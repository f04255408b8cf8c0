// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/document.h"

namespace naru::paper {

/// Black and white, row by row from the top, each row filled up to whole bytes; the highest bit is leftmost, 1 is
/// black.
struct Raster {
    int width = 0, height = 0; ///< dots
    QByteArray bits;
    QList<int> cuts; ///< rows before which the paper is cut, rising; the end is not among them

    int rowBytes() const { return (width + 7) / 8; }
    bool isBlack(int x, int y) const { return bits.at(qsizetype(y) * rowBytes() + x / 8) & (0x80 >> (x % 8)); }
};

inline constexpr int rasterRowsMax = 24'000; ///< 3 m of paper

/// Draws the document as wide as the roll. Needs a QGuiApplication ("offscreen" will do). Faults: TooLarge, NoFont.
Result<Raster> raster(const Document& document, const Roll& roll);

/// The same as a portable bitmap (PBM, P4).
QByteArray pbm(const Raster& raster);

} // namespace naru::paper
