// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/counterstage.h"
#include "tests/ui/scenewalker.h"

#include <QRegularExpression>

using namespace naru;
using desk::Visit;
using test::CounterStage;
using test::SceneWalker;
namespace sample = test::sample;

/// The counter over a desk that stands where the test puts it: every state in two languages and two themes.
class CounterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void everyControlIsReachedByTab_data() { statesOnly(); }
    void everyControlIsReachedByTab();
    void escLeavesAtEveryMoment_data();
    void escLeavesAtEveryMoment();
    void theStoryIsToldByKeysAlone();
    void aWrongPurposeIsUndone();
    void aPaperCheckNeedsNoPhone();
    void aSecondPersonAgreesWithTheirOwnPin();
    void theFallbackNamesWhatItAsks();
    void theWarningLetsThePersonStay();
    void wrongPinsAreCountedAloud();
    void languageAndThemeChangeWhileRunning();
    void aDemoIsMarkedOnEveryPage_data() { statesOnly(); }
    void aDemoIsMarkedOnEveryPage();

private:
    static void statesOnly();
};

namespace {

const QString certificate = QStringLiteral("certificate-identity"), adult = QStringLiteral("adult-check");

/// What people are called stays what it is in every language.
bool isName(const QString& words, const test::FakeDesk& desk)
{
    return words.contains(desk.settingsNow.desk)
        || std::any_of(
            desk.people.begin(), desk.people.end(), [&](const auto& person) { return words == person.name; });
}

} // namespace

void CounterTest::statesOnly()
{
    QTest::addColumn<QString>("state");
    for (const QString& state : CounterStage::stateNames())
        QTest::newRow(qPrintable(state)) << state;
}

void CounterTest::everyStateHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const QString& state : CounterStage::stateNames()) {
        QTest::addRow("%s ko light", qPrintable(state)) << state << QStringLiteral("ko") << false;
        QTest::addRow("%s ko high", qPrintable(state)) << state << QStringLiteral("ko") << true;
        QTest::addRow("%s en light", qPrintable(state)) << state << QStringLiteral("en") << false;
        QTest::addRow("%s en high", qPrintable(state)) << state << QStringLiteral("en") << true;
    }
}

void CounterTest::everyStateHoldsTheThresholds()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(bool, high);
    CounterStage it(language, high);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    QVERIFY(it.stage.shot(
        QStringLiteral("%1-%2-%3").arg(state, language, high ? QStringLiteral("high") : QStringLiteral("light"))));
    test::Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    const QStringList complaints = SceneWalker(it.stage.window(), thresholds).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void CounterTest::everyControlIsReachedByTab()
{
    QFETCH(QString, state);
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    const QQuickItem* focused = it.stage.window().activeFocusItem();
    QVERIFY2(focused && focused != it.stage.window().contentItem(), "something has the focus without a click");
    SceneWalker walker(it.stage.window(), {});
    walker.complaints();
    const QStringList unreached = walker.unreached();
    QVERIFY2(unreached.isEmpty(), qPrintable(unreached.join(QLatin1Char('\n'))));
}

void CounterTest::escLeavesAtEveryMoment_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("to");
    const auto row = [](const char* state, const char* to) {
        QTest::newRow(state) << QString::fromLatin1(state) << QString::fromLatin1(to);
    };
    for (const char* state : {"choose", "paper", "waiting", "asked", "asked-second", "accepted", "age-yes",
             "age-undecided", "amber-status", "refused-forged", "decided", "trouble", "trouble-recorded"})
        row(state, "idle");
    row("sheet-warning", "verdict");
    row("sheet-second", "verdict");
    row("sheet-help", "idle");
    row("idle", "idle");
}

void CounterTest::escLeavesAtEveryMoment()
{
    QFETCH(QString, state);
    QFETCH(QString, to);
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QCOMPARE(it.counter.page(), to);
}

void CounterTest::theStoryIsToldByKeysAlone()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.stage.key(Qt::Key_Down); // 이한솔
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_3, Qt::Key_5, Qt::Key_7, Qt::Key_9, Qt::Key_0, Qt::Key_Return})
        it.stage.key(key);
    it.settle();
    QCOMPARE(it.desk.signedInId, 2);
    it.stage.key(Qt::Key_2);
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("waiting"));
    it.desk.visitNow->verdictNow = sample::accepted(it.desk.visitNow->purpose());
    it.desk.visitNow->stageNow = Visit::Stage::Verdict;
    it.desk.visitNow->tell();
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("verdict"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
    it.stage.key(Qt::Key_F5);
    it.stage.key(Qt::Key_3);
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("paper"));
    it.stage.key(Qt::Key_F5);
    it.settle();
    QCOMPARE(it.desk.lastPaper, desk::Decision::SeenByEye);
    it.stage.key(Qt::Key_F12);
    it.settle();
    QCOMPARE(it.model.page(), QStringLiteral("signin"));
}

