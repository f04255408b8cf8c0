// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/lessons/faults.h"
#include "app/lessons/lesson.h"

#include <memory>

namespace naru::lessons {

enum class Mode : quint8 {
    Watch,  ///< 보기: it is shown, with one error and its repair
    Guided, ///< 따라하기: step by step
    Solo,   ///< 혼자하기: the goal alone, hints on request
};

/// The rungs of the hint ladder, lowest first; None: nobody asked.
enum class Rung : quint8 { None, Look, Words, Pulse, Ghost, Coach };

/// All that changes while a lesson is played: small, comparable, so that undo is a list of them.
struct Place {
    int step = 0;
    QStringList screens; ///< the last is on top
    Vars vars;
    bool operator==(const Place&) const = default;
};

/// What one act was, and what is said to it.
struct Reply {
    enum class Kind : quint8 {
        Right,   ///< the step is done
        Aside,   ///< harmless
        WayBack, ///< it led back to where the step is
        Mistake, ///< named, and put back or about to be
        Closed,  ///< a widget that does not open yet
        PutBack, ///< what a mistake had opened is closed
        Nothing, ///< it cannot be done here; nothing is said
    };
    Kind kind = Kind::Nothing;
    QString say;   ///< key; its helper line is the key with ".more"
    QString toast; ///< key
    QString tag;   ///< of a mistake
};

/// How a step went; counts, no times: nobody is measured by the clock.
struct StepNote {
    int mistakes = 0;
    Rung rung = Rung::None; ///< the highest
    QStringList tags;       ///< of its mistakes, in their order
    bool operator==(const StepNote&) const = default;
};

/// Plays a lesson: a pure state machine. The same acts give the same places; nothing is ever lost by pressing.
class Player {
public:
    static constexpr int undoMax = 64;
    static constexpr int tagsMax = 50; ///< kept for a step

    /// `language` decides what counts as typed right.
    Player(std::shared_ptr<const Lesson> lesson, Mode mode, const QString& language);

    const Lesson& lesson() const { return *m_lesson; }
    Mode mode() const { return m_mode; }
    const QString& language() const { return m_language; }
    void setLanguage(const QString& language) { m_language = language; }

    bool isEnded() const { return m_ended; }
    const Step& step() const { return m_lesson->steps.at(m_place.step); }
    int stepNumber() const { return m_place.step + 1; } ///< from 1
    int stepCount() const { return int(m_lesson->steps.size()); }
    const Place& place() const { return m_place; }
    const Screen& screen() const; ///< on top
    /// What a mistake opened is on the screen: whatever comes next closes it.
    bool isAstray() const { return m_before.has_value(); }

    /// What is right now: the step's act, or the way back to where it can be done.
    Action wanted() const;
    bool isShown(const Widget& widget) const;
    bool isOpen(const Widget& widget) const; ///< enabled

    Reply act(const Action& did);
    /// One step back: closes what a mistake opened, or takes the last right act back. False: this is the beginning.
    bool undo();
    bool canUndo() const { return isAstray() || !m_history.isEmpty(); }

    Rung rung() const { return m_rung; }
    /// The next rung; on the highest it stays. What to say to it is hintText().
    Rung hint();
    QString hintText() const; ///< key of the rung reached

    /// 보기 and the ghost: what to do next, `isError` where it is the planned one.
    struct Demonstration {
        Action action;
        bool isError = false;
    };
    Demonstration demonstration() const;
    /// An act as a hand does it: of "any item" the first, of words to type the words themselves, of a pin digits.
    Action performed(Action wanted) const;

    const QList<StepNote>& notes() const { return m_notes; } ///< one for each step
    int hintsTaken() const;                                  ///< steps where words or more were asked for
    int mistakesMade() const;
    bool hasPassed() const; ///< to its end in 혼자하기, within the lesson's own measure

    /// For who writes a lesson: as if the steps before had been done; where their way does not lead to this step, on
    /// the screen that it names. `step` counts from 0.
    void startFrom(int step);

    /// Where to go on another time: the lesson and the step its part began with; no word of the learner's.
    QByteArray progress() const;
    /// Fault: BadProgress (another lesson, another rev, a step or screen that is not there).
    Result<void> resume(const QByteArray& progress);

private:
    std::optional<Reply> matchMistake(const Action& did);
    Reply mistake(const QString& say, const QString& tag, const Effect& then);
    void apply(const Effect& effect, const Action& did);
    void write(const Action& did);
    void go(const QString& screen);
    void next();
    bool isSame(const Action& wanted, const Action& did) const;

    std::shared_ptr<const Lesson> m_lesson;
    Mode m_mode;
    QString m_language;
    Place m_place;
    std::optional<Place> m_before; ///< of the mistake whose consequence is shown
    QList<Place> m_history;
    QList<StepNote> m_notes;
    Rung m_rung = Rung::None;
    int m_hintWord = 0; ///< which of the step's text rungs
    bool m_ended = false, m_shownError = false;
};

/// "1234", "0000", "9876": what others guess first.
bool isWeakPin(const QString& digits);

} // namespace naru::lessons
