// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/schema.h"

#include "app/base/assert.h"

namespace naru::journal {

using storage::Statement;

namespace {

constexpr storage::Database::Migration steps[] = {
    {1,
        "CREATE TABLE journal("
        "  epoch INTEGER NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL, kind INTEGER NOT NULL,"
        "  schema INTEGER NOT NULL, key_id INTEGER NOT NULL,"
        "  digest BLOB NOT NULL CHECK(length(digest)=32), hash BLOB NOT NULL CHECK(length(hash)=32),"
        "  body BLOB NOT NULL, PRIMARY KEY(epoch, seq)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE anchor(epoch INTEGER PRIMARY KEY, first_seq INTEGER NOT NULL,"
        "  first_prev_hash BLOB NOT NULL CHECK(length(first_prev_hash)=32), cause TEXT NOT NULL) STRICT;"
        "CREATE TABLE data_key(key_id INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, first_seq INTEGER NOT NULL,"
        "  wrapped BLOB NOT NULL) STRICT;"
        "CREATE TABLE owner(one INTEGER PRIMARY KEY CHECK(one=1), device_id BLOB NOT NULL) STRICT;"
        "CREATE TABLE mark(one INTEGER PRIMARY KEY CHECK(one=1), epoch INTEGER NOT NULL, seq INTEGER NOT NULL,"
        "  hash BLOB NOT NULL) STRICT;"},
    // Keyed by one number, so that SQLite appends at the end of a table: an entry of 512 bytes then dirties 1.3 pages,
    // not 2.8 (an index tree is balanced anew at every full page). The two columns stay, worked out.
    {2,
        "CREATE TABLE placed(place INTEGER PRIMARY KEY, hlc INTEGER NOT NULL, kind INTEGER NOT NULL,"
        "  schema INTEGER NOT NULL, key_id INTEGER NOT NULL,"
        "  digest BLOB NOT NULL CHECK(length(digest)=32), hash BLOB NOT NULL CHECK(length(hash)=32),"
        "  body BLOB NOT NULL, epoch INTEGER GENERATED ALWAYS AS (place >> 40) VIRTUAL,"
        "  seq INTEGER GENERATED ALWAYS AS (place & 1099511627775) VIRTUAL) STRICT;"
        "INSERT INTO placed(place, hlc, kind, schema, key_id, digest, hash, body)"
        "  SELECT (epoch << 40) | seq, hlc, kind, schema, key_id, digest, hash, body FROM journal ORDER BY epoch, seq;"
        "DROP TABLE journal;"
        "ALTER TABLE placed RENAME TO journal;"},
    // The outbox is a cursor, and no second table; what the hub could not read is a reference.
    {3,
        "CREATE TABLE outbox_state(one INTEGER PRIMARY KEY CHECK(one=1), epoch INTEGER NOT NULL,"
        "  acked_seq INTEGER NOT NULL, acked_hash BLOB NOT NULL CHECK(length(acked_hash)=32), hub_receipt BLOB NOT "
        "NULL,"
        "  heard INTEGER NOT NULL) STRICT;"
        "CREATE TABLE quarantine(epoch INTEGER NOT NULL, seq INTEGER NOT NULL, code TEXT NOT NULL,"
        "  PRIMARY KEY(epoch, seq)) STRICT, WITHOUT ROWID;"},
};

/// Steps once; the value says whether there is a row to read.
Result<bool> hasRow(Statement& statement)
{
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.fault();
    return *stepped == Statement::Step::Row;
}

Result<std::optional<Anchor>> readAnchor(Statement& statement)
{
    const auto row = hasRow(statement);
    if (!row)
        return row.fault();
    if (!*row)
        return std::optional<Anchor>();
    Anchor anchor{
        static_cast<quint32>(statement.integer(0)), static_cast<quint64>(statement.integer(1)), statement.blob(2)};
    if (anchor.firstPrevious.size() != hashBytes)
        return Fault(JournalFault::ChainBroken, QStringLiteral("anchor %1").arg(anchor.epoch));
    return std::optional<Anchor>(std::move(anchor));
}

} // namespace

std::span<const storage::Database::Migration> migrations()
{
    return steps;
}

qint64 placeNumber(quint32 epoch, quint64 seq)
{
    NARU_ASSERT(epoch <= epochMax && seq <= seqMax);
    return (qint64(epoch) << seqBits) | static_cast<qint64>(seq);
}

Row rowOf(const Statement& statement, Columns columns)
{
    Row row{static_cast<quint32>(statement.integer(0)), static_cast<quint64>(statement.integer(1)),
        static_cast<quint64>(statement.integer(2)), static_cast<quint16>(statement.integer(3)),
        static_cast<quint16>(statement.integer(4)), static_cast<quint32>(statement.integer(5)), statement.blob(6),
        statement.blob(7), {}};
    if (columns == Columns::WithBody)
        row.body = statement.blob(8);
    return row;
}

Link linkOf(const Row& row, const QByteArray& previous)
{
    return {row.epoch, row.seq, row.hlc, row.kind, row.schema, previous, row.digest};
}

Result<void> insertRow(storage::Transaction& transaction, const Row& row)
{
    auto insert = transaction.prepare("INSERT INTO journal(place, hlc, kind, schema, key_id, digest, hash, body) "
                                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    if (!insert)
        return insert.fault();
    insert->bind(1, placeNumber(row.epoch, row.seq)).bind(2, static_cast<qint64>(row.hlc));
    insert->bind(3, qint64(row.kind)).bind(4, qint64(row.schema)).bind(5, qint64(row.keyId));
    return insert->bind(6, row.digest).bind(7, row.hash).bind(8, row.body).run();
}

Result<bool> hasEntries(storage::Database& database)
{
    auto select = database.prepare("SELECT 1 FROM journal LIMIT 1");
    return select ? hasRow(*select) : select.fault();
}

Result<std::optional<Anchor>> newestAnchor(storage::Database& database)
{
    auto select = database.prepare("SELECT epoch, first_seq, first_prev_hash FROM anchor ORDER BY epoch DESC LIMIT 1");
    if (!select)
        return select.fault();
    return readAnchor(*select);
}

Result<std::optional<Anchor>> anchorOf(storage::Database& database, quint32 epoch)
{
    auto select = database.prepare("SELECT epoch, first_seq, first_prev_hash FROM anchor WHERE epoch=?1");
    if (!select)
        return select.fault();
    return readAnchor(select->bind(1, qint64(epoch)));
}

Result<void> insertAnchor(storage::Transaction& transaction, const Anchor& anchor, const char* cause)
{
    auto insert
        = transaction.prepare("INSERT INTO anchor(epoch, first_seq, first_prev_hash, cause) VALUES(?1, ?2, ?3, ?4)");
    if (!insert)
        return insert.fault();
    insert->bind(1, qint64(anchor.epoch)).bind(2, static_cast<qint64>(anchor.firstSeq)).bind(3, anchor.firstPrevious);
    return insert->bind(4, QString::fromLatin1(cause)).run();
}

Result<QByteArray> ownerOf(storage::Database& database)
{
    auto select = database.prepare("SELECT device_id FROM owner WHERE one=1");
    if (!select)
        return select.fault();
    const auto row = hasRow(*select);
    if (!row)
        return row.fault();
    return *row ? select->blob(0) : QByteArray();
}

Result<void> insertOwner(storage::Transaction& transaction, const QByteArray& deviceId)
{
    auto insert = transaction.prepare("INSERT INTO owner(one, device_id) VALUES(1, ?1)");
    return insert ? insert->bind(1, deviceId).run() : insert.fault();
}

Result<Mark> readMark(storage::Database& database)
{
    auto select = database.prepare("SELECT epoch, seq, hash FROM mark WHERE one=1");
    if (!select)
        return select.fault();
    const auto row = hasRow(*select);
    if (!row)
        return row.fault();
    if (!*row)
        return Mark();
    return Mark{static_cast<quint32>(select->integer(0)), static_cast<quint64>(select->integer(1)), select->blob(2)};
}

Result<void> writeMark(storage::Transaction& transaction, const Mark& mark)
{
    auto write = transaction.prepare(
        "INSERT INTO mark(one, epoch, seq, hash) VALUES(1, ?1, ?2, ?3) "
        "ON CONFLICT(one) DO UPDATE SET epoch=excluded.epoch, seq=excluded.seq, hash=excluded.hash");
    if (!write)
        return write.fault();
    return write->bind(1, qint64(mark.epoch)).bind(2, static_cast<qint64>(mark.seq)).bind(3, mark.hash).run();
}

} // namespace naru::journal
