// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/lessons/faults.h"
#include "app/lessons/lesson.h"

namespace naru::lessons {

inline constexpr qsizetype lessonBytesMax = 256 * 1024; ///< lesson.json and each file of words
inline constexpr qsizetype pictureBytesMax = 16 * 1024;
inline constexpr int picturesMax = 24;
inline constexpr int voicesMax = 200; ///< recordings, all languages; each of codec::wavBytesMax at most
/// Of what is said in signs: frames for a key, at five a second, and bytes of all of them in a lesson.
inline constexpr int signFramesMax = 50;
inline constexpr qsizetype signBytesMax = 2 * 1024 * 1024;
inline constexpr int wordsMax = 1'000;
inline constexpr int screensMax = 40;
inline constexpr int stepsMin = 4, stepsMax = 12;

/// What stands in the folder of a lesson, as bytes.
struct LessonFiles {
    QByteArray lesson;                      ///< lesson.json
    QMap<QString, QByteArray> words;        ///< by language: ko.json, en.json
    QMap<QString, QByteArray> pictures;     ///< by name
    QMap<QString, QList<QByteArray>> signs; ///< by key: sign/KEY/*.svg in the order of their names
    /// A recording: its bytes to be looked at, and where it lies for whoever plays it.
    struct Voice {
        QByteArray wav;
        QString path;
    };
    QMap<QString, Voice> voices; ///< by "ko/s1": voice/ko/s1.wav
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
