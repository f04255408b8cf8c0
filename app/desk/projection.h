// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/entries.h"

#include <QSet>

namespace naru::desk {

inline constexpr const char* schemaRoom = "desk";
inline constexpr const char* secondCopyWord = "second_copy"; ///< of a BackupMade entry that nobody asked for
std::span<const storage::Database::Migration> migrations();

/// One entry into the desk's tables. The same function serves the append and the rebuild from the journal alone.
Result<void> project(storage::Transaction& transaction, const journal::Stamp& stamp, const journal::Entry& entry);

struct StaffRow {
    StaffMember member;
    PinVerifier verifier;
};

struct HolderKey {
    qint64 number = 0;
    Instant made{}, purge{};
};

inline constexpr Milliseconds engagementRemembered = std::chrono::hours(24);
inline constexpr int visitsShownMax = 500;

/// All that the desk holds in memory; read from the tables at the start and again within each append, on the writer
/// thread.
struct Snapshot {
    QList<StaffRow> staff;
    std::optional<Settings> settings; ///< empty: the first start was not finished
    QList<VisitRecord> today;         ///< newest first
    DayCounts counts;
    std::optional<Instant> lastBackup, lastSecondCopy;
    QSet<QByteArray> engagements;           ///< seen in the last 24 hours
    QList<HolderKey> holderKeys;            ///< not destroyed yet, oldest first
    QList<device::TerminalSetup> terminals; ///< by their ids; those taken away are not among them

    const StaffRow* find(qint64 staffId) const;
};

Result<Snapshot> readSnapshot(storage::Database& database, Instant now);

} // namespace naru::desk
