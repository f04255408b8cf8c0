// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/conformance.h"
#include "app/payments/nexo/envelope.h"
#include "app/payments/nexo/request.h"
#include "app/payments/nexoxml/xmlelement.h"

#include <QMap>

namespace naru::test {

/// One terminal that speaks nexo in either dialect: what it does is the same, how it says it is not.
class DialectTerminal {
public:
    enum class Dialect { Json, Xml };
    static inline const QByteArray saleId = "NARU-1", poiId = "S1F2-000158213605588";

    explicit DialectTerminal(Dialect dialect)
        : m_dialect(dialect)
    {
    }

    bool declines = false, losesAnswers = false, stillRuns = false, forgetsAtReboot = false;
    qint64 takesLess = 0;
    int payments = 0;
    qint64 charged = 0;

    /// The way back; nothing: silence. An abort gets an empty body in both (200 here, 204 there).
    std::optional<QByteArray> take(const QByteArray& bytes)
    {
        const Asked asked = m_dialect == Dialect::Json ? readJson(bytes) : readXml(bytes);
        if (asked.category == "Abort")
            return QByteArray();
        const QByteArray body = bodyOf(asked);
        const bool silent = losesAnswers && (asked.category == "Payment" || asked.category == "Reversal");
        return silent ? std::nullopt : std::optional(whole(asked.category, asked.serviceId, body));
    }
    void reboot()
    {
        m_loggedIn = m_dialect == Dialect::Json; // only the other wants a login
        if (forgetsAtReboot)
            m_record.clear();
    }
    static std::shared_ptr<const payments::nexo::EnvelopeKey> key()
    {
        static const auto one = std::make_shared<const payments::nexo::EnvelopeKey>(
            *payments::nexo::EnvelopeKey::derive("sample passphrase", "key", 1));
        return one;
    }

private:
    struct Asked {
        QByteArray category, serviceId, about, transaction, time, original;
        qint64 won = 0;
    };
    struct Said {
        QByteArray category, body;
    };

    static Asked readJson(const QByteArray& bytes)
    {
        using namespace payments::nexo;
        const auto opened = openEnvelope(*key(), TopLevel::SaleToPOIRequest, bytes);
        const auto tree = codec::JsonTree::parse(opened->plain());
        const codec::JsonNode top = tree->root()["SaleToPOIRequest"];
        const QByteArray category = top["MessageHeader"]["MessageCategory"].text();
        const codec::JsonNode body = top[category + "Request"], sale = body["SaleData"]["SaleTransactionID"];
        return {category, top["MessageHeader"]["ServiceID"].text(), body["MessageReference"]["ServiceID"].text(),
            sale["TransactionID"].text(), sale["TimeStamp"].text(),
            body["OriginalPOITransaction"]["POITransactionID"]["TransactionID"].text(),
            body["PaymentTransaction"]["AmountsReq"]["RequestedAmount"].raw().toByteArray().toLongLong()};
    }
    static Asked readXml(const QByteArray& bytes)
    {
        const auto message = payments::nexoxml::XmlElement::read(bytes);
        const auto* header = message->child("MessageHeader");
        const QByteArray category = header->value("MessageCategory");
        const auto* body = message->child(category + "Request");
        const auto text = [&](std::initializer_list<QByteArrayView> path, const char* name) {
            const auto* element = body->path(path);
            return element ? element->value(name) : QByteArray();
        };
        return {category, header->value("ServiceID"), text({"MessageReference"}, "ServiceID"),
            text({"SaleData", "SaleTransactionID"}, "TransactionID"),
            text({"SaleData", "SaleTransactionID"}, "TimeStamp"),
            text({"OriginalPOITransaction", "POITransactionID"}, "TransactionID"),
            text({"PaymentTransaction", "AmountsReq"}, "RequestedAmount").toLongLong()};
    }

    bool isJson() const { return m_dialect == Dialect::Json; }
    QByteArray response(const QByteArray& condition) const
    {
        if (isJson())
            return condition.isEmpty() ? QByteArray(R"("Response":{"Result":"Success"})")
                                       : R"("Response":{"Result":"Failure","ErrorCondition":")" + condition + "\"}";
        return condition.isEmpty() ? QByteArray("<Response Result=\"Success\"/>")
                                   : "<Response Result=\"Failure\" ErrorCondition=\"" + condition + "\"/>";
    }

