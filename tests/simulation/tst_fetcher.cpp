// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/fetchworld.h"
#include "tests/support/suite.h"

#include <QDir>

using namespace naru;
using namespace naru::test;
using namespace naru::test::fetching;

/// How a release comes to a desk, whatever happens on its way.
class FetcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsWhatIsOfferedAndRests();
    void goesOnWhereItWasCutOff();
    void comesHoweverBadTheWayIs();
    void tellsWhatCameWrongTwice();
    void takesTheNextRootFirst();
    void fetchesNothingThatIsNotSigned();
    void putsIntoItsPlaceWhatTheJournalHas();
    void staysWhereAPersonWentBackTo();
    void looksSoonWhenItHearsOfNews();
    void waitsAsLongAsTheHubAsks();
};

void FetcherTest::bringsWhatIsOfferedAndRests()
{
    World world(1);
    const Release trust = bigRelease(world.random, packs::Channel::Trust, 3);
    const Release lessons = bigRelease(world.random, packs::Channel::Lessons, 8, {11});
    world.store.publish(trust);
    world.store.publish(lessons);
    world.desk.start();
    QVERIFY(world.runUntil([&] { return world.desk.has(trust) && world.desk.has(lessons); }, hour));
    QVERIFY(world.runUntil([&] { return world.desk.fetcher->state().cause == Fetcher::Cause::Resting; }, hour));
    QCOMPARE(world.desk.faults, QStringList({{}, {}}));
    const qint64 given = world.way.given;
    // Each content came once, the rest is asked for every few hours: whether it is the newest still.
    QVERIFY(world.runUntil([&] { return world.desk.confirmed.size() == 2; }, Fetcher::lookEvery * 2));
    QCOMPARE(world.way.given, given);
    QVERIFY(world.desk.confirmed.value(packs::Channel::Trust) <= world.clock.now());
    QVERIFY(world.desk.alarm.isSet);
}

void FetcherTest::goesOnWhereItWasCutOff()
{
    World world(2);
    const Release trust = bigRelease(world.random, packs::Channel::Trust, 1);
    world.store.publish(trust);
    world.desk.start();
    qint64 whole = trust.document.size() + world.store.roots.first().size();
    for (const QByteArray& bytes : trust.contents)
        whole += bytes.size();
    int restarts = 0;
    QVERIFY(world.runUntil([&] {
        if (world.way.asked % 4 == 3 && !world.desk.has(trust) && restarts < 50) {
            ++world.way.asked;
            ++restarts;
            world.desk.start(); // killed between two pieces
        }
        return world.desk.has(trust);
    }));
    QVERIFY2(restarts >= 3, qPrintable(QString::number(restarts)));
    QVERIFY2(world.way.given <= whole, "nothing came twice");
}

