// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/kioskpacks.h"
#include "ui/kiosk/cardeyes.h"
#include "ui/kiosk/classseatmodel.h"
#include "ui/lesson/lessonmodel.h"

namespace naru {

/// A kiosk's lesson page in a class: says to the class what stands on it, and does on it what the trainer wants. What a
/// class may not disturb (identity, money, a card) it neither shows nor touches.
class KioskClass : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ui::kiosk::KioskModel& model;
        ui::kiosk::CardModel& card;
        ui::lesson::LessonModel& lesson;
        desk::Packs* packs = nullptr;
        ui::kiosk::CardEyes* eyes = nullptr;
        ui::kiosk::ClassWays& ways;
        const Clock& clock;
        Random& random;
    };
    /// All must outlive it.
    explicit KioskClass(Parts parts);

    ui::kiosk::ClassSeatModel& seat() { return *m_seat; }
    /// Staff stand at this screen: what they do there is nobody's lesson.
    void setStaffHere(bool here) { m_staffHere = here; }
    lessons::SeatPage page() const;

private:
    using Deed = lessons::ClassSeat::Deed;
    void perform(const Deed& deed);
    void open(const Deed& deed);
    void follow();
    QList<lessons::LessonPtr> all() const;
    QString titleOf(const QString& lesson) const;

    Parts m_parts;
    KioskPacks m_packs;
    std::unique_ptr<ui::kiosk::ClassSeatModel> m_seat;
    QList<lessons::EndedLesson> m_ended; ///< of this visitor
    int m_visitor = 0;
    bool m_staffHere = false, m_coachSeen = false;
};

} // namespace naru
