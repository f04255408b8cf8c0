// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/renewal.h"

#include "sync/agent/pace.h"

#include <algorithm>

namespace naru::agent {

Renewal::Renewal(Doors doors, Membership membership, Applicant applicant)
    : m_doors(std::move(doors))
    , m_membership(std::move(membership))
    , m_applicant(std::move(applicant))
{
}

Renewal::~Renewal()
{
    m_doors.alarm.clear();
}

void Renewal::begin()
{
    arm(Pace(m_doors.random).within(firstWait));
}

void Renewal::tryNow()
{
    if (!m_isAsking)
        arm(Milliseconds(0));
}

bool Renewal::endsSoon() const
{
    return m_membership.certificate.notAfter() < m_doors.clock.now() + soon;
}

void Renewal::ring()
{
    if (!m_isAsking)
        return attempt();
    m_isAsking = false;
    m_transport->drop();
    failed(Fault(EnrolFault::HubSilent));
}

void Renewal::attempt()
{
    const Instant now = m_doors.clock.now();
    if (!isRenewalDue(m_membership.certificate, now))
        return rest();
    const bool isOver = m_membership.certificate.notAfter() <= now;
    m_transport = m_doors.transport(isOver || m_isNotTaken ? Way::ByAnyone : Way::Proven);
    m_isAsking = true;
    arm(answerMax); // whatever the network does, this ends
    m_transport->send(renewalRequest(m_applicant), [this](const Reply& reply) { arrived(reply); });
}

void Renewal::arrived(const Reply& reply)
{
    m_isAsking = false;
    m_isNotTaken = reply.failure == Reply::Failure::NotTaken;
    switch (reply.failure) {
    case Reply::Failure::None:
        return answered(reply);
    case Reply::Failure::NoNetwork:
    case Reply::Failure::Silent:
        return failed(Fault(EnrolFault::HubSilent));
    case Reply::Failure::HubUnknown:
        return failed(Fault(EnrolFault::HubUnknown));
    case Reply::Failure::ClockWrong:
        return failed(Fault(EnrolFault::ClockWrong));
    case Reply::Failure::NotTaken:
        return failed(Fault(EnrolFault::Refused));
    case Reply::Failure::TooLarge:
        return failed(Fault(EnrolFault::BadAnswer));
    }
}

void Renewal::answered(const Reply& reply)
{
    if (reply.status == 200) {
        const auto certificate = renewedCertificate(reply.body, m_membership.authority, m_applicant);
        return certificate ? take(*certificate) : failed(certificate.fault());
    }
    const Fault refusal = refusalIn(reply.status, reply.body);
    if (refusal.is(EnrolFault::Refused))
        return failed(refusal, refusedWait / 2 + Pace(m_doors.random).within(refusedWait / 2));
    if (reply.retryAfter) { // everybody was told the same
        const Milliseconds wait = std::clamp(*reply.retryAfter, Milliseconds(0), longestWait);
        return failed(refusal, wait + Pace(m_doors.random).within(firstWait));
    }
    failed(refusal);
}

/// A hub may find that the old one is young enough; it is not asked again at once.
void Renewal::take(const crypto::Certificate& certificate)
{
    if (certificate.notAfter() <= m_membership.certificate.notAfter())
        return rest();
    if (const auto noted = m_doors.note(certificate); !noted)
        return failed(noted.fault());
    if (const auto kept = m_doors.keep(certificate); !kept)
        return failed(kept.fault());
    rest();
    if (m_doors.renewed)
        m_doors.renewed();
}

void Renewal::failed(const Fault& fault, std::optional<Milliseconds> wait)
{
    ++m_failures;
    const Milliseconds most = std::min(longestWait, firstWait * (1 << std::clamp(m_failures - 1, 0, 6)));
    arm(wait ? *wait : Pace(m_doors.random).within(most));
    publish(fault);
}

void Renewal::rest()
{
    m_failures = 0;
    arm(lookEvery);
    publish({});
}

void Renewal::arm(Milliseconds wait)
{
    m_doors.alarm.set(wait, [this] { ring(); });
}

void Renewal::publish(std::optional<Fault> trouble)
{
    const bool isSame = trouble.has_value() == m_trouble.has_value()
        && (!trouble || qstrcmp(trouble->name(), m_trouble->name()) == 0);
    m_trouble = std::move(trouble);
    if (!isSame && m_doors.changed)
        m_doors.changed();
}

} // namespace naru::agent
