// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/classscreen.h"
#include "app/lessons/classbots.h"
#include "app/words/words.h"
#include "tests/support/suite.h"
#include "tests/ui/consolestage.h"
#include "tests/ui/roomclasses.h"

#include <QSignalSpy>

using namespace naru;
using namespace std::chrono_literals;
using ui::trainer::ClassModel;
using ui::trainer::SeatList;

namespace {

/// The console over a real room and simulated seats, at the test's time.
struct Room {
    explicit Room(int seats = 12)
    {
        auto channel = std::make_unique<lessons::ClassBots>(7, seats, lessons::builtInLessons());
        bots = channel.get();
        classes.useChannel(std::move(channel));
        desk.signIn(9, QStringLiteral("135790"), [](const Result<void>&) {});
    }

    void pass(Milliseconds time)
    {
        for (Milliseconds past{0}; past < time; past += 100ms) {
            classes.pass(100ms);
            bots->live(classes.now());
            classes.tick();
        }
    }
    void begin()
    {
        console.model.gather(QStringLiteral("train.book"));
        pass(2s);
        console.model.begin();
        pass(1s);
    }
    QString stateOf(int number)
    {
        const QAbstractItemModel& seats = *console.model.seats();
        for (int row = 0; row < seats.rowCount(); ++row) {
            if (seats.index(row, 0).data(SeatList::Number).toInt() == number)
                return seats.index(row, 0).data(SeatList::State).toString();
        }
        return {};
    }
    QString idOf(int number)
    {
        const QAbstractItemModel& seats = *console.model.seats();
        for (int row = 0; row < seats.rowCount(); ++row) {
            if (seats.index(row, 0).data(SeatList::Number).toInt() == number)
                return seats.index(row, 0).data(SeatList::Id).toString();
        }
        return {};
    }

    QTemporaryDir folder;
    test::TrainerDesk desk{folder.path()};
    test::RoomClasses classes{test::sample::morning};
    lessons::ClassBots* bots = nullptr;
    ClassScreen console{desk, classes};
};

} // namespace

/// The console's hands on a real room: what a trainer presses reaches simulated seats, and what they do is seen.
class ClassroomPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seatsComeBeginAndAreSeen();
    void everybodyComesToTheFourthStepAndNobodyIsTakenBack();
    void thePauseHoldsEverySeat();
    void oneSeatIsHelpedAndItsPhoneFollows();
    void aSeatAtAnotherLessonHasSomethingToLose();
    void theEndOfAClassHoldsNobody();
    void aLostSeatComesBackWithNothingLost();
    void attendanceIsSaidOnce();
    void cardsMakeTheAttendance();
    void aSavedCourseIsOffered();
    void seatsStayWhereAnotherCourseIsChosen();
    void everyFaultHasWords();
    void thereAreTwoDoors();
    void anAdministratorHasADoorAndAClerkNone();
};

void ClassroomPageTest::seatsComeBeginAndAreSeen()
{
    Room it;
    ClassModel& model = it.console.model;
    QCOMPARE(model.stage(), QStringLiteral("idle"));
    model.gather(QStringLiteral("train.book"));
    it.pass(2s);
    QCOMPARE(model.stage(), QStringLiteral("gather"));
    QCOMPARE(model.seatCount(), 12);
    QCOMPARE(model.fitting(), 12);
    QCOMPARE(model.title(), QStringLiteral("기차표 예매"));
    model.gather(QStringLiteral("touch.basics")); // no such lesson, or another: the class stays a class
    model.gather(QStringLiteral("train.book"));
    it.pass(1s);
    model.begin();
    it.pass(1s);
    QCOMPARE(model.stage(), QStringLiteral("run"));
    QCOMPARE(it.stateOf(1), QStringLiteral("going"));
    QSignalSpy rang(&model, &ClassModel::rang);
    for (int minutes = 0; minutes < 10 && rang.isEmpty(); ++minutes)
        it.pass(1min);
    QCOMPARE(it.stateOf(3), QStringLiteral("hand"));
    QCOMPARE(model.seats()->index(0, 0).data(SeatList::Number).toInt(), 3);
    QCOMPARE(model.next().first().toMap().value(QStringLiteral("number")).toInt(), 3);
    it.pass(2min);
    QCOMPARE(it.stateOf(5), QStringLiteral("stuck"));
    QCOMPARE(model.hardStep(), 4);
    QVERIFY(model.hardSeats() >= 2);
    QVERIFY(!model.hardLine().isEmpty());
}

