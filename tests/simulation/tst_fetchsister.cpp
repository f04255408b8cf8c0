// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/channel.h"
#include "app/codec/cbor.h"
#include "tests/simulation/fetchworld.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using namespace naru::test::fetching;

namespace {

const QByteArray sisterDevice(16, 's');

/// Two desks of one house, of which one has lost its way to the hub.
struct House {
    House()
    {
        one.sister = &ways[0];
        two.sister = &ways[1];
        two.self = sisterDevice;
        ways[0].seen({sisterDevice});
        ways[1].seen({device});
    }
    packs::SisterWay::Doors doorsOf(Desk& desk, int to, const QByteArray& from)
    {
        return {world.clock, world.random, *desk.shelf, [this, to, from](const QByteArray&, const QByteArray& message) {
                    ++messages;
                    most = std::max(most, message.size());
                    world.later.at(
                        Milliseconds(2), [this, to, from, message] { ways[std::size_t(to)].hear(from, message); });
                }};
    }
    World world{11};
    Desk& one = world.desk;
    SimWay away{world.later, world.random, world.store, world.clock};
    Desk two{world.later, world.clock, world.random, &away};
    int messages = 0;
    qsizetype most = 0;
    std::array<packs::SisterWay, 2> ways{
        packs::SisterWay(doorsOf(one, 1, device)), packs::SisterWay(doorsOf(two, 0, sisterDevice))};
};

} // namespace

/// What a desk takes from another one of its house where it has no hub, and what it gives.
class FetchSisterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesFromASisterWhereTheHubIsAway();
    void givesASisterNoMoreThanItsShare();
};

void FetchSisterTest::takesFromASisterWhereTheHubIsAway()
{
    House house;
    RootPlan next;
    next.version = 2;
    house.world.store.roots.append(rootDocument(next));
    const Release trust
        = makeRelease(packs::Channel::Trust, 5, {{QStringLiteral("big.bin"), house.world.random.bytes(300'000)}});
    house.world.store.publish(trust);
    house.one.start();
    QVERIFY(house.world.runUntil([&] { return house.one.has(trust); }, hour));
    house.away.isAway = true;
    house.two.start();
    QVERIFY(house.world.runUntil([&] { return house.two.has(trust); }, hour));
    QVERIFY(house.two.faults == QStringList(QString()));
    QCOMPARE(house.two.ratchet.taken(packs::Channel::Trust)->root, quint64(2));
    QVERIFY(house.two.ratchet.taken(packs::Channel::Trust)->asOf <= house.world.clock.now());
    QVERIFY(house.most <= naru::Channel::messageBytesMax);
    QCOMPARE(house.away.given, qint64(0));
    // The hub is back: it is asked again by itself.
    house.away.isAway = false;
    house.world.store.publish(trustOf(6));
    QVERIFY(house.world.runUntil([&] { return house.two.has(trustOf(6)); }, 12 * hour));
}

void FetchSisterTest::givesASisterNoMoreThanItsShare()
{
    House house;
    const Release trust = trustOf(1);
    house.world.store.publish(trust);
    house.one.start();
    QVERIFY(house.world.runUntil([&] { return house.one.has(trust); }, hour));
    house.messages = 0;
    const QByteArray ask
        = codec::CborWriter().array(4).number(3).number(9).bytes(trust.manifest.files.first().sha256).number(0).take();
    for (int i = 0; i < 500; ++i)
        house.ways[0].hear(sisterDevice, ask);
    QCOMPARE(house.messages, packs::SisterWay::askedMax);
    house.world.clock.advance(Milliseconds(1'000));
    house.ways[0].hear(sisterDevice, ask);
    QCOMPARE(house.messages, packs::SisterWay::askedMax + 1);
    // What is no message of ours, and answers that nobody waits for, do nothing.
    for (const QByteArray& noise : {QByteArray(), QByteArray("\xff"), QByteArray(70'000, '\x81'),
             codec::CborWriter().array(3).number(2).number(9).bytes("x").take()})
        house.ways[0].hear(sisterDevice, noise);
    QCOMPARE(house.messages, packs::SisterWay::askedMax + 1);
}

NARU_TEST(FetchSisterTest)
#include "tst_fetchsister.moc"
