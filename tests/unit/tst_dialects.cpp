// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/ur.h"
#include "app/payments/applink/applinkdriver.h"
#include "app/payments/decide.h"
#include "app/payments/nexo/nexodriver.h"
#include "app/payments/nexoxml/nexoxmldriver.h"
#include "tests/support/dialectterminal.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using nexoxml::NexoXmlDriver;
using nexoxml::NexoXmlFault;
using nexoxml::XmlElement;
using Dialect = test::DialectTerminal::Dialect;

namespace {

std::unique_ptr<Driver> driverFor(Dialect dialect, Random& random)
{
    const auto now = [] { return QByteArray("2026-11-20T09:00:00+09:00"); };
    if (dialect == Dialect::Xml)
        return std::make_unique<NexoXmlDriver>(
            NexoXmlDriver::Parts{test::DialectTerminal::saleId, test::DialectTerminal::poiId, now, true, {}}, random);
    nexo::NexoDriver::Parts parts;
    parts.saleId = test::DialectTerminal::saleId;
    parts.poiId = test::DialectTerminal::poiId;
    parts.key = test::DialectTerminal::key();
    parts.now = now;
    parts.training = true;
    return std::make_unique<nexo::NexoDriver>(std::move(parts), random);
}

Attempt attemptNumber(int number, Won won = Won{15'000})
{
    Attempt attempt;
    attempt.serviceId = QStringLiteral("A1%1").arg(number, 8, 10, QLatin1Char('0'));
    attempt.poi = QString::fromLatin1(test::DialectTerminal::poiId);
    attempt.transaction = attempt.serviceId + QStringLiteral("-63636363");
    attempt.time = QStringLiteral("2026-11-20T00:00:00Z");
    attempt.amount = won;
    attempt.state = State::Sending;
    attempt.capabilities.canStatus = attempt.capabilities.observesBoot = true;
    attempt.asked = Moment{*parseRfc3339(u"2026-11-20T00:00:00Z"), Milliseconds(1'000), "boot-1"};
    return attempt;
}

Attempt after(Attempt attempt, const Evidence& evidence)
{
    const Moment now = *attempt.asked;
    for (const Move& move : decide(attempt, evidence, attempt.capabilities, now).moves(attempt, evidence))
        attempt = advanced(std::move(attempt), move);
    return attempt;
}

struct Desk {
    explicit Desk(Dialect dialect)
        : terminal(dialect)
        , pump(terminal)
        , random(1)
        , driver(driverFor(dialect, random))
    {
        const auto login = driver->question(Driver::Ask::Login, nullptr);
        loggedIn = bool(driver->hearHealth(*login, *ask(login->message)));
    }
    std::optional<QByteArray> ask(const QByteArray& message) { return pump.answer(pump.send(message), {}); }
    Attempt pay(const Attempt& attempt)
    {
        const auto body = ask(driver->seal(*driver->request(attempt, nullptr)));
        Evidence lost;
        lost.kind = EvidenceKind::ConnectionLost;
        return after(attempt, body ? driver->hear(attempt, *body).evidence : lost);
    }
    Heard status(const Attempt& attempt)
    {
        const auto question = driver->question(Driver::Ask::Status, &attempt);
        return driver->hearStatus(*question, attempt, *ask(question->message));
    }
    test::DialectTerminal terminal;
    test::DialectPump pump;
    SeededRandom random;
    std::unique_ptr<Driver> driver;
    bool loggedIn = false;
};

QByteArray xmlAnswer(const QByteArray& body, const QByteArray& serviceId = "A100000001")
{
    return "<SaleToPOIResponse><MessageHeader MessageClass=\"Service\" MessageCategory=\"Payment\" "
           "MessageType=\"Response\" "
           "ServiceID=\""
        + serviceId + "\" SaleID=\"NARU-1\" POIID=\"S1F2-000158213605588\"/>" + body + "</SaleToPOIResponse>";
}

} // namespace

Q_DECLARE_METATYPE(test::DialectTerminal::Dialect)

/// The same desk, the same questions, two dialects: the model is not one vendor's.
class DialectsTest : public QObject {
    Q_OBJECT

    static void addDialects()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::newRow("JSON") << Dialect::Json;
        QTest::newRow("XML 3.1") << Dialect::Xml;
    }

private Q_SLOTS:
    void takesAndGivesBack_data() { addDialects(); }
    void takesAndGivesBack()
    {
        QFETCH(Dialect, dialect);
        Desk desk(dialect);
        QVERIFY(desk.loggedIn);
        const Attempt paid = desk.pay(attemptNumber(1));
        QCOMPARE(paid.state, State::Approved);
        QCOMPARE(paid.approval, QStringLiteral("611506"));
        QCOMPARE(paid.brand, QStringLiteral("mc"));
        QCOMPARE(paid.lastFour, QStringLiteral("9659"));
        QCOMPARE(paid.poiTransaction, QStringLiteral("ref-A100000001"));
        QCOMPARE(paid.poiTime, QStringLiteral("2026-11-20T00:00:01.5Z"));
        Attempt reversal = attemptNumber(2);
        reversal.kind = AttemptKind::Reversal;
        reversal.reversal = ReversalKind::SameDayCancel;
        const auto body = desk.ask(desk.driver->seal(*desk.driver->request(reversal, &paid)));
        QCOMPARE(after(reversal, desk.driver->hear(reversal, *body).evidence).state, State::Approved);
        QCOMPARE(desk.terminal.charged, 0);
    }

    void endsDoubtByStatusAlone_data() { addDialects(); }
    void endsDoubtByStatusAlone()
    {
        QFETCH(Dialect, dialect);
        Desk desk(dialect);
        desk.terminal.losesAnswers = true;
        const Attempt doubtful = desk.pay(attemptNumber(1));
        QCOMPARE(doubtful.state, State::InDoubt);
        desk.terminal.stillRuns = true;
        const Heard runs = desk.status(doubtful);
        QCOMPARE(runs.evidence.kind, EvidenceKind::InProgress); // the one says InProgress, the other Busy
        QCOMPARE(after(doubtful, runs.evidence).state, State::InDoubt);
        desk.terminal.stillRuns = false;
        QCOMPARE(after(doubtful, desk.status(doubtful).evidence).state, State::Approved);
        QCOMPARE(desk.status(attemptNumber(7)).evidence.kind, EvidenceKind::NotFound);
        QCOMPARE(desk.terminal.payments, 1);
    }

    void weighsRefusalsAndOtherAmounts_data() { addDialects(); }
    void weighsRefusalsAndOtherAmounts()
    {
        QFETCH(Dialect, dialect);
        Desk desk(dialect);
        desk.terminal.declines = true;
        QCOMPARE(desk.pay(attemptNumber(1)).state, State::Declined);
        desk.terminal.declines = false;
        desk.terminal.takesLess = 1;
        QCOMPARE(desk.pay(attemptNumber(2)).state, State::Review);
    }

    void refusesAnswersToOthers_data() { addDialects(); }
    void refusesAnswersToOthers()
    {
        QFETCH(Dialect, dialect);
        Desk desk(dialect);
        const Attempt one = attemptNumber(1);
        const auto body = desk.ask(desk.driver->seal(*desk.driver->request(one, nullptr)));
        for (const Attempt& other : {attemptNumber(2), attemptNumber(10)})
            QCOMPARE(desk.driver->hear(other, *body).evidence.kind, EvidenceKind::Unusable);
        for (const QByteArray& half : {body->chopped(1), body->left(body->size() / 2), QByteArray()})
            QCOMPARE(desk.driver->hear(one, half).evidence.kind, EvidenceKind::Unusable);
    }

    void passesTheConformanceSuite_data() { addDialects(); }
    void passesTheConformanceSuite()
    {
        QFETCH(Dialect, dialect);
        Desk desk(dialect);
        int number = 10;
        const auto payment = [&] { return attemptNumber(++number, Won{1}); };
        const auto reversal = [&](const Attempt&) {
            Attempt attempt = payment();
            attempt.kind = AttemptKind::Reversal;
            attempt.reversal = ReversalKind::SameDayCancel;
            return attempt;
        };
        desk.terminal.forgetsAtReboot = dialect == Dialect::Xml;
        const auto report = examine({*desk.driver, desk.pump, true, payment, reversal, [&] {
                                         desk.terminal.reboot();
                                         return true;
                                     }});
        QVERIFY(report && report->isUsable());
        const Capabilities& can = report->found;
        QVERIFY(can.canStatus && can.canDiagnose);
        QVERIFY(!can.canAbort); // this terminal has answered before it hears of the abort
        QCOMPARE(can.observesBoot, dialect == Dialect::Xml);
        QCOMPARE(can.rebootLosesHistory, dialect == Dialect::Xml);
    }

    /// The app on a phone: the same envelopes, in a link and back by the browser or by moving codes.
    void goesByLinkToo()
    {
        SeededRandom random(1);
        test::DialectTerminal phone(Dialect::Json);
        const QByteArray door("http://192.168.0.5:40211/0123456789abcdef");
        applink::AppLinkDriver driver({driverFor(Dialect::Json, random), "https://www.adyen.com/test",
            [&](const QByteArray& serviceId) { return door + '/' + serviceId; }, Capabilities::Channel::Callback});
        for (const bool byCodes : {false, true}) {
            const Attempt attempt = attemptNumber(byCodes ? 2 : 1);
            const QByteArray link = driver.seal(*driver.request(attempt, nullptr));
            const QByteArray request = link.mid(link.indexOf("request=") + 8).split('&').first();
            const QByteArray envelope
                = QByteArray::fromBase64(QByteArray::fromPercentEncoding(request), QByteArray::Base64UrlEncoding);
            QByteArray answer = *phone.take(envelope);
            if (byCodes) {
                const auto codes = codec::UrEncoder::bytes(answer);
                codec::UrDecoder camera;
                for (quint32 frame = 0; camera.known() < codes->parts(); ++frame) {
                    if (frame % 3 != 2) // it misses every third
                        QVERIFY(camera.take(codes->frame(frame)));
                }
                answer = *camera.bytes();
            } else {
                answer = door + '/' + attempt.serviceId.toLatin1() + "?response=" + codec::toBase64Url(answer);
            }
            const Heard heard = driver.hear(attempt, answer);
            QCOMPARE(heard.evidence.source, byCodes ? Source::Qr : Source::Callback);
            QCOMPARE(after(attempt, heard.evidence).state, State::Approved);
            QCOMPARE(driver.hear(attempt, answer).evidence.kind, EvidenceKind::Unusable); // once
        }
        QCOMPARE(phone.payments, 2);
    }

    void wantsALoginFirst()
    {
        Desk desk(Dialect::Xml);
        const Attempt doubtful = [&] {
            desk.terminal.losesAnswers = true;
            return desk.pay(attemptNumber(1));
        }();
        desk.terminal.losesAnswers = false;
        desk.terminal.reboot();
        const Heard heard = desk.status(doubtful);
        QCOMPARE(heard.evidence.kind, EvidenceKind::Rebooted);
        const Attempt seen = after(doubtful, heard.evidence);
        QVERIFY(seen.bootBroken && seen.state == State::InDoubt);
        QCOMPARE(desk.pay(attemptNumber(2)).state, State::Declined); // NotAllowed: it took nothing
        const auto login = desk.driver->question(Driver::Ask::Login, nullptr);
        QVERIFY(login->message.contains("TrainingModeFlag=\"true\"") && desk.ask(login->message));
        QCOMPARE(after(seen, desk.status(seen).evidence).state, State::Approved); // it remembered all the same
    }

    void printsTheLinesOfItsReceipt()
    {
        Desk desk(Dialect::Xml);
        const Attempt attempt = attemptNumber(1);
        const Heard heard = desk.driver->hear(attempt, *desk.ask(*desk.driver->request(attempt, nullptr)));
        QCOMPARE(heard.customerLines,
            (QList<TerminalLine>{{QStringLiteral("Sample"), {}, false}, {QStringLiteral("AID 1"), {}, false}}));
        QVERIFY(!heard.copy.isEmpty() && heard.cuts.isEmpty());
    }

    void givesBackNoPart()
    {
        Desk desk(Dialect::Xml);
        const Attempt paid = desk.pay(attemptNumber(1));
        Attempt part = attemptNumber(2);
        part.kind = AttemptKind::Reversal;
        part.reversal = ReversalKind::PartialRefund;
        QVERIFY(desk.driver->request(part, &paid).fault().is(NexoXmlFault::NoPartReversal));
    }

    void refusesXmlThatNoTerminalWrites_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<NexoXmlFault>("fault");
        const QByteArray good = xmlAnswer("<PaymentResponse><Response Result=\"Failure\" ErrorCondition=\"Refusal\"/>"
                                          "</PaymentResponse>");
        const auto row = [](const char* name, const QByteArray& bytes, NexoXmlFault fault) {
            QTest::newRow(name) << bytes << fault;
        };
        row("document type", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + good, NexoXmlFault::Forbidden);
        row("entity", QByteArray(good).replace("Refusal", "&refusal;"), NexoXmlFault::Malformed);
        row("processing instruction", "<?run it?>" + good, NexoXmlFault::Forbidden);
        row("two roots", good + good, NexoXmlFault::Malformed);
        row("half", good.chopped(3), NexoXmlFault::Malformed);
        row("attribute twice", QByteArray(good).replace("Result=", "Result=\"Success\" Result="),
            NexoXmlFault::Malformed);
        row("no UTF-8", QByteArray(good).replace("Refusal", "\xff\xfe"), NexoXmlFault::Malformed);
        row("our own question", QByteArray(good).replace("SaleToPOIResponse", "SaleToPOIRequest"),
            NexoXmlFault::WrongTopLevel);
        row("another ServiceID", QByteArray(good).replace("A100000001", "A100000002"), NexoXmlFault::NotInFlight);
        row("another desk", QByteArray(good).replace("NARU-1", "NARU-2"), NexoXmlFault::NotInFlight);
        row("another terminal", QByteArray(good).replace("S1F2-000158213605588", "S1F2-1"), NexoXmlFault::NotInFlight);
        row("another category", QByteArray(good).replace("\"Payment\"", "\"Login\""), NexoXmlFault::NotInFlight);
        row("a notification", QByteArray(good).replace("\"Response\"", "\"Notification\""), NexoXmlFault::NotInFlight);
        row("no body", xmlAnswer(""), NexoXmlFault::BadField);
        row("two bodies", xmlAnswer("<PaymentResponse/><PaymentResponse/>"), NexoXmlFault::BadField);
        row("no response", xmlAnswer("<PaymentResponse/>"), NexoXmlFault::BadField);
        row("unheard-of result", QByteArray(good).replace("\"Failure\"", "\"Maybe\""), NexoXmlFault::BadField);
        row("amount with an exponent",
            xmlAnswer("<PaymentResponse><Response Result=\"Success\"/><PaymentResult><AmountsResp Currency=\"KRW\" "
                      "AuthorizedAmount=\"15e3\"/></PaymentResult></PaymentResponse>"),
            NexoXmlFault::BadField);
        row("deep", QByteArray("<a>").repeated(20) + QByteArray("</a>").repeated(20), NexoXmlFault::TooLarge);
        row("wide", "<a>" + QByteArray("<b/>").repeated(2'001) + "</a>", NexoXmlFault::TooLarge);
        row("long", QByteArray(300'000, ' '), NexoXmlFault::TooLarge);
    }
    void refusesXmlThatNoTerminalWrites()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(NexoXmlFault, fault);
        SeededRandom random(1);
        const auto driver = driverFor(Dialect::Xml, random);
        const Heard heard = driver->hear(attemptNumber(1), bytes);
        QCOMPARE(heard.evidence.kind, EvidenceKind::Unusable);
        QVERIFY2(heard.why && heard.why->is(fault), heard.why ? heard.why->name() : "taken");
        QCOMPARE(after(attemptNumber(1), heard.evidence).state, State::InDoubt);
    }

    void keepsNothingOfACard()
    {
        SeededRandom random(1);
        const auto driver = driverFor(Dialect::Xml, random);
        const QByteArray hidden
            = QByteArray("{\"a\":{\"Optional\":{\"ReceiptString\":[\"4242 4242 4242 4242\"]}}}").toBase64();
        for (const QByteArray& secret : {QByteArray("<X Y=\"4242424242424242\"/>"), QByteArray("<SensitiveCardData/>"),
                 "<PaymentReceipt DocumentQualifier=\"CashierReceipt\"><OutputContent><OutputText>" + hidden
                     + "</OutputText></OutputContent></PaymentReceipt>"}) {
            const Heard heard = driver->hear(attemptNumber(1),
                xmlAnswer("<PaymentResponse><Response Result=\"Failure\" ErrorCondition=\"Refusal\"/>" + secret
                    + "</PaymentResponse>"));
            QVERIFY(heard.copy.isEmpty() && heard.cuts.size() == 1);
            for (const TerminalLine& line : heard.cashierLines)
                QVERIFY(!line.name.contains(QStringLiteral("4242")));
        }
    }
};

NARU_TEST(DialectsTest)
#include "tst_dialects.moc"
