// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/faketill.h"

#include "app/desk/faults.h"

#include <algorithm>

namespace naru::test {

using desk::ChargeView;
using desk::PayPhase;
using desk::PayStep;
using payments::EvidenceKind;
using payments::State;

namespace {

const QString pin = QStringLiteral("135790");

State stateOf(PayPhase phase)
{
    switch (phase) {
    case PayPhase::Waiting:
    case PayPhase::CardRead:
        return State::Sending;
    case PayPhase::Paid:
        return State::Approved;
    case PayPhase::Declined:
        return State::Declined;
    case PayPhase::NotSent:
        return State::NotSent;
    case PayPhase::Stored:
        return State::StoredOffline;
    case PayPhase::Watched:
        return State::NotFoundWatched;
    case PayPhase::Review:
        return State::Review;
    default:
        return State::InDoubt;
    }
}

PayStep step(EvidenceKind kind, State after, Instant at)
{
    PayStep step;
    step.kind = kind;
    step.after = after;
    step.at = at;
    return step;
}

} // namespace

FakeTill::FakeTill()
{
    desk::TerminalView phone;
    phone.setup.id = QStringLiteral("main");
    phone.setup.name = QStringLiteral("단말 휴대폰 2번");
    phone.setup.driver = QStringLiteral("nexo");
    phone.setup.address = QStringLiteral("https://192.0.2.7:8443/nexo");
    phone.setup.poi = QStringLiteral("V400m-346403161");
    phone.can.canStatus = true;
    phone.can.canAbort = true;
    terminalsNow.append(phone);
}

ChargeView& FakeTill::put(
    const QString& bill, const QList<payments::ChargeLine>& lines, PayPhase phase, const QString& driver)
{
    ChargeView view;
    view.charge.id = QByteArray(15, 'c') + char('a' + m_made);
    view.charge.bill = bill.isEmpty() ? QStringLiteral("NARU-2-%1").arg(++m_made) : bill;
    view.charge.deskNumber = bill.isEmpty() ? m_made : 0;
    m_made += bill.isEmpty() ? 0 : 1;
    view.charge.lines = lines;
    for (const auto& line : lines)
        view.charge.amount += line.amount;
    view.opened = now;
    view.phase = phase;
    fit(view, driver);
    return charges[view.charge.id] = view;
}

void FakeTill::fit(ChargeView& view, const QString& driver)
{
    if (view.phase == PayPhase::Ready || view.phase == PayPhase::Waived)
        return;
    if (view.attempts.isEmpty() || payments::leavesFree(view.attempts.last().state)) {
        payments::Attempt attempt;
        attempt.serviceId = QStringLiteral("A1%1").arg(400 + m_made + view.attempts.size(), 8, 10, QLatin1Char('0'));
        attempt.charge = view.charge.id;
        attempt.poi = terminalsNow.isEmpty() ? QString() : terminalsNow.first().setup.poi;
        attempt.amount = view.charge.amount;
        attempt.driver = driver;
        attempt.capabilities.canStatus = driver == QLatin1StringView("nexo");
        view.attempts.append(attempt);
    }
    payments::Attempt& attempt = view.attempts.last();
    attempt.state = stateOf(view.phase);
    attempt.approval = view.phase == PayPhase::Paid ? QStringLiteral("30041872") : QString();
    attempt.lastFour = view.phase == PayPhase::Paid ? QStringLiteral("1234") : QString();
    auto& steps = stepsOf[attempt.serviceId];
    steps = {step(EvidenceKind::RequestReady, State::Sending, view.opened)};
    const Instant later = view.opened + std::chrono::minutes(2);
    if (view.phase == PayPhase::NotSent)
        steps.append(step(EvidenceKind::NothingLeft, State::NotSent, later));
    if (view.phase == PayPhase::Paid || view.phase == PayPhase::Declined || view.phase == PayPhase::Stored)
        steps.append(step(EvidenceKind::Answer, attempt.state, later));
    if (view.phase == PayPhase::InDoubt || view.phase == PayPhase::Watched || view.phase == PayPhase::Review) {
        steps.append(step(EvidenceKind::ConnectionLost, State::InDoubt, later));
        steps.append(step(EvidenceKind::NotFound, State::InDoubt, later + std::chrono::seconds(38)));
    }
    if (view.phase == PayPhase::Watched)
        steps.append(step(EvidenceKind::NotFound, State::NotFoundWatched, later + std::chrono::minutes(3)));
    if (view.phase == PayPhase::Review)
        steps.append(step(EvidenceKind::Rebooted, State::Review, later + std::chrono::minutes(3)));
}

void FakeTill::move(const QByteArray& charge, PayPhase phase)
{
    ChargeView& view = charges[charge];
    const QString driver = view.attempts.isEmpty() ? QStringLiteral("nexo") : view.attempts.last().driver;
    view.phase = phase;
    fit(view, driver);
    Q_EMIT chargeChanged(charge);
    Q_EMIT changed();
}

void FakeTill::answer(const Done& done)
{
    const auto said = std::exchange(fault, std::nullopt);
    done(said ? Result<void>(*said) : Result<void>());
}

void FakeTill::keepTerminal(const device::TerminalSetup& setup, const QByteArray& secret, Done done)
{
    calls.append(QStringLiteral("keepTerminal ") + setup.id);
    kept = setup;
    passphrase = secret;
    if (!fault) {
        desk::TerminalView view;
        view.setup = setup;
        const auto same = [&](const desk::TerminalView& each) { return each.setup.id == setup.id; };
        terminalsNow.removeIf(same);
        terminalsNow.append(view);
    }
    answer(done);
    Q_EMIT changed();
}

void FakeTill::removeTerminal(const QString& id, Done done)
{
    calls.append(QStringLiteral("removeTerminal ") + id);
    terminalsNow.removeIf([&](const desk::TerminalView& each) { return each.setup.id == id; });
    answer(done);
    Q_EMIT changed();
}

void FakeTill::askTotals(TotalsThen then)
{
    calls.append(QStringLiteral("askTotals"));
    m_totalsAsked.append(std::move(then));
    if (!countsSlowly)
        tellTotals();
}

void FakeTill::tellTotals()
{
    for (const TotalsThen& then : std::exchange(m_totalsAsked, {}))
        then(totals);
}

void FakeTill::diagnose(const QString& id)
{
    calls.append(QStringLiteral("diagnose ") + id);
}

void FakeTill::openFor(const desk::Wanted& want, const OpenedThen& then)
{
    wanted = want;
    if (const auto said = std::exchange(fault, std::nullopt))
        return then(*said);
    using Answer = payments::Guarded::Answer;
    if (guardsWith.answer != Answer::Open && guardsWith.answer != Answer::Continue)
        return then(desk::Opened{guardsWith, {}});
    const bool nothing
        = std::all_of(want.lines.begin(), want.lines.end(), [](const auto& line) { return line.amount == Won{0}; });
    auto& view = put(want.bill, want.lines, nothing ? PayPhase::Waived : PayPhase::Ready);
    if (want.part > Won{0}) {
        view.charge.kind = payments::ChargeKind::Part;
        view.charge.rest = view.charge.amount - want.part;
        view.charge.amount = want.part;
    }
    const QByteArray id = view.charge.id;
    Q_EMIT changed();
    then(desk::Opened{guardsWith, id});
}

void FakeTill::open(const desk::Wanted& want, OpenedThen then)
{
    calls.append(QStringLiteral("open"));
    openFor(want, then);
}

void FakeTill::openAgreed(
    const desk::Wanted& want, qint64 second, const QString& secret, const QString& reason, OpenedThen then)
{
    calls.append(QStringLiteral("openAgreed %1 %2").arg(second).arg(reason));
    if (secret != pin)
        return then(Fault(desk::DeskFault::WrongPin));
    guardsWith = {};
    openFor(want, then);
}

std::optional<ChargeView> FakeTill::view(const QByteArray& charge) const
{
    const auto found = charges.find(charge);
    return found == charges.end() ? std::nullopt : std::optional(*found);
}

QList<ChargeView> FakeTill::today() const
{
    return charges.values();
}

QList<ChargeView> FakeTill::undecided() const
{
    QList<ChargeView> open;
    for (const ChargeView& view : charges) {
        if (view.phase == PayPhase::InDoubt || view.phase == PayPhase::Stored || view.phase == PayPhase::Watched
            || view.phase == PayPhase::Review)
            open.append(view);
    }
    return open;
}

void FakeTill::ofNumber(const QString& bill, std::function<void(QList<ChargeView>)> then)
{
    QList<ChargeView> views;
    for (const ChargeView& view : charges) {
        if (view.charge.bill == bill)
            views.append(view);
    }
    then(views);
}

void FakeTill::payByCard(const QByteArray& charge, const QString& terminal, Done done)
{
    calls.append(QStringLiteral("payByCard ") + terminal);
    if (!fault)
        move(charge, PayPhase::Waiting);
    answer(done);
}

void FakeTill::askToStop(const QString& serviceId)
{
    calls.append(QStringLiteral("askToStop ") + serviceId);
}

void FakeTill::askAgain(const QString& serviceId)
{
    calls.append(QStringLiteral("askAgain ") + serviceId);
}

void FakeTill::lateAnswer(const QString& serviceId, const QByteArray& body, payments::Source source)
{
    calls.append(QStringLiteral("lateAnswer %1 %2").arg(serviceId).arg(int(source)));
    typed.append(body);
}

void FakeTill::giveBack(const QString& serviceId, const payments::Refund& wish, const QString& terminal,
    const QString& approverPin, Done done)
{
    calls.append(QStringLiteral("giveBack %1 %2").arg(serviceId, terminal));
    refund = wish;
    if (approverPin != pin)
        fault = Fault(desk::DeskFault::WrongPin);
    answer(done);
}

void FakeTill::decideByPeople(const QString& serviceId, const PeopleSay& say, Done done)
{
    calls.append(QStringLiteral("decideByPeople ") + serviceId);
    peopleSaid = say;
    if (say.secondPin != pin)
        fault = Fault(desk::DeskFault::WrongPin);
    answer(done);
}

void FakeTill::terminalGone(const QString& serviceId, Done done)
{
    calls.append(QStringLiteral("terminalGone ") + serviceId);
    answer(done);
}

} // namespace naru::test
