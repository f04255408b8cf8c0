// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/dayclose/report.h"
#include "app/storage/database.h"

namespace naru::payments::dayclose {

/// Sets what each terminal counted beside what is known of it here (part of computed(), before readWitnesses()).
/// `before`: the Z before, if there is one.
Result<void> weighTerminals(storage::Database& database, qint64 after, const DayReport* before, DayReport& report);
/// What the desk, the terminals and the acquirer say of each attempt, and what stays open: fills rows, open items and
/// doubt of a report (part of computed()). `after`: the entry of the Z before.
Result<void> readWitnesses(storage::Database& database, qint64 after, DayReport& report);

} // namespace naru::payments::dayclose
