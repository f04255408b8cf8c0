// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/printer.h"

namespace naru::device {

/// The status bytes of a receipt printer (ESC/POS).
/// DLE EOT n is answered at once, even by a printer that has stopped: one byte 0xx1xx10. n 1: bit 3 offline; 2: bit 2
/// cover open, bit 5 stopped for want of paper, bit 6 error; 3: bit 3 cutter, bit 5 for good, bit 6 passing; 4: bits 2
/// and 3 paper low, bits 5 and 6 no paper.
/// GS r 1 is answered in its turn, when all that was sent before is done: one byte 0xx0xxxx.
constexpr bool isRealTimeStatus(quint8 byte)
{
    return (byte & 0x93) == 0x12;
}
constexpr bool isInTurnStatus(quint8 byte)
{
    return (byte & 0x90) == 0;
}

inline constexpr int statusQuestions = 4; ///< DLE EOT 1 … 4
QByteArray statusQuestion(int n);
QByteArray inTurnQuestion();

/// What the answers so far, to 1, 2, … in order, make of the printer. None: Unknown.
PrinterState stateOf(const QByteArray& answers);
/// PaperOut, CoverOpen, PrinterStopped, PrinterAbsent; nothing for a printer that prints.
std::optional<Fault> faultOf(const PrinterState& state);

} // namespace naru::device
