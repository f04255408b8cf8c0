// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/steps.h"

#include "app/base/assert.h"
#include "app/codec/cardnumber.h"
#include "app/crypto/hash.h"

#include <utility>

namespace naru::payments {

QString serviceIdOf(const QString& desk, qint64 number)
{
    const QString digits = QString::number(number, 36).toUpper();
    NARU_ASSERT(desk.size() == 2 && number > 0 && digits.size() <= serviceDigits);
    return desk + digits.rightJustified(serviceDigits, u'0');
}

QString transactionOf(const QByteArray& charge, const QString& serviceId)
{
    NARU_ASSERT(charge.size() == idBytes);
    return serviceId + u'-' + QString::fromLatin1(charge.first(4).toHex());
}

namespace {

Attempt attemptBy(const Asking& asking, const QByteArray& charge, Won amount)
{
    NARU_ASSERT(asking.collector > 0 && !asking.poi.isEmpty());
    Attempt attempt;
    attempt.serviceId = asking.serviceId;
    attempt.charge = charge;
    attempt.poi = asking.poi;
    attempt.transaction = transactionOf(charge, asking.serviceId);
    attempt.amount = amount;
    attempt.requestHash = asking.requestHash;
    attempt.driver = asking.driver;
    attempt.capabilities = asking.capabilities;
    attempt.collector = asking.collector;
    attempt.time = asking.time;
    return attempt;
}

} // namespace

Attempt paymentOf(const Charge& charge, const Asking& asking)
{
    return attemptBy(asking, charge.id, charge.amount);
}

Result<void> checkRefund(const Attempt& original, Won given, const Attempt& wanted)
{
    const bool there = original.state == State::Approved || original.state == State::Review;
    if (!there || !original.taken || original.poiTransaction.isEmpty() || wanted.currency != original.currency)
        return PaymentFault::RefundNeedsPayment;
    if (wanted.amount <= Won{0} || given + wanted.amount > *original.taken)
        return PaymentFault::RefundTooMuch;
    if (codec::holdsCardNumber(wanted.reason.toUtf8()))
        return PaymentFault::CardNumber;
    const bool apart
        = wanted.approver > 0 && wanted.approver != original.collector && wanted.approver != wanted.collector;
    if (!apart || wanted.reason.trimmed().isEmpty())
        return PaymentFault::SecondPersonNeeded;
    const bool whole = given == Won{0} && wanted.amount == *original.taken;
    switch (wanted.reversal) {
    case ReversalKind::SameDayCancel:
        return whole ? Result<void>() : PaymentFault::NotSameDay;
    case ReversalKind::Refund:
    case ReversalKind::PartialRefund:
        return whole == (wanted.reversal == ReversalKind::Refund) ? Result<void>() : PaymentFault::RefundTooMuch;
    case ReversalKind::None:
        break;
    }
    return PaymentFault::RefundNeedsPayment;
}

Result<Attempt> reversalOf(
    const Attempt& original, Won given, const Refund& refund, const Asking& asking, const Moment& now)
{
    Attempt wanted = attemptBy(asking, original.charge, refund.amount);
    wanted.kind = AttemptKind::Reversal;
    wanted.original = original.serviceId;
    wanted.reversal = refund.kind;
    wanted.approver = refund.approver;
    wanted.reason = refund.reason;
    if (const auto checked = checkRefund(original, given, wanted); !checked)
        return checked.fault();
    const bool sameDay = original.asked && koreanDate(original.asked->wall) == koreanDate(now.wall);
    if (refund.kind == ReversalKind::SameDayCancel && !sameDay)
        return PaymentFault::NotSameDay;
    return wanted;
}

Evidence requestReady(const QByteArray& requestHash, const Moment& now)
{
    Evidence evidence;
    evidence.kind = EvidenceKind::RequestReady;
    evidence.at = now;
    evidence.hash = requestHash;
    return evidence;
}

QList<Move> recovery(const QList<Attempt>& undecided, const Moment& now)
{
    Evidence restarted;
    restarted.kind = EvidenceKind::Restarted;
    restarted.at = now;
    QList<Move> moves;
    for (const Attempt& attempt : undecided) {
        for (const Move& move : decide(attempt, restarted, attempt.capabilities, now).moves(attempt, restarted))
            moves.append(move);
    }
    return moves;
}

Result<Permit> Permit::of(const Attempt& committed, QByteArray request)
{
    if (committed.state != State::Sending)
        return PaymentFault::NotSending;
    if (crypto::sha256(request) != committed.requestHash)
        return PaymentFault::RequestChanged;
    return Permit(std::move(request));
}

Permit::Permit(Permit&& other) noexcept
    : m_request(std::exchange(other.m_request, QByteArray()))
{
}

QByteArray Permit::take()
{
    NARU_ASSERT(!m_request.isEmpty());
    return std::exchange(m_request, QByteArray());
}

} // namespace naru::payments
