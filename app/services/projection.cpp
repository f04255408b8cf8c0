// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/projection.h"

#include "app/codec/cbor.h"

namespace naru::services {

namespace {

constexpr qsizetype jsonBytesMax = 60 * 1024; // an entry takes 64 KiB

constexpr storage::Database::Migration steps[] = {{1, R"sql(
CREATE TABLE svc_change(entry INTEGER PRIMARY KEY, staff INTEGER NOT NULL CHECK(staff > 0), json BLOB NOT NULL) STRICT;
CREATE TRIGGER svc_change_kept BEFORE DELETE ON svc_change BEGIN SELECT RAISE(ABORT, 'changes stay'); END;
CREATE TRIGGER svc_change_fixed BEFORE UPDATE ON svc_change BEGIN SELECT RAISE(ABORT, 'changes do not change'); END;
)sql"}};

} // namespace

std::span<const storage::Database::Migration> migrations()
{
    return steps;
}

Record recordOf(const Change& change)
{
    codec::CborWriter body;
    body.map(2).text("by").number(change.by).text("json").bytes(change.json);
    return {Kind::ServicesChanged, 1, body.take()};
}

Result<Change> changeOf(const Record& record)
{
    if (record.kind != Kind::ServicesChanged || record.schema != 1)
        return ServicesFault::BadRecord;
    const auto document = codec::CborDocument::parse(record.body);
    if (!document)
        return document.fault();
    const codec::CborValue body = (*document)->root();
    const auto by = body.find(QLatin1StringView("by")).toInteger();
    const auto json = body.find(QLatin1StringView("json")).toBytes();
    if (!by || *by <= 0 || !json || json->size() > jsonBytesMax)
        return ServicesFault::BadRecord;
    if (const auto fits = withChanges(builtInCatalogue(), *json); !fits)
        return fits.fault();
    return Change{QByteArray(json->constData(), json->size()), *by};
}

Result<void> project(storage::Transaction& transaction, qint64 entry, const Record& record)
{
    const auto change = changeOf(record);
    if (!change)
        return change.fault();
    auto insert = transaction.prepare("INSERT INTO svc_change VALUES(?1, ?2, ?3)");
    if (!insert)
        return insert.fault();
    return insert->bind(1, entry).bind(2, change->by).bind(3, change->json).run();
}

Result<Catalogue> catalogue(storage::Database& database)
{
    auto select = database.prepare("SELECT json FROM svc_change ORDER BY entry DESC LIMIT 1");
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    if (!stepped)
        return stepped.fault();
    return *stepped == storage::Statement::Step::Row ? withChanges(builtInCatalogue(), select->blob(0))
                                                     : Result<Catalogue>(builtInCatalogue());
}

} // namespace naru::services
