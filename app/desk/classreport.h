// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/classfaults.h"
#include "app/desk/lessonpaper.h"
#include "app/storage/database.h"

#include <QDate>

#include <functional>

namespace naru::desk {

/// What a class is to be.
struct ClassPlan {
    qint64 number = 0;   ///< 0: not saved
    QString name;        ///< "스마트폰 첫걸음"
    QString group;       ///< "월요일 오전반"; may be empty
    QStringList lessons; ///< ids, in their order
    QDate first;         ///< repeated a day and a week later (lessons::repeatAfterDays); null: on no day
    bool operator==(const ClassPlan&) const = default;

    QList<QDate> days() const;
};
inline constexpr qsizetype planLettersMax = 40; ///< of a name, of a group
inline constexpr int planLessonsMax = 12, plansMax = 200;

/// One line of a report: its section, what it is about, and how often, of how many.
struct ReportRow {
    enum class Section : quint8 {
        Attendance, ///< present, by card, seats
        Figures,    ///< alone, first try, hints
        Lessons,    ///< `about`: the lesson's id
        Steps,      ///< `about`: the lesson's id, and `step`: where several needed help
        Tags,       ///< `about`: the tag of a mistake
        Times,      ///< as Steps: `count` seconds is the median of `of` people; none of fewer than timesLeast
        Slow,       ///< as Steps: nine of ten of `of` people took `count` seconds at most; none of fewer than slowLeast
        Asked,      ///< what was asked of the room and counted by hands: "before" "after" "did" "tried"
        Retention,  ///< a class of the same plan six to ten days before, and this: "alone_then" "alone_now" …
    } section
        = Section::Attendance;
    QString about; ///< "present" "begun" "done" "alone" "first_try" "hints", or an id
    int step = 0;
    int count = 0;
    std::optional<int> of; ///< "9명 중 7명"
    bool operator==(const ReportRow&) const = default;
};

inline constexpr int timesLeast = 3, slowLeast = 10; ///< below, a time would be somebody's
inline constexpr int retainedDaysFirst = 6, retainedDaysLast = 10;

/// What a trainer asked of the whole room and counted: hands, never whose.
struct ClassAsked {
    /// "혼자 할 수 있을 것 같아요": before and after; "집에서 해 봤어요", "해 보려고 했어요", at the next time.
    std::optional<int> before, after, did, tried;
    static constexpr int countMax = 999;
    bool operator==(const ClassAsked&) const = default;
};

/// A class as the tables have it.
struct ClassReport {
    qint64 number = 0; ///< of its first journal entry
    ClassPlan plan;
    Instant opened{};
    std::optional<Instant> closed; ///< empty: it stands, or its desk died
    std::optional<int> confirmed;  ///< attendance
    int papers = 0;                ///< to take home, printed
    QList<ReportRow> rows;         ///< in the order of their sections
    bool operator==(const ClassReport&) const = default;
};

/// THE question: screen, file and paper show what it answers and nothing else. Faults: BadPlan (no such class), the
/// database's.
Result<ClassReport> readReport(storage::Database& database, qint64 classNumber);
/// readReport() has done it already; for the rows of a class that is not closed yet.
Result<void> addRetention(storage::Database& database, ClassReport& report);

/// A line in words: what the screen shows, the file holds and the paper has, from one place.
struct ReportLine {
    QString section, about, figure; ///< "출석", "온 사람", "9명 중 7명"
    bool operator==(const ReportLine&) const = default;
};
/// `titleOf`: a lesson's name; an unknown id stays itself.
using TitleOf = std::function<QString(const QString& lessonId, words::Language language)>;
QList<ReportLine> linesOf(const ClassReport& report, words::Language language, const TitleOf& titleOf);

/// UTF-8 with its mark, CRLF, every cell quoted; no cell begins a formula.
QByteArray csvOf(const QList<ReportLine>& lines, words::Language language);
paper::Document reportDocument(const QList<ReportLine>& lines, const LessonPaper& look);

} // namespace naru::desk
