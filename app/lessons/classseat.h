// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/lessons/classmessage.h"

#include <QHash>

namespace naru::lessons {

inline constexpr Milliseconds seatTellsEvery = std::chrono::seconds(1);          ///< at least
inline constexpr Milliseconds seatRepeatsAfter = std::chrono::milliseconds(250); ///< what is not known to be heard
inline constexpr Milliseconds pauseHoldsFor = std::chrono::seconds(10);          ///< without a sign of the trainer
inline constexpr Milliseconds cardRestsFor = std::chrono::seconds(1);            ///< between two attendance cards
inline constexpr Milliseconds classForgottenAfter = std::chrono::minutes(2); ///< without one: the seat is alone again

/// A seat of a class: a pure state machine. Hears what the trainer wants, says what the page is to do, tells how it
/// stands. Without a trainer the page goes on as if there had never been one. `now` is monotonic. Nothing that is
/// heard can do more than what is listed here.
///
/// The page's side of it:
///     show(page) after everything that happened on it (an unchanged page costs nothing);
///     after heard(), show() and tick(): while (const auto deed = seat.deed()) { do it; seat.didIt(page, now); }
///     tick() every 100 ms, and its letters to the channel.
class ClassSeat {
public:
    /// `start` is classRunBytes of randomness, new at each start of the program. `lessons`: id -> lessonVersion() of
    /// those that play here.
    ClassSeat(const QByteArray& start, const QHash<QString, QByteArray>& lessons, const QByteArray& content = {});
    void setLessons(const QHash<QString, QByteArray>& lessons, const QByteArray& content); ///< a pack came or went

    // the page
    /// `page` is SeatPage of the page as it stands.
    void show(const SeatPage& page, Milliseconds now);
    /// Also what the rung "도와주세요" does. Goes down when the trainer has been there, or by itself with the next
    /// step.
    void raiseHand(Milliseconds now);
    void lowerHand(Milliseconds now);
    bool handRaised() const { return m_hand; }
    void putWordsAway(Milliseconds now); ///< the visitor has read what the trainer says

    /// An attendance card was held up. False: nothing comes of it, for there is no class, it is just what counts here,
    /// or the one before was held up less than cardRestsFor ago.
    bool showCard(const QByteArray& card, Milliseconds now);
    void takeCardBack(Milliseconds now); ///< it was not theirs
    /// What is said to the card that was shown last; nothing: it is on its way, or none was shown.
    std::optional<CardAnswer> cardAnswer() const;
    quint64 cardCount() const { return m_shown.count; } ///< of the card that was shown last; 0: none
    bool cardUnderWay() const { return inClass() && !m_shown.card.isEmpty() && !cardAnswer(); }

    /// What the page is to do now; the same until didIt(). None while the page is Elsewhere.
    struct Deed {
        enum class What : quint8 {
            Open,     ///< lesson, mode, from its beginning (step 0) or with the steps before `step` as done
            Start,    ///< the same for a new visitor: what was there is wiped, SeatPage::visitor grows
            Resume,   ///< after a restart of this seat: the same as Open with a step, without any word
            BringTo,  ///< Player::startFrom(step - 1)
            ShowNext, ///< the ghost hand, without a change
            Hint,     ///< Player::hint()
            DoIt,     ///< Player::act(performed(wanted()))
        } what
            = What::Open;
        QString lesson;
        Mode mode = Mode::Guided;
        int step = 0;       ///< from 1; 0: from the beginning
        quint64 number = 0; ///< of the order; 0: Resume
    };
    std::optional<Deed> deed() const;
    /// The deed is done and this stands now: both are told together, so that neither is ever told without the other.
    void didIt(const SeatPage& page, Milliseconds now);

    // the wire
    /// Faults: those of readRoomState(). Nothing of it is taken then. What is for another seat, another start of this
    /// one, or of another trainer than the one whose class this is, is silently nothing.
    Result<void> heard(const Channel::Peer& peer, const QByteArray& message, Milliseconds now);
    /// Looks at the waits; what to tell now.
    QList<ClassLetter> tick(Milliseconds now);

    /// Channel::watch says so: the new one is told at once.
    void peersChanged() { change(); }

    // what the page shows of the class
    bool hasRoom() const { return !m_room.isEmpty(); } ///< false: its class has ended, or there was none
    bool inClass() const { return !m_room.isEmpty() && !m_alone; }
    bool trainerThere(Milliseconds now) const; ///< heard within seatLostAfter
    bool isPaused() const { return inClass() && m_paused; }
    int number() const { return m_number; } ///< 0: none
    QString words() const;                  ///< of the trainer, until they are put away; plain text
    Fit fit() const { return m_fit; }
    QString wantedLesson() const { return m_wantedLesson; } ///< id of what the room is at
    const Channel::Peer& trainer() const { return m_trainer; }

private:
    void follow(const Channel::Peer& peer, const RoomState& state, Milliseconds now);
    enum class Left : quint8 { ForGood, UntilHeard };
    void retire(Left how);
    bool hasLeft(const RoomState& state, Milliseconds now) const;
    void take(const RoomState& state);
    bool isStale(const ClassOrder& order) const;
    void settle(Milliseconds now);
    void judgeFit();
    void change() { m_changed = true; }
    SeatState state(Milliseconds now) const;

    QByteArray m_start, m_content;
    QHash<QString, QByteArray> m_lessons;
    SeatPage m_page;
    Milliseconds m_stepSince{0}, m_handSince{0}, m_heardAt{0}, m_toldAt{-1};
    bool m_hand = false, m_paused = false;
    bool m_fresh = true;   ///< nobody has begun anything since the start
    bool m_alone = false;  ///< nothing of the trainer for classForgottenAfter
    bool m_changed = true; ///< something was not told yet
    quint64 m_count = 0, m_changedCount = 0,
            m_heardBack = 0; ///< told; first told with the newest change; known as heard
    QByteArray m_room, m_book;
    struct LeftRoom {
        QByteArray run;
        quint64 count = 0; ///< of it, heard last
        Left how = Left::ForGood;
    };
    QList<LeftRoom> m_roomsLeft; ///< latest last
    Channel::Peer m_trainer;
    quint64 m_roomCount = 0, m_done = 0, m_said = 0, m_read = 0;
    int m_number = 0;
    QString m_text, m_wantedLesson;
    QByteArray m_wantedVersion;
    Fit m_fit = Fit::NotAsked;
    QList<ClassOrder> m_orders; ///< not done yet
    std::optional<SeatMemory> m_memory;
    ShownCard m_shown;
    CardAnswer m_answer;
    std::optional<Milliseconds> m_shownAt;
};

} // namespace naru::lessons
