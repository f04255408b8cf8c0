// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/daybook.h"
#include "app/desk/desk.h"
#include "ui/till/counted.h"

#include <QQmlEngine>

namespace naru::ui::till {

/// The drawer while the day goes on: who answers for it, counting it in between, handing it over, money put in or
/// taken out. It asks the day book; nothing is shown as done before it is in the journal.
class DrawerModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(bool open MEMBER m_open NOTIFY changed)
    Q_PROPERTY(QString holder MEMBER m_holder NOTIFY changed)             ///< who answers for it; empty: nobody
    Q_PROPERTY(QString since MEMBER m_since NOTIFY changed)               ///< "09:02"
    Q_PROPERTY(QString opening MEMBER m_opening NOTIFY changed)           ///< counted first
    Q_PROPERTY(QString expected MEMBER m_expected NOTIFY changed)         ///< should be in it now
    Q_PROPERTY(QString counted MEMBER m_countedText NOTIFY changed)       ///< empty: not counted
    Q_PROPERTY(QVariantMap difference MEMBER m_difference NOTIFY changed) ///< {kind, text}; empty before the count
    Q_PROPERTY(bool unequal MEMBER m_unequal NOTIFY changed)
    Q_PROPERTY(QVariantList piles READ piles NOTIFY changed) ///< [{won, text, count}]
    Q_PROPERTY(QVariantList people READ people NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)

public:
    DrawerModel(desk::Desk& desk, desk::DayBook& book, QObject* parent = nullptr);

    QVariantList piles() const;
    QVariantList people() const;

public Q_SLOTS:
    void forget(); ///< the page is left: a count belongs to its moment
    void setCount(qint64 won, const QString& count);
    /// Opens it where nobody answers for it; else counted in between. False: not yet, and why is said.
    bool keepCount(const QString& reason);
    bool mayHandOver(const QString& reason); ///< before a PIN is asked for. False: why is said
    void handOver(qint64 next, const QString& pin, const QString& reason);
    bool putIn(const QString& amount, const QString& reason);
    bool takeOut(const QString& amount, const QString& reason);

Q_SIGNALS:
    void changed();
    void done();                                 ///< what was asked is written
    void pinRefused(const QString& sentence);    ///< of handing over
    void countRefused(const QString& sentence);  ///< of counting and opening
    void amountRefused(const QString& sentence); ///< of money put in or taken out
    void reasonRefused(const QString& sentence);
    void noticed(const QString& text, const QString& kind);

private:
    using Refuse = void (DrawerModel::*)(const QString&);
    bool move(const QString& amount, const QString& reason, bool in);
    bool isCounted(const QString& reason);
    /// Of the day book: said where it was asked.
    desk::DayBook::Done answer(const QString& written, Refuse refuse);
    void renew();
    Tongue tongue() const;

    desk::Desk& m_desk;
    desk::DayBook& m_book;
    Counted m_counted;
    bool m_open = false, m_unequal = false, m_busy = false;
    QString m_holder, m_since, m_opening, m_expected, m_countedText;
    QVariantMap m_difference;
};

} // namespace naru::ui::till