void ClassroomPageTest::everybodyComesToTheFourthStepAndNobodyIsTakenBack()
{
    Room it;
    it.begin();
    it.pass(20s);
    QMap<int, int> before;
    const QAbstractItemModel& seats = *it.console.model.seats();
    for (int row = 0; row < seats.rowCount(); ++row)
        before[seats.index(row, 0).data(SeatList::Number).toInt()] = seats.index(row, 0).data(SeatList::Step).toInt();
    it.console.model.bringAll(4);
    it.pass(2s);
    for (int row = 0; row < seats.rowCount(); ++row) {
        const int step = seats.index(row, 0).data(SeatList::Step).toInt();
        if (seats.index(row, 0).data(SeatList::State).toString() == u"lost")
            continue; // it hears it when it is back
        QVERIFY(step >= 4);
        QVERIFY(step >= before[seats.index(row, 0).data(SeatList::Number).toInt()]);
    }
}

void ClassroomPageTest::thePauseHoldsEverySeat()
{
    Room it;
    it.begin();
    it.console.model.pauseOrGoOn();
    it.pass(2s);
    QVERIFY(it.console.model.paused());
    const auto steps = [&] {
        QList<int> list;
        const QAbstractItemModel& seats = *it.console.model.seats();
        for (int row = 0; row < seats.rowCount(); ++row)
            list.append(seats.index(row, 0).data(SeatList::Step).toInt());
        return list;
    };
    const QList<int> held = steps();
    it.pass(1min);
    QCOMPARE(steps(), held);
    QCOMPARE(it.console.model.seats()->index(0, 0).data(SeatList::Word).toString(), QStringLiteral("잠깐 멈춤"));
    it.console.model.pauseOrGoOn();
    it.pass(1min);
    QVERIFY(steps() != held);
}

void ClassroomPageTest::oneSeatIsHelpedAndItsPhoneFollows()
{
    Room it;
    it.begin();
    for (int minutes = 0; minutes < 10 && it.stateOf(3) != u"hand"; ++minutes)
        it.pass(1min);
    ClassModel& model = it.console.model;
    model.choose(it.idOf(3));
    const int step = model.seat().value(QStringLiteral("step")).toInt();
    QCOMPARE(step, 4);
    QCOMPARE(it.console.mirror.stepNumber(), step);
    QVERIFY(!it.console.mirror.scene().isEmpty());
    model.help(QStringLiteral("hint"));
    model.help(QStringLiteral("do"));
    it.pass(1s);
    QCOMPARE(model.seat().value(QStringLiteral("step")).toInt(), step + 1);
    QCOMPARE(it.console.mirror.stepNumber(), step + 1);
    QVERIFY(it.stateOf(3) != u"hand"); // with the next step it goes down by itself
    model.help(QStringLiteral("free"));
    it.pass(1s);
    QCOMPARE(model.seat().value(QStringLiteral("step")).toInt(), 1);
}

void ClassroomPageTest::aSeatAtAnotherLessonHasSomethingToLose()
{
    Room it;
    ClassModel& model = it.console.model;
    model.gather(QStringLiteral("train.book"));
    it.pass(2s);
    model.choose(it.idOf(1));
    QCOMPARE(model.seat().value(QStringLiteral("holds")), QVariant(false));
    model.begin();
    it.pass(20s);
    const auto other = std::ranges::find_if(
        lessons::builtInLessons(), [](const auto& lesson) { return lesson->id != u"train.book"; });
    QVERIFY(it.classes.setLesson((*other)->id)); // the room goes on to another lesson
    it.pass(2s);
    model.choose(it.idOf(1));
    QCOMPARE(model.seat().value(QStringLiteral("number")).toInt(), 1);
    QCOMPARE(model.seat().value(QStringLiteral("step")).toInt(), 0);
    QVERIFY(model.seat().value(QStringLiteral("holds")).toBool());
}

