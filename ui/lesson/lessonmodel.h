// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/library.h"
#include "app/lessons/scene.h"

#include <QDate>
#include <QObject>
#include <QQmlEngine>
#include <QVariantMap>

#include <functional>
#include <optional>

namespace naru::ui::lesson {

/// One lesson in front of one learner: says what the player says, in words. Holds no time but a pause after which a
/// hint is offered; forgets everything with leave().
class LessonModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(bool active READ active NOTIFY pageChanged)
    /// "start": how shall we do it; "play"; "part": half of it is done; "end"
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(QString mode READ mode NOTIFY pageChanged) ///< "watch" "guided" "solo"
    Q_PROPERTY(QString title READ title NOTIFY pageChanged)
    Q_PROPERTY(QString icon READ icon NOTIFY pageChanged)
    Q_PROPERTY(QString bridge READ bridge NOTIFY pageChanged)
    /// The real thing may be tried now; else `bridgeNote` says why not.
    Q_PROPERTY(bool bridgeOffered READ bridgeOffered NOTIFY bridgeChanged)
    Q_PROPERTY(QString bridgeNote READ bridgeNote NOTIFY bridgeChanged)
    Q_PROPERTY(int minutes READ minutes NOTIFY pageChanged)
    /// {line, more} of the goal and of the everyday likeness
    Q_PROPERTY(QVariantMap goal READ goal NOTIFY pageChanged)
    Q_PROPERTY(QString intro READ intro NOTIFY pageChanged)
    Q_PROPERTY(int stepNumber READ stepNumber NOTIFY changed)
    Q_PROPERTY(int stepCount READ stepCount NOTIFY pageChanged)
    /// The instruction card: "step" "mistake" "hint" "goal", its line, its helper line, and what went well just before.
    Q_PROPERTY(QString tone READ tone NOTIFY changed)
    Q_PROPERTY(QString line READ line NOTIFY changed)
    Q_PROPERTY(QString more READ more NOTIFY changed)
    Q_PROPERTY(QString praise READ praise NOTIFY changed)
    /// The key of what is said, where the lesson has it in signs: pictures "sign/KEY/0" and on, or empty.
    Q_PROPERTY(QString sign READ sign NOTIFY changed)
    Q_PROPERTY(int signFrames READ signFrames NOTIFY changed)
    /// The practice phone: {screen, title, hasBack, isSheet, backWanted, widgets: […]}
    Q_PROPERTY(QVariantMap scene READ scene NOTIFY sceneChanged)
    Q_PROPERTY(QString toast READ toast NOTIFY changed)
    Q_PROPERTY(QString touched READ touched NOTIFY changed) ///< the widget of the last mistake
    Q_PROPERTY(bool ringShown READ ringShown NOTIFY changed)
    Q_PROPERTY(bool pulsing READ pulsing NOTIFY changed)
    Q_PROPERTY(bool ghostShown READ ghostShown NOTIFY changed)
    Q_PROPERTY(bool coachOffered READ coachOffered NOTIFY changed)
    Q_PROPERTY(QString wantedText READ wantedText NOTIFY changed) ///< to be typed, where it may be shown key by key
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(bool astray READ astray NOTIFY changed)
    /// The end: acts done, safety card [{line, more}], the day to come again
    Q_PROPERTY(QStringList doneLines READ doneLines NOTIFY pageChanged)
    Q_PROPERTY(QVariantList safety READ safety NOTIFY pageChanged)
    Q_PROPERTY(QDate comeAgain READ comeAgain NOTIFY pageChanged)
    Q_PROPERTY(bool printable READ printable NOTIFY printableChanged) ///< there is a printer
    Q_PROPERTY(bool kept READ kept NOTIFY printableChanged)           ///< what was learned can be taken home on a card

public:
    using Today = std::function<QDate()>;
    explicit LessonModel(Today today, QObject* parent = nullptr);

    /// Where lessons are looked up; without it those that came with the program.
    using Library = std::function<Result<lessons::LessonPtr>(const QString& id)>;
    void setLibrary(Library library) { m_library = std::move(library); }

