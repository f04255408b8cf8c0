// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/recordbody.h"
#include "tests/support/hearing.h"
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
    Result<void> hear(const TakenBills& bills) { return test::hear(*log, bills, Till::clerk); }
    /// As of a week before now.
    TakenBills toldNow() { return told('a', world.now.wall - billsToldBack); }
    qsizetype records() { return log->records()->size(); }
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
        QCOMPARE(after.ended, QList<QByteArray>{keyed("B-1").digest});
        QVERIFY(second.till.open(keyed("B-1")));
        QCOMPARE(faultOf(second.hear(before)), "payments.moved_meanwhile"); // an older word comes late
        QVERIFY(second.isRebuilt());
    }

    /// Paid long ago, given back now, and the terminal says no in the end: it was paid all the time.
    void holdsAnOldBillWhoseReversalWasDeclined()
    {
        Stage first, second;
        QVERIFY(first.till.open(keyed("B-1")));
        const auto paid = first.till.pay(keyed("B-1"), Plays::Approves);
        QVERIFY(paid && second.hear(first.toldNow()));
        first.world.wait(std::chrono::days(8));
        QVERIFY(first.toldNow().bills.isEmpty());
        Refund late = test::cancel;
        late.kind = ReversalKind::Refund;
        QVERIFY(first.till.giveBack(*paid, late, Plays::LosesRefusal));
        const TakenBills doubted = first.toldNow();
        QCOMPARE(doubted.bills.size(), 1);
        QCOMPARE(doubted.bills.first().state, TakenState::InDoubt);
        QVERIFY(second.hear(doubted));
        first.world.wait(std::chrono::seconds(5));
        QVERIFY(first.till.askAll());
        QVERIFY(second.hear(first.toldNow()));
        QCOMPARE(faultOf(second.till.open(keyed("B-1"))), "payments.bill_taken_elsewhere");
        first.world.wait(std::chrono::days(30)); // and whoever was switched off meanwhile hears it too
        QCOMPARE(first.toldNow().bills, (QList<TakenBill>{{keyed("B-1").digest, TakenState::Paid}}));
        Stage third;
        QVERIFY(third.hear(doubted) && third.hear(first.toldNow()));
        Charge agreed = keyed("B-1");
        agreed.second = Till::second;
        agreed.reason = QStringLiteral("그 창구에서 돌려줌");
        QVERIFY(third.till.open(agreed)); // paid, and no doubt any more
        QVERIFY(second.isRebuilt() && third.isRebuilt());
    }

    void silenceEndsNoDoubt()
    {
        Stage first, second;
        QVERIFY(first.till.open(keyed("B-1")) && first.till.pay(keyed("B-1"), Plays::IsSilentTaken));
        QVERIFY(second.hear(first.toldNow()));
        first.world.wait(std::chrono::days(400));
        TakenBills silent = first.toldNow();
        silent.bills = {{keyed("B-9").digest, TakenState::Paid}}; // a list that was full, or from a backup
        QVERIFY(second.hear(silent));
        QCOMPARE(faultOf(second.till.open(keyed("B-1"))), "payments.bill_taken_elsewhere");
    }

    void tellsAnOldBillThatIsPaidOnlyNow()
    {
        Stage stage;
        QVERIFY(stage.till.open(keyed("B-1")) && stage.till.open(keyed("B-2")));
        stage.world.wait(std::chrono::days(30));
        QVERIFY(stage.toldNow().bills.isEmpty());
        QVERIFY(stage.till.pay(keyed("B-1"), Plays::Approves));
        QVERIFY(stage.till.openDrawer(Won{0}) && stage.till.takeCash(keyed("B-2"), Won{20'000}));
        QCOMPARE(stage.toldNow().bills.size(), 2);
    }

    void notesOnlyWhatIsNew()
    {
        Stage first, second;
        QList<qsizetype> bytes;
        for (int i = 0; i < 40; ++i) {
            const QByteArray bill = "B-" + QByteArray::number(i);
            QVERIFY(first.till.open(keyed(bill)) && first.till.pay(keyed(bill), Plays::Approves));
            first.world.wait(std::chrono::seconds(60));
            QVERIFY(second.hear(first.told('a')));
            bytes.append(second.log->records()->constLast().body.size());
        }
        QVERIFY2(bytes.constLast() <= bytes[1], qPrintable(QString::number(bytes.constLast())));
        const qsizetype before = second.records();
        for (int i = 0; i < 20; ++i) { // said again and again, later and later
            first.world.wait(std::chrono::seconds(60));
            QVERIFY(second.hear(first.told('a')));
        }
        QCOMPARE(second.records(), before);
        QVERIFY(second.isRebuilt());
    }

    void newsAreMeasuredByWhatIsKnown()
    {
        Stage first, second;
        QVERIFY(first.till.open(keyed("B-1")) && first.till.pay(keyed("B-1"), Plays::IsSilentTaken));
        QVERIFY(second.hear(first.told('a')));
        first.world.wait(std::chrono::seconds(1));
        BillNews news{first.world.now.wall - std::chrono::seconds(9), first.told('a')};
        QCOMPARE(faultOf(second.log->append(recordOf(news, Till::clerk))), "payments.moved_meanwhile");
        news.behind.reset();
        QCOMPARE(faultOf(second.log->append(recordOf(news, Till::clerk))), "payments.moved_meanwhile");
    }

    /// As this desk wrote before: whole sets, whose silence ended a doubt.
    void readsWhatWasWrittenBefore()
    {
        Stage stage;
        const auto whole = [](const TakenBills& told) {
            QByteArray row;
            for (const TakenBill& bill : told.bills)
                row += bill.digest + static_cast<char>(bill.state);
            Body body;
            body.bytes("desk", told.desk).number("made", told.made.time_since_epoch().count()).number("by", 1);
            return Record{Kind::DigestsTaken, 1, body.bytes("bills", row).text("name", told.name).take()};
        };
        TakenBills told{QByteArray(16, 'a'), QStringLiteral("2번 창구"), Instant(Milliseconds(5)),
            {{keyed("B-1").digest, TakenState::InDoubt}}};
        QVERIFY(stage.log->append(whole(told)));
        QCOMPARE(faultOf(stage.log->append(whole(told))), "payments.moved_meanwhile");
        QCOMPARE(faultOf(stage.till.open(keyed("B-1"))), "payments.bill_taken_elsewhere");
        told.made += Milliseconds(1);
        told.bills.clear();
        QVERIFY(stage.log->append(whole(told)) && stage.till.open(keyed("B-1")));
        QVERIFY(stage.isRebuilt());
    }

    void tellsNobodyABillsNumber()
    {
        Stage stage;
        QVERIFY(stage.till.open(keyed("20261120-0001")) && stage.till.pay(keyed("20261120-0001"), Plays::Approves));
        const QByteArray bytes = bytesOf(stage.told('a'), key);
        QVERIFY(!bytes.contains("20261120"));
        QCOMPARE(*takenBillsOf(bytes, key), stage.told('a'));
        TakenBills more = stage.told('a');
        more.ended = {QByteArray(10, 'a'), QByteArray(10, 'b')};
        QCOMPARE(*takenBillsOf(bytesOf(more, key), key), more);
        more.ended = {QByteArray(10, 'b'), QByteArray(10, 'a')};
        QVERIFY(!takenBillsOf(bytesOf(more, key), key));
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
