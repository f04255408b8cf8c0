// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/agent.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "app/journal/causes.h"
#include "app/journal/outgoingfaults.h"

namespace naru::agent {

namespace {

Request asking(Request::Method method, QByteArray path)
{
    Request request;
    request.method = method;
    request.path = std::move(path);
    return request;
}

} // namespace

Agent::Agent(const Doors& doors, QString program, std::optional<Identity> identity)
    : m_doors(doors)
    , m_program(std::move(program))
    , m_identity(std::move(identity))
    , m_pace(doors.random)
    , m_device(doors.outgoing.device())
{
}

Agent::~Agent()
{
    m_doors.alarm.clear();
    m_doors.transport.drop();
}

void Agent::begin(Start start)
{
    const auto cursor = m_doors.outgoing.cursor();
    if (cursor && !cursor->receipt.isEmpty())
        m_lastSent = cursor->at;
    m_tellAt = m_doors.clock.monotonic();
    Milliseconds wait{0};
    if (start == Start::Spread) {
        // A wall clock that jumped makes this longer or shorter, never more than the spread.
        const bool wasLong = !m_lastSent || std::chrono::abs(m_doors.clock.now() - *m_lastSent) > Pace::outage;
        wait = m_pace.within(wasLong ? Pace::outageSpread : Pace::firstWait);
    }
    goOn(wait, Cause::Turn);
}

void Agent::belongTo(std::optional<Identity> identity)
{
    m_identity = std::move(identity);
    m_isStopped = m_asksSealing = m_sealingNoted = false;
    m_failures = 0;
    if (!m_flight)
        goOn(m_pace.within(Pace::firstWait), Cause::Turn);
}

void Agent::networkBack()
{
    m_failures = 0;
    if (m_flight || m_isStopped || !m_identity)
        return;
    const bool wasLong = !m_lastSent || std::chrono::abs(m_doors.clock.now() - *m_lastSent) > Pace::outage;
    goOn(m_pace.within(wasLong ? Pace::outageSpread : Pace::firstWait), Cause::Turn);
}

void Agent::written()
{
    const bool isResting = m_state.cause == Cause::NothingWaits && !m_flight && m_failures == 0;
    if (isResting)
        goOn(m_pace.within(writtenWait), Cause::Turn);
    else
        publish(m_state.cause, m_state.detail);
}

void Agent::tryNow()
{
    if (m_flight)
        return;
    m_tellAt = m_doors.clock.monotonic(); // even where nothing waits: somebody wants to know whether it works
    arm(Milliseconds(0));
    publish(m_state.cause, m_state.detail);
}

void Agent::ring()
{
    if (!m_flight)
        return attempt();
    m_doors.transport.drop();
    const Flight flight = *std::exchange(m_flight, std::nullopt);
    ++m_sent;
    unreached(flight, Reply{});
}

void Agent::attempt()
{
    const auto cursor = m_doors.outgoing.cursor();
    if (!cursor)
        return failedHere(cursor.fault());
    if (!m_identity) {
        arm(lookEvery);
        return publish(Cause::NotEnrolled);
    }
    if (m_isStopped || asksHead(*cursor))
        return post({Flight::What::Standing, cursor->acked, cursor->acked},
            asking(Request::Method::Get, wire::headPath(m_device)));
    if (m_asksSealing)
        return post({Flight::What::Sealing, cursor->acked, cursor->acked},
            asking(Request::Method::Get, wire::sealPath(m_device)));
    if (isSealingNoted())
        attemptFrom(*cursor);
}

/// Before anything leaves sealed, or open again, the record says so. False: it cannot now, and that is being told.
bool Agent::isSealingNoted()
{
    if (m_sealingNoted || m_identity->sealTo.number == 0)
        return true;
    const QByteArray& certificate = m_identity->sealTo.certificate;
    const auto noted = m_doors.outgoing.noteSealing(
        certificate.isEmpty() ? QByteArray() : crypto::sha256(certificate), m_identity->sealTo.number);
    if (!noted)
        failedHere(noted.fault());
    m_sealingNoted = bool(noted);
    return m_sealingNoted;
}

std::optional<Seal> Agent::seal()
{
    const auto key = wire::sealKeyOf(m_identity->sealTo);
    NARU_ASSERT(key); // checked when it was heard, and when it was read
    return *key ? std::optional(Seal{**key, m_doors.random, m_doors.facetsOf}) : std::nullopt;
}

/// Where nothing is known of the hub, it says first how far it is: what it has need not go again, and may not be here.
bool Agent::asksHead(const journal::Cursor& cursor) const
{
    const bool isBlank = cursor.receipt.isEmpty() && cursor.acked.epoch == 1 && cursor.acked.seq == 0;
    return (isBlank || m_asksHead) && !m_from && !m_probe;
}

int Agent::most() const
{
    return m_mostNow > 0 ? std::min(m_mostNow, m_pace.entries()) : m_pace.entries();
}

void Agent::attemptFrom(const journal::Cursor& cursor)
{
    if (m_probe) {
        const Head place = *m_probe;
        return send({Flight::What::Probe, place, place}, toldIn({place, {}}));
    }
    const auto waiting = m_doors.outgoing.waiting();
    if (!waiting)
        return failedHere(waiting.fault());
    if (waiting->entries == 0 && !m_from && m_doors.clock.monotonic() < m_tellAt)
        return rest();
    const bool isAlone = m_aloneRefused >= aloneMax;
    const auto stretch
        = m_doors.outgoing.after(m_from.value_or(cursor.acked), isAlone ? 1 : most(), wire::batchBytesMax);
    if (!stretch && stretch.fault().is(journal::OutgoingFault::LetGo)) {
        m_asksHead = true;
        m_from.reset();
        return failed(Cause::HubBroken, QLatin1StringView(stretch.fault().name()), stopWait + m_pace.within(stopWait));
    }
    if (!stretch)
        return failedHere(stretch.fault());
    Flight flight{Flight::What::Batch, stretch->before, stretch->before};
    flight.entries = static_cast<int>(stretch->entries.size());
    flight.isFull = flight.entries >= most();
    if (flight.entries > 0)
        flight.end = {stretch->before.epoch, stretch->entries.last().seq, stretch->entries.last().hash};
    if (isAlone && flight.entries == 1)
        flight.what = Flight::What::Envelope;
    send(std::move(flight), toldIn(*stretch));
}

wire::Batch Agent::toldIn(const journal::Stretch& stretch)
{
    wire::Telling telling;
    if (const auto waiting = m_doors.outgoing.waiting()) {
        telling.unsent = waiting->entries;
        telling.oldest = waiting->oldest;
    }
    telling.program = m_program;
    telling.packs = m_packs;
    telling.checkpoint = m_heard.checkpoint;
    telling.clockOff = m_heard.clockOff;
    return batchOf(m_device, stretch, telling, stretch.entries.isEmpty() ? std::nullopt : seal());
}

void Agent::send(Flight flight, const wire::Batch& batch)
{
    const QByteArray bytes = flight.what == Flight::What::Envelope ? wire::envelopeOf(batch, m_identity->key)
                                                                   : wire::bytesOf(batch, m_identity->key);
    Request request = asking(Request::Method::Post, wire::batchPath(m_device));
    request.body = wire::packed(bytes, m_packing);
    request.type = wire::mediaType;
    request.encoding = wire::nameOf(m_packing);
    post(std::move(flight), std::move(request));
}

void Agent::post(Flight flight, Request request)
{
    flight.since = m_doors.clock.monotonic();
    m_flight = std::move(flight);
    const quint64 number = ++m_sent;
    arm(answerMax); // whatever the network does, this ends
    publish(m_isStopped ? m_state.cause : Cause::Sending, m_isStopped ? m_state.detail : QString());
    m_doors.transport.send(request, [this, number](const Reply& reply) {
        if (m_flight && number == m_sent)
            arrived(reply);
    });
}

void Agent::failed(Cause cause, const QString& detail, std::optional<Milliseconds> wait)
{
    ++m_failures;
    m_atOnce = 0;
    arm(wait ? *wait : m_pace.afterFailure(m_failures));
    publish(cause, detail);
}

void Agent::failedHere(const Fault& fault)
{
    using journal::JournalFault;
    const bool isRecord = fault.is(JournalFault::ChainBroken) || fault.is(JournalFault::BodyUnreadable)
        || fault.is(JournalFault::KeyMissing) || fault.is(JournalFault::OtherDevice);
    failed(isRecord ? Cause::JournalBroken : Cause::DiskFailed, QLatin1StringView(fault.name()));
}

void Agent::goOn(Milliseconds wait, Cause cause)
{
    arm(wait);
    publish(cause);
}

void Agent::goOnAtOnce(Cause cause)
{
    if (++m_atOnce > atOnceMax)
        return failed(cause, QStringLiteral("no_end"));
    goOn(Milliseconds(0), cause);
}

void Agent::rest()
{
    arm(std::clamp(m_tellAt - m_doors.clock.monotonic(), Milliseconds(0), lookEvery));
    publish(Cause::NothingWaits);
}

/// The one place where an alarm is set; a hub that asked for time gets it.
void Agent::arm(Milliseconds wait)
{
    const Milliseconds now = m_doors.clock.monotonic();
    if (m_notBefore && !m_flight)
        wait = std::max(wait, *m_notBefore - now);
    m_due = now + wait;
    m_doors.alarm.set(wait, [this] { ring(); });
}

void Agent::publish(Cause cause, const QString& detail)
{
    State next = m_state;
    if (const auto waiting = m_doors.outgoing.waiting()) {
        next.unsent = waiting->entries;
        next.oldest = waiting->oldest;
    }
    const bool isQuiet = next.unsent == 0 && journal::isPassing(cause) && !m_asksSealing;
    next.cause = isQuiet ? Cause::NothingWaits : cause;
    next.detail = isQuiet ? QString() : detail;
    next.button = journal::buttonOf(next.cause);
    next.attempts = m_failures;
    next.lastSent = m_lastSent;
    next.held = m_held ? static_cast<quint64>(m_held->size()) : next.held;
    next.nextTry.reset();
    if (!m_flight && next.cause != Cause::NothingWaits && next.cause != Cause::NotEnrolled)
        next.nextTry = m_doors.clock.now() + (m_due - m_doors.clock.monotonic());
    if (next == m_state)
        return;
    m_state = std::move(next);
    if (m_changed)
        m_changed();
}

} // namespace naru::agent
