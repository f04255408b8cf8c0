// SPDX-License-Identifier: GPL-3.0-or-later
// Who is paired, as the journal's entries and the table of them.
#include "app/codec/cbor.h"
#include "app/desk/pairsimpl.h"

namespace naru::desk {

using codec::CborValue;
using codec::CborWriter;

namespace {

constexpr storage::Database::Migration steps[] = {{1, R"sql(
CREATE TABLE pair(device BLOB PRIMARY KEY, name TEXT NOT NULL, key BLOB NOT NULL, place TEXT NOT NULL,
    since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql"}};

/// A deep copy: the journal's bytes are gone after this entry.
QByteArray bytesOf(const CborValue& body, const char* key)
{
    const QByteArray shared = body.find(QLatin1StringView(key)).toBytes().value_or(QByteArray());
    return QByteArray(shared.constData(), shared.size());
}

} // namespace

std::span<const storage::Database::Migration> pairsMigrations()
{
    return steps;
}

bool isOfPairs(naru::Kind kind)
{
    return kind == naru::Kind::PairChanged || kind == naru::Kind::PairEnded;
}

journal::Entry entryOf(const Pair& pair, qint64 by)
{
    CborWriter body;
    body.map(6).text("device").bytes(pair.device).text("name").text(pair.name).text("key").bytes(pair.key);
    body.text("place").text(pair.place);
    body.text("since").number(pair.since.time_since_epoch().count()).text("by").number(by);
    return {naru::Kind::PairChanged, 1, body.take()};
}

journal::Entry endOf(const QByteArray& device, qint64 by)
{
    return {naru::Kind::PairEnded, 1, CborWriter().map(2).text("device").bytes(device).text("by").number(by).take()};
}

Result<void> projectPairs(storage::Transaction& transaction, const journal::Entry& entry)
{
    const auto document = codec::CborDocument::parse(entry.body);
    if (!document)
        return document.fault();
    const CborValue body = (*document)->root();
    const bool ended = entry.kind == naru::Kind::PairEnded;
    auto change = transaction.prepare(
        ended ? "DELETE FROM pair WHERE device = ?1" : "REPLACE INTO pair VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!change)
        return change.fault();
    change->bind(1, bytesOf(body, "device"));
    if (!ended) {
        change->bind(2, body.find(QLatin1StringView("name")).toText().value_or(QString()));
        change->bind(3, bytesOf(body, "key"));
        change->bind(4, body.find(QLatin1StringView("place")).toText().value_or(QString()));
        change->bind(5, body.find(QLatin1StringView("since")).toInteger().value_or(0));
    }
    return change->run();
}

Result<QList<Pair>> readPairs(storage::Database& database)
{
    auto rows = database.prepare("SELECT device, name, key, place, since FROM pair ORDER BY since, device");
    if (!rows)
        return rows.fault();
    QList<Pair> pairs;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return row.fault();
        if (*row == storage::Statement::Step::Done)
            return pairs;
        pairs.append(
            {rows->blob(0), rows->text(1), rows->blob(2), rows->text(3), Instant(Milliseconds(rows->integer(4)))});
    }
}

} // namespace naru::desk
