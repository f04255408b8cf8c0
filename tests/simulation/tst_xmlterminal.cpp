// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated terminal's second dialect over the desk's own link, asked as its public guide asks.
#include "app/payments/nexoxml/nexoxmldriver.h"
#include "devices/simulator/terminal/xmlterminal.h"
#include "devices/terminal/tlsterminal.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

using namespace naru;

namespace {

constexpr const char* poi = "S1F2-000158213605588";
constexpr int waitMs = 5000;

struct Bench {
    explicit Bench(std::optional<Milliseconds> cardAfter = Milliseconds(0))
        : identity(sim::TerminalIdentity::make(poi, SystemClock().now(), random))
        , terminal(sim::XmlTerminal::settings({poi, {}, cardAfter, Milliseconds(50)}), clock, random)
        , door(terminal, identity)
    {
        QVERIFY(door.listen());
        device::TerminalTrust trust;
        trust.roots = identity.certificatePem;
        trust.commonNames = {QLatin1StringView(poi) + QLatin1StringView(device::TerminalTrust::suffixTest)};
        const QUrl url(door.url());
        link = std::make_unique<device::TlsTerminal>(
            device::TerminalAddress{url.host(), static_cast<quint16>(url.port()), url.path().toLatin1()}, trust);
        QObject::connect(link.get(), &device::TlsTerminal::answered, link.get(),
            [this](quint64 number, const QByteArray& body) { ends.insert(number, body); });
        QObject::connect(link.get(), &device::TlsTerminal::failed, link.get(),
            [this](quint64 number, const Fault& fault) { ends.insert(number, fault.name()); });
    }

    quint64 send(const QByteArray& category, const QByteArray& body, const QByteArray& attributes = {})
    {
        serviceId = QByteArray::number(++count);
        return link->send("<?xml version=\"1.0\" encoding=\"UTF-8\"?><SaleToPOIRequest><MessageHeader "
                          "ProtocolVersion=\"3.1\" MessageClass=\"Service\" MessageCategory=\""
                + category + "\" MessageType=\"Request\" ServiceID=\"" + serviceId + "\" SaleID=\"1\" POIID=\"" + poi
                + "\"/><" + category + "Request" + attributes + '>' + body + "</" + category
                + "Request></SaleToPOIRequest>",
            std::chrono::seconds(5));
    }
    QByteArray await(quint64 number)
    {
        test::waitFor([&] { return ends.contains(number); }, waitMs);
        return ends.value(number, "nothing");
    }
    QByteArray ask(const QByteArray& category, const QByteArray& body, const QByteArray& attributes = {})
    {
        return await(send(category, body, attributes));
    }
    QByteArray login(const QByteArray& attributes = {})
    {
        return ask("Login", "<DateTime>2026-11-20T09:00:00+09:00</DateTime>", " OperatorLanguage=\"ko\"" + attributes);
    }
    quint64 sendPayment(int won)
    {
        return send("Payment",
            "<SaleData><SaleTransactionID TransactionID=\"NARU-1\" TimeStamp=\"2026-11-20T09:30:00+09:00\"/></SaleData>"
            "<PaymentTransaction><AmountsReq Currency=\"KRW\" RequestedAmount=\""
                + QByteArray::number(won) + "\"/></PaymentTransaction>");
    }
    QByteArray pay(int won) { return await(sendPayment(won)); }
    QByteArray statusOf(const QByteArray& meant)
    {
        return ask("TransactionStatus",
            "<MessageReference MessageCategory=\"Payment\" ServiceID=\"" + meant + "\" SaleID=\"1\" POIID=\"" + poi
                + "\"/>");
    }
    QByteArray giveBack(const QByteArray& payment)
    {
        static const QRegularExpression id(QStringLiteral("<POITransactionID [^>]*/>"));
        return ask("Reversal",
            "<OriginalPOITransaction SaleID=\"1\">" + id.match(QString::fromUtf8(payment)).captured().toUtf8()
                + "</OriginalPOITransaction>",
            " ReversalReason=\"MerchantCancel\"");
    }

    ManualClock clock{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(1)};
    SeededRandom random{7};
    sim::TerminalIdentity identity;
    sim::PaymentTerminal terminal;
    sim::XmlTerminal door;
    std::unique_ptr<device::TlsTerminal> link;
    QHash<quint64, QByteArray> ends;
    QByteArray serviceId; ///< of the last question
    int count = 0;
};

bool isSuccess(const QByteArray& answer)
{
    return answer.contains("<Response Result=\"Success\"/>");
}
bool isFailure(const QByteArray& answer, const QByteArray& condition)
{
    return answer.contains("<Response Result=\"Failure\" ErrorCondition=\"" + condition + "\"");
}

} // namespace

class XmlTerminalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wantsALoginFirstAndAfterARestart()
    {
        Bench bench;
        QVERIFY(isFailure(bench.pay(15'000), "NotAllowed"));
        QVERIFY(isFailure(bench.ask("Diagnosis", {}), "NotAllowed"));
        QVERIFY(isSuccess(bench.login()));
        QVERIFY(isSuccess(bench.pay(15'000)));
        bench.terminal.reboot();
        QVERIFY(isFailure(bench.pay(15'000), "LoggedOut"));
        QVERIFY(isSuccess(bench.login()));
        QVERIFY(bench.ask("Diagnosis", {}).contains("GlobalStatus=\"OK\""));
    }

    void paysAndPrints()
    {
        Bench bench;
        bench.login();
        const QByteArray paid = bench.pay(15'000);
        QVERIFY2(isSuccess(paid), paid);
        QVERIFY(paid.contains("MessageType=\"Response\" ServiceID=\"2\""));
        QVERIFY(paid.contains("<SaleTransactionID TransactionID=\"NARU-1\" TimeStamp=\"2026-11-20T09:30:00+09:00\"/>"));
        QVERIFY(paid.contains("<AmountsResp Currency=\"KRW\" AuthorizedAmount=\"15000\"/>"));
        static const QRegularExpression text(QStringLiteral("<OutputText>([^<]+)</OutputText>"));
        const auto receipt = QJsonDocument::fromJson(
            QByteArray::fromBase64(text.match(QString::fromUtf8(paid)).captured(1).toLatin1()));
        const auto lines = receipt[u"Merchant"][u"Optional"][u"ReceiptString"].toArray();
        QVERIFY(lines.contains(QStringLiteral("TOTAL: 15000 KRW")));
    }

    void saysBusyUntilItEndsAndNothingToAnAbort()
    {
        Bench bench(std::nullopt);
        bench.login();
        const quint64 payment = bench.sendPayment(15'000);
        const QByteArray meant = bench.serviceId;
        QVERIFY(test::waitFor([&] { return bench.terminal.waiting() != nullptr; }, waitMs));
        QVERIFY(isFailure(bench.statusOf(meant), "Busy"));
        QCOMPARE(bench.ask("Abort",
                     "<MessageReference MessageCategory=\"Payment\" ServiceID=\"" + meant
                         + "\" SaleID=\"1\"/><AbortReason>Abort by Sale System</AbortReason>"),
            QByteArray()); // 204
        QVERIFY(isFailure(bench.await(payment), "Aborted"));
        QVERIFY(isFailure(bench.statusOf("99"), "NotFound"));
    }

    void repeatsTheLastAnswerWhole()
    {
        Bench bench;
        bench.login();
        bench.terminal.setPlay(*sim::playNamed(QStringLiteral("loses_answer")));
        QCOMPARE(bench.pay(15'000), QByteArray("terminal.broke_off"));
        const QByteArray status = bench.ask("TransactionStatus", {}); // without a reference: the last
        static const QRegularExpression nested(
            QStringLiteral("<RepeatedMessageResponse><MessageHeader [^>]*ServiceID=\"2\"[^>]*/><PaymentResponse>"
                           "<Response Result=\"Success\"/>"));
        QVERIFY2(QString::fromUtf8(status).contains(nested), status);
    }

    void givesBackTheVeryLastAlone()
    {
        Bench bench;
        bench.login();
        const QByteArray first = bench.pay(1'000), second = bench.pay(2'000);
        QVERIFY(isFailure(bench.giveBack(first), "NotAllowed"));
        QVERIFY(isSuccess(bench.giveBack(second)));
        QVERIFY(isFailure(bench.giveBack(first), "NotAllowed")); // the reversal is the last now
        QCOMPARE(bench.terminal.book().judgement()[u"charged"].toInteger(), 1'000);
    }

    void trainingMovesNoMoney()
    {
        Bench bench;
        bench.login(" TrainingModeFlag=\"true\"");
        QVERIFY(isSuccess(bench.pay(15'000)));
        QVERIFY(bench.terminal.book().lines().isEmpty());
    }

    /// The two were written apart: the desk's driver reads what this writes, whatever goes wrong on purpose.
    void theDesksDriverUnderstandsIt_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("direct");
        QTest::addColumn<int>("status");
        using enum payments::EvidenceKind;
        const auto add = [](const char* fault, payments::EvidenceKind direct, payments::EvidenceKind status) {
            QTest::newRow(fault) << QString::fromLatin1(fault) << static_cast<int>(direct) << static_cast<int>(status);
        };
        add("none", Answer, Answer);
        add("loses_refusal", ConnectionLost, Answer);
        add("loses_answer", ConnectionLost, Answer);
        add("loses_request", ConnectionLost, NotFound);
        add("breaks_seal", Unusable, Answer); // no XML
        add("alters_header", Unusable, Answer);
        add("answers_for_another", Unusable, Answer);
        add("reflects", Unusable, Answer);
        add("is_busy", Answer, Answer);
        add("runs_then_approves", ConnectionLost, InProgress);
        add("forgets_at_reboot", ConnectionLost, Rebooted);
        add("shows_card_number", Answer, Answer);
    }
    void theDesksDriverUnderstandsIt()
    {
        QFETCH(QString, fault);
        QFETCH(int, direct);
        QFETCH(int, status);
        using payments::Driver, payments::EvidenceKind, payments::Outcome;
        Bench bench;
        payments::nexoxml::NexoXmlDriver driver(
            {"naru-desk-1", poi, [] { return QByteArray("2026-11-20T09:00:00+09:00"); }, false, {}}, bench.random);
        const auto login = driver.question(Driver::Ask::Login, nullptr);
        const QByteArray welcome = bench.await(bench.link->send(login->message, std::chrono::seconds(5)));
        QVERIFY(driver.hearHealth(*login, welcome) && !driver.hearHealth(*login, welcome)->loginNeeded);
        bench.terminal.setPlay(*sim::playNamed(fault));
        payments::Attempt attempt;
        attempt.serviceId = QStringLiteral("A100000001");
        attempt.poi = QLatin1StringView(poi);
        attempt.transaction = QStringLiteral("A100000001-63636363");
        attempt.time = QStringLiteral("2026-11-20T09:30:00+09:00");
        attempt.amount = Won{15'000};
        const QByteArray request = driver.seal(*driver.request(attempt, nullptr));
        const QByteArray body = bench.await(bench.link->send(request, std::chrono::seconds(5)));
        const bool lost = body == "terminal.broke_off";
        QCOMPARE(lost, direct == static_cast<int>(EvidenceKind::ConnectionLost));
        if (!lost) {
            const auto heard = driver.hear(attempt, body);
            QCOMPARE(static_cast<int>(heard.evidence.kind), direct);
            QVERIFY(!heard.copy.contains("4111111111111111"));
            if (fault == u"none") {
                QCOMPARE(heard.evidence.amount, attempt.amount);
                QCOMPARE(heard.evidence.transaction, attempt.transaction);
                QCOMPARE(heard.evidence.lastFour, QStringLiteral("1111"));
                QVERIFY(!heard.customerLines.isEmpty() && !heard.cashierLines.isEmpty());
            }
        }
        const auto question = driver.question(Driver::Ask::Status, &attempt);
        const QByteArray told = bench.await(bench.link->send(question->message, std::chrono::seconds(5)));
        const auto heard = driver.hearStatus(*question, attempt, told);
        QCOMPARE(static_cast<int>(heard.evidence.kind), status);
        const bool moved = bench.terminal.book().movedBy("A100000001") > 0;
        if (heard.evidence.kind == EvidenceKind::Answer)
            QCOMPARE(heard.evidence.outcome == Outcome::Success, moved);
    }

    void refusesWhatIsNoMessage()
    {
        Bench bench;
        const auto send
            = [&](const QByteArray& text) { return bench.await(bench.link->send(text, std::chrono::seconds(5))); };
        QCOMPARE(send("<SaleToPOIRequest>"), QByteArray("terminal.http_refused"));
        QCOMPARE(send("<!DOCTYPE a [<!ENTITY b \"c\">]><SaleToPOIRequest/>"), QByteArray("terminal.http_refused"));
        QCOMPARE(bench.door.unreadable(), 2);
    }
};

NARU_TEST(XmlTerminalTest)
#include "tst_xmlterminal.moc"
