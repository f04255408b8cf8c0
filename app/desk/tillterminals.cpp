// SPDX-License-Identifier: GPL-3.0-or-later
// The terminals of a till: made from what the journal says of them, asked, and heard.
#include "app/desk/drivers.h"
#include "app/desk/tillimpl.h"
#include "app/payments/nexo/envelope.h"

namespace naru::desk {

using namespace payments;

void TillImpl::takeMachines()
{
    QSet<QString> named;
    for (const device::TerminalSetup& setup : m_desk.terminalSetups()) {
        named.insert(setup.id);
        const Machine* there = machineOf(setup.id);
        if (!there || there->setup != setup)
            make(setup);
    }
    for (auto each = m_machines.begin(); each != m_machines.end();) {
        if (!named.contains(each->first)) {
            giveUpCounting(each->second);
            giveUpAside(each->second);
        }
        each = named.contains(each->first) ? std::next(each) : m_machines.erase(each);
    }
}

void TillImpl::make(const device::TerminalSetup& setup)
{
    Machine& machine = m_machines[setup.id];
    for (const Flight& flight : std::as_const(machine.flights)) {
        if (!flight.question && !flight.aside)
            learnBare(flight.serviceId, EvidenceKind::ConnectionLost); // whoever would have brought the answer goes
    }
    giveUpCounting(machine);
    giveUpAside(machine);
    machine = Machine{};
    machine.setup = setup;
    device::TerminalLinks* links = m_desk.parts().terminals;
    machine.link = links ? links->linkTo(setup) : nullptr;
    if (!machine.link) {
        machine.problem = DeskFault::BadTerminal;
        return;
    }
    auto driver = driverFor({setup, m_desk.deviceId(), m_desk.keyStore(), m_desk.parts().clock, m_desk.parts().random,
        machine.link.get(), m_desk.settings().centre});
    if (!driver) {
        machine.problem = driver.fault();
        return;
    }
    machine.driver = std::move(*driver);
    const QString id = setup.id;
    connect(
        machine.link.get(), &device::TerminalLink::answered, this, [this, id](quint64 number, const QByteArray& body) {
            if (Machine* here = machineOf(id))
                answered(*here, number, body);
        });
    connect(machine.link.get(), &device::TerminalLink::failed, this,
        [this, id](quint64 number, const Fault& fault, device::Left left) {
            if (Machine* here = machineOf(id))
                failed(*here, number, fault, left);
        });
    connect(machine.link.get(), &device::TerminalLink::cameLate, this, [this, id](const QByteArray& body) {
        if (Machine* here = machineOf(id))
            hearLate(*here, body);
    });
    if (setup.driver == QLatin1StringView("nexo-xml"))
        question(machine, Ask::Login, nullptr); // it takes nothing before
    connect(machine.link.get(), &device::TerminalLink::believed, this,
        [this, setup](const QByteArray& fingerprint) { believed(setup, fingerprint); });
}

TillImpl::Machine* TillImpl::machineOf(const QString& id)
{
    const auto found = m_machines.find(id);
    return found == m_machines.end() ? nullptr : &found->second;
}

TillImpl::Machine* TillImpl::machineAt(const QString& poi)
{
    for (auto& [id, machine] : m_machines) {
        if (machine.setup.poi == poi)
            return &machine;
    }
    return nullptr;
}

QList<TerminalView> TillImpl::terminals() const
{
    QList<TerminalView> views;
    for (const auto& [id, machine] : m_machines) {
        TerminalView view{machine.setup, {}, false, machine.problem, machine.heard, machine.health};
        if (machine.driver)
            view.can = machine.driver->capabilities();
        for (const Loaded& loaded : m_charges) {
            for (const Attempt& attempt : loaded.view.attempts) {
                const bool held = attempt.state == State::Prepared || attempt.state == State::Sending
                    || (attempt.state == State::InDoubt && attempt.capabilities.canStatus);
                view.busy = view.busy || (held && attempt.poi == machine.setup.poi);
            }
        }
        views.append(view);
    }
    return views;
}

void TillImpl::keepTerminal(const device::TerminalSetup& setup, const QByteArray& passphrase, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    if (const auto good = checkTerminal(setup); !good)
        return done(good);
    if (!passphrase.isEmpty()) {
        const auto derived
            = payments::nexo::EnvelopeKey::derive(passphrase, setup.keyIdentifier.toUtf8(), setup.keyVersion);
        if (!derived)
            return done(derived.fault());
        if (const auto kept = m_desk.keyStore().store(passphraseName(setup.id), crypto::Secret{passphrase}); !kept)
            return done(kept);
    }
    m_desk.record(entryOf(TerminalChange{setup, false, m_desk.staffId()}), [this, setup, done](const auto& stamp) {
        if (stamp)
            make(setup); // the passphrase may be another, the rest the same
        done(stamp ? Result<void>() : Result<void>(stamp.fault()));
        Q_EMIT changed();
    });
}

void TillImpl::removeTerminal(const QString& id, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    const Machine* machine = machineOf(id);
    if (!machine)
        return done(DeskFault::UnknownTerminal);
    for (const TerminalView& view : terminals()) {
        if (view.setup.id == id && view.busy)
            return done(PaymentFault::TerminalTaken);
    }
    m_desk.record(entryOf(TerminalChange{machine->setup, true, m_desk.staffId()}), [this, id, done](const auto& stamp) {
        if (!stamp)
            return done(stamp.fault());
        takeMachines();
        done(m_desk.keyStore().destroy(passphraseName(id)));
        Q_EMIT changed();
    });
}

void TillImpl::believed(const device::TerminalSetup& setup, const QByteArray& fingerprint)
{
    Machine* machine = machineOf(setup.id);
    if (!machine || !machine->setup.fingerprint.isEmpty() || fingerprint.isEmpty())
        return;
    machine->setup.fingerprint = fingerprint;
    machine->newLink = true; // the one that is speaking now goes on; the next compares
    m_desk.record(
        entryOf(TerminalChange{machine->setup, false, m_desk.staffId()}), [](const Result<journal::Stamp>&) {});
}

void TillImpl::diagnose(const QString& id)
{
    if (Machine* machine = machineOf(id))
        question(*machine, Ask::Diagnosis, nullptr);
}

void TillImpl::question(Machine& machine, Ask what, const Attempt* about)
{
    auto question = machine.driver ? machine.driver->question(what, about) : std::nullopt;
    if (!question || !machine.link)
        return;
    const quint64 number = machine.link->send(question->message, questionPatience);
    machine.flights.insert(number, {about ? about->serviceId : QString(), *std::move(question)});
}

bool TillImpl::isAsking(const QString& serviceId) const
{
    for (const auto& [id, machine] : m_machines) {
        for (const Flight& flight : machine.flights) {
            if (flight.serviceId == serviceId && flight.question && flight.question->what == Ask::Status)
                return true;
        }
    }
    return false;
}

void TillImpl::giveUpAside(Machine& machine)
{
    const auto flights = std::exchange(machine.flights, {});
    for (const Flight& flight : flights) {
        if (flight.aside)
            flight.aside(Fault(DeskFault::UnknownTerminal), device::Left::MayHave);
    }
}

void TillImpl::answered(Machine& machine, quint64 number, const QByteArray& body)
{
    if (!machine.flights.contains(number))
        return;
    const Flight flight = machine.flights.take(number);
    if (flight.aside)
        return flight.aside(body, device::Left::MayHave);
    machine.problem.reset();
    if (flight.question && flight.question->what == Ask::Status)
        return hearStatus(machine, flight, body);
    if (flight.question && flight.question->what == Ask::Totals)
        return hearTotals(machine, flight, body);
    if (flight.question && flight.serviceId.isEmpty())
        return hearHealth(machine, *flight.question, body);
    if (flight.question)
        return; // an abort: its verdict comes to the request itself
    const Attempt* attempt = find(flight.serviceId);
    if (!attempt)
        return;
    if (body.isEmpty()) // it has the request, and says nothing
        return learnBare(flight.serviceId, EvidenceKind::ConnectionLost);
    Heard heard = machine.driver->hear(*attempt, body);
    if (heard.evidence.kind != EvidenceKind::Unusable)
        heardFrom(machine);
    learn(flight.serviceId, std::move(heard));
}

/// It says itself whose it is: what it proves nothing for, it is not weighed against.
void TillImpl::hearLate(Machine& machine, const QByteArray& body)
{
    for (const QString& serviceId : m_chargeOf.keys()) {
        const Attempt* attempt = find(serviceId);
        if (!attempt || attempt->poi != machine.setup.poi || attempt->state == State::Prepared)
            continue;
        Heard heard = machine.driver->hear(*attempt, body);
        if (heard.evidence.kind == EvidenceKind::Unusable)
            continue;
        heard.evidence.source = Source::Callback;
        return learn(serviceId, std::move(heard));
    }
}

QString TillImpl::codeToShow(const QString& serviceId) const
{
    for (const auto& [id, machine] : m_machines) {
        for (const Flight& flight : machine.flights) {
            if (flight.serviceId == serviceId && !flight.question)
                return QString::fromUtf8(flight.shown);
        }
    }
    return {};
}

device::TerminalLink::Progress TillImpl::progressOf(const QString& serviceId) const
{
    for (const auto& [id, machine] : m_machines) {
        for (const Flight& flight : machine.flights) {
            if (flight.serviceId == serviceId && !flight.question)
                return flight.progress;
        }
    }
    return {};
}

void TillImpl::failed(Machine& machine, quint64 number, const Fault& fault, device::Left left)
{
    if (!machine.flights.contains(number))
        return; // given up, because its answer came another way
    const Flight flight = machine.flights.take(number);
    if (flight.aside)
        return flight.aside(fault, left);
    machine.problem = fault;
    if (flight.counted)
        flight.counted(fault);
    if (!flight.question)
        learnBare(flight.serviceId,
            left == device::Left::Nothing ? EvidenceKind::NothingLeft : EvidenceKind::ConnectionLost, {},
            QLatin1StringView(fault.name()));
    Q_EMIT changed();
}

void TillImpl::hearStatus(Machine& machine, const Flight& flight, const QByteArray& body)
{
    const Attempt* attempt = find(flight.serviceId);
    if (!attempt)
        return;
    Heard heard = machine.driver->hearStatus(*flight.question, *attempt, body);
    if (heard.evidence.kind != EvidenceKind::Unusable || !heard.why)
        heardFrom(machine);                 // authentic, if it says nothing
    if (attempt->state == State::Sending) { // its own answer is on its way, and nothing else ends it
        if (heard.cardRead && !m_cardRead.contains(flight.serviceId)) {
            m_cardRead.insert(flight.serviceId);
            Q_EMIT chargeChanged(attempt->charge);
            Q_EMIT changed();
        }
        return;
    }
    heard.evidence.boot = attempt->capabilities.observesBoot ? bootOf(flight.serviceId) : BootWatch::Unobserved;
    learn(flight.serviceId, std::move(heard));
}

void TillImpl::hearHealth(Machine& machine, const Driver::Question& question, const QByteArray& body)
{
    const auto health = machine.driver->hearHealth(question, body);
    if (health) {
        machine.health = *health;
        if (health->loginNeeded) {
            for (const QString& serviceId : m_contacts.keys()) {
                const Attempt* attempt = find(serviceId);
                if (attempt && attempt->poi == machine.setup.poi && attempt->state == State::InDoubt)
                    learnBare(serviceId, EvidenceKind::Rebooted);
            }
            this->question(machine, Ask::Login, nullptr);
        }
        heardFrom(machine);
    } else {
        machine.problem = health.fault();
    }
    Q_EMIT changed();
}

/// An authentic word of it: between this and the last one there was no time for a restart, or there was.
void TillImpl::heardFrom(Machine& machine)
{
    machine.heard = m_desk.now();
    const Milliseconds now = m_desk.parts().clock.monotonic();
    for (auto contact = m_contacts.begin(); contact != m_contacts.end(); ++contact) {
        const Attempt* attempt = find(contact.key());
        if (!attempt || attempt->poi != machine.setup.poi)
            continue;
        contact->broken = contact->broken || now - contact->last > unseenMax;
        contact->last = now;
    }
}

BootWatch TillImpl::bootOf(const QString& serviceId) const
{
    const auto contact = m_contacts.constFind(serviceId);
    return contact != m_contacts.constEnd() && !contact->broken ? BootWatch::Unbroken : BootWatch::Unobserved;
}

} // namespace naru::desk
