// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/escpos.h"

namespace naru::paper {

namespace {

const QByteArray begin("\x1B@", 2);
const QByteArray feedAndCut("\x1DVB\x00", 4); // GS V 66 0: to the cutter, then a partial cut

/// GS v 0 m xL xH yL yH d…: m 0 is one dot for one.
QByteArray band(const Raster& raster, int from, int rows)
{
    QByteArray head("\x1Dv0\0", 4);
    for (const int number : {raster.rowBytes(), rows}) {
        head += static_cast<char>(number & 0xff);
        head += static_cast<char>(number >> 8);
    }
    return head + raster.bits.mid(qsizetype(from) * raster.rowBytes(), qsizetype(rows) * raster.rowBytes());
}

} // namespace

QByteArray escpos(const Raster& raster)
{
    QByteArray bytes = begin;
    QList<int> ends = raster.cuts;
    ends.append(raster.height);
    int row = 0;
    for (const int end : ends) {
        while (row < end) {
            const int rows = std::min(escposBandRows, end - row);
            bytes += band(raster, row, rows);
            row += rows;
        }
        bytes += feedAndCut;
    }
    return bytes;
}

} // namespace naru::paper
