// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/faults.h"
#include "sync/hub/sqlitepool.h"

namespace naru::hub {

namespace {

constexpr const char* schemaTable
    = "CREATE TABLE IF NOT EXISTS hub_schema(room TEXT PRIMARY KEY, version BIGINT NOT NULL)";

/// Statements end with a semicolon, and hold none.
Result<void> runAll(Sql& sql, const char* statements)
{
    for (const QByteArray& statement : QByteArray(statements).split(';')) {
        if (statement.trimmed().isEmpty())
            continue;
        if (const auto ran = sql.run(statement.constData()); !ran)
            return ran.fault();
    }
    return {};
}

Result<qint64> versionOf(Sql& sql, const QString& room)
{
    const auto found = sql.run("SELECT version FROM hub_schema WHERE room = $1", {room});
    if (!found)
        return found.fault();
    if (!found->rows.isEmpty())
        return std::get<qint64>(found->rows.first().front());
    // Another hub may do the same now: whoever comes second finds the row.
    const auto made = sql.run("INSERT INTO hub_schema(room, version) VALUES($1, $2)", {room, qint64(0)});
    return made ? Result<qint64>(qint64(0)) : made.fault();
}

/// The version is raised first: its row is what two hubs that start at once wait for.
Result<void> step(Sql& sql, const QString& room, const SqlPool::Migration& migration)
{
    return sql.within([&](Sql& change) -> Result<void> {
        const auto raised = change.run("UPDATE hub_schema SET version = $1 WHERE room = $2 AND version = $3",
            {qint64(migration.version), room, qint64(migration.version - 1)});
        if (!raised)
            return raised.fault();
        if (raised->changed == 0)
            return {};
        return runAll(change, change.engine() == Sql::Engine::Sqlite ? migration.sqlite : migration.postgres);
    });
}

} // namespace

Result<void> migrateThrough(SqlPool& pool, const char* room, std::span<const SqlPool::Migration> migrations)
{
    const QString name = QString::fromLatin1(room);
    return pool.with([&](Sql& sql) -> Result<void> {
        Result<qint64> version = HubFault::StoreFailed;
        for (int tries = 0; tries < 3 && !version; ++tries) {
            if (const auto made = sql.run(schemaTable); made)
                version = versionOf(sql, name);
            else
                version = made.fault();
        }
        if (!version)
            return version.fault();
        if (*version > static_cast<qint64>(migrations.size()))
            return Fault(HubFault::NewerSchema, QStringLiteral("%1 %2").arg(name).arg(*version));
        for (const SqlPool::Migration& migration : migrations) {
            if (migration.version <= *version)
                continue;
            if (auto stepped = step(sql, name, migration); !stepped)
                return stepped;
        }
        return {};
    });
}

} // namespace naru::hub
