// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/lessonmodel.h"
#include "ui/trainer/trainermodel.h"

#include <QQmlEngine>
#include <QQuickWindow>
#include <QVariantMap>

namespace naru {

/// The trainer's page over a desk: the draft in the middle and the kiosk's own player that shows it.
class TrainerScreen {
public:
    explicit TrainerScreen(desk::Desk& desk);

    void addTo(QVariantMap& pages, QQmlEngine& engine);
    /// Signs the demo's trainer in, walks through the page and leaves a PNG of every state. 0: all were written.
    int leavePictures(desk::Desk& desk, QQuickWindow& window, const QString& pin, const QString& folder);

    ui::lesson::LessonModel player;
    ui::trainer::TrainerModel trainer;
};

} // namespace naru
