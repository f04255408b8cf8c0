// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/document.h"
#include "app/payments/dayclose/reportcsv.h"
#include "app/words/words.h"

namespace naru::desk {

class Desk;
/// Who and what a report of this desk names.
payments::dayclose::Names namesOf(const Desk& desk);

/// A report of the day for the ledger's folder, on a page: the same figures as in the CSV, in words people read.
paper::Document documentOf(
    const payments::dayclose::DayReport& report, const payments::dayclose::Names& names, words::Language language);

} // namespace naru::desk
