// SPDX-License-Identifier: GPL-3.0-or-later
// Four counters and two kiosks share a queue over a bad network, from a seed: cut off, crashing, healed.
#include "tests/support/queuestage.h"
#include "tests/support/suite.h"

#include <set>

using namespace naru;
using namespace naru::desk;
using namespace naru::test;

namespace {

constexpr int counters = 4, kiosks = 2, seedsARow = 100, rows = 5, rowsDeep = 50, steps = 110;

struct World {
    explicit World(quint64 seed)
        : random(seed)
        , air(seed * 7 + 1)
        , clock(*parseRfc3339(u"2026-11-20T00:00:00Z"))
    {
        for (int i = 0; i < counters + kiosks; ++i) {
            const bool isKiosk = i >= counters;
            // The order of the devices is not that of the names.
            const QByteArray device = QByteArray(1, char('a' + (i * 5 + int(seed % 6)) % 6)) + QByteArray(15, char(i));
            const QString name = isKiosk ? QStringLiteral("%1번 키오스크").arg(i - counters + 1)
                                         : QStringLiteral("%1번 창구").arg(i + 1);
            desks.push_back(std::make_unique<QueueDesk>(
                device, name, isKiosk ? Queue::Place::Kiosk : Queue::Place::Counter, clock));
        }
    }
    void meet()
    {
        for (auto& each : desks)
            each->join(walls.around(each->device(), air.desk(each->device(), each->name())));
    }
    int below(int bound) { return int(random.below(quint64(bound))); }
    void beat(int milliseconds)
    {
        clock.advance(Milliseconds(milliseconds));
        for (auto& each : desks)
            each->room().tick();
        air.deliver();
    }
    /// Everybody hears everybody, and nothing is lost any more.
    bool agree()
    {
        walls.put({});
        for (auto& each : desks) {
            each->settle();
            each->slow = false;
            air.plug(each->device(), true);
        }
        for (int i = 0; i < 400; ++i) {
            beat(1000);
            bool same = true;
            for (auto& each : desks)
                same = same && each->room().digest() == desks.front()->room().digest();
            if (same && i > 6)
                return true;
        }
        return false;
    }
    void act();
    void actAtCounter(QueueDesk& desk);
    void tear();

    SeededRandom random;
    FakeAir air;
    ManualClock clock;
    Walls walls;
    std::vector<std::unique_ptr<QueueDesk>> desks;
};

void World::actAtCounter(QueueDesk& desk)
{
    QueueRoom& room = desk.room();
    const auto done = [](const Result<void>&) {};
    const auto current = room.current();
    if (!current)
        return room.callNext(done);
    switch (below(9)) {
    case 0:
        return room.callAgain(done);
    case 1:
        return room.markAbsent(below(2) ? Queue::Absent::Later : Queue::Absent::LetGo, done);
    case 2:
        return room.handOver(
            below(2) ? desks[size_t(below(counters))]->device() : QByteArray(), QStringLiteral("등본 한 통"), done);
    case 3:
    case 4:
    case 5:
        return room.receive(done);
    default:
        return room.finish(done);
    }
}

void World::tear()
{
    switch (below(4)) {
    case 0: {
        QMap<QByteArray, int> parts;
        for (auto& each : desks)
            parts.insert(each->device(), below(3));
        return walls.put(parts);
    }
    case 1:
        return walls.put({});
    case 2:
        return air.plug(desks[size_t(below(int(desks.size())))]->device(), below(2) == 0);
    default:
        return air.weather({below(50), below(30), below(40)});
    }
}

void World::act()
{
    QueueDesk& desk = *desks[size_t(below(int(desks.size())))];
    const bool mayGive = below(6) == 0;
    const int kind = below(20);
    if (kind == 0)
        return tear();
    if (kind == 1)
        return desk.crash();
    if (kind == 2) {
        desk.slow = !desk.slow;
        return desk.settle();
    }
    if (kind == 3)
        return desk.settle();
    const bool gives = desk.name().endsWith(QStringLiteral("키오스크")) || mayGive;
    if (gives)
        return desk.room().take(
            QString::fromLatin1(matterNames[size_t(below(int(matterNames.size())))]), [](const Result<Ticket>&) {});
    actAtCounter(desk);
}

/// Of all that was ever committed anywhere.
std::set<TicketId> committed(const World& world)
{
    std::set<TicketId> ids;
    for (const auto& desk : world.desks) {
        for (const auto& [id, ticket] : desk->kept)
            ids.insert(id);
    }
    return ids;
}

} // namespace

class QueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesAfterEverySplit_data();
    void agreesAfterEverySplit();
    void servesNobodyTwiceWhileAllHearEachOther();
};

void QueueTest::agreesAfterEverySplit_data()
{
    QTest::addColumn<int>("first");
    for (int row = 0; row < (qEnvironmentVariableIsSet("NARU_DEEP") ? rowsDeep : rows); ++row)
        QTest::addRow("seeds from %d", row * seedsARow + 1) << row * seedsARow + 1;
}

void QueueTest::agreesAfterEverySplit()
{
    QFETCH(int, first);
    int given = 0, twice = 0, overtaken = 0;
    for (int seed = first; seed < first + seedsARow; ++seed) {
        World world{quint64(seed)};
        world.meet();
        for (int i = 0; i < 20; ++i) // once they have all met, in the morning
            world.beat(1000);
        for (int i = 0; i < steps; ++i) {
            world.act();
            world.beat(world.below(3000));
        }
        world.air.weather({20, 10, 10});
        QVERIFY2(world.agree(), qPrintable(QStringLiteral("seed %1: they never agreed").arg(seed)));
        const auto ids = committed(world);
        std::set<QString> labels;
        for (const TicketId& id : ids) {
            QVERIFY2(labels.insert(id.label()).second,
                qPrintable(QStringLiteral("seed %1: %2 was given twice").arg(seed).arg(id.label())));
            for (const auto& desk : world.desks)
                QVERIFY2(desk->room().find(id),
                    qPrintable(QStringLiteral("seed %1: %2 is lost at %3").arg(seed).arg(id.label(), desk->name())));
        }
        for (const auto& desk : world.desks) {
            QCOMPARE(desk->room().twiceReceived(), world.desks.front()->room().twiceReceived());
            overtaken += int(desk->lost.size());
            // Whom a counter received is never forgotten, whoever's step counts in the end.
            for (const auto& [id, ticket] : desk->kept) {
                for (const Host& host : ticket.hosts)
                    QVERIFY2(world.desks.front()->room().find(id)->hosts.contains(host),
                        qPrintable(QStringLiteral("seed %1: a host of %2 is lost").arg(seed).arg(id.label())));
            }
        }
        given += int(ids.size());
        twice += int(world.desks.front()->room().twiceReceived().size());
    }
    qInfo("%d stories: %d numbers, %d received twice while cut off, %d overtaken", seedsARow, given, twice, overtaken);
    QVERIFY(given > seedsARow * 10 && twice > 0 && overtaken > 0); // the stories are no idle ones
}

void QueueTest::servesNobodyTwiceWhileAllHearEachOther()
{
    int given = 0;
    for (int seed = 1; seed <= 100; ++seed) {
        World world{quint64(seed)};
        world.meet();
        world.air.deliverAll();
        for (int i = 0; i < steps; ++i) {
            QueueDesk& desk = *world.desks[size_t(world.below(counters + kiosks))];
            if (desk.name().endsWith(QStringLiteral("키오스크")))
                desk.room().take(QStringLiteral("papers"), [](const Result<Ticket>&) {});
            else
                world.actAtCounter(desk);
            world.beat(500);
            world.air.deliverAll();
        }
        for (const auto& desk : world.desks) {
            QVERIFY(desk->room().twiceReceived().isEmpty());
            QVERIFY(desk->lost.isEmpty());
            QCOMPARE(desk->room().digest(), world.desks.front()->room().digest());
        }
        given += int(committed(world).size());
    }
    QVERIFY(given > 2'000);
}

NARU_TEST(QueueTest)
#include "tst_queue.moc"
