// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/packsupport.h"
#include "tests/support/suite.h"
#include "tests/ui/kioskstage.h"

#include <QQuickItem>
#include <QSignalSpy>

using naru::test::FakeLessons;
using naru::test::KioskStage;
using naru::ui::kiosk::KioskModel;

/// The kiosk as visitors find it: one after the other, some without a word, some only with keys.
class KioskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beginsAtHomeWithThreeDoors();
    void aDoorOpensByFingerMouseAndKey();
    void escapeGoesOnePageBackAndHomeGoesHome();
    void lessonsAreFoundByLevelAndByCourse();
    void aListTurnsItsPagesAndNeverScrolls();
    void theCentresOwnLessonsStandOnTheirOwnShelf();
    void aLessonIsOpenedAndLeft();
    void withoutTheLessonModuleAPersonHelps();
    void staffIsCalledOnceAndCalledOff();
    void nobodyIsAskedAtAnUntouchedKiosk();
    void anIdleVisitorIsAskedAndThenWiped();
    void anyPressExtendsTheVisit();
    void anyKeyExtendsTheVisit();
    void tabStaysInsideTheQuestion();
    void everyChoiceIsForgotten();
    void aCallDoesNotOutliveItsVisitor();
    void soundAndPaceStayInTheirBounds();
    void theScreenGoesDarkAndComesBack();
    void fourLanguagesAreSpoken();
    void chineseNamesItsFont();
    void unknownWordsChangeNothing();
    void aChangedDeskLeavesTheVisitorAlone();
};

namespace {

const QString learn = QStringLiteral("배우기");

} // namespace

void KioskTest::beginsAtHomeWithThreeDoors()
{
    KioskStage kiosk;
    QVERIFY2(kiosk.failure.isEmpty(), qPrintable(kiosk.failure));
    for (const char* door : {"배우기", "신분 확인·접수", "돈 내기", "쉬운 화면", "낮은 화면", "English", "직원 호출",
             "큰 글씨", "소리", "처음"})
        QVERIFY2(kiosk.stage.find(QString::fromUtf8(door)), door);
}

void KioskTest::aDoorOpensByFingerMouseAndKey()
{
    KioskStage kiosk;
    QVERIFY(kiosk.stage.press(learn));
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
    kiosk.model.goHome();
    kiosk.settle();
    QVERIFY(kiosk.stage.touch(learn));
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
    kiosk.model.goHome();
    kiosk.settle();
    for (int i = 0; i < 20 && kiosk.stage.focused() != learn; ++i)
        kiosk.stage.key(Qt::Key_Tab);
    kiosk.stage.key(Qt::Key_Return);
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
    kiosk.model.goHome();
    kiosk.settle();
    QVERIFY(kiosk.stage.assist(learn));
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
}

void KioskTest::escapeGoesOnePageBackAndHomeGoesHome()
{
    KioskStage kiosk;
    kiosk.model.show(QStringLiteral("learn"));
    kiosk.model.show(QStringLiteral("courses"));
    kiosk.settle();
    kiosk.stage.key(Qt::Key_Escape);
    kiosk.settle();
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
    QVERIFY(kiosk.stage.press(QStringLiteral("소리")));
    kiosk.settle();
    QVERIFY(kiosk.stage.press(QStringLiteral("큰 글씨")));
    kiosk.settle();
    QVERIFY(kiosk.stage.press(QStringLiteral("뒤로")));
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
    kiosk.settle();
    kiosk.model.showLessons(QStringLiteral("A"));
    QVERIFY(kiosk.stage.press(QStringLiteral("처음")));
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
    kiosk.settle();
    kiosk.stage.key(Qt::Key_Escape);
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
}

void KioskTest::lessonsAreFoundByLevelAndByCourse()
{
    KioskStage kiosk;
    qsizetype byLevel = 0;
    qsizetype byCourse = 0;
    for (const char* shelf : {"1", "2", "3"}) {
        kiosk.model.showLessons(QString::fromLatin1(shelf));
        byLevel += kiosk.model.lessons().size();
    }
    for (const char* shelf : {"A", "B", "C", "D", "E", "F"}) {
        kiosk.model.showLessons(QString::fromLatin1(shelf));
        QVERIFY(!kiosk.model.lessons().isEmpty());
        byCourse += kiosk.model.lessons().size();
    }
    QCOMPARE(byLevel, byCourse);
    QVERIFY(byLevel >= 40);
}

