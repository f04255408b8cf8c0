// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/lending.h"
#include "sync/hub/sql.h"
#include "sync/hub/writequeue.h"

namespace naru::storage {
class Database;
}

namespace naru::hub {

/// The hub's database in one file, for a centre: WAL, synchronous=FULL. Other processes (`naru-hub admin`) may have it
/// open too; one writes at a time and the others wait, up to SQLite's own patience of 5 s; within one process in turn.
class SqlitePool final : public SqlPool {
public:
    static constexpr int connectionsMax = 8;

    /// Creates the file (0600) where it is absent. `vfs`: as of storage::Database. Faults: StoreFailed, StoreFull.
    static Result<std::unique_ptr<SqlitePool>> open(const QString& path, const QByteArray& vfs = {});
    ~SqlitePool() override;

    Result<void> with(const std::function<Result<void>(Sql&)>& run) override;
    Result<void> migrate(const char* room, std::span<const Migration> migrations) override;

private:
    class Connection;
    SqlitePool(const QString& path, const QByteArray& vfs);
    WriteQueue m_writers;
    Lending<Connection> m_lending;
};

/// What both engines do alike for SqlPool::migrate.
Result<void> migrateThrough(SqlPool& pool, const char* room, std::span<const SqlPool::Migration> migrations);

} // namespace naru::hub
