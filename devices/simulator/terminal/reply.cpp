// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/reply.h"

#include "app/payments/nexo/envelope.h"
#include "app/payments/nexo/fields.h"

#include <QUrl>

namespace naru::sim {

namespace nexo = payments::nexo;
using nexo::JsonWriter;

namespace {

/// The networks' own test number; it belongs to nobody.

constexpr const char* maskedCard = "411111 **** 1111";

QByteArray formText(QByteArrayView text)
{
    return QUrl::toPercentEncoding(QString::fromUtf8(text));
}

QByteArray array(const QList<QByteArray>& elements)
{
    return '[' + elements.join(',') + ']';
}

void writeResponse(JsonWriter& out, QByteArrayView result, QByteArrayView condition, QByteArrayView additional)
{
    out.open("Response");
    out.text("Result", result);
    out.optionalText("ErrorCondition", condition);
    out.optionalText("AdditionalResponse", additional);
    out.close();
}

QByteArray failureDetails(QByteArrayView message, QByteArrayView busyWith)
{
    QByteArray details = "message=" + formText(message) + "&refusalReason=" + formText(message);
    if (!busyWith.isEmpty())
        details += "&serviceId=" + formText(busyWith);
    return details;
}

QByteArray line(const char* style, QByteArrayView name, QByteArrayView value, QByteArrayView key)
{
    QByteArray text;
    for (const auto& [label, part] : {std::pair("name=", name), std::pair("value=", value), std::pair("key=", key)}) {
        if (!part.isEmpty())
            text += (text.isEmpty() ? "" : "&") + (label + formText(part));
    }
    JsonWriter out;
    out.open();
    out.text("CharacterStyle", style);
    out.flag("EndOfLineFlag", true);
    out.text("Text", text);
    out.close();
    return out.json();
}

QByteArray receipt(const char* qualifier, const Entry& entry)
{
    const Said& said = entry.said;
    const QByteArray card = said.showsCard ? shownCardNumber : maskedCard;
    JsonWriter out;
    out.open();
    out.text("DocumentQualifier", qualifier);
    out.flag("RequiredSignatureFlag", false);
    out.open("OutputContent");
    out.text("OutputFormat", "Text");
    out.raw("OutputText",
        array({line("Bold", "나루동 행정복지센터", {}, "merchantTitle"),
            line("Normal", "Date", said.poiTransaction.timeStamp.left(10), "txdate"),
            line("Normal", "Time", said.poiTransaction.timeStamp.mid(11, 8), "txtime"),
            line("Normal", "Card", card, "pan"), line("Normal", "Card type", "visa", "cardType"),
            line("Normal", "Entry mode", "Contactless", "posEntryMode"), line("Normal", {}, {}, "filler"),
            line("Normal", "Auth. code", said.approval, "authCode"),
            line("Normal", "Tender", said.poiTransaction.transactionId, "txRef"),
            line("Bold", entry.isReversal() ? "CANCEL" : "TOTAL",
                said.authorised.currency + ' ' + said.authorised.json(), "totalAmount"),
            line("Bold", "APPROVED", {}, "approved")}));
    out.close();
    out.close();
    return out.json();
}

QByteArray receipts(const Entry& entry)
{
    return array({receipt("CashierReceipt", entry), receipt("CustomerReceipt", entry)});
}

QByteArray detailsOf(const Entry& entry)
{
    const Said& said = entry.said;
    if (said.isFailure())
        return failureDetails(said.message, said.busyWith);
    QByteArray details = "AID=A0000000031010&transactionType=GOODS_SERVICES&posEntryMode=CLESS_CHIP&offline=";
    details += said.offline ? "true&offlineAuthCode=Failed%20go%20online%20offline%20declined&unconfirmedBatchCount=1"
                            : "false&unconfirmedBatchCount=0";
    if (said.showsCard)
        details += QByteArray("&cardHolderName=HONG%2FGILDONG&pan=") + shownCardNumber;
    return details + "&merchantReference=" + formText(entry.sale.transactionId);
}

void writeCard(JsonWriter& out, const Said& said)
{
    out.open("PaymentInstrumentData");
    out.text("PaymentInstrumentType", "Card");
    out.open("CardData");
    out.text("PaymentBrand", "visa");
    out.text("MaskedPan", said.showsCard ? shownCardNumber : maskedCard);
    out.texts("EntryMode", {"Contactless"});
    out.raw("CardCountryCode", "410");
    if (said.showsCard) {
        out.open("SensitiveCardData");
        out.text("PAN", shownCardNumber);
        out.text("CardSeqNumb", "01");
        out.text("ExpiryDate", "0330");
        out.close();
    }
    out.close();
    out.close();
}

void writeResult(JsonWriter& out, const Entry& entry)
{
    const Said& said = entry.said;
    out.open("PaymentResult");
    out.text("PaymentType", "Normal");
    out.flag("OnlineFlag", !said.offline);
    writeCard(out, said);
    out.open("AmountsResp");
    out.text("Currency", said.authorised.currency);
    out.raw("AuthorizedAmount", said.authorised.json());
    out.close();
    out.open("PaymentAcquirerData");
    out.text("MerchantID", "NaruSample");
    out.text("AcquirerPOIID", entry.asked.poiId);
    if (!said.offline)
        out.raw("AcquirerTransactionID", said.poiTransaction.json());
    out.optionalText("ApprovalCode", said.offline ? QByteArray() : said.approval);
    out.close();
    out.close();
}

void writeTraining(JsonWriter& out, bool training)
{
    if (training)
        out.flag("TrainingModeFlag", true);
}

QByteArray paymentBody(const Entry& entry)
{
    const Said& said = entry.said;
    JsonWriter out;
    out.open();
    writeTraining(out, entry.training);
    writeResponse(out, said.result, said.condition, detailsOf(entry));
    out.open("SaleData");
    out.raw("SaleTransactionID", entry.sale.json());
    out.close();
    out.open("POIData");
    out.raw("POITransactionID", said.poiTransaction.json());
    out.close();
    if (!said.isFailure()) {
        writeResult(out, entry);
        out.raw("PaymentReceipt", receipts(entry));
    }
    out.close();
    return out.json();
}

QByteArray reversalBody(const Entry& entry)
{
    const Said& said = entry.said;
    JsonWriter out;
    out.open();
    writeTraining(out, entry.training);
    writeResponse(out, said.result, said.condition, detailsOf(entry));
    out.open("POIData");
    out.raw("POITransactionID", said.poiTransaction.json());
    out.close();
    out.open("OriginalPOITransaction");
    out.raw("POITransactionID", entry.original.json());
    out.close();
    if (!said.isFailure()) {
        out.raw("ReversedAmount", said.authorised.json());
        out.raw("PaymentReceipt", receipts(entry));
    }
    out.close();
    return out.json();
}

QByteArray bodyOf(const Entry& entry)
{
    return entry.isReversal() ? reversalBody(entry) : paymentBody(entry);
}

QByteArray body(const PlainReply& plain)
{
    JsonWriter out;
    out.open();
    writeTraining(out, plain.training);
    const bool failed = !plain.condition.isEmpty();
    writeResponse(out, failed ? "Failure" : "Success", plain.condition,
        failed ? failureDetails(plain.message, {}) + (plain.event.isEmpty() ? "" : "&event=" + formText(plain.event))
               : QByteArray());
    out.close();
    return out.json();
}

QByteArray body(const EntryReply& reply)
{
    return bodyOf(reply.entry);
}

QByteArray body(const StatusReply& status)
{
    nexo::MessageHeader header = status.entry.asked;
    header.type = nexo::MessageType::Response;
    JsonWriter out;
    out.open();
    writeResponse(out, "Success", {}, {});
    out.raw("MessageReference", status.about.json());
    out.open("RepeatedMessageResponse");
    out.raw("MessageHeader", header.json());
    out.open("RepeatedResponseMessageBody");
    out.raw(QByteArray(nameOf(header.category)).append("Response").constData(), bodyOf(status.entry));
    out.close();
    out.close();
    out.close();
    return out.json();
}

QByteArray body(const DiagnosisReply& diagnosis)
{
    JsonWriter out;
    out.open();
    writeResponse(out, "Success", {}, {});
    out.open("POIStatus");
    out.text("GlobalStatus", diagnosis.busy ? "Busy" : "OK");
    out.flag("CommunicationOKFlag", true);
    out.flag("CardReaderOKFlag", true);
    out.text("PrinterStatus", "OK");
    out.close();
    out.raw("HostStatus", R"([{"AcquirerID":1,"IsReachableFlag":true}])");
    out.close();
    return out.json();
}

QByteArray total(const char* type, int count, qint64 millionths)
{
    JsonWriter out;
    out.open();
    out.text("TransactionType", type);
    out.raw("TransactionCount", QByteArray::number(count));
    out.raw("TransactionAmount", nexo::Amount{{}, millionths}.json());
    out.close();
    return out.json();
}

QByteArray body(const TotalsReply& totals)
{
    JsonWriter sums;
    sums.open();
    sums.text("PaymentInstrumentType", "Card");
    sums.text("CardBrand", "visa");
    sums.text("PaymentCurrency", "KRW");
    sums.raw("PaymentTotals",
        array({total("Debit", totals.payments, totals.paidMillionths),
            total("ReverseDebit", totals.reversals, totals.reversedMillionths)}));
    sums.close();
    JsonWriter out;
    out.open();
    writeResponse(out, "Success", {}, {});
    out.text("POIReconciliationID", totals.reconciliation);
    out.raw("TransactionTotals", array({sums.json()}));
    out.close();
    return out.json();
}

} // namespace

QByteArray nexoJson(const Reply& reply)
{
    const QByteArray text = std::visit([](const auto& one) { return body(one); }, reply.body);
    JsonWriter out;
    out.open();
    out.open(nameOf(nexo::TopLevel::SaleToPOIResponse));
    out.raw("MessageHeader", reply.header.json());
    out.raw(QByteArray(nameOf(reply.header.category)).append("Response").constData(), text);
    out.close();
    out.close();
    return out.json();
}

} // namespace naru::sim
