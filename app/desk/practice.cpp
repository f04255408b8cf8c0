// SPDX-License-Identifier: GPL-3.0-or-later
// Practice on the desk's own devices: the verifier, and which terminal practises.
#include "app/desk/practiceimpl.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace naru::desk {

using namespace payments;

PracticeImpl::PracticeImpl(DeskImpl& desk, TillImpl& till)
    : m_desk(desk)
    , m_till(till)
{
}

PracticeImpl::~PracticeImpl() = default;

Result<void> PracticeImpl::begin()
{
    QStringList places;
    const auto read = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
        const auto last = lastPracticeNumber(database);
        const auto open = openPractice(database);
        const auto where = practisedAt(database);
        if (!last || !open || !where)
            return !last ? last.fault() : !open ? open.fault() : where.fault();
        m_last = *last;
        places = *where;
        for (const Attempt& attempt : *open)
            m_attempts.insert(attempt.serviceId, attempt);
        return {};
    });
    if (!read)
        return read;
    for (const QString& serviceId : m_attempts.keys()) {
        learnBare(serviceId, EvidenceKind::Restarted);
        abort(serviceId); // if it still waits there for a card
    }
    for (const QString& poi : places)
        restore(poi);
    return {};
}

// ---- the verifier

Result<void> PracticeImpl::beginVisit(const identity::Purpose& purpose)
{
    if (m_desk.visit())
        return DeskFault::RealFirst;
    if (!m_desk.phoneReachable())
        return DeskFault::NoWayToPhone;
    endVisit();
    m_visit = std::make_unique<VisitImpl>(m_desk, purpose, VisitImpl::Keeps::Nothing, [this] { visitOver(); });
    m_visit->begin();
    Q_EMIT visitChanged();
    return {};
}

void PracticeImpl::endVisit()
{
    if (m_visit)
        m_visit->cancel();
}

void PracticeImpl::visitOver()
{
    if (!m_visit)
        return;
    m_visit.release()->deleteLater(); // it is telling us so itself
    Q_EMIT visitChanged();
}

bool PracticeImpl::takeCode(const QByteArray& code)
{
    if (!m_visit || m_visit->stage() != Visit::Stage::Waiting)
        return false;
    m_visit->takeCode(code);
    return true;
}

// ---- which terminal practises

void PracticeImpl::lookForTerminal()
{
    if (m_terminal == Terminal::Looking)
        return;
    QStringList ids;
    for (const auto& [id, machine] : m_till.m_machines)
        ids.append(id);
    m_ready.clear();
    m_problem = ids.isEmpty() ? std::optional<Fault>(DeskFault::UnknownTerminal) : std::nullopt;
    m_terminal = ids.isEmpty() ? Terminal::None : Terminal::Looking;
    Q_EMIT changed();
    if (!ids.isEmpty())
        lookAt(std::move(ids));
}

void PracticeImpl::lookAt(QStringList ids)
{
    if (ids.isEmpty()) {
        m_terminal = m_ready.isEmpty() ? Terminal::None : Terminal::Ready;
        Q_EMIT changed();
        return;
    }
    const QString id = ids.takeFirst();
    shake(id, [this, id, ids](const Result<void>& practises) {
        if (practises) {
            m_ready = id;
            m_problem.reset();
            return lookAt({});
        }
        m_problem = practises.fault();
        lookAt(ids);
    });
}

/// Asks it to begin a session in training, and believes nothing but its own word that it did.
void PracticeImpl::shake(const QString& id, Done done)
{
    TillImpl::Machine* machine = m_till.machineOf(id);
    if (!machine || !machine->link || !machine->driver)
        return done(machine && machine->problem ? *machine->problem : Fault(DeskFault::UnknownTerminal));
    if (isBusy(*machine))
        return done(PaymentFault::TerminalTaken);
    auto question = machine->driver->practiceQuestion();
    if (!question)
        return done(PaymentFault::NotInTraining);
    const QString poi = machine->setup.poi;
    m_trained.insert(poi);
    send(*machine, question->message, questionPatience,
        [this, id, poi, question = *question, done](const Answer& answer, device::Left) {
            const TillImpl::Machine* here = m_till.machineOf(id);
            auto practises = !answer   ? Result<void>(answer.fault())
                : here && here->driver ? here->driver->hearPractice(question, *answer)
                                       : Result<void>(DeskFault::UnknownTerminal);
            if (!practises)
                restore(poi);
            done(practises);
        });
}

