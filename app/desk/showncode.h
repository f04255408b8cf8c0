// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace naru::desk {

/// A QR code for a page to draw, without its quiet zone (4 modules on each side are the drawer's).
struct ShownCode {
    int side = 0;    ///< modules; 0: there is nothing to draw
    QByteArray dark; ///< side × side, row by row, 1 is dark
};

/// Of a text in UTF-8, error correction M. Nothing for an empty text or one that no code holds.
ShownCode shownCodeOf(const QString& text);

} // namespace naru::desk
