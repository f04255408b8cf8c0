// SPDX-License-Identifier: GPL-3.0-or-later
// How money is asked for and given back: PREPARED, SENDING, and only then a byte.
#include "app/base/assert.h"
#include "app/codec/cardnumber.h"
#include "app/crypto/hash.h"
#include "app/desk/drivers.h"
#include "app/desk/practiceimpl.h"
#include "app/desk/tillimpl.h"
#include "app/payments/digests.h"
#include "app/payments/steps.h"

#include <algorithm>

namespace naru::desk {

using namespace payments;

namespace {
constexpr Milliseconds lookFirst = std::chrono::seconds(2); ///< after a request has left: nobody holds a card sooner
}

DeskImpl::Look elsewhereLook(const DeskImpl& desk, Charge charge)
{
    charge.digest = charge.deskNumber != 0 ? QByteArray() : desk.billDigest(charge.bill);
    return [charge](storage::Database& database) { return standsElsewhere(database, charge); };
}

Asking TillImpl::askingBy(const Machine& machine)
{
    Asking asking;
    asking.serviceId = serviceIdOf(m_code, ++m_lastService);
    asking.poi = machine.setup.poi;
    asking.driver = machine.driver->name();
    asking.capabilities = machine.driver->capabilities();
    asking.collector = m_desk.staffId();
    asking.time = rfc3339(m_desk.now());
    return asking;
}

void TillImpl::payByCard(const QByteArray& charge, const QString& terminal, Done done)
{
    if (const auto may = m_desk.mayServe(); !may)
        return done(may.fault());
    if (const auto room = m_desk.mayBeginMoney(); !room)
        return done(room.fault());
    const Machine* machine = machineOf(terminal);
    const auto loaded = m_charges.constFind(charge);
    if (!machine || !machine->driver || !machine->link)
        return done(machine && machine->problem ? *machine->problem : Fault(DeskFault::UnknownTerminal));
    if (loaded == m_charges.constEnd())
        return done(PaymentFault::UnknownAttempt);
    if (loaded->view.standing.inCash || !mayAttempt(loaded->view.attempts))
        return done(PaymentFault::AttemptUnfinished);
    ask(*machine, paymentOf(loaded->view.charge, askingBy(*machine)), nullptr, done);
}

void TillImpl::ask(const Machine& machine, Attempt attempt, const Attempt* original, Done done)
{
    if (PracticeImpl* practice = m_desk.practiceRoom(); practice && practice->isInTheWay(machine.setup.poi)) {
        const auto kept = original ? std::optional(*original) : std::nullopt;
        return practice->makeWay(machine.setup.poi, [this, id = machine.setup.id, attempt, kept, done] {
            const Machine* here = machineOf(id);
            if (!here || !here->driver || !here->link)
                return done(DeskFault::UnknownTerminal);
            ask(*here, attempt, kept ? &*kept : nullptr, done);
        });
    }
    const auto request = machine.driver->request(attempt, original);
    if (!request)
        return done(request.fault());
    attempt.requestHash = crypto::sha256(*request);
    const auto refused = std::make_shared<std::optional<Fault>>();
    const auto loaded = m_charges.constFind(attempt.charge);
    if (attempt.kind == AttemptKind::Payment && loaded == m_charges.constEnd())
        return done(PaymentFault::MovedMeanwhile); // nothing is paid that could not be looked up elsewhere
    const auto look = loaded == m_charges.constEnd() ? DeskImpl::Look() : elsewhereLook(m_desk, loaded->view.charge);
    record(
        recordOf(attempt), attempt.charge,
        [refused](const Result<void>& prepared) {
            if (!prepared)
                *refused = prepared.fault();
        },
        attempt.kind == AttemptKind::Payment ? look : DeskImpl::Look());
    // Behind it at once: the two may share a commit, and the second is refused where the first was.
    const Evidence ready = requestReady(attempt.requestHash, moment());
    const auto moves = decide(attempt, ready, attempt.capabilities, ready.at).moves(attempt, ready);
    NARU_ASSERT(moves.size() == 1 && moves.front().to == State::Sending);
    record(recordOf(moves.front()), attempt.charge,
        [this, attempt, refused, request = *request, done](const Result<void>& durable) {
            if (durable)
                return leave(attempt.serviceId, request, done);
            if (!*refused)
                m_stranded.insert(attempt.serviceId, attempt.charge);
            done(*refused ? Result<void>(**refused) : durable);
        });
}

/// SENDING is durable: the one place from which a request leaves.
void TillImpl::leave(const QString& serviceId, const QByteArray& request, Done done)
{
    const Attempt* committed = find(serviceId);
    NARU_ASSERT(committed);
    Machine* machine = machineAt(committed->poi);
    auto permit = Permit::of(*committed, request);
    if (!machine || !machine->link || !permit) {
        learnBare(serviceId, EvidenceKind::NothingLeft);
        return done(permit ? Fault(DeskFault::UnknownTerminal) : permit.fault());
    }
    m_contacts.insert(serviceId, {m_desk.parts().clock.monotonic(), false});
    const QByteArray message = machine->driver->seal(permit->take());
    const quint64 number = machine->link->send(message, m_desk.parts().terminalPatience);
    const bool byPeople = machine->driver->capabilities().channel != Capabilities::Channel::Sync;
    machine->flights.insert(number, {serviceId, std::nullopt, byPeople ? message : QByteArray()});
    if (committed->capabilities.canStatus && machine->driver->tellsProgress())
        m_looks.insert(serviceId, m_desk.parts().clock.monotonic() + lookFirst);
    done({});
    Q_EMIT changed();
}

void TillImpl::giveBack(
    const QString& serviceId, const Refund& refund, const QString& terminal, const QString& approverPin, Done done)
{
    if (const auto may = m_desk.mayServe(); !may)
        return done(may.fault());
    const Attempt* paid = find(serviceId);
    const Machine* machine = machineOf(terminal);
    if (!paid)
        return done(PaymentFault::RefundNeedsPayment);
    if (!machine || !machine->driver || !machine->link)
        return done(DeskFault::UnknownTerminal);
    const auto wanted = reversalOf(*paid, paid->givenBack, refund, askingBy(*machine), moment());
    if (!wanted)
        return done(wanted.fault()); // before anybody types a PIN
    const auto agreed = [this, serviceId, wanted = *wanted, terminal, done](const Result<void>& right) {
        const Attempt* original = find(serviceId);
        const Machine* way = machineOf(terminal);
        if (!right || !original || !way || !way->link)
            return done(right ? Result<void>(DeskFault::UnknownTerminal) : right);
        ask(*way, wanted, original, done);
    };
    m_desk.checkPinOf(refund.approver, approverPin, SignInEvent::What::Agreed, agreed);
}

void TillImpl::decideByPeople(const QString& serviceId, const PeopleSay& say, Done done)
{
    const qint64 first = m_desk.staffId();
    if (!first)
        return done(DeskFault::NotSignedIn);
    if (say.second == first)
        return done(DeskFault::SamePerson);
    if (codec::holdsCardNumber(say.approval.toUtf8()))
        return done(PaymentFault::CardNumber);
    const Attempt* attempt = find(serviceId);
    if (!attempt)
        return done(PaymentFault::UnknownAttempt);
    m_desk.checkPinOf(say.second, say.secondPin, SignInEvent::What::Agreed,
        [this, serviceId, say, first, done](const Result<void>& right) {
            if (!right)
                return done(right);
            Heard heard;
            heard.evidence.kind = EvidenceKind::People;
            heard.evidence.source = Source::People;
            heard.evidence.outcome = say.outcome;
            heard.evidence.approval = say.approval.trimmed();
            heard.evidence.first = first;
            heard.evidence.second = say.second;
            learn(serviceId, heard, done);
        });
}

void TillImpl::terminalGone(const QString& serviceId, Done done)
{
    if (const auto may = m_desk.mayServe(); !may)
        return done(may.fault());
    learnBare(serviceId, EvidenceKind::TerminalReplaced, done);
}

void TillImpl::askToStop(const QString& serviceId)
{
    const Attempt* attempt = find(serviceId);
    Machine* machine = attempt ? machineAt(attempt->poi) : nullptr;
    if (machine && attempt->capabilities.canAbort)
        question(*machine, Ask::Abort, attempt);
}

void TillImpl::askAgain(const QString& serviceId)
{
    const Attempt* attempt = find(serviceId);
    Machine* machine = attempt ? machineAt(attempt->poi) : nullptr;
    if (machine && attempt->capabilities.canStatus && !isAsking(serviceId))
        question(*machine, Ask::Status, attempt);
}

bool TillImpl::takeCode(const QByteArray& code)
{
    if (!code.toUpper().startsWith("UR:"))
        return false;
    for (auto& [id, machine] : m_machines) {
        const auto waits = std::find_if(machine.flights.begin(), machine.flights.end(),
            [](const Flight& flight) { return !flight.shown.isEmpty(); });
        if (waits == machine.flights.end())
            continue;
        const quint64 number = waits.key();
        const auto taken = machine.link->takeText(code);
        if (!taken)
            continue;
        if (const auto still = machine.flights.find(number); still != machine.flights.end())
            still->progress = *taken; // else that was the last piece, and the answer has been heard
        Q_EMIT changed();
        return true;
    }
    return false;
}

/// The request's own way is over; its link learns it without a word of a failure.
void TillImpl::landed(Machine& machine, const QString& serviceId)
{
    for (const quint64 number : machine.flights.keys()) {
        const Flight& flight = machine.flights[number];
        if (flight.serviceId != serviceId || flight.question)
            continue;
        machine.flights.remove(number);
        machine.link->giveUp(number);
        machine.link->endVisit();
        return;
    }
}

void TillImpl::lateAnswer(const QString& serviceId, const QByteArray& body, Source source)
{
    if (source == Source::People && !m_desk.staffId()) {
        Q_EMIT troubled(DeskFault::NotSignedIn); // somebody answers for what was typed
        return;
    }
    const Attempt* attempt = find(serviceId);
    Machine* machine = attempt ? machineAt(attempt->poi) : nullptr;
    if (!machine || !machine->driver)
        return;
    Heard heard = machine->driver->hear(*attempt, body);
    heard.evidence.source = source;
    if (heard.evidence.kind != EvidenceKind::Unusable) // it came: nobody need wait for it any more
        landed(*machine, serviceId);
    learn(serviceId, std::move(heard));
}

Till* DeskImpl::till() const
{
    return m_till.get();
}

} // namespace naru::desk
