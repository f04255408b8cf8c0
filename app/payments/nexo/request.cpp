// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/request.h"

#include "app/base/assert.h"
#include "app/payments/nexo/envelope.h"
#include "app/payments/nexo/fields.h"

namespace naru::payments::nexo {

using codec::JsonNode;

namespace {

constexpr int idMax = 128, timeMax = 64, shortMax = 64, dataMax = 4096, listMax = 16;

QByteArray bodyJson(const PaymentRequest& body)
{
    JsonWriter out;
    out.open();
    if (body.training)
        out.flag("TrainingModeFlag", true);
    out.open("SaleData");
    out.optionalText("OperatorID", body.operatorId);
    out.raw("SaleTransactionID", body.saleTransaction.json());
    out.optionalText("SaleReferenceID", body.saleReferenceId);
    out.optionalText("SaleToAcquirerData", body.saleToAcquirerData);
    out.close();
    out.open("PaymentTransaction");
    out.open("AmountsReq");
    out.text("Currency", body.requested.currency);
    out.raw("RequestedAmount", body.requested.json());
    out.close();
    if (!body.forceEntryMode.isEmpty()) {
        out.open("TransactionConditions");
        out.texts("ForceEntryMode", body.forceEntryMode);
        out.close();
    }
    out.close();
    if (!body.paymentType.isEmpty()) {
        out.open("PaymentData");
        out.text("PaymentType", body.paymentType);
        out.close();
    }
    out.close();
    return out.json();
}

QByteArray bodyJson(const TransactionStatusRequest& body)
{
    JsonWriter out;
    out.open();
    out.flag("ReceiptReprintFlag", body.receiptReprint);
    if (!body.documents.isEmpty())
        out.texts("DocumentQualifier", body.documents);
    out.raw("MessageReference", body.about.json());
    out.close();
    return out.json();
}

QByteArray bodyJson(const AbortRequest& body)
{
    JsonWriter out;
    out.open();
    out.text("AbortReason", body.reason);
    out.raw("MessageReference", body.about.json());
    out.close();
    return out.json();
}

QByteArray bodyJson(const ReversalRequest& body)
{
    JsonWriter out;
    out.open();
    if (!body.saleToAcquirerData.isEmpty() || body.saleTransaction) {
        out.open("SaleData");
        out.optionalText("SaleToAcquirerData", body.saleToAcquirerData);
        if (body.saleTransaction)
            out.raw("SaleTransactionID", body.saleTransaction->json());
        out.close();
    }
    out.open("OriginalPOITransaction");
    out.raw("POITransactionID", body.original.json());
    out.close();
    if (body.reversedMillionths)
        out.raw("ReversedAmount", Amount{{}, *body.reversedMillionths}.json());
    out.text("ReversalReason", body.reason);
    out.close();
    return out.json();
}

QByteArray bodyJson(const DiagnosisRequest& body)
{
    JsonWriter out;
    out.open();
    out.flag("HostDiagnosisFlag", body.hostDiagnosis);
    out.close();
    return out.json();
}

QByteArray bodyJson(const LoginRequest& body)
{
    JsonWriter out;
    out.open();
    out.text("DateTime", body.dateTime);
    out.open("SaleSoftware");
    out.text("ManufacturerID", body.manufacturerId);
    out.text("ApplicationName", body.applicationName);
    out.text("SoftwareVersion", body.softwareVersion);
    out.text("CertificationCode", body.certificationCode);
    out.close();
    if (!body.totalsGroupId.isEmpty()) {
        out.open("SaleTerminalData");
        out.text("TotalsGroupID", body.totalsGroupId);
        out.close();
    }
    out.flag("TrainingModeFlag", body.trainingMode);
    out.text("OperatorLanguage", body.operatorLanguage);
    out.optionalText("OperatorID", body.operatorId);
    out.close();
    return out.json();
}

QByteArray bodyJson(const GetTotalsRequest& body)
{
    JsonWriter out;
    out.open();
    if (!body.details.isEmpty())
        out.texts("TotalDetails", body.details);
    out.close();
    return out.json();
}

QByteArray bodyJson(const ReconciliationRequest& body)
{
    JsonWriter out;
    out.open();
    out.text("ReconciliationType", body.type);
    out.close();
    return out.json();
}

/// Texts of an array that may be absent.
QList<QByteArray> readTexts(Fields& fields, const char* key)
{
    QList<QByteArray> texts;
    const JsonNode array = fields.optionalNode(key, JsonNode::Type::Array);
    for (auto one = array.first(); !one.isAbsent(); one = one.next()) {
        if (!one.isString() || texts.size() >= listMax || one.raw().size() > shortMax)
            fields.refuse(NexoFault::BadField, key);
        texts.append(one.text());
    }
    return texts;
}

template <typename T>
T orRefuse(Fields& fields, const Result<T>& value)
{
    if (!value)
        fields.refuse(value.fault());
    return value ? *value : T();
}

void read(const JsonNode& node, Fields& fields, PaymentRequest& body)
{
    const JsonNode transaction = node["PaymentTransaction"];
    Fields sale(node["SaleData"], "SaleData");
    Fields amounts(transaction["AmountsReq"], "AmountsReq");
    body.training = fields.optionalFlag("TrainingModeFlag", false);
    body.operatorId = sale.optionalText("OperatorID", shortMax);
    body.saleReferenceId = sale.optionalText("SaleReferenceID", idMax);
    body.saleToAcquirerData = sale.optionalText("SaleToAcquirerData", dataMax);
    body.saleTransaction
        = orRefuse(sale, TransactionId::read(node["SaleData"]["SaleTransactionID"], "SaleTransactionID"));
    const QByteArray currency = amounts.text("Currency", 3);
    body.requested = orRefuse(amounts, Amount::read(currency, transaction["AmountsReq"]["RequestedAmount"]));
    if (const auto conditions = transaction["TransactionConditions"]; conditions.isObject()) {
        Fields inner(conditions, "TransactionConditions");
        body.forceEntryMode = readTexts(inner, "ForceEntryMode");
        if (inner.fault())
            fields.refuse(*inner.fault());
    }
    if (const auto data = node["PaymentData"]; data.isObject())
        body.paymentType = Fields(data, "PaymentData").optionalText("PaymentType", shortMax);
    for (const auto& part : {sale.fault(), amounts.fault()}) {
        if (part)
            fields.refuse(*part);
    }
}

void read(const JsonNode& node, Fields& fields, TransactionStatusRequest& body)
{
    body.receiptReprint = fields.optionalFlag("ReceiptReprintFlag", false);
    body.documents = readTexts(fields, "DocumentQualifier");
    body.about = orRefuse(fields, MessageReference::read(node["MessageReference"]));
}

void read(const JsonNode& node, Fields& fields, AbortRequest& body)
{
    body.reason = fields.text("AbortReason", shortMax);
    body.about = orRefuse(fields, MessageReference::read(node["MessageReference"]));
}

void read(const JsonNode& node, Fields& fields, ReversalRequest& body)
{
    if (const auto sale = node["SaleData"]; sale.isObject()) {
        body.saleToAcquirerData = Fields(sale, "SaleData").optionalText("SaleToAcquirerData", dataMax);
        if (const auto id = sale["SaleTransactionID"]; !id.isAbsent())
            body.saleTransaction = orRefuse(fields, TransactionId::read(id, "SaleTransactionID"));
    }
    body.original
        = orRefuse(fields, TransactionId::read(node["OriginalPOITransaction"]["POITransactionID"], "POITransactionID"));
    if (const auto amount = node["ReversedAmount"]; !amount.isAbsent())
        body.reversedMillionths = orRefuse(fields, readMillionths(amount));
    body.reason = fields.text("ReversalReason", shortMax);
}

void read(const JsonNode&, Fields& fields, DiagnosisRequest& body)
{
    body.hostDiagnosis = fields.optionalFlag("HostDiagnosisFlag", false);
}

void read(const JsonNode& node, Fields& fields, LoginRequest& body)
{
    body.dateTime = fields.text("DateTime", timeMax);
    Fields software(node["SaleSoftware"], "SaleSoftware");
    body.manufacturerId = software.text("ManufacturerID", idMax);
    body.applicationName = software.text("ApplicationName", idMax);
    body.softwareVersion = software.text("SoftwareVersion", idMax);
    body.certificationCode = software.text("CertificationCode", idMax);
    if (software.fault())
        fields.refuse(*software.fault());
    if (const auto data = node["SaleTerminalData"]; data.isObject())
        body.totalsGroupId = Fields(data, "SaleTerminalData").optionalText("TotalsGroupID", 16);
    body.trainingMode = fields.optionalFlag("TrainingModeFlag", false);
    body.operatorLanguage = fields.text("OperatorLanguage", shortMax);
    body.operatorId = fields.optionalText("OperatorID", shortMax);
}

void read(const JsonNode&, Fields& fields, GetTotalsRequest& body)
{
    body.details = readTexts(fields, "TotalDetails");
}

void read(const JsonNode&, Fields& fields, ReconciliationRequest& body)
{
    body.type = fields.text("ReconciliationType", shortMax);
}

template <typename Body>
Result<RequestBody> readBody(const JsonNode& node)
{
    Body body;
    Fields fields(node, nameOf(Body::category));
    read(node, fields, body);
    if (fields.fault())
        return *fields.fault();
    return RequestBody(std::move(body));
}

Result<RequestBody> readBody(MessageCategory category, const JsonNode& node)
{
    switch (category) {
    case MessageCategory::Payment:
        return readBody<PaymentRequest>(node);
    case MessageCategory::TransactionStatus:
        return readBody<TransactionStatusRequest>(node);
    case MessageCategory::Abort:
        return readBody<AbortRequest>(node);
    case MessageCategory::Reversal:
        return readBody<ReversalRequest>(node);
    case MessageCategory::Diagnosis:
        return readBody<DiagnosisRequest>(node);
    case MessageCategory::Login:
        return readBody<LoginRequest>(node);
    case MessageCategory::GetTotals:
        return readBody<GetTotalsRequest>(node);
    case MessageCategory::Reconciliation:
        return readBody<ReconciliationRequest>(node);
    default:
        return Fault(NexoFault::BadField, QStringLiteral("MessageCategory"));
    }
}

} // namespace

Result<TransactionId> TransactionId::read(const JsonNode& node, const char* name)
{
    Fields fields(node, name);
    TransactionId id{fields.text("TransactionID", idMax), fields.text("TimeStamp", timeMax)};
    if (fields.fault())
        return *fields.fault();
    return id;
}

QByteArray TransactionId::json() const
{
    JsonWriter out;
    out.open();
    out.text("TransactionID", transactionId);
    out.text("TimeStamp", timeStamp);
    out.close();
    return out.json();
}

Result<MessageReference> MessageReference::read(const JsonNode& node)
{
    Fields fields(node, "MessageReference");
    MessageReference reference;
    const auto category = categoryNamed(fields.optionalText("MessageCategory", shortMax));
    reference.category = category.value_or(MessageCategory::None);
    reference.saleId = fields.optionalText("SaleID", shortMax);
    reference.serviceId = fields.optionalText("ServiceID", 10);
    reference.poiId = fields.optionalText("POIID", shortMax);
    if (fields.fault())
        return *fields.fault();
    return reference;
}

QByteArray MessageReference::json() const
{
    JsonWriter out;
    out.open();
    out.text("MessageCategory", nameOf(category));
    out.optionalText("SaleID", saleId);
    out.optionalText("ServiceID", serviceId);
    out.optionalText("POIID", poiId);
    out.close();
    return out.json();
}

QByteArray Request::json() const
{
    const auto [category, text] = std::visit(
        [](const auto& one) { return std::pair(std::decay_t<decltype(one)>::category, bodyJson(one)); }, body);
    NARU_ASSERT(category == header.category && header.type == MessageType::Request);
    JsonWriter out;
    out.open();
    out.open(nameOf(TopLevel::SaleToPOIRequest));
    out.raw("MessageHeader", header.json());
    out.raw(QByteArray(nameOf(category)).append("Request").constData(), text);
    out.close();
    out.close();
    return out.json();
}

Result<Request> Request::read(QByteArrayView bytes)
{
    const auto tree = readJson(bytes);
    if (!tree)
        return tree.fault();
    const JsonNode top = tree->root()[nameOf(TopLevel::SaleToPOIRequest)];
    if (tree->root().size() != 1 || !top.isObject())
        return NexoFault::WrongTopLevel;
    const auto header = MessageHeader::read(top["MessageHeader"]);
    if (!header)
        return header.fault();
    if (header->type != MessageType::Request)
        return Fault(NexoFault::BadField, QStringLiteral("MessageType"));
    auto body = readBody(header->category, top[QByteArray(nameOf(header->category)).append("Request")]);
    if (!body)
        return body.fault();
    return Request{*header, *body};
}

} // namespace naru::payments::nexo
