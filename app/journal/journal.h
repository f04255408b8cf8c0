// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/kinds.h"
#include "app/base/random.h"
#include "app/crypto/keys/keystore.h"
#include "app/journal/chain.h"
#include "app/storage/database.h"
#include "app/storage/folder.h"

#include <functional>
#include <memory>
#include <optional>

namespace naru::journal {

class Outgoing;

/// What is written: the journal knows no more of it than this.
struct Entry {
    Kind kind;
    quint16 schema = 1;
    QByteArray body; ///< CBOR of the room that owns the kind, ≤ 64 KiB
};

/// Where an entry stands and when: (epoch, seq) is the order of truth, hlc (48-bit ms ‖ 16-bit counter) is for display.
struct Stamp {
    quint32 epoch = 0;
    quint64 seq = 0;
    quint64 hlc = 0;
    QByteArray hash;      ///< 32 bytes
    Instant time() const; ///< of the hlc
    /// One number for the place, rising through all epochs: seq in the first, from the second on far above it.
    quint64 number() const { return (quint64(epoch - 1) << seqBits) | seq; }
};

struct Recorded {
    Stamp stamp;
    Entry entry;
    bool letGo
        = false; ///< the body is not here any more, see Journal::prune(); the entry stands in the chain as before
};

/// The caller's own change, in the same transaction, before the same COMMIT, on the writer thread.
using Apply = std::function<Result<void>(storage::Transaction&, const Stamp&)>;
/// Runs in the caller's thread after COMMIT returned, or with the Fault that kept it from being written.
using Continuation = std::function<void(Result<Stamp>)>;
/// Brings a function to the thread that owns the journal (desk: a queued call; tests: run at once). It is called on the
/// writer thread, never while a lock is held, and must not wait for the owner's thread: the journal's end waits for it.
/// "At once" means the continuations run on the writer thread; they may append, but not close the journal.
using Post = std::function<void(std::function<void()>)>;

/// Names this append until its continuation ran.
struct Ticket {
    quint64 number = 0;
};

/// The append-only, hash-chained, encrypted record of all that happened at this desk (facts: hash over the plaintext's
/// digest, so re-keying at rest does not break the chain; bodies AES-256-GCM with random stored nonces).
/// One writer thread; several appends waiting become one commit; each apply in a savepoint of its own. An apply that
/// fails refuses its own entry alone; a disk that fails refuses the whole commit, and the next append tries anew.
class Journal {
public:
    struct Options {
        QString path;        ///< journal.db
        QByteArray deviceId; ///< 16 bytes
        QByteArray vfs;      ///< see storage::Database
        storage::Database::Mode mode = storage::Database::Mode::ReadWrite;
        quint64 entriesPerKeyMax = quint64(1) << 24;          ///< then a new data key; tests make it small
        std::shared_ptr<const storage::FolderLock> lock = {}; ///< of the folder, where the caller holds it already
    };
    /// Makes the folder (0700) and file where absent and takes the folder's lock (read-only: none of it), migrates,
    /// verifies every link of the chain and opens the newest bodies (verify() opens all), then starts the writer.
    /// `random` is used here and in append(), `clock` too: on the owner's thread, never on the writer's. `keys` is used
    /// here alone. Faults: StorageFault (Busy: another process writes here), JournalFault, CryptoFault.
    static Result<std::unique_ptr<Journal>> open(
        const Options& options, crypto::KeyStore& keys, const Clock& clock, Random& random, Post post);
    /// Waits until everything appended so far is committed or refused, and the continuations were posted; what is
    /// appended meanwhile is refused (Closed).
    virtual ~Journal() = default;

    /// Never waits. Continuations come in the order of the appends. Faults given to `done`: EntryTooLarge, Closed,
    /// TooManyWaiting, StorageFault (ReadOnly: opened read-only), and whatever `apply` answered.
    virtual Ticket append(Entry entry, Apply apply, Continuation done) = 0;

    virtual std::optional<Stamp> last() const = 0; ///< newest committed entry
    virtual quint64 count() const = 0;

    struct Range {
        quint64 after = 0; ///< Stamp::number(): all epochs, one after the other
        int entriesMax = 200;
        enum class Order { OldestFirst, NewestFirst } order = Order::OldestFirst;
        quint64 before = 0; ///< 0: no limit
    };
    /// Reads on its own connection, any thread. Faults: StorageFault, BodyUnreadable, KeyMissing.
    virtual Result<QList<Recorded>> read(const Range& range) const = 0;
    /// Walks the chain and opens every body. The value is the number of entries. Faults: ChainBroken (detail:
    /// epoch/seq), …
    virtual Result<quint64> verify() const = 0;
    struct Pruning {
        Instant before;                  ///< by the entry's own stamp
        std::function<bool(Kind)> mayGo; ///< what nothing here is made from, and nothing keeps for longer
        /// Whether the hub has proved that its log holds everything up to its word on the cursor: by its receipt and by
        /// an inclusion proof under a checkpoint that is consistent with all that this desk has seen.
        std::function<bool(const Outgoing&)> proven;
        Apply alongside; ///< tables that were made from what goes
    };
    /// Lets bodies go that the hub has for certain; header, digest and hash stay, so that every link still verifies and
    /// the chain has no hole. What tells of the record itself stays. Says so in an entry (kind Pruned: up to where): a
    /// body missing behind the furthest place that one names is broken. The value: how many went; none: nothing was
    /// written. Durable when it returns; waits for the disk. Faults: StorageFault, what `alongside` answers.
    virtual Result<quint64> prune(const Pruning& pruning) = 0;
    /// The same record on its way out. Any one thread at a time; it lives as long as the journal.
    virtual Outgoing& outgoing() = 0;

    /// For projections: runs `query` on a read connection of this file, any thread.
    virtual Result<void> query(const std::function<Result<void>(storage::Database&)>& query) const = 0;
    /// Schemas of the rooms whose projections live in this file; called once before the first append.
    virtual Result<void> migrate(const char* room, std::span<const storage::Database::Migration> migrations) = 0;
    virtual Result<void> backUpTo(const QString& path) const = 0;
    /// A person looked at the wall clock and says it is right: the next stamp may jump further ahead than 24 hours.
    /// Without it a wall clock that ran ahead, more than this run's monotonic clock explains, moves the counter alone.
    virtual void confirmTime() = 0;
};

} // namespace naru::journal
