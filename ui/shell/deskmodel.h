// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "ui/shell/outboxmodel.h"
#include "ui/shell/papermodel.h"

#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>

namespace naru::ui::shell {

/// What every page of the desk shares: who is signed in, which page is open, the two bars, language and theme.
/// It asks the desk and says it in words; it decides nothing.
class DeskModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// "stopped" "setup" "signin" "clock" or the name of a page of a role ("counter", "admin").
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(bool demo READ demo CONSTANT)
    Q_PROPERTY(QString demoPin READ demoPin CONSTANT)
    Q_PROPERTY(QString language READ language NOTIFY settingsChanged)
    Q_PROPERTY(bool highContrast READ highContrast NOTIFY settingsChanged)
    Q_PROPERTY(double panelPitchMm READ panelPitchMm NOTIFY settingsChanged)
    Q_PROPERTY(QString title READ title NOTIFY titleChanged)
    Q_PROPERTY(QString place READ place NOTIFY titleChanged)
    Q_PROPERTY(QString clock READ clock NOTIFY timeChanged)
    Q_PROPERTY(QString dateLine READ dateLine NOTIFY timeChanged)
    Q_PROPERTY(QString timeBelieved READ timeBelieved NOTIFY timeChanged)
    Q_PROPERTY(naru::ui::shell::OutboxModel* outbox READ outbox CONSTANT)
    /// [{kind, text, sentence, next}]: the chips of the device bar and what pressing one explains.
    Q_PROPERTY(QVariantList devices READ devices NOTIFY barsChanged)
    /// [{id, name, role, waiting}]: who may sign in.
    Q_PROPERTY(QVariantList people READ people NOTIFY peopleChanged)
    /// [{kind, text}]: four plain sentences, what is amiss first.
    Q_PROPERTY(QVariantList readiness READ readiness NOTIFY readinessChanged)
    Q_PROPERTY(bool administrator READ administrator NOTIFY titleChanged)
    Q_PROPERTY(bool clockConfirmable READ clockConfirmable NOTIFY pageChanged)
    Q_PROPERTY(bool clockBehind READ clockBehind NOTIFY pageChanged)
    /// {sentence, next}: why nothing can be written any more.
    Q_PROPERTY(QVariantMap stoppedBy READ stoppedBy NOTIFY pageChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(naru::ui::shell::PaperModel* papers READ papers CONSTANT)

public:
    struct Options {
        QString firstPage = QStringLiteral("counter");
        QStringList pages; ///< names that can be shown: what the composition root has
        QString demoPin;   ///< shown on the sign-in page of a demo
    };
    DeskModel(desk::Desk& desk, Options options, QObject* parent = nullptr);

    QString page() const;
    bool demo() const;
    QString demoPin() const { return m_options.demoPin; }
    QString language() const;
    bool highContrast() const;
    double panelPitchMm() const;
    QString title() const;
    QString place() const;
    QString clock() const;
    QString dateLine() const;
    QString timeBelieved() const;
    OutboxModel* outbox() { return &m_outbox; }
    QVariantList devices() const;
    QVariantList people() const;
    QVariantList readiness() const;
    bool administrator() const;
    bool clockConfirmable() const;
    bool clockBehind() const;
    QVariantMap stoppedBy() const;
    bool busy() const { return m_busy; }
    PaperModel* papers() { return &m_papers; }

    Q_INVOKABLE bool offers(const QString& page) const;
    bool eventFilter(QObject* watched, QEvent* event) override; ///< any key or press keeps the desk awake

public Q_SLOTS:
    void signIn(qint64 staffId, const QString& pin);
    void lock();
    void show(const QString& page); ///< ignored where the person may not or the page is absent
    void useLanguage(const QString& code);
    void useHighContrast(bool high);
    void confirmClock();
    void goOnWithoutClock(); ///< to the counter, where nothing but a physical card can be accepted
    void refresh();          ///< words in another language; devices looked at again

Q_SIGNALS:
    void pageChanged();
    void settingsChanged();
    void titleChanged();
    void timeChanged();
    void barsChanged();
    void peopleChanged();
    void readinessChanged();
    void busyChanged();
    void refused(const QString& sentence); ///< the PIN was not taken: what is so and what to do
    void troubled(const QString& sentence, const QString& next);
    void languagePreviewed(const QString& code); ///< before there are settings

private:
    QString roleName(desk::Role role) const;
    bool trainer() const;
    void finish(const Result<void>& result);
    void onSignedInChanged();
    void tick();
    QString pinSentence(const Fault& fault, qint64 staffId) const;

    desk::Desk& m_desk;
    OutboxModel m_outbox;
    PaperModel m_papers;
    Options m_options;
    QString m_wanted;
    std::optional<desk::Settings> m_preview;
    std::optional<Fault> m_stopped;
    QTimer m_timer;
    QString m_shownClock;
    identity::ClockState m_clockState;
    bool m_busy = false;
    bool m_clockSeen = false; ///< the person went on without a believable clock
};

} // namespace naru::ui::shell
