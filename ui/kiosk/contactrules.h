// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QQuickItem;

namespace naru::ui::kiosk {

// What a visitor's own phone may show and press: this list, and nothing that is not in it. Money is confirmed, people
// sign in and words are written on the glass alone; a page or control that nobody entered here stays on the glass as
// well.

/// Its choices go over; of any other page only the bar under it does.
bool isMirroredPage(const QString& page);

/// The QML type that made an item: "KioskButton".
QByteArray typeOf(const QQuickItem& item);

/// A control that goes over: one of the few types that carry a choice in words. A type made from one of them is
/// another.
bool isMirroredControl(const QByteArray& type);

/// Where somebody writes or keeps a secret: nothing inside goes over, and the phone says that the glass is to be used.
bool isGlassOnly(const QByteArray& type);

/// A question over the page whose buttons go over in place of the page's.
bool isMirroredSheet(const QByteArray& type);

} // namespace naru::ui::kiosk
