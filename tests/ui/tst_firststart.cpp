// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"
#include "tests/ui/scenewalker.h"

#include <QTemporaryDir>

using namespace naru;
using test::AdminStage;
using test::SceneWalker;
using test::Thresholds;

/// The first start: one question at a time, keyboard first.
class FirstStartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepHoldsTheThresholds_data();
    void everyStepHoldsTheThresholds();
    void theKeyboardAloneOpensADesk();
    void wrongAnswersSayWhyAndStay();
    void goingBackKeepsWhatWasTypedButThePin();
    void thePinIsPressedByFingerAndHeardByNobody();
    void aRefusedDeskStaysOnTheLastStep();
    void thePanelIsSetLive();
    void anOldDeskIsBroughtBackByACommand();
};

namespace {

void start(AdminStage& it)
{
    it.desk.setupNeeded = true;
    it.desk.people.clear();
    it.desk.settingsNow.centre.clear();
    it.desk.settingsNow.desk.clear();
    it.setup.put(QStringLiteral("centre"), QString());
    it.setup.put(QStringLiteral("desk"), QString());
}

void fillDraft(AdminStage& it)
{
    it.setup.put(QStringLiteral("centre"), QStringLiteral("나루동 행정복지센터"));
    it.setup.put(QStringLiteral("desk"), QStringLiteral("2번 창구"));
    it.setup.put(QStringLiteral("administrator"), QStringLiteral("김나루"));
}

void goTo(AdminStage& it, const QString& step)
{
    for (int i = 0; i < 8 && it.step() != step; ++i) {
        if (it.step() == QLatin1StringView("administrator"))
            it.setup.putPin(QStringLiteral("135790"), QStringLiteral("135790"));
        it.setup.next();
        it.settle();
    }
}

QString wrong(const AdminStage& it, const char* field)
{
    return it.setup.wrong().value(QLatin1StringView(field)).toString();
}

} // namespace

void FirstStartTest::everyStepHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const char* step : {"language", "place", "administrator", "panel", "copy", "doctor"}) {
        for (const char* language : {"ko", "en"}) {
            for (const bool high : {false, true})
                QTest::addRow("%s, %s%s", step, language, high ? ", high" : "")
                    << QString::fromLatin1(step) << QString::fromLatin1(language) << high;
        }
    }
}

void FirstStartTest::everyStepHoldsTheThresholds()
{
    QFETCH(QString, step);
    QFETCH(QString, language);
    QFETCH(bool, high);
    AdminStage it(language, high);
    start(it);
    it.setup.put(QStringLiteral("language"), language);
    fillDraft(it);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    goTo(it, step);
    QCOMPARE(it.step(), step);
    QVERIFY(
        it.stage.shot(QStringLiteral("first-%1-%2%3").arg(step, language, high ? QStringLiteral("-hc") : QString())));
    Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    SceneWalker walker(it.stage.window(), thresholds);
    const QString complaints = (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

void FirstStartTest::theKeyboardAloneOpensADesk()
{
    QTemporaryDir copies;
    AdminStage it;
    start(it);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    const auto tabTo = [&](const QString& name) {
        for (int i = 0; i < 20 && it.stage.focused() != name; ++i)
            it.stage.key(Qt::Key_Tab);
        return it.stage.focused() == name;
    };
    QCOMPARE(it.stage.focused(), QStringLiteral("한국어"));
    QVERIFY(tabTo(QStringLiteral("다음")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.stage.focused(), QStringLiteral("센터 이름"));
    it.stage.type(QStringLiteral("나루동 행정복지센터"));
    it.stage.key(Qt::Key_Return);
    it.stage.type(QStringLiteral("2번 창구"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.stage.focused(), QStringLiteral("이름"));
    it.stage.type(QStringLiteral("김나루"));
    it.stage.key(Qt::Key_Return);
    QCOMPARE(it.stage.focused(), QStringLiteral("비밀번호"));
    it.stage.type(QStringLiteral("135790"));
    it.stage.key(Qt::Key_Return);
    QCOMPARE(it.stage.focused(), QStringLiteral("비밀번호 한 번 더"));
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_3, Qt::Key_5, Qt::Key_7, Qt::Key_9, Qt::Key_0})
        it.stage.key(key);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.stage.focused(), QStringLiteral("자로 잰 길이 (mm)"));
    it.stage.type(QStringLiteral("164.7"));
    it.stage.key(Qt::Key_Return);
    QVERIFY(tabTo(QStringLiteral("다음")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.stage.focused(), QStringLiteral("두 번째 사본을 둘 폴더"));
    it.stage.type(copies.path());
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.step(), QStringLiteral("doctor"));
    QVERIFY(tabTo(QStringLiteral("창구 열기")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.desk.setupGiven);
    QCOMPARE(it.desk.setupGiven->settings.centre, QStringLiteral("나루동 행정복지센터"));
    QCOMPARE(it.desk.setupGiven->settings.desk, QStringLiteral("2번 창구"));
    QCOMPARE(it.desk.setupGiven->settings.secondCopyFolder, copies.path());
    QCOMPARE(it.desk.setupGiven->settings.panelPitchMm, 0.2745);
    QCOMPARE(it.desk.setupGiven->administrator, QStringLiteral("김나루"));
    QCOMPARE(it.desk.setupGiven->pin, QStringLiteral("135790"));
}

void FirstStartTest::wrongAnswersSayWhyAndStay()
{
    AdminStage it;
    start(it);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.setup.next();
    it.setup.next();
    QCOMPARE(wrong(it, "centre"), QStringLiteral("센터 이름을 적어 주세요."));
    QCOMPARE(wrong(it, "desk"), QStringLiteral("창구 이름을 적어 주세요."));
    QCOMPARE(it.step(), QStringLiteral("place"));
    fillDraft(it);
    it.setup.next();
    it.setup.putPin(QStringLiteral("12345"), QStringLiteral("12345"));
    it.setup.next();
    QVERIFY(wrong(it, "pin").startsWith(QStringLiteral("비밀번호로 쓸 수 없는 숫자입니다.")));
    it.setup.putPin(QStringLiteral("135790"), QStringLiteral("135791"));
    it.setup.next();
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("두 번 적은 비밀번호가 다릅니다. 다시 적어 주세요.")));
    QVERIFY(it.stage.shot(QStringLiteral("first-administrator-wrong-ko")));
    goTo(it, QStringLiteral("panel"));
    it.setup.measure(QStringLiteral("3"), 600);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("잰 길이를 mm로 다시 적어 주세요.")));
    goTo(it, QStringLiteral("copy"));
    it.setup.put(QStringLiteral("secondCopyFolder"), QStringLiteral("/no/such/folder"));
    it.setup.next();
    it.settle();
    QCOMPARE(it.step(), QStringLiteral("copy"));
    QVERIFY(it.stage.find(QStringLiteral("그런 폴더가 없습니다. 다시 골라 주세요.")));
}

