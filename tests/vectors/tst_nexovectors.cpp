// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/dialogue.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace naru;
using namespace naru::payments::nexo;

namespace {

QJsonObject fileOf(const char* name)
{
    QFile file(QDir(test::sharedVectors()).filePath(QLatin1StringView("payments/") + QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QByteArray latin(const QJsonValue& value)
{
    return value.toString().toUtf8();
}

std::shared_ptr<const EnvelopeKey> keyOf(const QJsonObject& key)
{
    auto derived
        = EnvelopeKey::derive(latin(key[u"Passphrase"]), latin(key[u"KeyIdentifier"]), key[u"KeyVersion"].toInteger());
    return derived ? std::make_shared<const EnvelopeKey>(std::move(*derived)) : nullptr;
}

QJsonArray vectorsOf(const char* name)
{
    return fileOf(name)[u"vectors"].toArray();
}

TopLevel topLevelOf(const QJsonObject& envelope)
{
    return envelope.contains(u"SaleToPOIRequest") ? TopLevel::SaleToPOIRequest : TopLevel::SaleToPOIResponse;
}

MessageHeader headerIn(const QJsonObject& envelope)
{
    const QByteArray json = QJsonDocument(envelope.begin()->toObject()[u"MessageHeader"].toObject()).toJson();
    const auto tree = codec::JsonTree::parse(json);
    return *MessageHeader::read(tree->root());
}

QByteArray plainOf(const QJsonObject& vector)
{
    return vector.contains(u"plaintext") ? latin(vector[u"plaintext"])
                                         : QByteArray::fromHex(latin(vector[u"plaintext_hex"]));
}

/// What the 0207111104 of the vectors asked: 15,000 won.
Expected askedFor(const QByteArray& serviceId)
{
    return {MessageCategory::Payment, "naru-desk-1", "S1F2-000158213300585", serviceId, Amount::won(15'000),
        TransactionId{"NARU-1-000001", "2026-01-15T09:30:00+09:00"}, {}};
}

void addVectors(const char* name)
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue vector : vectorsOf(name))
        QTest::addRow("%s", latin(vector[u"id"]).constData()) << vector.toObject();
}

} // namespace

class NexoVectorsTest : public QObject {
    Q_OBJECT

private:
    static void sealsAndOpens(const QJsonObject& vector)
    {
        const auto key = keyOf(vector[u"key"].toObject());
        QVERIFY(key);
        const QJsonObject envelope = vector[u"envelope"].toObject();
        const QByteArray plain = plainOf(vector), nonce = QByteArray::fromHex(latin(vector[u"nonce_hex"]));
        QCOMPARE(plain.size(), vector[u"plaintext_bytes"].toInteger());
        const TopLevel top = topLevelOf(envelope);
        const QByteArray sealed = sealEnvelope(*key, top, headerIn(envelope), plain, nonce);
        QCOMPARE(QJsonDocument::fromJson(sealed).object(), envelope);
        const auto opened = openEnvelope(*key, top, QJsonDocument(envelope).toJson());
        QVERIFY(opened);
        QCOMPARE(opened->plain().toByteArray(), plain);
        QCOMPARE(opened->nonce, nonce);
    }

private Q_SLOTS:
    void derivesTheKeys()
    {
        NARU_NEEDS_VECTOR("payments/key-derivation.json");
        int derived = 0, refused = 0;
        for (const QJsonValue vector : vectorsOf("key-derivation.json")) {
            const auto key = EnvelopeKey::derive(latin(vector[u"passphrase"]), "key", 1);
            if (vector[u"expect"].isString()) {
                QVERIFY(key.fault().is(NexoFault::BadPassphrase));
                ++refused;
                continue;
            }
            QVERIFY(key);
            QCOMPARE(
                (key->hmacKey().toByteArray() + key->cipherKey().toByteArray() + key->ivBase().toByteArray()).toHex(),
                latin(vector[u"all80_hex"]));
            ++derived;
        }
        QCOMPARE(derived, 4);
        QCOMPARE(refused, 2);
    }

    void sealsEveryMessage_data()
    {
        NARU_NEEDS_VECTOR("payments/messages.json");
        addVectors("messages.json");
        QCOMPARE(vectorsOf("messages.json").size(), 68);
    }
    void sealsEveryMessage()
    {
        QFETCH(QJsonObject, vector);
        sealsAndOpens(vector);
    }

    void sealsEveryOddPlaintext_data()
    {
        NARU_NEEDS_VECTOR("payments/edge-plaintexts.json");
        addVectors("edge-plaintexts.json");
    }
    void sealsEveryOddPlaintext()
    {
        QFETCH(QJsonObject, vector);
        sealsAndOpens(vector);
    }

    void readsEveryMessage_data() { sealsEveryMessage_data(); }
    void readsEveryMessage()
    {
        QFETCH(QJsonObject, vector);
        const QByteArray plain = plainOf(vector);
        const QString kind = vector[u"kind"].toString();
        if (kind == u"event_reject" || kind == u"display_request") {
            const auto notice = readNotice(plain);
            QVERIFY2(notice, notice ? "" : qPrintable(notice.fault().detail()));
            QCOMPARE(notice->event, QByteArray(kind == u"event_reject" ? "Reject" : "TENDER_CREATED"));
            return;
        }
        if (kind.contains(u"request")) {
            const auto request = Request::read(plain);
            QVERIFY2(request, request ? "" : qPrintable(request.fault().detail()));
            QCOMPARE(request->json(), plain);
            return;
        }
        const auto tree = readJson(plain);
        QVERIFY(tree);
        const auto message = tree->root()["SaleToPOIResponse"];
        const auto header = MessageHeader::read(message["MessageHeader"]);
        QVERIFY(header);
        QCOMPARE(header->json(), message["MessageHeader"].raw().toByteArray());
        const auto body = readAnswerBody(header->category, message);
        QVERIFY2(body, body ? "" : qPrintable(body.fault().detail()));
    }

    /// The whole way, with the meaning that each kind has for the attempt.
    void understandsEveryAnswer_data() { sealsEveryMessage_data(); }
    void understandsEveryAnswer()
    {
        QFETCH(QJsonObject, vector);
        const QString kind = vector[u"kind"].toString();
        if (!kind.contains(u"response"))
            return;
        Dialogue dialogue(keyOf(vector[u"key"].toObject()));
        const MessageHeader header = headerIn(vector[u"envelope"].toObject());
        Expected expected = askedFor(header.serviceId);
        expected.category = header.category;
        expected.saleId = header.saleId;
        expected.poiId = header.poiId;
        const QByteArray plain = plainOf(vector);
        const auto tree = readJson(plain); // the second of a kind has other amounts and references
        expected.about = MessageReference{MessageCategory::Payment, {}, {}, "0207111104"};
        const auto status = tree->root()["SaleToPOIResponse"]["TransactionStatusResponse"];
        const auto repeated = status["RepeatedMessageResponse"];
        const auto inner = repeated["MessageHeader"]["ServiceID"].text();
        if (!inner.isEmpty())
            expected.about->serviceId = inner;
        const auto payment = repeated.isAbsent() ? tree->root()["SaleToPOIResponse"]["PaymentResponse"]
                                                 : repeated["RepeatedResponseMessageBody"]["PaymentResponse"];
        if (const auto id = TransactionId::read(payment["SaleData"]["SaleTransactionID"], ""))
            expected.saleTransaction = *id;
        const auto amounts = payment["PaymentResult"]["AmountsResp"];
        if (const auto amount = Amount::read(amounts["Currency"].text(), amounts["AuthorizedAmount"]))
            expected.amount = *amount;
        if (kind == u"payment_response_partial")
            expected.amount->millionths *= 2;
        if (kind.startsWith(u"reversal"))
            expected.amount.reset();
        const QByteArray bytes = QJsonDocument(vector[u"envelope"].toObject()).toJson(QJsonDocument::Compact);
        const auto answer = dialogue.receive(bytes, expected);
        QVERIFY2(answer, answer ? "" : qPrintable(QLatin1StringView(answer.fault().name()) + answer.fault().detail()));
        static const QHash<QString, QByteArray> meanings{{QStringLiteral("payment_response_success"), "approved"},
            {QStringLiteral("payment_response_store_and_forward"), "stored_offline"},
            {QStringLiteral("payment_response_partial"), "review"},
            {QStringLiteral("status_response_processed"), "approved"},
            {QStringLiteral("status_response_processed_but_refused"), "declined"},
            {QStringLiteral("status_response_in_progress"), "still_open"},
            {QStringLiteral("status_response_not_found"), "not_found"},
            {QStringLiteral("reversal_response_accepted"), "approved"},
            {QStringLiteral("diagnosis_response"), "still_open"}};
        QCOMPARE(nameOf(meaningOf(*answer)), meanings.value(kind, "declined"));
        QVERIFY(!answer->evidence.copy.text.contains("ExpiryDate"));
        const auto again = dialogue.receive(bytes, expected);
        QVERIFY(!again && again.fault().is(NexoFault::Replayed));
    }

    void refusesEveryTamperedAnswer_data()
    {
        NARU_NEEDS_VECTOR("payments/tampered.json");
        addVectors("tampered.json");
        QCOMPARE(vectorsOf("tampered.json").size(), 31);
    }
    void refusesEveryTamperedAnswer()
    {
        QFETCH(QJsonObject, vector);
        static const QHash<QString, NexoFault> reasons{
            {QStringLiteral("t-flip-cipher-byte-0"), NexoFault::NotAuthentic},
            {QStringLiteral("t-cipher-empty"), NexoFault::BadEncoding},
            {QStringLiteral("t-cipher-minus-1-bytes"), NexoFault::BadEncoding},
            {QStringLiteral("t-hmac-truncated-16"), NexoFault::BadEncoding},
            {QStringLiteral("t-nonce-long"), NexoFault::BadEncoding},
            {QStringLiteral("t-nonce-short-zero-tail"), NexoFault::BadEncoding},
            {QStringLiteral("t-outer-serviceid-changed"), NexoFault::HeaderDiffers},
            {QStringLiteral("t-outer-poiid-changed"), NexoFault::HeaderDiffers},
            {QStringLiteral("t-outer-category-changed"), NexoFault::HeaderDiffers},
            {QStringLiteral("t-keyid-changed"), NexoFault::UnknownKey},
            {QStringLiteral("t-keyversion-changed"), NexoFault::UnknownKey},
            {QStringLiteral("t-cryptoversion-0"), NexoFault::UnknownCryptoVersion},
            {QStringLiteral("t-wrong-passphrase"), NexoFault::NotAuthentic},
            {QStringLiteral("t-blob-base64url"), NexoFault::BadEncoding},
            {QStringLiteral("t-blob-whitespace"), NexoFault::BadEncoding},
            {QStringLiteral("t-reflected-request"), NexoFault::Reflected},
            {QStringLiteral("t-replayed-older-response"), NexoFault::NotInFlight},
            {QStringLiteral("t-duplicate-json-key"), NexoFault::DuplicateKey},
            {QStringLiteral("t-invalid-utf8"), NexoFault::Malformed}};
        const QString id = vector[u"id"].toString(), must = vector[u"naru_must"].toString();
        Dialogue dialogue(keyOf(vector[u"key"].toObject()));
        const QByteArray bytes = QJsonDocument(vector[u"envelope"].toObject()).toJson(QJsonDocument::Compact);
        const auto answer = dialogue.receive(bytes, askedFor("0207111104"));
        if (must.startsWith(u"accept")) {
            QVERIFY2(
                answer, answer ? "" : qPrintable(QLatin1StringView(answer.fault().name()) + answer.fault().detail()));
            QCOMPARE(meaningOf(*answer), must == u"accept" ? Meaning::Approved : Meaning::Review);
            return;
        }
        QVERIFY2(!answer, "accepted");
        QVERIFY2(!reasons.contains(id) || answer.fault().is(reasons[id]), answer.fault().name());
    }
};

NARU_TEST(NexoVectorsTest)
#include "tst_nexovectors.moc"
