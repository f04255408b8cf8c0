// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/lessons/classcard.h"
#include "app/lessons/classphone.h"

#include <QByteArray>

namespace naru::lessons {

/// What a seat and its trainer tell each other over the channel "class". Any message may be lost, late, doubled or out
/// of order, so each is the whole state of one side, and the later one counts. A CBOR array
///   [ format (2), sort (1 seat, 2 room), array of the members below in their order ]
/// with one spelling alone: what is not written as this code would write it is no message. Nothing in it names a
/// person; what somebody typed is not in it.
inline constexpr const char* classChannel = "class";
inline constexpr int classFormat = 2; ///< this one alone is read
inline constexpr int classSeatsMax = 200;
inline constexpr qsizetype classRunBytes = 8; ///< random: names one start of a program, so that restarts are told apart
inline constexpr qsizetype lessonVersionBytes = 8;
inline constexpr qsizetype seatStateBytesMax = 12 * 1024, roomStateBytesMax = 8 * 1024;
inline constexpr qsizetype classTextLettersMax = 120; ///< of what a trainer says
inline constexpr int ordersWaitingMax = 16;           ///< of one seat
inline constexpr int endedMax = 16;                   ///< lessons that one visitor went through to the end
inline constexpr int mistakesToldMax = 999;
inline constexpr int tagsToldMax = 8; ///< of one step, the latest

/// The first bytes of SHA-256 over the lesson's own files: two seats with the same have the same lesson.
QByteArray lessonVersion(const Lesson& lesson);
/// Of all lessons that a desk plays, in whatever order they come.
QByteArray contentVersion(const QList<std::shared_ptr<const Lesson>>& lessons);

enum class SeatPlace : quint8 {
    Home,      ///< nothing begun
    Lesson,    ///< in a lesson, its first and last pages too
    End,       ///< at the last page of one gone through to its end
    Elsewhere, ///< something that no class may disturb: real business, a card's page, the keypad of staff
};

/// A lesson that this visitor went through to its end. Counts, no times.
struct EndedLesson {
    QString lesson;
    Mode mode = Mode::Guided;
    bool passed = false; ///< alone, within the lesson's own measure
    int steps = 0;
    int firstTry = 0; ///< steps without a mistake and without a hint
    int hints = 0;    ///< steps where words or more were asked for
    int rungs = 0;    ///< highest rung of each step, added up
    bool operator==(const EndedLesson&) const = default;
};

/// What stands on a seat's page, as its page says it.
struct SeatPage {
    SeatPlace place = SeatPlace::Home;
    int visitor = 0;   ///< grows when somebody new sits down, from 0
    bool card = false; ///< this visitor's practice card was read
    QString language = QStringLiteral("ko");
    // only of Lesson and End
    QString lesson;
    QByteArray version; ///< lessonVersionBytes; ClassSeat::show() fills it in
    Mode mode = Mode::Guided;
    int step = 0, steps = 0; ///< from 1; 0: not begun yet
    Rung rung = Rung::None;  ///< of this step
    QList<StepNote> notes;   ///< one for each step, or none
    PhoneState phone;
    QList<EndedLesson> ended; ///< of this visitor, oldest first; endedMax
    bool operator==(const SeatPage&) const = default;
};
/// All that the player knows: from `lesson` to `phone`, without the version; place Lesson, or End where it is ended.
SeatPage pageOf(const Player& player);
EndedLesson endedOf(const Player& player);

/// Whether the seat has just the lesson that the room is at.
enum class Fit : quint8 {
    NotAsked,
    Same,
    Other,   ///< one of this id with other content: not started
    Missing, ///< none of this id: not started
};

/// An attendance card that was held up at a seat.
struct ShownCard {
    quint64 count = 0; ///< of this start of the seat: the greater one is the later one; 0: none yet
    QByteArray card;   ///< classCardBytes; empty: it was taken back, or does not count here any more
    bool operator==(const ShownCard&) const = default;
};

/// What the trainer's desk says to it.
struct CardAnswer {
    enum class What : quint8 {
        None,    ///< nothing was shown, or it was taken back
        Here,    ///< counts, as `number`
        Other,   ///< is of another course
        Unknown, ///< is of no course that is taught here
        Moved,   ///< counted, and was held up at `seat` after that: it counts there
    };
    quint64 count = 0; ///< ShownCard::count of what is answered
    What what = What::None;
    int number = 0; ///< the card's, of Here and Moved
    int seat = 0;   ///< Moved: where it counts now; Here: where it counted before, or 0
    bool operator==(const CardAnswer&) const = default;
};

/// Seat -> trainer.
struct SeatState {
    QByteArray start;   ///< classRunBytes: this start of the seat
    quint64 count = 0;  ///< of its messages since then: the greater one is the later one
    QByteArray room;    ///< run of the room it follows; empty: none yet
    quint64 heard = 0;  ///< count of the last message of that room
    QByteArray book;    ///< of that room; empty: none yet
    quint64 done = 0;   ///< orders in that book up to this number are done
    int number = 0;     ///< that it was given, 0: none yet
    QByteArray content; ///< contentVersion()
    Fit fit = Fit::NotAsked;
    QString fitLesson;                     ///< of which `fit` speaks
    bool hand = false;                     ///< is raised
    Milliseconds handFor{0}, atStepFor{0}; ///< since when, as long as it has run here: no two clocks need to agree
    quint64 read = 0;                      ///< number of the last words of the trainer's that the visitor has put away
    SeatPage page;
    ShownCard shown;
    bool operator==(const SeatState&) const = default;
};

/// Something to be done at a seat exactly once, however often it is told. Each names what it was meant for: what the
/// visitor has left meanwhile is not done any more, and counts as done.
struct ClassOrder {
    enum class What : quint8 {
        Open,      ///< the lesson from its beginning, for who sits there
        Start,     ///< the same for somebody new, without a card or a name
        BringOn,   ///< to `step`, with the steps before as done; who is further or through stays
        BringTo,   ///< to `step`, also back
        ShowNext,  ///< the hand shows what comes next, at `step`
        Hint,      ///< the next rung, at `step`
        DoIt,      ///< what is right is done for them, at `step`
        LowerHand, ///< the trainer has been there
    };
    quint64 number = 0; ///< rising, from 1, of this seat; some may be missing
    What what = What::Open;
    QString lesson;           ///< all but LowerHand
    QByteArray version;       ///< of the lesson
    Mode mode = Mode::Guided; ///< Open, Start, BringOn, BringTo
    int step = 0;             ///< from 1; 0 for Open, Start, LowerHand
    bool operator==(const ClassOrder&) const = default;
};

/// Where a seat was that has started again.
struct SeatMemory {
    QString lesson;
    QByteArray version;
    Mode mode = Mode::Guided;
    int step = 0; ///< from 1
    bool operator==(const SeatMemory&) const = default;
};

/// Trainer -> one seat. It is for the start it names and for no other.
struct RoomState {
    QByteArray room;    ///< classRunBytes: this start of the trainer's desk
    quint64 count = 0;  ///< of its messages to this seat: the greater one is the later one
    QByteArray start;   ///< of the seat, that this is for
    quint64 heard = 0;  ///< count of the last message of that start
    QByteArray book;    ///< in which its orders are numbered: outlives a restart of the trainer's desk
    int number = 0;     ///< the seat's, from 1; 0: it has none, there is no class here or no place in it
    bool ended = false; ///< the class is over: the seat goes on alone
    bool paused = false;
    quint64 said = 0; ///< number of the words, rising; 0: none
    QString words;    ///< plain text
    QString lesson;   ///< the room is at; empty: none yet
    QByteArray version;
    std::optional<SeatMemory> memory;
    QList<ClassOrder> orders; ///< not known to be done, by number
    CardAnswer card;
    bool operator==(const RoomState&) const = default;
};

/// As it may be said to a seat: one line, no letters that are not drawn, cut to classTextLettersMax.
QString plainWords(const QString& words);

QByteArray write(const SeatState& state);
QByteArray write(const RoomState& state);
/// Faults: ClassGarbled (detail: what), ClassNewer (of another Naru), ClassForeign (a message of the other sort).
Result<SeatState> readSeatState(const QByteArray& message);
Result<RoomState> readRoomState(const QByteArray& message);

/// The animal that goes with a seat's number, for who has no name here: "seat.sparrow" for 1. A name of app/words; the
/// number beside it tells two of one kind apart.
QLatin1StringView animalOf(int number);

/// For one desk.
struct ClassLetter {
    QByteArray device; ///< empty: everybody who is there
    QByteArray message;
};

} // namespace naru::lessons
