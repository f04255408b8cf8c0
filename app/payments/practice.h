// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/decide.h"
#include "app/payments/records.h"
#include "app/storage/database.h"

namespace naru::payments {

// Practising on a real terminal: attempts like any other, by the same rules of evidence, and never money. They have
// records, tables and a counter of their own: no charge, no ledger, no report and no rule of the till sees them, and
// none of them ever holds a terminal.

/// What a practice payment asks for: fixed, so that nothing that a lesson or a pack says reaches a terminal.
inline constexpr Won practiceWon{1'000};

inline constexpr const char* practiceRoom = "practice";
std::span<const storage::Database::Migration> practiceMigrations();
bool isPractice(Kind kind);

/// "A1" and 42 make "A1P0000016": an attempt's third character is a digit below that for as long as desks last.
QString practiceIdOf(const QString& desk, qint64 number);

struct PracticeAsking {
    QString serviceId, poi, driver;
    QByteArray random; ///< 4 bytes, behind the ServiceID in the SaleTransactionID
    Capabilities capabilities;
    QString time; ///< now, RFC 3339
};
Attempt practiceOf(const PracticeAsking& asking);

Record practiceRecordOf(const Attempt& prepared); ///< PracticeAsked; its request's hash is there
Record practiceRecordOf(const Move& move);        ///< PracticeMoved
/// Fault: BadRecord, CodecFault.
Result<Attempt> practiceOf(const Record& record);

/// As project() of the till. Faults: BadRecord; a step: UnknownAttempt, MovedMeanwhile, RequestChanged; StorageFault.
Result<void> projectPractice(storage::Transaction& transaction, qint64 entry, const Record& record);

/// Those that are not known to have ended without money, as they stand; oldest first, at most `practiceOpenMax`.
Result<QList<Attempt>> openPractice(storage::Database& database);
inline constexpr int practiceOpenMax = 200;
/// Where somebody ever practised: POIIDs.
Result<QStringList> practisedAt(storage::Database& database);
Result<qint64> lastPracticeNumber(storage::Database& database);

} // namespace naru::payments
