// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/gathering.h"

#include "sync/agent/keepsakes.h"
#include "sync/agent/pace.h"

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
    if (m_lostAt && m_doors.clock.monotonic() - *m_lostAt >= firstWait)
        m_lostAt.reset(); // whoever presses again and again gets the proofs too
    m_lookAt.reset();
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
        m_asked.reset();
        return ask(wire::lostPath(m_doors.outgoing.device()));
    }
    if (m_missing.isEmpty() && (!m_lookAt || now - *m_lookAt >= lookEvery))
        look();
    if (m_missing.isEmpty()) {
        m_transport.reset(); // no connection is held for nothing
        return arm(lookEvery);
    }
    m_asked = m_missing.takeFirst();
    ask(proofPathOf(m_doors.outgoing.device(), *m_asked));
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
        return heard(reply);
    failed();
}

void Gathering::heard(const Reply& reply)
{
    if (!m_asked)
        m_lostAt = m_doors.clock.monotonic(); // well heard or not: proofs have their turn, and it its own again
    if (reply.status == 200) {
        const auto kept = m_asked ? keepProof(m_dataFolder, reply.body, m_doors.outgoing.device(), *m_asked, m_hub)
                                  : keepLost(m_dataFolder, reply.body, m_hub);
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
    m_missing.clear();
    m_isFresh = true;
    const Milliseconds most = std::min(longestWait, firstWait * (1 << std::clamp(m_failures - 1, 0, 6)));
    arm(wait ? std::clamp(*wait, Milliseconds(0), longestWait) + Pace(m_doors.random).within(firstWait)
             : Pace(m_doors.random).within(most));
}

void Gathering::arm(Milliseconds wait)
{
    m_doors.alarm.set(wait, [this] { ring(); });
}

} // namespace naru::agent
