// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/till.h"
#include "ui/till/tillwords.h"

#include <QQmlEngine>

namespace naru::ui::till {

/// One charge on its way, in the words that the clerk's and the visitor's page share: a snapshot, taken anew with every
/// commit. It asks the till; the till decides and writes.
class PayModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the till's model")
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(QString phase MEMBER m_phase NOTIFY changed) ///< see phaseName()
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)
    Q_PROPERTY(QString word MEMBER m_word NOTIFY changed)
    Q_PROPERTY(QString sentence MEMBER m_sentence NOTIFY changed)
    Q_PROPERTY(QString promise MEMBER m_promise NOTIFY changed)
    Q_PROPERTY(QString visitorWord MEMBER m_visitorWord NOTIFY changed)
    Q_PROPERTY(QString visitorSentence MEMBER m_visitorSentence NOTIFY changed)
    Q_PROPERTY(QString visitorNote MEMBER m_visitorNote NOTIFY changed)
    Q_PROPERTY(QString amount MEMBER m_amount NOTIFY changed)
    Q_PROPERTY(QString whatFor MEMBER m_whatFor NOTIFY changed)
    Q_PROPERTY(QString bill MEMBER m_bill NOTIFY changed)           ///< the number it brought; empty: the desk made one
    Q_PROPERTY(QString rest MEMBER m_rest NOTIFY changed)           ///< of a part: what is still owed after it
    Q_PROPERTY(QVariantList lines MEMBER m_lines NOTIFY changed)    ///< [{text, amount}]
    Q_PROPERTY(QVariantList steps MEMBER m_steps NOTIFY changed)    ///< [{kind, text, time}]
    Q_PROPERTY(QString askNumber MEMBER m_askNumber NOTIFY changed) ///< with which a visitor can ask
    Q_PROPERTY(QString paidLine MEMBER m_paidLine NOTIFY changed)   ///< "승인 번호 30041 · 11:27"
    Q_PROPERTY(QString visitorPaid MEMBER m_visitorPaid NOTIFY changed)  ///< "카드 끝자리 1234 · 11:27"
    Q_PROPERTY(QVariantMap terminal MEMBER m_terminal NOTIFY changed)    ///< {name, kind, word, heard, note, driver}
    Q_PROPERTY(QVariantList terminals MEMBER m_terminals NOTIFY changed) ///< [{value, text, second}]
    Q_PROPERTY(QString terminalId MEMBER m_terminalId NOTIFY changed)    ///< chosen for the next attempt
    Q_PROPERTY(QString code MEMBER m_code NOTIFY changed)                ///< to be scanned by the payments app's phone
    Q_PROPERTY(QVariantMap eyes READ eyes CONSTANT)                      ///< of the desk, for the phone's answer
    Q_PROPERTY(int partsKnown MEMBER m_partsKnown NOTIFY changed)        ///< of an answer in moving codes
    Q_PROPERTY(int partsWanted MEMBER m_partsWanted NOTIFY changed)      ///< 0: none seen yet
    Q_PROPERTY(bool mayPay MEMBER m_mayPay NOTIFY changed)               ///< a first or another attempt
    Q_PROPERTY(bool maySayNothingTaken MEMBER m_nothingTaken NOTIFY changed) ///< known that no money moved
    Q_PROPERTY(bool open MEMBER m_open NOTIFY changed) ///< the card's turn: nothing else may be done
    Q_PROPERTY(bool mayAskAgain MEMBER m_mayAskAgain NOTIFY changed)
    Q_PROPERTY(bool typesAnswer MEMBER m_typesAnswer NOTIFY changed) ///< driver "manual": people read the other app
    Q_PROPERTY(bool stopAsked MEMBER m_stopAsked NOTIFY changed)
    Q_PROPERTY(QString receipt MEMBER m_receipt NOTIFY changed) ///< "" "paper" "phone" "none"
    /// What the visitor's phone scans for the receipt, once somebody made it; see showReceiptCode().
    Q_PROPERTY(QString receiptCode MEMBER m_receiptCode NOTIFY changed)
    Q_PROPERTY(QString change MEMBER m_change NOTIFY changed) ///< cash was taken: what goes back
    Q_PROPERTY(qint64 dueWon READ dueWon NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)

public:
    PayModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent = nullptr);

    bool active() const { return !m_charge.isEmpty(); }
    const QByteArray& charge() const { return m_charge; }
    qint64 dueWon() const { return m_due.value; }
    QVariantMap eyes() const { return m_eyes; }
    void look(const QVariantMap& eyes) { m_eyes = eyes; } ///< {url, scan}, see BillsModel; before a page sees it
    void show(const QByteArray& charge);                  ///< from now on the pages are about this one
    /// The answer to receiptAsked(charge, "phone"); of another charge it is left alone.
    Q_INVOKABLE QString changeFor(const QString& tendered) const; ///< empty: too little
    void showReceiptCode(const QByteArray& charge, const QString& code);

public Q_SLOTS:
    void chooseTerminal(const QString& id);
    void payByCard(); ///< with the terminal chosen
    void askToStop();
    /// What the visitor handed over. False: not an amount, or less than is owed; a fault comes with troubled().
    bool takeCash(const QString& tendered);
    void askAgain();
    /// What the clerk read in the other app: "approved" with its number and the last four digits, "declined" with the
    /// code it showed, "not_taken". False: these cannot be.
    bool typeAnswer(const QString& outcome, const QString& number, const QString& lastFour);
    void chooseReceipt(const QString& how); ///< "paper" "large" "phone" "none"
    void wantNotice();                      ///< the paper that says it is none
    void speak();                           ///< on somebody's own press
    void finish();                          ///< the pages let it go; what is undecided stays on the doubt desk

Q_SIGNALS:
    void changed();
    void finished();
    void troubled(const QString& sentence, const QString& next);
    void receiptAsked(const QByteArray& charge, const QString& how);
    void noticeAsked(const QByteArray& charge);
    void spoken(const QString& text, const QString& language);

private:
    void renew();
    void showTerminals();
    void showTerminal(const desk::ChargeView& view);
    void showWords(const desk::ChargeView& view);
    void tell(const Fault& fault);
    Tongue tongue() const;

    desk::Desk& m_desk;
    desk::Till& m_till;
    desk::DayBook& m_book;
    QByteArray m_charge;
    QString m_serviceId;
    Won m_due;
    QString m_phase, m_kind, m_word, m_sentence, m_promise, m_visitorWord, m_visitorSentence, m_visitorNote;
    QString m_amount, m_whatFor, m_bill, m_rest, m_askNumber, m_paidLine, m_visitorPaid, m_terminalId, m_code,
        m_receipt, m_receiptCode, m_change;
    QVariantList m_lines, m_steps, m_terminals;
    QVariantMap m_terminal;
    QVariantMap m_eyes;
    int m_partsKnown = 0, m_partsWanted = 0;
    bool m_mayPay = false, m_nothingTaken = false, m_open = false, m_mayAskAgain = false, m_typesAnswer = false;
    bool m_stopAsked = false, m_busy = false;
};

} // namespace naru::ui::till
