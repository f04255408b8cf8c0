// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/trylimit.h"

namespace naru::hub {

std::optional<Milliseconds> TryLimit::waitOf(const QByteArray& address)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.monotonic();
    forgetOld(now);
    const auto found = m_tries.constFind(address);
    if (found == m_tries.constEnd())
        return m_tries.size() < addressesMax ? std::nullopt : std::optional(window);
    if (found->size() < triesMax)
        return std::nullopt;
    return found->first() + window - now;
}

void TryLimit::countWrong(const QByteArray& address)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.monotonic();
    forgetOld(now);
    if (m_tries.size() >= addressesMax && !m_tries.contains(address))
        return;
    auto& tries = m_tries[address];
    tries.append(now);
    while (tries.size() > triesMax)
        tries.removeFirst();
}

void TryLimit::forgetOld(Milliseconds now)
{
    for (auto tries = m_tries.begin(); tries != m_tries.end();) {
        while (!tries->isEmpty() && tries->first() + window <= now)
            tries->removeFirst();
        tries = tries->isEmpty() ? m_tries.erase(tries) : std::next(tries);
    }
}

} // namespace naru::hub
