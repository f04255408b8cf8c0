// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/hybridclock.h"
#include "app/journal/outgoing.h"
#include "app/journal/walk.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace naru::journal {

inline constexpr std::size_t groupEntriesMax = 256; ///< appends in one commit
inline constexpr std::size_t waitingEntriesMax = 10'000;
inline constexpr quint64 markEveryEntries = 1'024;
inline constexpr qsizetype bodyBytesMax = 64 * 1024;

/// One append on its way. What comes from outside (clock, randomness) was taken on the owner's thread.
struct Waiting {
    Entry entry;
    Apply apply;
    Continuation done;
    ClockReading now;
    HybridClock::Jump jump = HybridClock::Jump::Refuse;
    QByteArray nonce, salt;
};

/// The thread that alone writes: takes what waits, commits it as one transaction, and posts the continuations.
class Writer {
public:
    struct Start {
        storage::Database database;
        std::shared_ptr<const Vault> vault;
        End end;
        Milliseconds monotonic; ///< now
        crypto::Secret seed;    ///< 32 random bytes; data keys made in this run come from it
        quint64 entriesPerKeyMax;
        Post post;
    };
    explicit Writer(Start start);
    ~Writer(); ///< closes the file; close() first where continuations may still ask for something
    /// Writes all that waits and was put before, ends the thread, notes the mark.
    void close();

    /// Faults, instead of taking it: TooManyWaiting, Closed.
    Result<void> put(Waiting waiting);
    End end() const; ///< last committed

    /// One durable transaction that writes no entry, on the caller's thread while the writer pauses.
    Result<void> change(const std::function<Result<void>(storage::Transaction&)>& change);
    using Change = std::function<Result<void>(storage::Transaction&, const Stamp&)>;
    /// One entry with its own change, the same way; durable when it returns.
    Result<Stamp> write(const Entry& entry, const ClockReading& now, const Change& change = {});
    /// See Outgoing::fork(). On the caller's thread while the writer pauses.
    Result<void> fork(const Head& common, const Head& hub, const ClockReading& now);
    /// Runs on the caller's thread while the writer pauses.
    Result<void> withDatabase(const std::function<Result<void>(storage::Database&)>& run);

private:
    /// All that an entry moves. A copy is tried; it takes effect when its COMMIT returned.
    struct State {
        End end;
        HybridClock clock;
        SharedKey key; ///< of end.keyId; null before the first entry of this run
        quint64 keyFirstSeq = 0;
    };

    void run();
    void writeGroup(std::deque<Waiting> group);
    Result<void> commit(std::deque<Waiting>& group, std::vector<Result<Stamp>>& outcomes);
    Result<Stamp> write(storage::Transaction& transaction, Waiting& waiting, State& state);
    /// The next entry of `state`, its row written.
    Result<void> insert(storage::Transaction& transaction, State& state, const Entry& entry, quint64 hlc,
        QByteArrayView nonce, QByteArrayView salt);
    /// One durable transaction that moves `state`, or nothing. Under m_fileMutex.
    Result<void> transact(const std::function<Result<void>(storage::Transaction&, State&)>& run);
    /// Nonce and salt of an entry that is not the owner's thread's: of this run's seed, never the same twice.
    crypto::Secret ownBytes();
    Result<void> beginEpoch(
        storage::Transaction& transaction, const Head& common, const Head& hub, const ClockReading& now, State& state);
    bool needsKey(const State& state) const;
    Result<void> readyKey(storage::Transaction& transaction, State& state);
    Result<void> settleDoubt();
    Result<void> noteMark();

    storage::Database m_database; ///< under m_fileMutex
    const std::shared_ptr<const Vault> m_vault;
    const crypto::Secret m_seed;
    const quint64 m_entriesPerKeyMax;
    const Post m_post;
    State m_state;            ///< of what is committed; under m_fileMutex
    quint64 m_ownEntries = 0; ///< tried in this run, see ownBytes()
    bool m_inDoubt = false;   ///< a COMMIT failed: what the file holds is asked before the next one

    std::mutex m_fileMutex;
    mutable std::mutex m_mutex; ///< the rest
    std::condition_variable m_wake;
    std::deque<Waiting> m_waiting;
    End m_published;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace naru::journal
