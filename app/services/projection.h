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

/// The only code that writes this room's tables, for the append and for a rebuild.
Result<void> project(storage::Transaction& transaction, qint64 entry, const Record& record);
/// What is offered now: what is built in with the newest change, if it still fits.
Result<Catalogue> catalogue(storage::Database& database);

} // namespace naru::services
