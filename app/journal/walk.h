// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"
#include "app/journal/vault.h"

namespace naru::journal {

/// The end of the chain as a walk found it.
struct End {
    quint32 epoch = 0;
    quint64 seq = 0; ///< 0: no entry at all
    quint64 hlc = 0;
    quint32 keyId = 0;
    QByteArray hash;   ///< of the last entry, or the newest anchor's
    quint64 count = 0; ///< entries of all epochs
};

enum class Bodies { Skip, Open };

/// Walks every entry from the first anchor on: no number missing, each hash follows from the one before, hlc rises, and
/// the chain reaches the mark. Faults: ChainBroken, BodyUnreadable, KeyMissing (detail: epoch/seq), StorageFault.
Result<End> walk(storage::Database& database, const Vault& vault, Bodies bodies);

/// Goes on from a known end over what was committed since. Fault: ChainBroken also when that end is not there any more.
Result<End> walkFrom(storage::Database& database, const Vault& vault, const End& known);

/// Entries of all epochs, each checked against the one before it and opened.
Result<QList<Recorded>> readRange(storage::Database& database, const Vault& vault, const Journal::Range& range);

} // namespace naru::journal
