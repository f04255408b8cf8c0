// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/till.h"

#include <QJsonObject>

namespace naru::cli {

/// "APPROVED", "DECLINED", "NOT_SENT", "IN_DOUBT", "STORED_OFFLINE", "NOT_FOUND_WATCHED", "REVIEW"; of a charge that
/// was never asked for: "PREPARED".
QString stateName(payments::State state);
/// Of the charge: its last payment's.
QString stateOf(const desk::ChargeView& view);
/// {"state", "charge", "bill", "amount", "attempts": [{"service_id", "state", "asked_at", "evidence": […]}],
/// "approval"}.
QJsonObject toJson(const desk::ChargeView& view, const desk::Till& till);

} // namespace naru::cli
