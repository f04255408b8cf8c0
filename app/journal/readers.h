// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"

#include <mutex>
#include <vector>

namespace naru::journal {

/// Read connections to one file, lent to one caller at a time, on any thread.
class Readers {
public:
    Readers(QString path, QByteArray vfs)
        : m_path(std::move(path))
        , m_vfs(std::move(vfs))
    {
    }

    template <typename Run>
    auto with(const Run& run) const -> decltype(run(std::declval<storage::Database&>()))
    {
        auto database = take();
        if (!database)
            return database.fault();
        auto result = run(*database);
        giveBack(*std::move(database));
        return result;
    }

private:
    Result<storage::Database> take() const;
    void giveBack(storage::Database database) const;

    const QString m_path;
    const QByteArray m_vfs;
    mutable std::mutex m_mutex;
    mutable std::vector<storage::Database> m_idle;
};

} // namespace naru::journal
