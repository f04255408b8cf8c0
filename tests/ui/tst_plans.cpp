// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/classfaults.h"
#include "tests/support/suite.h"
#include "tests/ui/consolestage.h"
#include "tests/ui/scenewalker.h"

#include <QQuickItem>
#include <QSignalSpy>

using namespace naru;
using test::ConsoleStage;
using ui::trainer::PlanModel;

/// The page of courses: made, changed, taken away and brought back, by keys, mouse and finger.
class PlansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void aCourseIsMadeByKeysAlone();
    void lessonsAreOrderedByTouch();
    void whatIsTakenAwayComesBack();
    void handoutsOfEveryLessonArePrinted();
    void whatTheDeskRefusesIsSaid();
    void theDayIsNeverPast();
};

namespace {

desk::ClassPlan plan(const QString& name, int lessons)
{
    desk::ClassPlan plan{0, name, QStringLiteral("월요일 오전반"), {}, QDate(2026, 11, 23)};
    for (const auto& lesson : lessons::builtInLessons().first(lessons))
        plan.lessons.append(lesson->id);
    return plan;
}

void keep(ConsoleStage& it)
{
    it.classes.savePlan(plan(QStringLiteral("첫 스마트폰 3주"), 3), [](const Result<void>&) {});
    it.classes.savePlan(plan(QStringLiteral("기차와 버스"), 2), [](const Result<void>&) {});
}

bool open(ConsoleStage& it)
{
    const bool loaded = it.open();
    it.shell.show(QStringLiteral("plans"));
    it.settle();
    return loaded && it.shell.page() == u"plans";
}

} // namespace

void PlansTest::everyStateHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const char* state : {"empty", "list", "new", "one", "long", "gone", "noday"}) {
        for (const char* language : {"ko", "en"})
            QTest::addRow("%s, %s", state, language)
                << QString::fromLatin1(state) << QString::fromLatin1(language) << false;
    }
    QTest::addRow("one, ko, high") << QStringLiteral("one") << QStringLiteral("ko") << true;
}

void PlansTest::everyStateHoldsTheThresholds()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(bool, high);
    ConsoleStage it(language, high);
    if (state != u"empty" && state != u"new")
        keep(it);
    if (state == u"long") {
        desk::ClassPlan full = plan(QString(40, u'가'), desk::planLessonsMax);
        full.lessons[1] = QStringLiteral("own.that-is-gone");
        it.classes.savePlan(full, [](const Result<void>&) {});
    }
    QVERIFY2(open(it), qPrintable(it.stage.errors()));
    if (state == u"new")
        it.plans.begin();
    if (state == u"one" || state == u"noday" || state == u"gone")
        it.plans.choose(1);
    if (state == u"long")
        it.plans.choose(3);
    if (state == u"noday")
        it.plans.forgetDay();
    if (state == u"gone")
        it.plans.remove();
    it.settle();
    QVERIFY(
        it.stage.shot(QStringLiteral("plans-%1-%2%3").arg(state, language, high ? QStringLiteral("-hc") : QString())));
    test::Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    const QString complaints = test::SceneWalker(it.stage.window(), thresholds).complaints().join(u'\n');
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

void PlansTest::aCourseIsMadeByKeysAlone()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.press(QStringLiteral("강좌"))); // the console's own door
    QCOMPARE(it.shell.page(), QStringLiteral("plans"));
    it.stage.key(Qt::Key_N, Qt::ControlModifier);
    it.settle();
    it.stage.type(QStringLiteral("First steps"));
    it.settle();
    QCOMPARE(it.plans.name(), QStringLiteral("First steps"));
    QVERIFY(!it.plans.savable()); // no lesson yet
    const auto tabTo = [&](const QString& name) {
        for (int i = 0; i < 90 && !it.stage.focused().startsWith(name); ++i) {
            it.stage.key(Qt::Key_Tab);
            it.settle();
        }
        return it.stage.focused().startsWith(name);
    };
    const auto first = lessons::builtInLessons().first();
    QVERIFY(tabTo(first->text(first->title, QStringLiteral("ko")).replace(u'\n', u' ')));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(tabTo(QStringLiteral("오늘부터")));
    it.stage.key(Qt::Key_Space);
    it.settle();
    QCOMPARE(it.plans.days().size(), 3);
    it.stage.key(Qt::Key_S, Qt::ControlModifier);
    it.settle();
    QCOMPARE(it.classes.saved.size(), 1);
    QCOMPARE(it.classes.saved.first().name, QStringLiteral("First steps"));
    QCOMPARE(it.classes.saved.first().lessons, QStringList{first->id});
    QCOMPARE(it.plans.number(), 1);
    QVERIFY(!it.plans.written());
}

