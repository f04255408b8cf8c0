// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <span>
#include <variant>
#include <vector>

namespace naru::hub {

/// One connection to the hub's database, SQLite or what speaks PostgreSQL's protocol: plain SQL that both take, values
/// as $1, $2, …. Used by one thread at a time.
class Sql {
public:
    using Value = std::variant<std::monostate, qint64, QString, QByteArray>; ///< monostate: NULL
    using Row = std::vector<Value>;
    enum class Engine : quint8 { Sqlite, Postgres };

    virtual ~Sql() = default;
    virtual Engine engine() const = 0;
    struct Answer {
        QList<Row> rows;
        qint64 changed = 0;
    };
    /// Prepared once by its text. Faults: HubFault::StoreFailed, StoreBusy (to be tried again), StoreFull.
    virtual Result<Answer> run(const char* sql, const std::vector<Value>& values = {}) = 0;
    /// The same statement for many rows, in the fastest way of the engine; within a transaction.
    virtual Result<void> runMany(const char* sql, const std::vector<Row>& rows) = 0;
    /// One durable transaction; a fault rolls back. What lost a race (40001, busy) is tried again, up to five times.
    virtual Result<void> within(const std::function<Result<void>(Sql&)>& change) = 0;
};

/// Connections lent to one caller at a time, any thread.
class SqlPool {
public:
    virtual ~SqlPool() = default;
    virtual Result<void> with(const std::function<Result<void>(Sql&)>& run) = 0;

    struct Migration {
        int version; ///< rising from 1
        const char *sqlite, *postgres;
    };
    /// Each step in its own transaction; versions per room in table hub_schema. Fault: HubFault::NewerSchema.
    virtual Result<void> migrate(const char* room, std::span<const Migration> migrations) = 0;
};

} // namespace naru::hub
