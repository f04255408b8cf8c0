// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/applink/applinkdriver.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "app/payments/applink/link.h"

namespace naru::payments::applink {

namespace {

Heard unusable(const QByteArray& body, const Fault& why)
{
    Heard heard;
    heard.evidence.kind = EvidenceKind::Unusable;
    heard.evidence.source = Source::Callback;
    heard.evidence.hash = crypto::sha256(body);
    heard.evidence.condition = QLatin1StringView(why.name());
    heard.why = why;
    return heard;
}

} // namespace

AppLinkDriver::AppLinkDriver(Parts parts)
    : m_parts(std::move(parts))
{
    NARU_ASSERT(m_parts.sealed && m_parts.returnUrl);
}

Capabilities AppLinkDriver::capabilities() const
{
    Capabilities can;
    can.canReverse = true;
    can.channel = m_parts.channel;
    return can;
}

Result<QByteArray> AppLinkDriver::request(const Attempt& attempt, const Attempt* original) const
{
    return m_parts.sealed->request(attempt, original);
}

QByteArray AppLinkDriver::seal(const QByteArray& permitted)
{
    const QByteArray envelope = m_parts.sealed->seal(permitted), serviceId = serviceIdIn(envelope);
    NARU_ASSERT(!serviceId.isEmpty()); // our own envelope
    const QByteArray returnUrl = m_parts.returnUrl(serviceId);
    m_returns.insert(QString::fromLatin1(serviceId), returnUrl);
    return nexoLink(m_parts.base, envelope, returnUrl);
}

Heard AppLinkDriver::hear(const Attempt& attempt, const QByteArray& body)
{
    if (body.startsWith('{')) {
        Heard heard = m_parts.sealed->hear(attempt, body);
        heard.evidence.source = Source::Qr;
        return heard;
    }
    const auto returned = Returned::read(body);
    if (!returned)
        return unusable(body, returned.fault());
    if (returned->envelope.isEmpty())
        return hearError(attempt, body, *returned);
    Heard heard = m_parts.sealed->hear(attempt, returned->envelope);
    heard.evidence.source = Source::Callback;
    return heard;
}

/// An error is not sealed. What makes it believable is where it came: to an address that this attempt's link alone
/// bore. Anybody can write one; so one that came elsewhere proves nothing.
Heard AppLinkDriver::hearError(const Attempt& attempt, const QByteArray& body, const Returned& returned) const
{
    if (returned.error.isEmpty())
        return unusable(body, AppLinkFault::NotAnAnswer);
    const QByteArray given = m_returns.value(attempt.serviceId);
    if (given.isEmpty() || returned.address != given)
        return unusable(body, AppLinkFault::ForeignError);
    Heard heard;
    heard.why = AppLinkFault::ReportedError;
    Evidence& evidence = heard.evidence;
    evidence.kind = EvidenceKind::Answer;
    evidence.source = Source::Callback;
    evidence.hash = crypto::sha256(body);
    evidence.outcome = Outcome::Failure;
    evidence.condition = QStringLiteral("UnavailableService"); // the app did not begin
    evidence.serviceId = attempt.serviceId;
    evidence.poi = attempt.poi;
    evidence.transaction = attempt.transaction;
    return heard;
}

Heard AppLinkDriver::hearStatus(const Question&, const Attempt&, const QByteArray& body)
{
    return unusable(body, AppLinkFault::NotAnAnswer); // it is never asked
}

Result<TerminalHealth> AppLinkDriver::hearHealth(const Question&, const QByteArray&)
{
    return AppLinkFault::NotAnAnswer;
}

Result<TerminalTotals> AppLinkDriver::hearTotals(const Question&, const QByteArray&)
{
    return AppLinkFault::NotAnAnswer;
}

} // namespace naru::payments::applink
