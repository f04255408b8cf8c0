// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/relay/relaydriver.h"

#include "app/codec/cardnumber.h"
#include "app/crypto/hash.h"
#include "app/payments/faults.h"

#include <algorithm>

namespace naru::payments::relay {

namespace {

constexpr const char* approvedCode = "0000";
constexpr QByteArrayView netCancelled("망취소"), noData("데이터가 없습니다");

Heard unusable(const QByteArray& hash, Source source, const Fault& why)
{
    Heard heard;
    heard.evidence.kind = EvidenceKind::Unusable;
    heard.evidence.source = source;
    heard.evidence.hash = hash;
    heard.evidence.condition = QLatin1StringView(why.name());
    heard.why = why;
    return heard;
}

/// AuDate: yyMMdd of the day in Korea on which it was asked.
QByteArray dayOf(const Attempt& attempt)
{
    const auto moment = parseRfc3339(attempt.time);
    return moment ? koreanDate(*moment).toString(QStringLiteral("yyMMdd")).toLatin1() : QByteArray();
}

const char* answerTypeOf(const Attempt& attempt)
{
    return attempt.kind == AttemptKind::Payment ? "A15" : "A25";
}

/// The digits behind a mask; a whole number is nobody's business here.
QString lastFourOf(const QByteArray& masked)
{
    const QByteArray four = masked.right(4);
    const bool digits
        = four.size() == 4 && std::all_of(four.begin(), four.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && masked.contains('*') ? QString::fromLatin1(four) : QString();
}

/// To keep: without digits that may be a card's.
void keep(const QByteArray& body, Heard& heard)
{
    if (codec::holdsCardNumber(body))
        heard.cuts.append(QStringLiteral("all: digits of a card"));
    else
        heard.copy = body;
}

} // namespace

RelayDriver::RelayDriver(Parts parts, Random& random)
    : m_parts(std::move(parts))
    , m_random(random)
{
}

Capabilities RelayDriver::capabilities() const
{
    if (m_parts.found)
        return *m_parts.found;
    Capabilities can;
    can.canStatus = can.canReverse = true;
    return can;
}

Result<QByteArray> RelayDriver::request(const Attempt& attempt, const Attempt* original) const
{
    const bool pays = attempt.kind == AttemptKind::Payment;
    if (!pays && (!original || original->approval.isEmpty()))
        return PaymentFault::RefundNeedsPayment;
    RelayMessage message(pays ? "A10" : "A20");
    message.set("TermID", m_parts.termId).set("BillNo", billNumberOf(attempt.serviceId));
    message.set("AuDate", dayOf(pays ? attempt : *original));
    message.set("TrdAmt", QByteArray::number(attempt.amount.value)).set("TaxAmt", "0").set("SvcAmt", "0");
    message.set("TaxFreeAmt", "0").set("Month", "00");
    if (!pays)
        message.set("AuNo", original->approval.toLatin1()).set("CancelReason", "1");
    return message.json();
}

void RelayDriver::addApproval(const RelayMessage& message, const Attempt& attempt, Heard& heard)
{
    Evidence& evidence = heard.evidence;
    const auto won = wonIn(message, "TrdAmt");
    const QByteArray approval = message.value("AuNo"), trade = message.value("TradeNo");
    if (!won || approval.isEmpty()) {
        heard = unusable(evidence.hash, evidence.source, Fault(RelayFault::BadField, QStringLiteral("AuNo, TrdAmt")));
        return;
    }
    evidence.outcome = Outcome::Success;
    evidence.amount = *won;
    evidence.currency = QStringLiteral("KRW");
    evidence.approval = QString::fromUtf8(approval);
    evidence.poiTransaction = QString::fromUtf8(trade.isEmpty() ? approval : trade);
    evidence.poiTime = QString::fromLatin1(dayOf(attempt));
    evidence.lastFour = lastFourOf(message.value("CardNo"));
}

/// A failure for which the agent reversed by itself is not the first word that ends anything: it is asked again.
void RelayDriver::addRefusal(const RelayMessage& message, Heard& heard) const
{
    heard.evidence.outcome = Outcome::Failure;
    heard.evidence.condition = QStringLiteral("Refusal");
    if (!message.value("Message").contains(netCancelled.toByteArray()))
        return;
    const bool counts = heard.evidence.source == Source::Status && m_parts.netCancel == NetCancel::Proven;
    heard.evidence.condition = counts ? QStringLiteral("Aborted") : QStringLiteral("InProgress");
    heard.why = RelayFault::NetCancelled;
}

Heard RelayDriver::heardOf(const Attempt& attempt, const QByteArray& body, const QByteArray& hash, Source source) const
{
    const auto message = RelayMessage::read(body);
    if (!message)
        return unusable(hash, source, message.fault());
    if (message->value("TrdType") != answerTypeOf(attempt) || message->value("TermID") != m_parts.termId
        || message->value("BillNo") != billNumberOf(attempt.serviceId))
        return unusable(hash, source, RelayFault::OtherAttempt);
    const QByteArray code = message->value("AnsCode");
    if (code.isEmpty())
        return unusable(hash, source, Fault(RelayFault::BadField, QStringLiteral("AnsCode")));
    Heard heard;
    keep(body, heard);
    Evidence& evidence = heard.evidence;
    evidence.kind = EvidenceKind::Answer;
    evidence.source = source;
    evidence.hash = hash;
    evidence.serviceId = attempt.serviceId;
    evidence.poi = attempt.poi;
    evidence.transaction = attempt.transaction; // the bill number is made of the ServiceID alone
    if (code == approvedCode)
        addApproval(*message, attempt, heard);
    else
        addRefusal(*message, heard);
    return heard;
}

Heard RelayDriver::hear(const Attempt& attempt, const QByteArray& body)
{
    return heardOf(attempt, body, crypto::sha256(body), Source::Direct);
}

std::optional<Driver::Question> RelayDriver::question(Ask what, const Attempt* about)
{
    if (what != Ask::Status || !about)
        return std::nullopt;
    RelayMessage message("F10");
    message.set("TermID", m_parts.termId).set("AuDate", dayOf(*about)).set("BillNo", billNumberOf(about->serviceId));
    constexpr qsizetype numberBytes = 8;
    return Question{what, QString::fromLatin1(m_random.bytes(numberBytes).toHex()), message.json()};
}

/// An F15 is "no data", or no answer at all; anything else is the earlier answer itself.
Heard RelayDriver::hearStatus(const Question& question, const Attempt& about, const QByteArray& body)
{
    const QByteArray hash = crypto::sha256(question.serviceId.toLatin1() + body);
    const auto message = RelayMessage::read(body);
    if (!message || message->value("TrdType") != "F15")
        return heardOf(about, body, hash, Source::Status);
    const bool ours
        = message->value("TermID") == m_parts.termId && message->value("BillNo") == billNumberOf(about.serviceId);
    const bool unknown
        = message->value("AnsCode") != approvedCode && message->value("Message").contains(noData.toByteArray());
    if (!ours || !unknown)
        return unusable(hash, Source::Status, RelayFault::OtherAttempt);
    Heard heard;
    keep(body, heard);
    heard.evidence.kind = EvidenceKind::NotFound;
    heard.evidence.source = Source::Status;
    heard.evidence.hash = hash;
    heard.evidence.serviceId = about.serviceId;
    heard.evidence.poi = about.poi;
    return heard;
}

Result<TerminalHealth> RelayDriver::hearHealth(const Question&, const QByteArray&)
{
    return RelayFault::OtherAttempt; // it is never asked
}

Result<TerminalTotals> RelayDriver::hearTotals(const Question&, const QByteArray&)
{
    return RelayFault::OtherAttempt;
}

} // namespace naru::payments::relay
