// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/lessons/classview.h"

#include <QSet>

namespace naru::lessons {

inline constexpr Milliseconds roomTellsEvery = std::chrono::seconds(1);          ///< at least, to each seat
inline constexpr Milliseconds roomRepeatsAfter = std::chrono::milliseconds(250); ///< what is not known to be heard
inline constexpr Milliseconds roomEndsFor = std::chrono::seconds(20);            ///< the end is told so long

/// A class as the trainer's desk holds it: a pure state machine and a value. `now` is monotonic. What it wants told
/// comes from tick(); call that after each heard() and each order, and at least every 100 ms.
class ClassRoom {
public:
    /// `run` is classRunBytes of randomness, new at each start. `content`: contentVersion() of this desk.
    explicit ClassRoom(const QByteArray& run, const QByteArray& content = {});
    /// After a restart of the trainer's desk: the seats, their numbers, where they were and what they have not done
    /// yet, as kept() gave them. Without it the seats say themselves where they are. Fault: ClassGarbled.
    static Result<ClassRoom> resume(const QByteArray& run, const QByteArray& content, const QByteArray& kept);
    QByteArray kept() const; ///< at most keptBytesMax; holds nothing of a person

    // what the trainer does
    /// What the room is at; every seat is asked whether it has just this lesson. Empty id: nothing.
    void setLesson(const QString& lesson, const QByteArray& version);
    const QString& lesson() const { return m_lesson; }
    /// `order.number` is given here; ShowNext, Hint and DoIt without a step are for where the seat is. `seat` 0: to
    /// every seat for which it means something, lost ones too: they hear it when they are back. An order takes the
    /// place of those that it makes pointless (Open: another Open, a Bring). Faults: UnknownSeat, SeatOther (it has not
    /// this lesson: nothing is started there), SeatFull (ordersWaitingMax wait).
    Result<void> order(const ClassOrder& order, int seat);
    void pause(bool paused);
    bool isPaused() const { return m_paused; }
    /// Plain text, cut to classTextLettersMax; empty takes it back. `seat` 0: everybody.
    void say(const QString& words, int seat);
    void markPresent(int seat, bool present);
    int marked() const; ///< seats that are present
    /// Which cards count here; without it none does. In the place of others: what counted by those counts no more.
    /// Nothing of it is in kept().
    void useCards(const CourseCards& cards);
    void end();
    bool isEnded() const { return m_ended; }

    // the wire
    /// Faults: those of readSeatState(), ClassFull. Nothing of it is taken then.
    Result<void> heard(const Channel::Peer& peer, const QByteArray& message, Milliseconds now);
    QList<ClassLetter> tick(Milliseconds now);

    // what stands
    QList<SeatView> seats(Milliseconds now) const; ///< by number
    std::optional<SeatView> seat(int number, Milliseconds now) const;
    /// Who needs me next: hands by how long they are up, then who is stuck, then who is lost. Never a ranking: who does
    /// well is not in it.
    QList<int> next(Milliseconds now) const;
    QList<StuckStep> stuck(Milliseconds now) const; ///< the most seats first
    ClassFigures figures(Milliseconds now) const;
    /// Grows whenever something is heard or done that seats(), next() or stuck() show.
    quint64 revision() const { return m_revision; }

    /// Grows whenever kept() has something new that matters: write it before tick()'s letters go.
    quint64 keepRevision() const { return m_keep; }

    static constexpr qsizetype keptBytesMax = 4 * 1024 * 1024;
    static constexpr int startsRemembered = 8;
    static constexpr qsizetype hardMax = 500; ///< steps that were hard at one seat
    static constexpr int orderGap = 1000; ///< after a restart: orders that were told and not kept keep their numbers

private:
    struct Seat {
        int number = 0;
        QByteArray device;
        QString name;
        SeatState last;            ///< of its present start
        QList<QByteArray> retired; ///< earlier starts, so that a late message of one is known as one
        std::optional<Milliseconds> heardAt, saidAt;
        quint64 count = 0;           ///< of messages to it
        quint64 changedCount = 0;    ///< first told with the newest change
        quint64 orders = 0;          ///< number of its last order
        quint64 words = 0, read = 0; ///< number of what was last said to it; what it has put away, over its restarts
        QString text;
        QList<ClassOrder> waiting;
        std::optional<SeatMemory> memory; ///< for a seat that has started again and does not know yet
        QList<StepNote> notes;            ///< of the lesson in `memory`, from before the restart
        QList<EndedLesson> ended;         ///< of earlier visitors and starts
        QSet<QString> hard;               ///< "lesson#step"
        QMap<QString, int> took;          ///< "lesson#step": seconds, of the latest time
        bool held = false;                ///< paused during this step
        QMap<QString, int> tags;          ///< of lessons it has left
        std::optional<bool> marked;       ///< by the trainer: present, or not
        bool card = false, begun = false;
        int attends = 0, cameFrom = 0; ///< number of the attendance card that counts here; the seat it came from
        bool attendsHere = false;      ///< who showed that card is who sits there now
        CardAnswer answer;             ///< of its present start
        bool changed = true;           ///< something was not told yet
    };
    friend class RoomKeeper;

    bool isSilent(const Seat& seat, Milliseconds now) const;
    void newStart(Seat& seat, const SeatState& state);
    void learn(Seat& seat, const SeatState& state);
    void noteTime(Seat& seat, const SeatState& state, Milliseconds now);
    void takeCard(Seat& seat, const ShownCard& shown);
    static void leave(Seat& seat, const CardAnswer& moved);
    static void noteHard(Seat& seat, const QString& key);
    Seat* find(const QByteArray& device);
    Seat* find(int number);
    Result<void> give(Seat& seat, ClassOrder order);
    int freeNumber(int wish) const;
    RoomState stateFor(const Seat& seat) const;
    SeatView viewOf(const Seat& seat, Milliseconds now) const;
    void tellAll();
    void touch() { ++m_revision; }

    QByteArray m_run, m_book, m_content;
    std::optional<CourseCards> m_cards;
    QList<Seat> m_seats; ///< by number
    QString m_lesson;
    QByteArray m_version;
    bool m_paused = false, m_ended = false;
    quint64 m_said = 0, m_revision = 0, m_keep = 0;
    std::optional<Milliseconds> m_endedAt;
    std::optional<Milliseconds> m_begunAt; ///< of this run, by its own clock
};

} // namespace naru::lessons
