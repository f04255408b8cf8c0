// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/text.h"
#include "app/crypto/hash.h"
#include "app/payments/applink/applinkdriver.h"
#include "app/payments/applink/link.h"
#include "app/payments/decide.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using applink::AppLinkDriver;
using applink::AppLinkFault;
using applink::Returned;

namespace {

/// In the place of the nexo driver: its "envelope" names the ServiceID, and a word for what happened.
class Sealed final : public Driver {
public:
    QString name() const override { return QStringLiteral("sealed"); }
    Capabilities capabilities() const override { return {}; }
    Result<QByteArray> request(const Attempt& attempt, const Attempt*) const override
    {
        return attempt.serviceId.toLatin1();
    }
    QByteArray seal(const QByteArray& permitted) override { return envelope(permitted, "asks"); }
    Heard hear(const Attempt& attempt, const QByteArray& body) override
    {
        Heard heard;
        heard.evidence.hash = crypto::sha256(body);
        if (body != envelope(attempt.serviceId.toLatin1(), "approved"))
            return heard;
        heard.evidence.kind = EvidenceKind::Answer;
        heard.evidence.outcome = Outcome::Success;
        heard.evidence.serviceId = attempt.serviceId;
        heard.evidence.poi = attempt.poi;
        heard.evidence.transaction = attempt.transaction;
        heard.evidence.amount = attempt.amount;
        heard.evidence.currency = attempt.currency;
        return heard;
    }
    std::optional<Question> question(Ask, const Attempt*) override { return std::nullopt; }
    Heard hearStatus(const Question&, const Attempt&, const QByteArray&) override { return {}; }
    Result<TerminalHealth> hearHealth(const Question&, const QByteArray&) override { return TerminalHealth(); }
    Result<TerminalTotals> hearTotals(const Question&, const QByteArray&) override { return TerminalTotals(); }

