// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/consolestage.h"

#include <QSignalSpy>

using namespace naru;
using test::ConsoleStage;
using ui::trainer::ClassModel;
using ui::trainer::SeatNow;

/// Attendance at the console: who held up a card, what the trainer mends, and the cards on paper.
class ClassCardsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoHeldUpACardIsSeenAndMended();
    void cardsArePrintedByKeysAndByTouch();
};

void ClassCardsTest::whoHeldUpACardIsSeenAndMended()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.tell();
    QSignalSpy said(&it.model, &ClassModel::said);
    it.room.attend(4, 5);
    it.room.attend(2, 3);
    it.tell();
    QVERIFY(it.stage.find(QStringLiteral("4번 두루미, 6 / 12걸음, 가는 중, 출석 · 5번 다람쥐")));
    QVERIFY(said.isEmpty()); // a card that simply counts is no news
    it.room.attend(6, 5);
    it.room.seat(6).cardNews = SeatNow::CardNews::Came;
    it.room.seat(6).cardSeat = 4;
    it.room.seat(4).present = it.room.seat(4).counted = false;
    it.room.seat(4).card = 0;
    it.room.seat(4).cardNews = SeatNow::CardNews::Went;
    it.room.seat(4).cardSeat = 6;
    it.tell();
    it.tell();
    QCOMPARE(said.count(), 1);
    QCOMPARE(
        said.first().first().toString(), QStringLiteral("5번 카드가 4번 자리에서 6번 자리로 왔어요. 한 번만 세요."));
    it.room.seat(7).cardNews = SeatNow::CardNews::Unknown;
    ++it.room.seat(7).cardCount;
    it.tell();
    QCOMPARE(said.count(), 2);
    it.model.choose(QString::fromLatin1(it.room.seat(4).id.toHex()));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("여기 있던 카드는 6번 자리에서 세요.")));
    QVERIFY(it.touch(QStringLiteral("출석")));
    QCOMPARE(it.room.asked.last(), QStringLiteral("mark 4 here"));
    it.settle();
    QVERIFY(it.press(QStringLiteral("출석")));
    QCOMPARE(it.room.asked.last(), QStringLiteral("mark 4 away"));
    it.model.choose({});
    it.room.now.stage = ui::trainer::ClassNow::Stage::Ended;
    it.room.now.ended = test::sample::morning;
    it.tell();
    QVERIFY(it.touch(QStringLiteral("2번")));
    QCOMPARE(it.room.asked.last(), QStringLiteral("mark 2 away"));
    QVERIFY(it.touch(QStringLiteral("2번")));
    QCOMPARE(it.room.asked.last(), QStringLiteral("mark 2 here"));
    it.room.refuses = Fault(desk::DeskFault::NotSignedIn);
    QVERIFY(it.touch(QStringLiteral("2번")));
}

void ClassCardsTest::cardsArePrintedByKeysAndByTouch()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.gathering();
    it.tell();
    it.stage.key(Qt::Key_F8);
    QVERIFY(it.beginning(QStringLiteral("20장 인쇄")));
    QVERIFY(it.press(QStringLiteral("1번부터 몇 번까지 더하기")));
    QVERIFY(it.press(QStringLiteral("22장 인쇄")));
    QCOMPARE(it.room.asked.last(), QStringLiteral("cards 1 22"));
    it.room.picture();
    it.tell();
    QVERIFY(it.touch(QStringLiteral("출석 카드")));
    QVERIFY(it.touch(QStringLiteral("잃어버린 카드 한 장 더하기")));
    QVERIFY(it.touch(QStringLiteral("2번 카드만")));
    QCOMPARE(it.room.asked.last(), QStringLiteral("cards 2 2"));
}

NARU_TEST(ClassCardsTest)
#include "tst_classcards.moc"
