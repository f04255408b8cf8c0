// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/packsupport.h"
#include "tests/support/suite.h"
#include "tests/ui/kioskstage.h"

#include <QQuickItem>
#include <QSignalSpy>

using naru::test::FakeLessons;
using naru::test::KioskStage;
using naru::ui::kiosk::KioskModel;

/// The lessons of a kiosk: found on their shelves, opened and left.
class KioskLessonsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lessonsAreFoundByLevelAndByCourse();
    void aListTurnsItsPagesAndNeverScrolls();
    void theCentresOwnLessonsStandOnTheirOwnShelf();
    void aLessonIsOpenedAndLeft();
    void withoutTheLessonModuleAPersonHelps();
};

void KioskLessonsTest::lessonsAreFoundByLevelAndByCourse()
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

void KioskLessonsTest::aListTurnsItsPagesAndNeverScrolls()
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

void KioskLessonsTest::theCentresOwnLessonsStandOnTheirOwnShelf()
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

void KioskLessonsTest::aLessonIsOpenedAndLeft()
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

void KioskLessonsTest::withoutTheLessonModuleAPersonHelps()
{
    KioskStage kiosk;
    kiosk.model.showLessons(QStringLiteral("1"));
    kiosk.model.openLesson(QStringLiteral("touch.basic"));
    kiosk.settle();
    QVERIFY(kiosk.stage.press(QStringLiteral("직원 부르기")));
    QVERIFY(kiosk.model.called());
}

NARU_TEST(KioskLessonsTest)
#include "tst_kiosklessons.moc"
