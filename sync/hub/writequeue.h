// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace naru::hub {

/// Who may write next into a database that takes one writer at a time, first come first served. SQLite itself only
/// looks again after ever longer sleeps, and whoever writes without a pause is nearly always there first. Any thread;
/// not twice in one.
class WriteQueue {
public:
    /// Held until the last copy is gone. Nothing: the patience was over.
    std::shared_ptr<void> enter(Milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        const quint64 own = ++m_last;
        m_waiting.push_back(own);
        if (!m_moved.wait_for(lock, patience, [&] { return m_waiting.front() == own; })) {
            leave(own);
            return nullptr;
        }
        return std::shared_ptr<void>(this, [this, own](void*) {
            const std::scoped_lock leaving(m_mutex);
            leave(own);
        });
    }

    std::size_t length() const ///< whoever writes, and all who wait
    {
        const std::scoped_lock lock(m_mutex);
        return m_waiting.size();
    }

private:
    void leave(quint64 own)
    {
        m_waiting.erase(std::find(m_waiting.begin(), m_waiting.end(), own));
        m_moved.notify_all();
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_moved;
    std::deque<quint64> m_waiting; ///< the first one writes
    quint64 m_last = 0;
};

} // namespace naru::hub
