// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace naru::hub {

/// Connections to a database, lent to one caller at a time and opened when they are first wanted. Any thread.
template <typename Connection>
class Lending {
public:
    using Open = std::function<Result<std::unique_ptr<Connection>>()>;
    Lending(int most, Open open)
        : m_most(most)
        , m_open(std::move(open))
    {
    }

    /// Waits for one where all are lent. Faults: of opening.
    Result<std::unique_ptr<Connection>> lend()
    {
        {
            std::unique_lock lock(m_mutex);
            m_returned.wait(lock, [this] { return !m_idle.empty() || m_opened < m_most; });
            if (!m_idle.empty()) {
                auto connection = std::move(m_idle.back());
                m_idle.pop_back();
                return connection;
            }
            ++m_opened;
        }
        auto opened = m_open();
        if (!opened)
            takeBack(nullptr);
        return opened;
    }
    /// Nothing: it broke, and another may be opened.
    void takeBack(std::unique_ptr<Connection> connection)
    {
        const std::lock_guard lock(m_mutex);
        if (connection)
            m_idle.push_back(std::move(connection));
        else
            --m_opened;
        m_returned.notify_one();
    }
    void dropIdle()
    {
        const std::lock_guard lock(m_mutex);
        m_opened -= static_cast<int>(m_idle.size());
        m_idle.clear();
        m_returned.notify_all();
    }

private:
    const int m_most;
    const Open m_open;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<Connection>> m_idle;
    int m_opened = 0;
};

} // namespace naru::hub
