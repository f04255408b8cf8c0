// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/caller.h"
#include "ui/kiosk/kioskmodel.h"

namespace naru::ui::kiosk {

/// A call for staff, made heard and seen at the kiosk itself: a bell now and then and a lit edge, until a person says
/// that they came, the visitor calls off, or nobody came for as long as `patience`.
class StaffCall : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(bool ringing READ ringing NOTIFY changed) ///< the edge is lit
    Q_PROPERTY(bool unanswered READ unanswered NOTIFY changed)
    Q_PROPERTY(QString coming READ coming NOTIFY changed) ///< who said at another desk that they come; empty: nobody

public:
    static constexpr Milliseconds ringEvery{10'000};
    /// Shorter than the wait after which the kiosk asks whether anybody is still there.
    static constexpr Milliseconds patience{90'000};

    StaffCall(KioskModel& model, const Clock& clock, QObject* parent = nullptr);

    /// Desks of the house hear of it too. Must outlive this; null: none does.
    void tellThrough(desk::Caller* caller);

    bool ringing() const { return m_ringing; }
    bool unanswered() const { return m_unanswered; }
    QString coming() const { return m_coming; }

public Q_SLOTS:
    void answer(); ///< a person of the staff stands here
    void again();  ///< nobody came: it rings anew
    void look();   ///< is it time? The timer's; a test calls it after moving its clock

Q_SIGNALS:
    void changed();
    void rang();    ///< one bell
    void silence(); ///< no more of it
    void nobodyCame();
    void somebodyComes(); ///< coming() says who; quiet, and asked again after `patience`

private:
    void begin();
    void end();
    void come(const QString& who);

    KioskModel& m_model;
    const Clock& m_clock;
    desk::Caller* m_caller = nullptr;
    QTimer m_timer;
    QString m_coming;
    Milliseconds m_since{0}, m_last{0};
    bool m_ringing = false, m_unanswered = false;
};

} // namespace naru::ui::kiosk
