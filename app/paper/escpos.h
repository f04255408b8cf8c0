// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/raster.h"

namespace naru::paper {

/// The command language of receipt printers (ESC/POS). Every job begins with ESC @ and ends with feed and cut.

/// A drawn document, `GS v 0` in bands of escposBandRows: any letter of the font, on any printer that draws.
QByteArray escpos(const Raster& raster);
inline constexpr int escposBandRows = 192; ///< 14 KB at 576 dots: fits the buffers of small printers

/// With the printer's own letters: `FS &` and windows-949, a Hangul syllable as wide as two columns. Quick, but only
/// for what that code holds: QR codes by `GS ( k`. `codeTable`: `ESC t n` of the printer's manual, where it needs one.
/// Faults: NotInTextMode (a letter that is not in the code, or a QR code too fine for its side), TooLarge.
Result<QByteArray> escposText(const Document& document, const Roll& roll, std::optional<quint8> codeTable = {});

} // namespace naru::paper
