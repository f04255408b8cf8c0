// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/syncworld.h"

namespace naru::test {

inline const Instant syncEpoch = *parseRfc3339(u"2026-11-20T00:00:00Z");
inline constexpr quint16 poisonKind = 4000, heldKind = 4001;

struct SyncWorld::SimClock final : Clock {
    explicit SimClock(const SyncWorld& in)
        : world(in)
    {
    }
    Instant now() const override { return syncEpoch + world.m_now + off; }
    Milliseconds monotonic() const override { return world.m_now; }
    const SyncWorld& world;
    Milliseconds off{0};
};

struct SyncWorld::SimAlarm final : agent::Alarm {
    explicit SimAlarm(SyncWorld& in)
        : world(in)
    {
    }
    void set(Milliseconds after, std::function<void()> ring) override;
    void clear() override { number = 0; }
    SyncWorld& world;
    quint64 number = 0; ///< of the event that rings; 0: not set
};

struct SyncWorld::SimTransport final : agent::Transport {
    SimTransport(SyncWorld& in, Desk& of)
        : world(in)
        , desk(of)
    {
    }
    void send(const agent::Request& request, std::function<void(const agent::Reply&)> done) override;
    void drop() override { waiting = {}; }
    SyncWorld& world;
    Desk& desk;
    quint64 number = 0;
    std::function<void(const agent::Reply&)> waiting;
    std::optional<journal::Head> said; ///< by the hub, last
    QList<agent::Reply> old;           ///< what came before: a proxy may say it again
};

/// A desk: what its disk holds outlives its program.
struct SyncWorld::Desk {
    Desk(SyncWorld& in, QByteArray device, crypto::PrivateKey own, quint64 seed)
        : random(seed)
        , clock(in)
        , alarm(in)
        , transport(in, *this)
        , record(device, random)
        , key(std::move(own))
    {
    }
    SeededRandom random;
    SimClock clock;
    SimAlarm alarm;
    SimTransport transport;
    MemoryOutgoing record;
    std::unique_ptr<journal::Outgoing> bent; ///< the record as a broken desk sees it
    crypto::PrivateKey key;
    wire::SealTo sealTo; ///< as its disk has it
    std::unique_ptr<agent::Agent> agent;
    QList<MemoryOutgoing::Image> images;
    QMap<QByteArray, QByteArray> written; ///< digest → body, in every life of this desk
    QSet<QByteArray> acked;               ///< digests that the hub said it has, and did not forget since
    int failing = 0;                      ///< calls of the disk that fail
    int number = 0, forks = 0;
};

struct SyncWorld::WatchedLog final : hub::Log {
    explicit WatchedLog(SyncWorld& in)
        : world(in)
    {
    }
    Result<std::optional<hub::Head>> head(const QByteArray& device) override { return log.head(device); }
    Result<Taken> append(const QByteArray& device, const hub::Head& expected, const QList<hub::Kept>& entries,
        const hub::Head& next) override;
    Result<QList<QByteArray>> hashes(const QByteArray& device, quint32 epoch, quint64 first, int most) override
    {
        return log.hashes(device, epoch, first, most);
    }
    Result<QList<hub::Kept>> read(const QByteArray& device, quint32 epoch, quint64 afterSeq, int most) override
    {
        return log.read(device, epoch, afterSeq, most);
    }
    Result<QList<journal::Held>> held(const QByteArray& device, int most) override { return log.held(device, most); }
    SyncWorld& world;
    hub::MemoryLog log;
};

/// With its frame: to open one that is sealed costs as much as a signature, and two look at it.
struct SyncWorld::Lying {
    hub::Kept entry;
    QByteArray frame;
};

const crypto::PrivateKey& syncHubKey();
/// The agency's keys, and what a hub says of each.
const crypto::PrivateKey& agencyKey(int which);
wire::SealTo agencyWord(int which);
/// The frame of an entry as the hub keeps it, opened where it is sealed; empty: it cannot be opened.
QByteArray frameOf(const QByteArray& device, const hub::Kept& entry);
/// Digests of what the hub holds of a desk, out of their wrappings, with their bodies; and how often each lies there
/// unwrapped.
struct HubContent {
    QMap<QByteArray, QByteArray> bodies;
    QMap<QByteArray, int> plain;
    bool liesBeside = false; ///< facets of a sealed entry are not those of its body
};

} // namespace naru::test
