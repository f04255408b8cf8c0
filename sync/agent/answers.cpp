// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent makes of what comes back.
#include "sync/agent/agent.h"

namespace naru::agent {

namespace {

bool isBefore(const Head& one, const Head& other)
{
    return std::pair(one.epoch, one.seq) < std::pair(other.epoch, other.seq);
}

constexpr quint64 seqMax = quint64(1) << 40; ///< of any record

/// Last place of an epoch that this record has, at most `most`, or of the nearest epoch before it.
Result<std::optional<Head>> lastPlace(const journal::Outgoing& outgoing, quint32 epoch, quint64 most)
{
    const auto begin = outgoing.hashAt(epoch, 0);
    if (!begin)
        return begin.fault();
    if (!*begin)
        return epoch > 1 ? lastPlace(outgoing, epoch - 1, seqMax) : std::optional<Head>();
    Head found{epoch, 0, **begin};
    quint64 low = 0, high = most + 1; // low is there, high is not asked for
    while (high - low > 1) {
        const quint64 middle = low + (high - low) / 2;
        const auto hash = outgoing.hashAt(epoch, middle);
        if (!hash)
            return hash.fault();
        (*hash ? low : high) = middle;
        if (*hash)
            found = {epoch, middle, **hash};
    }
    return std::optional(found);
}

} // namespace

void Agent::arrived(const Reply& reply)
{
    const Flight flight = *std::exchange(m_flight, std::nullopt);
    if (reply.failure != Reply::Failure::None)
        return unreached(flight, reply);
    if (!reply.accepts.isEmpty())
        m_packing = reply.accepts.contains("zstd") ? wire::Packing::Zstd : wire::Packing::Deflate;
    answered(flight, reply);
}

void Agent::unreached(const Flight& flight, const Reply& reply)
{
    const bool isExpired = m_identity && m_doors.clock.now() > m_identity->certificateUntil;
    switch (reply.failure) {
    case Reply::Failure::None:
    case Reply::Failure::Silent:
        if (flight.entries > 0 && m_doors.clock.monotonic() - flight.since >= slowMin)
            m_pace.slowDown(flight.entries);
        return failed(Cause::HubSilent, QStringLiteral("silent"));
    case Reply::Failure::NoNetwork:
        return failed(Cause::NoNetwork, QStringLiteral("no_network"));
    case Reply::Failure::HubUnknown:
        return failed(Cause::HubUnknown, QStringLiteral("certificate"));
    case Reply::Failure::ClockWrong:
        return failed(Cause::ClockWrong, QStringLiteral("not_valid_now"));
    case Reply::Failure::NotTaken:
        return failed(isExpired ? Cause::CertificateExpired : Cause::Revoked, QStringLiteral("not_taken"));
    case Reply::Failure::TooLarge:
        return failed(Cause::HubBroken, QStringLiteral("answer_too_large"));
    }
}

void Agent::answered(const Flight& flight, const Reply& reply)
{
    const auto read = wire::refusalOf(reply.status == 200 ? QByteArray() : reply.body);
    const wire::Refusal refusal = read ? *read : wire::Refusal{};
    const QString detail = refusal.code.isEmpty() ? QString::number(reply.status) : refusal.code;
    switch (reply.status) {
    case 200:
        return flight.what == Flight::What::Sealing ? heardSealing(reply) : accepted(flight, reply);
    case 401:
    case 403: {
        // The line stops: nothing more is sent, only asked now and then whether it may.
        m_isStopped = true;
        const bool isExpired = refusal.code == QLatin1StringView("certificate_expired");
        return failed(
            isExpired ? Cause::CertificateExpired : Cause::Revoked, detail, stopWait + m_pace.within(stopWait));
    }
    case 429:
    case 503: {
        const Milliseconds wait = reply.retryAfter ? asked(*reply.retryAfter) : Milliseconds(0);
        m_notBefore = m_doors.clock.monotonic() + wait;
        // Everybody was told the same moment.
        return failed(
            Cause::HubBusy, detail, reply.retryAfter ? wait + m_pace.within(wait / 2) : std::optional<Milliseconds>());
    }
    case 428:
        m_asksSealing = flight.what == Flight::What::Batch || flight.what == Flight::What::Envelope;
        if (m_asksSealing)
            return goOnAtOnce(Cause::Turn);
        break;
    default:
        break;
    }
    if (flight.what == Flight::What::Sealing)
        m_asksSealing = false; // it is asked again when the hub speaks of it again
    else if (flight.what != Flight::What::Standing) {
        if (reply.status == 409)
            return conflicts(flight, refusal);
        if (reply.status == 413)
            return tooLarge(flight);
        if (reply.status == 422)
            return malformed(flight, refusal);
    }
    failed(Cause::HubBroken, detail);
}

void Agent::accepted(const Flight& flight, const Reply& reply)
{
    const auto answer = wire::acceptedOf(reply.body);
    if (!answer)
        return failed(Cause::HubBroken, QLatin1StringView(answer.fault().name()));
    const auto time = wire::checkReceipt(answer->receipt, m_device, answer->head, m_identity->hubKey);
    if (!time)
        return failed(Cause::HubUnknown, QLatin1StringView(time.fault().name()));
    hearClock(*time, m_doors.clock.monotonic() - flight.since);
    if (flight.what == Flight::What::Standing) {
        m_isStopped = false;
        m_failures = 0;
        const bool isBlank = flight.before.epoch == 1 && flight.before.seq == 0;
        if (!isBlank && !std::exchange(m_asksHead, false))
            return goOn(Milliseconds(0), Cause::Turn);
    }
    take(flight, *answer);
}

/// The newer word is written into the record and kept before anything is sent by it.
void Agent::heardSealing(const Reply& reply)
{
    const auto to = wire::sealToIn(reply.body, m_device, m_identity->hubKey);
    if (!to)
        return failed(to.fault().is(wire::WireFault::BadSignature) ? Cause::HubUnknown : Cause::HubBroken,
            QLatin1StringView(to.fault().name()));
    m_asksSealing = false;
    if (to->number == m_identity->sealTo.number)
        return goOnAtOnce(Cause::Turn);
    if (to->number < m_identity->sealTo.number) // an old answer, or a hub that was put back
        return failed(Cause::HubBroken, QStringLiteral("seal_number"));
    const wire::SealTo before = std::exchange(m_identity->sealTo, *to);
    m_sealingNoted = false;
    const bool isNoted = isSealingNoted();
    const auto kept = isNoted && m_keepSealing ? m_keepSealing(*to) : Result<void>();
    if (isNoted && kept)
        return goOn(Milliseconds(0), Cause::Turn);
    m_identity->sealTo = before;
    m_sealingNoted = false;
    m_asksSealing = true;
    if (!kept)
        failedHere(kept.fault());
}

void Agent::take(const Flight& flight, const wire::Accepted& answer)
{
    const auto ours = m_doors.outgoing.hashAt(answer.head.epoch, answer.head.seq);
    if (!ours)
        return failedHere(ours.fault());
    if (*ours != answer.head.hash)
        return parted(flight, answer.head);
    if (isBefore(answer.head, flight.before))
        return failed(Cause::HubBroken, QStringLiteral("behind")); // an old answer
    if (const auto moved = m_doors.outgoing.advance({answer.head, answer.receipt, m_doors.clock.now()}); !moved)
        return failedHere(moved.fault());
    if (flight.entries > 0 && answer.head == flight.before)
        return failed(Cause::HubBroken, QStringLiteral("no_progress"));
    tookAll(flight, answer);
}

void Agent::tookAll(const Flight& flight, const wire::Accepted& answer)
{
    const Milliseconds now = m_doors.clock.monotonic();
    m_lastSent = m_doors.clock.now();
    m_failures = m_atOnce = m_aloneRefused = 0;
    forgetSearch();
    m_from.reset();
    if (m_mostNow > 0 && (answer.head.epoch != m_apartUntil.epoch || answer.head.seq >= m_apartUntil.seq))
        m_mostNow = 0;
    else if (m_mostNow > 0) // what is left of the refused batch, by halves
        m_mostNow = static_cast<int>(std::max<quint64>(1, (m_apartUntil.seq - answer.head.seq) / 2));
    m_pace.answered(now - flight.since, flight.isFull);
    m_pace.hubWants(answer.entriesMax);
    m_notBefore = now + asked(answer.after);
    m_tellAt = now + tellEvery * 2 / 3 + m_pace.within(tellEvery / 3);
    m_heard.packs = answer.packs;
    if (!answer.checkpoint.isEmpty())
        m_heard.checkpoint = answer.checkpoint;
    if (!m_held) {
        if (const auto held = m_doors.outgoing.held())
            m_held = *held;
    }
    if (!m_held || *m_held != answer.held) {
        if (const auto written = m_doors.outgoing.hold(answer.held); !written)
            return failedHere(written.fault()); // and said again with the next answer
        m_held = answer.held;
    }
    m_asksSealing = answer.sealing > m_identity->sealTo.number;
    const auto waiting = m_doors.outgoing.waiting();
    if (!waiting)
        return failedHere(waiting.fault());
    if (waiting->entries == 0 && !m_asksSealing)
        return rest();
    goOn(Milliseconds(0), Cause::Turn);
}

/// The hub's record does not go on where we thought: it lost its end, has ours already, or has another one.
void Agent::conflicts(const Flight& flight, const wire::Refusal& refusal)
{
    if (!refusal.head)
        return failed(Cause::HubBroken, QStringLiteral("409"));
    const auto ours = m_doors.outgoing.hashAt(refusal.head->epoch, refusal.head->seq);
    if (!ours)
        return failedHere(ours.fault());
    if (*ours != refusal.head->hash)
        return probeBefore(flight, *refusal.head);
    const auto cursor = m_doors.outgoing.cursor();
    if (!cursor)
        return failedHere(cursor.fault());
    forgetSearch();
    m_from.reset();
    if (isBefore(*refusal.head, cursor->acked)) {
        // A refusal is not signed: going back on it costs a second sending, and never an entry.
        if (const auto moved = m_doors.outgoing.advance({*refusal.head, {}, cursor->at}); !moved)
            return failedHere(moved.fault());
    } else {
        m_from = refusal.head;
    }
    goOnAtOnce(Cause::Turn);
}

/// The hub named a place that this record does not have, unsigned. Asked about a place of ours, without entries, it
/// answers with its signed head if it has that place too: what is common is then known, and what is not.
void Agent::probeBefore(const Flight& flight, const Head& hub)
{
    const auto cursor = m_doors.outgoing.cursor();
    if (!cursor)
        return failedHere(cursor.fault());
    Head place = cursor->acked;
    quint32 below = 0; // an epoch to look for a place in, or one before it
    if (flight.what == Flight::What::Probe) {
        place = flight.before;
        if (m_common && !isBefore(*m_common, place))
            m_common.reset(); // it was put back since
        m_apart = place;
        if (m_common && m_common->epoch == place.epoch)
            return probeBetween(hub);
        if (place.seq == 0) {
            below = place.epoch - 1;
        } else {
            const auto hash = m_doors.outgoing.hashAt(place.epoch, place.seq / 2);
            if (!hash)
                return failedHere(hash.fault());
            place = {place.epoch, place.seq / 2, hash->value_or(QByteArray())};
        }
        if (below == 0 && place.hash.isEmpty())
            return failed(Cause::Forked, QStringLiteral("nothing_common"));
    } else {
        forgetSearch();
    }
    if (place.seq == 0 && place.epoch > 1) // the beginning of an epoch proves nothing of what lies before it
        below = place.epoch - 1;
    if (place.epoch > hub.epoch)
        below = hub.epoch;
    if (below > 0) {
        const auto last = lastPlace(m_doors.outgoing, below, below == hub.epoch ? hub.seq : seqMax);
        if (!last)
            return failedHere(last.fault());
        if (!*last)
            return failed(Cause::Forked, QStringLiteral("nothing_common"));
        place = **last;
    }
    probe(place);
}

void Agent::probe(const Head& place)
{
    m_probe = place;
    goOnAtOnce(Cause::Turn);
}

/// The hub's signed head is not of this record: there are two. What stands behind the last place that both have is put
/// into the new epoch once more, so the furthest such place is looked for, by halves, before anything is begun.
void Agent::parted(const Flight& flight, const Head& hub)
{
    if (flight.what != Flight::What::Standing) {
        // It took what we sent, or had it: up to there both records are one.
        const Head had = flight.before.seq == 0 ? flight.end : flight.before;
        if (!m_common || isBefore(*m_common, had))
            m_common = had;
    }
    if (m_apart)
        return probeBetween(hub);
    const auto last = lastPlace(m_doors.outgoing, hub.epoch, hub.seq);
    if (!last)
        return failedHere(last.fault());
    if (m_common && (!*last || !isBefore(*m_common, **last)))
        return fork(*m_common, hub);
    if (!*last)
        return failed(Cause::Forked, QStringLiteral("nothing_common"));
    probe(**last);
}

void Agent::probeBetween(const Head& hub)
{
    if (!m_common || m_common->epoch != m_apart->epoch || m_common->seq + 1 >= m_apart->seq) {
        if (m_common && m_probe == m_common) // it has just been signed for
            return fork(*m_common, hub);
        return m_common ? probe(*m_common) : failed(Cause::Forked, QStringLiteral("nothing_common"));
    }
    const quint64 middle = m_common->seq + (m_apart->seq - m_common->seq) / 2;
    const auto hash = m_doors.outgoing.hashAt(m_common->epoch, middle);
    if (!hash || !*hash)
        return hash ? failed(Cause::Forked, QStringLiteral("nothing_common")) : failedHere(hash.fault());
    probe({m_common->epoch, middle, **hash});
}

void Agent::forgetSearch()
{
    m_probe.reset();
    m_common.reset();
    m_apart.reset();
}

void Agent::fork(const Head& common, const Head& hub)
{
    if (const auto forked = m_doors.outgoing.fork(common, hub); !forked)
        return failedHere(forked.fault());
    ++m_heard.forks;
    forgetSearch();
    m_from.reset();
    m_mostNow = m_aloneRefused = 0;
    failed(Cause::Forked, QStringLiteral("new_epoch"));
}

void Agent::tooLarge(const Flight& flight)
{
    if (flight.entries <= 1)
        return failed(Cause::HubBroken, QStringLiteral("413"));
    m_pace.slowDown(flight.entries);
    goOnAtOnce(Cause::Turn);
}

/// Halves find the one entry that the hub cannot read; alone, and refused twice, it goes in its envelope.
void Agent::malformed(const Flight& flight, const wire::Refusal& refusal)
{
    const QString detail = refusal.code.isEmpty() ? QStringLiteral("422") : refusal.code;
    if (flight.entries == 0) {
        forgetSearch();
        return failed(Cause::HubBroken, detail);
    }
    if (flight.what == Flight::What::Envelope) {
        m_aloneRefused = 0;
        return failed(Cause::Unreadable, detail);
    }
    if (flight.entries == 1) {
        if (m_mostNow == 0)
            m_apartUntil = flight.end;
        m_mostNow = 1;
        ++m_aloneRefused;
        return goOnAtOnce(Cause::Unreadable);
    }
    if (m_mostNow == 0)
        m_apartUntil = flight.end;
    const bool isNamed = refusal.entry && *refusal.entry > 0 && *refusal.entry < flight.entries;
    m_mostNow = isNamed ? *refusal.entry : flight.entries / 2;
    m_aloneRefused = 0;
    goOnAtOnce(Cause::Unreadable);
}

void Agent::hearClock(Instant hubTime, Milliseconds took)
{
    m_heard.clockOff = hubTime - (m_doors.clock.now() - took / 2);
    const Milliseconds change = m_heard.clockOff - m_clockSaid.value_or(Milliseconds(0));
    if (std::chrono::abs(change) <= clockOffMax)
        return;
    if (!m_clockTold || m_clockTold(m_heard.clockOff))
        m_clockSaid = m_heard.clockOff;
}

} // namespace naru::agent
