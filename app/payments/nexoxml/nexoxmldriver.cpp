// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexoxml/nexoxmldriver.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "app/payments/faults.h"

#include <QXmlStreamWriter>

namespace naru::payments::nexoxml {

namespace {

using Body = std::function<void(QXmlStreamWriter&)>;

void element(QXmlStreamWriter& xml, const char* name, const Body& content)
{
    xml.writeStartElement(QLatin1StringView(name));
    content(xml);
    xml.writeEndElement();
}

void attribute(QXmlStreamWriter& xml, const char* name, const QString& value)
{
    xml.writeAttribute(QLatin1StringView(name), value);
}

/// Elements in the order of the schema: a terminal refuses another.
QByteArray message(const Asked& asked, const Body& body)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument();
    element(xml, "SaleToPOIRequest", [&](QXmlStreamWriter& top) {
        element(top, "MessageHeader", [&](QXmlStreamWriter& header) {
            attribute(header, "ProtocolVersion", QStringLiteral("3.1"));
            attribute(header, "MessageClass", QStringLiteral("Service"));
            attribute(header, "MessageCategory", QString::fromLatin1(asked.category));
            attribute(header, "MessageType", QStringLiteral("Request"));
            attribute(header, "ServiceID", QString::fromUtf8(asked.serviceId));
            attribute(header, "SaleID", QString::fromUtf8(asked.saleId));
            attribute(header, "POIID", QString::fromUtf8(asked.poiId));
        });
        element(top, QByteArray(asked.category + "Request").constData(), body);
    });
    xml.writeEndDocument();
    return bytes;
}

void transaction(QXmlStreamWriter& xml, const char* name, const QString& id, const QString& time)
{
    element(xml, name, [&](QXmlStreamWriter& one) {
        attribute(one, "TransactionID", id);
        attribute(one, "TimeStamp", time);
    });
}

const char* categoryOf(const Attempt& attempt)
{
    return attempt.kind == AttemptKind::Reversal ? "Reversal" : "Payment";
}

const char* categoryOf(Driver::Ask what)
{
    switch (what) {
    case Driver::Ask::Status:
        return "TransactionStatus";
    case Driver::Ask::Abort:
        return "Abort";
    case Driver::Ask::Login:
        return "Login";
    case Driver::Ask::Diagnosis:
    case Driver::Ask::Totals:
        break;
    }
    return "Diagnosis";
}

bool isLoggedOut(const QString& condition)
{
    return condition == u"LoggedOut" || condition == u"NotAllowed";
}

TerminalHealth::Global globalOf(const QByteArray& status)
{
    using enum TerminalHealth::Global;
    return status == "OK"         ? Ok
        : status == "Busy"        ? Busy
        : status == "Maintenance" ? Maintenance
        : status == "Unreachable" ? Unreachable
                                  : Unknown;
}

Heard unusable(const QByteArray& body, Source source, const Fault& why)
{
    Heard heard;
    heard.evidence.kind = EvidenceKind::Unusable;
    heard.evidence.source = source;
    heard.evidence.hash = crypto::sha256(body);
    heard.evidence.condition = QLatin1StringView(why.name());
    heard.why = why;
    return heard;
}

} // namespace

NexoXmlDriver::NexoXmlDriver(Parts parts, Random& random)
    : m_parts(std::move(parts))
    , m_random(random)
{
    NARU_ASSERT(m_parts.now);
}

Capabilities NexoXmlDriver::capabilities() const
{
    if (m_parts.found)
        return *m_parts.found;
    Capabilities can;
    can.canStatus = can.canAbort = can.canDiagnose = can.canReverse = can.observesBoot = true;
    return can;
}

Asked NexoXmlDriver::asked(const char* category, const QString& serviceId) const
{
    return {category, m_parts.saleId, m_parts.poiId, serviceId.toUtf8()};
}

