// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/rebuild.h"

#include "app/desk/classrecords.h"
#include "app/desk/pairsimpl.h"
#include "app/desk/projection.h"
#include "app/desk/queuestore.h"
#include "app/desk/retention.h"
#include "app/desk/suppliesimpl.h"
#include "app/payments/practice.h"
#include "app/payments/projection.h"
#include "app/services/projection.h"

#include <QCryptographicHash>
#include <QFile>

namespace naru::desk {

namespace {

using storage::Database;
using storage::Statement;

constexpr int entriesAtOnce = 1'000;
constexpr const char* notFromEntries = "queue_ticket";

/// Steps to the end and hands over every row.
Result<void> rows(Database& database, const QByteArray& sql, const std::function<void(const Statement&)>& take)
{
    auto select = database.prepare(sql.constData());
    if (!select)
        return select.fault();
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return {};
        take(*select);
    }
}

Result<QStringList> tablesOf(Database& database)
{
    QStringList tables;
    const auto read = rows(database,
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%' AND name<>'naru_schema'"
        " ORDER BY name",
        [&](const Statement& row) { tables.append(row.text(0)); });
    tables.removeAll(QLatin1StringView(notFromEntries));
    return read ? Result<QStringList>(tables) : read.fault();
}

/// Every value of every row, told apart by its type; in an order of its own, since rows are a set.
Result<QByteArray> digestOf(Database& database, const QString& table)
{
    const QByteArray name = table.toUtf8();
    QByteArrayList columns;
    const auto read = rows(database, "SELECT name FROM pragma_table_info('" + name + "')",
        [&](const Statement& row) { columns.append("quote(\"" + row.text(0).toUtf8() + "\")"); });
    if (!read)
        return read.fault();
    if (columns.isEmpty())
        return QByteArray("absent");
    QCryptographicHash digest(QCryptographicHash::Sha256);
    const auto hashed
        = rows(database, "SELECT " + columns.join("||','||") + " AS whole FROM \"" + name + "\" ORDER BY whole",
            [&](const Statement& row) { digest.addData(row.text(0).toUtf8() + '\n'); });
    return hashed ? Result<QByteArray>(digest.result()) : hashed.fault();
}

Result<void> projectAll(const journal::Journal& journal, Database& into, Rebuilt& rebuilt)
{
    const auto migrated = migrateRooms(
        [&](const char* room, std::span<const Database::Migration> steps) { return into.migrate(room, steps); });
    if (!migrated)
        return migrated;
    journal::Journal::Range range;
    range.entriesMax = entriesAtOnce;
    for (;;) {
        const auto entries = journal.read(range);
        if (!entries)
            return entries.fault();
        if (entries->isEmpty())
            return {};
        auto transaction = into.begin();
        if (!transaction)
            return transaction.fault();
        for (const journal::Recorded& recorded : *entries) {
            if (recorded.letGo && mayGo(recorded.entry.kind))
                continue;       // what was made from it went with it
            if (recorded.letGo) // a lasting table would lack it without a word
                return Fault(
                    journal::JournalFault::BodyUnreadable, journal::placeOf(recorded.stamp.epoch, recorded.stamp.seq));
            if (const auto done = project(*transaction, recorded.stamp, recorded.entry); !done)
                return done;
        }
        if (const auto committed = transaction->commit(); !committed)
            return committed;
        rebuilt.entries += static_cast<quint64>(entries->size());
        range.after = entries->constLast().stamp.number();
    }
}

Result<void> compare(const journal::Journal& journal, Database& made, Rebuilt& rebuilt)
{
    const auto tables = tablesOf(made);
    if (!tables)
        return tables.fault();
    rebuilt.tables = static_cast<int>(tables->size());
    return journal.query([&](Database& kept) -> Result<void> {
        for (const QString& table : *tables) {
            const auto one = digestOf(made, table), other = digestOf(kept, table);
            if (!one || !other)
                return one ? other.fault() : one.fault();
            if (*one != *other)
                rebuilt.differ.append(table);
        }
        return {};
    });
}

void removeScratch(const QString& path)
{
    for (const char* end : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(end));
}

} // namespace

Result<void> migrateRooms(const Migrate& migrate)
{
    for (const auto& done : {migrate(schemaRoom, migrations()), migrate(payments::schemaRoom, payments::migrations()),
             migrate(payments::practiceRoom, payments::practiceMigrations()), migrate(pairsRoom, pairsMigrations()),
             migrate(classRoom, classMigrations()), migrate(queueRoom, queueMigrations()),
             migrate(services::schemaRoom, services::migrations()), migrate(suppliesRoom, suppliesMigrations())}) {
        if (!done)
            return done;
    }
    return {};
}

Result<void> makeTables(const journal::Journal& journal, storage::Database& into)
{
    Rebuilt made;
    return projectAll(journal, into, made);
}

Result<Rebuilt> rebuild(const journal::Journal& journal, const QString& scratch)
{
    removeScratch(scratch); // of a run that was killed
    Rebuilt rebuilt;
    const auto done = [&]() -> Result<void> {
        auto made = Database::open(scratch);
        if (!made)
            return made.fault();
        if (const auto projected = projectAll(journal, *made, rebuilt); !projected)
            return projected;
        return compare(journal, *made, rebuilt);
    }();
    removeScratch(scratch);
    return done ? Result<Rebuilt>(std::move(rebuilt)) : done.fault();
}

} // namespace naru::desk
