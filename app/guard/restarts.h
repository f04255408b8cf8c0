// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QList>

namespace naru::guard {

/// A kiosk that lives this long after its first beat did not die of its start.
inline constexpr Milliseconds steadyAfter{2'000};
inline constexpr int quickDeathsMax = 5; ///< in a row, then the calm page
inline constexpr int deathsMax = 20;     ///< within deathsWithin, however long each lived
inline constexpr Milliseconds deathsWithin = std::chrono::minutes(10);
/// The calm page stands this long before the kiosk is tried again; doubled each time up to the second.
inline constexpr Milliseconds calmFirst = std::chrono::minutes(1), calmLongest = std::chrono::minutes(10);

/// What follows the death of a kiosk: at once again, a little later, or a calm page while it cannot.
class Restarts {
public:
    struct Next {
        enum class What { Kiosk, Calm } what = What::Kiosk;
        Milliseconds wait{0};   ///< before it is started; of the calm page: how long it stands
        bool mayBeThere = true; ///< the page where it died is tried again; false: it may be the cause
    };
    /// `now` is monotonic; `stood`: from its first beat to its death, 0 where there was none.
    Next died(Milliseconds now, Milliseconds stood);

private:
    QList<Milliseconds> m_deaths;
    int m_quick = 0, m_calms = 0;
};

} // namespace naru::guard
