// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/lending.h"
#include "sync/hub/sql.h"

namespace naru::hub {

/// PostgreSQL, or what speaks its protocol, through libpq: prepared statements, values in binary. Not behind a pooler
/// that hands one connection to several clients by the transaction: prepared statements live in a connection.
class PgPool final : public SqlPool {
public:
    static constexpr int connectionsMax = 16, connectSeconds = 5, statementMs = 8'000;
    static constexpr int triesMax = 5; ///< of a transaction that lost a race

    /// `url`: "postgresql://user@host/database?…", as libpq reads it; a password rather from PGPASSFILE than from here.
    /// Where the server acknowledges before a commit is on its disk, this connection asks for that.
    /// Faults: StoreBusy (not to be reached now), StoreFailed.
    static Result<std::unique_ptr<PgPool>> open(const QString& url);
    ~PgPool() override;

    Result<void> with(const std::function<Result<void>(Sql&)>& run) override;
    Result<void> migrate(const char* room, std::span<const Migration> migrations) override;

private:
    class Connection;
    explicit PgPool(const QByteArray& url);
    Lending<Connection> m_lending;
};

} // namespace naru::hub
