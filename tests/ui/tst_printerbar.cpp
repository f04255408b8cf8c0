// SPDX-License-Identifier: GPL-3.0-or-later
// What the counter says of its printer: in the bar, in the sheet behind it, and where only a person can see the paper.
#include "app/payments/receiptfaults.h"
#include "tests/support/suite.h"
#include "tests/ui/counterstage.h"
#include "tests/ui/scenewalker.h"

#include <QQuickItem>

using namespace naru;
using desk::Finding;
using test::CounterStage;
using test::SceneWalker;
using Seen = desk::Papers::Seen;

namespace {

QString said(const char* text)
{
    return QString::fromUtf8(text);
}

QString complaintsOf(CounterStage& it)
{
    SceneWalker walker(it.stage.window(), {});
    return (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
}

void languages()
{
    QTest::addColumn<QString>("language");
    for (const char* language : {"ko", "en"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

const QByteArray first = "first receipt...", second = "second receipt..";

} // namespace

class PrinterBarTest : public QObject {
    Q_OBJECT

    /// A desk as in the picture of the idle counter, its printer as given.
    static void furnish(CounterStage& it, Finding::State state, const char* printer)
    {
        const auto add = [&](Finding::State how, const char* name) {
            it.desk.findings.append({Finding::Group::Devices, how, name, {}});
        };
        it.desk.findings.removeIf(
            [](const Finding& finding) { return qstrcmp(finding.name, "doctor.phone_link") == 0; });
        add(Finding::State::Ok, "doctor.nfc_reader");
        add(Finding::State::Ok, "doctor.scanner");
        add(Finding::State::Ok, "doctor.camera");
        add(state, printer);
        it.signIn();
        it.desk.tellAll();
        it.settle();
    }

private Q_SLOTS:
    void saysHowThePrinterIs_data()
    {
        QTest::addColumn<Finding::State>("state");
        QTest::addColumn<QByteArray>("finding");
        QTest::addColumn<QString>("chip");
        QTest::addColumn<QString>("next");
        const auto row = [](Finding::State state, const char* finding, const char* chip, const char* next) {
            QTest::newRow(finding) << state << QByteArray(finding) << said(chip) << said(next);
        };
        using State = Finding::State;
        row(State::Watch, "doctor.paper_low", "프린터 종이 적음", "오늘 안에 바꿔 주세요.");
        row(State::Bad, "doctor.paper_out", "프린터 종이 없음", "새 종이를 넣은 다음 닫아 주세요.");
        row(State::Bad, "doctor.printer_cover", "프린터 뚜껑 열림", "딸깍 소리가 나게 닫아 주세요.");
        row(State::Bad, "doctor.printer_stopped", "프린터 멈춤", "껐다 켜 주세요.");
        row(State::Bad, "doctor.printer", "프린터 꺼짐", "전원과 선을 보아 주세요.");
    }
    void saysHowThePrinterIs()
    {
        QFETCH(Finding::State, state);
        QFETCH(QByteArray, finding);
        QFETCH(QString, chip);
        QFETCH(QString, next);
        CounterStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        furnish(it, state, finding.constData());
        QVERIFY(it.stage.shot(QStringLiteral("bar-") + QString::fromLatin1(finding.mid(7))));
        QString complaints = complaintsOf(it);
        QVERIFY(it.stage.assist(chip));
        it.settle();
        QVERIFY2(it.shown().contains(next), qPrintable(it.shown()));
        QVERIFY(it.stage.shot(QStringLiteral("sheet-") + QString::fromLatin1(finding.mid(7))));
        complaints += complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void listsShowOnlyWhenTheyNeedALook()
    {
        CounterStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        furnish(it, Finding::State::Ok, "doctor.printer");
        QVERIFY(it.stage.find(said("프린터")) && !it.shown().contains(said("발급기관 목록")));
        for (Finding& finding : it.desk.findings) {
            if (qstrcmp(finding.name, "doctor.trust_list") == 0)
                finding.state = Finding::State::Watch;
        }
        it.desk.tellAll();
        it.settle();
        QVERIFY(it.stage.find(said("발급기관 목록 살필 것")));
    }

    void theFullestBarHoldsTheThresholds_data() { languages(); }
    void theFullestBarHoldsTheThresholds()
    {
        QFETCH(QString, language);
        CounterStage it(language);
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        furnish(it, Finding::State::Bad, "doctor.printer_cover");
        it.desk.papersNow.leaveOpen(first);
        it.settle();
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QVERIFY(it.stage.shot(QStringLiteral("bar-full-") + language));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void asksWhetherThePaperCameOut_data() { languages(); }
    void asksWhetherThePaperCameOut()
    {
        QFETCH(QString, language);
        CounterStage it(language);
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.signIn();
        it.desk.papersNow.leaveOpen(first);
        it.settle();
        const bool ko = language == u"ko";
        QVERIFY2(it.shown().contains(ko ? said("영수증이 끝까지 나왔나요?") : said("Did all of the receipt come out?")),
            qPrintable(it.shown()));
        QVERIFY(it.shown().contains(QStringLiteral("A1-000042")));
        QVERIFY(it.stage.shot(QStringLiteral("paper-question-") + language));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void anAnswerEndsIt_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("seen");
        QTest::addColumn<int>("printed");
        QTest::newRow("yes") << said("네, 끝까지 나왔어요") << int(Seen::Whole) << 0;
        QTest::newRow("no") << said("안 나왔어요 · 다시 뽑기") << int(Seen::Nothing) << 1;
        QTest::newRow("half") << said("반만 나왔어요 · 다시 뽑기") << int(Seen::Half) << 1;
    }
    void anAnswerEndsIt()
    {
        QFETCH(QString, button);
        QFETCH(int, seen);
        QFETCH(int, printed);
        CounterStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.signIn();
        it.desk.papersNow.leaveOpen(first);
        it.settle();
        QVERIFY(it.stage.touch(button));
        it.settle();
        QCOMPARE(it.desk.papersNow.answers.size(), 1);
        QCOMPARE(int(it.desk.papersNow.answers.first().seen), seen);
        QCOMPARE(it.desk.papersNow.printed.size(), printed);
        QVERIFY(!it.shown().contains(said("영수증 살필 것")));
        QVERIFY(!it.stage.find(button));
    }

    void isAnsweredByKeysAlone()
    {
        CounterStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.signIn();
        it.desk.papersNow.leaveOpen(first);
        it.desk.papersNow.leaveOpen(second);
        it.settle();
        QCOMPARE(it.stage.focused(), said("네, 끝까지 나왔어요"));
        it.stage.key(Qt::Key_Return);
        it.settle();
        QVERIFY(it.shown().contains(QStringLiteral("A1-000043"))); // the next one
        it.stage.key(Qt::Key_Tab);
        QCOMPARE(it.stage.focused(), said("안 나왔어요 · 다시 뽑기"));
        it.stage.key(Qt::Key_Return);
        it.settle();
        QCOMPARE(it.desk.papersNow.answers.size(), 2);
        QCOMPARE(it.desk.papersNow.printed, QList<QByteArray>{second});
    }

    void canBeAnsweredLater()
    {
        CounterStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.signIn();
        it.desk.papersNow.leaveOpen(first);
        it.settle();
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QVERIFY(it.desk.papersNow.answers.isEmpty() && !it.stage.find(said("네, 끝까지 나왔어요")));
        it.desk.tellAll(); // whatever else happens: it does not come by itself again
        it.settle();
        QVERIFY(!it.stage.find(said("네, 끝까지 나왔어요")));
        QVERIFY(it.stage.assist(said("영수증 살필 것")));
        it.settle();
        QVERIFY(it.stage.find(said("네, 끝까지 나왔어요")));
    }

    void asksAfterAPowerCutOnceSomebodySignedIn()
    {
        CounterStage it;
        it.desk.papersNow.leaveOpen(first, true);
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.settle();
        QVERIFY(!it.stage.find(said("네, 끝까지 나왔어요"))); // a locked desk asks nobody
        it.signIn();
        it.settle();
        QVERIFY(it.stage.find(said("네, 끝까지 나왔어요")));
        QVERIFY(it.shown().contains(said("뽑는 사이에 나루가 꺼졌어요.")));
        QVERIFY(it.stage.shot(QStringLiteral("paper-question-after-a-cut")));
        it.desk.papersNow.refuses = Fault(payments::ReceiptFault::PrintNotBegun);
        QVERIFY(it.stage.press(said("네, 끝까지 나왔어요")));
        it.settle();
        QVERIFY(it.shown().contains(said("인쇄의 순서가 맞지 않습니다."))); // what goes wrong is said
    }
};

NARU_TEST(PrinterBarTest)
#include "tst_printerbar.moc"
