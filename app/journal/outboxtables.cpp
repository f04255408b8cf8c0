// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/outboxtables.h"

namespace naru::journal {

using storage::Statement;

namespace {

Result<bool> hasRow(Statement& statement)
{
    const auto stepped = statement.step();
    return stepped ? Result<bool>(*stepped == Statement::Step::Row) : stepped.fault();
}

} // namespace

Result<Cursor> readCursor(storage::Database& database)
{
    auto select = database.prepare("SELECT epoch, acked_seq, acked_hash, hub_receipt, heard FROM outbox_state");
    if (!select)
        return select.fault();
    const auto row = hasRow(*select);
    if (!row)
        return row.fault();
    if (!*row)
        return Cursor{{1, 0, QByteArray(hashBytes, '\0')}, {}, {}};
    return Cursor{{static_cast<quint32>(select->integer(0)), static_cast<quint64>(select->integer(1)), select->blob(2)},
        select->blob(3), Instant(Milliseconds(select->integer(4)))};
}

Result<void> writeCursor(storage::Transaction& transaction, const Cursor& cursor)
{
    auto write = transaction.prepare("REPLACE INTO outbox_state VALUES(1, ?1, ?2, ?3, ?4, ?5)");
    if (!write)
        return write.fault();
    write->bind(1, qint64(cursor.acked.epoch)).bind(2, static_cast<qint64>(cursor.acked.seq));
    write->bind(3, cursor.acked.hash).bind(4, cursor.receipt);
    return write->bind(5, qint64(cursor.at.time_since_epoch().count())).run();
}

Result<QList<Held>> readHeld(storage::Database& database)
{
    auto select = database.prepare("SELECT epoch, seq, code FROM quarantine ORDER BY epoch, seq");
    if (!select)
        return select.fault();
    QList<Held> held;
    for (;;) {
        const auto row = hasRow(*select);
        if (!row)
            return row.fault();
        if (!*row)
            return held;
        held.append(
            {static_cast<quint32>(select->integer(0)), static_cast<quint64>(select->integer(1)), select->text(2)});
    }
}

Result<void> writeHeld(storage::Transaction& transaction, const QList<Held>& held)
{
    auto forget = transaction.prepare("DELETE FROM quarantine");
    if (const auto done = forget ? forget->run() : Result<void>(forget.fault()); !done)
        return done;
    for (const Held& entry : held) {
        auto insert = transaction.prepare("REPLACE INTO quarantine VALUES(?1, ?2, ?3)");
        if (!insert)
            return insert.fault();
        insert->bind(1, qint64(entry.epoch)).bind(2, static_cast<qint64>(entry.seq));
        if (const auto done = insert->bind(3, entry.code).run(); !done)
            return done;
    }
    return {};
}

Result<std::optional<QByteArray>> hashAtPlace(storage::Database& database, quint32 epoch, quint64 seq)
{
    using Hash = std::optional<QByteArray>;
    if (epoch == 0 || epoch > epochMax || seq > seqMax)
        return Hash();
    auto select = database.prepare("SELECT hash FROM journal WHERE place=?1");
    if (!select)
        return select.fault();
    const auto row = hasRow(select->bind(1, placeNumber(epoch, seq)));
    if (!row)
        return row.fault();
    if (*row)
        return Hash(select->blob(0));
    const auto anchor = anchorOf(database, epoch);
    if (!anchor)
        return anchor.fault();
    return *anchor && (*anchor)->firstSeq == seq + 1 ? Hash((*anchor)->firstPrevious) : Hash();
}

Result<void> mustHave(storage::Database& database, const Head& head)
{
    const auto hash = hashAtPlace(database, head.epoch, head.seq);
    if (!hash)
        return hash.fault();
    if (!*hash || **hash != head.hash)
        return Fault(JournalFault::ChainBroken, placeOf(head.epoch, head.seq) + QStringLiteral(": not of this record"));
    return {};
}

} // namespace naru::journal
