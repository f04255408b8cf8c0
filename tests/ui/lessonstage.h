// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/scenewalker.h"
#include "tests/ui/stage.h"
#include "ui/kiosk/kioskmodel.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/shell/languages.h"

namespace naru::test {

/// How somebody has the glass: a panel on end of 1080 x 1920 pixels, and what they chose.
struct Look {
    const char* name = "21.5 inches";
    double pitchMm = 0.248;
    int enlargement = 1;
    bool highContrast = false;
    bool low = false;
    QString language = QStringLiteral("ko");
};

/// A lesson on a kiosk: the page, the bar under it, and all that a visitor may choose.
class LessonStage {
public:
    explicit LessonStage(const Look& look = {});

    Look look;
    ManualClock clock;
    ui::kiosk::KioskModel kiosk;
    ui::lesson::LessonModel model; // outlives the pages that look at it
    Stage stage;
    ui::shell::Languages languages;
    QString failure; ///< empty: the page is there

    bool open(const QString& lesson);
    void doNext(); ///< what the model takes for right, done to the model
    void settle(); ///< until the page has laid itself out

    /// What this look must hold; `pixels`: contrast is looked at too.
    Thresholds thresholds(bool pixels) const;
    /// Complaints about the page in sight, and about every other page of what comes in pages.
    QStringList complaints(bool pixels);
    /// Row 4: the act to do and what to do it to stand on the same page.
    QString together();

    /// The first visible item that is so.
    template <typename Wanted>
    QQuickItem* search(const Wanted& is) const
    {
        return search(stage.page(), is);
    }

private:
    template <typename Wanted>
    QQuickItem* search(QQuickItem* from, const Wanted& is) const
    {
        if (!from->isVisible())
            return nullptr;
        if (is(from))
            return from;
        const auto children = from->childItems();
        for (QQuickItem* child : children) {
            if (QQuickItem* found = search(child, is))
                return found;
        }
        return nullptr;
    }
    QQuickItem* ofType(const char* type) const;
};

} // namespace naru::test
