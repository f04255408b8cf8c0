// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace lan {
/// Why other desks are not found by themselves. Typed addresses and codes work all the same.
enum class DiscoveryFault {
    NoDaemon, ///< Avahi does not run on this machine, or there is no system bus
    Refused,  ///< Avahi runs and does not do what it was asked
};
} // namespace lan

template <>
inline constexpr auto faultNames<lan::DiscoveryFault> = std::to_array<const char*>(
    {"discovery.no_daemon", "discovery.refused"});

} // namespace naru
