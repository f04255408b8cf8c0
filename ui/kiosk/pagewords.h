// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/speech.h"

#include <QList>
#include <QPointF>
#include <QString>

class QQuickItem;

namespace naru::ui::kiosk {

/// One thing that stands on a page, on one line.
struct PageLine {
    QString words;
    device::TextKind kind = device::TextKind::Ours;
    bool control = false; ///< it can be pressed: its name, and what stands under it
};

/// All that assistive technology is told of what is visible under this item, from the top to the bottom; said twice, it
/// is there once. A text is Ours but for a value that somebody else wrote (NaruValue), an amount, what is typed, and
/// what names itself otherwise by `property string heardAs`: "released", "amount", "typed", "secret".
QList<PageLine> linesOn(QQuickItem* page);
/// What stands at a place of the page; nothing where nothing does, or where a control is.
QList<PageLine> linesAt(QQuickItem* page, QPointF place);

} // namespace naru::ui::kiosk
