// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/agent.h"
#include "sync/hub/intake.h"
#include "sync/hub/memorylog.h"
#include "tests/support/memoryoutgoing.h"

#include <QStringList>

#include <map>
#include <memory>
#include <queue>
#include <vector>

namespace naru::test {

/// What goes wrong in one run, drawn from its seed. Rates in thousandths.
struct SyncPlan {
    int desks = 1, hubs = 1, entries = 10; ///< entries: of each desk
    int drop = 0, twice = 0, truncate = 0, flip = 0, stale = 0, late = 0;
    Milliseconds faults{0}; ///< then everything works
    int outages = 0, storms = 0, hubRestarts = 0, rollbacks = 0, restores = 0, kills = 0, clockJumps = 0,
        diskFaults = 0, poison = 0, narrow = 0;
    /// Bodies are sealed to the agency: 1 from the first on, 2 from somewhere on, 3 and to another key later.
    int sealing = 0;
    static SyncPlan drawn(quint64 seed);
};

/// How the other side, the desk's doors or this world's own care are broken on purpose, so that the oracle is seen to
/// notice.
enum class SyncBreak : quint8 {
    None,
    SeqAlone,    ///< a hub that drops what it has a number for, and signs what the desk claims
    LostAlarm,   ///< one alarm is forgotten
    NoCompare,   ///< a desk that finds every hash of the hub in its record
    EarlyCursor, ///< a desk that believes an answer before it is checked
};

/// Desks and hubs of one seed: the agent and the intake of the product, over a record and a log in memory and a network
/// that loses, doubles, delays, cuts and flips. One thread, no sleeping: a seed is a day that can be had again.
class SyncWorld {
public:
    explicit SyncWorld(quint64 seed, SyncBreak broken = SyncBreak::None);
    SyncWorld(quint64 seed, const SyncPlan& plan, SyncBreak broken = SyncBreak::None);
    ~SyncWorld();

    /// What was violated, in words; nothing: all held.
    QStringList run();

    static constexpr Milliseconds drainMax{30 * 60'000};
    const SyncPlan& plan() const { return m_plan; }
    quint64 trace() const { return m_trace; } ///< of every event, in order: the same for the same seed
    int messages() const { return m_messages; }
    int forks() const;
    int lost() const { return m_lost; } ///< entries that the hub does not have in the end
    Milliseconds drained() const { return m_drained; }

    struct Desk;
    struct SimTransport;
    struct SimAlarm;
    struct SimClock;
    struct WatchedLog;
    struct Lying; ///< at the hub

private:
    friend struct SimTransport;
    friend struct SimAlarm;
    friend struct WatchedLog;
    struct Event {
        Milliseconds at;
        quint64 number;
        bool operator<(const Event& other) const { return std::pair(at, number) > std::pair(other.at, other.number); }
    };
    void at(Milliseconds when, std::function<void()> what);
    bool step();
    void happened(int what, quint64 detail = 0);
    void violated(const QString& what);
    bool by(int thousandths) { return m_random.below(1000) < static_cast<quint64>(thousandths); }
    Milliseconds until(Milliseconds bound) { return Milliseconds(m_random.below(quint64(bound.count()) + 1)); }
    bool isFaulty() const { return m_now < m_plan.faults; }

    void populate();
    void planFaults();
    void planStorms();
    void start(Desk& desk, agent::Agent::Start how);
    void write(Desk& desk);
    void restore(Desk& desk);
    void rollBack();
    void planSealing();
    void carry(Desk& desk, const agent::Request& request, quint64 number);
    void arrive(Desk& desk, agent::Request request, quint64 number);
    void back(Desk& desk, agent::Reply reply, quint64 number);
    Milliseconds delay();
    void damage(QByteArray& bytes);
    std::optional<agent::Reply> stormed();
    std::optional<agent::Reply> frontRefuses(const QByteArray& bytes);
    agent::Reply answered(Desk& desk, const agent::Request& request);
    hub::Told naive(Desk& desk, const QByteArray& bytes);

    void watchCursor(Desk& desk, const journal::Cursor& to, const std::optional<QByteArray>& ours);
    bool isDrained() const;
    void checkArmed();
    void checkEnd();
    void checkDesk(Desk& desk, const QList<Lying>& lying);
    void checkChain(const QByteArray& device, const QList<Lying>& lying);

    quint64 m_seed;
    SyncPlan m_plan;
    SyncBreak m_break;
    SeededRandom m_random;
    Milliseconds m_now{0};
    quint64 m_number = 0;
    std::priority_queue<Event> m_queue;
    std::map<quint64, std::function<void()>> m_events;

    std::unique_ptr<WatchedLog> m_log;
    std::unique_ptr<hub::Intake> m_intake;
    std::vector<std::unique_ptr<Desk>> m_desks;
    QList<bool> m_hubUp;
    QList<hub::MemoryLog> m_backups;
    wire::SealTo m_sealTo;   ///< what the hub says
    QSet<QByteArray> m_ever; ///< hashes that were durable at a hub once
    struct Storm {
        Milliseconds from, to;
        int status;
    };
    QList<Storm> m_storms;
    QList<std::pair<Milliseconds, Milliseconds>> m_outages;
    QMap<QByteArray, int> m_refusedAlone;

    QStringList m_violations;
    quint64 m_trace = 14695981039346656037ULL;
    int m_messages = 0, m_lost = 0, m_lateMessages = 0;
    bool m_alarmLost = false;
    Milliseconds m_drained{0};
};

} // namespace naru::test
