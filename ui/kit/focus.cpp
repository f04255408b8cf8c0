// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/focus.h"

#include <QCoreApplication>
#include <QEvent>

namespace naru::kit {

Focus::Focus(QObject* parent)
    : QObject(parent)
{
    if (QCoreApplication* application = QCoreApplication::instance())
        application->installEventFilter(this);
}

bool Focus::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress)
        show(true);
    else if (event->type() == QEvent::TouchBegin)
        show(false);
    return QObject::eventFilter(watched, event);
}

void Focus::show(bool visible)
{
    if (m_visible == visible)
        return;
    m_visible = visible;
    Q_EMIT visibleChanged();
}

} // namespace naru::kit
