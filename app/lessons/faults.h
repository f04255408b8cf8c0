// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace lessons {
enum class LessonsFault {
    BadLesson,     ///< a lesson that breaks a rule; the complaints name file, key and rule
    UnknownLesson, ///< no lesson of this id here
    BadProgress,   ///< a place in a lesson that is not one of this lesson
};
} // namespace lessons

template <>
inline constexpr auto faultNames<lessons::LessonsFault> = std::to_array<const char*>(
    {"lessons.bad_lesson", "lessons.unknown_lesson", "lessons.bad_progress"});

} // namespace naru
