// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/tillstage.h"

#include <QSignalSpy>

using namespace naru;
using desk::PayPhase;
using payments::dayclose::Meaning;
using payments::dayclose::TerminalCount;
using payments::dayclose::TerminalSaid;
using test::TillStage;

namespace {

const QString pin = QStringLiteral("135790");

/// Somebody answers for 50,000 won.
void openDrawer(TillStage& it)
{
    it.book.shiftNow = payments::Shift();
    it.book.shiftNow->staff = 1;
    it.book.shiftNow->expected = Won{50'000};
    it.book.tell();
    it.go(QStringLiteral("drawer"));
}

TerminalCount counted(qint64 terminal, qint64 desk)
{
    TerminalCount count{QStringLiteral("S1F2"), QStringLiteral("단말 2번"), TerminalSaid::Counted, {}};
    count.day.paid = {Won{terminal}, 1};
    count.desk.paid = {Won{desk}, 1};
    return count;
}

} // namespace

/// The drawer in the middle of the day, the terminals at its end, and lines that fit nothing: by key and by touch.
class DayEndTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDrawerIsHandedOverByKeysAlone()
    {
        TillStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        openDrawer(it);
        it.stage.key(Qt::Key_F9); // nothing counted yet: no PIN is asked for
        it.settle();
        QVERIFY(it.book.calls.isEmpty());
        it.stage.key(Qt::Key_Escape);
        it.settle();
        it.go(QStringLiteral("drawer"));
        it.drawer.setCount(10'000, QStringLiteral("5"));
        it.stage.key(Qt::Key_F9);
        it.settle();
        it.stage.type(QStringLiteral("111222"));
        it.stage.key(Qt::Key_Return);
        it.settle();
        QCOMPARE(it.book.shiftNow->staff, 1);
        it.stage.type(pin);
        it.stage.key(Qt::Key_Return);
        it.settle();
        QCOMPARE(it.book.shiftNow->staff, 2);
        QCOMPARE(payments::sumOf(it.book.counted), Won{50'000});
        QVERIFY(it.shown().contains(QStringLiteral("이한솔")));
        QVERIFY(it.drawer.property("counted").toString().isEmpty()); // a count belongs to its moment
    }

    void aDifferenceIsHandedOverWithItsReason()
    {
        TillStage it;
        openDrawer(it);
        QSignalSpy refused(&it.drawer, &ui::till::DrawerModel::reasonRefused);
        it.drawer.setCount(10'000, QStringLiteral("4"));
        QVERIFY(!it.drawer.mayHandOver(QStringLiteral(" ")));
        QVERIFY(!it.drawer.keepCount({}));
        QCOMPARE(refused.size(), 2);
        it.desk.signIn(1, pin, [](const Result<void>&) {});
        it.drawer.setCount(10'000, QStringLiteral("4"));
        it.drawer.handOver(2, pin, QStringLiteral("만원이 모자람"));
        QVERIFY(it.book.calls.contains(QStringLiteral("to 2 만원이 모자람")));
    }

    void moneyGoesInAndOutWithAReason()
    {
        TillStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        openDrawer(it);
        it.stage.key(Qt::Key_F6);
        it.settle();
        it.stage.type(QStringLiteral("20,000"));
        it.stage.key(Qt::Key_Return);
        it.stage.key(Qt::Key_Return); // no reason
        it.settle();
        QVERIFY(it.book.calls.isEmpty());
        QVERIFY(it.shown().contains(QStringLiteral("어디서 온 돈인지 적어 주세요.")));
        it.stage.type(QStringLiteral("safe"));
        it.stage.key(Qt::Key_Return);
        it.settle();
        QVERIFY(it.book.calls.contains(QStringLiteral("in 20000 safe")));
        QCOMPARE(it.book.shiftNow->expected, Won{70'000});
        QVERIFY(it.shown().contains(QStringLiteral("70,000원")));

        it.stage.key(Qt::Key_F7);
        it.settle();
        it.stage.type(QStringLiteral("70001"));
        it.stage.key(Qt::Key_Return);
        it.stage.type(QStringLiteral("bank"));
        it.stage.key(Qt::Key_Return);
        it.settle();
        QCOMPARE(it.book.shiftNow->expected, Won{70'000}); // more than there is: the sheet stays and says why
        QVERIFY(it.shown().contains(
            words::wordsOf(QLatin1StringView("payments.not_in_drawer"), words::Language::Korean).sentence));
    }

    void theDrawerIsFoundFromTheTillAndTheClose()
    {
        TillStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        openDrawer(it);
        it.go(QStringLiteral("till"));
        it.stage.press(QStringLiteral("돈통"));
        it.settle();
        QVERIFY(it.shown().contains(QStringLiteral("몇 장, 몇 개인가요?")));
        it.go(QStringLiteral("close"));
        it.stage.press(QStringLiteral("돈통 보기"));
        it.settle();
        QVERIFY(it.shown().contains(QStringLiteral("몇 장, 몇 개인가요?")));
    }

    void theCloseAsksTheTerminalsAndWritesWhatTheySaid()
    {
        TillStage it;
        it.desk.signIn(1, pin, [](const Result<void>&) {});
        it.till.totals = {counted(15'000, 400)};
        it.close.open();
        QCOMPARE(it.till.calls.count(QStringLiteral("askTotals")), 1);
        const QVariantList rows = it.close.property("terminals").toList();
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows.first().toMap().value(QStringLiteral("text")).toString().contains(QStringLiteral("15,000원")));
        it.close.close(2, pin);
        QVERIFY(it.book.closed);
        QCOMPARE(it.book.closing.terminals, it.till.totals);
        QCOMPARE(it.till.calls.count(QStringLiteral("askTotals")), 1); // just asked, and nothing changed since
    }

    void theCloseWaitsForTheirWord()
    {
        TillStage it;
        it.desk.signIn(1, pin, [](const Result<void>&) {});
        it.till.totals = {counted(400, 400)};
        it.till.countsSlowly = true;
        it.close.open();
        it.close.close(2, pin);
        QVERIFY(!it.book.closed && it.close.property("busy").toBool());
        it.till.tellTotals();
        QVERIFY(it.book.closed);
        QCOMPARE(it.book.closing.terminals, it.till.totals);
    }

    void aChargeMeanwhileIsCountedAnew()
    {
        TillStage it;
        it.desk.signIn(1, pin, [](const Result<void>&) {});
        it.close.open();
        const QByteArray charge = it.till.put({}, test::threeCertificates(), PayPhase::Waiting).charge.id;
        it.till.move(charge, PayPhase::Paid);
        it.close.close(2, pin);
        QCOMPARE(it.till.calls.count(QStringLiteral("askTotals")), 2);
        QVERIFY(it.book.closed);
    }

    void twoPeopleSayWhatALineIs()
    {
        TillStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.enter(QStringLiteral("doubt-line"));
        QVERIFY(it.shown().contains(QStringLiteral("카드사 파일에만 있어요")));
        it.stage.key(Qt::Key_F9);
        it.settle();
        it.stage.type(QStringLiteral("desk 1"));
        it.stage.key(Qt::Key_Return);
        it.stage.type(QStringLiteral("111222"));
        it.stage.key(Qt::Key_Return);
        it.settle();
        QVERIFY(!it.book.lines.first().said);
        it.stage.type(pin);
        it.stage.key(Qt::Key_Return);
        it.settle();
        QCOMPARE(it.book.lines.first().said, std::optional(Meaning::OtherDesk));
        QCOMPARE(it.book.said.second, 2);
        QCOMPARE(it.book.said.reason, QStringLiteral("desk 1"));
        QCOMPARE(it.doubt.items().size(), 1);
        QCOMPARE(it.doubt.ended().size(), 2);
    }

    void aFindingOfAnEarlierDayIsThereUntilItIsExplained()
    {
        TillStage it;
        it.desk.signIn(1, pin, [](const Result<void>&) {});
        it.till.now = it.desk.time - std::chrono::hours(50);
        auto& view = it.till.put({}, test::threeCertificates(), PayPhase::Paid);
        const QString id = view.attempts.last().serviceId;
        view.attempts.last().finding = payments::Finding::AmountDiffers;
        it.till.tell();
        QCOMPARE(it.doubt.items().size(), 1);
        QVERIFY(it.doubt.property("mayExplain").toBool());
        QSignalSpy refused(&it.doubt, &ui::till::DoubtModel::pinRefused);
        it.doubt.explain(4, QStringLiteral(" "), 2, pin);
        QCOMPARE(refused.size(), 1);
        it.doubt.explain(4, QStringLiteral("카드사에 물어봄"), 2, pin);
        QCOMPARE(it.book.said.serviceId, id);
        QCOMPARE(it.book.said.what, Meaning::AcquirersSlip);
        QVERIFY(it.doubt.items().isEmpty());
    }
};

NARU_TEST(DayEndTest)
#include "tst_dayend.moc"
