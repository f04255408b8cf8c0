// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated terminal's second dialect over the desk's own link, asked as its public guide asks.
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
