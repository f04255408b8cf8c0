// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/dayclose/outcome.h"
#include "app/payments/dayclose/report.h"
#include "app/payments/records.h"
#include "app/storage/database.h"

namespace naru::payments::dayclose {

inline constexpr qsizetype aloneMax = 200; ///< lines in one FileRead entry; a file with more takes several

/// FileRead, one or several: the second and later carry nothing but further lines.
QList<Record> recordsOf(const FileOutcome& outcome);
Record recordOf(const DayReport& report); ///< DayClosed; `hash` is not in it: it is over it
// Reading them back. Faults: BadRecord, CodecFault.
Result<FileOutcome> fileOf(const Record& record);
Result<DayReport> reportOf(const Record& record);

/// What a Z carries from before: its hash is SHA-256("naru-z1" ‖ before ‖ body).
QByteArray hashOf(const QByteArray& before, const QByteArray& body);

/// The head of a report that is to be computed: who, when, and the witnesses that are not in the books.
struct Head {
    DayReport::Kind kind = DayReport::Kind::X;
    Instant at{};
    qint64 by = 0, second = 0;
    QList<TerminalCount> terminals = {};
};
/// All that was written since the last Z, as it stands in the tables. The same tables and head give the same report.
Result<DayReport> computed(storage::Database& database, const Head& head);
/// What was closed, newest first, as it was closed.
Result<QList<DayReport>> closedDays(storage::Database& database, int daysMax);

// For project() alone.
Result<void> noteOpened(storage::Transaction& transaction, qint64 entry, const QByteArray& charge);
Result<void> projectFile(storage::Transaction& transaction, qint64 entry, const Record& record);
/// Faults: BadRecord, DrawerOpen, DayClosedAlready, DayMoved (the figures are not those of the tables).
Result<void> projectDay(storage::Transaction& transaction, qint64 entry, const Record& record);

} // namespace naru::payments::dayclose
