// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/readers.h"

namespace naru::journal {

namespace {
constexpr std::size_t idleMax = 4;
}

Result<storage::Database> Readers::take() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            storage::Database database = std::move(m_idle.back());
            m_idle.pop_back();
            return database;
        }
    }
    storage::Database::Options options;
    options.mode = storage::Database::Mode::ReadOnly;
    options.vfs = m_vfs;
    return storage::Database::open(m_path, options);
}

void Readers::giveBack(storage::Database database) const
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() < idleMax)
        m_idle.push_back(std::move(database));
}

} // namespace naru::journal
