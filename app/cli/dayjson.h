// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/dayclose/outcome.h"
#include "app/payments/dayclose/report.h"

#include <QJsonObject>

namespace naru::cli {

/// {"kind":"X"|"Z","number","date","at","received","card":{…},"cash":{…},"waived":{"won","count"},"doubt":{…},"drawer",
/// "rows":{"matched":{"count","desk","terminal","acquirer"},…},"compared","open":[{"kind","service_id","bill","amount",
/// "finding"}],"open_in_all":{…},"hash"}; what a witness does not say is null.
QJsonObject toJson(const payments::dayclose::DayReport& report);
/// {"profile","lines","fitted","known","elsewhere","alone":[{"line","amount","approval",…}],"skipped":["12: amount"]}
QJsonObject toJson(const payments::dayclose::FileOutcome& outcome);

} // namespace naru::cli
