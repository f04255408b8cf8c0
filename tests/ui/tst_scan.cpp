// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/scannerfaults.h"
#include "tests/support/suite.h"
#include "tests/ui/counterstage.h"

#include <QSignalSpy>

using namespace naru;
using desk::Visit;
using test::CounterStage;
using Sight = device::CodeSource::Sight;

/// What cameras and scanners bring to the counter's pages.
class ScanTest : public QObject {
    Q_OBJECT

    static const QStringList& everyWay()
    {
        static const QStringList ways{QStringLiteral("nfc"), QStringLiteral("qr_ble")};
        return ways;
    }
    static void open(CounterStage& it)
    {
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.rack.give(it.camera);
        it.desk.methods = everyWay();
        it.desk.tellAll();
    }

private Q_SLOTS:
    void theCameraIsOnOnlyWhileSomebodyIsWaitedFor()
    {
        CounterStage it;
        open(it);
        it.signIn();
        QVERIFY(!it.camera.camera.isOn);
        auto& visit = it.visit(QStringLiteral("adult-check"));
        it.settle();
        QVERIFY(it.camera.camera.isOn);
        visit.wayNow = device::VisitEndpoint::Way::Bluetooth; // engaged: nothing more is to be seen
        visit.tell();
        it.settle();
        QVERIFY(!it.camera.camera.isOn);
        visit.wayNow.reset(); // not found
        visit.tell();
        it.settle();
        QVERIFY(it.camera.camera.isOn);
        visit.stageNow = Visit::Stage::Asked;
        visit.tell();
        it.settle();
        QVERIFY(!it.camera.camera.isOn);
    }

    void partsOfMovingCodesAreReadOneAfterTheOther()
    {
        CounterStage it;
        open(it);
        it.signIn();
        it.visit(QStringLiteral("adult-check"));
        it.settle();
        const int wakes = it.camera.wakes;
        Q_EMIT it.rack.codeRead("UR:NARU-BILLS/1-3/LPADAXCFAOCY");
        it.settle();
        QCOMPARE(it.camera.wakes, wakes + 1); // at once: the next part is there already
    }

    void aCameraThatIsPluggedInMeanwhileIsUsed()
    {
        CounterStage it;
        QVERIFY(it.open());
        it.desk.methods = everyWay();
        it.visit(QStringLiteral("adult-check"));
        it.settle();
        it.rack.give(it.camera);
        it.settle();
        QVERIFY(it.camera.camera.isOn);
        it.camera.look(Sight::TooFar);
        QVERIFY(it.shown().contains(QStringLiteral("조금 더 가까이")));
    }

    /// A page that goes is deleted a little later than the next one comes.
    void theCameraStaysOnFromOnePageToTheNext()
    {
        CounterStage it;
        open(it);
        auto& visit = it.visit(QStringLiteral("adult-check"));
        it.settle();
        visit.wayNow = device::VisitEndpoint::Way::Bluetooth;
        visit.tell();
        visit.wayNow.reset();
        visit.tell();
        it.settle();
        QVERIFY(it.camera.camera.isOn);
    }

    void aScannerWithATriggerIsToldToLook()
    {
        CounterStage it;
        QVERIFY(it.open());
        it.rack.give(it.scanner);
        it.desk.methods = everyWay();
        it.visit(QStringLiteral("adult-check"));
        it.settle();
        QCOMPARE(it.scanner.wakes, 1);
        it.desk.codeScanned("mdoc:oA");
        QTRY_COMPARE(it.scanner.wakes, 2);
    }

    void aMobileIdGoesToTheVisitAndTheCameraRests()
    {
        CounterStage it;
        open(it);
        auto& visit = it.visit(QStringLiteral("adult-check"));
        it.settle();
        it.desk.codeScanned("mdoc:oA");
        QCOMPARE(visit.codes, QList<QByteArray>{"mdoc:oA"});
        QVERIFY(it.counter.scan()->sentence().isEmpty()); // the visit says what became of it
        QCOMPARE(it.camera.wakes, 1);                     // when it was switched on
        QTRY_COMPARE(it.camera.wakes, 2);                 // one code held still is read once
    }

    void aCodeBetweenVisitsIsSaidInPassing()
    {
        CounterStage it;
        open(it);
        it.signIn();
        QSignalSpy noticed(&it.counter, &ui::counter::CounterModel::noticed);
        it.desk.codeScanned("WIFI:T:WPA;S:cafe;P:secret;;");
        QCOMPARE(noticed.size(), 1);
        QVERIFY(noticed.first().first().toString().contains(QStringLiteral("cafe")));
        QVERIFY(!it.everything().contains(QStringLiteral("secret")));
        it.rack.refuse(device::ScannerFault::CardNumberRead);
        QCOMPARE(noticed.size(), 2);
    }