    QByteArray bodyOf(const Asked& asked)
    {
        if (asked.category == "Login") {
            m_loggedIn = true;
            return response({});
        }
        if (!m_loggedIn)
            return asked.category == "Payment" ? paymentBody(asked, "NotAllowed") : response("NotAllowed");
        if (asked.category == "Payment")
            return pay(asked);
        if (asked.category == "Reversal")
            return reverse(asked);
        if (asked.category == "TransactionStatus")
            return status(asked);
        return response({}) + (isJson() ? R"(,"POIStatus":{"GlobalStatus":"OK"})" : "<POIStatus GlobalStatus=\"OK\"/>");
    }
    QByteArray pay(const Asked& asked)
    {
        ++payments;
        const QByteArray body = paymentBody(asked, declines ? "Refusal" : "");
        if (!declines) {
            charged += asked.won - takesLess;
            m_last = "ref-" + asked.serviceId;
            m_lastWon = asked.won - takesLess;
        }
        m_record.insert(asked.serviceId, {"Payment", body});
        return body;
    }
    QByteArray reverse(const Asked& asked)
    {
        const bool isLast = !m_last.isEmpty() && asked.original == m_last;
        if (isLast) {
            charged -= m_lastWon;
            m_last.clear();
        }
        const QByteArray body = response(isLast ? "" : "NotAllowed");
        m_record.insert(asked.serviceId, {"Reversal", body});
        return body;
    }
    QByteArray status(const Asked& asked)
    {
        if (stillRuns)
            return response(isJson() ? "InProgress" : "Busy");
        const auto said = m_record.constFind(asked.about);
        if (said == m_record.constEnd())
            return response("NotFound");
        const QByteArray header = headerOf(said->category, asked.about);
        if (isJson())
            return response({}) + R"(,"RepeatedMessageResponse":{"MessageHeader":)" + header
                + R"(,"RepeatedResponseMessageBody":{")" + said->category + "Response\":{" + said->body + "}}}";
        return response({}) + "<RepeatedMessageResponse>" + header + '<' + said->category + "Response>" + said->body
            + "</" + said->category + "Response></RepeatedMessageResponse>";
    }
    QByteArray paymentBody(const Asked& asked, const QByteArray& condition) const
    {
        const QByteArray won = QByteArray::number(asked.won - takesLess);
        if (isJson())
            return response(condition) + R"(,"SaleData":{"SaleTransactionID":{"TransactionID":")" + asked.transaction
                + R"(","TimeStamp":")" + asked.time + R"("}},"POIData":{"POITransactionID":{"TransactionID":"ref-)"
                + asked.serviceId + R"(","TimeStamp":"2026-11-20T00:00:01.5Z"}},"PaymentResult":{"AmountsResp":{)"
                + R"("Currency":"KRW","AuthorizedAmount":)" + won
                + R"(},"PaymentInstrumentData":{"CardData":{"PaymentBrand":"mc","MaskedPan":"516815******9659"}},)"
                + R"("PaymentAcquirerData":{"MerchantID":"m","ApprovalCode":"611506"}})";
        const QByteArray receipt
            = QByteArray(R"({"Cardholder":{"Optional":{"ReceiptString":["Sample","AID 1"]}}})").toBase64();
        return response(condition) + "<SaleData><SaleTransactionID TransactionID=\"" + asked.transaction
            + "\" TimeStamp=\"" + asked.time + "\"/></SaleData><POIData><POITransactionID TransactionID=\"ref-"
            + asked.serviceId
            + "\" TimeStamp=\"2026-11-20T00:00:01.5Z\"/></POIData><PaymentResult PaymentType=\"Normal\">"
              "<PaymentInstrumentData PaymentInstrumentType=\"Card\"><CardData PaymentBrand=\"01,mc\" "
              "MaskedPAN=\"516815******9659\" EntryMode=\"Contactless\"/></PaymentInstrumentData><AmountsResp "
              "Currency=\"KRW\" AuthorizedAmount=\""
            + won
            + "\"/><PaymentAcquirerData MerchantID=\"m\"><ApprovalCode>"
              "611506</ApprovalCode></PaymentAcquirerData></PaymentResult><PaymentReceipt "
              "DocumentQualifier=\"CustomerReceipt\"><OutputContent OutputFormat=\"Text\"><OutputText>"
            + receipt + "</OutputText></OutputContent></PaymentReceipt>";
    }
    payments::nexo::MessageHeader header(const QByteArray& category, const QByteArray& serviceId) const
    {
        return {"3.0", payments::nexo::MessageClass::Service, *payments::nexo::categoryNamed(category),
            payments::nexo::MessageType::Response, saleId, serviceId, {}, poiId};
    }
    QByteArray headerOf(const QByteArray& category, const QByteArray& serviceId) const
    {
        if (isJson())
            return header(category, serviceId).json();
        return "<MessageHeader MessageClass=\"Service\" MessageCategory=\"" + category
            + "\" MessageType=\"Response\" ServiceID=\"" + serviceId + "\" SaleID=\"" + saleId + "\" POIID=\"" + poiId
            + "\"/>";
    }
    QByteArray whole(const QByteArray& category, const QByteArray& serviceId, const QByteArray& body)
    {
        const QByteArray head = headerOf(category, serviceId);
        if (!isJson())
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SaleToPOIResponse>" + head + '<' + category
                + "Response>" + body + "</" + category + "Response></SaleToPOIResponse>";
        const QByteArray plain
            = "{\"SaleToPOIResponse\":{\"MessageHeader\":" + head + ",\"" + category + "Response\":{" + body + "}}}";
        return payments::nexo::sealEnvelope(*key(), payments::nexo::TopLevel::SaleToPOIResponse,
            header(category, serviceId), plain, m_random.bytes(payments::nexo::nonceBytes));
    }

    Dialect m_dialect;
    bool m_loggedIn = m_dialect == Dialect::Json;
    QMap<QByteArray, Said> m_record;
    QByteArray m_last;
    qint64 m_lastWon = 0;
    SeededRandom m_random{99};
};

/// Holds each message until its answer is asked for.
class DialectPump final : public payments::Pump {
public:
    explicit DialectPump(DialectTerminal& terminal)
        : m_terminal(terminal)
    {
    }
    quint64 send(const QByteArray& message) override
    {
        m_answers.append(m_terminal.take(message));
        return static_cast<quint64>(m_answers.size());
    }
    std::optional<QByteArray> answer(quint64 number, Milliseconds) override
    {
        return m_answers[static_cast<qsizetype>(number) - 1];
    }

private:
    DialectTerminal& m_terminal;
    QList<std::optional<QByteArray>> m_answers;
};

} // namespace naru::test
