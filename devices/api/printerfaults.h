// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace device {
enum class PrinterFault {
    PrinterAbsent,  ///< no such port or queue: not plugged in, switched off, or elsewhere
    PrinterInUse,   ///< another program has the port, or another job is being printed
    PrinterLost,    ///< it vanished while in use
    PaperOut,       ///< there is no paper
    CoverOpen,      ///< its cover is open
    PrinterStopped, ///< it reports trouble of its own: the cutter, heat
    PrinterStalled, ///< it took no more bytes for too long
    PrintTooLong,   ///< more bytes than a job may have
    PrintRefused,   ///< the print service did not take the job, or gave it up
    PaperLow,       ///< it still prints; somebody should bring a new roll
};
} // namespace device

template <>
inline constexpr auto faultNames<device::PrinterFault> = std::to_array<const char*>(
    {"printer.printer_absent", "printer.printer_in_use", "printer.printer_lost", "printer.paper_out",
        "printer.cover_open", "printer.printer_stopped", "printer.printer_stalled", "printer.print_too_long",
        "printer.print_refused", "printer.paper_low"});

} // namespace naru