void KioskTest::theCentresOwnLessonsStandOnTheirOwnShelf()
{
    KioskStage kiosk;
    const QString shelf = QStringLiteral("우리 센터"), id = QStringLiteral("own.train");
    kiosk.model.show(QStringLiteral("courses"));
    kiosk.settle();
    kiosk.model.openLesson(id);
    QCOMPARE(kiosk.page(), QStringLiteral("courses")); // there is no such lesson
    const auto pack
        = naru::lessons::readPack(naru::lessons::makePack(naru::test::packPlan(), naru::test::makerKey()).bytes).pack;
    kiosk.model.useOwnLessons(pack.lessons);
    kiosk.settle();
    if (!kiosk.stage.find(shelf))
        QVERIFY(kiosk.stage.press(QStringLiteral("다음")));
    kiosk.settle();
    QVERIFY(kiosk.stage.press(shelf));
    kiosk.settle();
    QCOMPARE(kiosk.page(), QStringLiteral("lessons"));
    QCOMPARE(kiosk.model.lessons().size(), 1);
    kiosk.model.showLessons(QStringLiteral("1"));
    for (const QVariant& row : kiosk.model.lessons())
        QVERIFY(row.toMap().value(QStringLiteral("id")).toString() != id);
    QSignalSpy wanted(&kiosk.model, &KioskModel::lessonWanted);
    kiosk.model.openLesson(id);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(kiosk.page(), QStringLiteral("lesson"));
}

void KioskTest::aListTurnsItsPagesAndNeverScrolls()
{
    KioskStage kiosk;
    kiosk.model.showLessons(QStringLiteral("A"));
    kiosk.settle();
    QVERIFY(kiosk.stage.find(QStringLiteral("누르기와 밀기")));
    QVERIFY(!kiosk.stage.find(QStringLiteral("사진 보내기")));
    QVERIFY(kiosk.stage.press(QStringLiteral("다음")));
    kiosk.settle();
    QVERIFY(kiosk.stage.find(QStringLiteral("사진 보내기")));
    QVERIFY(!kiosk.stage.find(QStringLiteral("다음")));
    kiosk.stage.key(Qt::Key_Escape);
    kiosk.settle();
    QVERIFY(kiosk.stage.find(QStringLiteral("누르기와 밀기")));
    QCOMPARE(kiosk.page(), QStringLiteral("lessons"));
}

void KioskTest::aLessonIsOpenedAndLeft()
{
    FakeLessons lessons;
    KioskStage kiosk(KioskStage::usual(), &lessons);
    kiosk.model.showLessons(QStringLiteral("1"));
    kiosk.settle();
    QVERIFY(kiosk.stage.press(QStringLiteral("누르기와 밀기")));
    QCOMPARE(lessons.opened, QStringList{QStringLiteral("touch.basic")});
    QCOMPARE(kiosk.page(), QStringLiteral("lesson"));
    kiosk.model.useLow(true);
    QQuickItem* const page = kiosk.stage.find(QStringLiteral("lesson"));
    QVERIFY(page && page->property("low").toBool());
    QCOMPARE(page->property("model").value<QObject*>(), &lessons);
    const int leaves = lessons.leaves;
    Q_EMIT lessons.left();
    QCOMPARE(kiosk.page(), QStringLiteral("lessons"));
    QVERIFY(lessons.leaves > leaves);
    const QSignalSpy spoke(&kiosk.model, &KioskModel::spoke);
    Q_EMIT lessons.spoke(QStringLiteral("눌러 주세요."));
    QCOMPARE(spoke.size(), 1);
}

void KioskTest::withoutTheLessonModuleAPersonHelps()
{
    KioskStage kiosk;
    kiosk.model.showLessons(QStringLiteral("1"));
    kiosk.model.openLesson(QStringLiteral("touch.basic"));
    kiosk.settle();
    QVERIFY(kiosk.stage.press(QStringLiteral("직원 부르기")));
    QVERIFY(kiosk.model.called());
}

void KioskTest::staffIsCalledOnceAndCalledOff()
{
    KioskStage kiosk;
    const QSignalSpy calls(&kiosk.model, &KioskModel::staffCalled);
    QVERIFY(kiosk.stage.press(QStringLiteral("직원 호출")));
    kiosk.settle();
    QCOMPARE(calls.size(), 1);
    QVERIFY(kiosk.stage.find(QStringLiteral("불렀어요.\n곧 가요.")));
    QVERIFY(kiosk.stage.press(QStringLiteral("기다리며 계속하기")));
    kiosk.settle();
    QVERIFY(kiosk.model.called());
    QVERIFY(kiosk.stage.press(QStringLiteral("불렀어요")));
    kiosk.settle();
    QCOMPARE(calls.size(), 1);
    QVERIFY(kiosk.stage.press(QStringLiteral("괜찮아졌어요")));
    QVERIFY(!kiosk.model.called());
    QCOMPARE(calls.size(), 2);
}

