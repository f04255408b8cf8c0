// SPDX-License-Identifier: GPL-3.0-or-later
// A number from the kiosk to the end of its way, between desks and at a real one.
#include "app/desk/queue.h"
#include "tests/support/desksupport.h"
#include "tests/support/queuestage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::desk;
using namespace naru::test;

namespace {

const QString papers = QStringLiteral("papers");

/// One kiosk and two counters that hear each other.
struct House {
    House()
        : clock(*parseRfc3339(u"2026-11-20T00:00:00Z"))
        , kiosk(QByteArray(16, 'k'), QStringLiteral("1번 키오스크"), Queue::Place::Kiosk, clock)
        , one(QByteArray(16, 'a'), QStringLiteral("1번 창구"), Queue::Place::Counter, clock)
        , two(QByteArray(16, 'b'), QStringLiteral("2번 창구"), Queue::Place::Counter, clock)
    {
    }
    void meet()
    {
        for (QueueDesk* each : {&kiosk, &one, &two})
            each->join(air.desk(each->device(), each->name()));
        air.deliverAll();
    }
    Ticket take(QueueDesk& desk, const QString& matter = papers)
    {
        std::optional<Ticket> given;
        desk.room().take(matter, [&](const Result<Ticket>& taken) {
            if (taken)
                given = *taken;
        });
        air.deliverAll();
        clock.advance(Milliseconds(1000));
        return given.value_or(Ticket());
    }
    QByteArray act(QueueDesk& desk, const std::function<void(QueueRoom&, Queue::Done)>& step)
    {
        const auto fault = std::make_shared<QByteArray>("unanswered"); // the answer may come later
        step(desk.room(), [fault](const Result<void>& done) { *fault = done ? "" : done.fault().name(); });
        clock.advance(Milliseconds(1000));
        return *fault;
    }
    void beat(int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            clock.advance(Milliseconds(1000));
            for (QueueDesk* each : {&kiosk, &one, &two})
                each->room().tick();
            air.deliverAll();
        }
    }

    FakeAir air;
    ManualClock clock;
    QueueDesk kiosk, one, two;
};

QStringList labels(const QList<Ticket>& tickets)
{
    QStringList all;
    for (const Ticket& ticket : tickets)
        all.append(ticket.id.label());
    return all;
}

const auto next = &QueueRoom::callNext;

auto absent(Queue::Absent what)
{
    return [what](QueueRoom& room, const Queue::Done& done) { room.markAbsent(what, done); };
}

auto handOver(const QByteArray& counter, const QString& note)
{
    return [counter, note](QueueRoom& room, const Queue::Done& done) { room.handOver(counter, note, done); };
}

auto call(const TicketId& id)
{
    return [id](QueueRoom& room, const Queue::Done& done) { room.call(id, done); };
}

} // namespace

class DeskQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesNumbersInTheirOrder();
    void goesTheWholeWay();
    void putsBackBehindTheOthers();
    void handsOverWithANote();
    void waitsForNoCounterThatWentHome();
    void tellsWhoWasFirst();
    void takesNoVisitorFromAnotherCounter();
    void namesWhoWasReceivedTwice();
    void givesEachDeskALetterOfItsOwn();
    void movesToAnotherLetterWhenStrangersMeet();
    void goesOnAloneAndForgetsOverNight();
    void waitsForTheStepBefore();
    void isDurableBeforeItIsTold();
    void keepsNothingButCountsInTheJournal();
    void comesBackAfterAStart();
    void asksWhoIsSignedIn();
};

void DeskQueueTest::givesNumbersInTheirOrder()
{
    House house;
    house.meet();
    QCOMPARE(house.take(house.kiosk).id.label(), QStringLiteral("A-1"));
    QCOMPARE(house.take(house.kiosk).id.label(), QStringLiteral("A-2"));
    QCOMPARE(labels(house.two.room().open()), QStringList({QStringLiteral("A-1"), QStringLiteral("A-2")}));
    QCOMPARE(house.take(house.kiosk, QStringLiteral("fly")).id.number, 0); // no such matter
    QCOMPARE(house.kiosk.room().ahead(house.kiosk.room().open().last().id), 1);
}

