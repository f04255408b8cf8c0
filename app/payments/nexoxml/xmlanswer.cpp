// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexoxml/xmlanswer.h"

#include "app/codec/cardnumber.h"
#include "app/payments/nexo/additional.h"
#include "app/payments/nexo/amount.h"
#include "app/payments/nexo/cut.h"

#include <algorithm>

namespace naru::payments::nexoxml {

namespace {

constexpr qsizetype textMax = 128, linesMax = 400;

Fault bad(const char* name)
{
    return Fault(NexoXmlFault::BadField, QLatin1StringView(name));
}

QString shortText(const QByteArray& text)
{
    return QString::fromUtf8(nexo::withoutCardNumbers(text.left(textMax)));
}

bool isHeader(const XmlElement* header, const Asked& asked)
{
    return header && header->value("MessageClass") == "Service" && header->value("MessageType") == "Response"
        && header->value("MessageCategory") == asked.category && header->value("SaleID") == asked.saleId
        && header->value("POIID") == asked.poiId && header->value("ServiceID") == asked.serviceId;
}

Result<XmlElement> bodyOf(const Asked& asked, const XmlElement& holder)
{
    if (!isHeader(holder.child("MessageHeader"), asked))
        return NexoXmlFault::NotInFlight;
    const XmlElement* const body = holder.child(asked.category + "Response");
    return body ? Result<XmlElement>(*body) : bad("body");
}

Result<Won> wonIn(const QByteArray& currency, const QByteArray& number)
{
    const auto tree = codec::JsonTree::parse(number);
    const auto amount = tree ? nexo::Amount::read(currency, tree->root()) : bad("amount");
    if (!amount || amount->currency != "KRW")
        return bad("AuthorizedAmount");
    return Won{amount->millionths / nexo::Amount::millionthsPerUnit};
}

QString lastFourOf(const QByteArray& masked)
{
    const QByteArray four = masked.right(4);
    const bool digits
        = four.size() == 4 && std::all_of(four.begin(), four.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && masked.contains('*') ? QString::fromLatin1(four) : QString();
}

/// The lines of a receipt: base64 of a JSON object, in it {"Cardholder" or "Merchant": {"Optional": {"ReceiptString":
/// [text]}}}. One that is not so has no lines.
QList<TerminalLine> linesOf(const QByteArray& text)
{
    QList<TerminalLine> lines;
    const auto json = nexo::base64Json(text);
    const auto tree = json ? codec::JsonTree::parse(*json) : Result<codec::JsonTree>(codec::CodecFault::Malformed);
    if (!tree)
        return lines;
    const codec::JsonNode texts = tree->root().first()["Optional"]["ReceiptString"];
    for (auto line = texts.first(); !line.isAbsent() && lines.size() < linesMax; line = line.next())
        lines.append({shortText(line.text()), {}, false});
    return lines;
}

void addReceipts(const XmlElement& answer, Heard& heard)
{
    for (const XmlElement& receipt : answer.children) {
        const XmlElement* const text = receipt.path({"OutputContent", "OutputText"});
        if (receipt.name != "PaymentReceipt" || !text)
            continue;
        const bool cashier = receipt.value("DocumentQualifier") == "CashierReceipt";
        (cashier ? heard.cashierLines : heard.customerLines) = linesOf(text->text.trimmed());
        heard.signatureRequired = heard.signatureRequired || receipt.value("RequiredSignatureFlag") == "true";
    }
}

Result<void> addResult(const XmlElement& result, Evidence& evidence)
{
    if (const XmlElement* const amounts = result.child("AmountsResp")) {
        evidence.currency = QString::fromLatin1(amounts->value("Currency").left(3));
        const auto won = wonIn(amounts->value("Currency"), amounts->value("AuthorizedAmount"));
        if (won)
            evidence.amount = *won;
        else if (evidence.currency == u"KRW")
            return won.fault();
    }
    evidence.offline = evidence.offline || result.value("OnlineFlag") == "false";
    if (const XmlElement* const card = result.path({"PaymentInstrumentData", "CardData"})) {
        evidence.brand = shortText(card->value("PaymentBrand")).section(u',', -1);
        evidence.lastFour = lastFourOf(card->value("MaskedPAN"));
    }
    if (const XmlElement* const acquirer = result.child("PaymentAcquirerData"))
        evidence.approval = shortText(acquirer->value("ApprovalCode"));
    return {};
}

bool holdsSecrets(const XmlElement& element)
{
    if (element.name == "SensitiveCardData" || codec::holdsCardNumber(element.text))
        return true;
    const auto json = nexo::base64Json(element.text.trimmed());
    return (json && codec::holdsCardNumber(*json))
        || std::any_of(element.attributes.begin(), element.attributes.end(),
            [](const QByteArray& value) { return codec::holdsCardNumber(value); })
        || std::any_of(element.children.begin(), element.children.end(), holdsSecrets);
}

} // namespace

Result<XmlElement> answerTo(const Asked& asked, const QByteArray& bytes)
{
    const auto message = XmlElement::read(bytes);
    if (!message)
        return message.fault();
    return message->name == "SaleToPOIResponse" ? bodyOf(asked, *message)
                                                : Result<XmlElement>(NexoXmlFault::WrongTopLevel);
}

Result<XmlElement> repeatedAnswer(const Asked& asked, const XmlElement& nested)
{
    return bodyOf(asked, nested);
}

Result<QString> conditionIn(const XmlElement& answer)
{
    const XmlElement* const response = answer.child("Response");
    const QByteArray result = response ? response->value("Result") : QByteArray();
    if (result == "Success" || result == "Partial")
        return QString();
    const QByteArray condition = response ? response->value("ErrorCondition") : QByteArray();
    if (result != "Failure" || condition.size() > textMax)
        return bad("Result");
    return QString::fromUtf8(condition.isEmpty() ? QByteArray("Other") : condition);
}

Result<void> addAnswer(const XmlElement& answer, Heard& heard)
{
    Evidence& evidence = heard.evidence;
    const auto condition = conditionIn(answer);
    if (!condition)
        return condition.fault();
    evidence.condition = *condition;
    const bool partial = condition->isEmpty() && answer.path({"Response"})->value("Result") == "Partial";
    evidence.outcome = !condition->isEmpty() ? Outcome::Failure : partial ? Outcome::Partial : Outcome::Success;
    const auto additional = nexo::Additional::read(answer.child("Response")->value("AdditionalResponse"));
    evidence.offline = additional.value("offline") == "true";
    if (const XmlElement* const sale = answer.path({"SaleData", "SaleTransactionID"}))
        evidence.transaction = QString::fromUtf8(sale->value("TransactionID").left(textMax));
    if (const XmlElement* const poi = answer.path({"POIData", "POITransactionID"})) {
        evidence.poiTransaction = QString::fromUtf8(poi->value("TransactionID").left(textMax));
        evidence.poiTime = QString::fromUtf8(poi->value("TimeStamp").left(textMax));
    }
    addReceipts(answer, heard);
    const XmlElement* const result = answer.child("PaymentResult");
    return result ? addResult(*result, evidence) : Result<void>();
}

void keepCopy(const QByteArray& bytes, const XmlElement& message, Heard& heard)
{
    if (holdsSecrets(message))
        heard.cuts.append(QStringLiteral("all: a card's number or secret"));
    else
        heard.copy = bytes;
}

} // namespace naru::payments::nexoxml
