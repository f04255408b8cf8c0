// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/typed.h"
#include "sync/classroom/faults.h"
#include "tests/support/suite.h"
#include "tests/ui/classstage.h"
#include "ui/kiosk/contactrules.h"
#include "ui/kiosk/mirror.h"

#include <QQuickItem>

using namespace naru;
using test::ClassStage;
using What = lessons::ClassOrder::What;

/// What no class does to a kiosk: real business, what somebody typed, the visitor who is next, bad trainers and
/// weather.
class ClassLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void realBusinessIsNotDisturbed();
    void norWhatStandsUnderAPanel();
    void aNewVisitorIsSeatedWithoutTheOnesBefore();
    void aCodeLeadsInAndAWrongOneSaysSo();
    void aStrangersClassIsSaidSo();
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

void ClassLimitsTest::realBusinessIsNotDisturbed()
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

/// Somebody makes the letters larger in the middle of it: the panel is over the business and not in its place.
void ClassLimitsTest::norWhatStandsUnderAPanel()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    for (const char* page : {"identity", "pay", "number"}) {
        kiosk.model.startAt(QLatin1StringView(page));
        for (const char* panel : {"text", "sound", "keypad", "language"}) {
            kiosk.model.show(QLatin1StringView(panel));
            kiosk.pass(500);
            QCOMPARE(kiosk.model.page(), QLatin1StringView(panel));
            kiosk.open(book);
            kiosk.room->pause(true);
            kiosk.pass(6'000);
            QCOMPARE(kiosk.model.page(), QLatin1StringView(panel));
            QVERIFY(!kiosk.shows(QStringLiteral("잠깐 멈췄어요.")));
            QCOMPARE(kiosk.room->seat(1, kiosk.clock.monotonic())->page.place, lessons::SeatPlace::Elsewhere);
            kiosk.room->pause(false);
            kiosk.model.back();
            kiosk.pass(500);
        }
    }
}

void ClassLimitsTest::aNewVisitorIsSeatedWithoutTheOnesBefore()
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

void ClassLimitsTest::aCodeLeadsInAndAWrongOneSaysSo()
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

/// By the code of a desk that this one is not paired with: nothing is waited for, and the page says what to do.
void ClassLimitsTest::aStrangersClassIsSaidSo()
{
    ClassStage kiosk;
    kiosk.model.show(QStringLiteral("join"));
    kiosk.seat().enterByCode(QString::fromUtf8(kiosk.ways.code));
    kiosk.pass(500);
    QVERIFY(kiosk.seat().going());
    kiosk.ways.faultNow = Fault(classroom::ClassroomFault::Lost); // a bad line: it is tried again
    kiosk.pass(500);
    QVERIFY(kiosk.seat().going());
    kiosk.ways.faultNow = Fault(classroom::ClassroomFault::Stranger);
    kiosk.pass(500);
    QVERIFY(!kiosk.seat().going());
    QCOMPARE(kiosk.seat().fault(), QStringLiteral("stranger"));
    QVERIFY(kiosk.shows(
        QStringLiteral("이 자리와 짝이 아닌 책상의 수업이에요. 직원이 두 책상을 짝지으면 들어갈 수 있어요.")));
    kiosk.stage.shot(QStringLiteral("class-stranger"));
    kiosk.ways.faultNow.reset();
    kiosk.hold();
    QVERIFY(kiosk.press(QStringLiteral("들어가기"))); // the house's own is there as ever
    kiosk.pass(2'000);
    QVERIFY(kiosk.seat().inside());
    // Who is in a class is not sent out by what a line says.
    kiosk.ways.faultNow = Fault(classroom::ClassroomFault::Stranger);
    kiosk.pass(1'000);
    QVERIFY(kiosk.seat().inside());
}

void ClassLimitsTest::whoWantsToLeaveIsAsked()
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

void ClassLimitsTest::whatIsTypedIsInNoMessage()
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

void ClassLimitsTest::garbageOfATrainerChangesNothing()
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

void ClassLimitsTest::badWeatherLosesNothing_data()
{
    QTest::addColumn<int>("seed");
    const int seeds = qEnvironmentVariableIsSet("NARU_DEEP") ? 40 : 4;
    for (int seed = 1; seed <= seeds; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void ClassLimitsTest::badWeatherLosesNothing()
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

void ClassLimitsTest::aPhoneSeesThePauseAndAnswersTheWords()
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

NARU_TEST(ClassLimitsTest)
#include "tst_classlimits.moc"
