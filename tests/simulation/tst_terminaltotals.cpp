// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"

using namespace naru;
using namespace naru::test;
using desk::PayPhase;
using payments::dayclose::DayReport;
using payments::dayclose::MatchClass;
using payments::dayclose::TerminalCount;
using payments::dayclose::TerminalSaid;

namespace {

/// The till bench, with the end of its day.
struct Stage : TillBench {
    QList<TerminalCount> ask()
    {
        std::optional<QList<TerminalCount>> counts;
        till().askTotals([&](const QList<TerminalCount>& told) { counts = told; });
        if (!QTest::qWaitFor([&] { return counts.has_value(); }, 20'000))
            qFatal("the terminals were never done with");
        return *counts;
    }
    Result<DayReport> close(const QList<TerminalCount>& counts)
    {
        desk::DayBook::Closing closing;
        closing.terminals = counts;
        std::optional<Result<DayReport>> answer;
        stage.desk->dayBook()->close(closing, [&](Result<DayReport> report) { answer = std::move(report); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            qFatal("the day was never closed");
        return *answer;
    }
    Result<DayReport> report(const QList<TerminalCount>& counts)
    {
        std::optional<Result<DayReport>> answer;
        stage.desk->dayBook()->reportBeside(counts, [&](Result<DayReport> made) { answer = std::move(made); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            qFatal("the report never came");
        return *answer;
    }
    /// Paid, or wherever it ends.
    QByteArray take(const char* bill, qint64 won, const char* how = "none")
    {
        const auto opened = open(QLatin1StringView(bill), Won{won});
        play(how);
        if (!opened || !pay(opened->charge) || !waitForAnswer(opened->charge))
            return {};
        play("none");
        return opened->charge;
    }
};

const payments::dayclose::MatchRow& rowOf(const DayReport& report, MatchClass what)
{
    return report.rows.at(static_cast<qsizetype>(what) - 1);
}

} // namespace

/// What the terminal counted, asked over a real connection for the end of the day.
class TerminalTotalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAskedAndAgrees()
    {
        Stage it;
        QVERIFY(it.begin());
        const QByteArray kept = it.take("B-1", 15'000), back = it.take("B-2", 600);
        QCOMPARE(it.phase(kept), PayPhase::Paid);
        QCOMPARE(it.phase(back), PayPhase::Paid);
        payments::Refund refund{payments::ReversalKind::SameDayCancel, Won{600}, 2, QStringLiteral("잘못 뗌")};
        QVERIFY(it.stage.await([&](desk::Done done) {
            it.till().giveBack(it.last(back).serviceId, refund, TillBench::terminalId, goodPin, done);
        }));
        QVERIFY(it.waitFor([&] { return it.last(back).state == payments::State::Approved; }));

        const int asked = it.requests();
        const auto counts = it.ask();
        QCOMPARE(counts.size(), 1);
        QCOMPARE(counts[0].said, TerminalSaid::Counted);
        QCOMPARE(counts[0].sum.paid, (payments::dayclose::Tally{Won{15'600}, 2}));
        QCOMPARE(counts[0].sum.reversed, (payments::dayclose::Tally{Won{600}, 1}));
        QCOMPARE(it.requests(), asked); // a question, never a payment
        QCOMPARE(it.till().terminals()[0].problem, std::nullopt);

        const auto closed = it.close(counts);
        QVERIFY2(closed, closed ? "" : closed.fault().name());
        QVERIFY(closed->terminals[0].agrees());
        QVERIFY(rowOf(*closed, MatchClass::NotCompared).terminal == Won{15'000});
        QVERIFY(rowOf(*closed, MatchClass::NotCompared).desk == Won{15'000});
    }

    /// The terminal goes on counting; the second day is what came since the first.
    void tellsOneDayFromTheNext()
    {
        Stage it;
        QVERIFY(it.begin());
        QVERIFY(!it.take("B-1", 15'000).isEmpty());
        QVERIFY(it.close(it.ask()));
        it.stage.clock.advance(std::chrono::hours(24));
        QVERIFY(it.stage.signIn());
        QVERIFY(!it.take("B-2", 400).isEmpty());
        const auto counts = it.ask();
        QCOMPARE(counts[0].sum.paid.count, 2);
        const auto closed = it.close(counts);
        QVERIFY2(closed, closed ? "" : closed.fault().name());
        QCOMPARE(closed->terminals[0].day.paid, (payments::dayclose::Tally{Won{400}, 1}));
        QVERIFY(closed->terminals[0].agrees() && !closed->terminals[0].mayBeOlder);
    }

    /// It knows more than we do. That is shown, and ends no doubt: a sum is no word about one payment.
    void differsWhereWeAreInDoubt()
    {
        Stage it;
        QVERIFY(it.begin());
        QVERIFY(!it.take("B-1", 15'000).isEmpty());
        const QByteArray doubt = it.take("B-2", 32'400, "no_status_taken");
        QCOMPARE(it.phase(doubt), PayPhase::InDoubt);
        const auto counts = it.ask();
        QCOMPARE(counts[0].said, TerminalSaid::Counted);
        QCOMPARE(it.phase(doubt), PayPhase::InDoubt);
        const auto report = it.report(counts);
        QVERIFY(report);
        QVERIFY(!report->terminals[0].agrees());
        QCOMPARE(report->terminals[0].day.net(), Won{47'400});
        QCOMPARE(report->terminals[0].desk.net(), Won{15'000});
        for (const auto& row : report->rows)
            QVERIFY(!row.terminal.has_value()); // it vouches for none of them
    }

    void saysWhereNothingWasHeard()
    {
        Stage it;
        QVERIFY(it.begin());
        device::TerminalSetup gone = it.setup();
        gone.address = QStringLiteral("https://127.0.0.1:1/nexo");
        QVERIFY(it.stage.await([&](desk::Done done) { it.till().keepTerminal(gone, TillBench::passphrase, done); }));
        device::TerminalSetup mute = gone;
        mute.id = QStringLiteral("t2");
        mute.name = QStringLiteral("단말 휴대폰 3번");
        mute.driver = QStringLiteral("nexo-xml"); // it has no such question
        mute.poi = QStringLiteral("S1F2-000158213605589");
        QVERIFY(it.stage.await([&](desk::Done done) { it.till().keepTerminal(mute, {}, done); }));
        const auto counts = it.ask();
        QCOMPARE(counts.size(), 2);
        QCOMPARE(counts[0].said, TerminalSaid::Silent);
        QCOMPARE(counts[1].said, TerminalSaid::CannotTell);
        const auto closed = it.close(counts);
        QVERIFY2(closed, closed ? "" : closed.fault().name());
        QCOMPARE(closed->terminals.size(), 2);
        QCOMPARE(closed->terminals[0].said, TerminalSaid::Silent);
        QCOMPARE(closed->terminals[1].name, mute.name);
    }

    void leavesATerminalThatTakesACardInPeace()
    {
        Stage it;
        QVERIFY(it.begin());
        const auto opened = it.open(QStringLiteral("B-1"), Won{400});
        QVERIFY(opened);
        it.terminal.setCardAfter(std::nullopt);
        QVERIFY(it.pay(opened->charge));
        QCOMPARE(it.ask()[0].said, TerminalSaid::Busy);
    }

    void isNotWaitedForOnceItIsGone()
    {
        Stage it;
        QVERIFY(it.begin());
        std::optional<QList<TerminalCount>> counts;
        it.till().askTotals([&](const QList<TerminalCount>& told) { counts = told; });
        QVERIFY(it.stage.await([&](desk::Done done) { it.till().removeTerminal(TillBench::terminalId, done); }));
        QVERIFY(QTest::qWaitFor([&] { return counts.has_value(); }, 20'000));
    }
};

NARU_TEST(TerminalTotalsTest)
#include "tst_terminaltotals.moc"