void DeskQueueTest::goesTheWholeWay()
{
    House house;
    house.meet();
    const TicketId id = house.take(house.kiosk).id;
    QCOMPARE(house.act(house.two, next), QByteArray());
    house.air.deliverAll();
    QCOMPARE(house.kiosk.called.size(), 1);
    QCOMPARE(house.kiosk.called.last().counterName, QStringLiteral("2번 창구"));
    QCOMPARE(house.act(house.two, &QueueRoom::callAgain), QByteArray());
    house.air.deliverAll();
    QCOMPARE(house.kiosk.called.size(), 2);
    QCOMPARE(house.act(house.two, &QueueRoom::receive), QByteArray());
    QCOMPARE(house.act(house.two, next), QByteArray("queue.visitor_here"));
    QCOMPARE(house.act(house.two, &QueueRoom::finish), QByteArray());
    house.air.deliverAll();
    QCOMPARE(house.kiosk.room().find(id)->stage, TicketStage::Served);
    QVERIFY(house.one.room().open().isEmpty());
    QCOMPARE(house.act(house.two, next), QByteArray("queue.nobody_waits"));
    QCOMPARE(house.act(house.two, &QueueRoom::finish), QByteArray("queue.not_here"));
}

void DeskQueueTest::putsBackBehindTheOthers()
{
    House house;
    house.meet();
    house.take(house.kiosk);
    house.take(house.kiosk);
    house.act(house.one, next);
    QCOMPARE(house.act(house.one, absent(Queue::Absent::Later)), QByteArray());
    house.air.deliverAll();
    QCOMPARE(labels(house.two.room().open()), QStringList({QStringLiteral("A-2"), QStringLiteral("A-1")}));
    house.act(house.one, next);
    house.act(house.one, absent(Queue::Absent::LetGo));
    QCOMPARE(labels(house.one.room().open()), QStringList(QStringLiteral("A-1")));
}

void DeskQueueTest::handsOverWithANote()
{
    House house;
    house.meet();
    house.take(house.kiosk);
    house.take(house.kiosk);
    house.act(house.one, next);
    QCOMPARE(house.act(house.one, handOver(house.two.device(), QString(200, u'가'))), QByteArray("queue.bad_note"));
    QCOMPARE(house.act(house.one, handOver(house.two.device(), QStringLiteral("전입 신고, 서류는 다 있어요"))),
        QByteArray());
    house.air.deliverAll();
    QCOMPARE(labels(house.two.room().open()), QStringList({QStringLiteral("A-1"), QStringLiteral("A-2")}));
    house.act(house.one, next); // not the one that is for another
    QCOMPARE(house.one.room().current()->id.label(), QStringLiteral("A-2"));
    house.act(house.two, next);
    QCOMPARE(house.two.room().current()->note, QStringLiteral("전입 신고, 서류는 다 있어요"));
    QCOMPARE(house.two.room().current()->from, QStringLiteral("1번 창구"));
    house.act(house.two, &QueueRoom::finish);
    house.air.deliverAll();
    for (QueueDesk* each : {&house.kiosk, &house.one, &house.two})
        QCOMPARE(each->room().find({house.kiosk.device(), 0, 1})->note, QString());
    QVERIFY(house.one.room().twiceReceived().isEmpty());
}

void DeskQueueTest::waitsForNoCounterThatWentHome()
{
    House house;
    house.meet();
    house.take(house.kiosk);
    house.act(house.one, next);
    QCOMPARE(house.act(house.one, handOver(house.two.device(), {})), QByteArray());
    house.air.deliverAll();
    QCOMPARE(house.act(house.one, next), QByteArray("queue.nobody_waits")); // it is for another, who is there
    house.air.plug(house.two.device(), false);
    QCOMPARE(house.act(house.one, next), QByteArray());
    QCOMPARE(house.one.room().current()->id.label(), QStringLiteral("A-1"));
}

