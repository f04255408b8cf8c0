// SPDX-License-Identifier: GPL-3.0-or-later
// The till before terminals that speak otherwise: nexo as XML over the same connection, a Korean agent behind a
// program.
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"

using namespace naru;
using namespace naru::test;
using desk::PayPhase;
using payments::State;

namespace {

/// What a clerk sees once nothing more is on its way: a word that comes late, a question that is asked again.
PayPhase settled(TillBench& stage, const QByteArray& charge)
{
    if (!stage.waitForAnswer(charge))
        return PayPhase::Waiting;
    stage.waitFor([&] { return stage.phase(charge) != PayPhase::InDoubt; }, Milliseconds(200), 150);
    return stage.phase(charge);
}

/// The simulated agent (what `naru-sim relay` runs), started by the desk itself as a vendor's program; what it was told
/// is written along.
struct RelayBench : TillBench {
    static inline const QString agentId = QStringLiteral("r1");

    Result<void> begin(const QByteArray& how)
    {
        stage.terminalPatience = std::chrono::seconds(2); // a program has to start first
        if (const auto begun = TillBench::begin(); !begun)
            return begun;
        const QString program = stage.folder.filePath(QStringLiteral("agent"));
        QFile script(program);
        if (!script.open(QIODevice::WriteOnly))
            return desk::DeskFault::BadTerminal;
        script.write(
            "#!/bin/sh\ntee -a '" + asked().toUtf8() + "' | " NARU_BINARY_DIR "/bin/relay_agent " + how + '\n');
        script.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        script.close();
        device::TerminalSetup agent;
        agent.id = agentId;
        agent.name = QStringLiteral("밴 에이전트");
        agent.driver = QStringLiteral("relay");
        agent.address = program;
        agent.poi = QStringLiteral("12345678");
        return stage.await([&](desk::Done done) { till().keepTerminal(agent, {}, done); });
    }
    Result<void> payThere(const QByteArray& charge)
    {
        return stage.await([&](desk::Done done) { till().payByCard(charge, agentId, done); });
    }
    qsizetype told(const char* type) const
    {
        QFile file(asked());
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('"' + QByteArray(type) + '"') : 0;
    }

private:
    QString asked() const { return stage.folder.filePath(QStringLiteral("agent.asked")); }
};

} // namespace

class TillDialectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void xmlTerminalEndsTruthfully_data()
    {
        QTest::addColumn<QByteArray>("play");
        QTest::addColumn<QByteArray>("outcome");
        QTest::addColumn<PayPhase>("phase");
        QTest::addColumn<qint64>("moved");
        const auto row = [](const char* name, const char* play, const char* outcome, PayPhase phase, qint64 moved) {
            QTest::newRow(name) << QByteArray(play) << QByteArray(outcome) << phase << moved;
        };
        row("approved", "none", "approve", PayPhase::Paid, 15'000);
        row("declined", "none", "decline", PayPhase::Declined, 0);
        row("lost answer, found again", "loses_answer", "approve", PayPhase::Paid, 15'000);
        row("lost refusal, found again", "loses_refusal", "approve", PayPhase::Declined, 0);
        row("busy, then approved", "runs_then_approves", "approve", PayPhase::Paid, 15'000);
        row("in doubt, taken", "silent_taken", "approve", PayPhase::InDoubt, 15'000);
        row("in doubt, not taken", "silent_not_taken", "approve", PayPhase::InDoubt, 0);
        row("no request", "loses_request", "approve", PayPhase::InDoubt, 0); // one "not found" is none
    }
    void xmlTerminalEndsTruthfully()
    {
        QFETCH(QByteArray, play);
        QFETCH(QByteArray, outcome);
        QFETCH(qint64, moved);
        TillBench stage(TillBench::Speaks::Xml);
        QVERIFY(stage.begin());
        const auto opened = stage.open(QStringLiteral("B-1"), {15'000});
        QVERIFY(opened);
        stage.terminal.setOutcome(*sim::outcomeNamed(QString::fromLatin1(outcome)));
        stage.play(play.constData());
        const auto asked = stage.pay(opened->charge);
        QVERIFY2(asked, asked ? "" : asked.fault().name());
        QTEST(settled(stage, opened->charge), "phase");
        const auto attempt = stage.last(opened->charge);
        QCOMPARE(attempt.driver, QStringLiteral("nexo-xml"));
        QCOMPARE(stage.moved(attempt), moved);
        QVERIFY(stage.requests() == 1);
        QCOMPARE(!attempt.approval.isEmpty(), attempt.state == State::Approved);
    }

    void xmlTerminalGivesBackItsLastPaymentAlone()
    {
        TillBench stage(TillBench::Speaks::Xml);
        QVERIFY(stage.begin());
        QList<QByteArray> charges;
        for (const char* bill : {"B-1", "B-2"}) {
            charges.append(stage.open(QLatin1StringView(bill), {1'000})->charge);
            QVERIFY(stage.pay(charges.last()) && stage.waitForPhase(charges.last(), PayPhase::Paid));
        }
        const auto giveBack = [&](const QByteArray& charge) {
            const payments::Refund refund{
                payments::ReversalKind::SameDayCancel, {1'000}, TillBench::second, QStringLiteral("잘못 받음")};
            const QString paid = stage.till().view(charge)->attempts.first().serviceId;
            const auto asked = stage.stage.await(
                [&](desk::Done done) { stage.till().giveBack(paid, refund, TillBench::terminalId, goodPin, done); });
            return asked && stage.waitFor([&] { return stage.last(charge).state != State::Sending; });
        };
        QVERIFY(giveBack(charges.first()) && giveBack(charges.last()));
        QCOMPARE(stage.last(charges.first()).state, State::Declined);
        QCOMPARE(stage.last(charges.last()).state, State::Approved);
        QCOMPARE(stage.moved(stage.last(charges.last())), -1'000);
    }

    void agentEndsTruthfully_data()
    {
        QTest::addColumn<QByteArray>("play");
        QTest::addColumn<PayPhase>("phase");
        QTest::addColumn<bool>("isAskedAgain");
        QTest::newRow("approved") << QByteArray("approves") << PayPhase::Paid << false;
        QTest::newRow("declined") << QByteArray("declines") << PayPhase::Declined << false;
        QTest::newRow("lost answer, found again") << QByteArray("loses_answer") << PayPhase::Paid << true;
        QTest::newRow("in doubt") << QByteArray("is_silent") << PayPhase::InDoubt << true;
        QTest::newRow("reversed by itself, unproven") << QByteArray("net_cancels") << PayPhase::InDoubt << true;
        QTest::newRow("another amount") << QByteArray("takes_other_amount") << PayPhase::Review << false;
    }
    void agentEndsTruthfully()
    {
        QFETCH(QByteArray, play);
        QFETCH(bool, isAskedAgain);
        RelayBench stage;
        QVERIFY(stage.begin(play));
        const auto opened = stage.open(QStringLiteral("B-1"), {15'000});
        QVERIFY(opened);
        const auto asked = stage.payThere(opened->charge);
        QVERIFY2(asked, asked ? "" : asked.fault().name());
        QTEST(settled(stage, opened->charge), "phase");
        QCOMPARE(stage.told("A10"), 1);
        QCOMPARE(stage.told("F10") > 0, isAskedAgain);
        const auto attempt = stage.last(opened->charge);
        QCOMPARE(attempt.driver, QStringLiteral("relay"));
        QCOMPARE(attempt.lastFour, attempt.state == State::Approved ? QStringLiteral("1234") : attempt.lastFour);
        QVERIFY(!stage.payThere(opened->charge) || attempt.state == State::Declined);
    }

    /// The plug is pulled while the agent is asked: the next start finds the attempt, and asks the agent's new program.
    void agentIsAskedAgainAfterAStop()
    {
        RelayBench stage;
        QVERIFY(stage.begin("is_silent"));
        const auto opened = stage.open(QStringLiteral("B-1"), {15'000});
        QVERIFY(opened && stage.payThere(opened->charge));
        QVERIFY(stage.waitFor([&] { return stage.told("A10") == 1; }));
        QVERIFY(stage.startAgain());
        QVERIFY(stage.waitFor([&] { return stage.told("F10") > 0; }, std::chrono::seconds(1)));
        QCOMPARE(stage.phase(opened->charge), PayPhase::InDoubt);
        QCOMPARE(stage.told("A10"), 1);
    }
};

NARU_TEST(TillDialectsTest)
#include "tst_tilldialects.moc"