void PlansTest::lessonsAreOrderedByTouch()
{
    ConsoleStage it;
    keep(it);
    QVERIFY2(open(it), qPrintable(it.stage.errors()));
    QVERIFY(it.touch(QStringLiteral("첫 스마트폰 3주")));
    const QStringList before = it.classes.saved.first().lessons;
    QVERIFY(it.touch(QStringLiteral("아래로"))); // of the first
    QVERIFY(it.plans.written());
    it.plans.move(0, -1); // over the edge: nothing
    it.plans.take(9);
    QVERIFY(it.touch(QStringLiteral("빼기")));
    QVERIFY(it.touch(QStringLiteral("담아 두기")));
    QCOMPARE(it.classes.saved.first().lessons, (QStringList{before.at(0), before.at(2)}));
    QCOMPARE(it.classes.saved.first().number, 1);
}

void PlansTest::whatIsTakenAwayComesBack()
{
    ConsoleStage it;
    keep(it);
    QVERIFY2(open(it), qPrintable(it.stage.errors()));
    QVERIFY(it.press(QStringLiteral("첫 스마트폰 3주")));
    const desk::ClassPlan was = it.classes.saved.first();
    QVERIFY(it.press(QStringLiteral("지우기")));
    QCOMPARE(it.classes.saved.size(), 1);
    QVERIFY(!it.plans.active());
    it.stage.key(Qt::Key_Z, Qt::ControlModifier);
    it.settle();
    QVERIFY(it.classes.saved.contains(was)); // under its number
    QCOMPARE(it.plans.number(), int(was.number));
    QVERIFY(it.plans.gone().isEmpty());
}

void PlansTest::handoutsOfEveryLessonArePrinted()
{
    ConsoleStage it;
    keep(it);
    QVERIFY2(open(it), qPrintable(it.stage.errors()));
    it.plans.choose(1);
    it.settle();
    QSignalSpy said(&it.plans, &PlanModel::said);
    it.stage.key(Qt::Key_F8);
    QCOMPARE(it.desk.learningNow.printed, 3);
    QCOMPARE(said.count(), 1);
    it.desk.learningNow.refuses = Fault(desk::ClassFault::NoChannel);
    QSignalSpy troubled(&it.plans, &PlanModel::troubled);
    it.plans.print();
    QCOMPARE(troubled.count(), 1);
    QVERIFY(!it.plans.busy());
}

void PlansTest::whatTheDeskRefusesIsSaid()
{
    ConsoleStage it;
    keep(it);
    QVERIFY2(open(it), qPrintable(it.stage.errors()));
    it.plans.choose(1);
    it.plans.rename(QStringLiteral("다른 이름"));
    it.classes.refuses = Fault(desk::ClassFault::BadPlan);
    QSignalSpy troubled(&it.plans, &PlanModel::troubled);
    it.plans.save();
    QCOMPARE(troubled.count(), 1);
    QVERIFY(it.plans.written() && it.plans.savable()); // nothing of it is lost
    it.desk.lock();
    QVERIFY(!it.plans.active());
}

void PlansTest::theDayIsNeverPast()
{
    ConsoleStage it;
    QVERIFY2(open(it), qPrintable(it.stage.errors()));
    it.plans.moveDay(7); // nothing is shown
    it.plans.begin();
    it.plans.moveDay(0);
    const QStringList today = it.plans.days();
    it.plans.moveDay(-1);
    QCOMPARE(it.plans.days(), today);
    it.plans.moveDay(7);
    it.plans.moveDay(-1);
    QVERIFY(it.plans.days() != today);
    it.plans.forgetDay();
    QVERIFY(it.plans.days().isEmpty());
}

NARU_TEST(PlansTest)
#include "tst_plans.moc"
