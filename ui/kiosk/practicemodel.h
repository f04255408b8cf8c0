// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/practice.h"
#include "app/words/words.h"

#include <QQmlEngine>
#include <QVariantList>

namespace naru::ui::kiosk {

/// How the counter's and the till's own pages say it: handed in by the composition root, so that practice has the same
/// words and colours as the real thing.
struct PracticeWords {
    struct Said {
        QString kind, word, sentence, note; ///< kind: of StateGlyph
    };
    std::function<Said(const identity::Verdict&, const identity::Purpose&, words::Language)> verdict;
    /// [{label, value}] of what the verdict is about and nothing else.
    std::function<QVariantList(const identity::Verdict&, const identity::Purpose&, words::Language)> seen;
    std::function<Said(desk::PayPhase)> payment;
    std::function<QString(Won, words::Language)> won;
};

/// The bridge from a lesson to life: the desk's own verifier and terminal, in training. Holds a snapshot in words, and
/// of what a phone showed nothing but what the visitor asked to see, as long as the page is open.
class PracticeModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// "" nothing yet; verifier: "waiting" "asked" "writing" "verdict" "trouble"; terminal: "looking" "none" "ready"
    /// "asking" and those of the till's pages, "waiting" "read" "paid" "declined" "notsent" "doubt"
    Q_PROPERTY(QString stage MEMBER m_stage NOTIFY changed)
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)
    Q_PROPERTY(QString word MEMBER m_word NOTIFY changed)
    Q_PROPERTY(QString sentence MEMBER m_sentence NOTIFY changed)
    Q_PROPERTY(QString note MEMBER m_note NOTIFY changed)
    Q_PROPERTY(QVariantList rows MEMBER m_rows NOTIFY changed) ///< [{label, value}], once showSeen() was pressed
    Q_PROPERTY(bool seenOffered MEMBER m_seenOffered NOTIFY changed)
    Q_PROPERTY(bool open MEMBER m_open NOTIFY changed)       ///< something is under way that can be stopped
    Q_PROPERTY(QString asks MEMBER m_asks NOTIFY changed)    ///< what the verifier asks for, in one line
    Q_PROPERTY(QString amount READ amount NOTIFY changed)    ///< "1,000원"
    Q_PROPERTY(bool reachable READ reachable NOTIFY changed) ///< a phone can be presented here
    Q_PROPERTY(bool stopAsked MEMBER m_stopAsked NOTIFY changed)

public:
    /// `practice` null: this desk has none, and says so. All outlive the model.
    PracticeModel(desk::Desk& desk, desk::Practice* practice, PracticeWords words, QObject* parent = nullptr);

    QString amount() const;
    bool reachable() const;
    QString language() const { return m_language; }
    /// Of the lesson's bridge, "verify" or "pay": why it is not offered now; empty: it is.
    QString whyNot(const QString& bridge) const;
    static QString pageOf(const QString& bridge); ///< "practice-verify", "practice-pay"; else empty

public Q_SLOTS:
    void setLanguage(const QString& code);
    void look(const QString& bridge); ///< finds out whether it can be offered: see lookedAt()
    void beginVerify();
    void showSeen();
    void lookForTerminal();
    void pay();
    void stop();
    void leave(); ///< everything of this visitor is dropped

Q_SIGNALS:
    void changed();
    void lookedAt();
    void phoneAwaited(); ///< a demo's phone may come now
    void cardAwaited();
    void spoke(const QString& words);

private:
    void showVisit();
    void showPayment();
    void showTrouble(const Fault& fault);
    void clear();
    void say();
    words::Language tongue() const;

    desk::Desk& m_desk;
    desk::Practice* m_practice;
    const PracticeWords m_words;
    QString m_language = QStringLiteral("ko");
    enum class On { Nothing, Verifier, Terminal } m_on = On::Nothing;
    QString m_stage, m_kind, m_word, m_sentence, m_note, m_asks, m_said;
    QVariantList m_rows;
    bool m_seenOffered = false, m_open = false, m_stopAsked = false;
};

} // namespace naru::ui::kiosk
