// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/daybook.h"
#include "app/desk/desk.h"
#include "app/desk/till.h"
#include "ui/till/tillwords.h"

#include <QQmlEngine>

namespace naru::ui::till {

/// What is to be charged, before it is written down: items of the catalogue with their counts, or a bill, exemptions
/// with their reasons, a part of the sum. It asks the till to open it and says what the guard answered.
class EntryModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the till's model")
    Q_PROPERTY(QVariantList items READ items NOTIFY changed) ///< [{code, name, price, open, needsBill}]
    Q_PROPERTY(QVariantList lines READ lines NOTIFY changed) ///< [{text, amount, note, count, won, price, reason}]
    Q_PROPERTY(QString sum READ sum NOTIFY changed)
    Q_PROPERTY(qint64 sumWon READ sumWon NOTIFY changed)
    Q_PROPERTY(QString bill READ bill NOTIFY changed)
    Q_PROPERTY(QString scannedBill MEMBER m_scannedBill NOTIFY changed) ///< waits for its kind and amount
    Q_PROPERTY(bool empty READ isEmpty NOTIFY emptyChanged)
    Q_PROPERTY(bool waived READ isWaived NOTIFY changed) ///< there are lines, and nothing is owed
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)
    /// What stands against it: {answer, title, sentence, here, there, hereWon}; answer "paid" "doubt" "other"
    /// "elsewhere".
    Q_PROPERTY(QVariantMap guard MEMBER m_guard NOTIFY guarded)
    Q_PROPERTY(QVariantList people READ people NOTIFY changed) ///< [{value, text}]: who may agree

public:
    EntryModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent = nullptr);

    QVariantList items() const;
    QVariantList lines() const;
    QString sum() const;
    qint64 sumWon() const;
    QString bill() const { return m_wanted.bill; }
    bool isEmpty() const { return m_wanted.lines.isEmpty(); }
    bool isWaived() const { return !isEmpty() && sumWon() == 0; }
    QVariantList people() const;

    /// What of it is still owed after a part: comes back with takeRest().
    void keepRest(const desk::ChargeView& paid);

public Q_SLOTS:
    void add(const QString& code); ///< one more of it; an item without a price needs addPriced()
    /// "32000" or "32,000". False: nothing that can be charged; refused() says why.
    bool addPriced(const QString& code, const QString& amount, const QString& bill);
    void setCount(int line, int count); ///< 0 takes it away
    /// Less than its price, with a reason; the price itself takes the exemption back. False: refused() says why.
    bool exempt(int line, const QString& amount, const QString& reason);
    void clear();
    /// Asks the till. `how`: "card" or "cash", given back with opened(). `part`: empty, all of it.
    bool open(const QString& how, const QString& part);
    void agree(qint64 second, const QString& pin, const QString& reason);
    void takeRest();

Q_SIGNALS:
    void changed();
    void emptyChanged();
    void guarded();
    void opened(const QByteArray& charge, const QString& how);
    void refused(const QString& sentence);    ///< what was typed
    void pinRefused(const QString& sentence); ///< of the second person
    void troubled(const QString& sentence, const QString& next);
    void noticed(const QString& text, const QString& kind);

private:
    void onScanned(const desk::Scanned& what);
    void answered(const Result<desk::Opened>& opened);
    void say(const payments::Guarded& guarded);
    void sayPaid(const payments::KnownCharge& known);
    void sayElsewhere(const Fault& fault);
    void tell(const Fault& fault);
    Tongue tongue() const;

    desk::Desk& m_desk;
    desk::Till& m_till;
    desk::DayBook& m_book;
    desk::Wanted m_wanted;
    QList<payments::ChargeLine> m_left; ///< after a part
    QString m_leftBill, m_scannedBill, m_how;
    QVariantMap m_guard;
    bool m_busy = false, m_wasEmpty = true;
    bool m_isRest = false; ///< what is entered is the rest of a part
};

/// Whole won from what a person typed: digits, with or without commas. Nothing for anything else, or too much.
std::optional<Won> wonOf(const QString& typed);

} // namespace naru::ui::till
