// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <mutex>
#include <optional>

namespace naru::hub {

/// Wrong tries of each address within a minute. Any thread.
class TryLimit {
public:
    static constexpr int triesMax = 5, addressesMax = 10'000;
    static constexpr Milliseconds window{60'000};

    explicit TryLimit(const Clock& clock)
        : m_clock(clock)
    {
    }
    /// How long this address has to wait; nothing: it may try. With more addresses than may be remembered, new ones
    /// wait too.
    std::optional<Milliseconds> waitOf(const QByteArray& address);
    void countWrong(const QByteArray& address);

private:
    void forgetOld(Milliseconds now);

    const Clock& m_clock;
    std::mutex m_mutex;
    QMap<QByteArray, QList<Milliseconds>> m_tries;
};

} // namespace naru::hub
