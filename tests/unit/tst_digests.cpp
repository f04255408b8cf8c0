// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/digests.h"
#include "tests/support/paystage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using test::faultOf;
using test::Plays;
using test::Till;

namespace {

const QByteArray key(32, 'k');

struct Stage : test::PayStage {
    TakenBills told(char desk, Instant since = {})
    {
        std::optional<TakenBills> bills;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            auto taken = takenBills(
                database, key, {QByteArray(16, desk), QStringLiteral("2번 창구"), world.now.wall, {}}, since);
            if (!taken)
                return taken.fault();
            bills = *std::move(taken);
            return {};
        });
        return asked ? *bills : TakenBills();
    }
    Result<void> hear(const TakenBills& bills) { return log->append(recordOf(bills, Till::clerk)); }
};

Charge keyed(const char* bill)
{
    Charge charge = Till::chargeFor(QLatin1StringView(bill), Won{15'000});
    charge.digest = digestOf(key, charge.bill);
    return charge;
}

} // namespace

/// One bill, two desks.
class DigestsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesABillThatAnotherDeskTook()
    {
        Stage first, second;
        for (const char* bill : {"B-1", "B-2", "B-3"})
            QVERIFY(first.till.open(keyed(bill)));
        QVERIFY(first.till.pay(keyed("B-1"), Plays::Approves) && first.till.pay(keyed("B-2"), Plays::IsSilentTaken));
        const TakenBills told = first.told('a');
        QCOMPARE(told.bills.size(), 2); // B-3 was only opened
        QVERIFY(second.hear(told));
        QCOMPARE(faultOf(second.till.open(keyed("B-1"))), "payments.bill_taken_elsewhere");
        QCOMPARE(faultOf(second.till.open(keyed("B-2"))), "payments.bill_taken_elsewhere");
        QVERIFY(second.till.open(keyed("B-3")));
        Charge agreed = keyed("B-1");
        agreed.second = Till::second;
        agreed.reason = QStringLiteral("그 창구에서 돌려줌");
        QVERIFY(second.till.open(agreed));
        agreed = keyed("B-2");
        agreed.second = Till::second;
        agreed.reason = QStringLiteral("급함");
        QCOMPARE(faultOf(second.till.open(agreed)), "payments.bill_taken_elsewhere"); // nobody waves a doubt through
        QVERIFY(second.isRebuilt());
    }

    void refusesWhatIsOpenHereAndWasTakenThere()
    {
        Stage first, second;
        QVERIFY(second.till.open(keyed("B-1"))); // and the visitor goes to the other counter
        QVERIFY(first.till.open(keyed("B-1")) && first.till.pay(keyed("B-1"), Plays::Approves));
        QVERIFY(second.hear(first.told('a')));
        QCOMPARE(faultOf(second.till.open(keyed("B-1"))), "payments.bill_taken_elsewhere");
        QCOMPARE(faultOf(second.till.pay(keyed("B-1"), Plays::Approves)), "payments.bill_taken_elsewhere");
        Charge other = Till::chargeFor(QStringLiteral("B-1"), Won{20'000});
        other.digest = digestOf(key, other.bill);
        QCOMPARE(faultOf(second.till.open(other)), "payments.bill_taken_elsewhere");
        Charge agreed = keyed("B-1");
        agreed.second = Till::second;
        agreed.reason = QStringLiteral("그 창구에서 돌려줌");
        agreed.id = QByteArray(agreed.id.size(), 'x');
        QVERIFY(second.till.open(agreed)); // in the place of the open one
        QVERIFY(second.isRebuilt());
    }

    void tellsADoubtForAsLongAsItIsOne()
    {
        Stage stage;
        QVERIFY(stage.till.open(keyed("B-2")) && stage.till.pay(keyed("B-2"), Plays::Approves));
        QVERIFY(stage.till.open(keyed("B-1")) && stage.till.pay(keyed("B-1"), Plays::IsSilentTaken));
        const Instant nextWeek = stage.world.now.wall + std::chrono::days(8);
        const TakenBills told = stage.told('a', nextWeek);
        QCOMPARE(told.bills.size(), 1); // what was paid stays where it was heard
        QCOMPARE(told.bills.first().state, TakenState::InDoubt);
    }

    void forgetsADoubtThatEndedWithNothingTaken()
    {
        Stage first, second;
        QVERIFY(first.till.open(keyed("B-1")) && first.till.pay(keyed("B-1"), Plays::LosesRefusal));
        const TakenBills before = first.told('a');
        QVERIFY(second.hear(before));
        first.world.wait(std::chrono::seconds(5));
        QVERIFY(first.till.askAll());
        const TakenBills after = first.told('a');
        QVERIFY(after.bills.isEmpty() && second.hear(after));
        QVERIFY(second.till.open(keyed("B-1")));
        QCOMPARE(faultOf(second.hear(before)), "payments.moved_meanwhile"); // an older word comes late
        QVERIFY(second.isRebuilt());
    }

    void tellsNobodyABillsNumber()
    {
        Stage stage;
        QVERIFY(stage.till.open(keyed("20261120-0001")) && stage.till.pay(keyed("20261120-0001"), Plays::Approves));
        const QByteArray bytes = bytesOf(stage.told('a'), key);
        QVERIFY(!bytes.contains("20261120"));
        QCOMPARE(*takenBillsOf(bytes, key), stage.told('a'));
        QCOMPARE(*bytesOfText(textOf(bytes) + "\n"), bytes);
        QVERIFY(digestOf(key, QStringLiteral("B-1")) != digestOf(QByteArray(32, 'x'), QStringLiteral("B-1")));
        QCOMPARE(faultOf(takenBillsOf(bytes, QByteArray(32, 'x'))), "payments.bad_digests");
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray bent = bytes;
            bent[i] = static_cast<char>(bent[i] ^ 1);
            QVERIFY(!takenBillsOf(bent, key) && !takenBillsOf(bytes.first(i), key));
        }
        QVERIFY(!bytesOfText("NARU-BILLS1:=") && !bytesOfText("https://x"));
    }

    void makesOneKeyOfOneCode()
    {
        QCOMPARE(faultOf(billKeyOf(QStringLiteral("  short  "))), "payments.bad_digests");
        const auto one = billKeyOf(QStringLiteral("나루터에 배가 닿는다네 ")),
                   two = billKeyOf(QStringLiteral("나루터에 배가 닿는다네"));
        QVERIFY(one && two && one->view() == two->view());
    }
};

NARU_TEST(DigestsTest)
#include "tst_digests.moc"
