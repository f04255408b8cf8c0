// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/witnesses.h"

#include <algorithm>

namespace naru::payments::dayclose {

namespace {

bool isWithin(const Tally& part, const Tally& whole)
{
    return part.won <= whole.won && part.count <= whole.count;
}

Tally without(const Tally& whole, const Tally& part)
{
    return {whole.won - part.won, whole.count - part.count};
}

/// What was counted since the Z before. A terminal that started a new period since, or forgot, has counted from there.
void dateBack(TerminalCount& count, const DayReport* before)
{
    count.day = count.sum;
    count.mayBeOlder = before != nullptr;
    if (!before)
        return;
    const auto then = std::find_if(before->terminals.begin(), before->terminals.end(),
        [&](const TerminalCount& one) { return one.poi == count.poi && one.said == TerminalSaid::Counted; });
    if (then == before->terminals.end())
        return;
    count.mayBeOlder = false;
    const bool goesOn = then->period == count.period && isWithin(then->sum.paid, count.sum.paid)
        && isWithin(then->sum.reversed, count.sum.reversed);
    if (goesOn)
        count.day = {without(count.sum.paid, then->sum.paid), without(count.sum.reversed, then->sum.reversed)};
}

/// What it told this desk, approved by the issuer or by itself alone, since the Z before.
Result<TerminalSum> knownOf(storage::Database& database, const QString& poi, qint64 after)
{
    auto select = database.prepare("SELECT kind, sum(amount), count(*) FROM pay_attempt WHERE poi = ?1"
                                   " AND service_id IN (SELECT attempt FROM pay_evidence WHERE entry > ?2"
                                   " AND before NOT IN (3, 4) AND after IN (3, 4)) GROUP BY 1");
    if (!select)
        return select.fault();
    select->bind(1, poi).bind(2, after);
    TerminalSum sum;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == storage::Statement::Step::Done)
            return sum;
        const bool back = static_cast<AttemptKind>(select->integer(0)) == AttemptKind::Reversal;
        Tally& tally = back ? sum.reversed : sum.paid;
        tally.won = Won{select->integer(1)};
        tally.count = select->integer(2);
    }
}

} // namespace

Result<void> weighTerminals(storage::Database& database, qint64 after, const DayReport* before, DayReport& report)
{
    if (report.terminals.size() > terminalsMax)
        report.terminals.resize(terminalsMax);
    for (TerminalCount& count : report.terminals) {
        const auto known = knownOf(database, count.poi, after);
        if (!known)
            return known.fault();
        count.desk = *known;
        count.day = {};
        count.mayBeOlder = false;
        if (count.said == TerminalSaid::Counted)
            dateBack(count, before);
        else
            count.sum = {};
    }
    return {};
}

} // namespace naru::payments::dayclose