    void aReceiptIsJudgedOnThePageForCodes_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char* state, const char* kind, const QStringList& says) {
            QTest::newRow(state) << QString::fromLatin1(state) << QString::fromLatin1(kind) << says;
        };
        row("scan-receipt", "ok",
            {QStringLiteral("진짜입니다"), QStringLiteral("허브의 공개 기록에"), QStringLiteral("1234건"),
                QStringLiteral("A1-000042"), QStringLiteral("15,400원"), QStringLiteral("1번 창구")});
        row("scan-receipt-unknown", "warn",
            {QStringLiteral("모르는 창구"), QStringLiteral("열쇠"), QStringLiteral("A1-000042")});
        row("scan-receipt-lost", "no",
            {QStringLiteral("잃어버린 데스크"), QStringLiteral("돈을 내주지 마세요"), QStringLiteral("A1-000042")});
        row("scan-receipt-altered", "no", {QStringLiteral("진짜가 아닙니다"), QStringLiteral("받지 마세요")});
    }
    void aReceiptIsJudgedOnThePageForCodes()
    {
        QFETCH(QString, state);
        QFETCH(QString, kind);
        QFETCH(QStringList, says);
        CounterStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.enter(state);
        const QString shown = it.shown();
        for (const QString& words : std::as_const(says))
            QVERIFY2(shown.contains(words), qPrintable(words + u'\n' + shown));
        QCOMPARE(it.counter.scan()->kind(), kind);
        QCOMPARE(shown.contains(QStringLiteral("A1-000042")), state != QStringLiteral("scan-receipt-altered"));
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QVERIFY(!it.everything().contains(QStringLiteral("A1-000042")));
        QVERIFY(it.desk.papersNow.checkedTexts.isEmpty());
    }

    void aProofThatIsOfNoUseLeavesADoubt()
    {
        using Proof = desk::HubWord::Proof;
        CounterStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.enter(QStringLiteral("scan-receipt"));
        auto receipt = *it.desk.papersNow.says;
        for (const Proof proof : {Proof::Bad, Proof::Torn}) {
            receipt.word.proof = proof;
            it.desk.papersNow.says = receipt;
            it.desk.codeScanned("NARU-R1:ABC");
            QCOMPARE(it.counter.scan()->kind(), QStringLiteral("warn"));
        }
        QVERIFY(it.counter.scan()->sentence().contains(QStringLiteral("잘렸거나")));
        // What nobody here can tell from a stranger's is no thief's yet.
        receipt.word.proof = Proof::None;
        receipt.judged.seal = payments::JudgedReceipt::Seal::Unknown;
        receipt.word.lost = desk::HubWord::Lost{};
        it.desk.papersNow.says = receipt;
        it.desk.codeScanned("NARU-R1:ABC");
        QCOMPARE(it.counter.scan()->kind(), QStringLiteral("warn"));
        it.desk.codeScanned("https://example.com/x"); // the receipt is put away
        QVERIFY(it.desk.papersNow.checkedTexts.isEmpty());
    }

    void aReceiptIsTypedWhereNothingReadsCodes()
    {
        CounterStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.signIn();
        it.stage.key(Qt::Key_F6);
        it.settle();
        QCOMPARE(it.counter.page(), QStringLiteral("scan"));
        it.counter.scan()->type(QStringLiteral("  NARU-R1:ABC \n"));
        it.counter.scan()->type(QStringLiteral("NARU-R1:AB\r\nC")); // folded by a mail
        QCOMPARE(it.desk.papersNow.checkedTexts, QList<QByteArray>(2, "NARU-R1:ABC"));
    }

    void thePageForCodesForgetsWhenItIsLeft()
    {
        CounterStage it;
        open(it);
        it.signIn();
        it.stage.key(Qt::Key_F6);
        it.settle();
        QCOMPARE(it.counter.page(), QStringLiteral("scan"));
        QVERIFY(it.camera.camera.isOn);
        it.desk.codeScanned("https://example.com/x");
        it.settle();
        QVERIFY(it.shown().contains(QStringLiteral("example.com")));
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QCOMPARE(it.counter.page(), QStringLiteral("idle"));
        QVERIFY(!it.camera.camera.isOn);
        QVERIFY(!it.everything().contains(QStringLiteral("example.com")));
    }
};

NARU_TEST(ScanTest)
#include "tst_scan.moc"
