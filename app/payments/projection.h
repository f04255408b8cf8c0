// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/records.h"
#include "app/storage/database.h"

namespace naru::payments {

inline constexpr const char* schemaRoom = "payments";
std::span<const storage::Database::Migration> migrations();

/// Whether the entry is this room's.
bool isOurs(Kind kind);

/// One entry into this room's tables, and the only code that writes them: the append runs it in its own transaction, a
/// rebuild over all entries. `entry` is where it stands in the journal, rising. What the screen thought when it asked
/// is checked again here, where nothing can come between. Faults: BadRecord; ChargeOpened: BillOpen, BillPaid,
/// BillInDoubt, BillOtherAmount, BillTakenElsewhere; AttemptPrepared: UnknownAttempt, AttemptUnfinished, TerminalTaken,
/// RefundNeedsPayment, RefundTooMuch, SecondPersonNeeded, CashTaken; a step: UnknownAttempt, MovedMeanwhile,
/// RequestChanged; CashMoved and ShiftChanged: see cashbook.h; StorageFault.
Result<void> project(storage::Transaction& transaction, qint64 entry, const Record& record);

} // namespace naru::payments
