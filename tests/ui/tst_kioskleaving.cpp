// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/kioskstage.h"

#include <QSignalSpy>

using naru::test::FakeLessons;
using naru::test::KioskStage;
using naru::ui::kiosk::KioskModel;

namespace {

const QString learn = QStringLiteral("배우기");

} // namespace

/// Visitors one after the other: who is still there is asked, and who is gone leaves nothing to the next.
class KioskLeavingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsAskedAtAnUntouchedKiosk();
    void anIdleVisitorIsAskedAndThenWiped();
    void anyPressExtendsTheVisit();
    void anyKeyExtendsTheVisit();
    void tabStaysInsideTheQuestion();
    void everyChoiceIsForgotten();
    void aCallDoesNotOutliveItsVisitor();
    void aChangedDeskLeavesTheVisitorAlone();
};

void KioskLeavingTest::nobodyIsAskedAtAnUntouchedKiosk()
{
    KioskStage kiosk;
    kiosk.pass(600);
    QVERIFY(!kiosk.model.asking());
}

void KioskLeavingTest::anIdleVisitorIsAskedAndThenWiped()
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

void KioskLeavingTest::anyPressExtendsTheVisit()
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

void KioskLeavingTest::anyKeyExtendsTheVisit()
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

void KioskLeavingTest::tabStaysInsideTheQuestion()
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

void KioskLeavingTest::everyChoiceIsForgotten()
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

void KioskLeavingTest::aCallDoesNotOutliveItsVisitor()
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

void KioskLeavingTest::aChangedDeskLeavesTheVisitorAlone()
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

NARU_TEST(KioskLeavingTest)
#include "tst_kioskleaving.moc"
