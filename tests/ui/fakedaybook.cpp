// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakedaybook.h"

#include "app/desk/faults.h"

namespace naru::test {

namespace {
const QString pin = QStringLiteral("135790");
}

void FakeDayBook::answer(const char* call, const Done& done)
{
    calls.append(QString::fromLatin1(call));
    const auto refusal = std::exchange(fault, std::nullopt);
    done(refusal ? Result<void>(*refusal) : Result<void>());
    Q_EMIT changed();
}

void FakeDayBook::openDrawer(const QList<payments::Pile>& piles, const QString&, Done done)
{
    counted = piles;
    if (!fault) {
        shiftNow = payments::Shift();
        shiftNow->opening = shiftNow->expected = payments::sumOf(piles);
    }
    answer("openDrawer", done);
}

void FakeDayBook::countDrawer(const QList<payments::Pile>& piles, const QString&, Done done)
{
    counted = piles;
    answer("countDrawer", done);
}

void FakeDayBook::handOver(
    const QList<payments::Pile>& piles, const QString& reason, qint64 next, const QString& nextPin, Done done)
{
    counted = piles;
    if (nextPin != pin)
        fault = Fault(desk::DeskFault::WrongPin);
    if (!fault && shiftNow)
        shiftNow->staff = next;
    calls.append(QStringLiteral("to %1 %2").arg(next).arg(reason));
    answer("handOver", done);
}

void FakeDayBook::putIn(Won amount, const QString& reason, Done done)
{
    if (!fault && shiftNow)
        shiftNow->expected += amount;
    calls.append(QStringLiteral("in %1 %2").arg(amount.value).arg(reason));
    answer("putIn", done);
}

void FakeDayBook::takeOut(Won amount, const QString& reason, Done done)
{
    if (shiftNow && amount > shiftNow->expected)
        fault = Fault(payments::PaymentFault::NotInDrawer);
    if (!fault && shiftNow)
        shiftNow->expected = shiftNow->expected - amount;
    calls.append(QStringLiteral("out %1 %2").arg(amount.value).arg(reason));
    answer("takeOut", done);
}

void FakeDayBook::explain(const Saying& saying, Done done)
{
    said = saying;
    if (saying.secondPin != pin)
        fault = Fault(desk::DeskFault::WrongPin);
    if (!fault) {
        for (auto& line : lines) {
            if (line.hash == saying.line) {
                line.said = saying.what;
                line.reason = saying.reason;
            }
        }
        for (auto& view : m_till.charges) {
            for (auto& attempt : view.attempts)
                attempt.explained = attempt.explained || attempt.serviceId == saying.serviceId;
        }
    }
    answer("explain", done);
    m_till.tell();
}

void FakeDayBook::takeCash(const QByteArray& charge, Won tendered, Done done)
{
    if (!fault) {
        auto& view = m_till.charges[charge];
        view.standing.what = payments::Standing::What::Paid;
        view.standing.inCash = true;
        view.phase = desk::PayPhase::Paid;
    }
    calls.append(QStringLiteral("tendered %1").arg(tendered.value));
    answer("takeCash", done);
    m_till.tell();
}

void FakeDayBook::cashOf(const QByteArray& charge, std::function<void(Result<payments::CashSum>)> then)
{
    payments::CashSum sum;
    if (const auto view = m_till.view(charge); view && view->standing.inCash) {
        sum.taken = view->charge.amount;
        sum.by = 1;
    }
    then(sum);
}

void FakeDayBook::giveCashBack(
    const QByteArray&, Won amount, const QString& reason, qint64 approver, const QString& approverPin, Done done)
{
    calls.append(QStringLiteral("back %1 %2 %3").arg(amount.value).arg(reason).arg(approver));
    if (approverPin != pin)
        fault = Fault(desk::DeskFault::WrongPin);
    answer("giveCashBack", done);
}

void FakeDayBook::readFile(
    const QByteArray& bytes, const QString&, std::function<void(Result<payments::dayclose::FileOutcome>)> then)
{
    file = bytes;
    if (const auto refusal = std::exchange(fault, std::nullopt))
        return then(*refusal);
    then(fileSays);
    Q_EMIT changed();
}

void FakeDayBook::reportBeside(const QList<payments::dayclose::TerminalCount>& terminals, ReportThen then)
{
    reportNow.terminals = terminals;
    then(reportNow);
}

void FakeDayBook::close(const Closing& wish, std::function<void(Result<payments::dayclose::DayReport>)> then)
{
    closing = wish;
    if (wish.second != 0 && wish.secondPin != pin)
        fault = Fault(desk::DeskFault::WrongPin);
    if (const auto refusal = std::exchange(fault, std::nullopt))
        return then(*refusal);
    closed = true;
    reportNow.kind = payments::dayclose::DayReport::Kind::Z;
    reportNow.terminals = wish.terminals;
    then(reportNow);
    Q_EMIT changed();
}

} // namespace naru::test
