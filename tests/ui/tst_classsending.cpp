// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/pushfaults.h"
#include "tests/support/suite.h"
#include "tests/ui/consolestage.h"

#include <QQuickItem>
#include <QSignalSpy>

using namespace naru;
using test::ConsoleStage;
using ui::trainer::ClassModel;
using ui::trainer::SeatNow;

/// What goes out of the console: a lesson to a seat, a count into the record, what is refused; and what its keys mean
/// elsewhere.
class ClassSendingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLessonIsSentToSeatsThatHaveItNot();
    void aKeyMeansTheSameAtTheEditor();
    void handsAreCountedAndStandInTheRecord();
    void whatTheClassRefusesIsSaid();
};

void ClassSendingTest::theLessonIsSentToSeatsThatHaveItNot()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.gathering();
    it.tell();
    QCOMPARE(it.model.differing(), 1);
    QVERIFY(it.press(QStringLiteral("다른 자리 1곳에 보내기")));
    QVERIFY(it.stage.find(QStringLiteral("7번 사슴 · 보내는 중 40%")));
    QCOMPARE(it.model.differing(), 0); // on its way: nothing to press
    QVERIFY(!it.beginning(QStringLiteral("다른 자리")));
    it.room.seat(7).push = SeatNow::Push::Refused;
    it.room.seat(7).pushWhy = Fault(lessons::PushFault::Foreign);
    it.tell();
    QVERIFY(it.stage.find(QStringLiteral("7번 사슴 · 못 보냄")));
    QVERIFY(it.model.pushTrouble().startsWith(QStringLiteral("7번: 그 자리는 이 꾸러미에 서명한 책상을 모릅니다")));
    it.stage.key(Qt::Key_F5); // once more, when the key is there
    it.settle();
    QCOMPARE(it.room.asked, (QStringList{QStringLiteral("send 0"), QStringLiteral("send 0")}));
    it.room.picture();
    it.room.seat(6).fit = SeatNow::Fit::Other;
    it.room.seat(6).state = SeatNow::State::Here;
    it.room.seat(6).step = it.room.seat(6).steps = 0;
    it.tell();
    QVERIFY(it.touch(QStringLiteral("6번")));
    QVERIFY(it.touch(QStringLiteral("이 자리에 보내기")));
    QCOMPARE(it.room.asked.last(), QStringLiteral("send 6"));
    it.stage.key(Qt::Key_5); // it is on its way
    QCOMPARE(it.room.asked.size(), 3);
}

/// F2 begins and goes on, F4 is the big screen, F8 prints what is taken home, F9 takes something out of the machine.
void ClassSendingTest::aKeyMeansTheSameAtTheEditor()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.press(QStringLiteral("수업 만들기")));
    it.editor.choose(QStringLiteral("train.book"));
    it.settle();
    const QString chosen = it.editor.chosen();
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F5, Qt::Key_F10})
        it.stage.key(key);
    it.settle();
    QCOMPARE(it.editor.chosen(), chosen);
    QVERIFY(!it.editor.draft()->active());
    QVERIFY(it.room.asked.isEmpty());
    it.stage.key(Qt::Key_F8);
    QTRY_COMPARE(it.desk.learningNow.printed, 1);
}

void ClassSendingTest::handsAreCountedAndStandInTheRecord()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.room.now.stage = ui::trainer::ClassNow::Stage::Ended;
    it.tell();
    QVERIFY(it.stage.find(QStringLiteral("기차표 예매, 4걸음 41초 (12명)"))); // the record is on the screen, too
    QVERIFY(it.press(QStringLiteral("손 들어 세어 보기")));
    const QString one = QStringLiteral("시작 전에 ‘혼자 할 수 있을 것 같아요’ 하나 더하기");
    QVERIFY(it.press(one)); // asked, and nobody
    QCOMPARE(it.room.now.asked.before, std::optional(0));
    QVERIFY(it.press(one) && it.press(one));
    QVERIFY(it.touch(QStringLiteral("시작 전에 ‘혼자 할 수 있을 것 같아요’ 하나 빼기")));
    QCOMPARE(it.room.now.asked, (desk::ClassAsked{1, {}, {}, {}}));
    QVERIFY(it.touch(QStringLiteral("시작 전에 ‘혼자 할 수 있을 것 같아요’ 하나 빼기")));
    QVERIFY(it.touch(QStringLiteral("시작 전에 ‘혼자 할 수 있을 것 같아요’ 하나 빼기")));
    QVERIFY(!it.room.now.asked.before); // not asked after all
    it.model.noteAsked(QStringLiteral("did"), 3);
    it.model.noteAsked(QStringLiteral("nothing"), 3);
    it.model.noteAsked(QStringLiteral("tried"), 1'000);
    QCOMPARE(it.room.now.asked, (desk::ClassAsked{{}, {}, 3, {}}));
}

void ClassSendingTest::whatTheClassRefusesIsSaid()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.room.now.stage = ui::trainer::ClassNow::Stage::Ended;
    it.tell();
    QSignalSpy troubled(&it.model, &ClassModel::troubled);
    it.room.refuses = Fault(desk::DeskFault::NotAllowed);
    it.stage.key(Qt::Key_F2);
    it.settle();
    QCOMPARE(troubled.count(), 1);
    QVERIFY(!it.model.busy());
    QVERIFY(!it.model.confirmed());
    it.stage.key(Qt::Key_Escape); // what was said
    it.settle();
    it.room.now.stage = ui::trainer::ClassNow::Stage::Running;
    it.tell();
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F5}) {
        it.room.refuses = Fault(desk::DeskFault::NotSignedIn);
        it.stage.key(key);
        it.settle();
        if (key == Qt::Key_F5)
            QVERIFY(it.press(QStringLiteral("10분 쉬었다가 다시 해요.")));
        it.stage.key(Qt::Key_Escape);
        it.settle();
    }
    QCOMPARE(troubled.count(), 3);
}

NARU_TEST(ClassSendingTest)
#include "tst_classsending.moc"
