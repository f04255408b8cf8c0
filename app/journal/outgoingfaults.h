// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace journal {
/// Of entries on their way out.
enum class OutgoingFault {
    LetGo, ///< the body went after the hub proved that it has it; nothing here can send it again
};
} // namespace journal

template <>
inline constexpr auto faultNames<journal::OutgoingFault> = std::to_array<const char*>({"outgoing.let_go"});

} // namespace naru
