// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/records.h"
#include "app/storage/database.h"

namespace naru::payments {

// Reading what project() wrote of the drawer.
Result<std::optional<Shift>> openShift(storage::Database& database); ///< `expected`: as of now
/// What should be in the drawer: what was counted last and what moved since; nothing before the first count.
Result<Won> drawer(storage::Database& database);
Result<CashSum> cashOf(storage::Database& database, const QByteArray& charge);
/// Those that ended behind the entry `after`, and the open one; oldest first.
Result<QList<Shift>> shiftsAfter(storage::Database& database, qint64 after, int shiftsMax);
/// Whether cash may be taken for the charge now. Faults: UnknownAttempt, CashTaken, AttemptUnfinished, BadCharge
/// (superseded, or nothing is owed), DrawerClosed.
Result<void> mayTakeCash(storage::Database& database, const QByteArray& charge);

// For project() alone.
/// Faults besides mayTakeCash()'s: BadRecord, BadCash (another sum than is owed), RefundNeedsPayment, RefundTooMuch,
/// SecondPersonNeeded, NotInDrawer.
Result<void> projectCash(storage::Transaction& transaction, qint64 entry, const Record& record);
/// Faults: BadRecord, BadCount, DrawerOpen, DrawerClosed, DifferenceUnexplained.
Result<void> projectShift(storage::Transaction& transaction, qint64 entry, const Record& record);

} // namespace naru::payments
