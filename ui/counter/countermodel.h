// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "ui/counter/portraitprovider.h"
#include "ui/counter/queuemodel.h"
#include "ui/counter/scanmodel.h"
#include "ui/counter/visitmodel.h"

#include <QPointer>

namespace naru::ui::counter {

/// The counter between two visitors and with one: which of its pages is open, the purposes, today's list, and what the
/// clerk can do. It asks the desk; the desk decides and writes.
class CounterModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// "idle" "choose" "paper" "waiting" "verdict" "trouble" "scan"
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(naru::ui::counter::VisitModel* visit READ visit CONSTANT)
    Q_PROPERTY(naru::ui::counter::ScanModel* scan READ scan CONSTANT)
    Q_PROPERTY(naru::ui::counter::QueueModel* queue READ queue CONSTANT)
    Q_PROPERTY(QVariantList purposes READ purposes NOTIFY wordsChanged) ///< [{id, name, asks, icon, key}]
    Q_PROPERTY(QVariantList today READ today NOTIFY todayChanged)       ///< [{kind, title, second}], newest first
    Q_PROPERTY(QVariantMap counts READ counts NOTIFY todayChanged)      ///< {ok, person, refused}
    Q_PROPERTY(bool demo READ demo CONSTANT)
    Q_PROPERTY(bool administrator READ administrator NOTIFY wordsChanged)
    Q_PROPERTY(bool phoneReachable READ phoneReachable NOTIFY wordsChanged)
    Q_PROPERTY(bool tapReady READ tapReady NOTIFY wordsChanged)   ///< a phone may be held to something
    Q_PROPERTY(bool codeReady READ codeReady NOTIFY wordsChanged) ///< a phone may show its QR
    /// What is amiss with one of the ways while another works; empty where all is well.
    Q_PROPERTY(QString linkTrouble READ linkTrouble NOTIFY wordsChanged)
    Q_PROPERTY(bool highContrast READ highContrast NOTIFY wordsChanged)
    Q_PROPERTY(QString language READ language NOTIFY wordsChanged)
    /// What the physical card is looked at for; empty while that is still to be chosen.
    Q_PROPERTY(QString paperPurpose READ paperPurpose NOTIFY pageChanged)
    Q_PROPERTY(QString paperAsks READ paperAsks NOTIFY pageChanged) ///< what of the card concerns the desk
    Q_PROPERTY(bool takesMoney READ takesMoney NOTIFY wordsChanged)
    Q_PROPERTY(int undecided READ undecided NOTIFY moneyChanged) ///< payments that nobody knows the end of
    Q_PROPERTY(bool busy READ busy NOTIFY pageChanged)           ///< a decision is on its way into the journal
    Q_PROPERTY(QVariantList secondPeople READ secondPeople NOTIFY wordsChanged) ///< [{value, text}]

public:
    /// The engine's portraits belong to the engine; null where a test needs none.
    CounterModel(
        desk::Desk& desk, PortraitProvider* portraits, device::Rack* rack = nullptr, QObject* parent = nullptr);

    QString page() const;
    VisitModel* visit() { return &m_visit; }
    ScanModel* scan() { return &m_scan; }
    QueueModel* queue() { return &m_queue; }
    QVariantList purposes() const;
    QVariantList today() const;
    QVariantMap counts() const;
    bool demo() const { return m_desk.kind() == desk::Desk::Kind::Demo; }
    bool administrator() const;
    bool phoneReachable() const;
    bool tapReady() const;
    bool codeReady() const;
    QString linkTrouble() const;
    bool highContrast() const;
    QString language() const;
    QString paperPurpose() const;
    QString paperAsks() const;
    bool takesMoney() const { return m_desk.till(); }
    int undecided() const;
    bool busy() const { return m_busy; }
    QVariantList secondPeople() const;

public Q_SLOTS:
    void begin(const QString& purposeId); ///< ask a phone, or choose what the physical card is for
    void usePaper();                      ///< a physical card instead of the phone, at every moment
    void lookAtCodes();                   ///< the page that says what any code is
    void changePurpose();                 ///< undo of a wrong choice: nothing is recorded
    void leave();                         ///< Esc: one step back, at every moment
    void readAgain();
    void seenByEye();
    void notAccepted();
    void askFallback();
    void askSecondPerson(qint64 staffId, const QString& pin);
    void stayLonger();
    void toggleContrast();
    void toggleLanguage();

Q_SIGNALS:
    void pageChanged();
    void todayChanged();
    void wordsChanged();
    void moneyChanged();
    void warned();                                               ///< the page is about to be wiped
    void noticed(const QString& text, const QString& kind);      ///< said once, in passing
    void troubled(const QString& sentence, const QString& next); ///< something asked for could not be done

private:
    void onVisitChanged();
    void renew();
    void endVisit();
    void decide(desk::Decision decision);
    void recordPaper(desk::Decision decision);
    void tell(const Fault& fault);
    Tongue tongue() const;
    const identity::Purpose* purposeOf(const QString& id) const;

    desk::Desk& m_desk;
    VisitModel m_visit;
    ScanModel m_scan;
    QueueModel m_queue;
    QPointer<desk::Visit> m_followed;
    QString m_lastPurpose; ///< for "read again"
    enum class Paper { No, Choosing, Looking, OfVisit } m_paper = Paper::No;
    QString m_paperPurpose;
    bool m_busy = false;
    bool m_looking = false; ///< at codes
};

} // namespace naru::ui::counter
