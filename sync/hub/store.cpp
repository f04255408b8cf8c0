// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/faults.h"
#include "sync/hub/pgpool.h"
#include "sync/hub/program.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"

namespace naru::hub {

namespace {

template <typename Pool>
Result<std::unique_ptr<SqlPool>> prepared(Result<std::unique_ptr<Pool>> pool)
{
    if (!pool)
        return pool.fault();
    if (const auto migrated = (*pool)->migrate("hub", hubSchema); !migrated)
        return migrated.fault();
    return std::unique_ptr<SqlPool>(std::move(*pool));
}

} // namespace

Result<std::unique_ptr<SqlPool>> openStore(const Settings& settings)
{
    if (settings.store.isEmpty())
        return prepared(SqlitePool::open(settings.data + QStringLiteral("/hub.db")));
    const bool isPostgres = settings.store.startsWith(QStringLiteral("postgresql://"))
        || settings.store.startsWith(QStringLiteral("postgres://"));
    if (!isPostgres)
        return Fault(HubFault::StoreFailed, QStringLiteral("--store: postgresql://… or nothing"));
    return prepared(PgPool::open(settings.store));
}

} // namespace naru::hub
