// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/daybook.h"
#include "app/desk/desk.h"
#include "app/desk/till.h"
#include "ui/till/tillwords.h"

#include <QQmlEngine>

namespace naru::ui::till {

/// Giving money back: a charge of today or one found by its bill, all of it or a part, with a reason and another
/// person's PIN. Whoever took it does not approve it.
class RefundModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed) ///< [{id, title, second}], newest first
    Q_PROPERTY(QString sought MEMBER m_sought NOTIFY changed)
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QString about MEMBER m_about NOTIFY changed)
    Q_PROPERTY(QVariantList facts MEMBER m_facts NOTIFY changed) ///< [{label, value}]
    Q_PROPERTY(qint64 left READ leftWon NOTIFY changed)          ///< that may still be given back, won
    Q_PROPERTY(QString leftText MEMBER m_leftText NOTIFY changed)
    Q_PROPERTY(bool sameDay MEMBER m_sameDay NOTIFY changed)
    Q_PROPERTY(bool cash MEMBER m_cash NOTIFY changed)
    Q_PROPERTY(QString state MEMBER m_state NOTIFY changed) ///< of a reversal on its way; empty: none
    Q_PROPERTY(QString stateKind MEMBER m_stateKind NOTIFY changed)
    Q_PROPERTY(bool mayPrint MEMBER m_mayPrint NOTIFY changed) ///< money went back, and a paper can say so
    Q_PROPERTY(QVariantList people READ people NOTIFY changed) ///< who may approve
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)

public:
    RefundModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent = nullptr);

    QVariantList rows() const;
    QString chosen() const { return QString::fromLatin1(m_chosen.toHex()); }
    qint64 leftWon() const { return m_left.value; }
    QVariantList people() const;

public Q_SLOTS:
    void seek(const QString& number); ///< of a receipt, a bill, an approval; empty: today's
    void choose(const QString& id);
    /// False: an amount or a reason that will not do; refused() says why.
    bool prepare(const QString& amount, const QString& reason);
    void wantReceipt();                                 ///< of what was given back last
    void giveBack(qint64 approver, const QString& pin); ///< what was prepared
    void leave();

Q_SIGNALS:
    /// The paper for what was given back: ServiceID of the reversal, or empty for cash.
    void receiptAsked(const QString& serviceId, const QByteArray& charge);
    void changed();
    void given();
    void refused(const QString& sentence);
    void pinRefused(const QString& sentence);
    void troubled(const QString& sentence, const QString& next);
    void noticed(const QString& text, const QString& kind);

private:
    QList<desk::ChargeView> found() const;
    std::optional<desk::ChargeView> view() const;
    void renew();
    void showReversal(const desk::ChargeView& view);
    void answered(const Result<void>& done);
    Tongue tongue() const;

    desk::Desk& m_desk;
    desk::Till& m_till;
    desk::DayBook& m_book;
    QList<desk::ChargeView> m_older; ///< of the bill that was sought
    QByteArray m_chosen;
    QString m_sought, m_about, m_leftText, m_state, m_stateKind, m_reason;
    QVariantList m_facts;
    Won m_left, m_amount;
    qint64 m_collector = 0;
    bool m_sameDay = false, m_cash = false, m_busy = false, m_mayPrint = false;
};

} // namespace naru::ui::till
