// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/projection.h"

#include "app/codec/cbor.h"

#include <limits>

namespace naru::services {

namespace {

constexpr storage::Database::Migration steps[] = {{1, R"sql(
CREATE TABLE svc_change(entry INTEGER PRIMARY KEY, staff INTEGER NOT NULL CHECK(staff > 0), json BLOB NOT NULL) STRICT;
CREATE TRIGGER svc_change_kept BEFORE DELETE ON svc_change BEGIN SELECT RAISE(ABORT, 'changes stay'); END;
CREATE TRIGGER svc_change_fixed BEFORE UPDATE ON svc_change BEGIN SELECT RAISE(ABORT, 'changes do not change'); END;
)sql"},
    {2, R"sql(
CREATE TABLE svc_handed(channel TEXT PRIMARY KEY, entry INTEGER NOT NULL, json BLOB NOT NULL) STRICT, WITHOUT ROWID;
)sql"}};

/// One word in the list: whose, and since which entry.
struct Layer {
    qint64 entry = 0; ///< 0: none
    QByteArray json;
};
struct Layers {
    Layer whole, agency, centre;
};

Result<Layer> layerOf(storage::Database& database, const char* sql)
{
    auto select = database.prepare(sql);
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    if (!stepped)
        return stepped.fault();
    if (*stepped != storage::Statement::Step::Row)
        return Layer{};
    const QByteArray json = select->blob(1);
    return Layer{select->integer(0), QByteArray(json.constData(), json.size())};
}

Result<Layers> layersOf(storage::Database& database)
{
    const auto whole = layerOf(database, "SELECT entry, json FROM svc_handed WHERE channel = 'services'");
    const auto agency = layerOf(database, "SELECT entry, json FROM svc_handed WHERE channel = 'fees'");
    const auto centre = layerOf(database, "SELECT entry, json FROM svc_change ORDER BY entry DESC LIMIT 1");
    if (!whole || !agency || !centre)
        return !whole ? whole.fault() : !agency ? agency.fault() : centre.fault();
    return Layers{*whole, *agency, *centre};
}

/// What a change takes out may have gone since, with another list below it.
Result<Catalogue> join(const Layers& layers)
{
    auto joined = layers.whole.entry ? parseCatalogue(layers.whole.json) : Result<Catalogue>(builtInCatalogue());
    const bool centreLast = layers.centre.entry > layers.agency.entry;
    for (const Layer* layer :
        {centreLast ? &layers.agency : &layers.centre, centreLast ? &layers.centre : &layers.agency}) {
        if (joined && layer->entry)
            joined = withChanges(*joined, layer->json, Withdrawn::MayBeGone);
    }
    return joined;
}

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
    if (const auto fits = withChanges(builtInCatalogue(), *json, Withdrawn::MayBeGone); !fits)
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

Result<void> handDown(storage::Transaction& transaction, qint64 entry, const QString& channel, const QByteArray& json)
{
    auto put = transaction.prepare("REPLACE INTO svc_handed VALUES(?1, ?2, ?3)");
    if (!put)
        return put.fault();
    return put->bind(1, channel).bind(2, entry).bind(3, json).run();
}

Result<Catalogue> catalogue(storage::Database& database)
{
    const auto layers = layersOf(database);
    return layers ? join(*layers) : Result<Catalogue>(layers.fault());
}

Result<Catalogue> catalogueWith(storage::Database& database, const QString& channel, const QByteArray& json)
{
    auto layers = layersOf(database);
    if (!layers)
        return layers.fault();
    const Layer newest{std::numeric_limits<qint64>::max(), json};
    if (channel.isEmpty()) {
        layers->centre = {};
        if (const auto without = join(*layers); !without)
            return without;
        else
            return withChanges(*without, json);
    }
    (channel == QLatin1StringView("services") ? layers->whole : layers->agency) = newest;
    return join(*layers);
}

} // namespace naru::services
