// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/lessonpaper.h"
#include "app/lessons/classcard.h"

namespace naru::desk {

/// A sheet of attendance cards, to be cut along their edges: `first` to `last`, two beside each other where the paper
/// is wide enough. On each its number, the animal of that number, what it is for (`course`; empty: any class without a
/// course), how it is used, and its code. Nothing to write a name on.
paper::Document attendanceCards(
    const lessons::CourseCards& cards, int first, int last, const QString& course, const LessonPaper& look);

} // namespace naru::desk
