// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/till.h"
#include "ui/till/fileshelf.h"
#include "ui/till/tillwords.h"

#include <QQmlEngine>

namespace naru::ui::till {

/// The payments that nobody knows the end of: what is known of each, what would end it, and who may do what. There is
/// no retry here and no force.
class DoubtModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// [{id, kind, title, what, second}], oldest first; behind them the acquirer's lines that fit nothing.
    Q_PROPERTY(QVariantList items READ items NOTIFY changed)
    Q_PROPERTY(QVariantList ended READ ended NOTIFY changed)  ///< the same of what was settled today, however old
    Q_PROPERTY(QString chosen MEMBER m_chosen NOTIFY changed) ///< ServiceID of the one in the middle
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)
    Q_PROPERTY(QString word MEMBER m_word NOTIFY changed)
    Q_PROPERTY(QString about MEMBER m_about NOTIFY changed)     ///< what for and how much
    Q_PROPERTY(QString finding MEMBER m_finding NOTIFY changed) ///< what somebody has to look at
    Q_PROPERTY(QString findingNext MEMBER m_findingNext NOTIFY changed)
    Q_PROPERTY(QVariantList evidence MEMBER m_evidence NOTIFY changed) ///< [{kind, text, time}]
    Q_PROPERTY(QVariantList endings MEMBER m_endings NOTIFY changed)   ///< [{icon, text}]: when this comes, it ends
    Q_PROPERTY(QString locked MEMBER m_locked NOTIFY changed)          ///< why the bill is not taken again
    Q_PROPERTY(bool mayAsk MEMBER m_mayAsk NOTIFY changed)
    Q_PROPERTY(bool mayDecide MEMBER m_mayDecide NOTIFY changed)   ///< two people, with the acquirer's number
    Q_PROPERTY(bool mayExplain MEMBER m_mayExplain NOTIFY changed) ///< two people, saying what it is
    Q_PROPERTY(bool mayNotice MEMBER m_mayNotice NOTIFY changed)   ///< there is a visitor to be told
    Q_PROPERTY(QVariantList meanings READ meanings NOTIFY changed) ///< [{value, text}]: what it can be
    Q_PROPERTY(bool mayLose MEMBER m_mayLose NOTIFY changed)       ///< the terminal can be said to be gone
    Q_PROPERTY(QVariantList people READ people NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)
    Q_PROPERTY(naru::ui::till::FileShelf* shelf READ shelf CONSTANT)

public:
    DoubtModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent = nullptr);

    QVariantList items() const;
    QVariantList ended() const;
    QVariantList meanings() const;
    QVariantList people() const;
    FileShelf* shelf() { return &m_shelf; }

public Q_SLOTS:
    void choose(const QString& id);
    void askAgain();
    void wantNotice();
    /// The number that the card company gave; empty for "not taken".
    void decide(const QString& approval, bool approved, qint64 second, const QString& pin);
    /// What the chosen line, or the payment that the file contradicts, is. Moves no money.
    void explain(int meaning, const QString& reason, qint64 second, const QString& pin);
    void terminalGone();

Q_SIGNALS:
    void changed();
    void decided();
    void explained();
    void pinRefused(const QString& sentence);
    void troubled(const QString& sentence, const QString& next);
    void noticed(const QString& text, const QString& kind);
    void noticeAsked(const QByteArray& charge);

private:
    struct Item {
        desk::ChargeView view;
        payments::Attempt attempt;
    };
    static QString idOf(const payments::dayclose::OpenLine& line); ///< of the acquirer's file, among the attempts
    QList<Item> open() const;
    QList<Item> endedItems() const;
    QVariantMap rowOf(const Item& item) const;
    QVariantMap rowOf(const payments::dayclose::OpenLine& line) const;
    void askLines();
    void renew();
    void showItem(const Item& item, bool ended);
    void showEndings(const payments::Attempt& attempt);
    void showLine(const payments::dayclose::OpenLine& line);
    void tell(const Fault& fault);
    Tongue tongue() const;

    desk::Desk& m_desk;
    desk::Till& m_till;
    desk::DayBook& m_book;
    FileShelf m_shelf;
    QList<payments::dayclose::OpenLine> m_lines;
    QString m_chosen, m_kind, m_word, m_about, m_finding, m_findingNext, m_locked;
    QVariantList m_evidence, m_endings;
    bool m_mayAsk = false, m_mayDecide = false, m_mayLose = false, m_mayExplain = false, m_mayNotice = false,
         m_busy = false;
};

} // namespace naru::ui::till
