// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "ui/kiosk/cardmodel.h"
#include "ui/kiosk/kioskmodel.h"
#include "ui/kiosk/practicemodel.h"
#include "ui/lesson/lessonmodel.h"

#include <QQuickWindow>

namespace naru {

/// One telling of a demo kiosk's pages, a PNG each.
class KioskPictures {
public:
    struct Parts {
        ui::kiosk::KioskModel& model;
        ui::kiosk::CardModel& card;
        ui::lesson::LessonModel& lesson;
        ui::kiosk::PracticeModel& practice;
        QQuickWindow& window;
        const Clock& clock;
    };
    KioskPictures(const Parts& parts, const QString& folder);

    int leave(); ///< the exit code: 0 when all came about and was written

private:
    void shot(const char* name);
    void pages();
    void toTheEnd();
    void learn();
    void comeBack();
    void practise();
    void looks();
    void until(const QStringList& stages);

    Parts m_parts;
    const QString m_folder;
    int m_number = 0;
    bool m_good = true;
};

} // namespace naru
