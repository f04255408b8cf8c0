// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/kinds.h"
#include "app/services/feeitem.h"
#include "app/storage/database.h"

namespace naru::services {

inline constexpr const char* schemaRoom = "services";
std::span<const storage::Database::Migration> migrations();

/// A journal entry of this room: kind, schema and CBOR body (map, text keys). desk binds it to journal::Entry.
struct Record {
    Kind kind = Kind::ServicesChanged;
    quint16 schema = 1;
    QByteArray body;
};
/// The centre's fee list from now on, as the file that was read; it replaces the one before.
struct Change {
    QByteArray json;
    qint64 by = 0;
};
Record recordOf(const Change& change);
Result<Change> changeOf(const Record& record); ///< Faults: BadRecord, BadCatalogue, CodecFault

inline constexpr qsizetype jsonBytesMax = 60 * 1024; ///< an entry takes 64 KiB

/// What the agency hands down, from now on: "services" the whole list in the place of the one built in, "fees" changes
/// to it as Change has them. It replaces the one before of its channel.
Result<void> handDown(storage::Transaction& transaction, qint64 entry, const QString& channel, const QByteArray& json);

/// The only code that writes this room's tables, for the append and for a rebuild.
Result<void> project(storage::Transaction& transaction, qint64 entry, const Record& record);
/// What is offered now: what is built in or was handed down in its place, with the agency's changes and the centre's,
/// the newer of the two last. Fault: BadCatalogue where they do not fit any more.
Result<Catalogue> catalogue(storage::Database& database);
/// The same if `json` came now: from the agency by its channel, or as the centre's own change ("").
Result<Catalogue> catalogueWith(storage::Database& database, const QString& channel, const QByteArray& json);

} // namespace naru::services
