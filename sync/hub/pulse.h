// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "sync/hub/sql.h"

#include <mutex>
#include <optional>

namespace naru::hub {

/// Whether the hub's store takes what is written to it. A write of a desk's own that was acknowledged lately says so;
/// without one a row of its own is written, however often it is asked no more often than `goodFor`. Any thread.
class Pulse {
public:
    static constexpr Milliseconds goodFor{10'000};   ///< what a write that went well says
    static constexpr Milliseconds againAfter{2'000}; ///< one that did not
    /// What is written after one that did not: as much as a batch, for a nearly full disk has room for a row.
    static constexpr qsizetype afterTroubleBytes = 256 * 1024;

    /// Both outlive this.
    Pulse(SqlPool& pool, const Clock& clock)
        : m_pool(pool)
        , m_clock(clock)
    {
    }
    /// Table hub_pulse. Faults: as SqlPool::migrate.
    Result<void> prepare();

    void wrote();                    ///< what a desk sent is stored
    void failed(const Fault& fault); ///< it is not, and the store is why
    /// Faults: StoreFailed (it does not write: read-only, broken), StoreFull, StoreBusy (it does not answer).
    Result<void> look();

private:
    Result<void> write(qsizetype fillerBytes);

    SqlPool& m_pool;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::optional<Milliseconds> m_saidAt; ///< by the monotonic clock: when what follows was learnt
    std::optional<Fault> m_trouble;
    quint64 m_failures = 0; ///< that were told
};

} // namespace naru::hub
