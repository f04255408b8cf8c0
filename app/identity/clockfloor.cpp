// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/clockfloor.h"

#include <algorithm>

namespace naru::identity {

ClockState judgeClock(Instant now, const ClockEvidence& evidence)
{
    Instant floor = evidence.buildDate;
    if (evidence.lastEntry)
        floor = std::max(floor, *evidence.lastEntry - clockBackMax);
    floor = std::max(floor, evidence.trustDate.value_or(floor));
    if (now < floor)
        return ClockState::BeforeFloor;
    if (evidence.lastEntry && now - *evidence.lastEntry > clockAheadMax)
        return ClockState::TooFarAhead;
    return ClockState::Plausible;
}

} // namespace naru::identity
