// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/copystore.h"

namespace naru::journal {

using storage::Database;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr qint64 rowBytes = 120; ///< of an entry beside its body, about; the schema says the same number

constexpr Database::Migration steps[] = {{1, R"sql(
CREATE TABLE copy_strand(id INTEGER PRIMARY KEY, device BLOB NOT NULL CHECK(length(device)=16), name TEXT NOT NULL,
    sealed BLOB NOT NULL, forked INTEGER NOT NULL, first_previous BLOB NOT NULL, epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL, hash BLOB NOT NULL, hlc INTEGER NOT NULL, entries INTEGER NOT NULL,
    at INTEGER NOT NULL) STRICT;
CREATE INDEX copy_strand_device ON copy_strand(device);
CREATE TABLE copy_entry(strand INTEGER NOT NULL, place INTEGER NOT NULL, hlc INTEGER NOT NULL, kind INTEGER NOT NULL,
    schema INTEGER NOT NULL, key_id INTEGER NOT NULL, digest BLOB NOT NULL, hash BLOB NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY(strand, place)) STRICT, WITHOUT ROWID;
CREATE TABLE copy_key(strand INTEGER NOT NULL, key_id INTEGER NOT NULL, wrapped BLOB NOT NULL,
    PRIMARY KEY(strand, key_id)) STRICT, WITHOUT ROWID;
CREATE TABLE copy_held(device BLOB PRIMARY KEY, name TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
    at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql"},
    // How much room they take, kept along: to add it up for every page would read all of it.
    {2, R"sql(
ALTER TABLE copy_strand ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
UPDATE copy_strand SET bytes=coalesce((SELECT sum(length(body)+120) FROM copy_entry WHERE strand=id), 0);
)sql"}};

Result<bool> hasRow(Statement& statement)
{
    const auto stepped = statement.step();
    return stepped ? Result<bool>(*stepped == Statement::Step::Row) : stepped.fault();
}

qint64 placeOfRow(const Row& row)
{
    return placeNumber(row.epoch, row.seq);
}

} // namespace

struct CopyStore::Known {
    qint64 id = 0;
    QByteArray firstPrevious;
    CopyPoint end;
    quint64 hlc = 0;
    Instant at{};
    qint64 bytes = 0;
};

Result<CopyStore> CopyStore::open(const QString& path, Database::Mode mode, const QByteArray& vfs)
{
    auto database = Database::open(path, {mode, vfs});
    if (!database)
        return database.fault();
    if (mode == Database::Mode::ReadWrite) {
        if (const auto migrated = database->migrate(schemaRoom, steps); !migrated)
            return migrated.fault();
    }
    return CopyStore(*std::move(database));
}

/// Newest first.
Result<QList<CopyStore::Known>> CopyStore::strandsOf(const QByteArray& device)
{
    auto select = m_database.prepare("SELECT id, first_previous, epoch, seq, hash, hlc, at, bytes FROM copy_strand"
                                     " WHERE device=?1 ORDER BY id DESC");
    if (!select)
        return select.fault();
    select->bind(1, device);
    QList<Known> strands;
    for (;;) {
        const auto row = hasRow(*select);
        if (!row)
            return row.fault();
        if (!*row)
            return strands;
        strands.append({select->integer(0), select->blob(1),
            {static_cast<quint32>(select->integer(2)), static_cast<quint64>(select->integer(3)), select->blob(4)},
            static_cast<quint64>(select->integer(5)), Instant(Milliseconds(select->integer(6))), select->integer(7)});
    }
}

Result<QByteArray> CopyStore::hashIn(qint64 strand, quint32 epoch, quint64 seq)
{
    auto select = m_database.prepare("SELECT hash FROM copy_entry WHERE strand=?1 AND place=?2");
    if (!select)
        return select.fault();
    const auto row = hasRow(select->bind(1, strand).bind(2, placeNumber(epoch, seq)));
    if (!row)
        return row.fault();
    return *row ? select->blob(0) : QByteArray();
}

/// Looks through all of it: for an epoch that leaves another in the middle.
Result<bool> CopyStore::holds(qint64 strand, const QByteArray& hash)
{
    auto select = m_database.prepare("SELECT 1 FROM copy_entry WHERE strand=?1 AND hash=?2 LIMIT 1");
    return select ? hasRow(select->bind(1, strand).bind(2, hash)) : select.fault();
}

Result<bool> CopyStore::knows(const QList<Known>& strands, const Row& row)
{
    for (const Known& strand : strands) {
        const auto hash = hashIn(strand.id, row.epoch, row.seq);
        if (!hash)
            return hash.fault();
        if (*hash == row.hash)
            return true;
    }
    return false;
}

/// The strand that the page's rows from `from` on belong to; nothing: a new one, which `forks` from another or not, or
/// none at all where the page does not begin anything.
Result<std::optional<CopyStore::Known>> CopyStore::placeFor(
    const QList<Known>& strands, const CopyPage& page, qsizetype from, bool& forks)
{
    const Row& first = page.rows[from];
    const QByteArray previous = from == 0 ? page.previous : page.rows[from - 1].hash;
    forks = first.seq == 1 && first.epoch > 1 && !strands.isEmpty(); // said so itself, see forks.h
    for (const Known& strand : strands) {
        const bool isLater = std::pair(strand.end.epoch, strand.end.seq) < std::pair(first.epoch, first.seq);
        if (isLater && strand.end.hash == previous && strand.hlc < first.hlc)
            return std::optional(strand);
    }
    for (const Known& strand : strands) {
        const auto same = hashIn(strand.id, first.epoch, first.seq);
        const auto before
            = first.seq > 1 ? hashIn(strand.id, first.epoch, first.seq - 1) : Result<QByteArray>(QByteArray());
        const auto within
            = before && before->isEmpty() ? holds(strand.id, previous) : Result<bool>(before && *before == previous);
        if (!same || !before || !within)
            return !same ? same.fault() : !before ? before.fault() : within.fault();
        forks = forks || !same->isEmpty() || *within || strand.firstPrevious == previous;
    }
    return std::optional<Known>();
}

/// What the rows of a page from `from` on take.
static qint64 bytesOfRows(const CopyPage& page, qsizetype from)
{
    qint64 bytes = 0;
    for (qsizetype i = from; i < page.rows.size(); ++i)
        bytes += page.rows[i].body.size() + rowBytes;
    return bytes;
}

Result<void> CopyStore::checkRoom(const std::optional<Known>& strand, qint64 more, const Room& room)
{
    const auto all = bytes();
    if (!all)
        return all.fault();
    const bool fits = *all + more <= room.totalBytes && (strand ? strand->bytes : 0) + more <= room.strandBytes;
    return fits ? Result<void>() : Result<void>(JournalFault::CopiesFull);
}

Result<CopyStore::Taken> CopyStore::take(const CopyPage& page, Instant now, const Room& room)
{
    const auto strands = strandsOf(page.device);
    if (!strands)
        return strands.fault();
    qsizetype from = 0;
    for (; from < page.rows.size(); ++from) {
        const auto known = knows(*strands, page.rows[from]);
        if (!known)
            return known.fault();
        if (!*known)
            break;
    }
    if (from == page.rows.size())
        return Taken{Taken::What::Known, pointOf(page.rows.constLast())};
    bool forks = false;
    const auto strand = placeFor(*strands, page, from, forks);
    if (!strand)
        return strand.fault();
    if (!*strand && !forks && !page.begins)
        return Taken{Taken::What::Apart, {}};
    if (const auto fits = checkRoom(*strand, bytesOfRows(page, from), room); !fits)
        return fits.fault();
    auto transaction = m_database.begin();
    if (!transaction)
        return transaction.fault();
    auto id = *strand ? Result<qint64>((*strand)->id) : Result<qint64>(qint64(0));
    if (!*strand) {
        if (const auto made = makeRoom(*transaction, *strands, now); !made)
            return made.fault();
        id = beginStrand(*transaction, page, from, forks);
    }
    if (!id)
        return id.fault();
    if (const auto inserted = insert(*transaction, *id, page, from, now); !inserted)
        return inserted.fault();
    if (const auto committed = transaction->commit(); !committed)
        return committed.fault();
    return Taken{!*strand && forks ? Taken::What::Forked : Taken::What::Kept, pointOf(page.rows.constLast())};
}

Result<void> CopyStore::forget(Transaction& transaction, qint64 strand)
{
    for (const char* sql : {"DELETE FROM copy_entry WHERE strand=?1", "DELETE FROM copy_key WHERE strand=?1",
             "DELETE FROM copy_strand WHERE id=?1"}) {
        auto step = transaction.prepare(sql);
        if (!step)
            return step.fault();
        if (const auto done = step->bind(1, strand).run(); !done)
            return done;
    }
    return {};
}

/// For one strand more: only a history whose time is over gives way, of this desk, or of one that was silent as long.
Result<void> CopyStore::makeRoom(Transaction& transaction, const QList<Known>& strands, Instant now)
{
    const Instant over = now - keptFor;
    if (strands.size() >= strandsMax) {
        for (qsizetype i = strands.size() - 2; i > 0; --i) { // the oldest is what a forger would have to be rid of
            if (strands[i].at < over)
                return forget(transaction, strands[i].id);
        }
        return JournalFault::CopiesFull;
    }
    if (!strands.isEmpty())
        return {};
    auto select = transaction.prepare("SELECT device, max(at) FROM copy_strand GROUP BY device ORDER BY 2");
    if (!select)
        return select.fault();
    int count = 0;
    std::optional<std::pair<QByteArray, Instant>> longest;
    for (;; ++count) {
        const auto row = hasRow(*select);
        if (!row)
            return row.fault();
        if (!*row)
            break;
        if (!longest)
            longest = {select->blob(0), Instant(Milliseconds(select->integer(1)))};
    }
    if (count < desksMax)
        return {};
    if (longest->second >= over)
        return JournalFault::CopiesFull;
    const auto gone = strandsOf(longest->first);
    if (!gone)
        return gone.fault();
    for (const Known& strand : *gone) {
        if (const auto done = forget(transaction, strand.id); !done)
            return done;
    }
    return {};
}

Result<qint64> CopyStore::beginStrand(Transaction& transaction, const CopyPage& page, qsizetype from, bool forks)
{
    auto begin = transaction.prepare(
        "INSERT INTO copy_strand(device, name, sealed, forked, first_previous, epoch, seq, hash, hlc, entries, at)"
        " VALUES(?1, '', x'', ?2, ?3, 0, 0, x'', 0, 0, 0)");
    if (!begin)
        return begin.fault();
    begin->bind(1, page.device).bind(2, qint64(forks));
    if (const auto done = begin->bind(3, from == 0 ? page.previous : page.rows[from - 1].hash).run(); !done)
        return done.fault();
    return m_database.lastInsertId();
}

Result<void> CopyStore::insert(
    Transaction& transaction, qint64 strand, const CopyPage& page, qsizetype from, Instant now)
{
    auto entry = transaction.prepare("INSERT INTO copy_entry VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    if (!entry)
        return entry.fault();
    for (qsizetype i = from; i < page.rows.size(); ++i) {
        const Row& row = page.rows[i];
        entry->bind(1, strand).bind(2, placeOfRow(row)).bind(3, static_cast<qint64>(row.hlc));
        entry->bind(4, qint64(row.kind)).bind(5, qint64(row.schema)).bind(6, qint64(row.keyId));
        if (const auto done = entry->bind(7, row.digest).bind(8, row.hash).bind(9, row.body).run(); !done)
            return done;
    }
    for (const CopyKey& key : page.keys) {
        auto put = transaction.prepare("INSERT OR IGNORE INTO copy_key VALUES(?1, ?2, ?3)");
        if (!put)
            return put.fault();
        if (const auto done = put->bind(1, strand).bind(2, qint64(key.keyId)).bind(3, key.wrapped).run(); !done)
            return done;
    }
    auto move = transaction.prepare("UPDATE copy_strand SET name=?2, sealed=CASE WHEN sealed=x'' THEN ?3 ELSE sealed "
                                    "END, epoch=?4, seq=?5, hash=?6, hlc=?7,"
                                    " entries=entries+?8, at=?9, bytes=bytes+?10 WHERE id=?1");
    if (!move)
        return move.fault();
    const Row& last = page.rows.constLast();
    move->bind(1, strand).bind(2, page.name).bind(3, page.sealed).bind(4, qint64(last.epoch));
    move->bind(5, static_cast<qint64>(last.seq)).bind(6, last.hash).bind(7, static_cast<qint64>(last.hlc));
    move->bind(8, qint64(page.rows.size() - from)).bind(10, bytesOfRows(page, from));
    return move->bind(9, qint64(now.time_since_epoch().count())).run();
}

Result<QList<CopyPoint>> CopyStore::points(const QByteArray& device)
{
    constexpr int pointsPerStrand = 16, strandsTold = 4; // of the newest
    const auto strands = strandsOf(device);
    if (!strands)
        return strands.fault();
    QList<CopyPoint> points;
    for (const Known& strand : strands->mid(0, strandsTold)) {
        points.append(strand.end);
        quint64 back = 1;
        for (int i = 1; i < pointsPerStrand && back < strand.end.seq; ++i, back *= 3) {
            const quint64 seq = strand.end.seq - back;
            const auto hash = hashIn(strand.id, strand.end.epoch, seq);
            if (!hash)
                return hash.fault();
            if (hash->isEmpty())
                break; // pruned, or not of this strand
            points.append({strand.end.epoch, seq, *hash});
        }
    }
    return points;
}

} // namespace naru::journal