void ClassroomPageTest::theEndOfAClassHoldsNobody()
{
    Room it;
    it.begin();
    it.console.model.pauseOrGoOn();
    it.pass(1s);
    QVERIFY(it.classes.room()->isPaused());
    it.console.model.finish();
    it.pass(1s);
    QVERIFY(!it.classes.room()->isPaused());
    QCOMPARE(it.console.model.stage(), QStringLiteral("end"));
}

void ClassroomPageTest::aLostSeatComesBackWithNothingLost()
{
    Room it;
    it.begin();
    for (int seconds = 0; seconds < 600 && it.stateOf(9) != u"lost"; ++seconds)
        it.pass(1s);
    QCOMPARE(it.stateOf(9), QStringLiteral("lost"));
    ClassModel& model = it.console.model;
    model.choose(it.idOf(9));
    it.pass(5s);
    QCOMPARE(model.seat().value(QStringLiteral("step")).toInt(), 3); // kept
    QVERIFY(model.seat().value(QStringLiteral("heard")).toString() != u"마지막 신호 방금");
    QCOMPARE(model.here(), 11);
    model.bringAll(4); // it hears that when it is back
    for (int seconds = 0; seconds < 600 && it.stateOf(9) == u"lost"; ++seconds)
        it.pass(1s);
    it.pass(2s);
    QVERIFY(it.stateOf(9) != u"lost");
    QVERIFY(model.seat().value(QStringLiteral("step")).toInt() >= 4);
    QCOMPARE(model.here(), 12);
}

void ClassroomPageTest::attendanceIsSaidOnce()
{
    Room it;
    it.begin();
    it.pass(1min);
    ClassModel& model = it.console.model;
    model.finish();
    QCOMPARE(model.stage(), QStringLiteral("end"));
    QCOMPARE(model.came(), 12);
    QVERIFY(!model.confirmed());
    model.confirm();
    model.confirm();
    QVERIFY(model.confirmed());
    QCOMPARE(model.came(), 12);
    model.print(QStringLiteral("attendance"));
    model.print(QStringLiteral("handouts"));
    QCOMPARE(it.classes.printed, (QStringList{QStringLiteral("report 1"), QStringLiteral("handout 0")}));
    model.close();
    QCOMPARE(model.stage(), QStringLiteral("idle"));
    QVERIFY(!it.classes.isOpen());
}

void ClassroomPageTest::cardsMakeTheAttendance()
{
    Room it;
    it.begin();
    ClassModel& model = it.console.model;
    QSignalSpy said(&model, &ClassModel::said);
    const auto show = [&](int bot, int card) {
        const bool shown = it.bots->bot(bot).showCard(it.classes.cards.card(card), it.classes.now());
        it.pass(2s);
        return shown;
    };
    QVERIFY(show(0, 5) && show(1, 6) && said.isEmpty());
    QVERIFY(show(2, 5)); // the same card on two seats: the later one has it, and the console says so
    QCOMPARE(said.count(), 1);
    const auto seat = [&](int number) { return *it.classes.room()->seat(number, it.classes.now()); };
    QCOMPARE(it.classes.figures().cards, 2);
    QCOMPARE(seat(1).attends + seat(2).attends + seat(3).attends, 11);
    QVERIFY(seat(2).present);
    model.markPresent(it.idOf(2), false);
    QVERIFY(!seat(2).present);
    model.markPresent(it.idOf(2), true);
    QVERIFY(seat(2).present);
    it.pass(1min);
    model.finish();
    const int before = model.came();
    model.markPresent(it.idOf(4), false); // who is said to be away is not counted behind the trainer's back
    QCOMPARE(model.came(), before - 1);
    model.confirm();
    QCOMPARE(model.came(), before - 1);
}

