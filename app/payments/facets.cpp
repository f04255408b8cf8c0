// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/facets.h"

#include "app/payments/cash.h"

namespace naru::payments {

namespace {

constexpr int serviceIdBase = 36;
enum Number { StateNumber = 1, WonNumber, WhatNumber, AttemptNumber };

Result<qint64> numberOf(const QString& serviceId)
{
    bool isNumber = false;
    const qint64 number = serviceId.toLongLong(&isNumber, serviceIdBase);
    if (!isNumber || number <= 0)
        return PaymentFault::BadRecord;
    return number;
}

Result<std::optional<Facets>> ofAttempt(const Record& record)
{
    const auto attempt = attemptOf(record);
    if (!attempt)
        return attempt.fault();
    const auto number = numberOf(attempt->serviceId);
    if (!number)
        return number.fault();
    const bool isPayment = attempt->kind == AttemptKind::Payment;
    return std::optional(Facets{isPayment ? Facets::What::PaymentAsked : Facets::What::ReversalAsked, State::Prepared,
        *number, attempt->amount});
}

Result<std::optional<Facets>> ofMove(const Record& record)
{
    const auto move = moveOf(record);
    if (!move)
        return move.fault();
    const auto number = numberOf(move->serviceId);
    if (!number)
        return number.fault();
    return std::optional(Facets{Facets::What::Moved, move->to, *number, {}});
}

Result<std::optional<Facets>> ofCash(const Record& record)
{
    const auto move = cashOf(record);
    if (!move)
        return move.fault();
    if (move->kind != CashKind::Taken && move->kind != CashKind::GivenBack)
        return std::optional<Facets>();
    const bool isTaken = move->kind == CashKind::Taken;
    return std::optional(
        Facets{isTaken ? Facets::What::CashIn : Facets::What::CashOut, State::Approved, 0, move->amount});
}

} // namespace

Result<std::optional<Facets>> facetsOf(const Record& record)
{
    switch (record.kind) {
    case Kind::AttemptPrepared:
        return ofAttempt(record);
    case Kind::AttemptMoved:
        return ofMove(record);
    case Kind::CashMoved:
        return ofCash(record);
    default:
        return std::optional<Facets>();
    }
}

QMap<int, qint64> numbersOf(const Facets& facets)
{
    return {{StateNumber, qint64(facets.state)}, {WonNumber, facets.won.value}, {WhatNumber, qint64(facets.what)},
        {AttemptNumber, facets.attempt}};
}

Result<std::optional<Facets>> facetsOf(const QMap<int, qint64>& numbers)
{
    if (numbers.isEmpty())
        return std::optional<Facets>();
    const qint64 what = numbers.value(WhatNumber), state = numbers.value(StateNumber), won = numbers.value(WonNumber);
    const bool isKnown = what >= qint64(Facets::What::PaymentAsked) && what <= qint64(Facets::What::CashOut);
    if (!isKnown || !isState(state) || won < 0 || won > wonMax.value || numbers.value(AttemptNumber) < 0)
        return PaymentFault::BadRecord;
    return std::optional(Facets{Facets::What(what), State(state), numbers.value(AttemptNumber), Won{won}});
}

QMap<int, qint64> openNumbersOf(quint16 kind, quint16 schema, const QByteArray& body)
{
    const auto facets = facetsOf(Record{Kind(kind), schema, body});
    return facets && *facets ? numbersOf(**facets) : QMap<int, qint64>();
}

bool alwaysHasNumbers(quint16 kind)
{
    return kind == quint16(Kind::AttemptPrepared) || kind == quint16(Kind::AttemptMoved);
}

} // namespace naru::payments
