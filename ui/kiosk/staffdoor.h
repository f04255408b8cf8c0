// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/desk/desk.h"

#include <QQmlEngine>
#include <QTimer>

namespace naru::ui::kiosk {

/// Nobody touches the staff's sheet for this long: it goes.
inline constexpr Milliseconds staffWait{30'000};

/// The way of staff into a kiosk and out of it: a number, a PIN, and what a person at the machine may do. Names are not
/// shown, and nothing of the desk: everybody sees this screen.
class StaffDoor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(bool opened READ opened NOTIFY changed)
    Q_PROPERTY(bool admitted READ admitted NOTIFY changed) ///< the PIN was right
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(int people READ people NOTIFY changed) ///< how many may come in
    Q_PROPERTY(int number READ number NOTIFY changed) ///< 1 … people: the place in the sign-in page's list

public:
    /// Desk and clock must outlive it.
    StaffDoor(desk::Desk& desk, const Clock& clock, QObject* parent = nullptr);

    bool opened() const { return m_opened; }
    bool admitted() const { return m_admitted; }
    bool busy() const { return m_busy; }
    int people() const { return static_cast<int>(able().size()); }
    int number() const { return m_number; }

public Q_SLOTS:
    void open();
    void close();
    void choose(int step); ///< another number, round about
    /// Journalled, counted and made to wait as any sign-in; nobody stays signed in.
    void enter(const QString& pin);
    void arrive();  ///< the person who was called is here
    void end();     ///< the kiosk ends
    void restart(); ///< and begins anew
    void touch();
    void look(); ///< has the time come? The timer's; a test calls it after moving its clock

Q_SIGNALS:
    void changed();
    /// "wrong" "wait" "stopped"
    void refused(const QString& why);
    void arrived();
    void endWanted();
    void restartWanted();

private:
    QList<qint64> able() const; ///< who may come in, in the order of the sign-in page

    desk::Desk& m_desk;
    const Clock& m_clock;
    bool m_opened = false, m_admitted = false, m_busy = false;
    int m_number = 1;
    quint64 m_opening = 0; ///< an answer that comes after the sheet was closed opens nothing
    Milliseconds m_since{0};
    QTimer m_timer;
};

} // namespace naru::ui::kiosk
