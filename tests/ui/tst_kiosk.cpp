// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/kioskstage.h"

#include <QQuickItem>
#include <QSignalSpy>

using naru::test::KioskStage;
using naru::ui::kiosk::KioskModel;

namespace {

const QString learn = QStringLiteral("배우기");

} // namespace

/// The kiosk as a visitor finds it: with a finger, with keys, in four languages, with and without a picture.
class KioskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsAtHomeWithThreeDoors();
    void aDoorOpensByFingerMouseAndKey();
    void escapeGoesOnePageBackAndHomeGoesHome();
    void staffIsCalledOnceAndCalledOff();
    void soundAndPaceStayInTheirBounds();
    void theScreenGoesDarkAndComesBack();
    void fourLanguagesAreSpoken();
    void chineseNamesItsFont();
    void unknownWordsChangeNothing();
};

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

NARU_TEST(KioskTest)
#include "tst_kiosk.moc"