    bool active() const { return m_player.has_value(); }
    QString page() const { return m_page; }
    QString mode() const;
    QString title() const;
    QString icon() const;
    QString bridge() const;
    bool bridgeOffered() const { return !bridge().isEmpty() && m_bridges && m_bridgeNote.isEmpty(); }
    QString bridgeNote() const { return bridge().isEmpty() ? QString() : m_bridgeNote; }
    void offerBridge(const QString& whyNot); ///< of the lesson that is open; empty: it is offered
    int minutes() const;
    QVariantMap goal() const;
    QString intro() const;
    int stepNumber() const { return m_player ? m_player->stepNumber() : 0; }
    int stepCount() const { return m_player ? m_player->stepCount() : 0; }
    QString tone() const { return m_tone; }
    QString line() const { return m_said.line; }
    QString more() const { return m_said.more; }
    QString praise() const { return m_praise; }
    QString sign() const { return signFrames() > 0 ? m_saidKey : QString(); }
    int signFrames() const { return m_player ? int(m_player->lesson().signs.value(m_saidKey).size()) : 0; }
    QVariantMap scene() const { return m_scene; }
    QString toast() const { return m_toast; }
    QString touched() const { return m_touched; }
    bool ringShown() const;
    bool pulsing() const;
    bool ghostShown() const;
    bool coachOffered() const;
    QString wantedText() const;
    bool canUndo() const { return m_player && (m_player->canUndo() || m_own); }
    /// What the learner did before a trainer led on from there stands behind undo().
    bool keepsOwn() const { return m_own.has_value(); }
    /// Held: nothing is offered by itself.
    void setHeld(bool held) { m_held = held; }
    bool astray() const { return m_player && m_player->isAstray(); }
    QStringList doneLines() const;
    QVariantList safety() const;
    bool passed() const { return m_player && m_player->hasPassed(); }
    QDate comeAgain() const;
    bool printable() const { return m_printable; }
    void setPrintable(bool printable);
    bool kept() const { return m_kept; }
    void setKept(bool kept);

    /// For whoever writes lessons: this lesson as it is now, at once, on its page "start", "play" (at a step, from 0)
    /// or "end".
    void preview(const lessons::LessonPtr& lesson, const QString& page, int step);
    /// A phone that stands elsewhere, as its state says: it is looked at, and nothing on it is pressed.
    void mirror(const lessons::LessonPtr& lesson, int step, const lessons::Scene& scene);
    /// Asked first of every act on the phone; true: it took the act, and the lesson does not go on.
    using Witness = std::function<bool(const lessons::Action&)>;
    void setWitness(Witness witness) { m_witness = std::move(witness); }
    QString language() const { return m_language; }

    const lessons::Player* player() const { return m_player ? &*m_player : nullptr; }
    /// What is spoken now, for whoever asks to hear it again.
    QString voice() const { return m_said.voice; }

    /// The picture of a lesson's `image`: SVG, or empty.
    QByteArray picture(const QString& name) const;

    /// The recording that this lesson brought of just these words, as they are spoken; empty where there is none.
    QString recordingOf(const QString& words) const;

public Q_SLOTS:
    void setLanguage(const QString& language); ///< lessons speak "ko" and "en"; anything else is "en"
    void open(const QString& lessonId);        ///< to its start page; nothing where there is no such lesson
    void begin(const QString& mode);           ///< from the first step
    void goOn();                               ///< from the half-way page
    /// What the learner did to a widget of the phone, or "back".
    void did(const QString& widget, const QString& deed, const QString& value = {}, const QString& way = {});
    void showNext(); ///< 보기: the act that the hand points at
    void hint();     ///< the next rung
    void idle();     ///< nobody pressed for a while: a hint, but never the hand or the coach
    void doItForMe();
    /// A trainer leads on to a step (from 1), as if those before it had been done. Where the learner was is kept:
    /// undo() leads back there.
    void bringTo(int step);
    void showHand(); ///< where to press next; nothing changes
    void undo();
    void listen(); ///< again
    void wantPaper();
    void wantBridge() { Q_EMIT bridgeWanted(bridge()); }
    void leave();

Q_SIGNALS:
    void pageChanged();
    void changed();
    void sceneChanged();
    void printableChanged();
    void left();
    void paperWanted(const QString& lessonId);
    void bridgeChanged();
    void bridgeWanted(const QString& bridge); ///< "verify" or "pay"
    void spoke(const QString& text);
    /// To its end: for the card and the class; `passed` in 혼자하기 within the lesson's measure.
    void ended(const QString& lessonId, const QString& mode, bool passed);

private:
    void say(const QString& key, const QString& tone);
    void sayStep();
    void answer(const lessons::Reply& reply, const QString& widget);
    void refresh();
    void turnTo(const QString& page);
    QString words(const QString& key) const;

    Today m_today;
    Witness m_witness;
    QString m_language = QStringLiteral("ko");
    Library m_library = lessons::builtInLesson;
    lessons::LessonPtr m_lesson; ///< the open one; a pack may go meanwhile
    std::optional<lessons::Player> m_player;
    QString m_page = QStringLiteral("start");
    QString m_tone, m_praise, m_toast, m_touched;
    QString m_saidKey;
    QString m_newToast; ///< shown, and not yet spoken
    lessons::Said m_said;
    QVariantMap m_scene;
    std::optional<QVariantMap> m_mirrored;
    bool m_printable = false, m_kept = false;
    bool m_bridges = false;
    QString m_bridgeNote;
    std::optional<lessons::Player> m_own; ///< as the learner had it, before a trainer led on
    lessons::Place m_brought;             ///< to where
    bool m_handShown = false, m_held = false;
    bool m_errorShown = false; ///< 보기: the planned error stands on the card
};

} // namespace naru::ui::lesson
