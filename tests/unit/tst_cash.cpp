// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/paystage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using test::faultOf;
using test::Plays;
using test::Till;

namespace {

struct Stage : test::PayStage {
    Won inDrawer()
    {
        Won won;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            const auto there = drawer(database);
            if (!there)
                return there.fault();
            won = *there;
            return {};
        });
        return asked ? won : Won{-1};
    }
    KnownCharge known(const QByteArray& id)
    {
        KnownCharge found;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            const auto one = payments::charge(database, id);
            if (!one || !*one)
                return PaymentFault::UnknownAttempt;
            found = **one;
            return {};
        });
        return asked ? found : KnownCharge();
    }
    Standing::What standing() { return known(charge.id).standing.what; }
};

Charge waivedCharge()
{
    Charge charge = Till::chargeFor(QStringLiteral("B-0"), Won{0});
    charge.lines = {{QStringLiteral("주민등록등본"), Won{0}, 2, Won{400}, QStringLiteral("resident-copy"),
        QStringLiteral("국민기초생활 수급자")}};
    return charge;
}

} // namespace

/// The drawer, and who answers for it.
class CashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesCashAndGivesChange()
    {
        Stage stage;
        QVERIFY(stage.open());
        QCOMPARE(faultOf(stage.till.takeCash(stage.charge, Won{20'000})), "payments.drawer_closed");
        QVERIFY(stage.till.openDrawer(Won{50'000}));
        QCOMPARE(faultOf(stage.till.takeCash(stage.charge, Won{10'000})), "payments.too_little_tendered");
        QVERIFY(stage.till.takeCash(stage.charge, Won{20'000}));
        QCOMPARE(stage.inDrawer(), Won{65'000});
        QCOMPARE(stage.known(stage.charge.id).cash.tendered, Won{20'000});
        QVERIFY(stage.known(stage.charge.id).standing.inCash && stage.standing() == Standing::What::Paid);
        QCOMPARE(faultOf(stage.till.takeCash(stage.charge, Won{15'000})), "payments.cash_taken");
        Charge again = stage.charge;
        again.id = QByteArray(16, '2');
        QCOMPARE(faultOf(stage.till.open(again)), "payments.bill_paid");
        QCOMPARE(stage.books(),
            (Legs{{Account::Revenue, Won{-15'000}}, {Account::Cash, Won{65'000}}, {Account::Safe, Won{-50'000}}}));
        QVERIFY(stage.isRebuilt());
    }

    void waitsForTheCardsTurn_data()
    {
        QTest::addColumn<int>("plays");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("in doubt") << int(Plays::IsSilentTaken) << QByteArray("payments.attempt_unfinished");
        QTest::newRow("approved") << int(Plays::Approves) << QByteArray("payments.attempt_unfinished");
        QTest::newRow("stored") << int(Plays::StoresThenPaid) << QByteArray("payments.attempt_unfinished");
        QTest::newRow("declined") << int(Plays::Declines) << QByteArray();
        QTest::newRow("not sent") << int(Plays::RefusesConnection) << QByteArray();
    }
    void waitsForTheCardsTurn()
    {
        QFETCH(int, plays);
        QFETCH(QByteArray, fault);
        Stage stage;
        QVERIFY(stage.open() && stage.till.openDrawer(Won{10'000}));
        QVERIFY(stage.till.pay(stage.charge, static_cast<Plays>(plays)));
        QCOMPARE(faultOf(stage.till.takeCash(stage.charge, Won{15'000})), fault);
        if (fault.isEmpty())
            QCOMPARE(faultOf(stage.till.prepare(stage.charge, Plays::Approves)), "payments.cash_taken");
        else
            QCOMPARE(stage.tried("INSERT INTO pay_cash SELECT 99, 1, 1, id, amount, amount, 11, 0, '', 0"
                                 " FROM pay_charge"),
                QByteArray("storage.constraint_failed"));
        QVERIFY(stage.isRebuilt());
    }

    void findsTheCardsMoneyBesideTheCash()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.till.openDrawer(Won{10'000}));
        const auto lost = stage.till.pay(stage.charge, Plays::ForgetsSilently);
        QVERIFY(lost && stage.till.askAll());
        stage.world.wait(notFoundApart);
        QVERIFY(stage.till.askAll() && stage.state(*lost) == State::NotFoundWatched);
        QVERIFY(stage.till.takeCash(stage.charge, Won{15'000}) && stage.standing() == Standing::What::Paid);
        QVERIFY(stage.file());
        QVERIFY(stage.state(*lost) == State::Review && stage.till.attempt(*lost)->finding == Finding::Duplicate);
        QCOMPARE(stage.standing(), Standing::What::Review);
        QVERIFY(stage.learn(*lost, EvidenceKind::People, Outcome::Success, "12345678"));
        QCOMPARE(stage.state(*lost), State::Review); // nobody approves what was paid already
        QVERIFY(stage.till.giveBack(*lost, test::cancel, Plays::Approves));
        QCOMPARE(stage.books().value(Account::Revenue), Won{-15'000});
        QVERIFY(stage.isRebuilt());
    }

    void givesCashBackWithASecondPerson()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.till.openDrawer(Won{10'000}));
        const auto back = [&](Won won, qint64 approver) {
            return faultOf(stage.till.moveCash(CashKind::GivenBack, won, stage.charge.id, approver));
        };
        QCOMPARE(back(Won{1'000}, Till::second), "payments.refund_needs_payment");
        QVERIFY(stage.till.takeCash(stage.charge, Won{15'000}));
        QCOMPARE(back(Won{1'000}, Till::clerk), "payments.second_person_needed");
        QCOMPARE(back(Won{1'000}, 0), "payments.second_person_needed");
        QCOMPARE(back(Won{15'001}, Till::second), "payments.refund_too_much");
        QCOMPARE(back(Won{5'000}, Till::second), QByteArray());
        QCOMPARE(stage.standing(), Standing::What::PartlyRefunded);
        QCOMPARE(back(Won{10'001}, Till::second), "payments.refund_too_much");
        QVERIFY(stage.till.moveCash(CashKind::TakenOut, Won{15'000}));
        QCOMPARE(back(Won{10'000}, Till::second), "payments.not_in_drawer");
        QVERIFY(stage.till.moveCash(CashKind::PutIn, Won{20'000}));
        QCOMPARE(back(Won{10'000}, Till::second), QByteArray());
        QCOMPARE(stage.standing(), Standing::What::Reversed);
        QCOMPARE(stage.inDrawer(), stage.books().value(Account::Cash));
        QCOMPARE(sumOf(stage.books()), Won{0});
        Charge anew = stage.charge;
        anew.id = QByteArray(16, '2');
        QVERIFY(stage.till.open(anew)); // what was given back may be charged again
        QVERIFY(stage.isRebuilt());
    }

    void paysOneBillWithCashAndCard()
    {
        Stage stage;
        QVERIFY(stage.till.openDrawer(Won{10'000}));
        Charge part = stage.charge, rest = stage.charge;
        part.lines = {{QStringLiteral("주민등록등본"), Won{800}, 2, Won{400}}, {QStringLiteral("수강료"), Won{14'200}}};
        const SplitLines split = splitLines(part.lines, Won{10'000});
        QCOMPARE(split.paid.size(), 2);
        QCOMPARE(split.left, (QList<ChargeLine>{{QStringLiteral("수강료"), Won{5'000}}}));
        part.kind = rest.kind = ChargeKind::Part;
        part.lines = split.paid;
        part.amount = Won{10'000};
        part.rest = Won{5'000};
        QVERIFY(stage.till.open(part) && stage.till.takeCash(part, Won{10'000}));
        rest.id = QByteArray(16, '2');
        rest.lines = split.left;
        rest.amount = Won{5'000};
        QVERIFY(stage.till.open(rest) && stage.till.pay(rest, Plays::Approves));
        QCOMPARE(stage.books().value(Account::Revenue), Won{-15'000});
        Charge whole = Till::chargeFor(QStringLiteral("B-1"), Won{15'000});
        whole.id = QByteArray(16, '3');
        QCOMPARE(faultOf(stage.till.open(whole)), "payments.bill_paid");
        QVERIFY(stage.isRebuilt());
    }

    void waivesWithAReason()
    {
        Stage stage;
        Charge waived = waivedCharge();
        waived.lines[0].exemption.clear();
        QCOMPARE(faultOf(stage.till.open(waived)), "payments.bad_charge");
        waived = waivedCharge();
        QVERIFY(stage.till.open(waived) && stage.till.openDrawer(Won{0}));
        QCOMPARE(stage.known(waived.id).standing.what, Standing::What::Waived);
        QCOMPARE(stage.known(waived.id).charge, waived);
        QCOMPARE(faultOf(stage.till.prepare(waived, Plays::Approves)), "payments.bad_record"); // asks for nothing
        QCOMPARE(faultOf(stage.till.takeCash(waived, Won{0})), "payments.bad_record");
        waived.id = QByteArray(16, '2');
        QCOMPARE(faultOf(stage.till.open(waived)), "payments.bill_paid");
        Charge reduced = Till::chargeFor(QStringLiteral("B-5"), Won{400});
        reduced.lines = {{QStringLiteral("등본"), Won{400}, 2, Won{400}}};
        QCOMPARE(faultOf(stage.till.open(reduced)), "payments.bad_charge"); // half the price, and nobody says why
        reduced.lines[0].exemption = QStringLiteral("절반 감면");
        QVERIFY(stage.till.open(reduced) && stage.isRebuilt());
    }

    void handsTheDrawerOver()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.till.openDrawer(Won{10'000}));
        QCOMPARE(faultOf(stage.till.openDrawer(Won{10'000})), "payments.drawer_open");
        const auto asked = stage.till.pay(stage.charge, Plays::LosesAnswer);
        const Charge fee = Till::chargeFor(QStringLiteral("B-2"), Won{400});
        QVERIFY(stage.till.open(fee) && stage.till.takeCash(fee, Won{500}));
        const QString reason = QStringLiteral("100원이 모자람");
        QCOMPARE(faultOf(stage.till.count(ShiftStep::Counted, Won{10'300})), "payments.difference_unexplained");
        QVERIFY(stage.till.count(ShiftStep::Counted, Won{10'300}, reason));
        QCOMPARE(stage.inDrawer(), Won{10'400}); // looking moves nothing
        QCOMPARE(faultOf(stage.till.count(ShiftStep::HandedOver, Won{10'300}, reason, Till::clerk)),
            "payments.bad_cash"); // to herself
        QVERIFY(stage.till.count(ShiftStep::HandedOver, Won{10'300}, reason, Till::second));
        QCOMPARE(stage.inDrawer(), Won{10'300});
        QCOMPARE(stage.books().value(Account::CashDifference), Won{100});
        QVERIFY(stage.till.askAll() && stage.state(*asked) == State::Approved);
        QCOMPARE(stage.till.attempt(*asked)->collector, Till::clerk); // who asked, not who has the drawer now
        QVERIFY(stage.till.count(ShiftStep::Closed, Won{10'300}));
        QCOMPARE(faultOf(stage.till.count(ShiftStep::Closed, Won{10'300})), "payments.drawer_closed");
        QCOMPARE(faultOf(stage.till.moveCash(CashKind::PutIn, Won{100})), "payments.drawer_closed");
        QCOMPARE(faultOf(stage.till.openDrawer(Won{9'000})), "payments.difference_unexplained"); // overnight
        QVERIFY(stage.till.count(ShiftStep::Opened, Won{9'000}, reason));
        QCOMPARE(stage.inDrawer(), stage.books().value(Account::Cash));
        QVERIFY(stage.isRebuilt());
    }

    void fileRefuses_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const std::pair<const char*, const char*> rows[] = {
            {"cash changed", "UPDATE pay_cash SET amount = 1"},
            {"cash forgotten", "DELETE FROM pay_cash"},
            {"cash twice",
                "INSERT INTO pay_cash SELECT 99, shift, 1, charge, amount, tendered, 11, 0, '', 0 FROM pay_cash"},
            {"back to who approves it",
                "INSERT INTO pay_cash SELECT 99, shift, 2, charge, 1, 0, 12, 11, 'x', 0 FROM pay_cash"},
            {"more back than was taken",
                "INSERT INTO pay_cash SELECT 99, shift, 2, charge, amount + 1, 0, 11, 12, 'x', 0 FROM pay_cash"},
            {"more out than is there",
                "INSERT INTO pay_cash SELECT 99, shift, 4, NULL, 1000000, 0, 11, 0, 'x', 0 FROM pay_cash"},
            {"out without a reason",
                "INSERT INTO pay_cash SELECT 99, shift, 4, NULL, 1, 0, 11, 0, '', 0 FROM pay_cash"},
            {"two drawers", "INSERT INTO pay_shift VALUES(2, 11, 0, 0, 0, NULL, NULL, NULL, NULL, NULL)"},
            {"a gap in the shifts",
                "UPDATE pay_shift SET closed = 1, closed_entry = 9, expected = 0, counted = 0, reason = '';"
                "INSERT INTO pay_shift VALUES(3, 11, 0, 0, 0, NULL, NULL, NULL, NULL, NULL)"},
            {"a difference without a reason",
                "UPDATE pay_shift SET closed = 1, closed_entry = 9, expected = 1, counted = 0, reason = ''"},
            {"a shift forgotten", "DELETE FROM pay_shift"},
            {"a count changed", "UPDATE pay_count SET counted = 1"},
            {"an attempt after cash",
                "INSERT INTO pay_attempt(service_id, charge, kind, original, reversal, poi, transaction_id, amount,"
                " currency, request, driver, can, retention, collector, approver, reason, state, notes, facts, settled,"
                " lines, finding, approval, poi_transaction, poi_time, chain) SELECT 'A1', id, 1, NULL, 0, 'p', 't',"
                " amount, 'KRW', zeroblob(32), 'd', 0, 0, 11, 0, '', 1, 0, 0, 0, 0, 0, '', '', '', x'' FROM "
                "pay_charge"},
        };
        for (const auto& [name, sql] : rows)
            QTest::newRow(name) << QByteArray(sql);
    }
    void fileRefuses()
    {
        QFETCH(QByteArray, sql);
        Stage stage;
        QVERIFY(stage.open() && stage.till.openDrawer(Won{10'000}));
        QVERIFY(stage.till.takeCash(stage.charge, Won{15'000}));
        QCOMPARE(stage.tried(sql.constData()), QByteArray("storage.constraint_failed"));
    }

    void refusesRecordsThatAreNotRecords()
    {
        CashMove move{CashKind::Taken, QByteArray(16, 'c'), Won{400}, Won{500}, 11, 0, {}, Instant(Milliseconds(7))};
        QVERIFY(cashOf(recordOf(move)) && *cashOf(recordOf(move)) == move);
        QCOMPARE(move.change(), Won{100});
        move.charge = "short";
        QCOMPARE(faultOf(cashOf(recordOf(move))), "payments.bad_record");
        ShiftChange change{ShiftStep::Closed, 11, 0, {{10'000, 3}, {500, 1}}, {}, Instant(Milliseconds(7))};
        QVERIFY(shiftOf(recordOf(change)) && *shiftOf(recordOf(change)) == change);
        for (const auto& piles : {QList<Pile>{{7, 1}}, {{500, 1}, {500, 1}}, {{500, -1}}, {{500, pileCountMax + 1}}}) {
            change.counted = piles;
            QVERIFY(!shiftOf(recordOf(change)));
        }
    }
};

NARU_TEST(CashTest)
#include "tst_cash.moc"
