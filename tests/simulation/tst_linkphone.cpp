// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated phone with the payments app, against the desk's own driver, door and moving codes.
#include "app/codec/ur.h"
#include "app/payments/applink/applinkdriver.h"
#include "app/payments/applink/link.h"
#include "app/payments/nexo/nexodriver.h"
#include "devices/simulator/terminal/linkphone.h"
#include "devices/visit/codelink.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

using namespace naru;
using namespace naru::payments;

namespace {

constexpr const char* poi = "9b1f3b1e-7d0a-4b0e-8f4a-1c2d3e4f5a6b"; // an installation's id
constexpr int waitMs = 5000;

/// A desk that shows a link, and a phone that reads it.
struct Bench {
    Bench()
        : link(random, QHostAddress(QHostAddress::LocalHost))
        , driver(parts())
        , terminal({poi, {}, Milliseconds(0), Milliseconds(50), false}, clock, random)
        , phone(terminal, key, random)
    {
        QObject::connect(
            &link, &device::CodeLink::codeToShow, &link, [this](quint64, const QByteArray& text) { shown = text; });
        QObject::connect(&link, &device::TerminalLink::answered, &link,
            [this](quint64, const QByteArray& body) { answers.append(body); });
        QObject::connect(
            &link, &device::TerminalLink::cameLate, &link, [this](const QByteArray& body) { answers.append(body); });
        QObject::connect(
            &phone, &sim::TerminalVoice::returned, &phone, [this](const QByteArray& url, const QByteArray& sealed) {
                returned = url;
                envelope = sealed;
            });
    }

    applink::AppLinkDriver::Parts parts()
    {
        nexo::NexoDriver::Parts sealed{
            "naru-desk-1", poi, key, [] { return QByteArray("2026-11-20T09:00:00+09:00"); }, false, {}};
        return {std::make_unique<nexo::NexoDriver>(std::move(sealed), random), "https://www.adyen.com/test",
            [this](const QByteArray& serviceId) { return link.returnAddress() + '/' + serviceId; },
            Capabilities::Channel::Callback};
    }

    /// Shows the link of a payment; the phone reads it. False: nothing came back to the phone's browser.
    bool pay(const sim::Play& play)
    {
        terminal.setPlay(play);
        attempt.serviceId = QStringLiteral("A100000001");
        attempt.poi = QLatin1StringView(poi);
        attempt.transaction = QStringLiteral("A100000001-63636363");
        attempt.time = QStringLiteral("2026-11-20T09:30:00+09:00");
        attempt.amount = Won{15'000};
        attempt.state = State::Sending;
        link.send(driver.seal(*driver.request(attempt, nullptr)), std::chrono::seconds(30));
        return test::waitFor([&] { return !shown.isEmpty(); }, waitMs) && phone.open(shown)
            && test::waitFor([&] { return !returned.isEmpty(); }, play.way == sim::Play::Way::Straight ? waitMs : 100);
    }
    Heard hear(const QByteArray& body) { return driver.hear(attempt, body); }

    ManualClock clock{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(1)};
    SeededRandom random{7};
    std::shared_ptr<const nexo::EnvelopeKey> key
        = std::make_shared<const nexo::EnvelopeKey>(*nexo::EnvelopeKey::derive("a passphrase", "desk-1", 1));
    device::CodeLink link;
    applink::AppLinkDriver driver;
    sim::PaymentTerminal terminal;
    sim::LinkPhone phone;
    Attempt attempt;
    QByteArray shown, returned, envelope;
    QList<QByteArray> answers;
};

const sim::Play& playOf(const char* name)
{
    return *sim::playNamed(QLatin1StringView(name));
}

} // namespace

class LinkPhoneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsTheAnswerThroughTheDoorOfTheVisit()
    {
        Bench bench;
        QVERIFY(bench.pay(sim::plays[0]));
        QVERIFY(bench.returned.startsWith("http://127.0.0.1:"));
        sim::PhoneBrowser browser;
        int status = -1;
        QObject::connect(&browser, &sim::PhoneBrowser::loaded, &browser, [&](int code) { status = code; });
        browser.visit(bench.returned);
        QVERIFY(test::waitFor([&] { return status >= 0; }, waitMs));
        QCOMPARE(status, 200);
        QCOMPARE(bench.answers.size(), 1);
        const Heard heard = bench.hear(bench.answers.first());
        QCOMPARE(heard.evidence.kind, EvidenceKind::Answer);
        QCOMPARE(heard.evidence.outcome, Outcome::Success);
        QCOMPARE(heard.evidence.amount, Won{15'000});
    }

    void bringsItAsMovingCodes()
    {
        Bench bench;
        QVERIFY(bench.pay(sim::plays[0]));
        const auto codes = codec::UrEncoder::bytes(bench.envelope);
        QVERIFY(codes && codes->parts() > 1);
        for (int i = 1; i <= codes->parts(); ++i)
            QVERIFY(bench.link.takeText(codes->part(static_cast<quint32>(i))));
        QVERIFY(test::waitFor([&] { return !bench.answers.isEmpty(); }, waitMs));
        QCOMPARE(bench.hear(bench.answers.first()).evidence.outcome, Outcome::Success);
    }

    void anErrorAloneSaysThatNothingWasTaken()
    {
        Bench bench;
        QVERIFY(bench.pay(playOf("refuses_connection")));
        QVERIFY(bench.returned.contains("?error="));
        const Heard heard = bench.hear(bench.returned);
        QCOMPARE(heard.evidence.kind, EvidenceKind::Answer);
        QCOMPARE(heard.evidence.outcome, payments::Outcome::Failure);
        QVERIFY(bench.terminal.book().lines().isEmpty());
    }

    void aLostAnswerBringsNothingThoughMoneyMoved()
    {
        Bench bench;
        QVERIFY(!bench.pay(playOf("loses_answer")));
        QCOMPARE(bench.terminal.book().lines().size(), 1);
    }

    void aWrongSealProvesNothing()
    {
        Bench bench;
        bench.pay(playOf("breaks_seal"));
        QVERIFY(test::waitFor([&] { return !bench.returned.isEmpty(); }, waitMs));
        QCOMPARE(bench.hear(bench.returned).evidence.kind, EvidenceKind::Unusable);
    }

    void saysToWhomItBelongs()
    {
        Bench bench;
        using applink::Boarding;
        QVERIFY(bench.phone.open(applink::boardedLink("https://www.adyen.com/test", Boarding::Ask, "naru://board")));
        const auto back = applink::Returned::read(bench.returned);
        QVERIFY(back && back->boarded);
        QCOMPARE(back->installationId, QByteArray(poi));
        QVERIFY(!bench.phone.open("https://example.org/"));
    }
};

NARU_TEST(LinkPhoneTest)
#include "tst_linkphone.moc"
