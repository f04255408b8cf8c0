// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace journal {
/// Of the copy on another disk against the record itself.
enum class SecondCopyFault {
    Ahead, ///< it has entries that the record has not: the desk's own disk lost them, or an old image was put back
};
} // namespace journal

template <>
inline constexpr auto faultNames<journal::SecondCopyFault> = std::to_array<const char*>({"second_copy.ahead"});

} // namespace naru
