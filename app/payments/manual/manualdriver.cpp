// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/manual/manualdriver.h"

#include "app/codec/jsontree.h"
#include "app/crypto/hash.h"
#include "app/payments/faults.h"

namespace naru::payments::manual {

namespace {

/// Without what was typed: it may hold what no desk keeps.
Heard unusable(const QByteArray& body, const Fault& why)
{
    Heard heard;
    heard.evidence.kind = EvidenceKind::Unusable;
    heard.evidence.source = Source::People;
    heard.evidence.hash = crypto::sha256(body);
    heard.evidence.condition = QLatin1StringView(why.name());
    heard.why = why;
    return heard;
}

/// The day of an attempt in Korea; empty where its time cannot be read.
QString dayOf(const Attempt& attempt)
{
    const auto moment = parseRfc3339(attempt.time);
    return moment ? koreanDate(*moment).toString(Qt::ISODate) : QString();
}

void addApproval(const Typed& typed, const Attempt& attempt, Evidence& evidence)
{
    evidence.outcome = Outcome::Success;
    evidence.amount = typed.amount.value_or(attempt.amount);
    evidence.currency = attempt.currency;
    evidence.offline = true; // no word of the acquirer's until its file
    evidence.approval = typed.approval;
    evidence.poiTransaction = typed.approval; // what a cancellation is asked for with
    evidence.poiTime = dayOf(attempt);
    evidence.brand = typed.brand;
    evidence.lastFour = typed.lastFour;
}

} // namespace

ManualDriver::ManualDriver(QString shop)
    : m_shop(std::move(shop))
{
}

Capabilities ManualDriver::capabilities() const
{
    Capabilities can;
    can.canReverse = true;
    can.channel = Capabilities::Channel::Human;
    return can;
}

Result<QByteArray> ManualDriver::request(const Attempt& attempt, const Attempt* original) const
{
    const bool pays = attempt.kind == AttemptKind::Payment;
    if (!pays && (!original || original->approval.isEmpty()))
        return PaymentFault::RefundNeedsPayment;
    const auto text = [](const char* key, const QString& value) {
        return QByteArray(",\"") + key + "\":" + codec::jsonString(value.toUtf8());
    };
    QByteArray json = QByteArray("{\"kind\":\"") + (pays ? "pay" : "cancel") + '"';
    json += text("service_id", attempt.serviceId) + text("reference", attempt.transaction);
    json += ",\"amount\":" + QByteArray::number(attempt.amount.value) + text("currency", attempt.currency);
    json += text("shop", m_shop) + text("terminal", attempt.poi);
    if (!pays)
        json += text("original_approval", original->approval) + text("original_date", dayOf(*original));
    return json + '}';
}

Heard ManualDriver::hear(const Attempt& attempt, const QByteArray& body)
{
    const auto typed = Typed::read(body);
    if (!typed)
        return unusable(body, typed.fault());
    if (typed->serviceId != attempt.serviceId)
        return unusable(body, ManualFault::OtherAttempt);
    const bool approved = typed->outcome == Typed::Outcome::Approved;
    if (!approved && attempt.state != State::Sending)
        return unusable(body, ManualFault::TooLate);
    Heard heard;
    heard.copy = body;
    Evidence& evidence = heard.evidence;
    evidence.kind = EvidenceKind::Answer;
    evidence.source = Source::People;
    evidence.hash = crypto::sha256(body);
    evidence.serviceId = attempt.serviceId;
    evidence.poi = attempt.poi;
    evidence.transaction = attempt.transaction;
    if (approved) {
        addApproval(*typed, attempt, evidence);
        return heard;
    }
    evidence.outcome = Outcome::Failure;
    evidence.condition
        = typed->outcome == Typed::Outcome::Declined ? QStringLiteral("Refusal") : QStringLiteral("Cancel");
    return heard;
}

Heard ManualDriver::hearStatus(const Question&, const Attempt&, const QByteArray& body)
{
    return unusable(body, ManualFault::Malformed); // it is never asked
}

Result<TerminalHealth> ManualDriver::hearHealth(const Question&, const QByteArray&)
{
    return ManualFault::Malformed;
}

Result<TerminalTotals> ManualDriver::hearTotals(const Question&, const QByteArray&)
{
    return ManualFault::Malformed;
}

} // namespace naru::payments::manual
