// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/walk.h"

#include "app/journal/forks.h"
#include "app/journal/outboxtables.h"
#include "app/journal/pruning.h"

namespace naru::journal {

using storage::Statement;

namespace {

constexpr const char* linksFrom = "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash FROM journal "
                                  "WHERE place > ?1 ORDER BY place";
constexpr const char* entriesFrom = "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal "
                                    "WHERE place > ?1 ORDER BY place";

Fault brokenAt(quint32 epoch, quint64 seq, const char* why)
{
    return Fault(JournalFault::ChainBroken, placeOf(epoch, seq) + QStringLiteral(": ") + QLatin1StringView(why));
}

/// Where the oldest anchor says that the record begins.
Result<qint64> firstAnchored(storage::Database& database)
{
    auto select = database.prepare("SELECT coalesce(min((epoch << 40) + first_seq), 0) FROM anchor");
    const auto stepped = select ? select->step() : Result<Statement::Step>(select.fault());
    return stepped ? Result<qint64>(select->integer(0)) : stepped.fault();
}

/// One pass over the rows in order, beginning behind a known end.
class Walker {
public:
    Walker(storage::Database& database, const Vault& vault, End known)
        : m_database(database)
        , m_vault(vault)
        , m_keys(vault, database)
        , m_letGo(database, vault)
        , m_end(std::move(known))
    {
    }

    Result<End> run(Bodies bodies)
    {
        if (const auto mark = readMark(m_database); !mark)
            return mark.fault();
        else
            m_mark = *mark;
        auto select = m_database.prepare(bodies == Bodies::Open ? entriesFrom : linksFrom);
        if (!select)
            return select.fault();
        select->bind(1, placeNumber(m_end.epoch, m_end.seq));
        const Columns columns = bodies == Bodies::Open ? Columns::WithBody : Columns::WithoutBody;
        for (;;) {
            const auto stepped = select->step();
            if (!stepped)
                return stepped.fault();
            if (*stepped == Statement::Step::Done)
                return finish();
            if (const auto taken = take(rowOf(*select, columns), bodies); !taken)
                return taken.fault();
        }
    }

private:
    Result<void> take(const Row& row, Bodies bodies)
    {
        if (row.epoch != m_end.epoch || m_end.hash.isEmpty()) { // an epoch begins
            const auto anchor = anchorOf(m_database, row.epoch);
            if (!anchor)
                return anchor.fault();
            if (!*anchor)
                return brokenAt(row.epoch, row.seq, "no anchor");
            m_end.epoch = row.epoch;
            m_end.seq = (*anchor)->firstSeq - 1;
            m_end.hash = (*anchor)->firstPrevious;
        }
        if (row.seq != m_end.seq + 1)
            return brokenAt(m_end.epoch, m_end.seq + 1, "entry missing");
        if (row.hlc <= m_end.hlc)
            return brokenAt(row.epoch, row.seq, "time goes back");
        if (!m_vault.follows(row, m_end.hash))
            return brokenAt(row.epoch, row.seq, "hash does not follow");
        if (bodies == Bodies::Open && row.body.isEmpty()) {
            if (const auto gone = m_letGo.mayLack(row); !gone)
                return gone;
        } else if (bodies == Bodies::Open) {
            const auto key = m_keys.key(row.keyId);
            if (!key)
                return key.fault();
            const auto body = m_vault.open(row, m_end.hash, **key);
            if (!body)
                return body.fault();
            if (row.epoch > 1 && row.seq == 1) {
                if (const auto told = checkFork(row, *body); !told)
                    return told;
            }
        }
        m_end = {row.epoch, row.seq, row.hlc, row.keyId, row.hash, m_end.count + 1};
        if (row.epoch == m_mark.epoch && row.seq == m_mark.seq) {
            if (row.hash != m_mark.hash)
                return brokenAt(row.epoch, row.seq, "not the entry of the mark");
            m_mark.seq = 0;
        }
        return {};
    }

    /// An epoch behind the first says itself what it follows from, and that is a place of this record; or of what stood
    /// before the beginning of a recovered one.
    Result<void> checkFork(const Row& row, const QByteArray& body)
    {
        const auto forking = row.kind == static_cast<quint16>(Kind::JournalForked)
            ? forkingOf(body)
            : Result<Forking>(JournalFault::BadFork);
        if (!forking || forking->common.epoch >= row.epoch
            || forkHash(m_vault.deviceId(), forking->common, row.epoch) != m_end.hash)
            return brokenAt(row.epoch, row.seq, "epoch that follows from nothing");
        const auto first = firstAnchored(m_database);
        if (!first)
            return first.fault();
        const bool isBefore = placeNumber(forking->common.epoch, forking->common.seq) + 1 < *first;
        return isBefore ? Result<void>() : mustHave(m_database, forking->common);
    }

