// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kiosk/kioskmodel.h"

#include <QByteArray>

namespace naru::ui::kiosk {

/// Where a kiosk is and how it looks, in one line of letters and digits: the page, or "home" for any that holds
/// something of a person, and how this visitor wants the kiosk. Nothing typed, no progress, nobody's data.
QByteArray placeOf(const KioskModel& model);

/// Back to such a line. One that is not understood, whole, changes nothing.
void returnTo(KioskModel& model, const QByteArray& place);

} // namespace naru::ui::kiosk