    static QByteArray envelope(const QByteArray& serviceId, const QByteArray& word)
    {
        return "{\"SaleToPOIResponse\":{\"MessageHeader\":{\"ServiceID\":\"" + serviceId + "\"},\"Word\":\"" + word
            + "\"}}";
    }
};

constexpr const char* door = "http://192.168.0.5:40211/r/0123456789abcdef";

AppLinkDriver driver()
{
    return AppLinkDriver({std::make_unique<Sealed>(), "https://www.adyen.com/test",
        [](const QByteArray& serviceId) { return door + QByteArray("/") + serviceId; },
        Capabilities::Channel::Callback});
}

Attempt asked(const AppLinkDriver& driver)
{
    Attempt attempt;
    attempt.serviceId = QStringLiteral("A100000001");
    attempt.poi = QStringLiteral("9b1f3b1e-7d0a-4b0e-8f4a-1c2d3e4f5a6b");
    attempt.transaction = QStringLiteral("A100000001-63636363");
    attempt.amount = Won{15'000};
    attempt.state = State::Sending;
    attempt.capabilities = driver.capabilities();
    attempt.asked = Moment{*parseRfc3339(u"2026-11-20T00:00:00Z"), Milliseconds(1'000), "boot-1"};
    return attempt;
}

State after(const Attempt& attempt, const Evidence& evidence)
{
    const Decision decision = decide(attempt, evidence, attempt.capabilities, *attempt.asked);
    return decision.path.empty() ? attempt.state : decision.path.back();
}

QByteArray responseWith(const QByteArray& envelope)
{
    return door + QByteArray("/A100000001?response=") + codec::toBase64Url(envelope);
}

} // namespace

class AppLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsTheSealedRequestIntoALink()
    {
        auto app = driver();
        const Attempt attempt = asked(app);
        const QByteArray link = app.seal(*app.request(attempt, nullptr));
        const QByteArray envelope = Sealed::envelope("A100000001", "asks");
        QVERIFY(link.startsWith("https://www.adyen.com/test/nexo?request=" + codec::toBase64Url(envelope)));
        QVERIFY(link.endsWith(
            "&returnUrl=http%253A%252F%252F192.168.0.5%253A40211%252Fr%252F0123456789abcdef%252FA100000001"));
    }

    void writesTheLinksOfBoarding()
    {
        using applink::Boarding;
        QCOMPARE(applink::boardedLink("https://www.adyen.com", Boarding::Ask, "naru://b"),
            QByteArray("https://www.adyen.com/boarded?returnUrl=naru%253A%252F%252Fb"));
        QVERIFY(applink::boardedLink("https://www.adyen.com", Boarding::Anew, "naru://b").endsWith("&reboard=true"));
        QCOMPARE(applink::boardLink("https://www.adyen.com/test", "{token}", "naru://b"),
            QByteArray("https://www.adyen.com/test/board?boardingToken=e3Rva2VufQ%3D%3D&returnUrl="
                       "naru%253A%252F%252Fb"));
        const auto back = Returned::read("naru://b?boarded=false&installationId=9b1f&boardingRequestToken=abc%3D");
        QVERIFY(!back->boarded && back->installationId == "9b1f" && back->boardingRequestToken == "abc=");
        QVERIFY(Returned::read("naru://b?boarded=true")->boarded);
    }

    void believesTheSealHoweverItCame_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Source>("source");
        const QByteArray envelope = Sealed::envelope("A100000001", "approved");
        QTest::newRow("door") << responseWith(envelope) << Source::Callback;
        QTest::newRow("elsewhere") << "naru://other?response=" + envelope.toBase64().toPercentEncoding()
                                   << Source::Callback;
        QTest::newRow("bare query") << "response=" + codec::toBase64Url(envelope) + "&x=y" << Source::Callback;
        QTest::newRow("moving codes") << envelope << Source::Qr;
        QTest::newRow("with an error beside") << responseWith(envelope) + "&error=late" << Source::Callback;
        QTest::newRow("line end of a scanner") << responseWith(envelope) + "\r\n" << Source::Callback;
    }
    void believesTheSealHoweverItCame()
    {
        QFETCH(QByteArray, body);
        QFETCH(Source, source);
        auto app = driver();
        const Attempt attempt = asked(app);
        const Heard heard = app.hear(attempt, body);
        QCOMPARE(heard.evidence.source, source);
        QCOMPARE(heard.evidence.hash, crypto::sha256(Sealed::envelope("A100000001", "approved")));
        QCOMPARE(after(attempt, heard.evidence), State::Approved);
        QCOMPARE(applink::serviceIdIn(body), QByteArray("A100000001"));
    }

    /// Late is late, not lost: the same driver, hours later, or another after a restart.
    void keepsALateAnswer()
    {
        auto app = driver();
        Attempt attempt = asked(app);
        attempt.state = State::InDoubt;
        const Heard heard = app.hear(attempt, responseWith(Sealed::envelope("A100000001", "approved")));
        QCOMPARE(after(attempt, heard.evidence), State::Approved);
        QVERIFY(!nextFor(attempt).testFlag(Next::AskStatus));
        QVERIFY(nextFor(attempt).testFlag(Next::WaitForWord));
    }

    void believesAnErrorOnlyAtItsOwnAddress()
    {
        auto app = driver();
        const Attempt attempt = asked(app);
        (void)app.seal(*app.request(attempt, nullptr));
        const Heard own = app.hear(attempt, door + QByteArray("/A100000001?error=app%20not%20boarded"));
        QCOMPARE(own.evidence.outcome, Outcome::Failure);
        QVERIFY(own.why->is(AppLinkFault::ReportedError));
        QCOMPARE(after(attempt, own.evidence), State::Declined);
        QCOMPARE(after(attempt, app.hear(attempt, door + QByteArray("/A100000001?error")).evidence), State::Declined);
        for (const char* elsewhere : {"?error=x", "error=x", "naru://pay/A100000001?error=x",
                 "http://192.168.0.5:40211/r/0123456789abcdef/A100000002?error=x",
                 "http://192.168.0.5:40211/r/0123456789abcde?error=x"}) {
            const Heard heard = app.hear(attempt, elsewhere);
            QVERIFY2(heard.why->is(AppLinkFault::ForeignError), elsewhere);
            QCOMPARE(after(attempt, heard.evidence), State::InDoubt);
        }
        auto restarted = driver();
        QCOMPARE(
            after(attempt, restarted.hear(attempt, door + QByteArray("/A100000001?error=x")).evidence), State::InDoubt);
    }

    void leavesInDoubtWhatSaysNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("silence") << QByteArray();
        QTest::newRow("another ServiceID") << responseWith(Sealed::envelope("A100000002", "approved"));
        QTest::newRow("not our seal") << responseWith("{\"SaleToPOIResponse\":{}}");
        QTest::newRow("no base64") << QByteArray(door + QByteArray("/A100000001?response=%7B%7D"));
        QTest::newRow("half an escape") << QByteArray(door + QByteArray("/A100000001?response=abc%3"));
        QTest::newRow("twice") << QByteArray("response=e30&response=e30");
        QTest::newRow("a space") << QByteArray("response=e30 e30");
        QTest::newRow("nothing of ours") << QByteArray("https://example.org/?a=b");
        QTest::newRow("empty response, no error") << QByteArray(door + QByteArray("/A100000001?response="));
        QTest::newRow("too long") << "response=" + QByteArray(70'000, 'A');
        QTest::newRow("too many names") << QByteArray("a&b&c&d&e&f&g&h&i&j&k&l&m&n&o&p&response=e30");
        QTest::newRow("boarded") << QByteArray("naru://b?boarded=true");
    }
    void leavesInDoubtWhatSaysNothing()
    {
        QFETCH(QByteArray, body);
        auto app = driver();
        const Attempt attempt = asked(app);
        const Heard heard = app.hear(attempt, body);
        QCOMPARE(heard.evidence.kind, EvidenceKind::Unusable);
        QCOMPARE(after(attempt, heard.evidence), State::InDoubt);
    }

    void isNeverAsked()
    {
        auto app = driver();
        const Attempt attempt = asked(app);
        const Capabilities can = app.capabilities();
        QVERIFY(!can.canStatus && !can.canAbort && !can.canDiagnose && can.canReverse && !can.observesBoot);
        for (const auto what : {Driver::Ask::Status, Driver::Ask::Abort, Driver::Ask::Diagnosis, Driver::Ask::Login})
            QVERIFY(!app.question(what, &attempt));
    }
};

NARU_TEST(AppLinkTest)
#include "tst_applink.moc"
