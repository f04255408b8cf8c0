// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/desk/classreport.h"
#include "app/lessons/library.h"
#include "app/lessons/scene.h"

#include <functional>
#include <optional>

namespace naru::ui::trainer {

/// A seat of a class as the console shows it. No name of a person: a number and an animal.
struct SeatNow {
    enum class State : quint8 {
        Here, ///< joined, its lesson has not begun
        Busy, ///< with something that no class may disturb
        Going,
        Hand,  ///< the learner asked for help
        Stuck, ///< longer on one step than the class takes for stuck
        Done,
        Lost, ///< nothing was heard of it for a while; what it did is kept
    };
    QByteArray id;  ///< names it towards the class
    int number = 0; ///< from 1; 0: this desk has no class for it yet
    QString animal; ///< in words
    State state = State::Here;
    int step = 0; ///< from 1; 0: none
    int steps = 0;
    Instant since; ///< of the state
    Instant heard; ///< its last signal
    /// Whether it has the class's lesson: one with another edition of it, or without it, cannot begin.
    enum class Fit : quint8 { Same, Other, Missing } fit = Fit::Same;
    bool holds = false; ///< something that a start there takes away: another lesson that is under way, a visitor's card
    /// The pack with the class's lesson, on its way there from this desk.
    enum class Push : quint8 { None, Asking, Going, Waiting, Checking, Playing, Refused } push = Push::None;
    int percent = 0;                   ///< of Going
    std::optional<Fault> pushWhy = {}; ///< of Refused, and of Asking: nobody answers
    bool present = false;              ///< by a card, or by the trainer's word
    bool counted = false;              ///< is among those who came, as it stands
    int card = 0;                      ///< number of the attendance card that counts here; 0: none
    QString cardAnimal = {};           ///< of that number, in words
    /// What became of the card that was held up here last, where it does not simply count.
    enum class CardNews : quint8 {
        None,
        Came, ///< it counted at the seat `cardSeat` before
        Went, ///< it counts at the seat `cardSeat` now
        Other,
        Unknown,
    } cardNews
        = CardNews::None;
    int cardSeat = 0;
    quint64 cardCount = 0; ///< grows with every card that is held up
    bool operator==(const SeatNow& other) const
    {
        const auto why = [](const SeatNow& seat) { return QByteArray(seat.pushWhy ? seat.pushWhy->name() : ""); };
        return id == other.id && number == other.number && animal == other.animal && state == other.state
            && step == other.step && steps == other.steps && since == other.since && heard == other.heard
            && fit == other.fit && holds == other.holds && push == other.push && percent == other.percent
            && present == other.present && counted == other.counted && card == other.card
            && cardAnimal == other.cardAnimal && cardNews == other.cardNews && cardSeat == other.cardSeat
            && cardCount == other.cardCount && why(*this) == why(other);
    }
};

/// A class as the console shows it, from the room of its seats to its end: values alone.
struct ClassNow {
    enum class Stage : quint8 { Idle, Gathering, Running, Ended };
    Stage stage = Stage::Idle;
    QString offer; ///< of ClassHands::offers()
    lessons::LessonPtr lesson;
    QString plan;          ///< the name of the course, where it is one
    QString digits, place; ///< what a seat types to join; what its camera reads
    Instant begun, ended;
    bool paused = false;
    QList<SeatNow> seats;
    /// Steps at which several stand, the hardest first.
    struct Hard {
        int step = 0, seats = 0;
        QString tag; ///< of the mistake most of them made there, or empty
        bool operator==(const Hard&) const = default;
    };
    QList<Hard> hard;
    int came = 0, done = 0, papers = 0;
    bool confirmed = false;          ///< attendance, by the trainer
    std::optional<Fault> alone = {}; ///< why no seat can come
    desk::ClassAsked asked = {};     ///< counted by raised hands
};

/// A seat's phone, drawn again from its state beside the class's own copy of the lesson.
struct PhoneNow {
    lessons::LessonPtr lesson;
    int step = 0; ///< from 0
    lessons::Scene scene;
};

/// What can be held: a lesson, or a course of several.
struct ClassOffer {
    QString id, title, second;
    bool course = false;
};

/// The hands of the console: what a trainer does to a class. A seat is named by SeatNow::id; an unknown one is
/// nobody. What is refused comes back as a Fault and is said.
class ClassHands {
public:
    using Done = std::function<void(Result<void>)>;
    enum class Pace : quint8 { Pause, GoOn };
    enum class Help : quint8 {
        Show,  ///< the next act is shown there
        Hint,  ///< the next rung of the ladder
        Do,    ///< it is done for them
        Start, ///< the seat's lesson, for somebody without a name
        Heard, ///< the raised hand is taken down
        Free,  ///< for the next person
    };
    enum class Print : quint8 { Attendance, Handouts };

    virtual ~ClassHands() = default;
    virtual QList<ClassOffer> offers(const QString& language) const = 0;
    virtual void gather(const QString& offer, Done done) = 0; ///< seats may join; another offer while they do
    virtual void begin(Done done) = 0;                        ///< the lesson, at every seat that has it
    virtual Result<void> pace(Pace pace) = 0;
    virtual Result<void> bringAll(int step) = 0;                                ///< from 1; who is further stays
    virtual Result<void> say(const QByteArray& seat, const QString& words) = 0; ///< an empty seat: everyone
    virtual Result<void> help(const QByteArray& seat, Help help) = 0;
    virtual std::optional<PhoneNow> phone(const QByteArray& seat, const QString& language) const = 0;
    virtual void sendPack(const QByteArray& seat, Done done) = 0; ///< an empty seat: all that differ
    virtual void finish(Done done) = 0;                           ///< its end: who came, what was hard, papers
    virtual Result<void> mark(const QByteArray& seat, bool present) = 0;
    virtual void printCards(int first, int last, Done done) = 0; ///< of attendance, from 1
    virtual void confirm(Done done) = 0;                         ///< who came, once
    virtual Result<void> noteAsked(const desk::ClassAsked& asked) = 0;
    /// What its paper and its file have too, in words.
    virtual QList<desk::ReportLine> report(const QString& language) const = 0;
    virtual void print(Print what, Done done) = 0;
    virtual QByteArray table(const QString& language) const = 0; ///< CSV in UTF-8, without a name; empty: none
    virtual void close(Done done) = 0;                           ///< the seats are on their own again
};

} // namespace naru::ui::trainer
