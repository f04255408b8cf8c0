// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/chain.h"
#include "app/storage/database.h"

#include <optional>

namespace naru::journal {

/// The journal's own tables.
std::span<const storage::Database::Migration> migrations();
inline constexpr const char* schemaRoom = "journal";

/// Where an entry lies in table journal, and the table's order: epoch ‖ seq (seqBits).
inline constexpr quint64 seqMax = (quint64(1) << seqBits) - 1;
inline constexpr quint32 epochMax = (quint32(1) << (62 - seqBits)) - 1;
qint64 placeNumber(quint32 epoch, quint64 seq);

/// One row of table journal.
struct Row {
    quint32 epoch = 0;
    quint64 seq = 0, hlc = 0;
    quint16 kind = 0, schema = 0;
    quint32 keyId = 0;
    QByteArray digest, hash;
    QByteArray body; ///< nonce(12) ‖ sealed frame; empty where it was not asked for
};
/// Reads columns 0 to 7 (and 8: body) in the order of `Row`.
enum class Columns { WithoutBody, WithBody };
Row rowOf(const storage::Statement& statement, Columns columns);
Link linkOf(const Row& row, const QByteArray& previous);
Result<void> insertRow(storage::Transaction& transaction, const Row& row);

Result<bool> hasEntries(storage::Database& database);

/// Where an epoch begins: at first the genesis, later forks and pruning.
struct Anchor {
    quint32 epoch = 0;
    quint64 firstSeq = 0;
    QByteArray firstPrevious;
};
Result<std::optional<Anchor>> newestAnchor(storage::Database& database);
Result<std::optional<Anchor>> anchorOf(storage::Database& database, quint32 epoch);
Result<void> insertAnchor(storage::Transaction& transaction, const Anchor& anchor, const char* cause);

/// 16 bytes, or empty in a file that belongs to nobody yet.
Result<QByteArray> ownerOf(storage::Database& database);
Result<void> insertOwner(storage::Transaction& transaction, const QByteArray& deviceId);

/// A point the chain has reached for certain: entries lost behind the end of an intact chain are noticed up to here.
struct Mark {
    quint32 epoch = 0;
    quint64 seq = 0; ///< 0: none
    QByteArray hash;
};
Result<Mark> readMark(storage::Database& database);
Result<void> writeMark(storage::Transaction& transaction, const Mark& mark);

} // namespace naru::journal
