// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/dayclose/report.h"

#include <QHash>

namespace naru::payments::dayclose {

/// What a report on paper names that its figures do not.
struct Names {
    QString centre, desk;
    QHash<qint64, QString> staff;

    QString of(qint64 id) const { return staff.value(id, id == 0 ? QString() : QStringLiteral("%1번").arg(id)); }
};

/// "naru-z-0218-2026-11-20", without an ending; an X has its time instead of a number.
QString fileNameOf(const DayReport& report);
/// The report for the ledger: UTF-8 with its mark, safe to open in a spreadsheet. Columns: 구분, 항목, 담당, 방법,
/// 건수, 금액, 비고; amounts are plain numbers, what goes back is below nothing.
QByteArray csvOf(const DayReport& report, const Names& names);

} // namespace naru::payments::dayclose
