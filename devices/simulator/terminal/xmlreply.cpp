// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/xmldialect.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QXmlStreamWriter>

namespace naru::sim::xml {

namespace nexo = payments::nexo;

namespace {

constexpr const char* maskedCard = "411111******1111";

/// One element, open as long as this lives.
class Tag {
public:
    Tag(QXmlStreamWriter& out, const QByteArray& name)
        : m_out(out)
    {
        m_out.writeStartElement(QString::fromLatin1(name));
    }
    ~Tag() { m_out.writeEndElement(); }
    Tag(const Tag&) = delete;
    Tag& operator=(const Tag&) = delete;
    Tag& with(const char* name, QByteArrayView value)
    {
        if (!value.isEmpty())
            m_out.writeAttribute(QLatin1StringView(name), QString::fromUtf8(value));
        return *this;
    }

private:
    QXmlStreamWriter& m_out;
};

void writeResponse(QXmlStreamWriter& out, QByteArrayView result, QByteArrayView condition, QByteArrayView message)
{
    Tag response(out, "Response");
    response.with("Result", result).with("ErrorCondition", condition);
    if (!message.isEmpty())
        out.writeTextElement(QStringLiteral("AdditionalResponse"), QString::fromUtf8(message));
}

void writeHeader(QXmlStreamWriter& out, const nexo::MessageHeader& header)
{
    Tag(out, "MessageHeader")
        .with("ProtocolVersion", "3.1")
        .with("MessageClass", "Service")
        .with("MessageCategory", nameOf(header.category))
        .with("MessageType", "Response")
        .with("ServiceID", header.serviceId)
        .with("SaleID", header.saleId)
        .with("POIID", header.poiId);
}

void writeId(QXmlStreamWriter& out, const char* holder, const char* name, const nexo::TransactionId& id)
{
    const Tag around(out, holder);
    Tag(out, name).with("TransactionID", id.transactionId).with("TimeStamp", id.timeStamp);
}

void writeReceipt(QXmlStreamWriter& out, const char* qualifier, const char* whose, const Entry& entry)
{
    const Said& said = entry.said;
    const QString total = QString::fromLatin1(said.authorised.json() + ' ' + said.authorised.currency);
    const QJsonArray lines{QStringLiteral("나루동 행정복지센터"), QString::fromLatin1(said.poiTransaction.timeStamp),
        QString(), QStringLiteral("Visa"), QLatin1StringView(said.showsCard ? shownCardNumber : maskedCard),
        QStringLiteral("Auth code: ") + QString::fromLatin1(said.approval), QString(),
        (entry.isReversal() ? QStringLiteral("CANCEL: ") : QStringLiteral("TOTAL: ")) + total};
    const QJsonObject optional{{QStringLiteral("Optional"), QJsonObject{{QStringLiteral("ReceiptString"), lines}}}};
    const QByteArray json
        = QJsonDocument(QJsonObject{{QLatin1StringView(whose), optional}}).toJson(QJsonDocument::Compact);
    Tag receipt(out, "PaymentReceipt");
    receipt.with("DocumentQualifier", qualifier);
    Tag content(out, "OutputContent");
    content.with("OutputFormat", "Text");
    out.writeTextElement(QStringLiteral("OutputText"), QString::fromLatin1(json.toBase64()));
}

void writeResult(QXmlStreamWriter& out, const Entry& entry)
{
    const Said& said = entry.said;
    Tag result(out, "PaymentResult");
    result.with("PaymentType", "Normal").with("OnlineFlag", said.offline ? "false" : QByteArrayView());
    {
        Tag instrument(out, "PaymentInstrumentData");
        instrument.with("PaymentInstrumentType", "Card");
        Tag card(out, "CardData");
        card.with("PaymentBrand", "03,Visa")
            .with("MaskedPAN", said.showsCard ? shownCardNumber : maskedCard)
            .with("EntryMode", "Contactless");
        if (said.showsCard)
            Tag(out, "SensitiveCardData").with("PAN", shownCardNumber).with("ExpiryDate", "0330");
    }
    Tag(out, "AmountsResp").with("Currency", said.authorised.currency).with("AuthorizedAmount", said.authorised.json());
    Tag acquirer(out, "PaymentAcquirerData");
    acquirer.with("MerchantID", "NaruSample").with("AcquirerPOIID", entry.asked.poiId);
    if (!said.offline)
        out.writeTextElement(QStringLiteral("ApprovalCode"), QString::fromLatin1(said.approval));
}

void write(QXmlStreamWriter& out, const EntryReply& reply)
{
    const Entry& entry = reply.entry;
    const Said& said = entry.said;
    writeResponse(out, said.result, said.condition, said.message);
    if (!entry.isReversal())
        writeId(out, "SaleData", "SaleTransactionID", entry.sale);
    writeId(out, "POIData", "POITransactionID", said.poiTransaction);
    if (said.isFailure())
        return;
    if (!entry.isReversal())
        writeResult(out, entry);
    writeReceipt(out, "CashierReceipt", "Merchant", entry);
    writeReceipt(out, "CustomerReceipt", "Cardholder", entry);
}

void write(QXmlStreamWriter& out, const PlainReply& plain)
{
    writeResponse(out, plain.condition.isEmpty() ? "Success" : "Failure", plain.condition, plain.message);
}

/// The repeated message stands in it as it was, without the element around.
void write(QXmlStreamWriter& out, const StatusReply& status)
{
    writeResponse(out, "Success", {}, {});
    const Tag repeated(out, "RepeatedMessageResponse");
    writeHeader(out, status.entry.asked);
    const Tag body(out, QByteArray(nameOf(status.entry.asked.category)).append("Response"));
    write(out, EntryReply{status.entry});
}

void write(QXmlStreamWriter& out, const DiagnosisReply& diagnosis)
{
    writeResponse(out, "Success", {}, {});
    Tag(out, "POIStatus")
        .with("GlobalStatus", diagnosis.busy ? "Busy" : "OK")
        .with("CardReaderOKFlag", "true")
        .with("CommunicationOKFlag", "true")
        .with("PrinterStatus", "OK");
    Tag(out, "HostStatus").with("AcquirerID", "1").with("IsReachableFlag", "true");
}

void write(QXmlStreamWriter& out, const TotalsReply& totals)
{
    writeResponse(out, "Success", {}, {});
    Tag sums(out, "TransactionTotals");
    sums.with("PaymentInstrumentType", "Card").with("PaymentCurrency", "KRW");
    const auto total = [&out](const char* type, int count, qint64 millionths) {
        Tag(out, "PaymentTotals")
            .with("TransactionType", type)
            .with("TransactionCount", QByteArray::number(count))
            .with("TransactionAmount", nexo::Amount{{}, millionths}.json());
    };
    total("Debit", totals.payments, totals.paidMillionths);
    total("ReverseDebit", totals.reversals, totals.reversedMillionths);
}

} // namespace

QByteArray write(const Reply& reply)
{
    QByteArray bytes;
    QXmlStreamWriter out(&bytes);
    out.writeStartDocument();
    {
        const Tag top(out, "SaleToPOIResponse");
        writeHeader(out, reply.header);
        const Tag body(out, QByteArray(nameOf(reply.header.category)).append("Response"));
        std::visit([&out](const auto& one) { write(out, one); }, reply.body);
    }
    out.writeEndDocument();
    return bytes;
}

} // namespace naru::sim::xml
