// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/rack.h"
#include "ui/kiosk/cardmodel.h"
#include "ui/kiosk/kioskmodel.h"

#include <QPointer>
#include <QTimer>

namespace naru::ui::kiosk {

/// What a kiosk holds a card to: the first camera, which is on as long as a card would be taken, and every scanner.
/// Pictures are looked at for codes and kept nowhere; of what was read nothing but the bytes goes on.
class CardEyes : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. `rack` null: nothing to hold a card to.
    CardEyes(device::Rack* rack, KioskModel& model, CardModel& card, QObject* parent = nullptr);

    /// There is a camera or a scanner that was chosen or found. A scanner that types counts only once it does.
    bool isThere() const;
    /// Whether a card that is held up now is taken: not in the middle of a lesson, nor where other codes are read.
    bool isOpen() const;
    void setLessonRunning(bool running); ///< between the first step of a lesson and its end

    /// After a code the camera rests so long, so that one card held still is read once.
    static constexpr Milliseconds restAfterCode{1500};

Q_SIGNALS:
    /// While isOpen(); an attendance card in a lesson too.
    void codeRead(const QByteArray& code);
    void thereChanged();

private:
    void find();
    void follow();
    void rested();
    void see(device::CodeSource::Sight sight);

    device::Rack* m_rack;
    KioskModel& m_model;
    CardModel& m_card;
    QPointer<device::CodeSource> m_camera;
    bool m_lessonRuns = false, m_wasThere = false;
    QTimer m_rest;
};

} // namespace naru::ui::kiosk
