// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/reader.h"

namespace naru::lessons {

/// A lesson as the files of its folder: the strict JSON that readLesson() takes, in one fixed order and layout, so that
/// the same lesson is the same bytes. The common words are left out. What a draft still lacks (an empty text) is left
/// out as well; reading it again complains and gives the same lesson.
LessonFiles filesOf(const Lesson& lesson);

} // namespace naru::lessons
