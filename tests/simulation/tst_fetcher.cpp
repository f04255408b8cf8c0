// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/channel.h"
#include "app/codec/cbor.h"
#include "sync/packs/fetcher.h"
#include "sync/packs/fetchsister.h"
#include "tests/simulation/releasememo.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QTemporaryDir>

#include <map>

using namespace naru;
using namespace naru::test;
using packs::Fetcher;
using packs::Way;

namespace {

constexpr std::chrono::hours hour{1};
const QByteArray device(16, 'd'), sisterDevice(16, 's');

const crypto::PrivateKey& hubKey()
{
    static const crypto::PrivateKey key = releaseKey(77);
    return key;
}

/// What happens later, in the order of its time.
class Later {
public:
    explicit Later(ManualClock& clock)
        : m_clock(clock)
    {
    }
    quint64 at(Milliseconds after, std::function<void()> what)
    {
        const quint64 number = ++m_number;
        m_events.emplace(std::pair(m_clock.monotonic() + after, number), std::move(what));
        return number;
    }
    void forget(quint64 number)
    {
        std::erase_if(m_events, [number](const auto& event) { return event.first.second == number; });
    }
    bool step(Milliseconds until)
    {
        if (m_events.empty() || m_events.begin()->first.first > until)
            return false;
        auto event = m_events.extract(m_events.begin());
        m_clock.advance(std::max(event.key().first - m_clock.monotonic(), Milliseconds(0)));
        event.mapped()();
        return true;
    }

private:
    ManualClock& m_clock;
    quint64 m_number = 0;
    std::map<std::pair<Milliseconds, quint64>, std::function<void()>> m_events;
};

class QueueAlarm final : public agent::Alarm {
public:
    explicit QueueAlarm(Later& later)
        : m_later(later)
    {
    }
    void set(Milliseconds after, std::function<void()> ring) override
    {
        clear();
        isSet = true;
        m_event = m_later.at(after, [this, ring = std::move(ring)] {
            isSet = false;
            ring();
        });
    }
    void clear() override
    {
        m_later.forget(m_event);
        isSet = false;
    }
    bool isSet = false;

private:
    Later& m_later;
    quint64 m_event = 0;
};

/// A hub's releases.
struct Store {
    Store() { roots.append(firstRootDocument()); }
    void publish(const Release& release)
    {
        offers.insert(
            release.manifest.channel, {release.manifest.version, release.sha256(), qint64(release.document.size())});
        blobs.insert(release.sha256(), release.document);
        for (const QByteArray& bytes : release.contents)
            blobs.insert(crypto::sha256(bytes), bytes);
    }
    QByteArray catalogue(const QByteArray& of, Instant now) const
    {
        packs::Catalogue catalogue{of, now, {}, offers};
        for (const QByteArray& root : roots)
            catalogue.roots.append(crypto::sha256(root));
        return packs::textOf(catalogue, hubKey());
    }
    std::optional<QByteArray> find(const QByteArray& sha256) const
    {
        for (const QByteArray& root : roots) {
            if (crypto::sha256(root) == sha256)
                return root;
        }
        const auto found = blobs.constFind(sha256);
        return found == blobs.cend() ? std::nullopt : std::optional(*found);
    }
    QList<QByteArray> roots;
    QMap<packs::Channel, packs::Offer> offers;
    QMap<QByteArray, QByteArray> blobs;
};

/// Chances in a hundred.
struct Faults {
    quint64 lost = 0, cut = 0, flipped = 0, refused = 0, late = 0;
};

/// The way to it, with all that may happen there.
class SimWay final : public Way {
public:
    SimWay(Later& later, Random& random, const Store& store, const Clock& clock)
        : m_later(later)
        , m_random(random)
        , m_store(store)
        , m_clock(clock)
    {
    }
    void ask(const Ask& ask, std::function<void(const Said&)> done) override
    {
        ++asked;
        const quint64 number = ++m_number;
        if (isAway || by(faults.lost))
            return;
        m_later.at(Milliseconds(by(faults.late) ? 120'000 : 20), [this, number, ask, done = std::move(done)] {
            if (number == m_number)
                done(answer(ask));
        });
    }
    void drop() override { ++m_number; }

