// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/xmldialect.h"

#include <QHash>
#include <QXmlStreamReader>

#include <vector>

namespace naru::sim::xml {

namespace nexo = payments::nexo;
using nexo::MessageCategory;

namespace {

constexpr qsizetype bytesMax = 256 * 1024;
constexpr int depthMax = 16;

struct Element {
    QString name, text;
    QHash<QString, QString> attributes;
    std::vector<Element> children;

    const Element& child(const char* childName) const
    {
        static const Element none;
        for (const Element& one : children) {
            if (one.name == QLatin1StringView(childName))
                return one;
        }
        return none;
    }
    /// An attribute, or the text of a child of that name.
    QByteArray value(const char* valueName) const
    {
        const auto found = attributes.constFind(QLatin1StringView(valueName));
        return (found != attributes.constEnd() ? *found : child(valueName).text.trimmed()).toUtf8();
    }
};

Element elementAt(QXmlStreamReader& stream, int depth)
{
    Element element;
    element.name = stream.name().toString();
    for (const QXmlStreamAttribute& one : stream.attributes())
        element.attributes.insert(one.name().toString(), one.value().toString());
    if (depth > depthMax)
        stream.raiseError();
    while (!stream.atEnd() && stream.readNext() != QXmlStreamReader::EndElement) {
        if (stream.isStartElement())
            element.children.push_back(elementAt(stream, depth + 1));
        else if (stream.isCharacters())
            element.text += stream.text();
        else if (stream.isDTD() || stream.isEntityReference())
            stream.raiseError();
    }
    return element;
}

nexo::TransactionId idOf(const Element& element)
{
    return {element.value("TransactionID"), element.value("TimeStamp")};
}

std::optional<nexo::Amount> amountOf(const QByteArray& currency, const QByteArray& number)
{
    const auto tree = codec::JsonTree::parse(number);
    const auto amount = tree ? nexo::Amount::read(currency, tree->root()) : Result<nexo::Amount>(tree.fault());
    return amount ? std::optional(*amount) : std::nullopt;
}

nexo::MessageReference referenceOf(const Element& body)
{
    const Element& meant = body.child("MessageReference");
    const auto category = nexo::categoryNamed(meant.value("MessageCategory"));
    return {category.value_or(MessageCategory::None), meant.value("SaleID"), meant.value("POIID"),
        meant.value("ServiceID")};
}

std::optional<nexo::RequestBody> paymentOf(const Element& body)
{
    const Element& amounts = body.child("PaymentTransaction").child("AmountsReq");
    const auto amount = amountOf(amounts.value("Currency"), amounts.value("RequestedAmount"));
    nexo::PaymentRequest payment;
    payment.saleTransaction = idOf(body.child("SaleData").child("SaleTransactionID"));
    if (!amount || payment.saleTransaction.transactionId.isEmpty())
        return std::nullopt;
    payment.requested = *amount;
    return payment;
}

std::optional<nexo::RequestBody> reversalOf(const Element& body)
{
    nexo::ReversalRequest reversal;
    reversal.original = idOf(body.child("OriginalPOITransaction").child("POITransactionID"));
    reversal.reason = body.value("ReversalReason");
    const QByteArray part = body.value("ReversedAmount");
    const auto amount = part.isEmpty() ? std::nullopt : amountOf("KRW", part);
    if (reversal.original.transactionId.isEmpty() || reversal.reason.isEmpty() || (!part.isEmpty() && !amount))
        return std::nullopt;
    if (amount)
        reversal.reversedMillionths = amount->millionths;
    return reversal;
}

std::optional<nexo::RequestBody> bodyOf(MessageCategory category, const Element& body)
{
    switch (category) {
    case MessageCategory::Payment:
        return paymentOf(body);
    case MessageCategory::Reversal:
        return reversalOf(body);
    case MessageCategory::TransactionStatus: {
        nexo::TransactionStatusRequest status;
        status.about = referenceOf(body);
        return status;
    }
    case MessageCategory::Abort: {
        nexo::AbortRequest abort;
        abort.about = referenceOf(body);
        return abort;
    }
    case MessageCategory::Login: {
        nexo::LoginRequest login;
        login.dateTime = body.value("DateTime");
        login.trainingMode = body.value("TrainingModeFlag") == "true";
        return login.dateTime.isEmpty() ? std::nullopt : std::optional<nexo::RequestBody>(login);
    }
    case MessageCategory::Diagnosis:
        return nexo::DiagnosisRequest{};
    case MessageCategory::GetTotals:
        return nexo::GetTotalsRequest{};
    case MessageCategory::Reconciliation:
        return nexo::ReconciliationRequest{};
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<nexo::Request> read(const QByteArray& bytes)
{
    QXmlStreamReader stream(bytes);
    if (bytes.size() > bytesMax || !stream.readNextStartElement())
        return std::nullopt;
    const Element top = elementAt(stream, 0);
    const Element& head = top.child("MessageHeader");
    const auto category = nexo::categoryNamed(head.value("MessageCategory"));
    if (stream.hasError() || top.name != u"SaleToPOIRequest" || !category || head.value("MessageType") != "Request"
        || head.value("MessageClass") != "Service")
        return std::nullopt;
    nexo::MessageHeader header;
    header.protocolVersion = "3.1";
    header.category = *category;
    header.saleId = head.value("SaleID");
    header.poiId = head.value("POIID");
    header.serviceId = head.value("ServiceID");
    const auto body = bodyOf(*category, top.child(QByteArray(nameOf(*category)).append("Request").constData()));
    const bool whole = body && !header.saleId.isEmpty() && !header.poiId.isEmpty() && !header.serviceId.isEmpty()
        && header.serviceId.size() <= 10;
    return whole ? std::optional(nexo::Request{header, *body}) : std::nullopt;
}

} // namespace naru::sim::xml
