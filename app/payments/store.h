// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/charge.h"
#include "app/storage/database.h"

namespace naru::payments {

/// Reading what project() wrote.
Result<std::optional<Attempt>> attempt(storage::Database& database, const QString& serviceId);
Result<QList<Attempt>> attemptsOf(
    storage::Database& database, const QByteArray& charge); ///< in the order of their making
/// PREPARED, SENDING, STORED_OFFLINE, IN_DOUBT, NOT_FOUND_WATCHED, REVIEW: what a start-up and the doubt desk look at.
Result<QList<Attempt>> undecided(storage::Database& database);
/// Charges that somebody has to look at though they are decided: with a finding that nobody explained, and those whose
/// doubt, wait or watch ended since the last Z.
Result<QList<QByteArray>> toLookAt(storage::Database& database);
Result<std::optional<KnownCharge>> charge(storage::Database& database, const QByteArray& id);
Result<QList<KnownCharge>> chargesOfBill(storage::Database& database, const QString& bill); ///< oldest first
inline constexpr int chargesOfNumberMax = 50;
/// By a bill's number, a paper's, a ServiceID ("3F00000012" or as visitors are told it, "3F-12"), or an approval's;
/// oldest first, the newest chargesOfNumberMax.
Result<QList<KnownCharge>> chargesOfNumber(storage::Database& database, const QString& number);

Result<QList<KnownCharge>> chargesSince(storage::Database& database, Instant since); ///< oldest first
/// Every charge of each bill that was opened, asked for or paid since then, or of which an attempt is not decided yet,
/// however old, or once was in doubt (the newest doubtsToldMax): how it ended is told for good.
inline constexpr int doubtsToldMax = 500;
Result<QList<KnownCharge>> chargesToTell(storage::Database& database, Instant since);
/// All that was learnt of it, oldest first. Fault: BadRecord.
Result<QList<Move>> movesOf(storage::Database& database, const QString& serviceId);

/// The counters' last values, 0 where none: they are durable because what they numbered is.
Result<qint64> lastServiceNumber(storage::Database& database);
Result<qint64> lastDeskNumber(storage::Database& database);

/// Walks the evidence of every attempt and compares its chain. Fault: EvidenceBroken (detail: the ServiceID).
Result<void> verifyEvidence(storage::Database& database);

// For project() alone.
Result<void> insertAttempt(storage::Transaction& transaction, const Attempt& attempt);
Result<void> updateAttempt(storage::Transaction& transaction, const Attempt& attempt);
Result<void> insertCharge(storage::Transaction& transaction, const Charge& charge, qsizetype number);

} // namespace naru::payments
