// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace payments::manual {
enum class ManualFault {
    TooLarge,        ///< more than a clerk types
    Malformed,       ///< not the JSON that the page makes
    CardNumberTyped, ///< what was typed may be a card's number: it was dropped, unread
    BadField,        ///< missing, unknown, or not as such a thing is written; detail: its name
    OtherAttempt,    ///< typed for another charge
    TooLate,         ///< a "no" after the outcome had come into doubt: one person's word does not end that
};
} // namespace payments::manual

template <>
inline constexpr auto faultNames<payments::manual::ManualFault> = std::to_array<const char*>({"manual.too_large",
    "manual.malformed", "manual.card_number_typed", "manual.bad_field", "manual.other_attempt", "manual.too_late"});

} // namespace naru
