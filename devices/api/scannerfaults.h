// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace device {
/// Of whatever reads codes: a scanner, a keyboard, a camera.
enum class ScannerFault {
    ScannerAbsent,  ///< no such port: not plugged in, or plugged in elsewhere
    ScannerInUse,   ///< another program has the port
    ScannerLost,    ///< it vanished while in use
    ScannerFloods,  ///< a line longer than any code, or more lines than a hand can scan
    CardNumberRead, ///< what was read may be a payment card's number: it was dropped
    HangulTyped,    ///< a keyboard scanner types through a Korean layout: what it read is spoilt
};
} // namespace device

template <>
inline constexpr auto faultNames<device::ScannerFault> = std::to_array<const char*>(
    {"scanner.scanner_absent", "scanner.scanner_in_use", "scanner.scanner_lost", "scanner.scanner_floods",
        "scanner.card_number_read", "scanner.hangul_typed"});

} // namespace naru
