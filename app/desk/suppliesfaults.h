// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace desk {
enum class SuppliesFault {
    Older,      ///< the journal knows a higher version, or another one under the same number, under this root
    BadRelease, ///< files that its channel does not have, too many of them, or too large
    BadTexts,   ///< not the words of a language that Naru has
    NotInPlace, ///< its files are not on this desk's disk, or not what they were when the journal took them
    NoBefore,   ///< there is no version before it to go back to
    NoAnswer,   ///< neither the hub nor a sister desk answers: nobody knows what is newest
    NotLetIn,   ///< the hub gives this desk nothing
    HandedDown, ///< what the agency hands down is not taken out or replaced by hand
    NoBringer,  ///< nothing is brought to this desk: a demonstration, or its keys cannot be read
};
} // namespace desk

template <>
inline constexpr auto faultNames<desk::SuppliesFault> = std::to_array<const char*>(
    {"supplies.older", "supplies.bad_release", "supplies.bad_texts", "supplies.not_in_place", "supplies.no_before",
        "supplies.no_answer", "supplies.not_let_in", "supplies.handed_down", "supplies.no_bringer"});

} // namespace naru