void FirstStartTest::goingBackKeepsWhatWasTypedButThePin()
{
    AdminStage it;
    start(it);
    fillDraft(it);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    goTo(it, QStringLiteral("panel"));
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QCOMPARE(it.step(), QStringLiteral("administrator"));
    QCOMPARE(it.field(QStringLiteral("이름"))->property("text").toString(), QStringLiteral("김나루"));
    QVERIFY(test::heardIn(it.stage.window()).contains(QStringLiteral("적은 숫자 0개")));
    it.setup.next();
    QCOMPARE(it.step(), QStringLiteral("administrator"));
    QVERIFY(!wrong(it, "pin").isEmpty());
}

void FirstStartTest::thePinIsPressedByFingerAndHeardByNobody()
{
    AdminStage it;
    start(it);
    fillDraft(it);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    goTo(it, QStringLiteral("administrator"));
    const auto heard = [&] { return test::heardIn(it.stage.window()).filter(QStringLiteral("135")); };
    const auto enter = [&](const QString& pin, const QString& last) {
        for (const QChar digit : pin)
            it.stage.touch(QString(digit));
        const bool silent = heard().isEmpty();
        return it.stage.touch(last) && silent;
    };
    QVERIFY(enter(QStringLiteral("135790"), QStringLiteral("다음")));
    QVERIFY(enter(QStringLiteral("135791"), QStringLiteral("정하기")));
    it.settle();
    QCOMPARE(it.step(), QStringLiteral("administrator"));
    QVERIFY(it.stage.find(QStringLiteral("두 번 적은 비밀번호가 다릅니다. 다시 적어 주세요.")));
    it.setup.put(QStringLiteral("administrator"), QString());
    QVERIFY(enter(QStringLiteral("135790"), QStringLiteral("다음")));
    QVERIFY(enter(QStringLiteral("135790"), QStringLiteral("정하기")));
    it.settle();
    QCOMPARE(it.step(), QStringLiteral("administrator"));
    QCOMPARE(heard(), QStringList());
    QVERIFY(it.stage.shot(QStringLiteral("first-administrator-settled-ko")));
    it.setup.put(QStringLiteral("administrator"), QStringLiteral("김나루"));
    QVERIFY(it.stage.press(QStringLiteral("정하기"))); // what stands is confirmed
    it.settle();
    QCOMPARE(it.step(), QStringLiteral("panel"));
}

void FirstStartTest::aRefusedDeskStaysOnTheLastStep()
{
    AdminStage it;
    start(it);
    fillDraft(it);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    goTo(it, QStringLiteral("doctor"));
    it.desk.refuses = Fault(desk::DeskFault::NotAllowed);
    it.setup.next();
    it.settle();
    QVERIFY(!it.desk.setupGiven);
    QVERIFY(it.stage.find(QStringLiteral("이 일은 관리자만 할 수 있습니다. 관리자를 불러 주세요.")));
    it.setup.next();
    QVERIFY(it.desk.setupGiven);
}

void FirstStartTest::thePanelIsSetLive()
{
    AdminStage it;
    start(it);
    fillDraft(it);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    goTo(it, QStringLiteral("panel"));
    QVERIFY(it.stage.press(QStringLiteral("15.6인치")));
    it.settle();
    QVERIFY(qAbs(it.setup.panelPitchMm() - 0.180) < 0.0005);
    QVERIFY(it.stage.shot(QStringLiteral("first-panel-156-ko")));
    Thresholds small;
    small.pitchMm = 0.180;
    const QStringList complaints = SceneWalker(it.stage.window(), small).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void FirstStartTest::anOldDeskIsBroughtBackByACommand()
{
    AdminStage it;
    start(it);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.stage.press(QStringLiteral("예전 자료 되살리기")));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("naructl --data /var/lib/naru restore 백업폴더")));
    QVERIFY(it.stage.shot(QStringLiteral("first-restore-ko")));
    const QStringList complaints = SceneWalker(it.stage.window(), {}).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

NARU_TEST(FirstStartTest)
#include "tst_firststart.moc"
