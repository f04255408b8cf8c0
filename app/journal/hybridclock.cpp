// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/hybridclock.h"

#include "app/base/assert.h"

#include <algorithm>

namespace naru::journal {

namespace {
constexpr qint64 wallMsMax = (qint64(1) << 46) - 1; ///< year 4199: keeps the stored number positive

qint64 msOf(quint64 hlc)
{
    return static_cast<qint64>(hlc >> hlcCounterBits);
}
} // namespace

HybridClock::HybridClock(quint64 last, Milliseconds monotonic)
    : m_last(last)
    , m_baseMs(msOf(last))
    , m_baseMonotonic(monotonic)
{
}

quint64 HybridClock::next(const ClockReading& now, Jump jump)
{
    const qint64 wallMs = std::clamp<qint64>(now.wall.time_since_epoch().count(), 0, wallMsMax);
    const qint64 elapsedMs = std::max<qint64>(0, (now.monotonic - m_baseMonotonic).count());
    const qint64 reachMs = std::max(msOf(m_last), m_baseMs + elapsedMs) + hlcJumpMax.count();
    const bool believed = m_last == 0 || jump == Jump::Follow || wallMs <= reachMs;
    const quint64 wall = static_cast<quint64>(wallMs) << hlcCounterBits;
    const quint64 before = m_last;
    if (believed && wall > m_last) {
        m_last = wall;
        m_baseMs = wallMs;
        m_baseMonotonic = now.monotonic;
    } else {
        ++m_last;
    }
    NARU_ASSERT(m_last > before);
    return m_last;
}

void HybridClock::reach(quint64 hlc)
{
    m_last = std::max(m_last, hlc);
}

Instant hlcTime(quint64 hlc)
{
    return Instant{Milliseconds(msOf(hlc))};
}

} // namespace naru::journal
