// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/outgoingfile.h"

#include "app/codec/cbor.h"
#include "app/journal/copies.h"
#include "app/journal/outboxtables.h"
#include "app/journal/outgoingfaults.h"
#include "app/journal/pruning.h"

namespace naru::journal {

using storage::Database;
using storage::Statement;

namespace {

/// Rows behind a place, each checked against the one before it and opened, until there are enough.
class Reading {
public:
    Reading(Database& database, const Vault& vault, const Head& after)
        : m_database(database)
        , m_vault(vault)
        , m_keys(vault, database)
        , m_letGo(database, vault)
        , m_stretch{after, {}}
        , m_last(after)
    {
    }

    Result<Stretch> run(const End& end, int entriesMax, qsizetype bytesMax)
    {
        auto select = m_database.prepare("SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal"
                                         " WHERE place>?1 AND place<=?2 ORDER BY place LIMIT ?3");
        if (!select)
            return select.fault();
        select->bind(1, placeNumber(m_last.epoch, m_last.seq)).bind(2, placeNumber(end.epoch, end.seq));
        select->bind(3, qint64(entriesMax));
        for (qsizetype bytes = 0; bytes < bytesMax;) {
            const auto stepped = select->step();
            if (!stepped)
                return stepped.fault();
            if (*stepped == Statement::Step::Done)
                break;
            const Row row = rowOf(*select, Columns::WithBody);
            if (row.epoch != m_last.epoch && !m_stretch.entries.isEmpty())
                break;
            bytes += row.body.size();
            if (bytes > bytesMax && !m_stretch.entries.isEmpty())
                break;
            if (const auto taken = take(row); !taken)
                return taken.fault();
        }
        return std::move(m_stretch);
    }

private:
    Result<void> take(const Row& row)
    {
        if (row.epoch != m_last.epoch) {
            const auto anchor = anchorOf(m_database, row.epoch);
            if (!anchor)
                return anchor.fault();
            if (!*anchor)
                return Fault(JournalFault::ChainBroken, placeOf(row.epoch, row.seq));
            m_last = m_stretch.before = {row.epoch, (*anchor)->firstSeq - 1, (*anchor)->firstPrevious};
        }
        if (row.seq != m_last.seq + 1 || !m_vault.follows(row, m_last.hash))
            return Fault(JournalFault::ChainBroken, placeOf(row.epoch, row.seq));
        if (row.body.isEmpty()) {
            const auto gone = m_letGo.mayLack(row);
            return gone ? Fault(OutgoingFault::LetGo, placeOf(row.epoch, row.seq)) : gone.fault();
        }
        const auto key = m_keys.key(row.keyId);
        if (!key)
            return key.fault();
        auto framed = m_vault.openFramed(row, m_last.hash, **key);
        if (!framed)
            return framed.fault();
        m_stretch.entries.append({row.seq, row.hlc, row.kind, row.schema, *std::move(framed), row.hash});
        m_last = {row.epoch, row.seq, row.hash};
        return {};
    }

