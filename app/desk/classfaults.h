// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace desk {
enum class ClassFault {
    BadPlan,     ///< a class without a name or a lesson, with one that is not here, or none of this number
    AlreadyOpen, ///< one class at a time
    NoClass,     ///< no class is open
    NoChannel,   ///< nothing leads to other desks: no network, or none is set up
};
} // namespace desk

template <>
inline constexpr auto faultNames<desk::ClassFault> = std::to_array<const char*>(
    {"class.bad_plan", "class.already_open", "class.no_class", "class.no_channel"});

} // namespace naru
