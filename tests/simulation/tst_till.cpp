// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/amount.h"
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"

using namespace naru;
using namespace naru::test;
using desk::PayPhase;
using payments::State;

namespace {

bool isWell(const Result<void>& done)
{
    if (!done)
        qWarning("%s %s", done.fault().name(), qPrintable(done.fault().detail()));
    return bool(done);
}

} // namespace

/// The till over a real journal and a real connection: what a clerk can press, and what a terminal can do.
class TillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesACard()
    {
        TillBench stage;
        QVERIFY(isWell(stage.begin()));
        const auto opened = stage.open(QStringLiteral("B-1"), {15'000});
        QVERIFY(opened);
        QVERIFY(isWell(stage.pay(opened->charge)));
        QVERIFY(stage.waitForPhase(opened->charge, PayPhase::Paid));
        const auto attempt = stage.last(opened->charge);
        QVERIFY(!attempt.approval.isEmpty() && attempt.lastFour.size() == 4 && !attempt.brand.isEmpty());
        QCOMPARE(stage.moved(attempt), 15'000);
        QCOMPARE(stage.requests(), 1);
        QCOMPARE(stage.till().steps(attempt.serviceId).size(), 2); // ready to leave, answered
        for (const QString& number : {attempt.serviceId, attempt.serviceId.toLower(), attempt.approval,
                 attempt.serviceId.first(2) + u'-' + attempt.serviceId.sliced(2)}) {
            std::optional<qsizetype> found;
            stage.till().ofNumber(number, [&](const QList<desk::ChargeView>& views) { found = views.size(); });
            QVERIFY(stage.waitFor([&] { return found.has_value(); }));
            QCOMPARE(*found, 1);
        }
    }

    /// Whatever a terminal does: asked once; never a green tick without money, never "not taken" with it.
    void endsTruthfully_data()
    {
        QTest::addColumn<QByteArray>("play");
        for (const sim::Play& play : sim::plays)
            QTest::newRow(play.name) << QByteArray(play.name);
    }
    void endsTruthfully()
    {
        QFETCH(QByteArray, play);
        static const QList<QByteArray> liars{"declines_yet_takes", "forgets_silently", "runs_then_forgets",
            "forgets_at_unseen_reboot", "repeats_not_found", "stores_then_declined"};
        TillBench stage;
        QVERIFY(isWell(stage.begin()));
        const auto opened = stage.open(QStringLiteral("B-1"), {1'000});
        QVERIFY(opened);
        stage.play(play.constData());
        QVERIFY(isWell(stage.pay(opened->charge)));
        QVERIFY(stage.waitForAnswer(opened->charge));
        stage.waitFor([&] { return stage.phase(opened->charge) != PayPhase::InDoubt; }, std::chrono::seconds(1), 20);
        const auto attempt = stage.last(opened->charge);
        const qint64 moved = stage.moved(attempt);
        QVERIFY2(stage.requests() <= 1, play.constData());
        if (attempt.state == State::Approved)
            QVERIFY2(moved >= 1'000, play.constData());
        if ((attempt.state == State::Declined || attempt.state == State::NotSent) && !liars.contains(play))
            QCOMPARE(moved, 0);
        QVERIFY(attempt.state != State::NotFoundWatched); // nothing is that quick
    }

    void saysThatTheCardWasRead()
    {
        TillBench stage;
        QVERIFY(isWell(stage.begin()));
        stage.terminal.setCardAfter({});
        stage.terminal.setReadsFor(std::chrono::milliseconds(300));
        const auto opened = stage.open(QStringLiteral("B-1"), {1'000});
        QVERIFY(opened && isWell(stage.pay(opened->charge)));
        QVERIFY(stage.waitFor([&] { return stage.terminal.waiting(); }));
        const auto looked = [&] { return stage.terminal.book().entries().front().statusAsked; };
        QVERIFY(stage.waitFor([&] { return looked() >= 2; }, std::chrono::seconds(1)));
        QCOMPARE(stage.phase(opened->charge), PayPhase::Waiting); // no card yet
        stage.terminal.holdCard();
        QVERIFY(stage.waitForPhase(opened->charge, PayPhase::CardRead, std::chrono::seconds(1)));
        QVERIFY(stage.waitForPhase(opened->charge, PayPhase::Paid));
        QCOMPARE(stage.requests(), 1);
        QCOMPARE(stage.till().steps(stage.last(opened->charge).serviceId).size(), 2); // a look is no evidence
    }

    void asksOnceHoweverOftenItIsPressed()
    {
        TillBench stage;
        QVERIFY(isWell(stage.begin()));
        const auto opened = stage.open(QStringLiteral("B-1"), {1'000});
        QVERIFY(opened);
        int answers = 0, asked = 0;
        for (int press = 0; press < 5; ++press) {
            stage.till().payByCard(opened->charge, TillBench::terminalId, [&](const Result<void>& done) {
                ++answers;
                asked += done ? 1 : 0;
            });
        }
        QVERIFY(stage.waitFor([&] { return answers == 5; }));
        QVERIFY(stage.waitForPhase(opened->charge, PayPhase::Paid));
        QCOMPARE(asked, 1);
        QCOMPARE(stage.requests(), 1);
        QVERIFY(!stage.pay(opened->charge)); // paid is paid
    }

    void asksAgainAfterAStop()
    {
        TillBench stage;
        QVERIFY(isWell(stage.begin()));
        const auto opened = stage.open(QStringLiteral("B-1"), {1'000});
        QVERIFY(opened);
        stage.play("silent_taken");
        QVERIFY(isWell(stage.pay(opened->charge)));
        QVERIFY(stage.waitFor([&] { return stage.requests() == 1; }));
        QVERIFY(isWell(stage.startAgain())); // the plug was pulled while the card was read
        stage.play("none");
        QVERIFY(stage.waitFor([&] { return stage.till().view(opened->charge).has_value(); }));
        QVERIFY(stage.phase(opened->charge) != PayPhase::Ready);
        QVERIFY(!stage.pay(opened->charge));
        stage.waitFor([&] { return stage.phase(opened->charge) == PayPhase::Paid; }, std::chrono::seconds(1), 20);
        QCOMPARE(stage.requests(), 1);
        QVERIFY(stage.phase(opened->charge) == PayPhase::Paid || stage.phase(opened->charge) == PayPhase::InDoubt);
    }

    void guardsABill()
    {
        TillBench stage;
        QVERIFY(isWell(stage.begin()));
        using Answer = payments::Guarded::Answer;
        const auto first = stage.open(QStringLiteral("B-1"), {1'000});
        const auto again = stage.open(QStringLiteral("B-1"), {1'000});
        QVERIFY(first && again);
        QCOMPARE(again->guarded.answer, Answer::Continue);
        QCOMPARE(again->charge, first->charge);
        const auto other = stage.open(QStringLiteral("B-1"), {2'000});
        QVERIFY(other);
        QCOMPARE(other->guarded.answer, Answer::OtherAmount);
        QVERIFY(isWell(stage.pay(first->charge)));
        QVERIFY(stage.waitForPhase(first->charge, PayPhase::Paid));
        const auto paid = stage.open(QStringLiteral("B-1"), {1'000});
        QVERIFY(paid);
        QCOMPARE(paid->guarded.answer, Answer::Paid);
        const auto walkIn = stage.open({}, {400}), another = stage.open({}, {400});
        QVERIFY(walkIn && another && walkIn->charge != another->charge); // equal fees never meet
    }

    void givesBackWithASecondPerson()
    {
        TillBench stage;
        QVERIFY(isWell(stage.begin()));
        const auto opened = stage.open(QStringLiteral("B-1"), {1'000});
        QVERIFY(opened && isWell(stage.pay(opened->charge)));
        QVERIFY(stage.waitForPhase(opened->charge, PayPhase::Paid));
        const QString paid = stage.last(opened->charge).serviceId;
        const auto giveBack = [&](Won amount, payments::ReversalKind kind, qint64 approver, const QString& pin) {
            const payments::Refund refund{kind, amount, approver, QStringLiteral("잘못 받음")};
            return stage.stage.await(
                [&](desk::Done done) { stage.till().giveBack(paid, refund, TillBench::terminalId, pin, done); });
        };
        using Kind = payments::ReversalKind;
        QVERIFY(!giveBack({1'000}, Kind::Refund, TillBench::clerk, goodPin)); // who collected does not approve
        QVERIFY(!giveBack({1'001}, Kind::Refund, TillBench::second, goodPin));
        QVERIFY(!giveBack({400}, Kind::PartialRefund, TillBench::second, QStringLiteral("999999")));
        QVERIFY(isWell(giveBack({400}, Kind::PartialRefund, TillBench::second, goodPin)));
        QVERIFY(stage.waitFor([&] { return stage.till().view(opened->charge)->standing.refunded == Won{400}; }));
        QVERIFY(!giveBack({700}, Kind::PartialRefund, TillBench::second, goodPin));
        QCOMPARE(stage.moved(stage.last(opened->charge)), -400);
    }

    void saysWhatIsWrongWithATerminal()
    {
        TillBench stage;
        QVERIFY(isWell(stage.begin()));
        auto setup = stage.setup();
        const auto keep = [&](const QByteArray& passphrase) {
            return stage.stage.await([&](desk::Done done) { stage.till().keepTerminal(setup, passphrase, done); });
        };
        setup.poi.clear();
        QVERIFY(keep({}).fault().is(desk::DeskFault::BadTerminal));
        setup = stage.setup();
        QVERIFY(!keep("암호")); // printable ASCII alone: the libraries disagree about the rest
        setup.address = QStringLiteral("http://127.0.0.1/nexo");
        QVERIFY(isWell(keep({})));
        const auto opened = stage.open({}, {400});
        QVERIFY(opened);
        QVERIFY(stage.pay(opened->charge).fault().is(desk::DeskFault::BadTerminal));
        QCOMPARE(stage.requests(), 0);
    }
};

NARU_TEST(TillTest)
#include "tst_till.moc"
