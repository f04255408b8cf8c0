// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/draft.h"

namespace naru::lessons {

/// Somebody plays the practice phone to show how it goes; each act becomes a step. An act that the lesson knew is its
/// old step again, with its words, mistakes and hints; a new one gets words to begin with. The phone cannot know where
/// a new act leads: whoever shows it says so.
class Recording {
public:
    /// From step `from` on (0: from the beginning) of a lesson that plays.
    Recording(LessonPtr lesson, int from);

    enum class Seen : quint8 {
        Taken,   ///< a step
        Asks,    ///< a step, when lead() has said where it leads
        Nothing, ///< opens the keyboard, or the question is still open
        Refused, ///< refusal() says why
    };
    enum class Refusal : quint8 { None, Full, NotThere, Closed, NoWayBack };
    Seen see(const Action& did);
    Refusal refusal() const { return m_refusal; }

    const Step* asked() const { return m_asked ? &*m_asked : nullptr; }
    /// Fault: DraftNoPlace (nothing is asked, or no such screen).
    Result<void> lead(const Effect& then);
    bool takeBack(); ///< the question, or the last act

    const QList<Step>& steps() const { return m_steps; }
    const QMap<QString, QHash<QString, QString>>& words() const { return m_words; }
    int from() const { return m_from; }
    int next() const { return m_from + int(m_steps.size()); } ///< the number of the step that is open
    /// What a player shows meanwhile: the steps so far and one that waits for any act, step number next().
    LessonPtr shown() const;

private:
    Step stepOf(const Action& did, const QString& screen);
    const Step* knownStep(const Action& did, const QString& screen) const;
    void begin(Step& step, const Action& did);

    LessonPtr m_lesson;
    int m_from;
    QList<Step> m_steps;
    std::optional<Step> m_asked;
    QMap<QString, QHash<QString, QString>> m_words;
    Refusal m_refusal = Refusal::None;
};

/// Words for an act, to begin with, in Korean and English: what to do, where it is, and that it was done.
struct ActWords {
    QString say, where, done;
};
ActWords wordsFor(const Lesson& lesson, const Screen& screen, const Action& act, const QString& language);

} // namespace naru::lessons