void DeskQueueTest::tellsWhoWasFirst()
{
    House house;
    house.meet();
    house.take(house.kiosk);
    house.act(house.one, next); // both at once: neither has heard the other
    house.act(house.two, next);
    house.air.deliverAll();
    QVERIFY(!house.one.room().current());
    QCOMPARE(house.two.room().current()->id.label(), QStringLiteral("A-1"));
    QCOMPARE(house.one.lost.size(), 1);
    QCOMPARE(house.one.lost.first().counterName, QStringLiteral("2번 창구"));
    QVERIFY(house.two.lost.isEmpty());
    QVERIFY(house.one.room().twiceReceived().isEmpty());
}

void DeskQueueTest::takesNoVisitorFromAnotherCounter()
{
    House house;
    house.meet();
    const TicketId id = house.take(house.kiosk).id;
    house.act(house.one, next);
    house.air.deliverAll();
    QCOMPARE(house.act(house.two, call(id)), QByteArray("queue.elsewhere"));
    house.air.plug(house.one.device(), false); // that counter is gone, the visitor is not
    QCOMPARE(house.act(house.two, call(id)), QByteArray());
}

void DeskQueueTest::namesWhoWasReceivedTwice()
{
    House house;
    house.meet();
    const TicketId id = house.take(house.kiosk).id;
    house.air.plug(house.one.device(), false);
    for (QueueDesk* each : {&house.one, &house.two}) {
        QCOMPARE(house.act(*each, next), QByteArray());
        QCOMPARE(house.act(*each, &QueueRoom::receive), QByteArray());
    }
    house.act(house.two, &QueueRoom::finish);
    house.air.plug(house.one.device(), true);
    house.beat(10);
    for (QueueDesk* each : {&house.kiosk, &house.one, &house.two}) {
        QCOMPARE(each->room().find(id)->stage, TicketStage::Served);
        QCOMPARE(each->room().twiceReceived().size(), 1);
        QCOMPARE(each->room().twiceReceived().first().twiceReceived(),
            QStringList({QStringLiteral("1번 창구"), QStringLiteral("2번 창구")}));
    }
    QCOMPARE(house.one.lost.size(), 1);
}

void DeskQueueTest::givesEachDeskALetterOfItsOwn()
{
    House house;
    house.meet();
    house.air.plug(house.kiosk.device(), false);
    house.air.plug(house.one.device(), false);
    QCOMPARE(house.take(house.kiosk).id.label(), QStringLiteral("A-1")); // kiosks first
    QCOMPARE(house.take(house.one).id.label(), QStringLiteral("B-1"));
    QCOMPARE(house.take(house.two).id.label(), QStringLiteral("C-1"));
}

void DeskQueueTest::movesToAnotherLetterWhenStrangersMeet()
{
    House house;
    const Ticket kiosks = house.take(house.kiosk), counters = house.take(house.one);
    QCOMPARE(kiosks.id.label(), counters.id.label());
    house.meet();
    house.beat(10);
    QVERIFY(house.two.room().isAmbiguous(kiosks) && house.two.room().isAmbiguous(counters));
    QCOMPARE(labels(house.two.room().open()), QStringList({QStringLiteral("A-1"), QStringLiteral("A-1")}));
    QCOMPARE(house.take(house.kiosk).id.label(), QStringLiteral("A-2")); // it had the letter first
    QVERIFY(house.take(house.one).id.lane != 0);
    QCOMPARE(house.one.lane->lane, house.one.room().open().last().id.lane);
}

void DeskQueueTest::goesOnAloneAndForgetsOverNight()
{
    House house;
    QCOMPARE(house.take(house.one).id.label(), QStringLiteral("A-1"));
    house.take(house.one);
    house.act(house.one, next);
    house.act(house.one, &QueueRoom::finish);
    house.clock.advance(std::chrono::hours(24));
    house.one.room().tick();
    QVERIFY(house.one.room().open().isEmpty());
    QVERIFY(!house.one.room().find({house.one.device(), 0, 1}));
    QCOMPARE(house.one.daysEnded, 1);
    QCOMPARE(house.one.lastCounts.taken, 2);
    QCOMPARE(house.one.lastCounts.done, 1);
    QCOMPARE(house.one.lastCounts.left, 1);
    QVERIFY(house.one.kept.empty());
    QCOMPARE(house.take(house.one).id.label(), QStringLiteral("A-1")); // a new day
}

