// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guard/restarts.h"

#include <algorithm>

namespace naru::guard {

namespace {
constexpr Milliseconds firstWait{200};
constexpr int doublingsMax = 8;
} // namespace

Restarts::Next Restarts::died(Milliseconds now, Milliseconds stood)
{
    m_quick = stood >= steadyAfter ? 0 : m_quick + 1;
    if (stood >= calmFirst)
        m_calms = 0;
    m_deaths.append(now);
    while (now - m_deaths.first() > deathsWithin)
        m_deaths.removeFirst();
    // After a calm page one quick death is enough: nobody looks at five of them every minute.
    const int quickAllowed = m_calms > 0 ? 1 : quickDeathsMax;
    if (m_quick >= quickAllowed || m_deaths.size() >= deathsMax) {
        const auto stands = std::min(calmFirst * (1 << std::min(m_calms, doublingsMax)), calmLongest);
        ++m_calms;
        m_quick = 0;
        m_deaths.clear();
        return {Next::What::Calm, stands, false};
    }
    const Milliseconds wait = m_quick < 2 ? Milliseconds(0) : firstWait * (1 << (m_quick - 2));
    return {Next::What::Kiosk, wait, m_quick < 2};
}

} // namespace naru::guard
