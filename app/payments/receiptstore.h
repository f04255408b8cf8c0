// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/receiptrecords.h"
#include "app/storage/database.h"

namespace naru::payments {

/// How far one printing of a paper came.
struct Printing {
    int number = 0; ///< 1, 2, …
    int copy = 0;
    PaperStep state = PaperStep::PrintBegun; ///< Drawn is none
    qint64 by = 0;
    bool operator==(const Printing&) const = default;
};

/// A paper with what became of it.
struct IssuedReceipt {
    Receipt receipt;
    QList<Printing> printings;

    bool isBeingPrinted() const { return !printings.isEmpty() && printings.last().state == PaperStep::PrintBegun; }
    /// What the next printing carries: how many before it may have left paper, all that are not NotPrinted.
    int nextCopy() const;
    bool cameOut() const; ///< a printing of it is known to be whole
};

Result<std::optional<IssuedReceipt>> issuedReceipt(storage::Database& database, const QByteArray& id);
Result<QList<IssuedReceipt>> receiptsOf(storage::Database& database, const QByteArray& charge); ///< oldest first
/// Approved, stored or given back by card, and no paper says so yet: ServiceIDs, oldest first. It is empty again after
/// each paper is drawn up, whatever happened in between: the job is in the commit of the approval itself.
Result<QStringList> receiptsDue(storage::Database& database);
/// Being printed as the tables have it, each with its PrintBegun: after a start nobody is printing any more.
Result<QList<PaperEvent>> interruptedPrints(storage::Database& database);
Result<qint64> lastReceiptNumber(storage::Database& database); ///< papers so far

/// For project() alone. Faults: NotSo, Issued, Unknown, PrintNotEnded, PrintNotBegun, BadRecord; StorageFault.
Result<void> projectPaper(storage::Transaction& transaction, qint64 entry, const Record& record);

} // namespace naru::payments