Result<QByteArray> NexoXmlDriver::request(const Attempt& attempt, const Attempt* original) const
{
    const Asked header = asked(categoryOf(attempt), attempt.serviceId);
    if (attempt.kind == AttemptKind::Payment) {
        return message(header, [&](QXmlStreamWriter& xml) {
            element(xml, "SaleData", [&](QXmlStreamWriter& sale) {
                transaction(sale, "SaleTransactionID", attempt.transaction, attempt.time);
            });
            element(xml, "PaymentTransaction", [&](QXmlStreamWriter& payment) {
                element(payment, "AmountsReq", [&](QXmlStreamWriter& amounts) {
                    attribute(amounts, "Currency", attempt.currency);
                    attribute(amounts, "RequestedAmount", QString::number(attempt.amount.value));
                });
            });
        });
    }
    if (!original || original->poiTransaction.isEmpty())
        return PaymentFault::RefundNeedsPayment;
    if (attempt.reversal == ReversalKind::PartialRefund)
        return NexoXmlFault::NoPartReversal;
    return message(header, [&](QXmlStreamWriter& xml) {
        attribute(xml, "ReversalReason", QStringLiteral("MerchantCancel"));
        element(xml, "OriginalPOITransaction", [&](QXmlStreamWriter& one) {
            attribute(one, "SaleID", QString::fromUtf8(m_parts.saleId));
            attribute(one, "POIID", QString::fromUtf8(m_parts.poiId));
            transaction(one, "POITransactionID", original->poiTransaction, original->poiTime);
        });
    });
}

/// Names the attempt; what was asked for it is compared already, or will be by decide().
Heard NexoXmlDriver::heardOf(const Attempt& attempt, const QByteArray& body, Source source) const
{
    Heard heard;
    keepCopy(body, *XmlElement::read(body), heard);
    heard.evidence.source = source;
    heard.evidence.hash = crypto::sha256(body);
    heard.evidence.serviceId = attempt.serviceId;
    heard.evidence.poi = attempt.poi;
    if (attempt.kind == AttemptKind::Reversal)
        heard.evidence.transaction = attempt.transaction; // its answer names no sale: the ServiceID was compared
    return heard;
}

Heard NexoXmlDriver::hear(const Attempt& attempt, const QByteArray& body)
{
    const auto answer = answerTo(asked(categoryOf(attempt), attempt.serviceId), body);
    if (!answer)
        return unusable(body, Source::Direct, answer.fault());
    Heard heard = heardOf(attempt, body, Source::Direct);
    heard.evidence.kind = EvidenceKind::Answer;
    const auto added = addAnswer(*answer, heard);
    return added ? heard : unusable(body, Source::Direct, added.fault());
}

std::optional<Driver::Question> NexoXmlDriver::question(Ask what, const Attempt* about)
{
    NARU_ASSERT(about || (what != Ask::Status && what != Ask::Abort));
    if (what == Ask::Totals)
        return std::nullopt;
    constexpr qsizetype digits = 7;                   // behind ZZ1, which no attempt's ServiceID begins with
    constexpr std::uint64_t numbers = 78'364'164'096; // 36 to the power of 7
    const QString number = QString::number(m_random.below(numbers), 36).toUpper().rightJustified(digits, u'0');
    Question question{what, QStringLiteral("ZZ1") + number, {}};
    question.message = message(asked(categoryOf(what), question.serviceId), [&](QXmlStreamWriter& xml) {
        if (what == Ask::Abort)
            attribute(xml, "AbortReason", QStringLiteral("MerchantAbort"));
        if (what == Ask::Status || what == Ask::Abort) {
            element(xml, "MessageReference", [&](QXmlStreamWriter& reference) {
                attribute(reference, "MessageCategory", QLatin1StringView(categoryOf(*about)));
                attribute(reference, "ServiceID", about->serviceId);
                attribute(reference, "SaleID", QString::fromUtf8(m_parts.saleId));
                attribute(reference, "POIID", QString::fromUtf8(m_parts.poiId));
            });
        } else if (what == Ask::Login) {
            attribute(xml, "OperatorLanguage", QStringLiteral("ko"));
            if (m_parts.training)
                attribute(xml, "TrainingModeFlag", QStringLiteral("true"));
            xml.writeTextElement(QStringLiteral("DateTime"), QString::fromLatin1(m_parts.now()));
            element(xml, "SaleSoftware", [](QXmlStreamWriter& software) {
                attribute(software, "ProviderIdentification", QStringLiteral("Naru"));
                attribute(software, "ApplicationName", QStringLiteral("Naru"));
                attribute(software, "SoftwareVersion", QStringLiteral("1"));
            });
            element(xml, "SaleTerminalData", [](QXmlStreamWriter& terminal) {
                attribute(terminal, "TerminalEnvironment", QStringLiteral("Attended"));
                terminal.writeTextElement(QStringLiteral("SaleCapabilities"), QStringLiteral("PrinterReceipt"));
            });
        } else {
            attribute(xml, "HostDiagnosisFlag", QStringLiteral("true"));
        }
    });
    return question;
}

