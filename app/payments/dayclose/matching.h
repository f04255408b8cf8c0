// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/dayclose/profile.h"
#include "app/storage/database.h"

namespace naru::payments::dayclose {

/// A line that speaks of an attempt here, as evidence for decide().
struct Fit {
    QString serviceId;
    Evidence evidence;
};
struct Matching {
    QList<Fit> fits; ///< in the order of the file
    FileOutcome outcome;
};

/// Holds the lines against what is known here: by the number that the desk gave (SaleTransactionID), by the terminal's
/// reference (whole, or the acquirer's part behind its dot), by approval number, amount and day where just one attempt
/// fits. A payment's line never fits a reversal. Lines of terminals that were never asked from here are another desk's:
/// they are counted and not kept; what may be a card's number is starred before a line is kept.
Result<Matching> match(storage::Database& database, const ReadFile& file, const Moment& now);

} // namespace naru::payments::dayclose
