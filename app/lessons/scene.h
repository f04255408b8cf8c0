// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/player.h"

namespace naru::lessons {

/// One item of a list, picker, tabs or slider, in words.
struct SceneItem {
    QString id, label, more;
    bool isChosen = false, isWanted = false;
};

/// A widget as it stands on the practice phone now: every text in words, every variable filled in.
struct SceneWidget {
    WidgetKind kind = WidgetKind::Text;
    QString id, label, value, placeholder, variant, icon, picture;
    QStringList lines;
    QList<SceneItem> items;
    int length = 0;
    bool isOn = false;     ///< of a toggle
    bool isOpen = true;    ///< can be pressed
    bool isWanted = false; ///< where the teaching ring stands
    Deed wantedDeed = Deed::Tap;
    Way wantedWay = Way::None;
};

struct Scene {
    QString screen, title;
    bool hasBack = false, isSheet = false;
    bool backWanted = false;
    QList<SceneWidget> widgets;
};

/// The screen on top, in a language.
Scene sceneOf(const Player& player);
/// The same of a place in a lesson that is played elsewhere. `place` must be one of this lesson.
enum class Astray : quint8 { No, Yes };
Scene sceneOfPlace(const Lesson& lesson, const Place& place, Astray astray, const QString& language);
/// A screen as it is when its first step begins, for the hand-out.
Scene sceneOfShot(const Lesson& lesson, const QString& screen, const QString& language);

/// What is written and spoken for a key: the words, the helper line, and what the ear gets.
struct Said {
    QString line, more, voice;
    bool isEmpty() const { return line.isEmpty(); }
};
/// {target} becomes the label of what is wanted.
Said saidOf(const Player& player, const QString& key);

} // namespace naru::lessons
