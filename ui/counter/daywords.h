// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/records.h"
#include "app/identity/purpose.h"
#include "ui/counter/dates.h"

#include <QVariantList>

namespace naru::ui::counter {

/// [{id, name, asks, icon, key}]: the purposes with their keys 1, 2, …
QVariantList purposeDoors(const QList<identity::Purpose>& purposes, Tongue tongue);

/// [{kind, title, second}]: today's visits, as many as the column can hold; no name, no number of a document.
QVariantList visitRows(const QList<desk::VisitRecord>& visits, Tongue tongue);

} // namespace naru::ui::counter