    Faults faults;
    bool isAway = false;
    int asked = 0;
    qint64 given = 0; ///< bytes of blobs

private:
    bool by(quint64 chance) { return m_random.below(100) < chance; }
    Said answer(const Ask& ask)
    {
        using How = Said::How;
        if (by(faults.refused))
            return {std::array{How::Busy, How::Broken, How::NotThere, How::NotAllowed}.at(m_random.below(4)), {}, {},
                Milliseconds(7'000)};
        QByteArray bytes;
        if (ask.what == Ask::What::Catalogue) {
            bytes = m_store.catalogue(device, m_clock.now());
        } else {
            const auto found = m_store.find(ask.sha256);
            if (!found || ask.from >= found->size())
                return {How::NotThere};
            const bool isRoot = m_store.roots.contains(*found);
            bytes = found->mid(ask.from, std::min<qint64>(ask.most, isRoot ? ask.most : pieceMost));
            given += bytes.size();
        }
        if (by(faults.cut))
            bytes.truncate(qsizetype(m_random.below(quint64(bytes.size()))));
        if (by(faults.flipped) && !bytes.isEmpty())
            bytes[qsizetype(m_random.below(quint64(bytes.size())))] ^= char(1 << m_random.below(8));
        return {How::Came, bytes, device, {}};
    }

    static constexpr qint64 pieceMost = 3'000;
    Later& m_later;
    Random& m_random;
    const Store& m_store;
    const Clock& m_clock;
    quint64 m_number = 0;
};

/// A desk: its disk and its journal outlive its program.
struct Desk {
    Desk(Later& in, ManualClock& time, Random& chance, Way* to, packs::SisterWay* beside = nullptr)
        : later(in)
        , clock(time)
        , random(chance)
        , alarm(in)
        , hub(to)
        , sister(beside)
        , shelf(std::make_unique<packs::Shelf>(*packs::Shelf::open(folder.path())))
    {
    }
    void start()
    {
        fetcher.reset();
        std::ignore = shelf->sweep();
        const Fetcher::Doors doors{clock, random, *shelf, alarm, hub, sister};
        const Fetcher::Belief belief{self, hubKey().publicKey(), *packs::pinOf(firstRootDocument())};
        fetcher = std::make_unique<Fetcher>(doors, belief,
            Fetcher::Tells{[this](packs::Channel channel, const QByteArray& sha256, const packs::Manifest&,
                               Instant asOf) { ready(channel, sha256, asOf); },
                [this](packs::Channel channel, Instant asOf) { confirmed[channel] = asOf; }, {}});
        for (const packs::Taken& taken : std::as_const(ratchet.all))
            fetcher->know(taken);
        fetcher->begin();
    }
    void ready(packs::Channel channel, const QByteArray& sha256, Instant asOf)
    {
        const auto judged = shelf->judge(sha256, {ratchet, clock.now(), QStringLiteral("0.1.0")});
        faults.append(judged ? QString() : QString::fromLatin1(judged.fault().name()));
        if (judged) {
            const packs::Taken taken{channel, judged->version, sha256, shelf->root()->version, shelf->rootPin(), asOf};
            ratchet.all[channel] = taken;
            if (!losesPower)
                std::ignore = shelf->use(channel, sha256);
            if (fetcher && !losesPower)
                fetcher->know(taken);
        }
        if (losesPower) {
            losesPower = false;
            return void(later.at(Milliseconds(0), [this] { start(); }));
        }
        const Result<void> result = judged ? Result<void>() : Result<void>(judged.fault());
        later.at(Milliseconds(5), [this, channel, sha256, result] {
            if (fetcher)
                fetcher->settled(channel, sha256, result);
        });
    }
    bool has(const Release& release) const
    {
        const auto inUse = shelf->inUse(release.manifest.channel);
        return inUse && inUse->sha256 == release.sha256() && shelf->missing(inUse->manifest).isEmpty();
    }

    QByteArray self = device;
    QTemporaryDir folder;
    Later& later;
    ManualClock& clock;
    Random& random;
    QueueAlarm alarm;
    Way* hub;
    packs::SisterWay* sister;
    std::unique_ptr<packs::Shelf> shelf;
    MemoryRatchet ratchet;
    QMap<packs::Channel, Instant> confirmed;
    QStringList faults;
    bool losesPower = false; ///< between the journal and the release's place, once
    std::unique_ptr<Fetcher> fetcher;
};

Release bigRelease(Random& random, packs::Channel channel, quint64 version, const QList<quint64>& signers = {11, 12})
{
    return makeRelease(channel, version,
        {{QStringLiteral("a.bin"), random.bytes(20'000)}, {QStringLiteral("b/c.bin"), random.bytes(7'001)},
            {QStringLiteral("d.bin"), random.bytes(1)}},
        signers);
}

struct World {
    explicit World(std::uint64_t seed)
        : random(seed)
        , way(later, random, store, clock)
        , desk(later, clock, random, &way)
    {
    }
    bool runUntil(const std::function<bool()>& isSo, Milliseconds most = 24 * hour)
    {
        const Milliseconds end = clock.monotonic() + most;
        while (!isSo() && clock.monotonic() < end) {
            if (!later.step(end))
                clock.advance(end - clock.monotonic());
        }
        return isSo();
    }
    ManualClock clock{releaseDay + 24 * hour};
    SeededRandom random;
    Later later{clock};
    Store store;
    SimWay way;
    Desk desk;
};

} // namespace

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
    void takesFromASisterWhereTheHubIsAway();
    void givesASisterNoMoreThanItsShare();
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

namespace {

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

void FetcherTest::takesFromASisterWhereTheHubIsAway()
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

void FetcherTest::givesASisterNoMoreThanItsShare()
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

NARU_TEST(FetcherTest)
#include "tst_fetcher.moc"
