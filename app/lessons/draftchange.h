// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/draft.h"

/// Between the parts of Draft.
namespace naru::lessons {

/// The last step ends the lesson and no other does, unless it branches.
void endWithTheLast(Lesson& lesson);
/// What names step `step` goes with it.
void forgetStep(Lesson& lesson, const QString& step);
/// Words of a new text in every language; what is said now stays.
void putWords(Lesson& lesson, const QString& key, const QString& korean, const QString& english);
/// "s3.m1", "s3.m2": the first that no text has.
QString freeKey(const Lesson& lesson, const QString& stem, int from = 1);
bool isThere(const Lesson& lesson, const QString& screen, const Action& act);
inline constexpr int hintsPerStepMax = 2, mistakesPerStepMax = 12, asidesPerStepMax = 12, widgetsMax = 12;
inline constexpr int pressableMax = 6, safetyMax = 3, shotsMin = 2, shotsMax = 4;

} // namespace naru::lessons
