// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

enum class BaseFault {
    BadDateTime, ///< text is not the RFC 3339 date-time or date that was expected
    BadId,       ///< text is not an Id
};

template <>
inline constexpr auto faultNames<BaseFault> = std::to_array<const char*>({"base.bad_date_time", "base.bad_id"});

} // namespace naru
