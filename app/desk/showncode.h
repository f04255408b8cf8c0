// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace naru::desk {

/// Bytes as codes that move, for another desk's camera.
struct MovingCode {
    int parts = 0;                         ///< 1: it stands still; 0: there is nothing to show
    std::function<QString(quint32)> frame; ///< from 0, without end
};
/// What DayBook::tellBills() told (payments::billsUrType).
MovingCode codesOf(const QByteArray& bills);

} // namespace naru::desk
