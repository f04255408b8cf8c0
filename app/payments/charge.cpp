// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/charge.h"

#include "app/codec/cardnumber.h"

#include <algorithm>

namespace naru::payments {

namespace {

constexpr qsizetype codeCharactersMax = 32;

bool isShort(const QString& text, qsizetype max)
{
    return text.size() <= max;
}

bool isSettled(const Standing& standing)
{
    using enum Standing::What;
    return standing.what == Paid || standing.what == PartlyRefunded || standing.what == Waived;
}

bool isUndecided(const Standing& standing)
{
    using enum Standing::What;
    return standing.what == Open || standing.what == Stored || standing.what == Review
        || standing.what == ReversalInDoubt;
}

/// What the bill is worth as this charge sees it.
Won whole(const Charge& charge)
{
    return charge.amount + charge.rest;
}

/// Less than its price, or nothing at all, is owed only for a reason.
bool isGood(const ChargeLine& line)
{
    const bool named = !line.item.isEmpty() && isShort(line.item, wordsCharactersMax)
        && isShort(line.code, codeCharactersMax) && isShort(line.exemption, wordsCharactersMax);
    const bool counted = line.count >= 1 && line.count <= piecesMax && line.unit >= Won{0} && line.unit <= wonMax;
    if (!named || !counted || line.amount < Won{0} || line.amount > line.price() || line.price() > wonMax)
        return false;
    const bool reduced = line.amount < line.price() || line.amount == Won{0};
    return reduced == !line.exemption.trimmed().isEmpty();
}

} // namespace

SplitLines splitLines(const QList<ChargeLine>& lines, Won now)
{
    SplitLines split;
    for (const ChargeLine& line : lines) {
        const Won here = std::min(now, line.amount);
        now = now - here;
        if (here == line.amount) {
            split.paid.append(line);
        } else if (here == Won{0}) {
            split.left.append(line);
        } else {
            ChargeLine part = line;
            part.count = 1;
            part.unit = Won{0};
            part.exemption.clear();
            part.amount = here;
            split.paid.append(part);
            part.amount = line.amount - here;
            split.left.append(part);
        }
    }
    return split;
}

/// A card's number has no business here, whoever typed or scanned it, and wherever.
static bool holdsCard(const Charge& charge)
{
    const auto holds = [](const QString& text) { return codec::holdsCardNumber(text.toUtf8()); };
    return holds(charge.bill) || holds(charge.reason)
        || std::any_of(charge.lines.begin(), charge.lines.end(),
            [&](const ChargeLine& line) { return holds(line.item) || holds(line.exemption); });
}

Result<void> check(const Charge& charge)
{
    if (holdsCard(charge))
        return PaymentFault::CardNumber;
    const bool named = charge.id.size() == idBytes && !charge.bill.isEmpty() && charge.bill == charge.bill.trimmed()
        && isShort(charge.bill, billCharactersMax) && isShort(charge.reason, wordsCharactersMax);
    const bool amounts = charge.amount >= Won{0} && charge.amount <= wonMax && charge.rest >= Won{0}
        && charge.rest <= wonMax && (charge.kind == ChargeKind::Part ? !charge.isWaived() : charge.rest == Won{0});
    if (!charge.digest.isEmpty() && charge.digest.size() != billDigestBytes)
        return PaymentFault::BadCharge;
    if (!named || !amounts || charge.by <= 0 || charge.lines.isEmpty() || charge.lines.size() > linesMax)
        return PaymentFault::BadCharge;
    Won sum;
    for (const ChargeLine& line : charge.lines) {
        if (!isGood(line))
            return PaymentFault::BadCharge;
        sum += line.amount;
    }
    if (sum != charge.amount)
        return PaymentFault::BadCharge;
    if (charge.second != 0 && (charge.second == charge.by || charge.reason.trimmed().isEmpty()))
        return PaymentFault::SecondPersonNeeded;
    return {};
}

QString deskBill(const QString& desk, qint64 number)
{
    return QStringLiteral("NARU-%1-%2").arg(desk).arg(number, 6, 10, QLatin1Char('0'));
}

Standing standingOf(const Charge& charge, const QList<Attempt>& attempts, const CashSum& cash)
{
    Standing standing = standingOf(attempts, cash);
    if (charge.isWaived())
        standing.what = Standing::What::Waived;
    return standing;
}

/// In review or open a card's attempt comes first: two ways of paying one charge are somebody's work.
static Standing withCash(Standing standing, const CashSum& cash)
{
    using enum Standing::What;
    if (!cash.wasTaken() || (standing.what != Unpaid && standing.what != Free))
        return standing;
    standing.inCash = true;
    standing.state = State::Prepared;
    standing.refunded = cash.givenBack;
    standing.what = cash.givenBack == Won{0} ? Paid : cash.kept() == Won{0} ? Reversed : PartlyRefunded;
    return standing;
}

Standing standingOf(const QList<Attempt>& attempts, const CashSum& cash)
{
    using enum Standing::What;
    Standing standing;
    const Attempt* paid = nullptr;
    for (const Attempt& attempt : attempts) {
        if (attempt.kind == AttemptKind::Reversal)
            continue;
        const auto what = leavesFree(attempt.state) ? Free
            : attempt.state == State::Approved      ? Paid
            : attempt.state == State::StoredOffline ? Stored
            : attempt.state == State::Review        ? Review
                                                    : Open;
        if (what == Paid)
            paid = &attempt;
        // What must be looked at outweighs what is well, and that outweighs what was tried before.
        const auto weight = [](Standing::What w) {
            return w == Review ? 4 : w == Open ? 3 : w == Unpaid ? 0 : w == Free ? 1 : 2;
        };
        if (weight(what) >= weight(standing.what)) {
            standing.what = what;
            standing.state = attempt.state;
        }
    }
    bool reversing = false;
    for (const Attempt& attempt : attempts) {
        if (attempt.kind != AttemptKind::Reversal)
            continue;
        if (attempt.state == State::Approved)
            standing.refunded += attempt.amount;
        reversing = reversing || !(leavesFree(attempt.state) || attempt.state == State::Approved);
    }
    if (standing.what != Paid)
        return withCash(standing, cash);
    if (reversing)
        standing.what = ReversalInDoubt;
    else if (standing.refunded > Won{0})
        standing.what = standing.refunded == paid->amount ? Reversed : PartlyRefunded;
    return standing;
}

bool mayAttempt(const QList<Attempt>& attempts, const CashSum& cash)
{
    return !cash.wasTaken() && std::all_of(attempts.begin(), attempts.end(), [](const Attempt& one) {
        return one.kind == AttemptKind::Payment && leavesFree(one.state);
    });
}

Guarded guard(const QList<KnownCharge>& knownOfBill, const Charge& wanted)
{
    using enum Guarded::Answer;
    for (const KnownCharge& known : knownOfBill) {
        if (isUndecided(known.standing))
            return {InDoubt, known};
    }
    if (wanted.second != 0)
        return {}; // somebody saw both amounts and took it upon themselves
    Won paid;
    const KnownCharge* last = nullptr;
    for (const KnownCharge& known : knownOfBill) {
        if (known.superseded || known.standing.what == Standing::What::Reversed)
            continue;
        last = &known;
        if (isSettled(known.standing))
            paid += known.charge.amount;
    }
    if (!last)
        return {};
    const Charge& before = last->charge;
    const bool same = before.kind == wanted.kind && before.amount == wanted.amount && before.rest == wanted.rest;
    if (!isSettled(last->standing))
        return {same ? Continue : OtherAmount, *last};
    if (before.rest > Won{0}) // a part was paid: what is wanted now comes out of the rest
        return whole(wanted) == before.rest && wanted.kind == ChargeKind::Part ? Guarded{}
                                                                               : Guarded{OtherAmount, *last};
    return {whole(wanted) == paid ? Paid : OtherAmount, *last};
}

} // namespace naru::payments
