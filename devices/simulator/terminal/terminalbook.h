// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/payments/nexo/request.h"
#include "devices/simulator/terminal/plays.h"

#include <QJsonObject>

#include <deque>

namespace naru::sim {

/// What a terminal says of one payment or reversal; the same each time it is asked.
struct Said {
    QByteArray result = "Failure", condition, message;
    payments::nexo::Amount authorised;
    bool offline = false;
    bool showsCard = false;
    payments::nexo::TransactionId poiTransaction;
    QByteArray approval;
    QByteArray busyWith; ///< ServiceID, of a Failure/Busy
    bool isFailure() const { return result == "Failure"; }
};

/// One ServiceID that a desk sent.
struct Entry {
    enum class State { Held, Waiting, Late, Done }; ///< not begun, for the card, for its answer, over
    payments::nexo::MessageHeader asked;
    payments::nexo::TransactionId sale, original; ///< original: of a reversal
    payments::nexo::Amount amount;                ///< asked
    const Play* play = nullptr;
    const Outcome* outcome = nullptr;
    bool training = false;   ///< no money moves
    bool remembered = true;  ///< by the terminal; the judge never forgets
    bool reconciled = false; ///< counted in totals that are closed
    int requests = 1, statusAsked = 0;
    State state = State::Waiting;
    Said said;

    bool isReversal() const { return asked.category == payments::nexo::MessageCategory::Reversal; }
};

/// One line of the acquirer's file.
struct AcquirerLine {
    enum class Kind { Payment, Reversal, Declined };
    Kind kind = Kind::Payment;
    QByteArray serviceId; ///< for the judge, not in the file
    payments::nexo::Amount amount;
    Instant at;
    QByteArray approval, saleTransaction, poiTransaction, original;
};

/// What the terminal remembers, and what really happened at the acquirer behind it.
class TerminalBook {
public:
    Entry& add(Entry entry);
    Entry* find(QByteArrayView saleId, QByteArrayView serviceId); ///< remembered or not
    Entry* last();                                                ///< of those remembered
    const Entry* before(const Entry& entry) const; ///< the last one in front of that; null: none remembered
    Entry* paidAs(const payments::nexo::TransactionId& poiTransaction);
    std::deque<Entry>& entries() { return m_entries; }
    const std::deque<Entry>& entries() const { return m_entries; }
    void forgetAll();
    void closeTotals(); ///< what is counted so far will not be counted again

    void move(AcquirerLine line) { m_lines.append(std::move(line)); }
    const QList<AcquirerLine>& lines() const { return m_lines; }
    qint64 movedBy(QByteArrayView serviceId) const; ///< millionths; of a reversal negative
    qint64 leftOf(const Entry& payment) const;      ///< millionths that can still be given back

    /// The acquirer's file of all lines: CSV (RFC 4180, UTF-8, CRLF), the first row names the columns:
    ///   date               yyyy-MM-dd, in Korea
    ///   time               HH:mm:ss, in Korea
    ///   kind               payment, reversal, or declined (stored offline, then refused by the issuer: no money)
    ///   amount             plain decimal, never negative; whole won where the currency is KRW
    ///   currency           ISO 4217
    ///   approval           six digits; of a reversal its own
    ///   sale_transaction   SaleTransactionID, as the desk wrote it; empty where a reversal had none
    ///   poi_transaction    POITransactionID of this payment or reversal
    ///   original           POITransactionID of the payment that a reversal gives back
    ///   terminal           POIID
    QByteArray csv(QByteArrayView poi) const;
    /// {"requests":N,"charged":WON,"services":[{"service","kind","requests","moved","lines","state","fault"}…]}
    QJsonObject judgement() const;

    QJsonObject toJson() const;
    static std::optional<TerminalBook> fromJson(const QJsonObject& object);

private:
    std::deque<Entry> m_entries; ///< a pointer to one lasts
    QList<AcquirerLine> m_lines;
};

} // namespace naru::sim
