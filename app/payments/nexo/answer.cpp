// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/answer.h"

#include "app/payments/nexo/cut.h"
#include "app/payments/nexo/envelope.h"
#include "app/payments/nexo/fields.h"

namespace naru::payments::nexo {

using codec::JsonNode;

namespace {

constexpr std::array results{"Success", "Partial", "Failure"};
constexpr std::array conditions{"Aborted", "Busy", "Cancel", "DeviceOut", "InProgress", "InsertedCard", "InvalidCard",
    "LoggedOut", "MessageFormat", "NotAllowed", "NotFound", "PaymentRestriction", "Refusal", "UnavailableDevice",
    "UnavailableService", "UnreachableHost", "WrongPIN"};
constexpr int shortMax = 64, idMax = 128, additionalMax = 32'768, lineMax = 1024;
constexpr qsizetype receiptsMax = 8, linesMax = 400, entryModesMax = 16, hostsMax = 32, totalsMax = 256;
constexpr qsizetype countDigitsMax = 7;

Response readResponse(Fields& fields)
{
    Response response;
    Fields inner(fields.optionalNode("Response", JsonNode::Type::Object), "Response");
    response.result = inner.named<ResultCode>("Result", results);
    response.additional = Additional::read(inner.optionalText("AdditionalResponse", additionalMax));
    const QByteArray condition = inner.optionalText("ErrorCondition", shortMax);
    if (!condition.isEmpty())
        response.error = valueNamed<ErrorCondition>(conditions, condition).value_or(ErrorCondition::Other);
    else if (response.result == ResultCode::Failure)
        response.error = ErrorCondition::Other;
    if (inner.fault())
        fields.refuse(*inner.fault());
    return response;
}

TransactionId readId(Fields& fields, const JsonNode& node, const char* name)
{
    const auto id = TransactionId::read(node, name);
    if (!id)
        fields.refuse(id.fault());
    return id ? *id : TransactionId();
}

std::optional<TransactionId> readOptionalId(Fields& fields, const JsonNode& node, const char* name)
{
    return node.isAbsent() ? std::nullopt : std::optional(readId(fields, node, name));
}

/// The digits behind the mask, and never more than four.
QByteArray lastFourOf(const QByteArray& maskedPan)
{
    QByteArray digits;
    for (qsizetype i = maskedPan.size(); i > 0 && digits.size() < 4; --i) {
        const char c = maskedPan[i - 1];
        if (c < '0' || c > '9')
            break;
        digits.prepend(c);
    }
    return digits.size() == 4 ? digits : QByteArray();
}

ReceiptLine readLine(const JsonNode& node, Fields& fields)
{
    Fields inner(node, "OutputText");
    const Additional parts = Additional::read(inner.optionalText("Text", lineMax));
    ReceiptLine line{parts.value("name"), parts.value("value"), parts.value("key"),
        inner.optionalText("CharacterStyle", shortMax) == "Bold"};
    if (inner.fault())
        fields.refuse(*inner.fault());
    return line;
}

QList<Receipt> readReceipts(Fields& fields)
{
    QList<Receipt> receipts;
    const JsonNode array = fields.optionalNode("PaymentReceipt", JsonNode::Type::Array);
    for (auto one = array.first(); !one.isAbsent(); one = one.next()) {
        Fields inner(one, "PaymentReceipt");
        Receipt receipt{
            inner.text("DocumentQualifier", shortMax), inner.optionalFlag("RequiredSignatureFlag", false), {}};
        const JsonNode lines = one["OutputContent"]["OutputText"];
        if (receipts.size() >= receiptsMax || lines.size() > linesMax)
            inner.refuse(NexoFault::BadField, "OutputText");
        for (auto line = lines.first(); !line.isAbsent() && !inner.fault(); line = line.next())
            receipt.lines.append(readLine(line, inner));
        if (inner.fault()) {
            fields.refuse(*inner.fault());
            break;
        }
        receipts.append(receipt);
    }
    return receipts;
}

void readCard(const JsonNode& card, Fields& fields, PaymentResponse& payment)
{
    Fields inner(card, "CardData");
    payment.brand = withoutCardNumbers(inner.optionalText("PaymentBrand", shortMax));
    payment.lastFour = lastFourOf(inner.optionalText("MaskedPan", shortMax));
    const JsonNode modes = inner.optionalNode("EntryMode", JsonNode::Type::Array);
    for (auto mode = modes.first(); !mode.isAbsent(); mode = mode.next()) {
        if (!mode.isString() || mode.raw().size() > shortMax || payment.entryModes.size() >= entryModesMax)
            inner.refuse(NexoFault::BadField, "EntryMode");
        payment.entryModes.append(mode.text());
    }
    if (inner.fault())
        fields.refuse(*inner.fault());
}

void readResult(const JsonNode& result, Fields& fields, PaymentResponse& payment)
{
    Fields inner(result, "PaymentResult");
    payment.online = inner.optionalFlag("OnlineFlag", true);
    if (const auto card = result["PaymentInstrumentData"]["CardData"]; !card.isAbsent())
        readCard(card, inner, payment);
    if (const auto amounts = inner.optionalNode("AmountsResp", JsonNode::Type::Object); !amounts.isAbsent()) {
        const auto amount = Amount::read(amounts["Currency"].text(), amounts["AuthorizedAmount"]);
        if (amount)
            payment.authorised = *amount;
        else
            inner.refuse(amount.fault());
    }
    if (const auto acquirer = inner.optionalNode("PaymentAcquirerData", JsonNode::Type::Object); !acquirer.isAbsent()) {
        Fields data(acquirer, "PaymentAcquirerData");
        payment.merchantId = withoutCardNumbers(data.optionalTextOrNumber("MerchantID", idMax));
        payment.approvalCode = withoutCardNumbers(data.optionalTextOrNumber("ApprovalCode", shortMax));
        payment.hostReconciliationId = data.optionalTextOrNumber("HostReconciliationID", idMax);
        if (data.fault())
            inner.refuse(*data.fault());
        if (const auto id = acquirer["AcquirerTransactionID"]; !id.isAbsent())
            payment.acquirerTransaction = readId(inner, id, "AcquirerTransactionID").transactionId;
    }
    if (inner.fault())
        fields.refuse(*inner.fault());
}

void read(const JsonNode& node, Fields& fields, PaymentResponse& payment)
{
    payment.response = readResponse(fields);
    payment.saleTransaction = readId(fields, node["SaleData"]["SaleTransactionID"], "SaleTransactionID");
    payment.poiTransaction = readId(fields, node["POIData"]["POITransactionID"], "POITransactionID");
    const JsonNode result = fields.optionalNode("PaymentResult", JsonNode::Type::Object);
    if (!result.isAbsent())
        readResult(result, fields, payment);
    payment.receipts = readReceipts(fields);
    payment.training = fields.optionalFlag("TrainingModeFlag", false);
}

void read(const JsonNode& node, Fields& fields, ReversalResponse& reversal)
{
    reversal.response = readResponse(fields);
    reversal.poiTransaction = readOptionalId(fields, node["POIData"]["POITransactionID"], "POITransactionID");
    reversal.original = readOptionalId(fields, node["OriginalPOITransaction"]["POITransactionID"], "POITransactionID");
    if (const auto amount = node["ReversedAmount"]; !amount.isAbsent()) {
        const auto millionths = readMillionths(amount);
        if (millionths)
            reversal.reversedMillionths = *millionths;
        else
            fields.refuse(millionths.fault());
    }
    reversal.receipts = readReceipts(fields);
    reversal.training = fields.optionalFlag("TrainingModeFlag", false);
}

void read(const JsonNode& node, Fields& fields, TransactionStatusResponse& status);
void read(const JsonNode& node, Fields& fields, DiagnosisResponse& diagnosis);
void read(const JsonNode& node, Fields& fields, TotalsResponse& totals);
void read(const JsonNode& node, Fields& fields, PlainResponse& plain);

template <typename Body>
Result<Body> readAs(const JsonNode& node, const char* name)
{
    Body body;
    Fields fields(node, name);
    if (!fields.fault())
        read(node, fields, body);
    if (fields.fault())
        return *fields.fault();
    return body;
}

/// RepeatedMessageResponse: its header, and the body under RepeatedResponseMessageBody or, in another dialect,
/// directly.
Result<TransactionStatusResponse::Repeated> readRepeated(const JsonNode& node)
{
    const auto header = MessageHeader::read(node["MessageHeader"]);
    if (!header)
        return header.fault();
    const JsonNode nested = node["RepeatedResponseMessageBody"];
    const JsonNode holder = nested.isObject() ? nested : node;
    if (header->category == MessageCategory::Reversal) {
        const auto reversal = readAs<ReversalResponse>(holder["ReversalResponse"], "ReversalResponse");
        if (!reversal)
            return reversal.fault();
        return TransactionStatusResponse::Repeated{*header, *reversal};
    }
    const auto payment = readAs<PaymentResponse>(holder["PaymentResponse"], "PaymentResponse");
    if (!payment)
        return payment.fault();
    return TransactionStatusResponse::Repeated{*header, *payment};
}

void read(const JsonNode& node, Fields& fields, TransactionStatusResponse& status)
{
    status.response = readResponse(fields);
    if (const auto about = node["MessageReference"]; !about.isAbsent()) {
        const auto reference = MessageReference::read(about);
        if (reference)
            status.about = *reference;
        else
            fields.refuse(reference.fault());
    }
    if (status.response.result != ResultCode::Success)
        return;
    const auto repeated = readRepeated(node["RepeatedMessageResponse"]);
    if (repeated)
        status.repeated = *repeated;
    else
        fields.refuse(repeated.fault());
}

void read(const JsonNode& node, Fields& fields, DiagnosisResponse& diagnosis)
{
    diagnosis.response = readResponse(fields);
    if (const auto poi = node["POIStatus"]; !poi.isAbsent()) {
        Fields inner(poi, "POIStatus");
        diagnosis.globalStatus = inner.optionalText("GlobalStatus", shortMax);
        diagnosis.communicates = inner.optionalFlag("CommunicationOKFlag", true);
        diagnosis.printerStatus = inner.optionalText("PrinterStatus", shortMax);
        if (inner.fault())
            fields.refuse(*inner.fault());
    }
    const JsonNode hosts = fields.optionalNode("HostStatus", JsonNode::Type::Array);
    if (hosts.size() > hostsMax)
        return fields.refuse(NexoFault::BadField, "HostStatus");
    for (auto host = hosts.first(); !host.isAbsent(); host = host.next())
        diagnosis.hostsReachable.append(Fields(host, "HostStatus").optionalFlag("IsReachableFlag", true));
}

TotalsResponse::Total readTotal(const JsonNode& node, Fields& fields)
{
    Fields inner(node, "PaymentTotals");
    TotalsResponse::Total total;
    total.type = inner.text("TransactionType", shortMax);
    const QByteArray count = inner.optionalTextOrNumber("TransactionCount", countDigitsMax);
    bool isCount = false;
    total.count = count.toInt(&isCount);
    const auto amount = readMillionths(node["TransactionAmount"], sumDigitsMax);
    if (!isCount || total.count < 0)
        inner.refuse(NexoFault::BadField, "TransactionCount");
    if (!amount)
        inner.refuse(amount.fault());
    if (inner.fault())
        fields.refuse(*inner.fault());
    total.millionths = amount ? *amount : 0;
    return total;
}

void read(const JsonNode&, Fields& fields, TotalsResponse& totals)
{
    totals.response = readResponse(fields);
    totals.reconciliationId = fields.optionalTextOrNumber("POIReconciliationID", shortMax);
    const JsonNode array = fields.optionalNode("TransactionTotals", JsonNode::Type::Array);
    for (auto one = array.first(); !one.isAbsent() && !fields.fault(); one = one.next()) {
        Fields inner(one, "TransactionTotals");
        const QByteArray brand = inner.optionalText("CardBrand", shortMax),
                         currency = inner.optionalText("PaymentCurrency", 3);
        const JsonNode parts = inner.optionalNode("PaymentTotals", JsonNode::Type::Array);
        if (parts.size() + totals.totals.size() > totalsMax)
            inner.refuse(NexoFault::BadField, "PaymentTotals");
        for (auto part = parts.first(); !part.isAbsent() && !inner.fault(); part = part.next()) {
            auto total = readTotal(part, inner);
            total.brand = withoutCardNumbers(brand);
            total.currency = currency;
            totals.totals.append(total);
        }
        if (inner.fault())
            fields.refuse(*inner.fault());
    }
}

void read(const JsonNode&, Fields& fields, PlainResponse& plain)
{
    plain.response = readResponse(fields);
    plain.training = fields.optionalFlag("TrainingModeFlag", false);
}

template <typename Body>
Result<AnswerBody> readBody(const JsonNode& node, const char* name)
{
    const auto body = readAs<Body>(node, name);
    if (!body)
        return body.fault();
    return AnswerBody(*body);
}

} // namespace

const char* nameOf(ErrorCondition value)
{
    return value == ErrorCondition::Other ? "Other" : conditions[static_cast<std::size_t>(value)];
}

bool PaymentResponse::isStoredOffline() const
{
    return !online || response.additional.value("offline") == "true";
}

Result<AnswerBody> readAnswerBody(MessageCategory category, const JsonNode& message)
{
    const QByteArray name = QByteArray(nameOf(category)).append("Response");
    const JsonNode node = message[name];
    switch (category) {
    case MessageCategory::Payment:
        return readBody<PaymentResponse>(node, name.constData());
    case MessageCategory::Reversal:
        return readBody<ReversalResponse>(node, name.constData());
    case MessageCategory::TransactionStatus:
        return readBody<TransactionStatusResponse>(node, name.constData());
    case MessageCategory::Diagnosis:
        return readBody<DiagnosisResponse>(node, name.constData());
    case MessageCategory::GetTotals:
    case MessageCategory::Reconciliation:
        return readBody<TotalsResponse>(node, name.constData());
    default:
        return readBody<PlainResponse>(node, name.constData());
    }
}

Result<Notice> readNotice(QByteArrayView plain)
{
    const auto tree = readJson(plain);
    if (!tree)
        return tree.fault();
    const JsonNode top = tree->root()[nameOf(TopLevel::SaleToPOIRequest)];
    if (tree->root().size() != 1 || !top.isObject())
        return NexoFault::WrongTopLevel;
    const auto header = MessageHeader::read(top["MessageHeader"]);
    if (!header)
        return header.fault();
    Notice notice{*header, {}, {}};
    if (header->category == MessageCategory::Event) {
        Fields fields(top["EventNotification"], "EventNotification");
        notice.event = fields.text("EventToNotify", shortMax);
        notice.details = Additional::read(fields.optionalText("EventDetails", additionalMax));
        return fields.fault() ? Result<Notice>(*fields.fault()) : Result<Notice>(notice);
    }
    if (header->category != MessageCategory::Display)
        return Fault(NexoFault::BadField, QStringLiteral("MessageCategory"));
    Fields fields(top["DisplayRequest"], "DisplayRequest");
    const JsonNode output = fields.optionalNode("DisplayOutput", JsonNode::Type::Array).first();
    const JsonNode content = output["OutputContent"]["PredefinedContent"];
    if (content.isObject()) {
        Fields predefined(content, "PredefinedContent");
        notice.details = Additional::read(predefined.optionalText("ReferenceID", lineMax));
        notice.event = notice.details.value("event");
        if (predefined.fault())
            fields.refuse(*predefined.fault());
    }
    return fields.fault() ? Result<Notice>(*fields.fault()) : Result<Notice>(notice);
}

} // namespace naru::payments::nexo
