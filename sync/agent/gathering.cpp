// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/gathering.h"

#include "sync/agent/keepsakes.h"
#include "sync/agent/pace.h"
#include "sync/agent/proving.h"
#include "sync/agent/roll.h"

#include <algorithm>

namespace naru::agent {

namespace {

QByteArray proofPathOf(const QByteArray& device, const journal::Head& entry)
{
    return "/v1/d/" + device.toHex() + "/proof?epoch=" + QByteArray::number(entry.epoch)
        + "&seq=" + QByteArray::number(entry.seq);
}

} // namespace

Gathering::Gathering(Doors doors, QString dataFolder, Membership hub)
    : m_doors(std::move(doors))
    , m_dataFolder(std::move(dataFolder))
    , m_hub(std::move(hub))
{
}

Gathering::~Gathering()
{
    m_doors.alarm.clear();
}

void Gathering::begin()
{
    arm(Pace(m_doors.random).within(firstWait));
}

void Gathering::tryNow()
{
    if (m_isAsking)
        return;
    // Whoever presses again and again gets the proofs too; whoever made room need not wait.
    const auto isAgain = [this](Asked what, const std::optional<Milliseconds>& at) {
        return m_unkept == what || (at && m_doors.clock.monotonic() - *at >= firstWait);
    };
    if (isAgain(Asked::Lost, m_lostAt))
        m_lostAt.reset();
    if (isAgain(Asked::Roll, m_rollAt)) {
        m_rollAt.reset();
        m_rollPages = 0;
    }
    m_lookAt.reset();
    if (m_witnessAt)
        *m_witnessAt -= lookEvery; // what is open is asked now
    arm(Milliseconds(0));
}

void Gathering::ring()
{
    if (!m_isAsking)
        return next();
    m_isAsking = false;
    m_transport->drop();
    failed();
}

void Gathering::next()
{
    const Milliseconds now = m_doors.clock.monotonic();
    if (!m_lostAt || now - *m_lostAt >= lostEvery) {
        m_asked = Asked::Lost;
        return ask(wire::lostPath(m_doors.outgoing.device()));
    }
    if (!m_rollAt || now - *m_rollAt >= rollEvery) {
        if (m_rollAt)
            m_rollPages = 0;
        m_asked = Asked::Roll;
        return ask(rollQuestion(m_dataFolder, m_hub, m_doors.outgoing.device()));
    }
    const bool isProofsTurn = m_asked == Asked::Continuation && m_witnessAt; // whatever keeps the log's own from it
    if (!isProofsTurn && witness())
        return;
    if (m_missing.isEmpty() && (!m_lookAt || now - *m_lookAt >= lookEvery))
        look();
    if (m_missing.isEmpty() && isProofsTurn && witness())
        return;
    if (m_missing.isEmpty()) {
        m_transport.reset(); // no connection is held for nothing
        return arm(lookEvery);
    }
    m_asked = Asked::Proof;
    m_entry = m_missing.takeFirst();
    ask(proofPathOf(m_doors.outgoing.device(), m_entry));
}

/// Whether the hub is asked now. A smaller one is no proof of anything: of several hubs one may be behind, and the
/// question is answered from what all of them share.
bool Gathering::witness()
{
    const Milliseconds at = m_doors.clock.monotonic();
    if (m_note.isEmpty() || (m_witnessAt ? at - *m_witnessAt < lookEvery : m_note == m_witnessed))
        return false;
    m_witnessed = m_note;
    m_witnessAt.reset();
    const auto now = noted();
    if (!now)
        return false; // not of this hub: nothing is learnt of it
    const auto old = keptCheckpoint(m_dataFolder, m_hub);
    if (!old) {
        keep(m_note);
        return false;
    }
    if (old->checkpoint.size == now->size) { // there is nothing to ask
        if (old->checkpoint.root == now->root)
            publish({});
        else
            contradicted();
        return false;
    }
    m_witnessAt = at;
    m_asked = Asked::Continuation;
    ask(continuationPath(m_doors.outgoing.device(), old->checkpoint.size).toLatin1());
    return true;
}

/// What is no answer to the question leaves it open.
void Gathering::witnessed(const Reply& reply)
{
    const auto old = keptCheckpoint(m_dataFolder, m_hub);
    const auto now = noted();
    if (!old || !now)
        return;
    const auto shown = reply.status == 404 // it has not come to what it signed itself
        ? Result<Shown>(ProvingFault::Contradicts)
        : continued(reply.body, old->checkpoint, m_hub);
    if (!shown) {
        if (shown.fault().is(ProvingFault::Contradicts)) {
            m_witnessAt.reset();
            publish(shown.fault());
        }
        return;
    }
    keep(shown->note);
    if (shown->checkpoint.size == now->size && shown->checkpoint.root != now->root)
        contradicted();
}

/// What the note said that is looked at.
Result<wire::Checkpoint> Gathering::noted() const
{
    return wire::checkpointOf(m_witnessed, wire::originOf(m_hub.authority.fingerprint()), m_hub.hubKey);
}

void Gathering::keep(const QByteArray& note)
{
    m_witnessAt.reset();
    if (m_rollPages < rollPagesMax) // where its turn is over, a checkpoint a minute would begin another each minute
        m_rollAt.reset();           // it may have what was done since
    const auto kept = keepCheckpoint(m_dataFolder, note);
    wrote(Asked::Continuation, kept);
    if (!kept)
        m_witnessAt = m_doors.clock.monotonic(); // the disk: again with a later look
    publish({});
}

/// The hub signed two logs of one size: beside the kept checkpoint this note proves it to everybody.
void Gathering::contradicted()
{
    m_witnessAt.reset();
    if (!keepContradiction(m_dataFolder, m_witnessed))
        m_witnessAt = m_doors.clock.monotonic();
    publish(Fault(ProvingFault::Contradicts));
}

void Gathering::publish(std::optional<Fault> trouble)
{
    note(m_trouble, std::move(trouble));
}

void Gathering::note(std::optional<Fault>& known, std::optional<Fault> trouble)
{
    const auto nameOf = [](const std::optional<Fault>& fault) { return QLatin1StringView(fault ? fault->name() : ""); };
    const bool isSame = nameOf(trouble) == nameOf(known);
    known = std::move(trouble);
    if (!isSame && m_doors.changed)
        m_doors.changed();
}

/// Said until such an answer is kept: one of another kind may have found nothing to write.
void Gathering::wrote(Asked what, const Result<void>& kept)
{
    if (!kept && kept.fault().is(MembershipFault::CannotWrite)) {
        m_unkept = m_unkept.value_or(what);
        note(m_diskTrouble, kept.fault());
    } else if (kept && m_unkept == what) {
        m_unkept.reset();
        note(m_diskTrouble, {});
    }
}

/// Whoever answers proved by its certificate that it is our hub: what does not fit is the hub's.
Result<void> Gathering::learn(const Reply& reply)
{
    const auto taken = takeRoll(m_dataFolder, m_hub, m_doors.outgoing.device(), reply.status, reply.body);
    if (reply.status == 200)
        wrote(Asked::Roll, taken ? Result<void>() : taken.fault());
    if (!taken && taken.fault().is(ProvingFault::Contradicts))
        publish(taken.fault());
    else if (!taken && taken.fault().is(ProvingFault::RollDiffers))
        note(m_rollTrouble, taken.fault());
    else if (!taken)
        return taken.fault();
    m_rollPages = taken && *taken ? m_rollPages + 1 : 0;
    if (m_rollPages > 0 && m_rollPages < rollPagesMax)
        m_rollAt.reset();
    if (taken && reply.status == 200)
        note(m_rollTrouble,
            keptRoll(m_dataFolder, m_hub).lacksUs() ? std::optional(Fault(ProvingFault::RollLacks)) : std::nullopt);
    return {};
}

/// Only what the hub has said that it has.
void Gathering::look()
{
    m_lookAt = m_doors.clock.monotonic();
    const auto cursor = m_doors.outgoing.cursor();
    if (!cursor || cursor->receipt.isEmpty() || !m_doors.wanted)
        return;
    for (const auto& [epoch, seq] : m_doors.wanted()) {
        const bool isThere = std::pair(epoch, seq) <= std::pair(cursor->acked.epoch, cursor->acked.seq);
        if (!isThere || hasProof(m_dataFolder, epoch, seq) || m_missing.size() >= atOnceMax)
            continue;
        if (const auto hash = m_doors.outgoing.hashAt(epoch, seq); hash && *hash)
            m_missing.append({epoch, seq, **hash});
    }
}

void Gathering::ask(QByteArray path)
{
    Request request;
    request.path = std::move(path);
    if (!m_transport || m_isFresh)
        m_transport = m_doors.transport();
    m_isFresh = false;
    m_isAsking = true;
    arm(answerMax); // whatever the network does, this ends
    m_transport->send(request, [this](const Reply& reply) { arrived(reply); });
}

void Gathering::arrived(const Reply& reply)
{
    m_isAsking = false;
    if (reply.failure == Reply::Failure::None)
        return answered(reply);
    failed();
}

void Gathering::answered(const Reply& reply)
{
    if (m_asked == Asked::Lost)
        m_lostAt = m_doors.clock.monotonic(); // well heard or not: proofs have their turn, and it its own again
    if (m_asked == Asked::Roll)
        m_rollAt = m_doors.clock.monotonic();
    const bool isHeard = reply.status == 200 || reply.status == 404;
    if (m_asked == Asked::Roll && isHeard) {
        if (!learn(reply))
            return failed();
    } else if (m_asked == Asked::Continuation && isHeard) {
        witnessed(reply);
    } else if (reply.status == 200) {
        const auto kept = m_asked == Asked::Proof
            ? keepProof(m_dataFolder, reply.body, m_doors.outgoing.device(), m_entry, m_hub)
            : keepLost(m_dataFolder, reply.body, m_hub);
        wrote(m_asked, kept);
        if (!kept)
            return failed();
    } else if (reply.status != 404) { // 404: in no checkpoint yet, or a hub that makes no list
        return failed(reply.retryAfter);
    }
    m_failures = 0;
    arm(between);
}

void Gathering::failed(std::optional<Milliseconds> wait)
{
    ++m_failures;
    if (m_asked != Asked::Continuation)
        m_missing.clear();
    m_isFresh = true;
    const Milliseconds most = std::min(longestWait, firstWait * (1 << std::clamp(m_failures - 1, 0, 6)));
    if (!wait)
        return arm(Pace(m_doors.random).within(most));
    const Milliseconds asked = std::clamp(*wait, Milliseconds(0), longestWait);
    m_notBefore = m_doors.clock.monotonic() + asked;
    arm(asked + Pace(m_doors.random).within(firstWait));
}

/// The one place where an alarm is set.
void Gathering::arm(Milliseconds wait)
{
    if (m_notBefore && !m_isAsking)
        wait = std::max(wait, *m_notBefore - m_doors.clock.monotonic());
    m_doors.alarm.set(wait, [this] { ring(); });
}

} // namespace naru::agent