void FetcherTest::comesHoweverBadTheWayIs()
{
    constexpr int seeds = 80;
    int restarts = 0;
    for (int seed = 100; seed < 100 + seeds; ++seed) {
        World world{std::uint64_t(seed)};
        auto& random = world.random;
        world.way.faults = {random.below(25), random.below(15), random.below(12), random.below(15), random.below(10)};
        Release newest = bigRelease(random, packs::Channel::Trust, 1);
        world.store.publish(newest);
        world.desk.losesPower = random.below(3) == 0;
        world.desk.start();
        for (int i = 0; i < 6; ++i) { // the first hours: everything goes wrong that may
            world.runUntil([] { return false; }, Milliseconds(qint64(random.below(400'000))));
            if (random.below(2) == 0) {
                world.desk.start();
                ++restarts;
            }
            if (random.below(4) == 0) { // and the hub changes its mind
                world.store.blobs.clear();
                newest = bigRelease(random, packs::Channel::Trust, newest.manifest.version + 1);
                world.store.publish(newest);
            }
            if (world.desk.alarm.isSet == false && world.desk.fetcher)
                QVERIFY2(false, "no alarm is set");
        }
        world.way.faults = {};
        world.desk.fetcher->lookNow();
        const bool came = world.runUntil([&] { return world.desk.has(newest); }, 12 * hour);
        QVERIFY2(came,
            qPrintable(QStringLiteral("seed %1: cause %2 %3")
                           .arg(seed)
                           .arg(int(world.desk.fetcher->state().cause))
                           .arg(world.desk.fetcher->state().fault)));
        for (const QString& fault : std::as_const(world.desk.faults)) {
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
        QCOMPARE(world.desk.ratchet.taken(packs::Channel::Trust)->version, newest.manifest.version);
    }
    qInfo("%d seeds, %d restarts", seeds, restarts);
    QVERIFY(restarts > seeds);
}

void FetcherTest::tellsWhatCameWrongTwice()
{
    World world(4);
    const Release trust = bigRelease(world.random, packs::Channel::Trust, 1);
    const Release lessons = bigRelease(world.random, packs::Channel::Lessons, 1, {11});
    world.store.publish(trust);
    world.store.publish(lessons);
    const QByteArray wrong = trust.manifest.files.first().sha256;
    world.store.blobs[wrong][5] ^= 1;
    world.desk.start();
    QVERIFY(world.runUntil([&] { return world.desk.fetcher->state().refused.contains(packs::Channel::Trust); }, hour));
    QCOMPARE(world.desk.fetcher->state().refused.value(packs::Channel::Trust), QStringLiteral("release.altered"));
    QCOMPARE(world.desk.shelf->partOf(wrong), qint64(0));
    QVERIFY(world.runUntil([&] { return world.desk.has(lessons); }, hour)); // the others do not wait for it
    QVERIFY(world.runUntil([&] { return world.desk.fetcher->state().cause == Fetcher::Cause::Refused; }, hour));
    world.store.blobs[wrong][5] ^= 1; // mended; somebody looks
    world.desk.fetcher->lookNow();
    QVERIFY(world.runUntil([&] { return world.desk.has(trust); }, hour));
    QVERIFY(world.desk.fetcher->state().refused.isEmpty());
}

void FetcherTest::takesTheNextRootFirst()
{
    World world(5);
    world.store.publish(trustOf(1));
    world.desk.start();
    QVERIFY(world.runUntil([&] { return world.desk.has(trustOf(1)); }, hour));
    RootPlan next;
    next.version = 2;
    next.channels = {{packs::Channel::Trust, 1, {21}}};
    world.store.roots.append(rootDocument(next));
    world.store.publish(trustOf(2, {21}));
    world.desk.fetcher->lookNow();
    QVERIFY(world.runUntil([&] { return world.desk.has(trustOf(2, {21})); }, hour));
    QCOMPARE(world.desk.ratchet.taken(packs::Channel::Trust)->root, quint64(2));
}

void FetcherTest::fetchesNothingThatIsNotSigned()
{
    World world(6);
    const Release alone = bigRelease(world.random, packs::Channel::Trust, 1, {11}); // one of two
    world.store.publish(alone);
    world.desk.start();
    QVERIFY(world.runUntil([&] { return world.desk.fetcher->state().cause == Fetcher::Cause::Refused; }, hour));
    QCOMPARE(world.desk.fetcher->state().fault, QStringLiteral("release.not_signed"));
    QCOMPARE(world.way.given, qint64(world.store.roots.first().size() + alone.document.size()));
    const int asked = world.way.asked; // and not again with each look
    QVERIFY(!world.runUntil([] { return false; }, Fetcher::lookEvery * 2));
    QVERIFY2(world.way.asked - asked <= 4, qPrintable(QString::number(world.way.asked - asked)));
}

void FetcherTest::putsIntoItsPlaceWhatTheJournalHas()
{
    World world(7);
    const Release trust = bigRelease(world.random, packs::Channel::Trust, 4);
    world.store.publish(trust);
    world.desk.losesPower = true;
    world.desk.start();
    QVERIFY(world.runUntil([&] { return world.desk.has(trust); }, hour));
    QCOMPARE(world.desk.faults.size(), 2); // handed twice, good both times
    // The shelf is lost: an older image of the disk.
    world.desk.fetcher.reset();
    QDir(world.desk.folder.path()).removeRecursively();
    world.desk.shelf = std::make_unique<packs::Shelf>(*packs::Shelf::open(world.desk.folder.path()));
    world.store.publish(trustOf(3)); // and a hub that was put back, too
    world.desk.start();
    QVERIFY(!world.runUntil([&] { return world.desk.shelf->inUse(packs::Channel::Trust).has_value(); }, 12 * hour));
    world.store.publish(trust);
    QVERIFY(world.runUntil([&] { return world.desk.has(trust); }, 12 * hour));
}

void FetcherTest::staysWhereAPersonWentBackTo()
{
    World world(12);
    const auto lessons
        = [&](quint64 version) { return bigRelease(world.random, packs::Channel::Lessons, version, {11}); };
    const Release one = lessons(1), two = lessons(2), three = lessons(3);
    for (const Release& release : {one, two}) {
        world.store.publish(release);
        world.desk.start();
        QVERIFY(world.runUntil([&] { return world.desk.has(release); }, hour));
    }
    QVERIFY(world.desk.shelf->leave(packs::Channel::Lessons, two.sha256()));
    QVERIFY(world.desk.shelf->back(packs::Channel::Lessons));
    world.desk.start();
    QVERIFY(!world.runUntil([&] { return !world.desk.has(one); }, 12 * hour));
    QVERIFY(world.desk.confirmed.contains(packs::Channel::Lessons));
    world.store.publish(three);
    QVERIFY(world.runUntil([&] { return world.desk.has(three); }, 12 * hour));
}

void FetcherTest::looksSoonWhenItHearsOfNews()
{
    World world(8);
    world.store.publish(trustOf(1));
    world.desk.start();
    QVERIFY(world.runUntil([&] { return world.desk.has(trustOf(1)); }, hour));
    world.runUntil([&] { return world.desk.fetcher->state().cause == Fetcher::Cause::Resting; }, hour);
    world.store.publish(trustOf(2));
    const int asked = world.way.asked;
    world.desk.fetcher->heard({{QStringLiteral("trust"), 1}, {QStringLiteral("nothing"), 9}}); // no news
    QVERIFY(!world.runUntil([&] { return world.way.asked > asked; }, Fetcher::heardSpread + Milliseconds(1'000)));
    world.desk.fetcher->heard({{QStringLiteral("trust"), 2}});
    QVERIFY(world.runUntil([&] { return world.desk.has(trustOf(2)); }, Fetcher::heardSpread * 2));
}

void FetcherTest::waitsAsLongAsTheHubAsks()
{
    World world(9);
    world.store.publish(trustOf(1));
    world.way.faults.lost = 100;
    world.desk.start();
    QVERIFY(world.runUntil([&] { return world.desk.fetcher->state().cause == Fetcher::Cause::Silent; }, hour));
    const auto next = world.desk.fetcher->state().next;
    QVERIFY(next && *next <= Fetcher::longestWait);
    // A night without an answer is not a night of asking.
    const int asked = world.way.asked;
    world.runUntil([] { return false; }, 10 * hour);
    QVERIFY2(world.way.asked - asked < 100, qPrintable(QString::number(world.way.asked - asked)));
    world.way.faults.lost = 0;
    QVERIFY(world.runUntil([&] { return world.desk.has(trustOf(1)); }, Fetcher::longestWait * 2));
}

NARU_TEST(FetcherTest)
#include "tst_fetcher.moc"
