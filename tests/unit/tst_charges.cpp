// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/paystage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using test::cancel;
using test::faultOf;
using test::Plays;
using Stage = test::PayStage;

/// What a bill, a refund, and people may do.
class ChargesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsABillByItsNumberAlone()
    {
        Stage stage;
        QVERIFY(stage.open());
        Charge again = stage.charge;
        again.id = QByteArray(16, '2');
        QCOMPARE(faultOf(stage.till.open(again)), "payments.bill_open");
        Charge other = again;
        other.amount = other.lines[0].amount = Won{20'000};
        QCOMPARE(faultOf(stage.till.open(other)), "payments.bill_other_amount");
        other.second = other.by;
        other.reason = QStringLiteral("고지서를 다시 받음");
        QCOMPARE(faultOf(stage.till.open(other)), "payments.second_person_needed");
        other.second = test::Till::second;
        QVERIFY(stage.till.open(other));
        QCOMPARE(faultOf(stage.till.prepare(stage.charge, Plays::Approves)), "payments.bad_charge"); // superseded
        QVERIFY(stage.till.pay(other, Plays::IsSilentTaken));
        Charge third = again;
        third.id = QByteArray(16, '3');
        third.second = test::Till::second;
        third.reason = other.reason;
        QCOMPARE(faultOf(stage.till.open(third)), "payments.bill_in_doubt"); // nobody may wave this through
        QVERIFY(stage.file());
        third.second = 0;
        third.reason.clear();
        third.amount = third.lines[0].amount = Won{20'000};
        QCOMPARE(faultOf(stage.till.open(third)), "payments.bill_paid");
        QVERIFY(stage.isRebuilt());
    }

    void namesTheRestOfAPart()
    {
        Stage stage;
        Charge part = stage.charge;
        part.kind = ChargeKind::Part;
        part.amount = part.lines[0].amount = Won{10'000};
        part.rest = Won{5'000};
        QVERIFY(stage.till.open(part) && stage.till.pay(part, Plays::Approves));
        Charge rest = part;
        rest.id = QByteArray(16, '2');
        rest.amount = rest.lines[0].amount = Won{6'000};
        rest.rest = Won{0};
        QCOMPARE(faultOf(stage.till.open(rest)), "payments.bill_other_amount");
        rest.amount = rest.lines[0].amount = Won{5'000};
        QVERIFY(stage.till.open(rest) && stage.till.pay(rest, Plays::Approves));
        rest.id = QByteArray(16, '3');
        QCOMPARE(faultOf(stage.till.open(rest)), "payments.bill_other_amount");
        QCOMPARE(stage.books().value(Account::Revenue), Won{-15'000});
    }

    void keepsEqualFeesApart()
    {
        Stage stage;
        for (qint64 number = 1; number <= 2; ++number) {
            Charge fee = test::Till::chargeFor(deskBill(QStringLiteral("A1"), number), Won{400});
            fee.deskNumber = number;
            QVERIFY(stage.till.open(fee) && stage.till.pay(fee, Plays::Approves));
        }
        Charge twice = test::Till::chargeFor(QStringLiteral("NARU-A1-x"), Won{400});
        twice.deskNumber = 2;
        QCOMPARE(faultOf(stage.till.open(twice)), "storage.constraint_failed");
        QCOMPARE(serviceIdOf(QStringLiteral("A1"), 42), QStringLiteral("A100000016"));
    }

    void givesBackWithASecondPerson()
    {
        Stage stage;
        QVERIFY(stage.open());
        const auto paid = stage.till.pay(stage.charge, Plays::Approves);
        Refund refund = cancel;
        refund.approver = test::Till::clerk;
        QCOMPARE(faultOf(stage.till.giveBack(*paid, refund, Plays::Approves)), "payments.second_person_needed");
        refund = cancel;
        refund.amount = Won{15'001};
        QCOMPARE(faultOf(stage.till.giveBack(*paid, refund, Plays::Approves)), "payments.refund_too_much");
        stage.world.now.wall += std::chrono::hours(24);
        QCOMPARE(faultOf(stage.till.giveBack(*paid, cancel, Plays::Approves)), "payments.not_same_day");
        refund = {ReversalKind::PartialRefund, Won{9'000}, test::Till::second, QStringLiteral("일부 취소")};
        QVERIFY(stage.till.giveBack(*paid, refund, Plays::Approves));
        QCOMPARE(faultOf(stage.till.giveBack(*paid, refund, Plays::Approves)), "payments.refund_too_much");
        refund.amount = Won{6'000};
        const auto rest = stage.till.giveBack(*paid, refund, Plays::LosesAnswer);
        QVERIFY(rest && standingOf(*stage.till.attempts(stage.charge.id)).what == Standing::What::ReversalInDoubt);
        QVERIFY(stage.till.askAll());
        QVERIFY(standingOf(*stage.till.attempts(stage.charge.id)).what == Standing::What::Reversed);
        QCOMPARE(stage.books(),
            (Legs{{Account::CardClearing, Won{15'000}}, {Account::RefundsPayable, Won{-15'000}}})); // not gone yet
        QVERIFY(stage.file());
        QCOMPARE(stage.books(), Legs()); // gone through the file, both ways
        QVERIFY(stage.isRebuilt());
    }

    void leavesReviewToTwoPeopleWithANumber()
    {
        Stage stage;
        QVERIFY(stage.open());
        const auto asked = stage.till.pay(stage.charge, Plays::ForgetsAtReboot);
        QVERIFY(asked && stage.till.askAll() && stage.state(*asked) == State::Review);
        QVERIFY(stage.learn(*asked, EvidenceKind::People, Outcome::Success) && stage.state(*asked) == State::Review);
        Evidence alone;
        alone.kind = EvidenceKind::People;
        alone.outcome = Outcome::Success;
        alone.approval = QStringLiteral("12345678");
        alone.first = alone.second = test::Till::clerk;
        QVERIFY(stage.till.learn(*asked, alone) && stage.state(*asked) == State::Review);
        QVERIFY(stage.learn(*asked, EvidenceKind::People, Outcome::Success, "12345678"));
        QCOMPARE(stage.state(*asked), State::Approved);
        QCOMPARE(stage.till.attempt(*asked)->approval, QStringLiteral("12345678"));
        QVERIFY(stage.file() && stage.isRebuilt());
    }

    void givesBackWhatWasTakenTwice()
    {
        Stage stage;
        QVERIFY(stage.open());
        const auto lost = stage.till.pay(stage.charge, Plays::ForgetsSilently);
        QVERIFY(lost && stage.till.askAll());
        stage.world.wait(notFoundApart);
        QVERIFY(stage.till.askAll() && stage.state(*lost) == State::NotFoundWatched);
        QVERIFY(stage.till.pay(stage.charge, Plays::Approves) && stage.file());
        QCOMPARE(stage.state(*lost), State::Review);
        QVERIFY(stage.till.attempt(*lost)->finding == Finding::Duplicate);
        QCOMPARE(stage.books().value(Account::Suspense), Won{-15'000});
        QVERIFY(stage.learn(*lost, EvidenceKind::People, Outcome::Failure, "조회 77")
            && stage.state(*lost) == State::Review);
        QVERIFY(stage.till.giveBack(*lost, cancel, Plays::Approves));
        QVERIFY(
            stage.learn(*lost, EvidenceKind::People, Outcome::Failure, "77") && stage.state(*lost) == State::Declined);
        QVERIFY(stage.file());
        QCOMPARE(stage.books(), (Legs{{Account::CardClearing, Won{15'000}}, {Account::Revenue, Won{-15'000}}}));
        QVERIFY(stage.isRebuilt());
    }
};

NARU_TEST(ChargesTest)
#include "tst_charges.moc"
