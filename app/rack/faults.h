// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace rack {
/// What may come of trying a device that is there.
enum class RackFault {
    NothingHeld,        ///< no card and no phone was held to the reader in time
    NothingRead,        ///< no code was held to the scanner in time
    CameraReadsNothing, ///< pictures come, but no code was read in time
    DeviceBusy,         ///< a visitor's phone is waited for, or is there: nothing is tried meanwhile
    PrinterSilent,      ///< all of the page was sent, and the printer does not say whether it came out
};
} // namespace rack

template <>
inline constexpr auto faultNames<rack::RackFault> = std::to_array<const char*>(
    {"rack.nothing_held", "rack.nothing_read", "rack.camera_reads_nothing", "rack.device_busy", "rack.printer_silent"});

} // namespace naru
