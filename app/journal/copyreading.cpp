// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of other desks, looked at: listed, opened with their keys, let go when its time is over.
#include "app/journal/copystore.h"
#include "app/journal/hybridclock.h"
#include "app/journal/vault.h"

namespace naru::journal {

using storage::Statement;

namespace {

Result<bool> hasRow(Statement& statement)
{
    const auto stepped = statement.step();
    return stepped ? Result<bool>(*stepped == Statement::Step::Row) : stepped.fault();
}

Instant instantIn(const Statement& statement, int column)
{
    return Instant(Milliseconds(statement.integer(column)));
}

} // namespace

Result<QList<CopyStore::CopiedDesk>> CopyStore::desks()
{
    auto select = m_database.prepare("SELECT device, name, id, forked, epoch, seq, hash, entries, at FROM copy_strand"
                                     " ORDER BY device, id");
    if (!select)
        return select.fault();
    QList<CopiedDesk> desks;
    for (;;) {
        const auto row = hasRow(*select);
        if (!row)
            return row.fault();
        if (!*row)
            return desks;
        const QByteArray device = select->blob(0);
        if (desks.isEmpty() || desks.constLast().device != device)
            desks.append({device, {}, {}});
        desks.last().name = select->text(1);
        desks.last().strands.append({select->integer(2), select->integer(3) != 0,
            {static_cast<quint32>(select->integer(4)), static_cast<quint64>(select->integer(5)), select->blob(6)},
            static_cast<quint64>(select->integer(7)), instantIn(*select, 8)});
    }
}

Result<QByteArray> CopyStore::sealedKeys(qint64 strand)
{
    auto select = m_database.prepare("SELECT sealed FROM copy_strand WHERE id=?1");
    if (!select)
        return select.fault();
    const auto row = hasRow(select->bind(1, strand));
    if (!row)
        return row.fault();
    return *row ? select->blob(0) : QByteArray();
}

Result<void> CopyStore::read(qint64 strand, const QByteArray& device, crypto::Secret wrapKey, const Use& use)
{
    const Vault vault(device, std::move(wrapKey));
    std::map<quint32, SharedKey> keys;
    auto wrapped = m_database.prepare("SELECT key_id, wrapped FROM copy_key WHERE strand=?1");
    if (!wrapped)
        return wrapped.fault();
    for (wrapped->bind(1, strand);;) {
        const auto row = hasRow(*wrapped);
        if (!row)
            return row.fault();
        if (!*row)
            break;
        const auto keyId = static_cast<quint32>(wrapped->integer(0));
        const auto key = vault.unwrap(keyId, wrapped->blob(1));
        if (!key)
            return key.fault();
        keys.emplace(keyId, *key);
    }
    auto select = m_database.prepare("SELECT place >> 40, place & 1099511627775, hlc, kind, schema, key_id, digest,"
                                     " hash, body, (SELECT first_previous FROM copy_strand WHERE id=?1)"
                                     " FROM copy_entry WHERE strand=?1 ORDER BY place");
    if (!select)
        return select.fault();
    QByteArray previous;
    for (select->bind(1, strand);;) {
        const auto stepped = hasRow(*select);
        if (!stepped || !*stepped)
            return stepped ? Result<void>() : Result<void>(stepped.fault());
        const Row row = rowOf(*select, Columns::WithBody);
        if (previous.isEmpty())
            previous = select->blob(9);
        if (!vault.follows(row, previous))
            return Fault(JournalFault::ChainBroken, placeOf(row.epoch, row.seq));
        const auto key = keys.find(row.keyId);
        if (key == keys.end())
            return Fault(JournalFault::KeyMissing, QStringLiteral("data key %1").arg(row.keyId));
        auto body = vault.open(row, previous, *key->second);
        if (!body)
            return body.fault();
        previous = row.hash;
        const Recorded entry{
            {row.epoch, row.seq, row.hlc, row.hash}, {static_cast<Kind>(row.kind), row.schema, *std::move(body)}};
        if (const auto used = use(entry); !used)
            return used;
    }
}

/// All up to `placeMax` go, the strand's last entry aside: what follows it must be recognised.
Result<void> CopyStore::cut(qint64 strand, qint64 placeMax)
{
    auto transaction = m_database.begin();
    if (!transaction)
        return transaction.fault();
    for (const char* sql :
        {"UPDATE copy_strand SET first_previous=coalesce((SELECT hash FROM copy_entry WHERE strand=?1 AND place<=?2 AND"
         " place<(SELECT max(place) FROM copy_entry WHERE strand=?1) ORDER BY place DESC LIMIT 1), first_previous)"
         " WHERE id=?1",
            "DELETE FROM copy_entry WHERE strand=?1 AND place<=?2 AND"
            " place<(SELECT max(place) FROM copy_entry WHERE strand=?1)",
            "UPDATE copy_strand SET entries=(SELECT count(*) FROM copy_entry WHERE strand=?1),"
            " bytes=(SELECT sum(length(body)+120) FROM copy_entry WHERE strand=?1) WHERE id=?1 AND ?2>0"}) {
        auto step = transaction->prepare(sql);
        if (!step)
            return step.fault();
        if (const auto done = step->bind(1, strand).bind(2, placeMax).run(); !done)
            return done;
    }
    return transaction->commit();
}

/// The last place whose time is over: hlc and place rise together. 0: none.
Result<qint64> CopyStore::pastOf(qint64 strand, qint64 hlc)
{
    auto select = m_database.prepare("SELECT max(place) FROM copy_entry WHERE strand=?1 AND hlc<?2");
    if (!select)
        return select.fault();
    const auto row = hasRow(select->bind(1, strand).bind(2, hlc));
    if (!row)
        return row.fault();
    return *row && !select->isNull(0) ? select->integer(0) : qint64(0);
}

Result<qint64> CopyStore::bytes()
{
    auto select = m_database.prepare("SELECT coalesce(sum(bytes), 0) FROM copy_strand");
    const auto row = select ? hasRow(*select) : Result<bool>(select.fault());
    return row ? Result<qint64>(select->integer(0)) : row.fault();
}

Result<void> CopyStore::prune(Instant before)
{
    const auto known = desks();
    if (!known)
        return known.fault();
    const qint64 hlc = std::max<qint64>(0, before.time_since_epoch().count()) << hlcCounterBits;
    for (const CopiedDesk& desk : *known) {
        for (const Strand& strand : desk.strands) {
            const auto upTo = pastOf(strand.id, hlc);
            if (!upTo)
                return upTo.fault();
            if (*upTo == 0)
                continue;
            if (const auto done = cut(strand.id, *upTo); !done)
                return done;
        }
    }
    return {};
}

Result<void> CopyStore::noteHeld(const Held& held)
{
    auto note = m_database.prepare("INSERT OR REPLACE INTO copy_held VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!note)
        return note.fault();
    note->bind(1, held.device).bind(2, held.name).bind(3, qint64(held.epoch)).bind(4, static_cast<qint64>(held.seq));
    return note->bind(5, qint64(held.at.time_since_epoch().count())).run();
}

Result<QList<CopyStore::Held>> CopyStore::held()
{
    auto select = m_database.prepare("SELECT device, name, epoch, seq, at FROM copy_held ORDER BY at DESC");
    if (!select)
        return select.fault();
    QList<Held> all;
    for (;;) {
        const auto row = hasRow(*select);
        if (!row)
            return row.fault();
        if (!*row)
            return all;
        all.append({select->blob(0), select->text(1), static_cast<quint32>(select->integer(2)),
            static_cast<quint64>(select->integer(3)), instantIn(*select, 4)});
    }
}

} // namespace naru::journal
