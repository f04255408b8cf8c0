// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/lessons/lesson.h"

#include <memory>

namespace naru::lessons {

using LessonPtr = std::shared_ptr<const Lesson>;

/// The lessons compiled in, in the order of the syllabus; read once, when first asked for. One that breaks a rule stops
/// the program: the tests walk them all.
const QList<LessonPtr>& builtInLessons();
/// Fault: UnknownLesson.
Result<LessonPtr> builtInLesson(const QString& id);

} // namespace naru::lessons
