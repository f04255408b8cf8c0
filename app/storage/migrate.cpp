// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database.h"

namespace naru::storage {

namespace {

constexpr const char* schemaTable = "CREATE TABLE IF NOT EXISTS naru_schema("
                                    "room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID";

Result<void> apply(Database& database, const char* room, const Database::Migration& migration)
{
    auto transaction = database.begin();
    if (!transaction)
        return transaction.fault();
    if (auto changed = database.execute(migration.sql); !changed)
        return changed;
    auto statement = database.prepare("INSERT INTO naru_schema(room, version) VALUES(?1, ?2) "
                                      "ON CONFLICT(room) DO UPDATE SET version=excluded.version");
    if (!statement)
        return statement.fault();
    if (auto noted = statement->bind(1, QString::fromLatin1(room)).bind(2, migration.version).run(); !noted)
        return noted;
    return transaction->commit();
}

} // namespace

Result<int> Database::schemaVersion(const char* room)
{
    auto statement = prepare("SELECT version FROM naru_schema WHERE room=?1");
    if (!statement)
        return statement.fault();
    const auto stepped = statement->bind(1, QString::fromLatin1(room)).step();
    if (!stepped)
        return stepped.fault();
    return *stepped == Statement::Step::Row ? static_cast<int>(statement->integer(0)) : 0;
}

Result<void> Database::migrate(const char* room, std::span<const Migration> migrations)
{
    if (auto made = execute(schemaTable); !made)
        return made;
    const auto version = schemaVersion(room);
    if (!version)
        return version.fault();
    for (std::size_t i = 0; i < migrations.size(); ++i)
        NARU_ASSERT(migrations[i].version == static_cast<int>(i) + 1);
    if (*version < 0 || *version > static_cast<int>(migrations.size()))
        return Fault(StorageFault::NewerSchema, QStringLiteral("%1 %2").arg(QLatin1StringView(room)).arg(*version));
    for (const Migration& migration : migrations) {
        if (migration.version <= *version)
            continue;
        if (auto applied = apply(*this, room, migration); !applied)
            return applied;
    }
    return {};
}

} // namespace naru::storage
