// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/lessons/scene.h"

namespace naru::lessons {

/// A seat's practice phone as state and not as pixels: enough to draw it again beside the same lesson. Of what the
/// visitor wrote it knows that something stands there, and no letter of it.
struct PhoneState {
    QStringList screens; ///< ids, the last on top; none: the phone is not shown
    Vars vars;           ///< those that hold one of the lesson's own words, or a flag
    QStringList written; ///< names of those that hold something of the visitor's own
    bool astray = false; ///< what a mistake opened is on top
    bool operator==(const PhoneState&) const = default;
};
inline constexpr int phoneScreensMax = 40, phoneVarsMax = 40;
inline constexpr QChar writtenMark{u'•'}; ///< three of it stand where something was written

PhoneState phoneOf(const Player& player);

/// What the phone of a seat shows, drawn from the trainer's own copy of the lesson. `step` counts from 1. Fault:
/// ClassGarbled (a screen or variable that this lesson has not).
Result<Scene> mirrorOf(const Lesson& lesson, int step, const PhoneState& phone, const QString& language);

} // namespace naru::lessons
