// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/pruning.h"

#include "app/codec/cbor.h"
#include "app/journal/outboxtables.h"

namespace naru::journal {

using storage::Statement;

namespace {

constexpr qint64 entriesAtOnceMax = 20'000;

struct Going {
    QList<qint64> places;
    Head last;
};

/// What says of the record itself what it is; and what is wrapped, which may be of any kind.
bool isOfTheRecord(Kind kind)
{
    return kind == Kind::Genesis || kind == Kind::JournalForked || kind == Kind::Rehomed || kind == Kind::Pruned
        || kind == Kind::KeyChanged;
}

/// Of everything earlier.
qint64 hlcBefore(Instant before)
{
    return std::max<qint64>(0, before.time_since_epoch().count()) << hlcCounterBits;
}

/// What is older than `before`, has its body still, and may go: oldest first, up to `entriesMax`.
Result<Going> goingOf(
    storage::Database& database, const Head& acked, const Journal::Pruning& pruning, qsizetype entriesMax)
{
    auto select = database.prepare("SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash FROM journal"
                                   " WHERE place<=?1 AND hlc<?2 AND length(body)>0 ORDER BY place");
    if (!select)
        return select.fault();
    select->bind(1, placeNumber(acked.epoch, acked.seq)).bind(2, hlcBefore(pruning.before));
    Going going;
    while (going.places.size() < entriesMax) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            break;
        const Row row = rowOf(*select, Columns::WithoutBody);
        if (isOfTheRecord(static_cast<Kind>(row.kind)) || !pruning.mayGo(static_cast<Kind>(row.kind)))
            continue;
        going.places.append(placeNumber(row.epoch, row.seq));
        going.last = {row.epoch, row.seq, row.hash};
    }
    return going;
}

Result<void> letGo(storage::Transaction& transaction, const QList<qint64>& places)
{
    auto update = transaction.prepare("UPDATE journal SET body=x'' WHERE place=?1");
    if (!update)
        return update.fault();
    for (const qint64 place : places) {
        if (const auto done = update->bind(1, place).run(); !done)
            return done;
    }
    return {};
}

} // namespace

Result<quint64> prune(
    Writer& writer, const Outgoing& outgoing, const Journal::Pruning& pruning, const ClockReading& now)
{
    const auto cursor = outgoing.cursor();
    if (!cursor)
        return cursor.fault();
    if (cursor->receipt.isEmpty() || !pruning.proven(outgoing))
        return quint64(0);
    auto going = Result<Going>(Going());
    const auto found = writer.withDatabase([&](storage::Database& database) -> Result<void> {
        going = goingOf(database, cursor->acked, pruning, entriesAtOnceMax);
        return going ? Result<void>() : Result<void>(going.fault());
    });
    if (!found)
        return found.fault();
    if (going->places.isEmpty())
        return quint64(0);
    const auto entries = static_cast<quint64>(going->places.size());
    const auto written = writer.write({Kind::Pruned, 1, prunedBody(going->last, entries, pruning.before)}, now,
        [&](storage::Transaction& transaction, const Stamp& stamp) -> Result<void> {
            if (auto gone = letGo(transaction, going->places); !gone)
                return gone;
            return pruning.alongside ? pruning.alongside(transaction, stamp) : Result<void>();
        });
    if (!written)
        return written.fault();
    return entries;
}

Result<Prunable> prunable(storage::Database& database, const Head& acked, const Journal::Pruning& pruning)
{
    const auto going = goingOf(database, acked, pruning, std::numeric_limits<qsizetype>::max());
    if (!going)
        return going.fault();
    auto select = database.prepare("SELECT epoch, seq, hash FROM journal"
                                   " WHERE place>?1 AND place<=?2 AND hlc<?3 ORDER BY place DESC LIMIT 1");
    if (!select)
        return select.fault();
    select->bind(1, placeNumber(acked.epoch, 0)).bind(2, placeNumber(acked.epoch, acked.seq));
    const auto stepped = select->bind(3, hlcBefore(pruning.before)).step();
    if (!stepped)
        return stepped.fault();
    Prunable all{static_cast<quint64>(going->places.size()), acked};
    if (*stepped == Statement::Step::Row)
        all.shownBy
            = {static_cast<quint32>(select->integer(0)), static_cast<quint64>(select->integer(1)), select->blob(2)};
    return all;
}

QByteArray prunedBody(const Head& upto, quint64 entries, Instant before)
{
    codec::CborWriter body;
    body.map(3).text("upto").array(2).number(qint64(upto.epoch)).number(static_cast<qint64>(upto.seq));
    body.text("entries").number(static_cast<qint64>(entries));
    return body.text("before").number(qint64(before.time_since_epoch().count())).take();
}

qint64 placeNamedIn(const QByteArray& prunedBody)
{
    const auto document = codec::CborDocument::parse(prunedBody);
    if (!document)
        return 0;
    const codec::CborValue place = (*document)->root().find(QLatin1StringView("upto"));
    const quint64 epoch = place.at(0).toUnsigned().value_or(0), seq = place.at(1).toUnsigned().value_or(0);
    return epoch <= epochMax && seq <= seqMax ? placeNumber(static_cast<quint32>(epoch), seq) : qint64(0);
}

/// A later pruning may name a nearer place than one before it: what it may let go of then was another kind. So all are
/// heard; of a torn file those on either side of the tear.
Result<qint64> LetGo::upTo()
{
    constexpr const char* newestFirst
        = "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal WHERE kind=?1"
          " ORDER BY place DESC";
    constexpr const char* oldestFirst
        = "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal WHERE kind=?1 ORDER BY place";
    qint64 furthest = m_known;
    const auto whole = hear(newestFirst, furthest);
    if (whole)
        return furthest;
    const auto before = hear(oldestFirst, furthest);
    return before || furthest > 0 ? Result<qint64>(furthest) : whole.fault();
}

Result<void> LetGo::hear(const char* sql, qint64& furthest)
{
    auto select = m_database.prepare(sql);
    if (!select)
        return select.fault();
    for (select->bind(1, qint64(Kind::Pruned));;) {
        const auto stepped = select->step();
        if (!stepped || *stepped != Statement::Step::Row)
            return stepped ? Result<void>() : stepped.fault();
        const auto named = namedIn(rowOf(*select, Columns::WithBody));
        if (!named)
            return named.fault();
        furthest = std::max(furthest, *named);
    }
}

/// The place that one entry of kind Pruned names; 0: it cannot be read, and allows nothing.
Result<qint64> LetGo::namedIn(const Row& row)
{
    const auto previous = hashAtPlace(m_database, row.epoch, row.seq - 1);
    if (!previous)
        return previous.fault();
    const auto key = m_vault.loadKey(m_database, row.keyId);
    if (!*previous || !key)
        return qint64(0);
    const auto body = m_vault.open(row, **previous, **key);
    return body ? placeNamedIn(*body) : qint64(0);
}

Result<void> LetGo::mayLack(const Row& row)
{
    if (!m_upTo) {
        const auto told = upTo();
        if (!told)
            return told.fault();
        m_upTo = *told;
    }
    if (placeNumber(row.epoch, row.seq) <= *m_upTo)
        return {};
    return Fault(JournalFault::BodyUnreadable, placeOf(row.epoch, row.seq));
}

} // namespace naru::journal