bool PracticeImpl::isBusy(const TillImpl::Machine& machine) const
{
    for (const TerminalView& view : m_till.terminals()) {
        if (view.setup.poi == machine.setup.poi && view.busy)
            return true;
    }
    return std::any_of(machine.flights.cbegin(), machine.flights.cend(),
        [](const TillImpl::Flight& flight) { return !flight.question && !flight.aside; });
}

void PracticeImpl::send(TillImpl::Machine& machine, const QByteArray& message, Milliseconds patience, Flown then)
{
    const quint64 number = machine.link->send(message, patience);
    TillImpl::Flight flight;
    flight.aside = [guard = QPointer<PracticeImpl>(this), then](const Answer& answer, device::Left left) {
        if (guard)
            then(answer, left);
    };
    machine.flights.insert(number, std::move(flight));
}

// ---- a charge goes first

bool PracticeImpl::isInTheWay(const QString& poi) const
{
    return m_trained.contains(poi);
}

void PracticeImpl::makeWay(const QString& poi, std::function<void()> then)
{
    m_waiting.append({poi, m_desk.parts().clock.monotonic() + makeWayMax, std::move(then)});
    m_yielded.insert(poi);
    const QString waits = sendingAt(poi);
    if (waits.isEmpty())
        return restore(poi);
    m_gaveWay = m_gaveWay || waits == m_shown;
    abort(waits); // its answer comes now, and then the session
    show();
}

QString PracticeImpl::sendingAt(const QString& poi) const
{
    for (const Attempt& attempt : m_attempts) {
        if (attempt.poi == poi && attempt.state == State::Sending)
            return attempt.serviceId;
    }
    return {};
}

/// Whatever the terminal made of the other session: from here on the desk's own is real.
void PracticeImpl::restore(const QString& poi)
{
    m_trained.insert(poi);
    if (m_aborting.contains(poi))
        return; // one after the other: a charge must not meet a card that is still waited for
    TillImpl::Machine* machine = m_till.machineAt(poi);
    auto question
        = machine && machine->driver && machine->link ? machine->driver->question(Ask::Login, nullptr) : std::nullopt;
    if (!question)
        return settle(poi);
    if (m_restoring.contains(poi))
        return;
    m_restoring.insert(poi);
    send(*machine, question->message, questionPatience, [this, poi](const Answer&, device::Left) {
        m_restoring.remove(poi);
        settle(poi); // also where it cannot be reached: a charge finds that out itself, and nothing is believed of it
    });
}

void PracticeImpl::settle(const QString& poi)
{
    m_trained.remove(poi);
    for (qsizetype i = 0; i < m_waiting.size();) {
        if (m_waiting[i].poi != poi)
            ++i;
        else
            m_waiting.takeAt(i).then();
    }
}

void PracticeImpl::leave()
{
    endVisit();
    askToStop();
    ++m_visitor;
    m_shown.clear();
    m_payment.reset();
    m_refused.reset();
    for (const QString& serviceId : m_attempts.keys()) {
        const State state = m_attempts[serviceId].state;
        if (!isOpen(state) && state != State::Review)
            m_attempts.remove(serviceId);
    }
    if (!m_ready.isEmpty()) {
        const TillImpl::Machine* machine = m_till.machineOf(m_ready);
        if (machine && m_trained.contains(machine->setup.poi) && !m_beginning)
            restore(machine->setup.poi);
    }
    m_ready.clear();
    m_problem.reset();
    if (m_terminal != Terminal::Looking)
        m_terminal = Terminal::Unknown;
    Q_EMIT changed();
}

QList<Attempt> PracticeImpl::doubts() const
{
    QList<Attempt> open;
    for (const Attempt& attempt : m_attempts) {
        if (attempt.state == State::InDoubt || attempt.state == State::Review)
            open.append(attempt);
    }
    std::sort(open.begin(), open.end(), [](const Attempt& a, const Attempt& b) { return a.serviceId < b.serviceId; });
    return open;
}

Practice* DeskImpl::practice() const
{
    return m_practice.get();
}

} // namespace naru::desk