    Database& m_database;
    const Vault& m_vault;
    KeyCache m_keys;
    LetGo m_letGo;
    Stretch m_stretch;
    Head m_last;
};

/// The newest entry of a kind; nothing: there is none, or its body was let go.
Result<std::optional<QByteArray>> newestBody(Database& database, const Vault& vault, Kind kind)
{
    auto select = database.prepare("SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal"
                                   " WHERE kind=?1 ORDER BY place DESC LIMIT 1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, qint64(kind)).step();
    if (!stepped)
        return stepped.fault();
    if (*stepped != Statement::Step::Row)
        return std::optional<QByteArray>();
    const Row row = rowOf(*select, Columns::WithBody);
    const auto before = row.body.isEmpty() ? Result<std::optional<QByteArray>>(std::optional<QByteArray>())
                                           : hashAtPlace(database, row.epoch, row.seq - 1);
    if (!before || !*before)
        return before;
    KeyCache keys(vault, database);
    const auto key = keys.key(row.keyId);
    if (!key)
        return key.fault();
    auto body = vault.open(row, **before, **key);
    if (!body)
        return body.fault();
    return std::optional(*std::move(body));
}

Result<std::optional<Instant>> oldestBehind(Database& database, const Head& acked)
{
    auto select = database.prepare("SELECT hlc FROM journal WHERE place>?1 ORDER BY place LIMIT 1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, placeNumber(acked.epoch, acked.seq)).step();
    if (!stepped)
        return stepped.fault();
    if (*stepped != Statement::Step::Row)
        return std::optional<Instant>();
    return std::optional(hlcTime(static_cast<quint64>(select->integer(0))));
}

} // namespace

Result<Cursor> OutgoingFile::cursor() const
{
    return m_readers.with([](Database& database) { return readCursor(database); });
}

Result<Outgoing::Waiting> OutgoingFile::waiting() const
{
    return m_readers.with([](Database& database) -> Result<Waiting> {
        const auto cursor = readCursor(database);
        if (!cursor)
            return cursor.fault();
        const auto behind = entriesBehind(database, cursor->acked.epoch, cursor->acked.seq);
        const auto oldest = oldestBehind(database, cursor->acked);
        if (!behind || !oldest)
            return behind ? oldest.fault() : behind.fault();
        return Waiting{*behind, *oldest};
    });
}

Result<Stretch> OutgoingFile::after(const Head& after, int entriesMax, qsizetype bytesMax) const
{
    NARU_ASSERT(entriesMax > 0 && bytesMax > 0);
    const End committed = end();
    return m_readers.with([&](Database& database) -> Result<Stretch> {
        if (const auto had = mustHave(database, after); !had)
            return had.fault();
        return Reading(database, m_vault, after).run(committed, entriesMax, bytesMax);
    });
}

Result<std::optional<QByteArray>> OutgoingFile::hashAt(quint32 epoch, quint64 seq) const
{
    return m_readers.with([&](Database& database) { return hashAtPlace(database, epoch, seq); });
}

Result<void> OutgoingFile::advance(const Cursor& cursor)
{
    if (!m_writer)
        return storage::StorageFault::ReadOnly;
    return m_writer->change([&](storage::Transaction& transaction) -> Result<void> {
        if (auto had = mustHave(transaction.database(), cursor.acked); !had)
            return had;
        return writeCursor(transaction, cursor);
    });
}

Result<void> OutgoingFile::fork(const Head& common, const Head& hub)
{
    if (!m_writer)
        return storage::StorageFault::ReadOnly;
    return m_writer->fork(common, hub, {m_clock.now(), m_clock.monotonic()});
}

Result<void> OutgoingFile::hold(const QList<Held>& held)
{
    if (!m_writer)
        return storage::StorageFault::ReadOnly;
    return m_writer->change([&](storage::Transaction& transaction) { return writeHeld(transaction, held); });
}

Result<void> OutgoingFile::noteClock(Milliseconds hubAhead)
{
    if (std::chrono::abs(hubAhead - m_noted) <= clockOffMax)
        return {};
    if (!m_writer)
        return storage::StorageFault::ReadOnly;
    if (std::chrono::abs(hubAhead) > clockOffMax) {
        codec::CborWriter body;
        body.map(2).text("believed").number(m_clock.now().time_since_epoch().count());
        body.text("hub_ahead").number(hubAhead.count());
        if (const auto noted = note(Kind::ClockAnomaly, body.take()); !noted)
            return noted;
    }
    m_noted = hubAhead;
    return {};
}

Result<void> OutgoingFile::note(Kind kind, const QByteArray& body)
{
    if (!m_writer)
        return storage::StorageFault::ReadOnly;
    const auto noted = m_writer->write({kind, 1, body}, {m_clock.now(), m_clock.monotonic()});
    return noted ? Result<void>() : noted.fault();
}

Result<void> OutgoingFile::noteSealing(const QByteArray& certificate, quint64 number)
{
    codec::CborWriter writer;
    writer.map(2).text("certificate").text(QString::fromLatin1(certificate.toHex()));
    const QByteArray body = writer.text("number").number(static_cast<qint64>(number)).take();
    const auto newest
        = m_readers.with([&](Database& database) { return newestBody(database, m_vault, Kind::SealingChanged); });
    if (!newest)
        return newest.fault();
    return *newest == body ? Result<void>() : note(Kind::SealingChanged, body);
}

Result<QList<Held>> OutgoingFile::held() const
{
    return m_readers.with([](Database& database) { return readHeld(database); });
}

} // namespace naru::journal