void CounterTest::aWrongPurposeIsUndone()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.visit(certificate);
    it.settle();
    it.stage.key(Qt::Key_F7);
    it.settle();
    QVERIFY(!it.desk.visit());
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
    QVERIFY(it.stage.find(QStringLiteral("아무것도 적지 않았습니다. 다시 골라 주세요.")));
    QCOMPARE(it.desk.paperChecks, 0);
}

void CounterTest::aPaperCheckNeedsNoPhone()
{
    CounterStage it;
    it.desk.methods.clear();
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.signIn();
    it.stage.key(Qt::Key_1);
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("paper"));
    it.desk.paperFault = Fault(desk::DeskFault::NotSignedIn);
    it.stage.key(Qt::Key_F7);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("알겠어요"))); // what could not be written is said
    it.stage.key(Qt::Key_Escape);
    it.desk.paperFault.reset();
    it.stage.key(Qt::Key_F7);
    it.settle();
    QCOMPARE(it.desk.lastPaper, desk::Decision::NotAccepted);
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
}

void CounterTest::aSecondPersonAgreesWithTheirOwnPin()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("sheet-second"));
    QVERIFY(!it.stage.find(QStringLiteral("김나루"))); // not oneself
    const auto type = [&](std::initializer_list<Qt::Key> keys) {
        for (const Qt::Key key : keys)
            it.stage.key(key);
        it.settle();
    };
    type({Qt::Key_1, Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_2, Qt::Key_2, Qt::Key_Return});
    QVERIFY(it.stage.find(QStringLiteral("비밀번호가 다릅니다.")));
    type({Qt::Key_1, Qt::Key_3, Qt::Key_5, Qt::Key_7, Qt::Key_9, Qt::Key_0, Qt::Key_Return});
    QCOMPARE(it.desk.visitNow->decisionNow, desk::Decision::SecondPerson);
    QVERIFY(!it.stage.find(QStringLiteral("두 번째 사람이 확인합니다")));
    QCOMPARE(it.stage.focused(), QStringLiteral("다음 손님"));
}

void CounterTest::theFallbackNamesWhatItAsks()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("age-undecided"));
    QCOMPARE(it.stage.focused(), QStringLiteral("태어난 해 묻기"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.desk.visitNow->fallbacks, 1);
    QCOMPARE(it.counter.page(), QStringLiteral("waiting"));
    QVERIFY(it.stage.find(QStringLiteral("태어난 해")));
}

void CounterTest::theWarningLetsThePersonStay()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("sheet-warning"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.desk.visitNow->stays, 1);
    QCOMPARE(it.counter.page(), QStringLiteral("verdict"));
    it.desk.visitNow->warn();
    it.settle();
    it.desk.visitNow->cancel(); // nobody answered
    it.settle();
    QVERIFY(!it.stage.find(QStringLiteral("더 보기")));
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
}

void CounterTest::wrongPinsAreCountedAloud()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    const auto wrong = [&] {
        for (int i = 0; i < 6; ++i)
            it.stage.key(i < 5 ? Qt::Key_1 : Qt::Key_2);
        it.stage.key(Qt::Key_Return);
        it.settle();
    };
    wrong();
    QVERIFY(it.shown().contains(QStringLiteral("4번 더 해 볼 수 있습니다.")));
    for (int i = 0; i < 4; ++i)
        wrong();
    QVERIFY(it.shown().contains(QStringLiteral("30초 뒤에 다시 눌러 주세요.")));
    QCOMPARE(it.model.page(), QStringLiteral("signin"));
}

void CounterTest::languageAndThemeChangeWhileRunning()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.signIn();
    QVERIFY(it.stage.find(QStringLiteral("무엇을 확인할까요?")));
    QVERIFY(it.stage.press(QStringLiteral("English")));
    it.settle();
    static const QRegularExpression hangul(QStringLiteral("[\\x{ac00}-\\x{d7a3}]"));
    QStringList korean;
    for (const QString& line : it.shown().split(QLatin1Char('\n'))) {
        if (line.contains(hangul) && line != QStringLiteral("한국어") && !isName(line, it.desk))
            korean.append(line);
    }
    QVERIFY2(korean.isEmpty(), qPrintable(korean.join(QLatin1Char('|'))));
    const QImage light = it.stage.picture();
    it.stage.key(Qt::Key_F11);
    it.settle();
    QVERIFY(qGray(it.stage.picture().pixel(5, 400)) < 60);
    QVERIFY(qGray(light.pixel(5, 400)) > 200);
}

void CounterTest::aDemoIsMarkedOnEveryPage()
{
    QFETCH(QString, state);
    CounterStage it;
    it.desk.kindNow = desk::Desk::Kind::Demo;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    QVERIFY(it.shown().contains(QStringLiteral("시연")));
}

NARU_TEST(CounterTest)
#include "tst_counter.moc"
