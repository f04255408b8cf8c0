// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace device {
/// Of the one-visit door, and of the link that shows a code and waits for its answer.
enum class DoorFault {
    Closed,           ///< no door: this machine has no address that a phone can reach, or no free port on it
    RequestMalformed, ///< not an HTTP/1.1 request as a phone's browser sends it
    RequestTooLarge,  ///< beyond the limit of its line, head or body
    Occupied,         ///< another code is shown and waited for: this one never was
    NobodyCame,       ///< the code was shown, and nothing came back within the time
    PutAway,          ///< the desk took the code away before anything came back
};
} // namespace device

template <>
inline constexpr auto faultNames<device::DoorFault> = std::to_array<const char*>({"door.closed",
    "door.request_malformed", "door.request_too_large", "door.occupied", "door.nobody_came", "door.put_away"});

} // namespace naru
