// SPDX-License-Identifier: GPL-3.0-or-later
// How the writer begins a new epoch: all that the hub may not have, once more, in one transaction.
#include "app/crypto/aead.h"
#include "app/crypto/hash.h"
#include "app/journal/forks.h"
#include "app/journal/outboxtables.h"
#include "app/journal/writer.h"

#include <QSet>

#include <utility>

namespace naru::journal {

using storage::Statement;

namespace {

constexpr const char* rowsBetween = "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal"
                                    " WHERE place>?1 AND place<?2 ORDER BY place";

/// Entries in order, each checked against the one before it.
class Opening {
public:
    Opening(storage::Database& database, const Vault& vault, const Head& from)
        : m_database(database)
        , m_vault(vault)
        , m_keys(vault, database)
        , m_last(from)
    {
    }

    /// Nothing: the hub had proved that it has it, and the body is not here any more.
    Result<std::optional<Rehoming>> open(const Row& row)
    {
        if (row.epoch != m_last.epoch) {
            const auto anchor = anchorOf(m_database, row.epoch);
            if (!anchor)
                return anchor.fault();
            if (!*anchor)
                return Fault(JournalFault::ChainBroken, placeOf(row.epoch, row.seq));
            m_last = {row.epoch, (*anchor)->firstSeq - 1, (*anchor)->firstPrevious};
        }
        if (row.seq != m_last.seq + 1 || !m_vault.follows(row, m_last.hash))
            return Fault(JournalFault::ChainBroken, placeOf(row.epoch, row.seq));
        const auto key = m_keys.key(row.keyId);
        if (!key)
            return key.fault();
        const QByteArray previous = std::exchange(m_last, {row.epoch, row.seq, row.hash}).hash;
        if (row.body.isEmpty())
            return std::optional<Rehoming>();
        auto framed = m_vault.openFramed(row, previous, **key);
        if (!framed)
            return framed.fault();
        return std::optional(Rehoming{row.epoch, row.seq, row.hlc, row.kind, row.schema, *std::move(framed)});
    }

private:
    storage::Database& m_database;
    const Vault& m_vault;
    KeyCache m_keys;
    Head m_last;
};

/// What is wrapped already stays as it is: an entry is wrapped once, however often it moves.
Result<Rehoming> unwrapped(Rehoming entry)
{
    if (entry.kind != static_cast<quint16>(Kind::Rehomed))
        return entry;
    const auto body = unframe(entry.framed);
    return body ? rehomingOf(*body) : Result<Rehoming>(body.fault());
}

/// Of the first entry of an epoch that a fork began; nothing: there is none.
Result<std::optional<Forking>> forkingOfEpoch(storage::Database& database, const Vault& vault, quint32 epoch)
{
    auto select = database.prepare(rowsBetween);
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, placeNumber(epoch, 0)).bind(2, placeNumber(epoch, 2)).step();
    if (!stepped)
        return stepped.fault();
    if (*stepped != Statement::Step::Row || select->integer(3) != qint64(Kind::JournalForked))
        return std::optional<Forking>();
    const auto entry = Opening(database, vault, {}).open(rowOf(*select, Columns::WithBody));
    if (entry && !*entry)
        return std::optional<Forking>();
    const auto body = entry ? unframe((*entry)->framed) : Result<QByteArray>(entry.fault());
    const auto forking = body ? forkingOf(*body) : Result<Forking>(body.fault());
    if (!forking)
        return forking.fault();
    return std::optional(*forking);
}

} // namespace

Result<void> Writer::fork(const Head& common, const Head& hub, const ClockReading& now)
{
    return transact([&](storage::Transaction& transaction, State& state) -> Result<void> {
        if (auto had = mustHave(m_database, common); !had)
            return had;
        const auto known = forkingOfEpoch(m_database, *m_vault, state.end.epoch);
        if (!known)
            return known.fault();
        if (!*known || (*known)->hub != hub || (*known)->common != common) {
            if (auto begun = beginEpoch(transaction, common, hub, now, state); !begun)
                return begun;
        }
        const auto anchor = anchorOf(m_database, state.end.epoch);
        if (!anchor)
            return anchor.fault();
        NARU_ASSERT(*anchor && (*anchor)->firstSeq == 1);
        if (auto set = writeCursor(transaction, {{state.end.epoch, 0, (*anchor)->firstPrevious}, {}, now.wall}); !set)
            return set;
        return writeMark(transaction, {state.end.epoch, state.end.seq, state.end.hash});
    });
}

Result<void> Writer::beginEpoch(
    storage::Transaction& transaction, const Head& common, const Head& hub, const ClockReading& now, State& state)
{
    const Head own{state.end.epoch, state.end.seq, state.end.hash};
    const quint32 epoch = std::max(own.epoch, hub.epoch) + 1;
    if (hub.epoch > epochMax || hub.seq > seqMax || epoch > epochMax || hub.hash.size() != hashBytes)
        return JournalFault::BadFork;
    const QByteArray first = forkHash(m_vault->deviceId(), common, epoch);
    if (auto begun = insertAnchor(transaction, {epoch, 1, first}, "fork"); !begun)
        return begun;
    state.end = {epoch, 0, state.end.hlc, state.end.keyId, first, state.end.count};
    state.key.reset();
    const auto put = [&](Kind kind, const QByteArray& body) {
        const crypto::Secret fresh = ownBytes();
        const QByteArrayView bytes = fresh.view();
        return insert(transaction, state, {kind, 1, body}, state.clock.next(now, HybridClock::Jump::Refuse),
            bytes.first(crypto::gcmNonceBytes), bytes.sliced(crypto::gcmNonceBytes));
    };
    if (auto said = put(Kind::JournalForked, bodyOf(Forking{common, hub, own})); !said)
        return said;
    auto select = transaction.prepare(rowsBetween);
    if (!select)
        return select.fault();
    select->bind(1, placeNumber(common.epoch, common.seq)).bind(2, placeNumber(epoch, 0));
    Opening opening(m_database, *m_vault, common);
    QSet<QByteArray> moved;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return {};
        auto opened = opening.open(rowOf(*select, Columns::WithBody));
        if (opened && !*opened)
            continue;
        auto entry = opened ? unwrapped(**std::move(opened)) : Result<Rehoming>(opened.fault());
        if (!entry)
            return entry.fault();
        const QByteArray digest = crypto::sha256(entry->framed);
        if (moved.contains(digest))
            continue;
        moved.insert(digest);
        if (auto again = put(Kind::Rehomed, bodyOf(*entry)); !again)
            return again;
    }
}

} // namespace naru::journal
