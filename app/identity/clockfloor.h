// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <optional>

namespace naru::identity {

/// What the desk knows that time cannot have gone back behind.
struct ClockEvidence {
    Instant buildDate;
    std::optional<Instant> lastEntry; ///< last journal time
    std::optional<Instant> trustDate; ///< date of the trust folder
};

enum class ClockState { Plausible, BeforeFloor, TooFarAhead };
inline constexpr Milliseconds clockAheadMax = std::chrono::hours(24);
inline constexpr Milliseconds clockBackMax = std::chrono::minutes(2); ///< a time server sets clocks back a little

/// BeforeFloor: older than the newest of the three, the last entry but clockBackMax. TooFarAhead: more than 24 h past
/// the last entry, asked at start; a person may confirm the time (journalled by desk), then `confirmedAt` counts as the
/// last entry.
ClockState judgeClock(Instant now, const ClockEvidence& evidence);

} // namespace naru::identity
