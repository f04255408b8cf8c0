// SPDX-License-Identifier: GPL-3.0-or-later
// A whole class over the air of a house: what happens at a seat stands at the console within a second, and whoever
// sends nonsense reaches nothing.
#include "app/lessons/classbots.h"
#include "app/lessons/classroom.h"
#include "tests/support/fakeair.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lessons;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr milliseconds beat{100};
const QByteArray trainerDevice(16, 'T');
using What = ClassOrder::What;

QList<LessonPtr> courses()
{
    return builtInLessons().first(3);
}

/// A room of bots that play real lessons.
struct House {
    struct Seat {
        QByteArray device;
        std::unique_ptr<Channels> air;
        std::unique_ptr<Channel> line;
        std::unique_ptr<ClassBot> bot;
        bool plugged = true;
        SeatPage shown;
        Milliseconds shownAt{0};
        bool handShown = false;
    };

    House(int count, quint64 seed)
        : air(seed)
        , room(QByteArray(classRunBytes, 'r'), contentVersion(courses()))
    {
        using Temper = ClassBot::Temper;
        constexpr std::array tempers{Temper::Quick, Temper::Steady, Temper::Asking, Temper::Stuck, Temper::Steady};
        trainerAir = air.desk(trainerDevice, QStringLiteral("교사"));
        trainerLine = trainerAir->open(QString::fromLatin1(classChannel));
        trainerLine->listen([this](const Channel::Peer& peer, const QByteArray& message) {
            if (const auto heard = room.heard(peer, message, now); !heard)
                refused.append({peer.name, QByteArray(heard.fault().name())});
        });
        for (int i = 0; i < count; ++i) {
            auto seat = std::make_unique<Seat>();
            seat->device = QByteArray(15, 's') + char(i);
            seat->air = air.desk(seat->device, QStringLiteral("자리 %1").arg(i + 1));
            seat->bot
                = std::make_unique<ClassBot>(seed + quint64(i), tempers[std::size_t(i) % tempers.size()], courses());
            seat->line = seat->air->open(QString::fromLatin1(classChannel));
            seat->line->listen([this, at = seat.get()](const Channel::Peer& peer, const QByteArray& message) {
                (void)at->bot->heard(peer, message, now);
            });
            seats.push_back(std::move(seat));
        }
    }

    void step()
    {
        now += beat;
        air.deliver();
        for (const auto& seat : seats) {
            seat->bot->live(now);
            for (const ClassLetter& letter : seat->bot->tick(now))
                letter.device.isEmpty() ? seat->line->tell(letter.message)
                                        : seat->line->tell(letter.device, letter.message);
        }
        for (const ClassLetter& letter : room.tick(now))
            trainerLine->tell(letter.device, letter.message);
    }
    void pass(Milliseconds time)
    {
        for (const Milliseconds until = now + time; now < until;)
            step();
    }
    ClassOrder open(const LessonPtr& lesson) const
    {
        return {0, What::Open, lesson->id, lessonVersion(*lesson), Mode::Guided, 0};
    }
    const SeatView viewOf(const Seat& seat) const
    {
        for (const SeatView& view : room.seats(now)) {
            if (view.device == seat.device)
                return view;
        }
        return {};
    }

    test::FakeAir air;
    ClassRoom room;
    std::unique_ptr<Channels> trainerAir;
    std::unique_ptr<Channel> trainerLine;
    std::vector<std::unique_ptr<Seat>> seats;
    Milliseconds now{0};
    QList<std::pair<QString, QByteArray>> refused;
};

SeatPage withVersion(SeatPage page)
{
    static const QHash<QString, QByteArray> versions = [] {
        QHash<QString, QByteArray> all;
        for (const LessonPtr& lesson : courses())
            all.insert(lesson->id, lessonVersion(*lesson));
        return all;
    }();
    page.version = versions.value(page.lesson);
    return page;
}

} // namespace

class ClassSeatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventStandsAtTheConsoleWithinASecond()
    {
        const int count = qEnvironmentVariableIsSet("NARU_DEEP") ? 200 : 30;
        House house(count, 42);
        house.pass(seconds(1));
        QCOMPARE(house.room.seats(house.now).size(), count);
        const LessonPtr lesson = courses().first();
        house.room.setLesson(lesson->id, lessonVersion(*lesson));
        QVERIFY(house.room.order(house.open(lesson), 0));
        int events = 0;
        while (house.now < minutes(3)) {
            house.step();
            for (const auto& seat : house.seats) {
                const SeatPage page = withVersion(seat->bot->page());
                const bool hand = seat->bot->seat().handRaised();
                if (page != seat->shown || hand != seat->handShown) {
                    seat->shown = page;
                    seat->handShown = hand;
                    seat->shownAt = house.now;
                    ++events;
                }
                if (house.now - seat->shownAt != seconds(1))
                    continue;
                const SeatView view = house.viewOf(*seat);
                QCOMPARE(view.hand, hand);
                QVERIFY2(view.page == page, qPrintable(QStringLiteral("%1 ms").arg(house.now.count())));
            }
        }
        QVERIFY(events > count * 5);
        QVERIFY(house.refused.isEmpty());
        const ClassFigures figures = house.room.figures(house.now);
        QCOMPARE(figures.seats, count);
        QCOMPARE(figures.there, count);
        QVERIFY(figures.begun == count && figures.done > 0);
        QVERIFY(!house.room.stuck(house.now).isEmpty());
        QCOMPARE(house.room.stuck(house.now).first().step, 4);
    }

    void aTrainerBringsEveryoneToAStepPausesAndHelpsOne()
    {
        House house(8, 7);
        house.pass(seconds(1));
        const LessonPtr lesson = courses().first();
        const QByteArray version = lessonVersion(*lesson);
        house.room.setLesson(lesson->id, version);
        QVERIFY(house.room.order(house.open(lesson), 0));
        QVERIFY(house.room.order({0, What::BringOn, lesson->id, version, Mode::Guided, 4}, 0));
        house.room.pause(true);
        house.pass(seconds(2));
        for (const SeatView& view : house.room.seats(house.now)) {
            QVERIFY(view.page.step == 4 && !view.waiting);
            QCOMPARE(view.fit, Fit::Same);
            QVERIFY(!view.otherContent);
        }
        house.pass(seconds(30));
        for (const auto& seat : house.seats) {
            QVERIFY(seat->bot->seat().isPaused());
            QCOMPARE(seat->bot->page().step, 4);
        }
        QVERIFY(house.room.order({0, What::DoIt, {}, {}, Mode::Guided, 0}, 3));
        house.pass(seconds(2));
        QCOMPARE(house.room.seat(3, house.now)->page.step, 5);
        QCOMPARE(house.room.seat(2, house.now)->page.step, 4);
        house.room.pause(false);
        house.air.plug(trainerDevice, false); // the cable is pulled
        house.pass(seconds(40));
        for (const SeatView& view : house.room.seats(house.now))
            QCOMPARE(view.standing, Standing::Lost);
        house.air.plug(trainerDevice, true); // and put back
        house.pass(seconds(2));
        for (const auto& seat : house.seats) {
            QCOMPARE(house.viewOf(*seat).page.step, seat->bot->page().step);
            QVERIFY(seat->bot->page().step >= 4);
        }
    }

    void nobodyIsHeldByATrainerWhoIsGone()
    {
        House house(2, 3);
        house.pass(seconds(1));
        house.room.pause(true);
        house.pass(seconds(1));
        QVERIFY(house.seats[0]->bot->seat().isPaused());
        house.air.plug(trainerDevice, false);
        house.pass(pauseHoldsFor + seconds(1));
        QVERIFY(!house.seats[0]->bot->seat().isPaused());
        house.air.plug(trainerDevice, true);
        house.pass(seconds(2));
        QVERIFY(house.seats[0]->bot->seat().isPaused());
    }

    /// The trainer's desk dies before a seat that has just started hears of it, and its last word comes when the seat
    /// follows the desk that has started again.
    void aLateWordOfARoomThatDiedLeadsNobodyAway()
    {
        const LessonPtr lesson = courses().first();
        const QByteArray version = lessonVersion(*lesson);
        const Channel::Peer trainer{trainerDevice, QStringLiteral("교사")}, seat{QByteArray(16, 's'), {}};
        ClassSeat machine(QByteArray(8, 'a'), {{lesson->id, version}});
        ClassRoom died(QByteArray(8, '1'));
        const auto tell = [&](ClassRoom& room, Milliseconds now) {
            for (const ClassLetter& letter : machine.tick(now))
                QVERIFY(room.heard(seat, letter.message, now));
        };
        tell(died, Milliseconds(0));
        const auto late = died.tick(Milliseconds(100));
        QCOMPARE(late.size(), 1);
        auto again = ClassRoom::resume(QByteArray(8, '2'), {}, died.kept());
        QVERIFY(again);
        tell(*again, seconds(1));
        for (const ClassLetter& letter : again->tick(seconds(1)))
            QVERIFY(machine.heard(trainer, letter.message, seconds(1)));
        QVERIFY(machine.inClass());
        QVERIFY(machine.heard(trainer, late.first().message, seconds(1)));
        QVERIFY(again->order({0, What::BringTo, lesson->id, version, Mode::Guided, 3}, 0));
        for (Milliseconds now = seconds(1); now < seconds(6) && !machine.deed(); now += Milliseconds(100)) {
            tell(*again, now);
            for (const ClassLetter& letter : again->tick(now))
                QVERIFY(machine.heard(trainer, letter.message, now));
        }
        QVERIFY(machine.deed() && machine.deed()->step == 3);
        QVERIFY(machine.heard(trainer, late.first().message, seconds(6))); // heard already: it leads nowhere again
        QVERIFY(machine.deed() && machine.deed()->step == 3);
    }

    /// The same the other way round: a seat died twice while the trainer's desk was away, and a word of the first of
    /// its starts comes last.
    void aLateWordOfASeatThatDiedTakesNobodysPlace()
    {
        const LessonPtr lesson = courses().first();
        const QHash<QString, QByteArray> lessons{{lesson->id, lessonVersion(*lesson)}};
        const Channel::Peer seat{QByteArray(16, 's'), {}};
        ClassRoom room(QByteArray(8, '1'));
        ClassSeat dead(QByteArray(8, 'a'), lessons), living(QByteArray(8, 'b'), lessons);
        const auto late = dead.tick(Milliseconds(0));
        QVERIFY(room.heard(seat, living.tick(Milliseconds(0)).first().message, Milliseconds(0)));
        QVERIFY(room.heard(seat, late.first().message, Milliseconds(100)));
        (void)room.tick(Milliseconds(100));
        SeatPage page;
        page.place = SeatPlace::Lesson;
        page.lesson = lesson->id;
        page.step = 2;
        page.steps = 12;
        living.show(page, Milliseconds(200));
        for (Milliseconds now{200}; now < seconds(5); now += Milliseconds(100)) {
            for (const ClassLetter& letter : living.tick(now))
                QVERIFY(room.heard(seat, letter.message, now));
            (void)room.tick(now);
        }
        QCOMPARE(room.seats(seconds(5)).first().page.step, 2);
    }

    void nonsenseFromASeatIsRefusedAndItsNameKnown()
    {
        House house(3, 9);
        house.pass(seconds(1));
        const auto before = house.room.seats(house.now);
        SeededRandom random(1);
        const QByteArray good = write(SeatState{QByteArray(8, 'x'), 5, {}, 0, {}, 0, 0, {}, Fit::NotAsked, {}, false,
            Milliseconds(0), Milliseconds(0), 0, {}, {}});
        QVERIFY(readSeatState(good));
        QByteArray newer = good;
        newer[1] = char(classFormat + 1);
        QList<QByteArray> bad{{}, "x", QByteArray(100'000, 'a').left(Channel::messageBytesMax), good + '\0',
            good.chopped(1), newer,
            write(RoomState{QByteArray(8, 'r'), 1, QByteArray(8, 's'), 0, QByteArray(8, 'b'), 1, false, false, 0, {},
                {}, {}, std::nullopt, {}, {}})};
        for (int i = 0; i < 300; ++i) {
            QByteArray broken = good;
            broken[qsizetype(random.below(quint64(broken.size())))] ^= char(1 + random.below(255));
            if (!readSeatState(broken))
                bad.append(broken);
        }
        for (const QByteArray& message : bad)
            house.seats[1]->line->tell(trainerDevice, message);
        house.air.deliverAll();
        QCOMPARE(house.refused.size(), bad.size());
        for (const auto& [name, fault] : house.refused)
            QCOMPARE(name, QStringLiteral("자리 2"));
        QVERIFY(house.refused[5].second == "lessons.class_newer" && house.refused[6].second == "lessons.class_foreign");
        QCOMPARE(house.room.seats(house.now).size(), before.size());
    }

    void aHostileTrainerReachesNothingButTheClass()
    {
        ClassBot bot(5, ClassBot::Temper::Steady, courses());
        const Channel::Peer trainer{trainerDevice, QStringLiteral("<b>교사</b>")};
        const QList<ClassLetter> first = bot.tick(Milliseconds(0));
        const QByteArray start = readSeatState(first.first().message)->start;
        const LessonPtr lesson = courses().first();
        RoomState state{QByteArray(8, 'r'), 1, start, 1, QByteArray(8, 'b'), 1, false, false, 1, QStringLiteral("안녕"),
            lesson->id, lessonVersion(*lesson), std::nullopt, {}, {}};
        // Another version of the lesson is not started, one that is not here neither.
        state.orders = {{1, What::Open, lesson->id, QByteArray(8, 'z'), Mode::Guided, 0},
            {2, What::Start, QStringLiteral("no.such"), QByteArray(8, 'z'), Mode::Guided, 0},
            {3, What::DoIt, lesson->id, lessonVersion(*lesson), Mode::Guided, 3}};
        QVERIFY(bot.heard(trainer, write(state), Milliseconds(10)));
        QVERIFY(!bot.player());
        QCOMPARE(bot.deedsDone(), 0);
        QVERIFY(bot.seat().inClass());
        // Somebody else cannot take the seat over, nor can a message for another start.
        RoomState other = state;
        other.room = QByteArray(8, 'q');
        other.paused = true;
        QVERIFY(bot.heard({QByteArray(16, 'E'), QStringLiteral("누구")}, write(other), Milliseconds(20)));
        other = state;
        other.start = QByteArray(8, 'n');
        other.count = 99;
        other.paused = true;
        QVERIFY(bot.heard(trainer, write(other), Milliseconds(20)));
        QVERIFY(!bot.seat().isPaused());
        // Words with letters that are not drawn, or too many, are no message.
        for (const QString& words : {QStringLiteral("a\u202Eb"), QStringLiteral("a\nb"), QString(500, u'가')}) {
            other = state;
            other.count = 100;
            other.words = words;
            QVERIFY(!bot.heard(trainer, write(other), Milliseconds(30)));
        }
        SeededRandom random(3);
        state.count = 1000;
        for (int i = 0; i < 2'000; ++i) {
            QByteArray bytes = write(state);
            for (int j = 0; j < 3; ++j)
                bytes[qsizetype(random.below(quint64(bytes.size())))] = char(random.below(256));
            (void)bot.heard(trainer, bytes, Milliseconds(40 + i));
            QVERIFY(!bot.player());
        }
    }
};

NARU_TEST(ClassSeatsTest)
#include "tst_classseats.moc"
