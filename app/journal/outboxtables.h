// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outgoing.h"
#include "app/journal/schema.h"

namespace naru::journal {

/// Before the first answer: where the record begins.
Result<Cursor> readCursor(storage::Database& database);
Result<void> writeCursor(storage::Transaction& transaction, const Cursor& cursor);
Result<QList<Held>> readHeld(storage::Database& database);
Result<void> writeHeld(storage::Transaction& transaction, const QList<Held>& held);

/// What stands at a place, or what an epoch's first entry follows from; nothing where this record has no such place.
Result<std::optional<QByteArray>> hashAtPlace(storage::Database& database, quint32 epoch, quint64 seq);
/// Fault: ChainBroken, where this record does not have it.
Result<void> mustHave(storage::Database& database, const Head& head);

} // namespace naru::journal
