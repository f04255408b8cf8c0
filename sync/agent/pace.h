// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/random.h"
#include "sync/wire/batch.h"

#include <algorithm>

namespace naru::agent {

/// How long to wait, and how much to send at once.
class Pace {
public:
    static constexpr Milliseconds firstWait{2'000}, longestWait{15 * 60'000}; ///< of a failed try: full jitter below
    static constexpr Milliseconds longestAsked{60 * 60'000};                  ///< what a hub may ask for at most
    static constexpr Milliseconds outage{60 * 60'000}; ///< nothing heard for so long: many desks come back at once …
    static constexpr Milliseconds outageSpread{10 * 60'000}; ///< … and spread over this
    static constexpr Milliseconds quick{1'000};              ///< an answer in less: twice as much next time
    static constexpr int firstEntries = 50;

    explicit Pace(Random& random)
        : m_random(random)
    {
    }
    /// Anything in [0, bound].
    Milliseconds within(Milliseconds bound)
    {
        return Milliseconds(m_random.below(static_cast<std::uint64_t>(std::max<qint64>(bound.count(), 0)) + 1));
    }
    /// After the n-th failure in a row, from 1: anything up to twice as long as the time before.
    Milliseconds afterFailure(int failures)
    {
        return within(std::min(longestWait, firstWait * (1 << std::clamp(failures - 1, 0, 12))));
    }

    int entries() const { return std::min(m_entries, m_hubWants); }
    void answered(Milliseconds took, bool wasFull)
    {
        if (took < quick && wasFull)
            m_entries = std::min(m_entries * 2, wire::entriesMax);
    }
    void slowDown(int sent) { m_entries = std::max(1, std::min(sent, m_entries) / 2); }
    void hubWants(int entriesMax) { m_hubWants = std::clamp(entriesMax, 1, wire::entriesMax); }

private:
    Random& m_random;
    int m_entries = firstEntries, m_hubWants = wire::entriesMax;
};

} // namespace naru::agent
