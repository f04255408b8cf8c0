// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/player.h"

#include <QDate>

namespace naru::lessons {

/// A place in the course, "A1" … "H15": a letter and a number, which never come to mean another lesson. Anything else
/// has no index.
std::optional<int> placeIndex(QStringView place); ///< 0 … placesMax - 1, in the order of the course
QString placeOf(int index);
inline constexpr int coursesMax = 8, lessonsOfCourseMax = 15, placesMax = coursesMax * lessonsOfCourseMax;

/// Days that a card can name: from 2026-01-01, 13 bits of them, to 2048-06-04.
inline constexpr int cardDaysMax = 8191;
QDate cardDayFirst();

/// After the first time alone a lesson is done again on the same day, the next, and a week later (facts: a fixed
/// spacing does as well as a clever one).
inline constexpr std::array repeatAfterDays{0, 1, 7};

/// How far somebody came in one lesson. Days, no times; no count of mistakes, no score.
struct Learned {
    enum class Witness : quint8 {
        Desk,    ///< a desk that this one knows saw it
        Visitor, ///< the visitor's own word: it came on a card of an unknown desk
    };
    QString place;
    Mode mode = Mode::Watch; ///< the furthest
    QDate day;               ///< on which that mode was first gone through to its end, in Korea
    int repeats = 0;         ///< of repeatAfterDays, done; only of Mode::Solo
    Witness witness = Witness::Desk;
    bool operator==(const Learned&) const = default;

    /// When to do it again; nothing before the first time alone, and after the last repeat.
    std::optional<QDate> nextDay() const;
};

/// How somebody likes the screen to be.
struct Comfort {
    QString language = QStringLiteral("ko"); ///< two letters, small
    int textPercent = 100;                   ///< textPercents
    int voicePercent = 100;                  ///< of the usual speed; voicePercents
    bool highContrast = false, leftHanded = false;
    bool operator==(const Comfort&) const = default;
};
struct Span {
    int first, last;
    bool holds(int value) const { return first <= value && value <= last; }
};
inline constexpr Span textPercents{100, 200}, voicePercents{50, 200};

/// All that a card carries. A value of the session, kept nowhere.
struct Progress {
    QList<Learned> learned; ///< in the order of the course, a place once
    Comfort comfort;
    bool operator==(const Progress&) const = default;

    const Learned* find(QStringView place) const;
    /// A lesson was gone through to its end today. A mode below the one reached changes nothing; alone again on or
    /// after a day of repeating counts for every repeat that was due by then. False: no such place, or a day that no
    /// card can name.
    bool note(const QString& place, Mode mode, QDate today);
    /// What the other knows more of is taken over; where both came as far, what a desk saw stays seen.
    void join(const QList<Learned>& other);
};

struct Due {
    QString place;
    enum class Why : quint8 {
        Repeat, ///< its day has come
        Alone,  ///< watched or done with help, not alone yet
    } why
        = Why::Repeat;
    QDate since;
    bool operator==(const Due&) const = default;
};
/// What to offer, first things first: repeats by the day they were due, then what was not done alone yet, the latest
/// first. A pure function.
QList<Due> due(const Progress& progress, QDate today);

} // namespace naru::lessons
