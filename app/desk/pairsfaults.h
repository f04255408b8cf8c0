// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace desk {
enum class PairsFault {
    Full,     ///< as many desks are paired as may be
    Unknown,  ///< no such desk is paired
    BadPeer,  ///< not another desk: its id, name or key is none, or is this desk's own
    OtherKey, ///< the device is paired with another key, and nobody has said that this one takes its place
};
} // namespace desk

template <>
inline constexpr auto faultNames<desk::PairsFault> = std::to_array<const char*>(
    {"pairs.full", "pairs.unknown", "pairs.bad_peer", "pairs.other_key"});

} // namespace naru
