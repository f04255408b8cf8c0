// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/conformance.h"
#include "app/payments/decide.h"
#include "app/payments/relay/relaydriver.h"
#include "devices/simulator/relay/relayagent.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using relay::RelayDriver;
using relay::RelayFault;
using relay::RelayMessage;
using sim::RelayAgent;
using sim::RelayPlay;

namespace {

const QByteArray termId("0710000900");

Attempt attemptNumber(int number)
{
    Attempt attempt;
    attempt.serviceId = QStringLiteral("A1%1").arg(number, 8, 10, QLatin1Char('0'));
    attempt.poi = QStringLiteral("relay-1");
    attempt.transaction = attempt.serviceId + QStringLiteral("-63636363");
    attempt.time = QStringLiteral("2026-11-19T15:30:00Z"); // half past midnight of the 20th in Korea
    attempt.amount = Won{15'000};
    attempt.state = State::Sending;
    attempt.capabilities.canStatus = true;
    attempt.asked = Moment{*parseRfc3339(u"2026-11-19T15:30:00Z"), Milliseconds(1'000), "boot-1"};
    return attempt;
}

/// The agent beside the desk, without a process between them.
class AgentPump final : public Pump {
public:
    explicit AgentPump(RelayAgent& agent)
        : m_agent(agent)
    {
    }
    quint64 send(const QByteArray& message) override
    {
        const auto line = m_agent.take("{\"number\":1,\"message\":" + message + '}');
        const RelayMessage asked = *RelayMessage::read(message);
        types.append(asked.value("TrdType"));
        constexpr qsizetype head = qsizetype(sizeof "{\"number\":1,\"answer\":") - 1;
        m_answers.append(line ? std::optional(line->mid(head).chopped(1)) : std::nullopt);
        return static_cast<quint64>(m_answers.size());
    }
    std::optional<QByteArray> answer(quint64 number, Milliseconds) override
    {
        return m_answers[static_cast<qsizetype>(number) - 1];
    }
    QList<QByteArray> types;

private:
    RelayAgent& m_agent;
    QList<std::optional<QByteArray>> m_answers;
};

struct Bench {
    explicit Bench(RelayPlay play, RelayDriver::NetCancel netCancel = RelayDriver::NetCancel::Unproven)
        : random(1)
        , driver({termId, netCancel, {}}, random)
        , pump(agent)
    {
        agent.play = play;
    }
    std::optional<QByteArray> ask(const QByteArray& message) { return pump.answer(pump.send(message), {}); }
    Attempt after(Attempt attempt, Evidence evidence, Milliseconds later = std::chrono::seconds(1)) const
    {
        evidence.at = {attempt.asked->wall + later, attempt.asked->monotonic + later, attempt.asked->boot};
        for (const Move& move : decide(attempt, evidence, attempt.capabilities, evidence.at).moves(attempt, evidence))
            attempt = advanced(std::move(attempt), move);
        return attempt;
    }
    /// One payment: its request, and what came back; silence is a lost connection.
    Attempt pay(const Attempt& attempt)
    {
        const auto body = ask(*driver.request(attempt, nullptr));
        Evidence lost;
        lost.kind = EvidenceKind::ConnectionLost;
        return after(attempt, body ? driver.hear(attempt, *body).evidence : lost);
    }
    Attempt askAgain(const Attempt& attempt, Milliseconds later = std::chrono::seconds(2))
    {
        const auto question = driver.question(Driver::Ask::Status, &attempt);
        const auto body = ask(question->message);
        return body ? after(attempt, driver.hearStatus(*question, attempt, *body).evidence, later) : attempt;
    }
    RelayAgent agent;
    SeededRandom random;
    RelayDriver driver;
    AgentPump pump;
};

} // namespace

class RelayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheVendorsFields()
    {
        Bench bench(RelayPlay::Approves);
        const auto message = RelayMessage::read(*bench.driver.request(attemptNumber(1), nullptr));
        QCOMPARE(message->value("TrdType"), QByteArray("A10"));
        QCOMPARE(message->value("TermID"), termId);
        QCOMPARE(message->value("AuDate"), QByteArray("261120")); // Korea's day
        QCOMPARE(message->value("BillNo"), QByteArray("00A100000001"));
        QCOMPARE(message->value("BillNo").size(), 12);
        QCOMPARE(message->value("TrdAmt"), QByteArray("15000"));
    }

    void asksAgainInsteadOfBelievingSilence()
    {
        Bench bench(RelayPlay::LosesAnswer);
        const Attempt doubtful = bench.pay(attemptNumber(1));
        QCOMPARE(doubtful.state, State::InDoubt);
        const Attempt paid = bench.askAgain(doubtful);
        QCOMPARE(paid.state, State::Approved);
        QCOMPARE(paid.approval, QStringLiteral("30000001"));
        QCOMPARE(paid.lastFour, QStringLiteral("1234"));
        QCOMPARE(bench.pump.types, (QList<QByteArray>{"A10", "F10"}));
        QCOMPARE(bench.agent.charged(), Won{15'000});
    }

    void endsAsTheAgentSays_data()
    {
        QTest::addColumn<RelayPlay>("play");
        QTest::addColumn<State>("state");
        QTest::newRow("approved") << RelayPlay::Approves << State::Approved;
        QTest::newRow("declined") << RelayPlay::Declines << State::Declined;
        QTest::newRow("silent") << RelayPlay::IsSilent << State::InDoubt;
        QTest::newRow("another amount") << RelayPlay::TakesOtherAmount << State::Review;
        QTest::newRow("another bill number") << RelayPlay::AnswersForAnother << State::InDoubt;
        QTest::newRow("reversed by itself") << RelayPlay::NetCancels << State::InDoubt;
    }
    void endsAsTheAgentSays()
    {
        QFETCH(RelayPlay, play);
        QFETCH(State, state);
        QCOMPARE(Bench(play).pay(attemptNumber(1)).state, state);
    }

    void asksBeforeItBelievesANetCancel()
    {
        Bench careful(RelayPlay::NetCancels);
        QCOMPARE(careful.askAgain(careful.pay(attemptNumber(1))).state, State::InDoubt);
        Bench byContract(RelayPlay::NetCancels, RelayDriver::NetCancel::Proven);
        const Attempt doubtful = byContract.pay(attemptNumber(1));
        QCOMPARE(doubtful.state, State::InDoubt);
        QCOMPARE(byContract.askAgain(doubtful).state, State::Declined);
    }

    /// Nobody sees whether the agent started anew: "no data" twice is for people.
    void noDataTwiceIsForPeople()
    {
        Bench bench(RelayPlay::IsSilent);
        const Attempt doubtful = bench.pay(attemptNumber(1));
        const Attempt once = bench.askAgain(doubtful);
        QCOMPARE(once.state, State::InDoubt);
        QCOMPARE(bench.askAgain(once, std::chrono::seconds(10)).state, State::InDoubt);
        QCOMPARE(bench.askAgain(once, std::chrono::seconds(200)).state, State::Review);
    }

    void cancelsByApprovalNumber()
    {
        Bench bench(RelayPlay::Approves);
        const Attempt paid = bench.pay(attemptNumber(1));
        Attempt reversal = attemptNumber(2);
        reversal.kind = AttemptKind::Reversal;
        const auto body = bench.ask(*bench.driver.request(reversal, &paid));
        QCOMPARE(bench.after(reversal, bench.driver.hear(reversal, *body).evidence).state, State::Approved);
        QCOMPARE(bench.agent.charged(), Won{0});
        const Attempt paidNothing = attemptNumber(3);
        QVERIFY(!bench.driver.request(reversal, &paidNothing));
    }

    void refusesWhatIsNotItsAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray good = R"({"TrdType":"A15","TermID":"0710000900","BillNo":"00A100000001","AnsCode":"0000",)"
                                R"("TrdAmt":"15000","AuNo":"30000001"})";
        const auto with
            = [&](const char* what, const char* instead) { return QByteArray(good).replace(what, instead); };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("another terminal") << with("0710000900", "0710000901");
        QTest::newRow("another bill") << with("00A100000001", "00A100000002");
        QTest::newRow("another kind") << with("A15", "A25");
        QTest::newRow("no answer code") << with("\"AnsCode\":\"0000\",", "");
        QTest::newRow("no approval") << with(",\"AuNo\":\"30000001\"", "");
        QTest::newRow("amount of letters") << with("15000", "15k");
        QTest::newRow("amount as a number") << with("\"15000\"", "15000");
        QTest::newRow("no amount") << with("\"15000\"", "\"\"");
        QTest::newRow("twice") << with("{", "{\"AnsCode\":\"0000\",");
        QTest::newRow("too large") << QByteArray(70'000, ' ');
    }
    void refusesWhatIsNotItsAnswer()
    {
        QFETCH(QByteArray, body);
        Bench bench(RelayPlay::Approves);
        const Heard heard = bench.driver.hear(attemptNumber(1), body);
        QCOMPARE(heard.evidence.kind, EvidenceKind::Unusable);
        QVERIFY(heard.why);
        QCOMPARE(bench.after(attemptNumber(1), heard.evidence).state, State::InDoubt);
    }

    void keepsNoCardNumber()
    {
        Bench bench(RelayPlay::Approves);
        const Heard heard = bench.driver.hear(attemptNumber(1),
            R"({"TrdType":"A15","TermID":"0710000900","BillNo":"00A100000001","AnsCode":"0000","TrdAmt":"15000",)"
            R"("AuNo":"30000001","CardNo":"4242424242424242"})");
        QCOMPARE(heard.evidence.outcome, Outcome::Success);
        QVERIFY(heard.copy.isEmpty() && heard.cuts.size() == 1 && heard.evidence.lastFour.isEmpty());
    }

    void writesACashReceiptToAPhoneNumber()
    {
        using relay::CashReceipt;
        CashReceipt receipt{QStringLiteral("A100000009"), Won{1'000}, "01000001234", CashReceipt::For::Person};
        const auto request = relay::cashReceiptRequest(termId, receipt);
        QCOMPARE(RelayMessage::read(*request)->value("TrdType"), QByteArray("B10"));
        Bench bench(RelayPlay::Approves);
        const auto answer = bench.ask(*request);
        QCOMPARE(*relay::cashReceiptApproval(termId, receipt, *answer), QByteArray("30000001"));
        CashReceipt other = receipt;
        other.serviceId = QStringLiteral("A100000010");
        QVERIFY(relay::cashReceiptApproval(termId, other, *answer).fault().is(RelayFault::OtherAttempt));
        receipt.number = "4242424242424242";
        QVERIFY(relay::cashReceiptRequest(termId, receipt).fault().is(RelayFault::BadCashNumber));
        receipt.number = "010-0000-1234";
        QVERIFY(relay::cashReceiptRequest(termId, receipt).fault().is(RelayFault::BadCashNumber));
    }

    void passesTheConformanceSuite()
    {
        Bench bench(RelayPlay::Approves);
        int number = 10;
        const auto payment = [&] {
            Attempt attempt = attemptNumber(++number);
            attempt.amount = Won{1};
            return attempt;
        };
        const auto reversal = [&](const Attempt&) {
            Attempt attempt = payment();
            attempt.kind = AttemptKind::Reversal;
            return attempt;
        };
        const auto report = examine({bench.driver, bench.pump, true, payment, reversal, [&] {
                                         bench.agent.forget();
                                         return true;
                                     }});
        QVERIFY(report && report->isUsable());
        const Capabilities& can = report->found;
        QVERIFY(can.canStatus && can.canReverse && !can.canAbort && !can.canDiagnose);
        QVERIFY(!can.observesBoot && can.rebootLosesHistory);
        QCOMPARE(bench.agent.charged(), Won{0});
    }
};

NARU_TEST(RelayTest)
#include "tst_relay.moc"
