// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/typed.h"
#include "tests/support/suite.h"
#include "tests/ui/classstage.h"
#include "ui/kiosk/contactrules.h"
#include "ui/kiosk/mirror.h"
#include "ui/kiosk/place.h"

#include <QQuickItem>

using namespace naru;
using lessons::ClassOrder;
using test::ClassStage;
using What = lessons::ClassOrder::What;

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
    void realBusinessIsNotDisturbed();
    void aNewVisitorIsSeatedWithoutTheOnesBefore();
    void aCodeLeadsInAndAWrongOneSaysSo();
    void whoWantsToLeaveIsAsked();
    void whatIsTypedIsInNoMessage();
    void garbageOfATrainerChangesNothing();
    void badWeatherLosesNothing_data();
    void badWeatherLosesNothing();
    void aPhoneSeesThePauseAndAnswersTheWords();
};

namespace {

const char* const book = "train.book";

} // namespace

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

void ClassSeatTest::realBusinessIsNotDisturbed()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    for (const char* page : {"identity", "pay", "card", "take", "contact"}) {
        kiosk.model.startAt(QLatin1StringView(page));
        kiosk.pass(500);
        kiosk.open(book);
        kiosk.room->pause(true);
        kiosk.room->say(QStringLiteral("여기 보세요"), 0);
        kiosk.pass(8'000);
        QCOMPARE(kiosk.model.page(), QLatin1StringView(page));
        QVERIFY(!kiosk.shows(QStringLiteral("잠깐 멈췄어요.")));
        QVERIFY(!kiosk.shows(QStringLiteral("여기 보세요")));
        QVERIFY(kiosk.room->seat(1, kiosk.clock.monotonic())->page.lesson.isEmpty());
    }
    kiosk.room->pause(false);
    kiosk.room->say({}, 0);
    kiosk.model.goHome(); // now it may
    kiosk.pass(6'000);
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson"));
}

void ClassSeatTest::aNewVisitorIsSeatedWithoutTheOnesBefore()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    kiosk.model.useEnlargement(2);
    kiosk.card.setCard(QStringLiteral("ours"), QStringLiteral("나루동"));
    kiosk.pass(1'000);
    QVERIFY(kiosk.classroom->page().card);
    kiosk.card.forget();
    kiosk.order(What::Start);
    kiosk.pass(5'000);
    QCOMPARE(kiosk.model.enlargement(), 1);
    QCOMPARE(kiosk.classroom->page().visitor, 1);
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson"));
    QCOMPARE(kiosk.step(), 1);
    QVERIFY(kiosk.seat().inside()); // the kiosk's place in the class stays
}

void ClassSeatTest::aCodeLeadsInAndAWrongOneSaysSo()
{
    ClassStage kiosk;
    kiosk.hold();
    kiosk.ways.hold({}); // no multicast in this room
    kiosk.model.show(QStringLiteral("join"));
    kiosk.settle();
    kiosk.stage.shot(QStringLiteral("class-none"));
    kiosk.seat().enterByCode(QStringLiteral("1234 5678 9012"));
    kiosk.settle();
    QVERIFY(kiosk.shows(QStringLiteral("이 코드로는 들어갈 수 없어요. 선생님께 보여 주세요.")));
    kiosk.stage.shot(QStringLiteral("class-wrong-code"));
    kiosk.seat().enterByCode(QString::fromLatin1(kiosk.ways.code));
    QVERIFY(kiosk.seat().going());
    kiosk.pass(2'000);
    QVERIFY(kiosk.seat().inside());
}

void ClassSeatTest::whoWantsToLeaveIsAsked()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open(book);
    kiosk.pass(5'000);
    QVERIFY(kiosk.press(QStringLiteral("처음")));
    QVERIFY(kiosk.shows(QStringLiteral("계속 배울게요")));
    kiosk.stage.shot(QStringLiteral("class-home-asked"));
    QVERIFY(kiosk.press(QStringLiteral("계속 배울게요")));
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson"));
    kiosk.room->pause(true);
    kiosk.pass(1'000);
    QVERIFY(kiosk.press(QStringLiteral("수업에서 나가기")));
    QVERIFY(kiosk.press(QStringLiteral("수업에 있을게요")));
    QVERIFY(kiosk.shows(QStringLiteral("잠깐 멈췄어요.")));
    QVERIFY(kiosk.press(QStringLiteral("수업에서 나가기")));
    kiosk.stage.shot(QStringLiteral("class-leave"));
    QVERIFY(kiosk.press(QStringLiteral("나갈게요"))); // nobody is held here
    QVERIFY(!kiosk.seat().inside());
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson"));
    QVERIFY(kiosk.lesson->active());
}

void ClassSeatTest::whatIsTypedIsInNoMessage()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    const QString planted = QStringLiteral("홍길동");
    int typed = 0;
    QSet<QByteArray> words; // that stand on the phone, typed as the lesson wants them
    for (const auto& lesson : lessons::builtInLessons()) {
        kiosk.model.openLesson(lesson->id);
        kiosk.lesson->begin(QStringLiteral("guided"));
        for (int i = 0; i < 40 && kiosk.lesson->page() != u"end"; ++i) {
            kiosk.lesson->goOn();
            if (kiosk.lesson->player()->wanted().deed == lessons::Deed::Type) {
                ++typed;
                kiosk.lesson->did(kiosk.lesson->player()->wanted().on, QStringLiteral("type"), planted);
                kiosk.pass(300);
                if (kiosk.lesson->astray())
                    kiosk.lesson->undo();
            }
            kiosk.lesson->doItForMe();
            if (kiosk.lesson->player()) {
                for (const QString& word : lessons::typedIn(*kiosk.lesson->player()))
                    words.insert(word.toUtf8());
            }
            kiosk.seat().look();
            kiosk.air.deliverAll();
        }
    }
    kiosk.pass(1'000);
    QVERIFY(typed > 3);
    QVERIFY(kiosk.sent.size() > 100);
    const QByteArray utf8 = planted.toUtf8();
    const QByteArray utf16(reinterpret_cast<const char*>(planted.utf16()), planted.size() * 2);
    QVERIFY(words.size() > 3);
    for (const QByteArray& message : std::as_const(kiosk.sent)) {
        QVERIFY(!message.contains(utf8) && !message.contains(utf16));
        for (const QByteArray& word : std::as_const(words))
            QVERIFY2(word.size() < 4 || !message.contains(word), word.constData());
    }
}

void ClassSeatTest::garbageOfATrainerChangesNothing()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    auto evil = kiosk.spyAir->open(QLatin1StringView(lessons::classChannel));
    SeededRandom random(3);
    const auto own = kiosk.lesson->player();
    for (int i = 0; i < 2'000; ++i) {
        lessons::RoomState state;
        state.room = random.bytes(lessons::classRunBytes);
        state.start = random.bytes(lessons::classRunBytes);
        state.number = 1;
        state.count = random.number() >> 2;
        state.paused = true;
        state.ended = i % 2;
        state.words = QStringLiteral("나쁜 말");
        evil->tell(QByteArray(16, 'k'), i % 3 ? lessons::write(state) : random.bytes(qsizetype(random.below(400))));
    }
    kiosk.air.deliverAll();
    kiosk.pass(1'000);
    QVERIFY(kiosk.seat().inside());
    QVERIFY(!kiosk.seat().paused());
    QVERIFY(kiosk.seat().words().isEmpty());
    QCOMPARE(kiosk.lesson->player(), own);
    // The trainer's own desk, out of its mind: a lesson that there is not opens nothing.
    kiosk.room->setLesson(QStringLiteral("no.such"), QByteArray(lessons::lessonVersionBytes, 'x'));
    kiosk.pass(6'000);
    QCOMPARE(kiosk.seat().unfit(), QStringLiteral("missing"));
    QVERIFY(kiosk.model.page() != u"lesson");
    kiosk.stage.shot(QStringLiteral("class-missing"));
}

void ClassSeatTest::badWeatherLosesNothing_data()
{
    QTest::addColumn<int>("seed");
    const int seeds = qEnvironmentVariableIsSet("NARU_DEEP") ? 40 : 4;
    for (int seed = 1; seed <= seeds; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void ClassSeatTest::badWeatherLosesNothing()
{
    QFETCH(int, seed);
    ClassStage kiosk{quint64(seed)};
    kiosk.air.weather({30, 20, 20});
    kiosk.hold();
    QVERIFY(kiosk.press(QStringLiteral("수업에 들어가기")));
    kiosk.pass(10'000);
    QVERIFY(kiosk.seat().inside());
    kiosk.open(book);
    kiosk.pass(10'000);
    QCOMPARE(kiosk.model.page(), QStringLiteral("lesson"));
    for (int i = 1; i <= 3; ++i) {
        kiosk.order(What::DoIt, i);
        kiosk.pass(6'000);
        QCOMPARE(kiosk.step(), i + 1); // once, and just once
    }
    kiosk.order(What::BringTo, 6);
    kiosk.pass(6'000);
    QCOMPARE(kiosk.step(), 6);
    kiosk.room->pause(true);
    kiosk.pass(6'000);
    QVERIFY(kiosk.seat().paused());
    kiosk.room->end();
    kiosk.pass(15'000);
    QVERIFY(!kiosk.seat().inside());
    QCOMPARE(kiosk.step(), 6);
}

void ClassSeatTest::aPhoneSeesThePauseAndAnswersTheWords()
{
    QVERIFY(ui::kiosk::isMirroredPage(QStringLiteral("join")));
    QVERIFY(ui::kiosk::isMirroredSheet("ClassSheet"));
    QVERIFY(!ui::kiosk::isMirroredSheet("ClassDigits"));
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.room->say(QStringLiteral("화면을 보세요"), 0);
    kiosk.pass(1'000);
    ui::kiosk::MirroredScreen screen;
    screen.name = kiosk.model.page();
    screen.sheet = kiosk.stage.find(QStringLiteral("화면을 보세요"));
    QVERIFY(screen.sheet);
    const ui::kiosk::Mirror mirror = ui::kiosk::mirrorOf(screen);
    QCOMPARE(mirror.page.title, QStringLiteral("화면을 보세요"));
    QCOMPARE(mirror.page.choices.size(), 1);
    QCOMPARE(mirror.page.choices.first().words, QStringLiteral("네, 봤어요"));
    ui::kiosk::press(*mirror.items.value(mirror.page.choices.first().id));
    kiosk.pass(500);
    QVERIFY(kiosk.seat().words().isEmpty());
}

NARU_TEST(ClassSeatTest)
#include "tst_classseat.moc"
