// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/palmguard.h"

#include <QCoreApplication>
#include <QTouchEvent>

#include <algorithm>

namespace naru::ui::kiosk {

PalmGuard::PalmGuard(Pitch pitch, Contact contact)
    : m_pitch(std::move(pitch))
    , m_contact(std::move(contact))
{
}

bool PalmGuard::holdsPalm(const QTouchEvent& event) const
{
    const double pitchMm = m_pitch();
    const auto& points = event.points();
    return std::any_of(points.begin(), points.end(), [&](const QEventPoint& point) {
        const QSizeF across = m_contact(point);
        return std::max(across.width(), across.height()) * pitchMm > palmMm;
    });
}

bool PalmGuard::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    const bool touches = type == QEvent::TouchBegin || type == QEvent::TouchUpdate || type == QEvent::TouchEnd;
    if (!touches || m_lettingGo)
        return QObject::eventFilter(watched, event);
    auto* const touch = static_cast<QTouchEvent*>(event);
    if (type == QEvent::TouchBegin)
        m_ignoring = false;
    if (!m_ignoring && holdsPalm(*touch)) {
        m_ignoring = true;
        if (type != QEvent::TouchBegin) {
            m_lettingGo = true;
            QTouchEvent cancel(QEvent::TouchCancel, touch->pointingDevice(), touch->modifiers(), touch->points());
            QCoreApplication::sendEvent(watched, &cancel);
            m_lettingGo = false;
        }
    }
    if (!m_ignoring)
        return QObject::eventFilter(watched, event);
    if (type == QEvent::TouchEnd)
        m_ignoring = false;
    event->accept(); // or a press of a mouse would be made of it
    return true;
}

} // namespace naru::ui::kiosk
