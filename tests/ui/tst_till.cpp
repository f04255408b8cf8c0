// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/tillstage.h"

#include <QSignalSpy>

using namespace naru;
using desk::PayPhase;
using test::TillStage;

/// What the pages that take money ask for, and what they say only where it is known.
class TillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChargeIsTakenByKeysAlone();
    void noMoneyTakenIsSaidOnlyWhereItIsKnown();
    void nothingIsRedTowardAVisitor();
    void theCardsTurnIsNotLeftByAKey();
    void whatNobodyKnowsIsNotTriedAgain();
    void aCardNumberNeverStays();
    void aPaidBillSaysWhenAndByWhichReceipt();
    void anotherAmountNeedsASecondPerson();
    void aBillOfAnotherDeskNamesIt();
    void theCameraLooksWhileAnAnswerMayCome();
    void lessThanThePriceNeedsAReason();
    void theRestOfAPartIsEnteredAgain();
    void cashSaysTheChangeAfterItIsWritten();
    void aTypedAnswerHasOneShape();
    void receiptsAndNoticesAreAskedFor();
};

namespace {

const QString pin = QStringLiteral("135790"), cardNumber = QStringLiteral("4111111111111111");
constexpr std::array allPhases{PayPhase::Ready, PayPhase::Waiting, PayPhase::CardRead, PayPhase::Paid,
    PayPhase::Declined, PayPhase::NotSent, PayPhase::InDoubt, PayPhase::Stored, PayPhase::Watched, PayPhase::Review};

bool isKnownNotTaken(PayPhase phase)
{
    return phase == PayPhase::Declined || phase == PayPhase::NotSent;
}

bool holdsColour(const QImage& picture, QRgb colour)
{
    for (int y = 0; y < picture.height(); y += 2) {
        for (int x = 0; x < picture.width(); x += 2) {
            if (picture.pixel(x, y) == colour)
                return true;
        }
    }
    return false;
}

} // namespace

void TillTest::aChargeIsTakenByKeysAlone()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.stage.key(Qt::Key_F4);
    it.settle();
    QCOMPARE(it.shell.page(), QStringLiteral("till"));
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_1, Qt::Key_5})
        it.stage.key(key);
    it.settle();
    QCOMPARE(it.model.entry()->sumWon(), 1800);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.till.calls, (QStringList{QStringLiteral("open"), QStringLiteral("payByCard main")}));
    QCOMPARE(it.till.wanted.lines.size(), 2);
    QCOMPARE(it.till.wanted.lines[0].count, 2);
    QVERIFY(it.shown().contains(QStringLiteral("기다리는 중")));
    const QByteArray charge = it.model.pay()->charge();
    it.till.move(charge, PayPhase::CardRead);
    QVERIFY(it.shown().contains(QStringLiteral("읽었어요")));
    it.till.move(charge, PayPhase::Paid);
    it.settle();
    QVERIFY(it.shown().contains(QStringLiteral("승인됨")));
    it.stage.key(Qt::Key_4); // no receipt
    it.settle();
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.shell.page(), QStringLiteral("counter"));
    QVERIFY(!it.model.pay()->active());
}

void TillTest::noMoneyTakenIsSaidOnlyWhereItIsKnown()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    for (const PayPhase phase : allPhases) {
        it.charge(phase);
        for (const char* page : {"till", "visitor"}) {
            it.go(QString::fromLatin1(page));
            QCOMPARE(it.shown().contains(QStringLiteral("빠지지 않았")), isKnownNotTaken(phase));
        }
    }
}

void TillTest::nothingIsRedTowardAVisitor()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    const QRgb red = qRgb(0x8f, 0x15, 0x15);
    for (const PayPhase phase : allPhases) {
        it.charge(phase);
        it.go(QStringLiteral("visitor"));
        QVERIFY(!holdsColour(it.stage.picture(), red));
    }
    it.charge(PayPhase::Declined);
    it.go(QStringLiteral("till"));
    QVERIFY(holdsColour(it.stage.picture(), red)); // the clerk's page has it, so the look is a real one
}

void TillTest::theCardsTurnIsNotLeftByAKey()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.charge(PayPhase::Waiting);
    it.stage.key(Qt::Key_F6);
    it.stage.key(Qt::Key_Escape);
    it.stage.key(Qt::Key_Escape);
    it.model.pay()->finish();
    it.settle();
    QCOMPARE(it.till.calls.size(), 1);
    QVERIFY(it.till.calls.first().startsWith(QStringLiteral("askToStop ")));
    QVERIFY(it.book.calls.isEmpty());
    QVERIFY(it.model.pay()->active());
    QVERIFY(it.shown().contains(QStringLiteral("승인이 먼저 오면")));
}

void TillTest::whatNobodyKnowsIsNotTriedAgain()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    for (const PayPhase phase : {PayPhase::InDoubt, PayPhase::Stored, PayPhase::Review}) {
        it.charge(phase);
        it.till.calls.clear();
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_F6})
            it.stage.key(key);
        it.model.pay()->payByCard();
        it.settle();
        QVERIFY(!it.till.calls.join(QLatin1Char(' ')).contains(QStringLiteral("payByCard")));
        QVERIFY(it.book.calls.isEmpty());
    }
    it.charge(PayPhase::Watched);
    QVERIFY(it.shown().contains(QStringLiteral("두 번 물어 두 번 다 없었습니다")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.till.calls.contains(QStringLiteral("payByCard main")));
}

