// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/asked.h"
#include "app/identity/verdict.h"
#include "ui/counter/dates.h"

namespace naru::ui::counter {

/// One released field as the page shows it. `value` is foreign text and belongs into a NaruValue.
struct Field {
    QString label, value;
    QString brief; ///< the same for a narrow place: a date in figures
};

/// Foreign text, a date in words, yes/no, driving classes; what has no words says so.
QString valueOf(const QString& element, const identity::Value& value, Tongue tongue);

/// What was released, in the order asked, without the portrait and without age answers (those have pictures of their
/// own). A Hangul family and given name become one field.
QList<Field> releasedFields(
    const identity::DocumentVerdict& document, const identity::AskedDocument& asked, Tongue tongue);

} // namespace naru::ui::counter
