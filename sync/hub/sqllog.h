// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/log.h"
#include "sync/hub/sql.h"

namespace naru::hub {

/// The log in a database, the same text for both engines. One row per desk is the guard: it is moved only from where
/// the caller saw it, in the transaction that appends; two hubs that serve one desk at once meet in that row and
/// nowhere else, and entries are inserted without asking whether they are there.
class SqlLog final : public Log {
public:
    SqlLog(SqlPool& pool, const Clock& clock)
        : m_pool(pool)
        , m_clock(clock)
    {
    }

    Result<std::optional<Head>> head(const QByteArray& device) override;
    Result<Taken> append(
        const QByteArray& device, const Head& expected, const QList<Kept>& entries, const Head& next) override;
    Result<QList<QByteArray>> hashes(const QByteArray& device, quint32 epoch, quint64 first, int most) override;
    Result<QList<Kept>> read(const QByteArray& device, quint32 epoch, quint64 afterSeq, int most) override;
    Result<QList<journal::Held>> held(const QByteArray& device, int most) override;

private:
    Result<Sql::Answer> ask(const char* sql, const std::vector<Sql::Value>& values);

    SqlPool& m_pool;
    const Clock& m_clock;
};

} // namespace naru::hub
