// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/cash.h"

#include "app/codec/cardnumber.h"

#include "app/payments/charge.h"
#include "app/payments/recordbody.h"

#include <algorithm>

namespace naru::payments {

namespace {

constexpr Won tenderedMax{wonMax.value * 10};

bool isReason(const QString& reason)
{
    return !reason.trimmed().isEmpty() && reason.size() <= wordsCharactersMax;
}

} // namespace

Won sumOf(const QList<Pile>& piles)
{
    Won sum;
    for (const Pile& pile : piles)
        sum += Won{pile.won * pile.count};
    return sum;
}

Result<void> check(const QList<Pile>& piles)
{
    QList<qint64> seen;
    for (const Pile& pile : piles) {
        const bool real = std::find(denominations.begin(), denominations.end(), pile.won) != denominations.end();
        if (!real || seen.contains(pile.won) || pile.count < 0 || pile.count > pileCountMax)
            return PaymentFault::BadCount;
        seen.append(pile.won);
    }
    return {};
}

Result<void> check(const CashMove& move)
{
    if (codec::holdsCardNumber(move.reason.toUtf8()))
        return PaymentFault::CardNumber;
    const bool taken = move.kind == CashKind::Taken;
    const bool forCharge = taken || move.kind == CashKind::GivenBack;
    if (move.by <= 0 || move.amount <= Won{0} || move.amount > wonMax || (move.charge.size() == idBytes) != forCharge
        || (taken ? !move.reason.isEmpty() : !isReason(move.reason)))
        return PaymentFault::BadCash;
    if (!taken && move.tendered != Won{0})
        return PaymentFault::BadCash;
    if (taken && move.tendered < move.amount)
        return PaymentFault::TooLittleTendered;
    if (move.tendered > tenderedMax)
        return PaymentFault::BadCash;
    const bool approved = move.approver > 0 && move.approver != move.by;
    if (move.kind == CashKind::GivenBack ? !approved : move.approver != 0)
        return PaymentFault::SecondPersonNeeded;
    return {};
}

Result<void> check(const ShiftChange& change)
{
    if (codec::holdsCardNumber(change.reason.toUtf8()))
        return PaymentFault::CardNumber;
    const bool handsOver = change.what == ShiftStep::HandedOver;
    if (change.by <= 0 || change.reason.size() > wordsCharactersMax
        || (handsOver ? change.next <= 0 || change.next == change.by : change.next != 0))
        return PaymentFault::BadCash;
    return check(change.counted);
}

Record recordOf(const CashMove& move)
{
    Body body;
    body.number("kind", qint64(move.kind)).bytes("charge", move.charge).number("won", move.amount.value);
    body.number("tendered", move.tendered.value).number("by", move.by).number("approver", move.approver);
    body.text("reason", move.reason).number("at", move.at.time_since_epoch().count());
    return {Kind::CashMoved, 1, body.take()};
}

Result<CashMove> cashOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    CashMove move;
    move.kind = in.one("kind", CashKind::Taken, CashKind::TakenOut);
    move.charge = in.bytes("charge", idBytes);
    move.amount = Won{in.number("won", 1, wonMax.value)};
    move.tendered = Won{in.number("tendered", 0, tenderedMax.value)};
    move.by = in.number("by", 1, INT64_MAX);
    move.approver = in.number("approver", 0, INT64_MAX);
    move.reason = in.text("reason");
    move.at = Instant(Milliseconds(in.number("at", INT64_MIN, INT64_MAX)));
    if (!in.isGood())
        return PaymentFault::BadRecord;
    if (const auto checked = check(move); !checked)
        return checked.fault();
    return move;
}

Record recordOf(const ShiftChange& change)
{
    codec::CborWriter piles;
    piles.array(static_cast<quint64>(change.counted.size()));
    for (const Pile& pile : change.counted)
        piles.array(2).number(pile.won).number(pile.count);
    Body body;
    body.number("what", qint64(change.what)).number("by", change.by).number("next", change.next);
    body.raw("counted", piles.take()).text("reason", change.reason);
    body.number("at", change.at.time_since_epoch().count());
    return {Kind::ShiftChanged, 1, body.take()};
}

Result<ShiftChange> shiftOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    ShiftChange change;
    change.what = in.one("what", ShiftStep::Opened, ShiftStep::Closed);
    change.by = in.number("by", 1, INT64_MAX);
    change.next = in.number("next", 0, INT64_MAX);
    change.reason = in.text("reason");
    change.at = Instant(Milliseconds(in.number("at", INT64_MIN, INT64_MAX)));
    for (const codec::CborValue pile : in.find("counted").items()) {
        const qint64 count = pile.at(1).toInteger().value_or(-1);
        if (count < 0 || count > pileCountMax)
            return PaymentFault::BadRecord;
        change.counted.append({pile.at(0).toInteger().value_or(0), static_cast<int>(count)});
    }
    if (!in.isGood())
        return PaymentFault::BadRecord;
    if (const auto checked = check(change); !checked)
        return checked.fault();
    return change;
}

} // namespace naru::payments