    /// The chain has to reach the mark, and begins a new epoch where the newest anchor says so.
    Result<End> finish()
    {
        if (m_mark.seq != 0 && (m_mark.epoch > m_end.epoch || (m_mark.epoch == m_end.epoch && m_mark.seq > m_end.seq)))
            return brokenAt(m_mark.epoch, m_mark.seq, "entries behind the end are gone");
        const auto anchor = newestAnchor(m_database);
        if (!anchor)
            return anchor.fault();
        if (!*anchor || (*anchor)->epoch < m_end.epoch)
            return brokenAt(m_end.epoch, m_end.seq, "no anchor");
        if ((*anchor)->epoch > m_end.epoch) {
            m_end.epoch = (*anchor)->epoch;
            m_end.seq = (*anchor)->firstSeq - 1;
            m_end.hash = (*anchor)->firstPrevious;
        }
        return m_end;
    }

    storage::Database& m_database;
    const Vault& m_vault;
    KeyCache m_keys;
    LetGo m_letGo;
    End m_end;
    Mark m_mark;
};

constexpr auto numberMax = static_cast<quint64>(INT64_MAX) - (quint64(1) << seqBits);

/// The hash a row has to follow from: its neighbour's, read in column 9, or its epoch's anchor's.
Result<QByteArray> previousOf(storage::Database& database, const Statement& statement, const Row& row)
{
    if (!statement.isNull(9))
        return statement.blob(9);
    const auto anchor = anchorOf(database, row.epoch);
    if (!anchor)
        return anchor.fault();
    if (!*anchor || (*anchor)->firstSeq != row.seq)
        return brokenAt(row.epoch, row.seq, "entry before it missing");
    return (*anchor)->firstPrevious;
}

Result<Recorded> openRow(
    storage::Database& database, const Vault& vault, KeyCache& keys, LetGo& letGo, const Statement& statement)
{
    const Row row = rowOf(statement, Columns::WithBody);
    const auto previous = previousOf(database, statement, row);
    if (!previous)
        return previous.fault();
    if (previous->size() != hashBytes || !vault.follows(row, *previous))
        return brokenAt(row.epoch, row.seq, "hash does not follow");
    const Stamp stamp{row.epoch, row.seq, row.hlc, row.hash};
    if (row.body.isEmpty()) {
        if (const auto gone = letGo.mayLack(row); !gone)
            return gone.fault();
        return Recorded{stamp, {static_cast<Kind>(row.kind), row.schema, {}}, true};
    }
    const auto key = keys.key(row.keyId);
    if (!key)
        return key.fault();
    auto body = vault.open(row, *previous, **key);
    if (!body)
        return body.fault();
    return Recorded{stamp, {static_cast<Kind>(row.kind), row.schema, *std::move(body)}};
}

constexpr const char* oldestFirst = "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body,"
                                    "  (SELECT hash FROM journal AS before WHERE before.place=entry.place-1)"
                                    "  FROM journal AS entry WHERE place>?1 AND place<?2 ORDER BY place LIMIT ?3";
constexpr const char* newestFirst = "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body,"
                                    "  (SELECT hash FROM journal AS before WHERE before.place=entry.place-1)"
                                    "  FROM journal AS entry WHERE place>?1 AND place<?2 ORDER BY place DESC LIMIT ?3";

} // namespace

Result<End> walk(storage::Database& database, const Vault& vault, Bodies bodies)
{
    return Walker(database, vault, End()).run(bodies);
}

Result<End> walkFrom(storage::Database& database, const Vault& vault, const End& known)
{
    if (known.seq > 0) {
        auto select = database.prepare("SELECT hash FROM journal WHERE place=?1");
        if (!select)
            return select.fault();
        const auto stepped = select->bind(1, placeNumber(known.epoch, known.seq)).step();
        if (!stepped)
            return stepped.fault();
        if (*stepped != Statement::Step::Row || select->blob(0) != known.hash)
            return brokenAt(known.epoch, known.seq, "committed entry is gone");
    }
    return Walker(database, vault, known).run(Bodies::Open);
}

Result<QList<Recorded>> readRange(storage::Database& database, const Vault& vault, const Journal::Range& range)
{
    NARU_ASSERT(range.entriesMax > 0);
    const bool newest = range.order == Journal::Range::Order::NewestFirst;
    auto select = database.prepare(newest ? newestFirst : oldestFirst);
    if (!select)
        return select.fault();
    const auto placeAt
        = [](quint64 number) { return static_cast<qint64>(std::min(number, numberMax) + (quint64(1) << seqBits)); };
    select->bind(1, placeAt(range.after)).bind(2, range.before ? placeAt(range.before) : INT64_MAX);
    select->bind(3, qint64(range.entriesMax));
    KeyCache keys(vault, database);
    LetGo letGo(database, vault);
    QList<Recorded> entries;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return entries;
        auto entry = openRow(database, vault, keys, letGo, *select);
        if (!entry)
            return entry.fault();
        entries.append(*std::move(entry));
    }
}

} // namespace naru::journal
