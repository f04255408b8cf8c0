// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/random.h"

#include <algorithm>

namespace naru::classroom {

/// How long to wait before the next try: twice as long each time up to a bound, and of that anything between the half
/// and all of it, so that thirty seats do not knock in the same moment when their trainer comes back.
class Backoff {
public:
    static constexpr Milliseconds first{400};
    static constexpr Milliseconds longest{8'000}; ///< nobody in a class waits longer for a trainer who is there

    explicit Backoff(Random& random)
        : m_random(random)
    {
    }
    Milliseconds next()
    {
        const Milliseconds bound = std::min(longest, first * (1 << m_tries));
        m_tries = std::min(m_tries + 1, 8);
        const auto half = static_cast<std::uint64_t>(bound.count() / 2);
        return bound / 2 + Milliseconds(m_random.below(half + 1));
    }
    void begin() { m_tries = 0; } ///< it worked

private:
    Random& m_random;
    int m_tries = 0;
};

} // namespace naru::classroom