void KioskTest::nobodyIsAskedAtAnUntouchedKiosk()
{
    KioskStage kiosk;
    kiosk.pass(600);
    QVERIFY(!kiosk.model.asking());
}

void KioskTest::anIdleVisitorIsAskedAndThenWiped()
{
    FakeLessons lessons;
    KioskStage kiosk(KioskStage::usual(), &lessons);
    kiosk.model.openLesson(QStringLiteral("touch.basic"));
    kiosk.model.useEasy(true);
    const QSignalSpy spoke(&kiosk.model, &KioskModel::spoke);
    const QSignalSpy wiped(&kiosk.model, &KioskModel::wiped);
    kiosk.pass(119);
    QVERIFY(!kiosk.model.asking());
    kiosk.pass(1);
    QVERIFY(kiosk.model.asking());
    QCOMPARE(spoke.size(), 1);
    QVERIFY(kiosk.stage.find(QStringLiteral("계속할게요")));
    kiosk.pass(29);
    QCOMPARE(wiped.size(), 0);
    kiosk.pass(1);
    QCOMPARE(wiped.size(), 1);
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
    QVERIFY(!kiosk.model.easy());
    QVERIFY(lessons.leaves > 0);
    QVERIFY(!kiosk.stage.find(QStringLiteral("계속할게요")));
}

void KioskTest::anyPressExtendsTheVisit()
{
    KioskStage kiosk;
    QCoreApplication::instance()->installEventFilter(&kiosk.model);
    kiosk.model.show(QStringLiteral("learn"));
    kiosk.pass(110);
    QTest::mouseClick(&kiosk.stage.window(), Qt::LeftButton, {}, QPoint(10, 10));
    kiosk.pass(119);
    QVERIFY(!kiosk.model.asking());
    kiosk.pass(1);
    QVERIFY(kiosk.model.asking());
    QTest::mouseClick(&kiosk.stage.window(), Qt::LeftButton, {}, QPoint(10, 10)); // beside the question
    kiosk.settle();
    QVERIFY(!kiosk.model.asking());
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
    kiosk.pass(120);
    QVERIFY(kiosk.stage.press(QStringLiteral("처음으로")));
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
    QVERIFY(!kiosk.model.asking());
}

void KioskTest::anyKeyExtendsTheVisit()
{
    for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Return, Qt::Key_5, Qt::Key_F4}) {
        KioskStage kiosk;
        kiosk.model.show(QStringLiteral("pay"));
        kiosk.pass(120);
        QVERIFY(kiosk.model.asking());
        kiosk.stage.key(key);
        kiosk.settle();
        QVERIFY2(!kiosk.model.asking(), qPrintable(QString::number(key)));
        QCOMPARE(kiosk.page(), QStringLiteral("pay"));
    }
}

void KioskTest::tabStaysInsideTheQuestion()
{
    KioskStage kiosk;
    kiosk.model.show(QStringLiteral("pay"));
    kiosk.pass(120);
    QCOMPARE(kiosk.stage.focused(), QStringLiteral("계속할게요"));
    kiosk.stage.key(Qt::Key_Tab);
    QCOMPARE(kiosk.stage.focused(), QStringLiteral("처음으로"));
    kiosk.stage.key(Qt::Key_Tab);
    QCOMPARE(kiosk.stage.focused(), QStringLiteral("계속할게요"));
    kiosk.stage.key(Qt::Key_Backtab);
    kiosk.stage.key(Qt::Key_Space);
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
}

void KioskTest::everyChoiceIsForgotten()
{
    KioskStage kiosk;
    const auto before = kiosk.model.session();
    kiosk.model.useLanguage(QStringLiteral("vi"));
    kiosk.model.useEnlargement(2);
    kiosk.model.useHighContrast(true);
    kiosk.model.useLow(true);
    kiosk.model.useEasy(true);
    kiosk.model.useReducedMotion(true);
    kiosk.model.useLeftHanded(true);
    kiosk.model.useScreenOff(true);
    kiosk.model.louder();
    kiosk.model.slower();
    kiosk.model.showLessons(QStringLiteral("B"));
    kiosk.pass(150);
    QCOMPARE(kiosk.model.session(), before);
    QVERIFY(kiosk.model.shelf().isEmpty());
    QVERIFY(kiosk.model.lessons().isEmpty());
    QCOMPARE(kiosk.languages.current(), QStringLiteral("ko"));
    QVERIFY(kiosk.stage.find(learn));
}

