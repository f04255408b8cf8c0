// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/lessons/learned.h"
#include "app/lessons/library.h"
#include "ui/kiosk/session.h"

#include <QQmlEngine>
#include <QStringList>
#include <QTimer>
#include <QVariantList>

#include <functional>
#include <optional>

namespace naru::ui::kiosk {

/// Without a touch for this long a visitor is asked; without an answer for as long as `answerWait` all is wiped.
inline constexpr Milliseconds idleWait{120'000};
inline constexpr Milliseconds answerWait{30'000};

/// One public screen: what this visitor chose, which page is open, whether anybody is still there. It knows no desk and
/// no person; whoever walks up may do everything here.
class KioskModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QString centre READ centre NOTIFY optionsChanged)
    Q_PROPERTY(double pitchMm READ pitchMm NOTIFY optionsChanged)
    Q_PROPERTY(bool demo READ demo NOTIFY optionsChanged)
    /// A practice card can be held to something here.
    Q_PROPERTY(bool readsCards READ readsCards NOTIFY optionsChanged)

    Q_PROPERTY(QString language READ language WRITE useLanguage NOTIFY sessionChanged)
    Q_PROPERTY(int enlargement READ enlargement WRITE useEnlargement NOTIFY sessionChanged)
    Q_PROPERTY(bool highContrast READ highContrast WRITE useHighContrast NOTIFY sessionChanged)
    Q_PROPERTY(bool low READ low WRITE useLow NOTIFY sessionChanged)
    Q_PROPERTY(bool easy READ easy WRITE useEasy NOTIFY sessionChanged)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE useReducedMotion NOTIFY sessionChanged)
    Q_PROPERTY(bool leftHanded READ leftHanded WRITE useLeftHanded NOTIFY sessionChanged)
    Q_PROPERTY(int volume READ volume NOTIFY sessionChanged)
    Q_PROPERTY(double speed READ speed NOTIFY sessionChanged)
    Q_PROPERTY(bool screenOff READ screenOff WRITE useScreenOff NOTIFY sessionChanged)
    /// The first press reads, the second acts: chosen, or because nothing is to be seen.
    Q_PROPERTY(bool blind READ blind NOTIFY sessionChanged)
    Q_PROPERTY(bool blindChosen READ blindChosen WRITE useBlind NOTIFY sessionChanged)
    /// Only the visitor hears; the jack's word where there is one that tells.
    Q_PROPERTY(bool earphones READ earphones WRITE useEarphones NOTIFY sessionChanged)
    Q_PROPERTY(bool jackTells READ jackTells NOTIFY sessionChanged)
    Q_PROPERTY(bool loudest READ loudest NOTIFY sessionChanged)
    Q_PROPERTY(bool fastest READ fastest NOTIFY sessionChanged)
    Q_PROPERTY(bool slowest READ slowest NOTIFY sessionChanged)

    /// "home" "language" "learn" "courses" "lessons" "lesson" "identity" "pay" "text" "sound" "keypad"; of the practice
    /// card: "card" (where to hold it) "mine" (what was done, what is next) "take" (to go) "certificate"; "contact" (a
    /// phone of one's own); "join" (into a class); "number" (that was taken)
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    /// A lesson is open, perhaps under a panel of the bar.
    Q_PROPERTY(bool inLesson READ inLesson NOTIFY pageChanged)
    /// What the list of lessons holds: "1" "2" "3" for a level, "A" … "F" for a course,
    /// "Z" for the centre's own.
    Q_PROPERTY(QString shelf READ shelf NOTIFY pageChanged)
    /// [{id, title, goal, minutes, icon, mark}]: the lessons of that shelf, in a language that lessons have; the mark
    /// as useMarks() has it.
    Q_PROPERTY(QVariantList lessons READ lessons NOTIFY lessonsChanged)
    /// The centre's own lessons, shelf "Z": packs have brought some.
    Q_PROPERTY(bool hasOwnLessons READ hasOwnLessons NOTIFY lessonsChanged)
    Q_PROPERTY(bool called READ called NOTIFY calledChanged)
    Q_PROPERTY(bool asking READ asking NOTIFY askingChanged)

public:
    struct Options {
        QString centre;                          ///< "나루동 행정복지센터"
        QString language = QStringLiteral("ko"); ///< each visitor begins with these two
        bool highContrast = false;
        double pitchMm = 0.248;
        bool demo = false;
        bool readsCards = false;
    };
    KioskModel(Options options, const Clock& clock, QObject* parent = nullptr);

