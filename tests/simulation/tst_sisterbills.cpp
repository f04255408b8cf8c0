// SPDX-License-Identifier: GPL-3.0-or-later
// Desks of one house tell each other which bills they took, and one that the other took is refused.
#include "tests/support/deskhouse.h"
#include "tests/support/suite.h"

using namespace naru;
using test::House;

class SisterBillsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesABillThatTheOtherDeskTook()
    {
        House house;
        QVERIFY(house.begin() && !house.a.take(QStringLiteral("B-1")).isEmpty());
        QVERIFY(house.until([&] { return house.b.billsHeard() == 1; }, 1'000)); // no server, no person
        QCOMPARE(house.b.faultOfCharge(QStringLiteral("B-1")), "payments.bill_taken_elsewhere");
        QCOMPARE(house.b.faultOfCharge(QStringLiteral("B-2")), QByteArray());
    }

    void namesABillThatBothTookWhileApart()
    {
        House house;
        QVERIFY(house.begin());
        house.air.plug(house.b.device, false);
        QVERIFY(!house.a.take(QStringLiteral("B-1")).isEmpty() && !house.b.take(QStringLiteral("B-1")).isEmpty());
        QVERIFY(!house.a.finding("doctor.paid_twice"));
        house.air.plug(house.b.device, true);
        QVERIFY(
            house.until([&] { return house.a.finding("doctor.paid_twice") && house.b.finding("doctor.paid_twice"); }));
        const QStringList facts{QStringLiteral("1"), QStringLiteral("B-1"), QStringLiteral("2번 창구")};
        QCOMPARE(house.a.finding("doctor.paid_twice")->facts, facts);
        QCOMPARE(house.b.finding("doctor.paid_twice")->facts[2], QStringLiteral("1번 창구"));
    }

    void saysQuietlyThatTheCodesDiffer()
    {
        House house;
        QVERIFY(house.begin(QStringLiteral("다른 센터의 긴 암호말")));
        QVERIFY(!house.a.take(QStringLiteral("B-1")).isEmpty());
        QVERIFY(house.until([&] { return house.b.finding("doctor.bills_unread") != nullptr; }));
        QCOMPARE(house.b.finding("doctor.bills_unread")->facts[0], QStringLiteral("1번 창구"));
        QVERIFY(house.whole());
        const quint64 entries = house.b.desk->unsent();
        for (int minute = 0; minute < 2; ++minute) {
            house.pass(Milliseconds(61'000));
            house.until([] { return false; }, 50);
        }
        QCOMPARE(house.b.desk->unsent(), entries); // nothing is written of it
        QCOMPARE(house.b.faultOfCharge(QStringLiteral("B-1")), QByteArray());
    }

    void aClockThatWasAheadSilencesNoDesk()
    {
        House house;
        QVERIFY(house.begin());
        house.pass(Milliseconds(1'000));
        const Instant right = house.a.clock.now();
        house.a.clock.jumpTo(right + std::chrono::hours(20));
        QVERIFY(!house.a.take(QStringLiteral("B-1")).isEmpty());
        QVERIFY(house.until([&] { return house.b.billsHeard() == 1; }));
        QCOMPARE(house.b.faultOfCharge(QStringLiteral("B-1")), "payments.bill_taken_elsewhere");
        house.b.clock.advance(Milliseconds(1'000));
        house.a.clock.jumpTo(right + Milliseconds(1'000)); // somebody sets it
        QVERIFY(!house.a.take(QStringLiteral("B-2")).isEmpty());
        QVERIFY(house.until([&] { return house.b.billsHeard() == 2; }, 5'000));
        QCOMPARE(house.b.faultOfCharge(QStringLiteral("B-2")), "payments.bill_taken_elsewhere");
    }

    void tellsTheSameBillsOnce()
    {
        House house;
        QVERIFY(house.begin() && !house.a.take(QStringLiteral("B-1")).isEmpty());
        QVERIFY(house.until([&] { return house.b.billsHeard() == 1; }) && house.whole());
        const quint64 entries = house.b.desk->unsent();
        for (int i = 0; i < 5; ++i) {
            house.air.plug(house.a.device, false);
            house.air.plug(house.a.device, true);
            house.pass(Milliseconds(20'000));
            house.until([] { return false; }, 50);
        }
        QCOMPARE(house.b.desk->unsent(), entries);
    }
};

NARU_TEST(SisterBillsTest)
#include "tst_sisterbills.moc"
