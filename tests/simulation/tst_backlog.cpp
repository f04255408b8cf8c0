// SPDX-License-Identifier: GPL-3.0-or-later
// A morning after days without a network: hundreds of desks at once, two hubs over one store, one of them killed each
// minute.
#include "sync/hub/memorylog.h"
#include "tests/support/handagent.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/suite.h"

#include <algorithm>

using namespace naru;
using namespace naru::test;

namespace {

constexpr Milliseconds minute{60'000}, drainMax = 15 * minute, wayMax{400};

struct Morning {
    struct Desk {
        Desk(const Clock& clock, const QByteArray& device, quint64 seed, const crypto::PrivateKey& hubKey)
            : random(seed)
            , record(device, random)
            , key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
            , alarm(clock)
            , agent({clock, random, record, transport, alarm}, QStringLiteral("0.1.0"),
                  agent::Identity{key, hubKey.publicKey(), clock.now() + std::chrono::days(90)})
        {
        }
        SeededRandom random;
        MemoryOutgoing record;
        crypto::PrivateKey key;
        HandAlarm alarm;
        HandTransport transport;
        agent::Agent agent;
        std::optional<Milliseconds> arrives; ///< the request at the hub
    };

    ManualClock clock{*parseRfc3339(u"2026-11-20T00:00:00Z")};
    SeededRandom random{300};
    crypto::PrivateKey hubKey = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    hub::MemoryLog log;
    hub::Intake hubs[2]{{log, hubKey}, {log, hubKey}};
    std::vector<std::unique_ptr<Desk>> desks;
    quint64 sent = 0, entries = 0;
    int requests = 0, kills = 0, lost = 0;

    void fill(int count, int each)
    {
        for (int i = 0; i < count; ++i) {
            QByteArray device(16, '\0');
            device[0] = char(i & 255);
            device[1] = char(i >> 8);
            desks.push_back(std::make_unique<Desk>(clock, device, quint64(i) + 1, hubKey));
            for (int n = 0; n < each; ++n)
                desks.back()->record.write(2, QByteArray::number(n), clock.now());
            log.enrol(device);
            desks.back()->agent.begin(agent::Agent::Start::Spread);
            entries += quint64(each);
        }
    }
    bool isDrained() const
    {
        return std::all_of(desks.begin(), desks.end(),
            [](const auto& desk) { return desk->record.image().cursor.acked == desk->record.last(); });
    }
    /// A hub that is killed takes with it what is on its way to it, before its commit or behind.
    void arrive(Desk& desk)
    {
        ++requests;
        const bool isKilled = random.below(2) == std::uint64_t(kills % 2) && killedJustNow;
        const auto bytes
            = wire::unpacked(desk.transport.request->body, wire::packingOf(desk.transport.request->encoding).value());
        if (const auto batch = bytes ? wire::batchOf(*bytes) : Result<wire::Received>(bytes.fault()))
            sent += quint64(batch->batch.entries.size());
        agent::Reply reply;
        const bool isBehind = random.below(2) == 0;
        if (!isKilled || isBehind) {
            const hub::Sender sender{hub::Sender::Standing::Known, desk.record.device(), desk.key.publicKey()};
            reply = carried(hubs[random.below(2)], *desk.transport.request, sender, clock.now());
        }
        if (isKilled) {
            ++lost;
            reply = {};
        }
        std::exchange(desk.transport.done, {})(reply);
    }
    bool killedJustNow = false;
};

} // namespace

class BacklogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void desksDrainWhileHubsAreKilled_data()
    {
        QTest::addColumn<int>("desks");
        QTest::addColumn<int>("entriesEach");
        const bool isDeep = qEnvironmentVariableIsSet("NARU_DEEP");
        QTest::newRow("three hundred desks") << 300 << (isDeep ? 900 : 300);
        if (isDeep) // three days of each do not fit into one process's memory
            QTest::newRow("fifteen thousand desks") << 15'000 << 60;
    }
    void desksDrainWhileHubsAreKilled()
    {
        QFETCH(const int, desks);
        QFETCH(const int, entriesEach);
        Morning morning;
        morning.fill(desks, entriesEach);
        constexpr Milliseconds tick{50}, down{5'000};
        Milliseconds now{0};
        for (; now < drainMax + minute && !morning.isDrained(); now += tick) {
            morning.clock.advance(tick);
            morning.kills = int(now / minute);
            morning.killedJustNow = now >= minute && now % minute < down; // it starts again
            for (const auto& desk : morning.desks) {
                if (desk->alarm.due && *desk->alarm.due <= morning.clock.monotonic()) {
                    desk->alarm.due.reset();
                    desk->alarm.ring();
                }
                if (!desk->transport.done) {
                    desk->arrives.reset();
                } else if (!desk->arrives) {
                    desk->arrives
                        = morning.clock.monotonic() + Milliseconds(morning.random.below(quint64(wayMax.count())));
                } else if (*desk->arrives <= morning.clock.monotonic()) {
                    desk->arrives.reset();
                    morning.arrive(*desk);
                }
            }
        }
        const double again = double(morning.sent - morning.entries) / double(morning.entries);
        qInfo("%zu desks, %llu entries: all there after %.1f min; %d kills took %d of %d requests; %.1f %% sent again",
            morning.desks.size(), morning.entries, double(now.count()) / double(minute.count()), morning.kills,
            morning.lost, morning.requests, again * 100);
        QVERIFY(morning.isDrained() && now <= drainMax);
        QVERIFY(morning.lost > 0 && again <= 0.05);
        for (const auto& desk : morning.desks)
            QCOMPARE(**morning.log.head(desk->record.device()), desk->record.last());
    }
};

NARU_TEST(BacklogTest)
#include "tst_backlog.moc"
