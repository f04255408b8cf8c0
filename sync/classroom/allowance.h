// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <algorithm>

namespace naru::classroom {

/// How much somebody may bring: so much each second, and what was not used is saved up to a bound.
class Allowance {
public:
    Allowance(qint64 eachSecond, qint64 savedMax, Milliseconds now)
        : m_eachSecond(eachSecond)
        , m_savedMax(savedMax * unit)
        , m_left(m_savedMax)
        , m_at(now)
    {
    }
    /// False: more than was left. Nothing is left then.
    bool take(qint64 amount, Milliseconds now)
    {
        const Milliseconds passed = std::clamp(now - m_at, Milliseconds(0), Milliseconds(m_savedMax / m_eachSecond));
        m_at = now;
        m_left = std::min(m_savedMax, m_left + passed.count() * m_eachSecond) - amount * unit;
        return m_left >= 0;
    }

private:
    static constexpr qint64 unit = 1000; ///< a second's milliseconds: no rounding
    qint64 m_eachSecond, m_savedMax, m_left;
    Milliseconds m_at;
};

} // namespace naru::classroom
