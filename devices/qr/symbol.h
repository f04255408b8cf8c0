// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/qr/grey.h"

#include <QByteArray>

#include <optional>

namespace naru::device {

/// One QR code, read.
struct QrSymbol {
    static constexpr qsizetype bytesMax = 7089; ///< more than any code holds (version 40, level L, digits)

    QByteArray bytes;                          ///< as encoded, without any change of character set
    GreyQuad corners{};                        ///< of its modules in the picture, from its own top left, clockwise
    int sequenceIndex = -1, sequenceSize = -1; ///< structured append (ISO/IEC 18004 §8): from 0, of 2 … 16; else -1
    QByteArray sequenceId;                     ///< the same for all codes of one sequence

    bool isPart() const { return sequenceSize > 1 && sequenceIndex >= 0 && sequenceIndex < sequenceSize; }
};

/// One pass of the decoder over these pixels, without turning, shrinking or trying again.
std::optional<QrSymbol> readSymbol(const GreyView& image);

} // namespace naru::device
