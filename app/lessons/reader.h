// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/lessons/faults.h"
#include "app/lessons/lesson.h"

namespace naru::lessons {

inline constexpr qsizetype lessonBytesMax = 256 * 1024; ///< lesson.json and each file of words
inline constexpr qsizetype pictureBytesMax = 16 * 1024;
inline constexpr int picturesMax = 24;
inline constexpr int wordsMax = 1'000;
inline constexpr int screensMax = 40;
inline constexpr int stepsMin = 4, stepsMax = 12;

/// What stands in the folder of a lesson, as bytes.
struct LessonFiles {
    QByteArray lesson;                  ///< lesson.json
    QMap<QString, QByteArray> words;    ///< by language: ko.json, en.json
    QMap<QString, QByteArray> pictures; ///< by name
};
/// Reads a folder of the disk or of the program's own resources; follows no link, reads no further than the limits.
/// Faults: BadLesson (no lesson.json, a file too large, too many).
Result<LessonFiles> readFolder(const QString& path);

/// One broken rule: "lesson.json: steps.s1.expect.on: unknown-widget".
struct Complaint {
    QString file, key, rule;
    QString line() const { return file + QStringLiteral(": ") + key + QStringLiteral(": ") + rule; }
    bool operator==(const Complaint&) const = default;
};

struct Reading {
    Lesson lesson;
    QList<Complaint> complaints;
    bool isGood() const { return complaints.isEmpty(); }
};

/// Words that every lesson may use, by language.
using CommonWords = QMap<QString, QHash<QString, QString>>;
const CommonWords& commonWords(); ///< compiled in

/// Bytes -> structure: strict JSON, no unknown member, closed vocabularies, limits. What it means is checkLesson()'s.
Reading readLesson(const LessonFiles& files, const CommonWords& common = commonWords());

} // namespace naru::lessons
