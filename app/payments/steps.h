// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/charge.h"
#include "app/payments/decide.h"

namespace naru::payments {

inline constexpr int serviceDigits = 8; ///< base 36, behind two characters of the desk: 10 in all (nexo ServiceID)

/// "A1" and 42 make "A100000016". The desk's two characters are base 36, upper case.
QString serviceIdOf(const QString& desk, qint64 number);
/// SaleTransactionID: the ServiceID with eight digits of the charge's random id behind it, so that a counter that was
/// set back by a restored copy never meets an older transaction.
QString transactionOf(const QByteArray& charge, const QString& serviceId);

/// What a driver and a clerk bring to an attempt.
struct Asking {
    QString serviceId, poi, driver;
    QByteArray requestHash; ///< SHA-256 of the request's bytes; empty: the driver makes them of the attempt
    Capabilities capabilities;
    qint64 collector = 0;
    QString time; ///< now, RFC 3339
};
Attempt paymentOf(const Charge& charge, const Asking& asking);

struct Refund {
    ReversalKind kind = ReversalKind::Refund;
    Won amount;
    qint64 approver = 0; ///< neither who collected nor who asks
    QString reason;
};
/// `given`: what was given back of it before. Faults: RefundNeedsPayment, RefundTooMuch, SecondPersonNeeded,
/// NotSameDay.
Result<Attempt> reversalOf(
    const Attempt& original, Won given, const Refund& refund, const Asking& asking, const Moment& now);
/// The part of it that needs no clock, for project() too.
Result<void> checkRefund(const Attempt& original, Won given, const Attempt& wanted);

/// The evidence for SENDING.
Evidence requestReady(const QByteArray& requestHash, const Moment& now);

/// What a start-up does with what it finds: PREPARED was never sent, SENDING is in doubt.
QList<Move> recovery(const QList<Attempt>& undecided, const Moment& now);

/// The right to send one request, once. Made from the attempt as the journal holds it after the commit of SENDING.
class Permit {
public:
    /// Faults: NotSending, RequestChanged.
    static Result<Permit> of(const Attempt& committed, QByteArray request);
    Permit(Permit&& other) noexcept;
    Permit& operator=(Permit&&) = delete;
    /// The bytes; a second call is a broken invariant.
    QByteArray take();

private:
    explicit Permit(QByteArray request)
        : m_request(std::move(request))
    {
    }
    QByteArray m_request;
};

} // namespace naru::payments
