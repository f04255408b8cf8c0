// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace naru::desk {

/// A QR code for a page to draw, without its quiet zone (4 modules on each side are the drawer's).
struct ShownCode {
    int side = 0;    ///< modules; 0: there is nothing to draw
    QByteArray dark; ///< side × side, row by row, 1 is dark
};

/// Of a text in UTF-8, error correction M. Nothing for an empty text or one that no code holds.
ShownCode shownCodeOf(const QString& text);

/// Bytes as codes that move, for another desk's camera.
struct MovingCode {
    int parts = 0;                         ///< 1: it stands still; 0: there is nothing to show
    std::function<QString(quint32)> frame; ///< from 0, without end
};
/// What DayBook::tellBills() told (payments::billsUrType).
MovingCode codesOf(const QByteArray& bills);

} // namespace naru::desk