    QString centre() const { return m_options.centre; }
    double pitchMm() const { return m_options.pitchMm; }
    bool demo() const { return m_options.demo; }
    bool readsCards() const { return m_options.readsCards; }
    QString language() const { return m_session.language; }
    int enlargement() const { return m_session.enlargement; }
    bool highContrast() const { return m_session.highContrast; }
    bool low() const { return m_session.low; }
    bool easy() const { return m_session.easy; }
    bool reducedMotion() const { return m_session.reducedMotion; }
    bool leftHanded() const { return m_session.leftHanded; }
    int volume() const { return m_session.volume; }
    double speed() const { return m_session.speed; }
    bool screenOff() const { return m_session.screenOff; }
    bool blind() const { return m_session.blind || m_session.screenOff; }
    bool blindChosen() const { return m_session.blind; }
    bool earphones() const { return m_plugged.value_or(m_session.earphones); }
    bool jackTells() const { return m_plugged.has_value(); }
    bool loudest() const { return m_session.volume == volumeMax; }
    bool fastest() const;
    bool slowest() const;
    QString page() const { return m_pages.last(); }
    QString pageUnderPanels() const; ///< without the bar's pages over it
    bool inLesson() const { return m_pages.contains(QStringLiteral("lesson")); }
    QString shelf() const { return m_shelf; }
    QVariantList lessons() const;
    bool hasOwnLessons() const { return !m_own.isEmpty(); }
    bool called() const { return m_called; }
    bool asking() const { return m_asking; }
    const Session& session() const { return m_session; }

    void useOwnLessons(const QList<lessons::LessonPtr>& own); ///< of the packs that play; shelf "Z"
    void useOptions(const Options& options); ///< the desk's settings changed; the visitor's own choices stay
    /// A language without translation is ignored, as is an enlargement that there is not.
    void useLanguage(const QString& code);
    void useEnlargement(int times);
    void useHighContrast(bool high);
    void useLow(bool low);
    void useEasy(bool easy);
    void useReducedMotion(bool reduced);
    void useLeftHanded(bool left);
    void useScreenOff(bool off);
    void resume(const Session& session);              ///< as a visitor had it; what there is not becomes the usual
    void useComfort(const lessons::Comfort& comfort); ///< all of it at once, as near as there is
    lessons::Comfort comfort() const;
    /// What this visitor did before: id of the lesson → "watched" "guided" "alone" "finished".
    void useMarks(const QVariantMap& marks);
    /// Something of this visitor is held elsewhere: it is asked for and wiped as a choice on the screen is.
    void setHolding(bool holding) { m_holding = holding; }
    /// Where leaving the lesson that is open leads: it was gone through to its end. Empty: back where it was opened.
    void setAfterLesson(const QString& page) { m_afterLesson = page; }
    /// Asked before a call goes out: true, who stands by (a trainer in the room) was told instead.
    void useHelper(std::function<bool()> helper) { m_helper = std::move(helper); }
    /// This kiosk is in a class: it comes back to it when it is begun anew.
    void setInClass(bool in) { m_inClass = in; }
    bool inClass() const { return m_inClass; }
    void useBlind(bool blind);
    void useEarphones(bool in);
    /// The jack tells; who plugs in listens, and is taken for somebody who may not see.
    void plug(bool in);

    /// Any key or press anywhere says that somebody is there.
    bool eventFilter(QObject* watched, QEvent* event) override;

public Q_SLOTS:
    void show(const QString& page); ///< one page further; an unknown name is ignored
    void showLessons(const QString& shelf);
    void openLesson(const QString& id);
    void leaveLesson();
    void back(); ///< the page before; of the first page nothing
    void goHome();
    void startAt(const QString& page); ///< as if it had been opened from home
    void louder();
    void quieter();
    void faster();
    void slower();
    void call(); ///< somebody is wanted here
    void callOff();
    void touch(); ///< somebody is there: the wait begins anew, a question stays open
    void goOn();  ///< the answer to the question
    void wipe();  ///< as if nobody had been here
    void say(const QString& words);
    void look(); ///< has the time come? The timer's; a test calls it after moving its clock

Q_SIGNALS:
    void optionsChanged();
    void sessionChanged();
    void pageChanged();
    void lessonsChanged();
    void calledChanged();
    void askingChanged();
    void languageChanged(const QString& code);
    void lessonWanted(const QString& id);
    void staffCalled(bool wanted); ///< for the counters, once desks find each other
    void spoke(const QString& words);
    void wiped(); ///< whoever holds something of this visitor drops it now

private:
    Session usual() const;
    bool untouched() const;
    void change(const Session& session);
    void put(bool Session::*what, bool value);
    void go(const QStringList& pages);
    void ask(bool asking);

    Options m_options;
    const Clock& m_clock;
    Session m_session;
    std::optional<bool> m_plugged;               ///< earphones, where the jack tells
    QStringList m_pages{QStringLiteral("home")}; ///< the way here; the last is shown
    QString m_shelf, m_afterLesson;
    QVariantMap m_marks;
    bool m_holding = false, m_inClass = false;
    std::function<bool()> m_helper;
    QList<lessons::LessonPtr> m_own;
    bool m_called = false, m_asking = false;
    Milliseconds m_since{0}; ///< of the last touch, or of the question
    QTimer m_timer;
};

} // namespace naru::ui::kiosk
