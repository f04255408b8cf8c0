// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/classstage.h"
#include "ui/kiosk/place.h"

using namespace naru;
using lessons::ClassOrder;
using test::ClassStage;
using What = lessons::ClassOrder::What;

namespace {

const char* const book = "train.book";

} // namespace

/// A learner's kiosk in a class: what a trainer does shows here, kindly, and nothing of the learner's is lost.
class ClassSeatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClassAroundIsOfferedQuietly();
    void theLessonOfTheClassOpensAfterASentence();
    void aHandGoesUpAndComesDown();
    void aPauseHoldsThePageAndNoTimeRuns();
    void aTrainerWhoIsNotThereHoldsNobody();
    void whoIsBroughtOnFindsBackToTheirOwnPlace();
    void aHintAndAHandAndDoingItForThem();
    void whatTheTrainerSaysIsReadAndPutAway();
    void aTrainerWhoDiesAndReturnsFindsTheSeatWhereItWas();
    void aKioskBegunAnewComesBackToItsStep();
    void theEndThanksAndOffersTheCard();
};

void ClassSeatTest::aClassAroundIsOfferedQuietly()
{
    ClassStage kiosk;
    QVERIFY2(kiosk.failure.isEmpty(), qPrintable(kiosk.failure));
    QVERIFY(!kiosk.shows(QStringLiteral("수업에 들어가기")));
    kiosk.hold();
    QVERIFY(kiosk.shows(QStringLiteral("수업에 들어가기")));
    kiosk.pass(3'000);
    QVERIFY(kiosk.sent.isEmpty()); // nobody knows of a kiosk that nobody sent in
    QVERIFY(kiosk.enter());
    QCOMPARE(kiosk.seat().number(), 1);
    QVERIFY(kiosk.shows(QStringLiteral("1번 참새")));
    QVERIFY(kiosk.spoken.join(u' ').contains(QStringLiteral("1번 참새")));
    QVERIFY(kiosk.shows(QStringLiteral("도와주세요"))); // the bar's first key
    kiosk.stage.shot(QStringLiteral("class-joined"));
    kiosk.model.goHome();
    kiosk.settle();
    kiosk.stage.shot(QStringLiteral("class-home"));
    QVERIFY(kiosk.shows(QStringLiteral("우리 수업")));
}

void ClassSeatTest::theLessonOfTheClassOpensAfterASentence()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    QVERIFY(kiosk.model.page() != u"lesson"); // named first
    QVERIFY(!kiosk.seat().opening().isEmpty());
    QVERIFY(kiosk.spoken.last().contains(kiosk.seat().opening()));
    kiosk.stage.shot(QStringLiteral("class-opening"));
    kiosk.pass(4'000);
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson"));
    QCOMPARE(kiosk.lesson->page(), QStringLiteral("play"));
    QCOMPARE(kiosk.step(), 1);
    kiosk.stage.shot(QStringLiteral("class-lesson"));
    kiosk.pass(1'000);
    const auto seen = kiosk.room->seat(1, kiosk.clock.monotonic());
    QVERIFY(seen);
    QCOMPARE(seen->page.lesson, QLatin1StringView(book));
    QCOMPARE(seen->page.step, 1);
    // Once and not again: the learner goes on, and is left alone.
    kiosk.lesson->doItForMe();
    kiosk.pass(10'000);
    QCOMPARE(kiosk.step(), 2);
}

void ClassSeatTest::aHandGoesUpAndComesDown()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    QVERIFY(kiosk.press(QStringLiteral("도와주세요")));
    QVERIFY(kiosk.seat().hand());
    QVERIFY(!kiosk.model.called()); // the trainer is three steps away: no bell through the house
    QVERIFY(kiosk.shows(QStringLiteral("선생님 화면에 보여요. 여기서 기다려 주세요."))
        || kiosk.spoken.last().contains(QStringLiteral("선생님 화면")));
    kiosk.stage.shot(QStringLiteral("class-hand-sheet"));
    QVERIFY(kiosk.press(QStringLiteral("기다리며 계속하기")));
    kiosk.stage.shot(QStringLiteral("class-hand"));
    kiosk.pass(1'000);
    QVERIFY(kiosk.room->seat(1, kiosk.clock.monotonic())->hand);
    kiosk.order(What::LowerHand);
    QVERIFY(!kiosk.seat().hand());
    // A second press while it is up calls staff as ever.
    QVERIFY(kiosk.press(QStringLiteral("도와주세요")));
    QVERIFY(kiosk.press(QStringLiteral("직원도 부르기")));
    QVERIFY(kiosk.model.called());
    kiosk.model.callOff();
    kiosk.settle();
    kiosk.seat().lowerHand();
    // Without a trainer the house is called.
    kiosk.die();
    kiosk.pass(5'000);
    QVERIFY(kiosk.press(QStringLiteral("도와주세요")));
    QVERIFY(kiosk.model.called());
}

void ClassSeatTest::aPauseHoldsThePageAndNoTimeRuns()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.lesson->doItForMe();
    const int step = kiosk.step();
    kiosk.room->pause(true);
    kiosk.pass(1'000);
    QVERIFY(kiosk.seat().paused());
    QVERIFY(kiosk.shows(QStringLiteral("잠깐 멈췄어요.")));
    QVERIFY(kiosk.spoken.last().contains(QStringLiteral("선생님을 봐 주세요")));
    kiosk.stage.shot(QStringLiteral("class-pause"));
    kiosk.stage.key(Qt::Key_Escape);
    kiosk.settle();
    kiosk.pass(160'000); // minutes of listening
    QVERIFY(kiosk.seat().paused());
    QVERIFY(!kiosk.model.asking());
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson"));
    QCOMPARE(int(kiosk.lesson->player()->rung()), 0); // and no hint came by itself
    kiosk.room->pause(false);
    kiosk.pass(1'000);
    QVERIFY(!kiosk.shows(QStringLiteral("잠깐 멈췄어요.")));
    QCOMPARE(kiosk.step(), step);
}

void ClassSeatTest::aTrainerWhoIsNotThereHoldsNobody()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.room->pause(true);
    kiosk.pass(1'000);
    kiosk.die();
    kiosk.pass(5'000);
    QVERIFY(!kiosk.seat().trainerThere());
    kiosk.pass(8'000);
    QVERIFY(!kiosk.seat().paused());
    QVERIFY(kiosk.shows(QStringLiteral("선생님 화면과 연결을 기다려요.\n계속 하셔도 돼요.")));
    kiosk.stage.shot(QStringLiteral("class-lost"));
    kiosk.lesson->doItForMe();
    QCOMPARE(kiosk.step(), 2); // the lesson goes on
    kiosk.pass(130'000);       // and a forgotten kiosk asks again whether anybody is there
    QVERIFY(kiosk.model.asking());
}

void ClassSeatTest::whoIsBroughtOnFindsBackToTheirOwnPlace()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.lesson->doItForMe();
    kiosk.lesson->did(QStringLiteral("nowhere"), QStringLiteral("tap"));
    const auto own = kiosk.lesson->player()->place();
    kiosk.order(What::BringTo, 5);
    QCOMPARE(kiosk.step(), 5);
    QCOMPARE(kiosk.lesson->praise(), QStringLiteral("선생님과 함께 왔어요."));
    QVERIFY(kiosk.shows(QStringLiteral("하던 곳은 ‘뒤로’에 있어요.")));
    kiosk.stage.shot(QStringLiteral("class-brought"));
    kiosk.order(What::BringTo, 6); // once more, and nothing was done between
    QCOMPARE(kiosk.step(), 6);
    QVERIFY(kiosk.press(QStringLiteral("뒤로")));
    QCOMPARE(kiosk.lesson->player()->place(), own);
    kiosk.pass(1'000);
    QCOMPARE(kiosk.room->seat(1, kiosk.clock.monotonic())->page.step, 2);
}

void ClassSeatTest::aHintAndAHandAndDoingItForThem()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.order(What::Hint, 1);
    QCOMPARE(int(kiosk.lesson->player()->rung()), 1);
    const auto before = kiosk.lesson->player()->place();
    kiosk.order(What::ShowNext, 1);
    QVERIFY(kiosk.lesson->ghostShown());
    QCOMPARE(kiosk.lesson->player()->place(), before);
    kiosk.stage.shot(QStringLiteral("class-shown"));
    kiosk.order(What::DoIt, 1);
    QCOMPARE(kiosk.step(), 2);
    QVERIFY(!kiosk.lesson->ghostShown());
    kiosk.order(What::DoIt, 1); // meant for a step that is behind
    QCOMPARE(kiosk.step(), 2);
    for (int i = 0; i < 8; ++i)
        kiosk.lesson->hint();
    QCoreApplication::processEvents();
    QVERIFY(kiosk.seat().hand()); // the last rung is a person
}

void ClassSeatTest::whatTheTrainerSaysIsReadAndPutAway()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.room->say(QStringLiteral("천천히 해도 <b>괜찮아요</b>"), 1);
    kiosk.pass(1'000);
    QVERIFY(kiosk.shows(QStringLiteral("천천히 해도 <b>괜찮아요</b>"))); // text, never markup
    QVERIFY(kiosk.spoken.last().startsWith(QStringLiteral("선생님 말씀이에요.")));
    kiosk.stage.shot(QStringLiteral("class-words"));
    QVERIFY(!kiosk.room->seat(1, kiosk.clock.monotonic())->wordsRead);
    QVERIFY(kiosk.press(QStringLiteral("네, 봤어요")));
    kiosk.pass(1'000);
    QVERIFY(kiosk.room->seat(1, kiosk.clock.monotonic())->wordsRead);
    QVERIFY(!kiosk.shows(QStringLiteral("네, 봤어요")));
}

void ClassSeatTest::aTrainerWhoDiesAndReturnsFindsTheSeatWhereItWas()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.lesson->doItForMe();
    kiosk.die();
    kiosk.pass(20'000);
    kiosk.lesson->doItForMe();
    kiosk.resume();
    QVERIFY(kiosk.room);
    kiosk.pass(3'000);
    QVERIFY(kiosk.seat().trainerThere());
    QCOMPARE(kiosk.seat().number(), 1);
    QCOMPARE(kiosk.step(), 3);
    QCOMPARE(kiosk.room->seat(1, kiosk.clock.monotonic())->page.step, 3);
    kiosk.die();
    kiosk.pass(125'000); // longer than anybody waits
    QVERIFY(!kiosk.seat().inside());
    kiosk.resume();
    kiosk.pass(3'000);
    QVERIFY(kiosk.seat().inside());
}

void ClassSeatTest::aKioskBegunAnewComesBackToItsStep()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.lesson->doItForMe();
    kiosk.lesson->doItForMe();
    kiosk.pass(2'000);
    const QByteArray place = ui::kiosk::placeOf(kiosk.model); // as the guardian has it
    QVERIFY(place.startsWith("join"));
    kiosk.restartKiosk();
    ui::kiosk::returnTo(kiosk.model, place);
    kiosk.pass(4'000);
    QCOMPARE(kiosk.seat().number(), 1);
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson"));
    QCOMPARE(kiosk.step(), 3);
    // The same where nobody is around to be found: by the code that it kept.
    kiosk.ways.hold({});
    kiosk.ways.keptNow = kiosk.ways.code;
    kiosk.restartKiosk();
    kiosk.pass(4'000);
    QCOMPARE(kiosk.seat().number(), 1);
    QCOMPARE(kiosk.step(), 3);
}

void ClassSeatTest::theEndThanksAndOffersTheCard()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.room->end();
    kiosk.pass(2'000);
    QVERIFY(!kiosk.seat().inside());
    QVERIFY(kiosk.shows(QStringLiteral("수업이 끝났어요.\n수고하셨어요.")));
    kiosk.stage.shot(QStringLiteral("class-over"));
    QVERIFY(kiosk.press(QStringLiteral("네, 알겠어요")));
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson")); // what somebody is at goes on
    QVERIFY(kiosk.lesson->active());
}

NARU_TEST(ClassSeatTest)
#include "tst_classseat.moc"
