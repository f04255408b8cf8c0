// SPDX-License-Identifier: GPL-3.0-or-later
// What the terminals counted: asked for the end of the day, and for nothing else.
#include "app/codec/cardnumber.h"
#include "app/desk/tillimpl.h"

#include <QPointer>

#include <algorithm>

namespace naru::desk {

using namespace payments;
using dayclose::TerminalCount;
using dayclose::TerminalSaid;

namespace {

/// What a report can hold; anything beyond is no count.
bool isCount(const TerminalTotals& totals)
{
    constexpr Won most{qint64(1) << 50};
    const auto within = [&](Won won) { return won >= Won{0} && won <= most; };
    return within(totals.paid) && within(totals.reversed) && totals.payments >= 0 && totals.reversals >= 0;
}

} // namespace

struct TillImpl::TotalsAsked {
    QList<TerminalCount> counts; ///< in the order of the terminals
    int waiting = 1;             ///< the asking itself is one
    TotalsThen then;
    QPointer<TillImpl> till;

    void landed()
    {
        if (--waiting == 0 && till)
            QMetaObject::invokeMethod(
                till, [counts = counts, then = then] { then(counts); }, Qt::QueuedConnection);
    }
};

void TillImpl::askTotals(TotalsThen then)
{
    const auto asked = std::make_shared<TotalsAsked>();
    asked->then = std::move(then);
    asked->till = this;
    for (auto& [id, machine] : m_machines) {
        const QString poi = machine.setup.poi;
        const bool twice = std::any_of(
            asked->counts.begin(), asked->counts.end(), [&](const TerminalCount& count) { return count.poi == poi; });
        if (twice || asked->counts.size() >= dayclose::terminalsMax)
            continue;
        asked->counts.append({poi, machine.setup.name, TerminalSaid::Silent, {}});
        asked->counts.last().said = askTotalsOf(machine, asked);
    }
    asked->landed();
}

TerminalSaid TillImpl::askTotalsOf(Machine& machine, std::shared_ptr<TotalsAsked> asked)
{
    if (!machine.driver || !machine.link)
        return TerminalSaid::Silent;
    const bool busy = std::any_of(machine.flights.cbegin(), machine.flights.cend(),
        [](const Flight& flight) { return !flight.question && !flight.aside; });
    auto question = busy ? std::nullopt : machine.driver->question(Ask::Totals, nullptr);
    if (!question)
        return busy ? TerminalSaid::Busy : TerminalSaid::CannotTell;
    const qsizetype at = asked->counts.size() - 1;
    ++asked->waiting;
    const auto counted = [asked, at](const Result<TerminalTotals>& totals) {
        TerminalCount& count = asked->counts[at];
        if (totals && isCount(*totals)) {
            count.said = TerminalSaid::Counted;
            count.sum = {{totals->paid, totals->payments}, {totals->reversed, totals->reversals}};
            count.period = codec::holdsCardNumber(totals->period.toUtf8()) ? QString() : totals->period;
        }
        asked->landed();
    };
    const quint64 number = machine.link->send(question->message, questionPatience);
    machine.flights.insert(number, {QString(), *std::move(question), {}, counted});
    return TerminalSaid::Silent; // until it says otherwise
}

void TillImpl::hearTotals(Machine& machine, const Flight& flight, const QByteArray& body)
{
    const auto totals = machine.driver->hearTotals(*flight.question, body);
    totals ? heardFrom(machine) : void(machine.problem = totals.fault());
    if (flight.counted)
        flight.counted(totals);
    Q_EMIT changed();
}

void TillImpl::giveUpCounting(Machine& machine)
{
    for (const Flight& flight : std::as_const(machine.flights)) {
        if (flight.counted)
            flight.counted(DeskFault::UnknownTerminal);
    }
}

} // namespace naru::desk
