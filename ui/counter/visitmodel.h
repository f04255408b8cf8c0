// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "ui/counter/dates.h"

#include <QQmlEngine>
#include <QVariantList>

namespace naru::ui::counter {

class PortraitProvider;

/// The visit of this moment in words. A snapshot: taken anew when the visit changes, emptied when it is wiped, so that
/// no page can hold a released value longer than the desk does.
class VisitModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the counter's model")
    Q_PROPERTY(QString purposeName MEMBER m_purposeName NOTIFY changed)
    Q_PROPERTY(QString asks MEMBER m_asks NOTIFY changed)
    Q_PROPERTY(QString notAsked MEMBER m_notAsked NOTIFY changed)
    Q_PROPERTY(QString kept MEMBER m_kept NOTIFY changed)
    Q_PROPERTY(QString legalBasis MEMBER m_legalBasis NOTIFY changed)
    Q_PROPERTY(bool phoneThere MEMBER m_phoneThere NOTIFY changed) ///< the visitor decides on the phone now
    /// "bluetooth": it engaged and is looked for; "tap": its QR was read, now it is to be held to the reader; else
    /// empty
    Q_PROPERTY(QString engaging MEMBER m_engaging NOTIFY changed)
    Q_PROPERTY(QVariantList steps MEMBER m_steps NOTIFY changed) ///< [{kind, text, time}]
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)        ///< of the verdict card
    Q_PROPERTY(QString word MEMBER m_word NOTIFY changed)
    Q_PROPERTY(QString sentences MEMBER m_sentences NOTIFY changed)
    Q_PROPERTY(bool accepted MEMBER m_accepted NOTIFY changed)
    Q_PROPERTY(QVariantList proof MEMBER m_proof NOTIFY changed)   ///< three of {title, kind, word, date}
    Q_PROPERTY(QVariantList fields MEMBER m_fields NOTIFY changed) ///< [{label, value, brief}] foreign text
    Q_PROPERTY(QString notReceived MEMBER m_notReceived NOTIFY changed)
    Q_PROPERTY(QString missing MEMBER m_missing NOTIFY changed)
    Q_PROPERTY(QVariantMap age MEMBER m_age NOTIFY changed) ///< {question, answer, kind} or empty
    Q_PROPERTY(QStringList failures MEMBER m_failures NOTIFY changed)
    Q_PROPERTY(bool portraitAsked MEMBER m_portraitAsked NOTIFY changed)
    Q_PROPERTY(QString portrait MEMBER m_portrait NOTIFY changed) ///< source, or empty
    Q_PROPERTY(QString portraitNote MEMBER m_portraitNote NOTIFY changed)
    Q_PROPERTY(QString record MEMBER m_record NOTIFY changed)
    Q_PROPERTY(QString decision MEMBER m_decision NOTIFY changed)         ///< what the clerk decided, or empty
    Q_PROPERTY(QString decisionKind MEMBER m_decisionKind NOTIFY changed) ///< "ok" or "no"
    Q_PROPERTY(bool maySeeByEye MEMBER m_maySeeByEye NOTIFY changed)
    Q_PROPERTY(bool mayAskFallback MEMBER m_mayAskFallback NOTIFY changed)
    Q_PROPERTY(
        QString fallbackAsks MEMBER m_fallbackAsks NOTIFY changed) ///< "태어난 해": what the second question asks
    Q_PROPERTY(bool secondRequest MEMBER m_secondRequest NOTIFY changed)
    Q_PROPERTY(QString secondAsks MEMBER m_secondAsks NOTIFY changed) ///< what was asked in addition, once it was
    Q_PROPERTY(QString trouble MEMBER m_trouble NOTIFY changed)
    Q_PROPERTY(QString troubleNext MEMBER m_troubleNext NOTIFY changed)

public:
    explicit VisitModel(PortraitProvider* portraits, QObject* parent = nullptr);

    void show(const desk::Visit& visit, Tongue tongue);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void forgetVerdict();
    void showPurpose(const desk::Visit& visit, Tongue tongue);
    void showSteps(const desk::Visit& visit, Tongue tongue);
    void showVerdict(const desk::Visit& visit, const identity::Verdict& verdict, Tongue tongue);
    void showPortrait(const desk::Visit& visit, Tongue tongue);
    void showDecision(const desk::Visit& visit, Tongue tongue);

    PortraitProvider* m_portraits;
    const device::Picture* m_served = nullptr;
    QString m_purposeName, m_asks, m_notAsked, m_kept, m_legalBasis;
    QVariantList m_steps, m_proof, m_fields;
    QString m_engaging;
    QString m_kind, m_word, m_sentences, m_notReceived, m_missing, m_portrait, m_portraitNote, m_record, m_decision,
        m_decisionKind;
    QString m_fallbackAsks, m_secondAsks, m_trouble, m_troubleNext;
    QVariantMap m_age;
    QStringList m_failures;
    bool m_phoneThere = false, m_accepted = false, m_portraitAsked = false, m_maySeeByEye = false;
    bool m_mayAskFallback = false, m_secondRequest = false;
};

} // namespace naru::ui::counter
