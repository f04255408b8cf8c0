// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/library.h"
#include "app/lessons/reader.h"

#include <functional>

namespace naru::lessons {

/// A lesson while somebody writes it. Every change is one of those below, checked against the format's limits, and can
/// be taken back: all of them, to the first. It may be unfinished (complaints() says in what), but it always plays:
/// no change leaves a step without a screen, or a way to a screen or step that is not there.
/// Faults of every change: DraftNoPlace (no such step, screen, widget or act), DraftFull (a limit of the format),
/// DraftInUse (a step still needs it), DraftLast (one must stay). A change that is refused changes nothing.
class Draft {
public:
    static constexpr int textLettersMax = 400;

    explicit Draft(Lesson lesson);
    /// The same lesson as the beginning of another one: its own id and place, rev 1.
    static Draft copyOf(const Lesson& lesson, const QString& id, const QString& place);

    const Lesson& lesson() const { return *m_now; }
    LessonPtr now() const { return m_now; }
    QList<Complaint> complaints() const; ///< reading, checkLesson(), checkWords(), as for any lesson

    LessonFiles files(int rev) const; ///< to be packed, as revision `rev`
    void raise(int rev);              ///< of what comes after; is no change that is taken back

    bool canUndo() const { return !m_past.isEmpty(); }
    bool canRedo() const { return !m_future.isEmpty(); }
    bool undo();
    bool redo();
    void seal() { m_writing.clear(); } ///< what is written next is taken back by itself

    /// Words of a text, without the common ones; a run of changes to one text is taken back as one, until seal().
    QString words(const QString& key, const QString& language) const;
    Result<void> write(const QString& key, const QString& language, const QString& text);

    struct Head {
        int level = 1, minutes = 3;
        QString icon;
    };
    Result<void> describe(const Head& head);

    // steps, counted from 0
    Result<void> addStep(int at); ///< before the step that is there; on the screen where the one before leads
    Result<void> removeStep(int at);
    Result<void> moveStep(int from, int to);
    Result<void> place(int at, const QString& screen); ///< with the first act that this screen takes
    Result<void> expect(int at, const Action& act);
    Result<void> lead(int at, const Effect& then); ///< where to, and what is noted; what it says and ends stays
    Result<void> mask(int at, bool secret);
    Result<void> beginPart(int at, bool begins);
    Result<void> addHint(int at);
    Result<void> removeHint(int at, int hint);
    Result<void> addMistake(int at, const Action& act);
    Result<void> changeMistake(int at, int mistake, const Action& act, const QString& tag, const QString& shows);
    Result<void> removeMistake(int at, int mistake);
    Result<void> showMistake(int at, int mistake); ///< the one that 보기 shows and repairs
    Result<void> addAside(int at, const Action& act);
    Result<void> removeAside(int at, int aside);

    // what is said at the end
    Result<void> addSafety();
    Result<void> removeSafety(int at);
    Result<void> takeHome(const QString& screen, bool shown); ///< its picture stands on the hand-out

    // screens
    Result<void> addScreen(Screen::Kind kind);
    Result<void> removeScreen(const QString& screen);
    Result<void> giveWayBack(const QString& screen, bool hasBack);
    /// Of the kinds addable(); with words to be written.
    Result<void> addWidget(const QString& screen, WidgetKind kind);
    Result<void> removeWidget(const QString& screen, int at);
    Result<void> moveWidget(const QString& screen, int from, int to);

    /// What was performed on the phone: put in from step `at` on, instead of what followed, or before it.
    enum class Rest { Replaced, Kept };
    Result<void> perform(
        int at, const QList<Step>& steps, const QMap<QString, QHash<QString, QString>>& words, Rest rest);

private:
    using Change = std::function<Result<void>(Lesson&)>;
    Result<void> change(const Change& change);
    Result<void> changeStep(int at, const std::function<Result<void>(Lesson&, Step&)>& change);
    Result<void> changeScreen(const QString& screen, const std::function<Result<void>(Lesson&, Screen&)>& change);
    void keep(Lesson lesson);

    LessonPtr m_now;
    QList<LessonPtr> m_past, m_future;
    QString m_writing; ///< the text whose change was the last one
};

/// False: a player would be led to a screen or step that is not there.
bool isPlayable(const Lesson& lesson);

/// Everything that can be done on a screen of the practice phone, in the order of its widgets; words to type are "*".
QList<Action> actsOn(const Lesson& lesson, const Screen& screen);

/// The kinds that a trainer may add: those that need nothing but words.
std::span<const WidgetKind> addableKinds();

} // namespace naru::lessons
