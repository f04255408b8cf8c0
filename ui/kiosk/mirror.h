// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/contactdoor.h"

#include <QPointer>
#include <QQuickItem>
#include <QStringList>

namespace naru::ui::kiosk {

/// The choices that can be pressed on the screen now and may go over to a phone (contactrules.h), in the order of the
/// page.
struct Mirror {
    device::ChoicePage page;
    QHash<QByteArray, QPointer<QQuickItem>> items; ///< by the choices' ids
    bool glass = false;                            ///< something stands there that only the glass takes
};

struct MirroredScreen {
    QString name;               ///< of the page
    QQuickItem* page = nullptr; ///< what holds it
    QQuickItem* bar = nullptr;
    QQuickItem* sheet = nullptr; ///< over both; none
    QStringList typed;           ///< what a visitor wrote: no words with it go over
};

Mirror mirrorOf(const MirroredScreen& screen);

/// Presses as assistive technology does: what a press on the glass does.
void press(QQuickItem& item);

} // namespace naru::ui::kiosk
