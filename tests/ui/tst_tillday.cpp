// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/tillstage.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace naru;
using desk::PayPhase;
using test::TillStage;

/// What is left when the money is taken: what nobody knows yet, the drawer, the end of the day, and giving back.
class TillDayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCounterShowsWhatIsUndecided();
    void twoPeopleDecideWithTheAcquirersNumber();
    void aFileOfAStickIsHandedOver();
    void aDifferenceInTheDrawerNeedsAReason();
    void theDayIsClosedWithASecondPerson();
    void whoTookItDoesNotApproveTheRefund();
};

namespace {
const QString pin = QStringLiteral("135790");
}

void TillDayTest::theCounterShowsWhatIsUndecided()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(!it.shown().contains(QStringLiteral("확인 중 ")));
    const QByteArray charge = it.charge(PayPhase::InDoubt);
    it.till.tell();
    it.model.pay()->finish();
    it.settle();
    QCOMPARE(it.shell.page(), QStringLiteral("counter"));
    QVERIFY(it.shown().contains(QStringLiteral("확인 중 1건")));
    it.stage.key(Qt::Key_F9);
    it.settle();
    QCOMPARE(it.shell.page(), QStringLiteral("doubt"));
    it.stage.key(Qt::Key_F3);
    QVERIFY(it.till.calls.last().startsWith(QStringLiteral("askAgain ")));
    it.till.move(charge, PayPhase::Paid);
    it.settle();
    QVERIFY(it.shown().contains(QStringLiteral("모르는 결제가 없어요.")));
}

void TillDayTest::twoPeopleDecideWithTheAcquirersNumber()
{
    TillStage it;
    it.till.put({}, test::threeCertificates(), PayPhase::Review);
    it.till.tell();
    QSignalSpy refused(&it.doubt, &ui::till::DoubtModel::pinRefused);
    QSignalSpy decided(&it.doubt, &ui::till::DoubtModel::decided);
    QVERIFY(!it.doubt.property("mayDecide").toBool()); // nobody is signed in
    it.desk.signIn(1, pin, [](const Result<void>&) {});
    it.till.tell();
    QVERIFY(it.doubt.property("mayDecide").toBool());
    it.doubt.decide(QString(), true, 2, pin);
    it.doubt.decide(QStringLiteral("30041872"), true, 2, QStringLiteral("111222"));
    QCOMPARE(refused.size(), 2);
    it.doubt.decide(QStringLiteral("30041872"), true, 2, pin);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(it.till.peopleSaid.approval, QStringLiteral("30041872"));
    QCOMPARE(it.till.peopleSaid.outcome, payments::Outcome::Success);
}

void TillDayTest::aFileOfAStickIsHandedOver()
{
    const QTemporaryDir stick;
    QFile file(stick.filePath(QStringLiteral("van-2026-11-20.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a;b\n1;2\n") > 0);
    file.close();
    QFile other(stick.filePath(QStringLiteral("photo.jpg")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    TillStage it;
    auto& shelf = *it.doubt.shelf();
    shelf.lookIn({stick.path()});
    shelf.look();
    const QVariantList files = shelf.property("files").toList();
    QCOMPARE(files.size(), 1);
    shelf.read(files.first().toMap().value(QStringLiteral("path")).toString());
    QCOMPARE(it.book.file, QByteArray("a;b\n1;2\n"));
    it.book.fault = Fault(payments::PaymentFault::NoProfile);
    shelf.read(file.fileName());
    QCOMPARE(shelf.property("outcome").toMap().value(QStringLiteral("kind")).toString(), QStringLiteral("warn"));
    shelf.read(stick.filePath(QStringLiteral("gone.csv")));
    QCOMPARE(shelf.property("outcome").toMap().value(QStringLiteral("kind")).toString(), QStringLiteral("warn"));
}

void TillDayTest::aDifferenceInTheDrawerNeedsAReason()
{
    TillStage it;
    it.book.shiftNow = payments::Shift();
    it.book.shiftNow->expected = Won{58'200};
    it.close.refresh();
    QVERIFY(!it.close.property("mayNot").toString().isEmpty());
    it.close.close(2, pin);
    QVERIFY(!it.book.closed);
    it.close.setCount(50'000, QStringLiteral("1"));
    QVERIFY(!it.close.keepCount(QStringLiteral(" ")));
    QVERIFY(it.close.keepCount(QStringLiteral("잔돈을 잘못 줌")));
    QVERIFY(it.close.property("mayNot").toString().isEmpty());
    it.close.setCount(5'000, QStringLiteral("1")); // another count: the old one does not stand
    QVERIFY(!it.close.property("mayNot").toString().isEmpty());
}

void TillDayTest::theDayIsClosedWithASecondPerson()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("close-people-sheet"));
    it.stage.type(QStringLiteral("111222"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(!it.book.closed);
    it.stage.type(pin);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.book.closed);
    QCOMPARE(it.book.closing.second, 2);
    QVERIFY(it.book.closing.counted.has_value());
    QCOMPARE(payments::sumOf(*it.book.closing.counted), Won{58'200});
    QVERIFY(it.shown().contains(QStringLiteral("마감했습니다")));
}

void TillDayTest::whoTookItDoesNotApproveTheRefund()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("refund-chosen"));
    const auto people = it.refund.people();
    QCOMPARE(people.size(), 1); // not 김나루, who asks; not 박도담, who took it
    QCOMPARE(people.first().toMap().value(QStringLiteral("value")).toLongLong(), 2);
    QVERIFY(!it.refund.prepare(QStringLiteral("2401"), QStringLiteral("x")));
    QVERIFY(!it.refund.prepare(QStringLiteral("2400"), QString()));
    QVERIFY(it.refund.prepare(QStringLiteral("2400"), QStringLiteral("잘못 뗌")));
    it.refund.giveBack(2, pin);
    QCOMPARE(it.till.refund.kind, payments::ReversalKind::SameDayCancel);
    QVERIFY(it.refund.prepare(QStringLiteral("400"), QStringLiteral("한 통만")));
    it.refund.giveBack(2, pin);
    QCOMPARE(it.till.refund.kind, payments::ReversalKind::PartialRefund);
    QCOMPARE(it.till.refund.amount, Won{400});
}

NARU_TEST(TillDayTest)
#include "tst_tillday.moc"