void ClassroomPageTest::aSavedCourseIsOffered()
{
    Room it;
    desk::ClassPlan plan;
    plan.number = 4;
    plan.name = QStringLiteral("스마트폰 첫걸음");
    plan.lessons = {QStringLiteral("train.book")};
    it.classes.saved = {plan};
    const QVariantMap first = it.console.model.offers().first().toMap();
    QCOMPARE(first.value(QStringLiteral("title")).toString(), plan.name);
    QVERIFY(first.value(QStringLiteral("course")).toBool());
    it.console.model.gather(QStringLiteral("train.book"));
    it.console.model.gather(QStringLiteral("plan:4")); // instead of the one before
    QCOMPARE(it.console.model.title(), plan.name);
    QCOMPARE(it.console.model.offer(), QStringLiteral("plan:4"));
}

void ClassroomPageTest::seatsStayWhereAnotherCourseIsChosen()
{
    Room it;
    desk::ClassPlan plan;
    plan.number = 4;
    plan.name = QStringLiteral("스마트폰 첫걸음");
    plan.lessons = {lessons::builtInLessons().first()->id};
    it.classes.saved = {plan};
    it.console.model.gather(QStringLiteral("train.book"));
    it.pass(2s);
    QMap<QByteArray, int> numbers;
    for (const auto& seat : it.classes.room()->seats(it.classes.now()))
        numbers.insert(seat.device, seat.number);
    it.console.model.gather(QStringLiteral("plan:4"));
    it.pass(100ms);
    QCOMPARE(it.console.model.seatCount(), 12); // nobody was sent out
    it.pass(1s);
    const auto seats = it.classes.room()->seats(it.classes.now());
    for (const auto& seat : seats) {
        QCOMPARE(seat.number, numbers.value(seat.device));
        QVERIFY(it.bots->bot(seat.number - 1).seat().inClass());
        QCOMPARE(it.bots->bot(seat.number - 1).seat().wantedLesson(), plan.lessons.first()); // told the new course
    }
    it.console.model.gather(QStringLiteral("train.book")); // and back to one lesson
    it.pass(1s);
    QCOMPARE(it.console.model.fitting(), 12);
}

void ClassroomPageTest::everyFaultHasWords()
{
    Room it;
    QSignalSpy troubled(&it.console.model, &ClassModel::troubled);
    it.console.model.gather(QStringLiteral("nothing"));
    QCOMPARE(troubled.count(), 1);
    QVERIFY(troubled.first().first().toString()
        == words::wordsOf(desk::ClassFault::BadPlan, words::Language::Korean).sentence);
    QVERIFY(!it.console.model.busy());
}

void ClassroomPageTest::anAdministratorHasADoorAndAClerkNone()
{
    test::ConsoleStage it;
    it.desk.signIn(1, QStringLiteral("135790"), [](const Result<void>&) {});
    const bool administrator = it.shell.administrator();
    QCOMPARE(it.shell.offers(QStringLiteral("class")), administrator);
    for (const desk::StaffMember& person : it.desk.staff()) {
        it.desk.signIn(person.id, QStringLiteral("135790"), [](const Result<void>&) {});
        QCOMPARE(it.shell.offers(QStringLiteral("class")), person.role != desk::Role::Clerk);
    }
}

void ClassroomPageTest::thereAreTwoDoors()
{
    test::ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QCOMPARE(it.shell.page(), QStringLiteral("class")); // where a trainer begins
    QVERIFY(it.press(QStringLiteral("수업 만들기")));
    QCOMPARE(it.shell.page(), QStringLiteral("trainer"));
    QVERIFY(it.press(QStringLiteral("수업"))); // in the bar above the editor
    QCOMPARE(it.shell.page(), QStringLiteral("class"));
}

NARU_TEST(ClassroomPageTest)
#include "tst_classroompage.moc"