Heard NexoXmlDriver::hearStatus(const Question& question, const Attempt& about, const QByteArray& body)
{
    const auto status = answerTo(asked("TransactionStatus", question.serviceId), body);
    const auto condition = status ? conditionIn(*status) : Result<QString>(status.fault());
    if (!condition)
        return unusable(body, Source::Status, condition.fault());
    Heard heard = heardOf(about, body, Source::Status);
    Evidence& evidence = heard.evidence;
    if (*condition == u"NotFound") {
        evidence.kind = EvidenceKind::NotFound;
    } else if (*condition == u"Busy" || *condition == u"InProgress") {
        evidence.kind = EvidenceKind::InProgress;
    } else if (isLoggedOut(*condition)) { // it was logged in when it was asked to pay
        evidence.kind = EvidenceKind::Rebooted;
        evidence.boot = BootWatch::Broken;
    } else if (!condition->isEmpty()) {
        evidence.condition = *condition; // it says nothing of the payment
    } else {
        const XmlElement* const nested = status->child("RepeatedMessageResponse");
        const auto answer = nested ? repeatedAnswer(asked(categoryOf(about), about.serviceId), *nested)
                                   : Result<XmlElement>(Fault(NexoXmlFault::BadField, QStringLiteral("Repeated")));
        evidence.kind = EvidenceKind::Answer;
        const auto added = answer ? addAnswer(*answer, heard) : Result<void>(answer.fault());
        return added ? heard : unusable(body, Source::Status, added.fault());
    }
    return heard;
}

Result<TerminalHealth> NexoXmlDriver::hearHealth(const Question& question, const QByteArray& body)
{
    const auto answer = answerTo(asked(categoryOf(question.what), question.serviceId), body);
    if (!answer)
        return answer.fault();
    const auto condition = conditionIn(*answer);
    if (!condition)
        return condition.fault();
    TerminalHealth health;
    health.loginNeeded = isLoggedOut(*condition);
    const XmlElement* status = answer->child("POIStatus");
    if (!status)
        status = answer->path({"POISystemData", "POIStatus"});
    if (status) {
        health.global = globalOf(status->value("GlobalStatus"));
        health.communicates = status->value("CommunicationOKFlag") != "false";
        if (const QByteArray printer = status->value("PrinterStatus"); !printer.isEmpty())
            health.paper = printer == "OK" || printer == "PaperLow";
    } else if (*condition == u"Busy") {
        health.global = TerminalHealth::Global::Busy;
    }
    if (const XmlElement* const host = answer->child("HostStatus"))
        health.hostReachable = host->value("IsReachableFlag") != "false";
    return health;
}

Result<TerminalTotals> NexoXmlDriver::hearTotals(const Question&, const QByteArray&)
{
    return NexoXmlFault::NotInFlight; // it is never asked
}

} // namespace naru::payments::nexoxml
