// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace payments::relay {
enum class RelayFault {
    TooLarge,      ///< more than an agent's answer has
    Malformed,     ///< not one JSON object of texts
    BadField,      ///< missing, or not as the agent writes it; detail: its name
    OtherAttempt,  ///< of another terminal, bill number, or kind than was asked
    NetCancelled,  ///< the agent says that it reversed by itself (망취소): ask before believing it
    BadCashNumber, ///< not a phone or business number that a cash receipt is made out to
};
} // namespace payments::relay

template <>
inline constexpr auto faultNames<payments::relay::RelayFault> = std::to_array<const char*>({"relay.too_large",
    "relay.malformed", "relay.bad_field", "relay.other_attempt", "relay.net_cancelled", "relay.bad_cash_number"});

} // namespace naru
