// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/attempt.h"
#include "app/payments/cash.h"
#include "app/storage/database.h"

#include <QMap>

namespace naru::payments {

enum class Account : quint8 {
    CardClearing = 1, ///< asset: what the acquirer owes
    Revenue,          ///< 세입: what is taken for the office
    OfflineRisk,      ///< asset, pending only: approved without the issuer
    RefundsPayable,   ///< given back, not yet gone through the file
    Suspense,         ///< money nobody can name yet
    Cash,             ///< the drawer
    Safe,             ///< where the drawer's money comes from and goes to
    CashDifference,   ///< what a count found more or less than there should be
};
/// Debit positive, credit negative, whole won; what stands together adds up to nothing.
using Legs = QMap<Account, Won>;
Won sumOf(const Legs& legs);

enum class Phase : quint8 { Pending = 1, Posted, Voided, Direct };

/// What is reserved while the attempt is undecided; empty where nothing is.
Legs reserved(const Attempt& attempt);
/// What has to stand in the books for the attempt as it is. Corrections are the difference to what stood before.
Legs posted(const Attempt& attempt);

/// Writes what the change makes necessary: reserves, posts or voids what was reserved (once: each pending transfer is
/// resolved at most once), and corrects by new transfers. Nothing written is ever changed.
Result<void> book(storage::Transaction& transaction, qint64 entry, const Attempt& attempt);

/// What cash makes necessary. `entry` is the move's or the count's own: it names them in the books.
Result<void> book(storage::Transaction& transaction, qint64 entry, const CashMove& move);
/// What a count found, as a difference; nothing where there is none. `from`: Safe or CashDifference.
Result<void> bookCount(storage::Transaction& transaction, qint64 entry, Won difference, Account from);

Result<Legs> balances(storage::Database& database);                             ///< all that is posted
Result<Legs> pending(storage::Database& database);                              ///< all that is reserved
Result<Legs> balancesOf(storage::Database& database, const QString& serviceId); ///< posted for one attempt
/// What became of what was reserved last for an attempt: Pending while it is held.
Result<Phase> phaseOf(storage::Database& database, const QString& serviceId);

} // namespace naru::payments