void TillTest::aCardNumberNeverStays()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.go(QStringLiteral("till"));
    it.stage.key(Qt::Key_9); // a fine: the field of the amount
    it.settle();
    it.stage.type(cardNumber);
    it.stage.key(Qt::Key_Tab);
    it.stage.type(QStringLiteral("4111 1111 1111 1111"));
    it.settle();
    QVERIFY(!it.shown().contains(QStringLiteral("11111111")));
    QVERIFY(it.shown().contains(QStringLiteral("카드 번호로 보여서 버렸습니다.")));
    QVERIFY(!it.model.entry()->addPriced(QStringLiteral("fine"), QStringLiteral("1000"), cardNumber));
    it.stage.key(Qt::Key_Escape);
    it.desk.codeScanned(cardNumber.toLatin1());
    it.settle();
    QVERIFY(it.model.entry()->property("scannedBill").toString().isEmpty());
    QVERIFY(it.shown().contains(QStringLiteral("카드 번호로 보여서 버렸습니다.")));
    it.go(QStringLiteral("refund"));
    it.stage.type(cardNumber);
    it.settle();
    QVERIFY(!test::heardIn(it.stage.window()).join(QLatin1Char(' ')).contains(QStringLiteral("11111111")));
}

void TillTest::aPaidBillSaysWhenAndByWhichReceipt()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("entry-guard-paid"));
    QVERIFY2(
        it.shown().contains(QStringLiteral("낸 때 11월 20일 11:22 · 32,000원 · 영수증 A1-")), qPrintable(it.shown()));
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QVERIFY(!it.model.pay()->active());
}

void TillTest::aBillOfAnotherDeskNamesIt()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("entry-guard-elsewhere"));
    QVERIFY(it.shown().contains(QStringLiteral("3번 창구")));
    QVERIFY(!it.model.pay()->active());
    it.stage.key(Qt::Key_Escape);
    it.settle();
    it.model.entry()->clear();
    it.settle();
    it.stage.picture(); // drawn once: what was hidden has its place
    it.stage.press(QStringLiteral("다른 창구와 맞추기"));
    it.settle();
    QCOMPARE(it.shell.page(), QStringLiteral("bills"));
    QVERIFY(!it.bills.property("code").toString().isEmpty());
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QCOMPARE(it.shell.page(), QStringLiteral("till"));
}

void TillTest::theCameraLooksWhileAnAnswerMayCome()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("bills-moving"));
    QVERIFY(it.camera.camera.isOn);
    QVERIFY(it.shown().contains(QStringLiteral("3 / 7")));
    it.go(QStringLiteral("till"));
    QVERIFY(!it.camera.camera.isOn);
    it.enter(QStringLiteral("pay-app-link-camera"));
    QVERIFY(it.camera.camera.isOn);
    QVERIFY(it.shown().contains(QStringLiteral("4 / 11")));
    it.go(QStringLiteral("visitor"));
    QVERIFY(it.camera.camera.isOn);
    QVERIFY(it.shown().contains(QStringLiteral("4 / 11")));
    it.till.move(it.model.pay()->charge(), PayPhase::Paid);
    it.till.code.clear();
    it.till.tell();
    it.settle();
    QVERIFY(!it.camera.camera.isOn); // the answer is there
}

void TillTest::anotherAmountNeedsASecondPerson()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("entry-guard-other"));
    QVERIFY(it.shown().contains(QStringLiteral("32,000원")) && it.shown().contains(QStringLiteral("40,000원")));
    it.stage.type(QStringLiteral("gasan")); // the reason
    it.stage.key(Qt::Key_Return);
    for (const char digit : {'1', '1', '1', '2', '2', '2'})
        it.stage.type(QString(QLatin1Char(digit)));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(!it.model.pay()->active());
    QVERIFY(it.shown().contains(QStringLiteral("비밀번호가 다릅니다.")));
    it.stage.type(pin);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.till.calls.contains(QStringLiteral("openAgreed 2 gasan")));
    QVERIFY(it.model.pay()->active());
    QVERIFY(!it.shown().contains(QStringLiteral("같은 고지서, 다른 금액")));
}

void TillTest::lessThanThePriceNeedsAReason()
{
    TillStage it;
    auto& entry = *it.model.entry();
    entry.add(QStringLiteral("resident-copy"));
    QSignalSpy refused(&entry, &ui::till::EntryModel::refused);
    QVERIFY(!entry.exempt(0, QStringLiteral("0"), QStringLiteral(" ")));
    QVERIFY(!entry.exempt(0, QStringLiteral("401"), QStringLiteral("x")));
    QVERIFY(!entry.exempt(0, QStringLiteral("-1"), QStringLiteral("x")));
    QCOMPARE(refused.size(), 3);
    QVERIFY(entry.exempt(0, QStringLiteral("0"), QStringLiteral("국가유공자")));
    QVERIFY(entry.isWaived());
    QVERIFY(entry.open(QStringLiteral("card"), QString()));
    QCOMPARE(it.till.wanted.lines[0].exemption, QStringLiteral("국가유공자"));
    QCOMPARE(it.till.wanted.lines[0].amount, Won{0});
    QCOMPARE(it.model.pay()->property("phase").toString(), QStringLiteral("waived"));
    QVERIFY(!it.till.calls.contains(QStringLiteral("payByCard main")));
}

