// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "app/payments/nexo/dialogue.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments::nexo;

namespace {

/// A desk that asked for 15,000 won, and a terminal that answers what a test says.
struct Talk {
    Talk()
        : key(std::make_shared<const EnvelopeKey>(*EnvelopeKey::derive("sample passphrase", "key", 1)))
        , dialogue(key)
    {
        request.header.saleId = "desk-1";
        request.header.poiId = "S1F2-1";
        request.header.serviceId = "0000000001";
        PaymentRequest payment;
        payment.saleTransaction = {"NARU-1", "2026-01-15T09:30:00+09:00"};
        payment.requested = Amount::won(15'000);
        request.body = payment;
    }

    MessageHeader answerHeader(MessageCategory category = MessageCategory::Payment) const
    {
        MessageHeader header = request.header;
        header.type = MessageType::Response;
        header.category = category;
        return header;
    }
    static QByteArray payment(const QByteArray& result = R"("Result":"Success")", const QByteArray& amount = "15000",
        const QByteArray& more = {}, const QByteArray& currency = "KRW")
    {
        return R"({"Response":{)" + result
            + R"(},"SaleData":{"SaleTransactionID":{"TransactionID":"NARU-1","TimeStamp":"2026-01-15T09:30:00+09:00"}},)"
              R"("POIData":{"POITransactionID":{"TransactionID":"a.b","TimeStamp":"t"}},"PaymentResult":{"AmountsResp":{"Currency":")"
            + currency + R"(","AuthorizedAmount":)" + amount + "}" + more + "}}";
    }
    static QByteArray message(const MessageHeader& header, const QByteArray& body)
    {
        return R"({"SaleToPOIResponse":{"MessageHeader":)" + header.json() + ",\"" + nameOf(header.category)
            + "Response\":" + body + "}}";
    }
    QByteArray seal(const MessageHeader& outer, const QByteArray& plain)
    {
        return sealEnvelope(*key, TopLevel::SaleToPOIResponse, outer, plain, random.bytes(nonceBytes));
    }
    Result<Answer> receive(const QByteArray& body)
    {
        const MessageHeader header = answerHeader();
        return dialogue.receive(seal(header, message(header, body)), Expected::answerTo(request));
    }

    std::shared_ptr<const EnvelopeKey> key;
    Dialogue dialogue;
    SeededRandom random{1};
    Request request;
};

} // namespace

class NexoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAmountsToTheLastDigit_data()
    {
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<qint64>("millionths");
        const auto row = [](const char* currency, const char* number, qint64 millionths) {
            QTest::addRow("%s %s", currency, number) << QByteArray(currency) << QByteArray(number) << millionths;
        };
        row("KRW", "15000", 15'000'000'000);
        row("KRW", "15000.00", 15'000'000'000);
        row("KRW", "99999999", 99'999'999'000'000);
        row("KRW", "15000.5", -1);
        row("KRW", "15000.000001", -1);
        row("KRW", "15000.0000001", -1);
        row("KRW", "1.5e4", -1);
        row("KRW", "-1", -1);
        row("KRW", "100000000", -1);
        row("KRW", "\"15000\"", -1);
        row("KRW", "null", -1);
        row("krw", "1", -1);
        row("EUR", "12.34", 12'340'000);
        row("EUR", "99999999.999999", 99'999'999'999'999);
    }
    void readsAmountsToTheLastDigit()
    {
        QFETCH(QByteArray, currency);
        QFETCH(QByteArray, number);
        QFETCH(qint64, millionths);
        const auto tree = codec::JsonTree::parse(number);
        const auto amount = Amount::read(currency, tree->root());
        QCOMPARE(amount ? amount->millionths : -1, millionths);
        if (!amount)
            return;
        const QByteArray written = amount->json();
        const auto again = codec::JsonTree::parse(written);
        QVERIFY(*Amount::read(currency, again->root()) == *amount);
    }

    void approvesOnlyWhatWasAsked()
    {
        Talk talk;
        const auto means = [&](const QByteArray& body) {
            const auto answer = talk.receive(body);
            return answer ? QByteArray(nameOf(meaningOf(*answer))) : QByteArray(answer.fault().name());
        };
        QCOMPARE(means(Talk::payment()), "approved");
        QCOMPARE(means(Talk::payment(R"("Result":"Success")", "15001")), "review");
        QCOMPARE(means(Talk::payment(R"("Result":"Success")", "15000", {}, "USD")), "review");
        QCOMPARE(means(Talk::payment(R"("Result":"Success")", "15000.5")), "nexo.bad_amount");
        QCOMPARE(means(Talk::payment(R"("Result":"Partial","ErrorCondition":"Refusal")", "7500")), "review");
        QCOMPARE(means(Talk::payment(R"("Result":"Failure","ErrorCondition":"Refusal")")), "declined");
        QCOMPARE(means(Talk::payment(R"("Result":"Failure","ErrorCondition":"InProgress")")), "still_open");
        QCOMPARE(means(Talk::payment(R"("Result":"Failure","ErrorCondition":"Melted")")), "still_open");
        QCOMPARE(means(Talk::payment(R"("Result":"Failure")")), "still_open");
        QCOMPARE(means(Talk::payment(R"("Result":"success")")), "nexo.bad_field");
        QCOMPARE(means(Talk::payment(R"("Result":"Success")", "15000", R"(,"OnlineFlag":false)")), "stored_offline");
        QCOMPARE(means(Talk::payment(R"("Result":"Success","AdditionalResponse":"offline=true")")), "stored_offline");
        QCOMPARE(means(Talk::payment().replace("NARU-1", "NARU-2")), "review");
        QCOMPARE(means(Talk::payment().replace(R"("AmountsResp")", R"("Amounts")")), "review");
    }

    void believesNoHeaderThatIsNotSealed()
    {
        Talk talk;
        const QByteArray plain = Talk::message(talk.answerHeader(), Talk::payment());
        const Expected expected = Expected::answerTo(talk.request);
        for (QByteArray MessageHeader::*field : {&MessageHeader::saleId, &MessageHeader::poiId,
                 &MessageHeader::serviceId, &MessageHeader::protocolVersion, &MessageHeader::deviceId}) {
            MessageHeader outer = talk.answerHeader();
            outer.*field = "9.9";
            const auto answer = talk.dialogue.receive(talk.seal(outer, plain), expected);
            QVERIFY(!answer && answer.fault().is(NexoFault::HeaderDiffers));
        }
        QByteArray unknown = talk.seal(talk.answerHeader(), plain);
        unknown.replace(R"({"ProtocolVersion")", R"({"New":"x","ProtocolVersion")");
        const auto answer = talk.dialogue.receive(unknown, expected);
        QVERIFY(!answer && answer.fault().is(NexoFault::HeaderDiffers));
    }

    void refusesItsOwnQuestion()
    {
        Talk talk;
        QByteArray own = talk.dialogue.seal(talk.request, talk.random).envelope;
        own.replace("SaleToPOIRequest", "SaleToPOIResponse");
        const auto answer = talk.dialogue.receive(own, Expected::answerTo(talk.request));
        QVERIFY(!answer && answer.fault().is(NexoFault::Replayed));
        Dialogue forgetful(talk.key); // as after a restart
        const auto later = forgetful.receive(own, Expected::answerTo(talk.request));
        QVERIFY(!later && later.fault().is(NexoFault::Reflected));
    }

    void aStatusSpeaksOfThePaymentThatWasMeant()
    {
        Talk talk;
        Request status;
        status.header = talk.request.header;
        status.header.category = MessageCategory::TransactionStatus;
        status.header.serviceId = "0000000002";
        TransactionStatusRequest body;
        body.about = {MessageCategory::Payment, "desk-1", {}, "0000000001"};
        status.body = body;
        MessageHeader header = status.header;
        header.type = MessageType::Response;
        const auto ask = [&](const QByteArray& repeatedService, const QByteArray& payment) {
            MessageHeader inner = talk.answerHeader();
            inner.serviceId = repeatedService;
            const QByteArray repeated
                = R"({"Response":{"Result":"Success"},"RepeatedMessageResponse":{"MessageHeader":)" + inner.json()
                + R"(,"RepeatedResponseMessageBody":{"PaymentResponse":)" + payment + "}}}";
            const auto answer = talk.dialogue.receive(
                talk.seal(header, Talk::message(header, repeated)), Expected::answerTo(status, talk.request));
            return answer ? QByteArray(nameOf(meaningOf(*answer))) : QByteArray(answer.fault().name());
        };
        QCOMPARE(ask("0000000001", Talk::payment()), "approved");
        QCOMPARE(ask("0000000003", Talk::payment()), "nexo.not_in_flight");
        QCOMPARE(ask("0000000001", Talk::payment(R"("Result":"Success")", "1")), "review");
    }

    void keepsNoCardInWhatItKeeps()
    {
        Talk talk;
        const QByteArray card
            = R"(,"PaymentInstrumentData":{"CardData":{"PaymentBrand":"visa","MaskedPan":"4242424242424242",)"
              R"("PaymentToken":{"TokenValue":"t"},"SensitiveCardData":{"ExpiryDate":"0330","PAN":"4242424242424242"}}},)"
              R"("Spaced":"name=Card&value=4242%204242%204242%204242","Plus":"4242+4242+4242+4242","Number":4242424242424242,)"
              "\"Escaped\":\"\\u0034242424242424242\",\"4242424242424242\":1,\"Hidden\":\""
            + QByteArray(R"({"PAN":"4242424242424242"})").toBase64() + '"';
        const MessageHeader header = talk.answerHeader();
        const QByteArray envelope
            = talk.seal(header, Talk::message(header, Talk::payment(R"("Result":"Success")", "15000", card)));
        const auto answer = talk.dialogue.receive(envelope, Expected::answerTo(talk.request));
        QVERIFY(answer);
        QCOMPARE(answer->evidence.receivedSha256, crypto::sha256(envelope));
        const CutCopy& copy = answer->evidence.copy;
        QVERIFY(codec::JsonTree::parse(copy.text));
        for (const char* secret : {"4242", "0330", "TokenValue", "NDI0Mj"})
            QVERIFY2(!copy.text.contains(secret), copy.text);
        QVERIFY2(copy.text.contains("AuthorizedAmount\":15000"), copy.text);
        QCOMPARE(copy.cuts.size(), 9);
        QCOMPARE(std::get<PaymentResponse>(answer->body).lastFour, QByteArray("4242"));
    }

    void oneReasonOutside()
    {
        QCOMPARE(outwardReason, "refused");
        Talk talk;
        const QByteArray good = talk.seal(talk.answerHeader(), Talk::message(talk.answerHeader(), Talk::payment()));
        const auto tree = codec::JsonTree::parse(good);
        const auto blob = tree->root()["SaleToPOIResponse"]["NexoBlob"];
        // Every byte of the last two blocks: padding and HMAC faults are told apart by nobody.
        const QByteArray cipher = *codec::fromBase64(blob.text());
        for (qsizetype at = cipher.size() - 32; at < cipher.size(); ++at) {
            QByteArray changed = cipher;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            QByteArray envelope = good;
            envelope.replace(blob.text(), changed.toBase64());
            const auto answer = talk.dialogue.receive(envelope, Expected::answerTo(talk.request));
            QVERIFY(!answer && answer.fault().is(NexoFault::NotAuthentic) && answer.fault().detail().isEmpty());
        }
    }
};

NARU_TEST(NexoTest)
#include "tst_nexo.moc"
