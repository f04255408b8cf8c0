// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/fetchsister.h"
#include "tests/simulation/fetchway.h"

#include <QTemporaryDir>

// Desks that fetch releases, in a time of their own.
namespace naru::test::fetching {

using packs::Fetcher;

inline constexpr std::chrono::hours hour{1};

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

/// Three files, of which one comes in many pieces.
inline Release bigRelease(
    Random& random, packs::Channel channel, quint64 version, const QList<quint64>& signers = {11, 12})
{
    return makeRelease(channel, version,
        {{QStringLiteral("a.bin"), random.bytes(20'000)}, {QStringLiteral("b/c.bin"), random.bytes(7'001)},
            {QStringLiteral("d.bin"), random.bytes(1)}},
        signers);
}

/// One desk, and a hub.
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

} // namespace naru::test::fetching
