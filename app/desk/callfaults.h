// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace desk {
enum class CallFault {
    BadCall, ///< not a message of a call for staff, or out of bounds
};
} // namespace desk

template <>
inline constexpr auto faultNames<desk::CallFault> = std::to_array<const char*>({"call.bad_call"});

} // namespace naru