void DeskQueueTest::waitsForTheStepBefore()
{
    House house;
    house.take(house.one);
    house.take(house.one);
    house.one.slow = true;
    QCOMPARE(house.act(house.one, next), QByteArray("unanswered"));
    QCOMPARE(house.act(house.one, next), QByteArray("queue.busy"));
    house.one.settle();
    QCOMPARE(house.one.room().current()->id.label(), QStringLiteral("A-1"));
}

void DeskQueueTest::isDurableBeforeItIsTold()
{
    House house;
    house.meet();
    house.take(house.kiosk);
    house.one.slow = true;
    house.act(house.one, next);
    house.air.deliverAll();
    QVERIFY(house.kiosk.called.isEmpty()); // not written yet: nobody knows
    house.one.crash();                     // written, and nobody told
    QCOMPARE(house.one.room().current()->stage, TicketStage::Called);
    house.beat(10);
    QCOMPARE(house.kiosk.called.size(), 1);
    house.one.slow = false;
    house.one.refuses = QueueFault::Busy; // stands for a disk that writes nothing
    QCOMPARE(house.act(house.one, &QueueRoom::finish), QByteArray("queue.busy"));
    QVERIFY(house.one.room().current());
}

// ---- at a real desk

static Result<Ticket> takeAt(DeskStage& stage)
{
    std::optional<Result<Ticket>> answer;
    stage.desk->queue()->take(papers, [&](const Result<Ticket>& taken) { answer = taken; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
        qFatal("the desk never answered");
    return *answer;
}

void DeskQueueTest::keepsNothingButCountsInTheJournal()
{
    DeskStage stage;
    QVERIFY(stage.open() && stage.setUp());
    QVERIFY(takeAt(stage));
    QVERIFY(stage.await([&](desk::Done done) { stage.desk->queue()->callNext(done); }));
    const QString note = QStringLiteral("전입 신고는 마쳤어요");
    QVERIFY(stage.await([&](desk::Done done) { stage.desk->queue()->handOver({}, note, done); }));
    QCOMPARE(stage.desk->queue()->open().first().note, note);
    const quint64 before = stage.desk->unsent();
    stage.clock.advance(std::chrono::hours(24));
    stage.desk->tick();
    QTRY_VERIFY(stage.desk->unsent() > before);
    QVERIFY(stage.desk->queue()->open().isEmpty());
    QVERIFY(stage.open()); // the file itself has forgotten
    QVERIFY(stage.desk->queue()->open().isEmpty());
    stage.desk.reset();
    QFile file(stage.folder.filePath(QStringLiteral("data/journal.db")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(note.toUtf8()));
}

void DeskQueueTest::comesBackAfterAStart()
{
    DeskStage stage;
    QVERIFY(stage.open() && stage.setUp());
    QVERIFY(takeAt(stage) && takeAt(stage));
    QVERIFY(stage.await([&](desk::Done done) { stage.desk->queue()->callNext(done); }));
    QVERIFY(stage.open() && stage.signIn());
    QCOMPARE(labels(stage.desk->queue()->open()), QStringList({QStringLiteral("A-1"), QStringLiteral("A-2")}));
    QCOMPARE(stage.desk->queue()->current()->id.label(), QStringLiteral("A-1"));
    QCOMPARE(takeAt(stage)->id.label(), QStringLiteral("A-3"));
    stage.clock.advance(std::chrono::hours(24)); // off over midnight
    QVERIFY(stage.open());
    QVERIFY(stage.desk->queue()->open().isEmpty());
    QCOMPARE(takeAt(stage)->id.label(), QStringLiteral("A-1"));
}

void DeskQueueTest::asksWhoIsSignedIn()
{
    DeskStage stage;
    QVERIFY(stage.open() && stage.setUp());
    stage.desk->lock();
    QTRY_VERIFY(!stage.desk->signedIn());
    QVERIFY(takeAt(stage)); // at a kiosk nobody is
    const auto called = stage.await([&](desk::Done done) { stage.desk->queue()->callNext(done); });
    QVERIFY(!called);
    QCOMPARE(called.fault().name(), "desk.not_signed_in");
}

NARU_TEST(DeskQueueTest)
#include "tst_queue.moc"
