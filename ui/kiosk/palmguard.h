// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventPoint>
#include <QObject>
#include <QSizeF>

#include <functional>

class QTouchEvent;

namespace naru::ui::kiosk {

/// A contact wider than this is a palm or a wrist: millimetres.
constexpr double palmMm = 25;

/// Keeps palms and wrists from pressing: installed on a window, it swallows a touch of which one contact is wider than
/// a finger, whole and until everything left the glass; a finger that was already down is let go without a press.
class PalmGuard : public QObject {
    Q_OBJECT

public:
    using Pitch = std::function<double()>;                     ///< millimetres of a pixel
    using Contact = std::function<QSizeF(const QEventPoint&)>; ///< pixels across; what the panel says
    explicit PalmGuard(Pitch pitch, Contact contact = &QEventPoint::ellipseDiameters);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool holdsPalm(const QTouchEvent& event) const;

    Pitch m_pitch;
    Contact m_contact;
    bool m_ignoring = false;
    bool m_lettingGo = false;
};

} // namespace naru::ui::kiosk
