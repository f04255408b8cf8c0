// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace services {
enum class ServicesFault {
    BadCatalogue, ///< a fee list that is not one: unknown names, a code twice, a price out of range
    BadRecord,    ///< an entry's body is not what its kind and schema say
};
} // namespace services

template <>
inline constexpr auto faultNames<services::ServicesFault> = std::to_array<const char*>(
    {"services.bad_catalogue", "services.bad_record"});

} // namespace naru
