// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QObject>
#include <QPointF>
#include <QTimer>

#include <functional>
#include <optional>

class QInputEvent;
class QKeyEvent;
class QPointerEvent;

namespace naru::ui::kiosk {

/// Held for this long, the corner with the centre's name or the Esc key asks for staff.
inline constexpr Milliseconds holdWait{5'000};
inline constexpr double cornerMm = 28;     ///< from the upper left of the glass
inline constexpr double cornerSlipMm = 10; ///< a finger that goes further holds nothing

/// What a kiosk does not hear: while it is installed nothing closes a window or ends the program but
/// QCoreApplication::exit(), and only keys that a visitor needs arrive. Installed last, so that it looks first.
class KeyLock : public QObject {
    Q_OBJECT

public:
    enum class Cursor {
        AsItIs,
        OnlyWithMouse, ///< hidden until a mouse moves, hidden again by a finger
    };
    /// `pitchMm` is asked at each press. The clock must outlive it.
    KeyLock(const Clock& clock, std::function<double()> pitchMm, Cursor cursor = Cursor::AsItIs);
    ~KeyLock() override;

    /// Letters, digits and signs that are typed, and the keys of a keypad; nothing together with Ctrl, Alt or Meta.
    static bool allows(const QKeyEvent& event);

    bool eventFilter(QObject* watched, QEvent* event) override;

public Q_SLOTS:
    void look(); ///< has something been held long enough? The timer's; a test calls it after moving its clock

Q_SIGNALS:
    void staffWanted();
    void touched(); ///< somebody is there

private:
    bool isForbidden(const QEvent& event) const;
    void watchKey(const QKeyEvent& event);
    void watchPointer(QPointerEvent& event);
    void hold();
    void letGo();
    void showCursor(bool shown);

    const Clock& m_clock;
    const std::function<double()> m_pitchMm;
    const Cursor m_cursor;
    bool m_cursorShown = true;
    std::optional<Milliseconds> m_since;
    bool m_byKey = false;
    QPointF m_from;
    QTimer m_timer;
};

} // namespace naru::ui::kiosk
