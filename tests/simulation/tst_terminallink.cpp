// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/dialogue.h"
#include "devices/terminal/tlsterminal.h"
#include "tests/support/suite.h"
#include "tests/support/tlspeer.h"
#include "tests/support/wait.h"

using namespace naru;
using device::Left;
using device::TerminalFault;
using device::TlsTerminal;
using test::TlsPeer;

namespace {

constexpr int waitMs = 10'000;
const QString& name()
{
    static const QString cn
        = QStringLiteral("S1F2-000158213300585") + QLatin1StringView(device::TerminalTrust::suffixTest);
    return cn;
}
const test::TerminalIdentity& identity()
{
    static const test::TerminalIdentity one(name());
    return one;
}

struct Outcome {
    int answers = 0, failures = 0;
    QByteArray body;
    std::optional<Fault> fault;
    std::optional<Left> left;
    bool is(TerminalFault code, Left how) const
    {
        return fault && fault->is(code) && left == how && failures == 1 && answers == 0;
    }
    QByteArray told() const
    {
        return fault
            ? QByteArray(fault->name()) + ' ' + fault->detail().toUtf8() + (left == Left::Nothing ? " nothing" : " may")
            : "answered " + body;
    }
};

struct Bench {
    Bench()
        : peer(identity())
    {
        trust.roots = identity().rootPem;
        trust.commonNames = {name()};
        peer.answer = TlsPeer::http("{\"answer\":1}");
    }

    Outcome ask(Milliseconds patience = std::chrono::seconds(10), const QByteArray& message = "{\"question\":1}")
    {
        TlsTerminal terminal({host, port ? port : peer.serverPort(), "/nexo"}, trust, limits);
        Outcome outcome;
        QObject::connect(&terminal, &TlsTerminal::answered, &terminal, [&](quint64, const QByteArray& body) {
            ++outcome.answers;
            outcome.body = body;
        });
        QObject::connect(&terminal, &TlsTerminal::failed, &terminal, [&](quint64, const Fault& fault, Left left) {
            ++outcome.failures;
            outcome.fault = fault;
            outcome.left = left;
        });
        QObject::connect(
            &terminal, &TlsTerminal::believed, &terminal, [&](const QByteArray& shown) { fingerprint = shown; });
        terminal.send(message, patience);
        test::waitFor([&] { return outcome.answers + outcome.failures > 0; }, waitMs);
        return outcome;
    }

    TlsPeer peer;
    device::TerminalTrust trust;
    TlsTerminal::Limits limits;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0;
    QByteArray fingerprint;
};

} // namespace

class TerminalLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksOnceAndHearsTheAnswer()
    {
        Bench bench;
        const Outcome outcome = bench.ask();
        QVERIFY2(outcome.answers == 1 && outcome.body == "{\"answer\":1}", outcome.told());
        QCOMPARE(bench.peer.requests, 1);
        QCOMPARE(bench.peer.connections, 1);
        QCOMPARE(bench.peer.lastRequest,
            "POST /nexo HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(bench.peer.serverPort())
                + "\r\nContent-Type: application/json\r\nContent-Length: 14\r\nConnection: "
                  "close\r\n\r\n{\"question\":1}");
        QCOMPARE(bench.fingerprint.size(), 32);
    }

    void findsATerminalByName()
    {
        Bench bench;
        bench.host = QStringLiteral("localhost"); // ::1 may come first, and nobody listens there
        const Outcome outcome = bench.ask();
        QVERIFY2(outcome.answers == 1, outcome.told());
        QCOMPARE(bench.peer.connections, 1);
    }

    void readsEveryShapeOfAnswer()
    {
        Bench bench;
        bench.peer.answer
            = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n2;x=y\r\n1}\r\n0\r\n\r\n";
        QCOMPARE(bench.ask().body, QByteArray("{\"a\":1}"));
        bench.peer.answer = "HTTP/1.1 200 OK\r\n\r\n{\"a\":2}"; // ends with the connection
        QCOMPARE(bench.ask().body, QByteArray("{\"a\":2}"));
        bench.peer.answer = "HTTP/1.1 204 No Content\r\n\r\n";
        const Outcome silent = bench.ask();
        QVERIFY(silent.answers == 1 && silent.body.isEmpty());
        QCOMPARE(bench.peer.connections, 3);
    }

    /// The measured trap: another client sends a POST again when the peer closes before it answers.
    void neverAsksTwiceWhereverTheAnswerEnds_data()
    {
        QTest::addColumn<TlsPeer::End>("end");
        QTest::newRow("closed") << TlsPeer::End::Close;
        QTest::newRow("reset") << TlsPeer::End::Reset;
    }
    void neverAsksTwiceWhereverTheAnswerEnds()
    {
        QFETCH(TlsPeer::End, end);
        Bench bench;
        bench.peer.end = end;
        int asked = 0;
        for (qsizetype bytes = 0; bytes < bench.peer.answer.size(); ++bytes) {
            bench.peer.answerBytes = bytes;
            const Outcome outcome = bench.ask();
            QVERIFY2(outcome.is(TerminalFault::BrokeOff, Left::MayHave), QByteArray::number(bytes) + outcome.told());
            QCOMPARE(bench.peer.requests, ++asked);
            QCOMPARE(bench.peer.connections, asked);
        }
        QVERIFY(asked > 80);
    }

    void neverAsksTwiceWhereverTheQuestionEnds_data() { neverAsksTwiceWhereverTheAnswerEnds_data(); }
    void neverAsksTwiceWhereverTheQuestionEnds()
    {
        QFETCH(TlsPeer::End, end);
        Bench bench;
        bench.peer.end = end;
        int asked = 0;
        for (const qsizetype bytes : {0, 1, 2, 40, 120}) {
            bench.peer.requestBytes = bytes;
            const Outcome outcome = bench.ask();
            QVERIFY2(outcome.is(TerminalFault::BrokeOff, Left::MayHave), outcome.told());
            QCOMPARE(bench.peer.connections, ++asked);
        }
    }

    void waitsNoLongerThanItIsTold()
    {
        Bench bench;
        bench.peer.end = TlsPeer::End::Stall;
        int asked = 0;
        for (qsizetype bytes = 0; bytes < bench.peer.answer.size(); bytes += 10) {
            bench.peer.answerBytes = bytes;
            const Outcome outcome = bench.ask(Milliseconds(60));
            QVERIFY2(outcome.is(TerminalFault::Silent, Left::MayHave), outcome.told());
            QCOMPARE(bench.peer.requests, ++asked);
        }
        QCOMPARE(bench.peer.connections, asked);
    }

    void knowsWhenNothingHasLeft()
    {
        Bench bench;
        bench.peer.speaksTls = false;
        QVERIFY(bench.ask().is(TerminalFault::TlsFailed, Left::Nothing));
        QCOMPARE(bench.peer.connections, 1);
        // Where a connection is reset while it comes about, QAbstractSocket of Qt 6.4 knocks again and again.
        bench.peer.end = TlsPeer::End::Reset;
        const Outcome reset = bench.ask();
        QVERIFY2(reset.left == Left::Nothing && reset.failures == 1, reset.told());
        QCOMPARE(bench.peer.connections, 2);
        bench.limits.connect = Milliseconds(60);
        bench.peer.end = TlsPeer::End::Stall;
        QVERIFY(bench.ask().is(TerminalFault::TlsFailed, Left::Nothing));
        QCOMPARE(bench.peer.requests, 0);
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        bench.port = closed.serverPort();
        closed.close();
        const Outcome refused = bench.ask();
        QVERIFY2(refused.is(TerminalFault::Unreachable, Left::Nothing), refused.told());
    }

    void handsNothingToAStranger()
    {
        Bench bench;
        bench.trust.roots = test::TerminalIdentity(name(), 2).rootPem;
        QVERIFY(bench.ask().is(TerminalFault::NotTrusted, Left::Nothing));
        bench.trust.roots = "no certificate";
        QVERIFY(bench.ask().is(TerminalFault::NotTrusted, Left::Nothing));
        bench.trust.roots = identity().rootPem;
        bench.trust.commonNames = {QStringLiteral("S1F2-000158213300586.test.terminal.adyen.com")};
        QVERIFY(bench.ask().is(TerminalFault::WrongName, Left::Nothing));
        bench.trust.commonNames = {name()};
        bench.trust.fingerprint = QByteArray(32, 'x');
        QVERIFY(bench.ask().is(TerminalFault::CertificateChanged, Left::Nothing));
        QCOMPARE(bench.peer.requests, 0);
        QVERIFY(bench.fingerprint.isEmpty());
    }

    void believesTheTerminalsOwnCertificate()
    {
        Bench bench;
        bench.trust.roots = identity().certificatePem; // its issuer is not given
        QVERIFY(bench.ask().answers == 1);
        bench.trust.fingerprint = bench.fingerprint;
        QVERIFY(bench.ask().answers == 1);
    }

    void followsNobodyAndTakesNoFlood()
    {
        Bench bench;
        bench.peer.answer = "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n";
        const Outcome redirected = bench.ask();
        QVERIFY(redirected.is(TerminalFault::HttpRefused, Left::MayHave));
        QCOMPARE(redirected.fault->detail(), QStringLiteral("302"));
        bench.peer.answer = "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(300 * 1024, 'x');
        QVERIFY(bench.ask().is(TerminalFault::AnswerTooLarge, Left::MayHave));
        bench.peer.answer = "HTTP/1.0 200 OK\r\n\r\n";
        QVERIFY(bench.ask().is(TerminalFault::AnswerMalformed, Left::MayHave));
        QCOMPARE(bench.peer.connections, 3);
    }

    /// Question sealed, sent, opened by the terminal, answered, and believed: and the same answer again is not.
    void aPaymentGoesTheWholeWay()
    {
        namespace nexo = payments::nexo;
        const auto key
            = std::make_shared<const nexo::EnvelopeKey>(*nexo::EnvelopeKey::derive("sample passphrase", "key", 1));
        SeededRandom random(1);
        Bench bench;
        bench.peer.respond = [&](const QByteArray& body) {
            const auto opened = nexo::openEnvelope(*key, nexo::TopLevel::SaleToPOIRequest, body);
            const auto asked = opened ? nexo::Request::read(opened->plain()) : Result<nexo::Request>(opened.fault());
            if (!asked)
                return QByteArray("{}");
            const auto& payment = std::get<nexo::PaymentRequest>(asked->body);
            nexo::MessageHeader header = asked->header;
            header.type = nexo::MessageType::Response;
            const QByteArray plain = "{\"SaleToPOIResponse\":{\"MessageHeader\":" + header.json()
                + ",\"PaymentResponse\":{\"Response\":{\"Result\":\"Success\"},\"SaleData\":{\"SaleTransactionID\":"
                + payment.saleTransaction.json()
                + "},\"POIData\":{\"POITransactionID\":{\"TransactionID\":\"t\",\"TimeStamp\":\"t\"}},"
                  "\"PaymentResult\":"
                  "{\"AmountsResp\":{\"Currency\":\"KRW\",\"AuthorizedAmount\":"
                + payment.requested.json() + "}}}}}";
            return nexo::sealEnvelope(
                *key, nexo::TopLevel::SaleToPOIResponse, header, plain, random.bytes(nexo::nonceBytes));
        };
        nexo::Request request;
        request.header.saleId = "desk-1";
        request.header.poiId = "S1F2-000158213300585";
        request.header.serviceId = "0000000001";
        nexo::PaymentRequest payment;
        payment.saleTransaction = {"NARU-1", "2026-01-15T09:30:00+09:00"};
        payment.requested = nexo::Amount::won(15'000);
        request.body = payment;
        nexo::Dialogue dialogue(key);
        const Outcome outcome = bench.ask(std::chrono::seconds(10), dialogue.seal(request, random).envelope);
        QVERIFY2(outcome.answers == 1, outcome.told());
        const auto answer = dialogue.receive(outcome.body, nexo::Expected::answerTo(request));
        QVERIFY2(answer, answer ? "" : answer.fault().name());
        QCOMPARE(nexo::meaningOf(*answer), nexo::Meaning::Approved);
        QVERIFY(!dialogue.receive(outcome.body, nexo::Expected::answerTo(request)));
        QCOMPARE(bench.peer.requests, 1);
    }

    void anAbortGoesOutBesideAPayment()
    {
        Bench bench;
        bench.peer.end = TlsPeer::End::Stall;
        bench.peer.answerBytes = 0;
        TlsTerminal terminal({QStringLiteral("127.0.0.1"), bench.peer.serverPort(), "/nexo"}, bench.trust);
        QList<quint64> answered, failed;
        connect(&terminal, &TlsTerminal::answered, this,
            [&](quint64 number, const QByteArray&) { answered.append(number); });
        connect(&terminal, &TlsTerminal::failed, this, [&](quint64 number, const Fault& fault, Left left) {
            QVERIFY(fault.is(TerminalFault::GivenUp) && left == Left::MayHave);
            failed.append(number);
        });
        const quint64 payment = terminal.send("payment", std::chrono::seconds(60));
        QVERIFY(test::waitFor([&] { return bench.peer.requests == 1; }, waitMs));
        bench.peer.answerBytes = -1;
        const quint64 abort = terminal.send("abort", std::chrono::seconds(60));
        QVERIFY(test::waitFor([&] { return !answered.isEmpty(); }, waitMs));
        QCOMPARE(answered, QList<quint64>{abort});
        terminal.giveUp(payment);
        terminal.giveUp(payment);
        QCOMPARE(failed, QList<quint64>{payment});
    }
};

NARU_TEST(TerminalLinkTest)
#include "tst_terminallink.moc"
