// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deskclass.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/trainer/classmodel.h"
#include "ui/trainer/planmodel.h"

#include <QVariantMap>

namespace naru {

/// The console over a desk's class: the phone of a seat, and the one on the big screen, are the kiosk's own pages.
class ClassScreen {
public:
    ClassScreen(desk::Desk& desk, desk::Classes& classes, DeskClass::Doors doors = {});
    ClassScreen(const ClassScreen&) = delete;
    ClassScreen& operator=(const ClassScreen&) = delete;

    void addTo(QVariantMap& pages);

    DeskClass hands;
    ui::lesson::LessonModel mirror, projector;
    ui::trainer::ClassModel model;
    ui::trainer::PlanModel plans;
};

} // namespace naru
