// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/reader.h"

#include <QSet>

namespace naru::lessons {

/// Everything of a lesson that could fail silently later, as complaints: each id, screen, variable, item, picture and
/// key it names is there; every screen and step is reached; the way from the first step to the last can be walked;
/// nothing is taller or wider than the practice phone. What only words can break is checkWords()'s.
QList<Complaint> checkLesson(const Lesson& lesson);

/// Words: the same keys in every language, none unused, and how they are said to a learner (length, politeness, jargon,
/// particles behind variables, brands, invented telephone numbers).
QList<Complaint> checkWords(const Lesson& lesson);

/// The keys that the lesson names, with the helper and the spoken line of each; the common words as well.
QSet<QString> keysOf(const Lesson& lesson);

/// Pictures: SVG that draws and does nothing else (docs/guides/writing-a-lesson.md names the elements and attributes).
QList<Complaint> checkPictures(const QMap<QString, QByteArray>& pictures);

/// Frames in signs, of a key that is said, are pictures like others. Recordings: each is of a key that is spoken, whose
/// words never change, and plain samples (codec::readWav).
QList<Complaint> checkSigns(const Lesson& lesson, const QMap<QString, QList<QByteArray>>& signs);
QList<Complaint> checkVoices(const Lesson& lesson, const QMap<QString, LessonFiles::Voice>& voices);

/// Lessons beside each other: no id or place twice, each `requires` is there and never leads in a circle.
QList<Complaint> checkTogether(const QList<Lesson>& lessons);

/// A folder, whole: reading and both checks.
Reading checkFolder(const LessonFiles& files);

} // namespace naru::lessons
