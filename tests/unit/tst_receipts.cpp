// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/receiptstore.h"
#include "tests/support/paystage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using test::faultOf;
using test::Plays;
using Stage = test::PayStage;

namespace {

ReceiptTexts texts(qint64 number = 1)
{
    ReceiptTexts texts;
    texts.id = QByteArray::number(number).rightJustified(idBytes, 'r');
    texts.number = receiptNumber(QStringLiteral("A1"), number);
    texts.made = *parseRfc3339(u"2026-11-20T02:00:00Z");
    texts.office = QStringLiteral("나루동 행정복지센터");
    texts.businessNumber = QStringLiteral("000-00-00000");
    texts.desk = QStringLiteral("2번 창구");
    texts.staff = QStringLiteral("김나루");
    texts.billKind = QStringLiteral("수수료");
    texts.payer = QStringLiteral("홍길동");
    texts.brand = QStringLiteral("나루카드");
    texts.lastFour = QStringLiteral("1234");
    return texts;
}

/// A stage on which the charge was paid, or not, and what a paper may say of it.
struct PaperStage : Stage {
    QString service;

    bool pay(Plays plays)
    {
        const auto paid = open() ? till.pay(charge, plays) : Result<QString>(PaymentFault::BadCharge);
        service = paid ? *paid : QString();
        return bool(paid);
    }
    Result<Receipt> receipt(qint64 number = 1)
    {
        const auto attempt = till.attempt(service);
        return receiptOf(charge, &*attempt, texts(number));
    }
    QByteArray issue(const PaperEvent& event) { return faultOf(log->append(recordOf(event))); }
    QByteArray draw(const Receipt& receipt) { return issue({PaperStep::Drawn, receipt.id, receipt, 0, 11}); }
    QByteArray step(PaperStep step, int copy) { return issue({step, texts().id, {}, copy, 11}); }

    template <typename Ask>
    auto ask(Ask question)
    {
        decltype(question(std::declval<storage::Database&>())) answer = PaymentFault::BadRecord;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            answer = question(database);
            return answer ? Result<void>() : Result<void>(answer.fault());
        });
        Q_UNUSED(asked)
        return answer;
    }
    IssuedReceipt issued()
    {
        return **ask([](storage::Database& database) { return issuedReceipt(database, texts().id); });
    }
    QStringList due() { return *ask(receiptsDue); }
};

} // namespace

class ReceiptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masksNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("masked");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("three") << QStringLiteral("홍길동") << QStringLiteral("홍*동");
        QTest::newRow("two") << QStringLiteral("허균") << QStringLiteral("허*");
        QTest::newRow("four") << QStringLiteral("남궁길동") << QStringLiteral("남**동");
        QTest::newRow("Latin") << QStringLiteral("Ann Example") << QStringLiteral("A*n E*****e");
        QTest::newRow("spaces") << QStringLiteral("  홍길동 ") << QStringLiteral("홍*동");
    }
    void masksNames()
    {
        QFETCH(QString, name);
        QTEST(maskedName(name), "masked");
    }

    void saysAmountsAsKoreansDo_data()
    {
        QTest::addColumn<qint64>("won");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("0") << qint64(0) << QStringLiteral("영 원");
        QTest::newRow("1") << qint64(1) << QStringLiteral("일 원");
        QTest::newRow("400") << qint64(400) << QStringLiteral("사백 원");
        QTest::newRow("1110") << qint64(1110) << QStringLiteral("천백십 원");
        QTest::newRow("10000") << qint64(10'000) << QStringLiteral("만 원");
        QTest::newRow("15000") << qint64(15'000) << QStringLiteral("만 오천 원");
        QTest::newRow("11111") << qint64(11'111) << QStringLiteral("만 천백십일 원");
        QTest::newRow("20608") << qint64(20'608) << QStringLiteral("이만 육백팔 원");
        QTest::newRow("210000") << qint64(210'000) << QStringLiteral("이십일만 원");
        QTest::newRow("most") << wonMax.value << QStringLiteral("구천구백구십구만 구천구백구십구 원");
        QTest::newRow("too much") << wonMax.value + 1 << QString();
        QTest::newRow("negative") << qint64(-1) << QString();
    }
    void saysAmountsAsKoreansDo()
    {
        QFETCH(qint64, won);
        QTEST(spokenWon(Won{won}), "spoken");
    }

    void keepsFourDigitsOfACardAtMost()
    {
        QCOMPARE(lastFourOf(QStringLiteral("1234")), QStringLiteral("1234"));
        for (const char* other : {"", "123", "12345", "12a4", "4111111111111111"})
            QCOMPARE(lastFourOf(QLatin1StringView(other)), QString());
        PaperStage stage;
        QVERIFY(stage.pay(Plays::Approves));
        ReceiptTexts said = texts();
        said.brand = QStringLiteral("4111 1111 1111 1111");
        said.staff = QStringLiteral("4111111111111111");
        const auto attempt = stage.till.attempt(stage.service);
        const auto receipt = receiptOf(stage.charge, &*attempt, said);
        QVERIFY(receipt);
        QVERIFY(receipt->card.brand.isEmpty() && receipt->staff.isEmpty());
        QVERIFY(!encoded(*receipt).contains("4111"));
    }

    void saysWhatTheBooksSay_data()
    {
        QTest::addColumn<int>("plays");
        QTest::addColumn<int>("kind"); // 0: no paper
        QTest::newRow("approved") << int(Plays::Approves) << int(ReceiptKind::Receipt);
        QTest::newRow("stored offline") << int(Plays::StoresThenPaid) << int(ReceiptKind::Slip);
        QTest::newRow("answer lost") << int(Plays::LosesAnswer) << int(ReceiptKind::Notice);
        QTest::newRow("declined") << int(Plays::Declines) << 0;
    }
    void saysWhatTheBooksSay()
    {
        QFETCH(int, plays);
        QFETCH(int, kind);
        PaperStage stage;
        QVERIFY(stage.pay(static_cast<Plays>(plays)));
        const auto receipt = stage.receipt();
        if (kind == 0) {
            QCOMPARE(faultOf(receipt), QByteArray("receipts.nothing_to_print"));
            return;
        }
        QVERIFY(receipt);
        QCOMPARE(int(receipt->kind), kind);
        QCOMPARE(receipt->amount, Won{15'000});
        QCOMPARE(receipt->payer, QStringLiteral("홍*동"));
        QCOMPARE(receipt->card.lastFour, QStringLiteral("1234"));
        QCOMPARE(receipt->card.approval.isEmpty(), kind == int(ReceiptKind::Notice));
        QCOMPARE(stage.draw(*receipt), QByteArray());
        QCOMPARE(stage.issued().receipt, *receipt);
        QVERIFY(stage.isRebuilt());
    }

    void neverDrawsAReceiptTheBooksDoNotBear()
    {
        PaperStage stage;
        QVERIFY(stage.pay(Plays::LosesAnswer));
        Receipt receipt = *stage.receipt();
        for (const auto kind : {ReceiptKind::Receipt, ReceiptKind::GivenBack, ReceiptKind::Slip}) {
            receipt.kind = kind;
            QCOMPARE(stage.draw(receipt), QByteArray("receipts.not_so"));
        }
        receipt.attempt.clear();
        QCOMPARE(stage.draw(receipt), QByteArray("receipts.not_so"));
        // Nor does the file itself take it.
        const QByteArray forged
            = "INSERT INTO pay_receipt SELECT randomblob(16), 'A1-9', charge, service_id, 1, 9, x'00'"
              " FROM pay_attempt";
        QCOMPARE(stage.tried(forged.constData()), QByteArray("storage.constraint_failed"));
    }

    void takesCashAndBoth()
    {
        PaperStage stage;
        QVERIFY(stage.open());
        ReceiptTexts said = texts();
        said.cash = {Won{15'000}, Won{20'000}};
        const auto cash = receiptOf(stage.charge, nullptr, said);
        QVERIFY(cash);
        QVERIFY(cash->attempt.isEmpty() && cash->card.amount == Won{});
        QCOMPARE(stage.draw(*cash), QByteArray("receipts.not_so")); // not in the drawer
        QVERIFY(stage.till.openDrawer(Won{0}) && stage.till.takeCash(stage.charge, Won{20'000}));
        QCOMPARE(stage.draw(*cash), QByteArray());
        Receipt again = *cash;
        again.id = QByteArray(idBytes, 'x');
        again.number = receiptNumber(QStringLiteral("A1"), 2);
        QCOMPARE(stage.draw(again), QByteArray("receipts.issued"));
        said.cash.amount = Won{14'000};
        QCOMPARE(faultOf(receiptOf(stage.charge, nullptr, said)), QByteArray("receipts.nothing_to_print"));
    }

    void givesAPaperForMoneyGivenBack()
    {
        PaperStage stage;
        QVERIFY(stage.pay(Plays::Approves));
        QCOMPARE(stage.draw(*stage.receipt()), QByteArray());
        const auto reversal = stage.till.giveBack(stage.service, test::cancel, Plays::Approves);
        QVERIFY(reversal);
        const auto attempt = stage.till.attempt(*reversal);
        ReceiptTexts said = texts(2);
        said.originalNumber = receiptNumber(QStringLiteral("A1"), 1);
        const auto receipt = givenBackOf(stage.charge, *attempt, said);
        QVERIFY(receipt);
        QCOMPARE(receipt->reason, test::cancel.reason);
        QCOMPARE(stage.due(), QStringList{*reversal});
        QCOMPARE(stage.draw(*receipt), QByteArray());
        QCOMPARE(stage.due(), QStringList());
        QCOMPARE(*stage.ask(lastReceiptNumber), 2);
    }

    void owesAPaperFromTheCommitOfTheApproval()
    {
        PaperStage stage;
        QVERIFY(stage.pay(Plays::Approves));
        QCOMPARE(stage.due(), QStringList{stage.service});
        QVERIFY(stage.log->reopen());
        QCOMPARE(stage.due(), QStringList{stage.service});
        QCOMPARE(stage.draw(*stage.receipt()), QByteArray());
        QCOMPARE(stage.due(), QStringList());
        QCOMPARE(stage.draw(*stage.receipt()), QByteArray("receipts.issued"));
    }

    void countsWhatMayHaveComeOut()
    {
        PaperStage stage;
        QVERIFY(stage.pay(Plays::Approves) && stage.draw(*stage.receipt()).isEmpty());
        QCOMPARE(stage.step(PaperStep::Printed, 0), QByteArray("receipts.print_not_begun"));
        QCOMPARE(stage.step(PaperStep::PrintBegun, 1), QByteArray("receipts.print_not_begun"));
        QCOMPARE(stage.step(PaperStep::PrintBegun, 0), QByteArray());
        QCOMPARE(stage.step(PaperStep::PrintBegun, 0), QByteArray("receipts.print_not_ended"));
        QCOMPARE(stage.step(PaperStep::NotPrinted, 0), QByteArray());
        QCOMPARE(stage.issued().nextCopy(), 0); // nothing came out: no reprint
        QCOMPARE(stage.step(PaperStep::PrintBegun, 0), QByteArray());
        QCOMPARE(stage.step(PaperStep::Printed, 0), QByteArray());
        QCOMPARE(stage.step(PaperStep::HalfPrinted, 0), QByteArray("receipts.print_not_begun")); // ended once
        QCOMPARE(stage.step(PaperStep::PrintBegun, 0), QByteArray("receipts.print_not_begun"));
        QCOMPARE(stage.step(PaperStep::PrintBegun, 1), QByteArray());
        QCOMPARE(stage.step(PaperStep::PrintUnsure, 1), QByteArray());
        QCOMPARE(stage.issued().nextCopy(), 2);
        QVERIFY(stage.issued().cameOut());
        QVERIFY(stage.isRebuilt());
    }

    void knowsAfterARestartWhatWasBeingPrinted()
    {
        PaperStage stage;
        QVERIFY(stage.pay(Plays::Approves) && stage.draw(*stage.receipt()).isEmpty());
        QCOMPARE(stage.step(PaperStep::PrintBegun, 0), QByteArray());
        QVERIFY(stage.log->reopen()); // the desk went down with the printer running (C9)
        const auto interrupted = *stage.ask(interruptedPrints);
        QCOMPARE(interrupted.size(), 1);
        QVERIFY(interrupted.first().step == PaperStep::PrintBegun && interrupted.first().receipt == texts().id);
        QCOMPARE(stage.step(PaperStep::HalfPrinted, interrupted.first().copy), QByteArray()); // somebody looked
        QCOMPARE(stage.issued().nextCopy(), 1);                                               // the next one says so
        QVERIFY(!stage.issued().cameOut());
        QVERIFY(stage.ask(interruptedPrints)->isEmpty());
    }

    void keepsItsRowsInTheFile()
    {
        PaperStage stage;
        QVERIFY(stage.pay(Plays::Approves) && stage.draw(*stage.receipt()).isEmpty());
        QCOMPARE(stage.step(PaperStep::PrintBegun, 0), QByteArray());
        for (const char* sql :
            {"DELETE FROM pay_receipt", "DELETE FROM pay_print", "UPDATE pay_receipt SET number = 'x'",
                "UPDATE pay_print SET copy = 1", "INSERT INTO pay_print SELECT receipt, 2, 0, 2, 1 FROM pay_print",
                "INSERT INTO pay_print SELECT receipt, 2, 1, 3, 1 FROM pay_print"})
            QCOMPARE(stage.tried(sql), QByteArray("storage.constraint_failed"));
        QCOMPARE(stage.tried("UPDATE pay_print SET state = 3"), QByteArray("accepted"));
        QCOMPARE(stage.tried("UPDATE pay_print SET state = 4"), QByteArray("storage.constraint_failed"));
    }

    void refusesBadRecords()
    {
        PaperStage stage;
        QVERIFY(stage.pay(Plays::Approves));
        const Receipt receipt = *stage.receipt();
        Record record = recordOf(PaperEvent{PaperStep::Drawn, receipt.id, receipt, 0, 11});
        QCOMPARE(*paperEventOf(record), (PaperEvent{PaperStep::Drawn, receipt.id, receipt, 0, 11}));
        record.schema = 2;
        QCOMPARE(faultOf(paperEventOf(record)), QByteArray("payments.bad_record"));
        PaperEvent event{PaperStep::Printed, receipt.id, receipt, 0, 11}; // words where there are none
        QCOMPARE(faultOf(paperEventOf(recordOf(event))), QByteArray("payments.bad_record"));
        event = {PaperStep::Drawn, QByteArray(idBytes, 'y'), receipt, 0, 11}; // another paper's words
        QCOMPARE(faultOf(paperEventOf(recordOf(event))), QByteArray("payments.bad_record"));
        event = {PaperStep::PrintBegun, receipt.id, {}, copiesMax + 1, 11};
        QCOMPARE(faultOf(paperEventOf(recordOf(event))), QByteArray("payments.bad_record"));
    }
};

NARU_TEST(ReceiptsTest)
#include "tst_receipts.moc"
