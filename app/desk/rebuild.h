// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"

namespace naru::desk {

/// The tables that pages are drawn from, made anew from the entries alone and held against those that are there.
struct Rebuilt {
    quint64 entries = 0;
    int tables = 0;
    QStringList differ; ///< names of the tables that are not the same
};
/// `scratch`: a path for the new file, gone afterwards; nothing of the journal's own file changes. Nobody may write
/// meanwhile. A queue's numbers are left out: they are in no entry, see queuestore.h. Faults: those of reading, and
/// what an entry's projection answers.
Result<Rebuilt> rebuild(const journal::Journal& journal, const QString& scratch);

/// The tables of a journal's entries, in a file that has none of them yet.
Result<void> makeTables(const journal::Journal& journal, storage::Database& into);

/// All rooms' tables in one file, empty where they are not there yet.
using Migrate = std::function<Result<void>(const char* room, std::span<const storage::Database::Migration> migrations)>;
Result<void> migrateRooms(const Migrate& migrate);

} // namespace naru::desk
