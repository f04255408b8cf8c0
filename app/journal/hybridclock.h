// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QtGlobal>

namespace naru::journal {

inline constexpr int hlcCounterBits = 16;
inline constexpr Milliseconds hlcJumpMax = std::chrono::hours(24);

/// Both clocks at one moment.
struct ClockReading {
    Instant wall;
    Milliseconds monotonic;
};

/// Hybrid logical time, 48-bit milliseconds ‖ 16-bit counter: max(last + 1, now). It never goes back, and one boot with
/// a wrong clock does not spoil the order: a jump ahead of more than 24 h, beyond what the monotonic clock of this run
/// has counted, moves the counter alone. A value: copy it to try, keep the copy when it held.
class HybridClock {
public:
    enum class Jump { Refuse, Follow };

    HybridClock() = default;
    /// `last` as persisted (0: none yet), with the monotonic clock now.
    HybridClock(quint64 last, Milliseconds monotonic);

    quint64 next(const ClockReading& now, Jump jump); ///< greater than every value before
    quint64 last() const { return m_last; }
    void reach(quint64 hlc); ///< entries up to `hlc` turned out to be there

private:
    quint64 m_last = 0;
    qint64 m_baseMs = 0;             ///< wall time last believed …
    Milliseconds m_baseMonotonic{0}; ///< … and when
};

Instant hlcTime(quint64 hlc);

} // namespace naru::journal
