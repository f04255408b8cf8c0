// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outgoing.h"
#include "app/journal/writer.h"

namespace naru::journal {

/// See Journal::prune(). An entry of kind Pruned says CBOR map {"upto": [epoch, seq], "entries": n, "before": ms}.
Result<quint64> prune(
    Writer& writer, const Outgoing& outgoing, const Journal::Pruning& pruning, const ClockReading& now);

/// What prune() would let go of by and by, and the entry that stands for all of it: whoever holds the hash at `shownBy`
/// holds, by the chain, the hash of everything before it, in the epochs before also (what a fork left behind stands
/// wrapped in this one). It is the newest old one of the epoch that the hub has come to, else how far the hub has come.
struct Prunable {
    quint64 entries = 0;
    Head shownBy;
};
Result<Prunable> prunable(storage::Database& database, const Head& acked, const Journal::Pruning& pruning);

/// Body of an entry Pruned. What is missing up to `upto` went then, and whatever else did is gone before.
QByteArray prunedBody(const Head& upto, quint64 entries, Instant before);
/// The place (see placeNumber) that an entry Pruned names; 0: it says nothing that can be read, and allows nothing.
qint64 placeNamedIn(const QByteArray& prunedBody);

/// Up to where bodies may be missing: asked of the record when the first missing one is met.
class LetGo {
public:
    /// `known`: a place that may be lacked whatever the record says; of a torn one somebody else may know it.
    LetGo(storage::Database& database, const Vault& vault, qint64 known = 0)
        : m_database(database)
        , m_vault(vault)
        , m_known(known)
    {
    }
    /// Fault: BodyUnreadable, where nothing says that it went.
    Result<void> mayLack(const Row& row);

private:
    Result<qint64> upTo();
    Result<void> hear(const char* sql, qint64& furthest);
    Result<qint64> namedIn(const Row& row);

    storage::Database& m_database;
    const Vault& m_vault;
    const qint64 m_known;
    std::optional<qint64> m_upTo;
};

} // namespace naru::journal