void TillTest::theRestOfAPartIsEnteredAgain()
{
    TillStage it;
    auto& entry = *it.model.entry();
    entry.add(QStringLiteral("resident-copy"));
    entry.add(QStringLiteral("family-relations"));
    QVERIFY(!entry.open(QStringLiteral("card"), QStringLiteral("1400"))); // all of it is no part
    QVERIFY(entry.open(QStringLiteral("card"), QStringLiteral("600")));
    QCOMPARE(it.till.wanted.part, Won{600});
    const QByteArray first = it.model.pay()->charge();
    it.till.move(first, PayPhase::Paid);
    QCOMPARE(it.model.pay()->property("rest").toString(), QStringLiteral("800원"));
    it.model.takeRest();
    QCOMPARE(it.model.page(), QStringLiteral("entry"));
    QCOMPARE(entry.sumWon(), 800);
    QCOMPARE(entry.bill(), it.till.charges[first].charge.bill);
    QVERIFY(entry.open(QStringLiteral("cash"), QString()));
    QCOMPARE(it.till.wanted.part, Won{800}); // all of it: this is the rest
}

void TillTest::cashSaysTheChangeAfterItIsWritten()
{
    TillStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("entry-cash-sheet"));
    it.stage.type(QStringLiteral("2000"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.shown().contains(QStringLiteral("내실 금액보다 적습니다.")));
    it.stage.type(QStringLiteral("0"));
    it.book.fault = Fault(payments::PaymentFault::DrawerClosed);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.model.pay()->property("change").toString().isEmpty());
    it.stage.key(Qt::Key_Escape);
    QVERIFY(it.model.pay()->takeCash(QStringLiteral("5000")));
    it.settle();
    QVERIFY(it.book.calls.contains(QStringLiteral("tendered 5000")));
    QVERIFY(it.shown().contains(QStringLiteral("거스름돈 2,600원")));
}

void TillTest::aTypedAnswerHasOneShape()
{
    TillStage it;
    it.charge(PayPhase::Waiting, QStringLiteral("manual"));
    auto& pay = *it.model.pay();
    const QString approved = QStringLiteral("approved"), four = QStringLiteral("1234");
    QVERIFY(!pay.typeAnswer(approved, QStringLiteral("30\"04"), four));
    QVERIFY(!pay.typeAnswer(approved, QStringLiteral("30041872"), QStringLiteral("123")));
    QVERIFY(!pay.typeAnswer(QStringLiteral("declined"), QString(), QString()));
    QVERIFY(pay.typeAnswer(approved, QStringLiteral("30041872"), four));
    QVERIFY(pay.typeAnswer(QStringLiteral("declined"), QStringLiteral("8324"), QString()));
    QVERIFY(pay.typeAnswer(QStringLiteral("not_taken"), QString(), QString()));
    const QByteArray id = it.till.charges.last().attempts.last().serviceId.toLatin1();
    QCOMPARE(it.till.typed[0],
        "{\"service_id\":\"" + id + "\",\"outcome\":\"approved\",\"approval\":\"30041872\",\"last_four\":\"1234\"}");
    QCOMPARE(it.till.typed[1], "{\"service_id\":\"" + id + "\",\"outcome\":\"declined\",\"code\":\"8324\"}");
    QCOMPARE(it.till.typed[2], "{\"service_id\":\"" + id + "\",\"outcome\":\"not_taken\"}");
    it.charge(PayPhase::Waiting);
    QVERIFY(!it.model.pay()->typeAnswer(QStringLiteral("not_taken"), {}, {}));
}

void TillTest::receiptsAndNoticesAreAskedFor()
{
    TillStage it;
    QSignalSpy receipts(it.model.pay(), &ui::till::PayModel::receiptAsked);
    QSignalSpy notices(it.model.pay(), &ui::till::PayModel::noticeAsked);
    it.charge(PayPhase::InDoubt);
    it.model.pay()->chooseReceipt(QStringLiteral("paper"));
    QVERIFY(receipts.isEmpty()); // there is none
    it.model.pay()->wantNotice();
    QCOMPARE(notices.size(), 1);
    const QByteArray charge = it.charge(PayPhase::Paid);
    it.model.pay()->chooseReceipt(QStringLiteral("large"));
    QCOMPARE(receipts.size(), 1);
    QCOMPARE(receipts.first(), (QVariantList{charge, QStringLiteral("large")}));
    it.model.pay()->showReceiptCode(QByteArray(16, 'x'), QStringLiteral("foreign"));
    QVERIFY(it.model.pay()->property("receiptCode").toString().isEmpty());
}

NARU_TEST(TillTest)
#include "tst_till.moc"