void KioskTest::aCallDoesNotOutliveItsVisitor()
{
    KioskStage kiosk;
    const QSignalSpy calls(&kiosk.model, &KioskModel::staffCalled);
    QVERIFY(kiosk.stage.press(QStringLiteral("직원 호출")));
    kiosk.pass(150);
    QVERIFY(!kiosk.model.called());
    QCOMPARE(calls.last().first().toBool(), false);
    QVERIFY(!kiosk.stage.find(QStringLiteral("괜찮아졌어요")));
    QVERIFY(kiosk.stage.press(learn));
    QCOMPARE(kiosk.page(), QStringLiteral("learn"));
}

void KioskTest::soundAndPaceStayInTheirBounds()
{
    KioskStage kiosk;
    kiosk.show(QStringLiteral("sound"));
    for (int i = 0; i < 9; ++i) {
        kiosk.stage.press(QStringLiteral("크게"));
        kiosk.stage.press(QStringLiteral("빠르게"));
    }
    QCOMPARE(kiosk.model.volume(), 5);
    QCOMPARE(kiosk.model.speed(), 1.5);
    for (int i = 0; i < 9; ++i) {
        kiosk.stage.press(QStringLiteral("작게"));
        kiosk.stage.press(QStringLiteral("느리게"));
    }
    QCOMPARE(kiosk.model.volume(), 0);
    QCOMPARE(kiosk.model.speed(), 0.7);
    QVERIFY(kiosk.stage.find(QStringLiteral("소리를 껐어요.")));
}

void KioskTest::theScreenGoesDarkAndComesBack()
{
    KioskStage kiosk;
    kiosk.show(QStringLiteral("sound"));
    const QSignalSpy spoke(&kiosk.model, &KioskModel::spoke);
    QVERIFY(kiosk.stage.press(QStringLiteral("화면 끄고 듣기")));
    kiosk.settle();
    QCOMPARE(kiosk.stage.picture().pixelColor(540, 900), QColor(Qt::black));
    kiosk.stage.key(Qt::Key_Tab); // keys go on, and what they reach is said
    QCOMPARE(spoke.size(), 1);
    QTest::mouseClick(&kiosk.stage.window(), Qt::LeftButton, {}, QPoint(540, 1800));
    kiosk.settle();
    QVERIFY(!kiosk.model.screenOff());
    QCOMPARE(kiosk.page(), QStringLiteral("sound"));
}

void KioskTest::fourLanguagesAreSpoken()
{
    KioskStage kiosk;
    const QList<std::pair<const char*, const char*>> doors{
        {"en", "Learn"}, {"zh", "学习"}, {"vi", "Học"}, {"ko", "배우기"}};
    for (const auto& [code, door] : doors) {
        kiosk.model.useLanguage(QString::fromLatin1(code));
        kiosk.settle();
        QVERIFY2(kiosk.stage.find(QString::fromUtf8(door)), code);
    }
    QVERIFY(kiosk.stage.press(QStringLiteral("English")));
    kiosk.settle();
    QVERIFY(kiosk.stage.press(QStringLiteral("Tiếng Việt")));
    kiosk.settle();
    QCOMPARE(kiosk.model.language(), QStringLiteral("vi"));
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
    kiosk.model.showLessons(QStringLiteral("1"));
    QCOMPARE(kiosk.model.lessons().first().toMap().value(QStringLiteral("title")).toString(),
        QStringLiteral("Press, swipe, hold"));
}

void KioskTest::chineseNamesItsFont()
{
    KioskStage kiosk;
    kiosk.model.useLanguage(QStringLiteral("zh"));
    kiosk.settle();
    QQuickItem* const door = kiosk.stage.find(QStringLiteral("学习"));
    QVERIFY(door);
    QCOMPARE(door->property("family").toString(), QStringLiteral("Noto Sans CJK SC"));
}

void KioskTest::unknownWordsChangeNothing()
{
    KioskStage kiosk;
    const auto before = kiosk.model.session();
    kiosk.model.useLanguage(QStringLiteral("xx"));
    kiosk.model.useEnlargement(3);
    kiosk.model.show(QStringLiteral("admin"));
    kiosk.model.openLesson(QStringLiteral("no.such"));
    QCOMPARE(kiosk.model.session(), before);
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
}

void KioskTest::aChangedDeskLeavesTheVisitorAlone()
{
    KioskStage kiosk;
    kiosk.model.show(QStringLiteral("learn"));
    auto options = KioskStage::usual();
    options.language = QStringLiteral("en");
    options.pitchMm = 0.311;
    kiosk.model.useOptions(options);
    QCOMPARE(kiosk.model.language(), QStringLiteral("ko"));
    QCOMPARE(kiosk.model.pitchMm(), 0.311);
    kiosk.model.wipe();
    QCOMPARE(kiosk.model.language(), QStringLiteral("en"));
}

NARU_TEST(KioskTest)
#include "tst_kiosk.moc"
