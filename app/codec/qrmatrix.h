// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"

#include <QByteArray>
#include <QList>

namespace naru::codec {

/// How much of a code may be lost: about 7, 15, 25, 30 % (ISO/IEC 18004 §7.5.1).
enum class QrLevel { L, M, Q, H };

/// The modules of one QR code without its quiet zone (4 modules on each side, ISO/IEC 18004 §5.3.8, is the drawer's).
struct QrMatrix {
    int side = 0;    ///< 21 … 177 modules
    QByteArray dark; ///< side × side, row by row, 1 is dark

    bool isDark(int x, int y) const { return dark.at(qsizetype(y) * side + x) != 0; }
};

inline constexpr qsizetype qrBytesMax = 2953;       ///< version 40, level L, byte mode
inline constexpr int qrSequenceMax = 16;            ///< symbols of one structured append (ISO/IEC 18004 §8.1)
inline constexpr int qrSequenceVersionDefault = 10; ///< 57 modules: readable from a phone at arm's length

/// The smallest code that holds these bytes: in alphanumeric mode where each is a letter of it (0-9 A-Z space
/// $%*+-./:), else in byte mode. Faults: TooLarge, Malformed for no bytes at all.
Result<QrMatrix> qrMatrix(QByteArrayView bytes, QrLevel level);

/// The same bytes over as many codes of at most `versionMax` (1 … 40) as they need, in order; one code where one is
/// enough. Faults: TooLarge (more than qrSequenceMax codes), Malformed.
Result<QList<QrMatrix>> qrSequence(QByteArrayView bytes, QrLevel level, int versionMax = qrSequenceVersionDefault);

} // namespace naru::codec
