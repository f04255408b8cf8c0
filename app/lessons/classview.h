// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/classmessage.h"

#include <QMap>

namespace naru::lessons {

inline constexpr Milliseconds seatLostAfter = std::chrono::seconds(3);
inline constexpr Milliseconds seatStuckAfter = std::chrono::minutes(2);

/// How a seat stands, in the order in which it is asked: the first that holds.
enum class Standing : quint8 {
    Lost,  ///< 연결 끊김: no signal for seatLostAfter
    Help,  ///< 도움 요청: a hand is raised
    Other, ///< has not the room's lesson, or another version of it: cannot be started
    Busy,  ///< something that no class may disturb
    Free,  ///< 시작 전
    Done,  ///< 끝남
    Stuck, ///< N분째 같은 걸음: seatStuckAfter or longer
    Going, ///< 가는 중
};
/// Words: "standing.lost" …
inline constexpr std::array<const char*, 8> standingNames{"standing.lost", "standing.help", "standing.other",
    "standing.busy", "standing.free", "standing.done", "standing.stuck", "standing.going"};

/// One seat as the trainer sees it.
struct SeatView {
    int number = 0;
    QByteArray device;
    QString name; ///< of the desk: "3번 키오스크"; for the doctor, not for the grid
    Standing standing = Standing::Free;
    Milliseconds since{0};  ///< how long it stands so: hand raised, at this step, without a signal; else 0
    Milliseconds silent{0}; ///< age of the last signal
    bool hand = false, present = false;
    bool came = false;         ///< present, or nobody said otherwise and something was done there: who is counted
    int attends = 0;           ///< number of the attendance card that counts here; 0: none
    CardAnswer card;           ///< what was said to the card that was held up here last
    bool waiting = false;      ///< orders are on their way
    bool wordsRead = false;    ///< what was last said to it is put away
    bool otherContent = false; ///< not all of its lessons are ours: named at once, whether or not today's is among them
    Fit fit = Fit::NotAsked;
    SeatPage page; ///< as last heard; notes as far as known over restarts
    /// One for each step: 0 open, 1 done, 2 where they are now.
    QList<int> dots;
};

/// A step where several sit, and what they press there.
struct StuckStep {
    QString lesson;
    int step = 0;                        ///< from 1
    QList<int> seats;                    ///< numbers, rising: stuck there, or with a hand raised
    QList<std::pair<QString, int>> tags; ///< of their mistakes at it: in how many seats, the most frequent first
};
/// The key of what the lesson says to a mistake of this tag at this step (1…); empty where it has no words of its own.
QString sayingOf(const Lesson& lesson, int step, const QString& tag);

/// How often something was so, of how many: told as "9명 중 7명", below twenty never in percent.
struct Share {
    int count = 0, of = 0;
    bool operator==(const Share&) const = default;
};

/// The figures of a class; counts, and nothing of whom.
struct ClassFigures {
    int seats = 0;            ///< that were ever in it
    int there = 0;            ///< of them now
    int present = 0;          ///< by card, or by the trainer's own word
    int cards = 0;            ///< attendance cards that count
    int came = 0;             ///< SeatView::came
    int begun = 0;            ///< acted in a lesson, not only opened it
    int done = 0;             ///< seats whose visitor went through a lesson to its end
    Share alone;              ///< of those that ended in 혼자하기: with one hint at most
    Share firstTry;           ///< steps of ended lessons: without a mistake and without a hint
    Share hints;              ///< steps of ended lessons: with words or more asked for
    QMap<QString, int> ended; ///< by lesson: how many seats
    QMap<std::pair<QString, int>, int>
        hard;                ///< by lesson and step: seats that needed the hand or the trainer, or were stuck
    QMap<QString, int> tags; ///< mistakes by tag
    QMap<std::pair<QString, int>, QList<int>> took; ///< by lesson and step: seconds, one of each seat that did it

    /// The value that `percent` of a hundred are not above; none of none.
    static std::optional<int> quantile(QList<int> values, int percent);
    bool operator==(const ClassFigures&) const = default;
};

} // namespace naru::lessons
