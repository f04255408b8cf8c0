// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal maker's own library, against Naru in both directions, with fresh keys in each run.
#include "app/payments/nexo/dialogue.h"
#include "tests/interop/peers.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace naru;
using namespace naru::payments::nexo;

namespace {

constexpr int turns = 24;

struct Turn {
    QByteArray passphrase, identifier, sealed, plain;
    qint64 version;
    Request request;
    std::shared_ptr<Dialogue> dialogue;
};

QByteArray printable(Random& random, int charactersMin, int charactersMax)
{
    QByteArray text;
    const auto size
        = charactersMin + static_cast<int>(random.below(static_cast<std::uint64_t>(charactersMax - charactersMin + 1)));
    while (text.size() < size)
        text.append(static_cast<char>(0x20 + random.below(0x5f)));
    return text;
}

/// A service id of ten letters and digits.
QByteArray serviceId(Random& random)
{
    return QByteArray::number(static_cast<quint64>(random.below(1ULL << 45)), 36).rightJustified(10, '0');
}

Turn newTurn(Random& random)
{
    Turn turn{printable(random, 1, 120), "key-" + QByteArray::number(random.below(1000)), {}, {},
        static_cast<qint64>(random.below(100)), {}, {}};
    PaymentRequest payment;
    payment.operatorId = "창구-3 \"둘\\셋\"";
    payment.saleTransaction = {"NARU-1-" + QByteArray::number(random.below(1'000'000)), "2026-01-15T09:30:00+09:00"};
    payment.requested = Amount::won(static_cast<qint64>(random.below(Amount::wonMax)));
    turn.request.header.saleId = "나루-데스크-1";
    turn.request.header.poiId = "S1F2-000158213300585";
    turn.request.header.serviceId = serviceId(random);
    turn.request.body = payment;
    return turn;
}

/// The answer that approves it, as a terminal words it.
QByteArray approvalOf(const Turn& turn)
{
    const auto& payment = std::get<PaymentRequest>(turn.request.body);
    MessageHeader header = turn.request.header;
    header.type = MessageType::Response;
    return R"({"SaleToPOIResponse":{"MessageHeader":)" + header.json()
        + R"(,"PaymentResponse":{"Response":{"Result":"Success"},"SaleData":{"SaleTransactionID":)"
        + payment.saleTransaction.json()
        + R"(},"POIData":{"POITransactionID":{"TransactionID":"tender.8515179985754560","TimeStamp":"2026-01-15T00:30:21.000Z"}},)"
          R"("PaymentResult":{"OnlineFlag":true,"AmountsResp":{"Currency":"KRW","AuthorizedAmount":)"
        + payment.requested.json() + "}}}}}";
}

} // namespace

class NexoPeerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTwoUnderstandEachOther()
    {
        interop::Peers peers;
        if (const QString absent = peers.prepare(); !absent.isEmpty()) {
            if (qEnvironmentVariable("CI") == u"true")
                QFAIL(qPrintable(absent));
            QSKIP(qPrintable(absent));
        }
        SystemRandom random;
        QList<Turn> all;
        QJsonArray jobs;
        for (int i = 0; i < turns; ++i) {
            Turn turn = newTurn(random);
            auto key = EnvelopeKey::derive(turn.passphrase, turn.identifier, turn.version);
            QVERIFY(key);
            turn.dialogue = std::make_shared<Dialogue>(std::make_shared<const EnvelopeKey>(std::move(*key)));
            turn.sealed = turn.dialogue->seal(turn.request, random).envelope;
            turn.plain = approvalOf(turn);
            jobs.append(QJsonObject{{QStringLiteral("key"),
                                        QJsonObject{{QStringLiteral("passphrase"), QString::fromUtf8(turn.passphrase)},
                                            {QStringLiteral("identifier"), QString::fromUtf8(turn.identifier)},
                                            {QStringLiteral("version"), turn.version}}},
                {QStringLiteral("sealed"), QString::fromUtf8(turn.sealed)},
                {QStringLiteral("plain"), QString::fromUtf8(turn.plain)}});
            all.append(turn);
        }
        const QJsonObject answer = peers.run(QStringLiteral("adyen"),
            {{QStringLiteral("now"), QStringLiteral("2026-11-20T02:22:00Z")}, {QStringLiteral("turns"), jobs}});
        QVERIFY2(!answer.contains(u"error"), qPrintable(answer[u"error"].toString()));
        const QJsonArray done = answer[u"turns"].toArray();
        QCOMPARE(done.size(), turns);
        for (int i = 0; i < turns; ++i) {
            const QJsonArray both = done[i].toArray();
            QCOMPARE(both.size(), 2); // the classic implementation and the cloud's
            for (const QJsonValue one : both) {
                QCOMPARE(one[u"opened"].toString().toUtf8(), all[i].request.json());
                const QByteArray envelope = one[u"sealed"].toString().toUtf8();
                const auto got = all[i].dialogue->receive(envelope, Expected::answerTo(all[i].request));
                QVERIFY2(got, got ? "" : got.fault().name());
                QCOMPARE(meaningOf(*got), Meaning::Approved);
                const Turn& other = all[(i + 1) % turns];
                QVERIFY(!other.dialogue->receive(envelope, Expected::answerTo(other.request)));
            }
        }
    }
};

NARU_TEST(NexoPeerTest)
#include "tst_nexo_peer.moc"
