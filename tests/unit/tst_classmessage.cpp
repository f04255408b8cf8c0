// SPDX-License-Identifier: GPL-3.0-or-later
// What seats and trainer tell each other, and what a trainer makes of it.
#include "app/lessons/classroom.h"
#include "app/lessons/classseat.h"
#include "app/lessons/library.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lessons;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QByteArray mark(lessonVersionBytes, 'v');
const QString courseId = QStringLiteral("train.book");

SeatState seatState(char start, quint64 count)
{
    SeatState state;
    state.start = QByteArray(classRunBytes, start);
    state.count = count;
    state.page.place = SeatPlace::Lesson;
    state.page.lesson = courseId;
    state.page.version = mark;
    state.page.step = 4;
    state.page.steps = 9;
    return state;
}

Channel::Peer peer(int index)
{
    return {QByteArray(15, 's') + char(index), QStringLiteral("%1번 자리").arg(index)};
}

/// The phone of somebody who has typed something.
Player typedPlayer()
{
    for (const LessonPtr& lesson : builtInLessons()) {
        Player player(lesson, Mode::Guided, QStringLiteral("ko"));
        while (!player.isEnded()) {
            player.act(player.performed(player.wanted()));
            if (!phoneOf(player).written.isEmpty())
                return player;
        }
    }
    qFatal("no lesson where something typed stays");
}

} // namespace

class ClassMessageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites()
    {
        SeatState seat = seatState('a', 7);
        seat.room = seat.book = QByteArray(classRunBytes, 'r');
        seat.heard = 3;
        seat.done = 2;
        seat.number = 12;
        seat.content = mark;
        seat.fit = Fit::Other;
        seat.fitLesson = courseId;
        seat.hand = true;
        seat.handFor = seconds(4);
        seat.atStepFor = minutes(2);
        seat.read = 1;
        seat.shown = {2, QByteArray(classCardBytes, 'c')};
        seat.page.notes = QList<StepNote>(9);
        seat.page.notes[3] = {2, Rung::Pulse, {QStringLiteral("wrong-item"), QStringLiteral("twice")}};
        seat.page.phone = {{QStringLiteral("home"), QStringLiteral("stations")},
            {{QStringLiteral("day"), QString(QStringLiteral("days.d3"))}, {QStringLiteral("on"), true}},
            {QStringLiteral("name")}, true};
        seat.page.ended = {{courseId, Mode::Solo, true, 9, 8, 1, 2}};
        const auto read = readSeatState(write(seat));
        QVERIFY(read && *read == seat);
        QVERIFY(write(seat).size() < 400);

        RoomState room{seat.room, 9, seat.start, 7, seat.book, 12, false, true, 2, QStringLiteral("잠깐 볼까요?"),
            courseId, mark, SeatMemory{courseId, mark, Mode::Solo, 4},
            {{1, ClassOrder::What::Open, courseId, mark, Mode::Guided, 0},
                {5, ClassOrder::What::DoIt, courseId, mark, Mode::Guided, 4}},
            {2, CardAnswer::What::Here, 5, 3}};
        const auto readRoom = readRoomState(write(room));
        QVERIFY(readRoom && *readRoom == room);
        QVERIFY(readSeatState(write(room)).fault().is(LessonsFault::ClassForeign));
        QVERIFY(readRoomState(write(seat)).fault().is(LessonsFault::ClassForeign));
    }

    void refusesWhatDoesNotHangTogether()
    {
        const auto refuses = [](const auto& change) {
            SeatState seat = seatState('a', 1);
            change(seat);
            const auto read = readSeatState(write(seat));
            return !read && read.fault().is(LessonsFault::ClassGarbled);
        };
        QVERIFY(refuses([](SeatState& s) { s.start.chop(1); }));
        QVERIFY(refuses([](SeatState& s) { s.page.step = 10; }));
        QVERIFY(refuses([](SeatState& s) { s.page.place = SeatPlace::Home; }));
        QVERIFY(refuses([](SeatState& s) { s.page.language = QStringLiteral("<b"); }));
        QVERIFY(refuses([](SeatState& s) { s.page.lesson = QStringLiteral("../etc"); }));
        QVERIFY(refuses([](SeatState& s) { s.page.notes = QList<StepNote>(2); }));
        QVERIFY(refuses([](SeatState& s) {
            s.page.notes = QList<StepNote>(9);
            s.page.notes[0].tags = {QStringLiteral("no-such-tag")};
        }));
        QVERIFY(refuses([](SeatState& s) { s.number = 201; }));
        QVERIFY(refuses([](SeatState& s) { s.fit = Fit::Same; }));
        QVERIFY(refuses([](SeatState& s) { s.shown = {1, QByteArray(classCardBytes - 1, 'c')}; }));
        QVERIFY(refuses([](SeatState& s) { s.shown.card = QByteArray(classCardBytes, 'c'); }));
        const auto refusesAnswer = [](const CardAnswer& answer) {
            RoomState room;
            room.room = room.start = room.book = QByteArray(classRunBytes, 'r');
            room.card = answer;
            return !readRoomState(write(room));
        };
        QVERIFY(!refusesAnswer({1, CardAnswer::What::Here, 5, 0}));
        QVERIFY(refusesAnswer({1, CardAnswer::What::Here, 0, 0}));
        QVERIFY(refusesAnswer({1, CardAnswer::What::Here, classCardsMax + 1, 0}));
        QVERIFY(refusesAnswer({1, CardAnswer::What::Moved, 5, 0}));
        QVERIFY(refusesAnswer({1, CardAnswer::What::Other, 5, 0}));
        QVERIFY(readSeatState(write(seatState('a', 1)) + 'x').fault().is(LessonsFault::ClassGarbled));
        QVERIFY(readSeatState(QByteArray(seatStateBytesMax + 1, 'x')).fault().is(LessonsFault::ClassGarbled));
        for (const char format : {char(classFormat - 1), char(classFormat + 1)}) {
            QByteArray other = write(seatState('a', 1));
            other[1] = format;
            QVERIFY(readSeatState(other).fault().is(LessonsFault::ClassNewer));
        }
    }

    void saysWhereSomethingWasTypedAndNotWhat()
    {
        Player player = typedPlayer();
        SeatState seat = seatState('a', 1);
        seat.page = pageOf(player);
        seat.page.version = mark;
        QVERIFY(readSeatState(write(seat)));
        for (const QString& name : seat.page.phone.written) {
            const QString typed = std::get<QString>(player.place().vars.value(name));
            QVERIFY(typed.size() > 1 && !write(seat).contains(typed.toUtf8()));
            QVERIFY(!seat.page.phone.vars.contains(name));
        }
        const auto mirror = mirrorOf(player.lesson(), seat.page.step, seat.page.phone, QStringLiteral("ko"));
        QVERIFY(mirror);
        const Scene scene = sceneOf(player);
        QCOMPARE(mirror->screen, scene.screen);
        QCOMPARE(mirror->widgets.size(), scene.widgets.size());
    }

    void drawsASeatsPhoneFromItsState()
    {
        for (const LessonPtr& lesson : builtInLessons()) {
            Player player(lesson, Mode::Guided, QStringLiteral("ko"));
            while (!player.isEnded()) {
                const auto mirror = mirrorOf(*lesson, player.stepNumber(), phoneOf(player), QStringLiteral("ko"));
                const Scene scene = sceneOf(player);
                QVERIFY2(mirror, qPrintable(lesson->id));
                QCOMPARE(mirror->screen, scene.screen);
                QCOMPARE(mirror->backWanted, scene.backWanted);
                QCOMPARE(mirror->widgets.size(), scene.widgets.size());
                for (qsizetype i = 0; i < scene.widgets.size(); ++i) {
                    QCOMPARE(mirror->widgets[i].label, scene.widgets[i].label);
                    QCOMPARE(mirror->widgets[i].isOn, scene.widgets[i].isOn);
                    QCOMPARE(mirror->widgets[i].isWanted, scene.widgets[i].isWanted);
                    if (phoneOf(player).written.isEmpty())
                        QCOMPARE(mirror->widgets[i].value, scene.widgets[i].value);
                }
                player.act(player.performed(player.wanted()));
            }
        }
        PhoneState strange{{QStringLiteral("no.such")}, {}, {}, false};
        QVERIFY(!mirrorOf(*builtInLessons().first(), 1, strange, QStringLiteral("ko")));
    }

    void anotherWordIsAnotherVersion()
    {
        Lesson lesson = *builtInLessons().first();
        const QByteArray version = lessonVersion(lesson);
        QCOMPARE(version.size(), lessonVersionBytes);
        lesson.words[QStringLiteral("ko")][lesson.title] += u'!';
        QVERIFY(lessonVersion(lesson) != version);
        QList<LessonPtr> all = builtInLessons();
        const QByteArray content = contentVersion(all);
        std::reverse(all.begin(), all.end());
        QCOMPARE(contentVersion(all), content);
        all.removeLast();
        QVERIFY(contentVersion(all) != content);
    }

    void saysWhoIsNextAndWhatIsHard()
    {
        ClassRoom room(QByteArray(classRunBytes, 'r'));
        Milliseconds now = minutes(10);
        const auto hears = [&](int index, const auto& change) {
            SeatState state = seatState(char('a' + index), 1);
            change(state);
            QVERIFY(room.heard(peer(index), write(state), now));
        };
        const auto tagged = [](SeatState& state, const char* tag) {
            state.page.notes = QList<StepNote>(9);
            state.page.notes[3] = {1, Rung::None, {QLatin1StringView(tag)}};
        };
        hears(9, [](SeatState&) {});
        now += seatLostAfter + seconds(1);
        hears(1, [](SeatState& s) { s.page.place = SeatPlace::End; });
        hears(2, [](SeatState&) {});
        hears(3, [&](SeatState& s) {
            s.hand = true;
            tagged(s, "wrong-time");
        });
        hears(5, [&](SeatState& s) {
            s.atStepFor = minutes(2);
            tagged(s, "wrong-item");
        });
        hears(8, [&](SeatState& s) {
            s.atStepFor = minutes(3);
            tagged(s, "wrong-time");
        });
        QList<int> numbers;
        for (const int number : room.next(now))
            numbers.append(room.seat(number, now)->device.back());
        QCOMPARE(numbers, QList<int>({3, 8, 5, 9}));
        const QList<StuckStep> stuck = room.stuck(now);
        QCOMPARE(stuck.size(), 1);
        QCOMPARE(stuck.first().step, 4);
        QCOMPARE(stuck.first().seats.size(), 3);
        QCOMPARE(stuck.first().tags.first(), std::pair(QStringLiteral("wrong-time"), 2));
        const ClassFigures figures = room.figures(now);
        QVERIFY(figures.seats == 6 && figures.there == 5);
        const QList<int> dots = room.seat(2, now)->dots;
        QCOMPARE(dots.size(), 9);
    }

    void givesEverySeatItsNumberBackAndNoMoreThanThereAre()
    {
        ClassRoom room(QByteArray(classRunBytes, 'r'));
        for (int i = 0; i < classSeatsMax; ++i)
            QVERIFY(room.heard(peer(i), write(seatState('a', 1)), seconds(1)));
        Channel::Peer late = peer(1);
        late.device = QByteArray(16, 'z');
        QVERIFY(room.heard(late, write(seatState('a', 1)), seconds(1)).fault().is(LessonsFault::ClassFull));
        const int number = room.seats(seconds(1)).at(41).number;
        const QByteArray device = room.seats(seconds(1)).at(41).device;
        const auto again = ClassRoom::resume(QByteArray(classRunBytes, 'q'), {}, room.kept());
        QVERIFY(again);
        QCOMPARE(again->seats(seconds(2)).at(41).device, device);
        QCOMPARE(again->seats(seconds(2)).at(41).number, number);
        QVERIFY(!ClassRoom::resume(QByteArray(classRunBytes, 'q'), {}, room.kept().chopped(1)));
    }

    void startsNothingAtASeatWithOtherLessons()
    {
        ClassRoom room(QByteArray(classRunBytes, 'r'), QByteArray(lessonVersionBytes, 'c'));
        room.setLesson(courseId, mark);
        ClassSeat seat(QByteArray(classRunBytes, 'a'), {{courseId, QByteArray(lessonVersionBytes, 'o')}},
            QByteArray(lessonVersionBytes, 'd'));
        const auto exchange = [&](Milliseconds now) {
            for (const ClassLetter& letter : seat.tick(now))
                QVERIFY(room.heard(peer(1), write(*readSeatState(letter.message)), now));
            for (const ClassLetter& letter : room.tick(now))
                QVERIFY(seat.heard(peer(7), letter.message, now));
        };
        for (int i = 1; i < 20; ++i)
            exchange(Milliseconds(100 * i));
        const SeatView view = *room.seat(1, seconds(2));
        QCOMPARE(view.standing, Standing::Other);
        QCOMPARE(view.fit, Fit::Other);
        QVERIFY(view.otherContent);
        const ClassOrder open{0, ClassOrder::What::Open, courseId, mark, Mode::Guided, 0};
        QVERIFY(room.order(open, 1).fault().is(LessonsFault::SeatOther));
        QVERIFY(room.order(open, 2).fault().is(LessonsFault::UnknownSeat));
        seat.setLessons({{courseId, mark}}, QByteArray(lessonVersionBytes, 'c')); // the pack came
        for (int i = 20; i < 40; ++i)
            exchange(Milliseconds(100 * i));
        QCOMPARE(room.seat(1, seconds(4))->standing, Standing::Free);
        QVERIFY(room.order(open, 1));
    }

    /// A seat out of its mind, or a very long class.
    void hardStepsOfOneSeatAreBounded()
    {
        ClassRoom room(QByteArray(classRunBytes, 'r'), mark);
        for (int i = 0; i < 3 * int(ClassRoom::hardMax); ++i) {
            SeatState seat = seatState('a', quint64(i + 1));
            seat.page.lesson = QStringLiteral("own.l%1").arg(i);
            seat.hand = true;
            QVERIFY(room.heard(peer(1), write(seat), Milliseconds(i)));
        }
        QCOMPARE(room.figures(Milliseconds(9'000)).hard.size(), ClassRoom::hardMax);
        QVERIFY(ClassRoom::resume(QByteArray(classRunBytes, 's'), mark, room.kept()));
    }

    void wordsAreSaidUntilTheyArePutAway()
    {
        QCOMPARE(plainWords(QStringLiteral(" 가\n나\u202E다 ")), QStringLiteral("가 나 다"));
        QVERIFY(plainWords(QString(500, u'가')).size() <= classTextLettersMax);
        QCOMPARE(animalOf(1), QLatin1StringView("seat.sparrow"));
        QCOMPARE(animalOf(3), QLatin1StringView("seat.whale"));
        QCOMPARE(animalOf(41), animalOf(1));
    }
};

NARU_TEST(ClassMessageTest)
#include "tst_classmessage.moc"
