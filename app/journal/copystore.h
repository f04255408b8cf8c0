// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/copies.h"
#include "app/journal/journal.h"

namespace naru::journal {

/// What a desk keeps of others: their entries as they stand, in a file of its own. A strand is an unbroken run of one
/// desk's chain; where a second one leaves the first (the desk was restored from a backup, or somebody wrote its
/// history anew), both are kept, and the second is marked. Bodies stay sealed: nobody at this desk can read them
/// without the recovery code of the desk they are of. Used on one thread at a time.
class CopyStore {
public:
    static constexpr int desksMax = 16, strandsMax = 8;
    static constexpr qint64 strandBytesMax = 64 * 1024 * 1024;
    static constexpr qint64 totalBytesMax = 512 * 1024 * 1024; ///< of all desks
    /// An entry; a strand's last one stays until its desk was silent for as long and its place is wanted. Nothing goes
    /// sooner: where there is no room for more, more is refused, and may come when the oldest have gone.
    static constexpr std::chrono::days keptFor{90};
    static constexpr const char* schemaRoom = "copies";

    /// Makes the file where absent. Faults: StorageFault.
    static Result<CopyStore> open(const QString& path, storage::Database::Mode mode, const QByteArray& vfs = {});

    struct Taken {
        enum class What : quint8 {
            Kept,   ///< new entries are durable
            Known,  ///< all of it was here
            Forked, ///< kept, and they leave what was here before
            Apart,  ///< nothing here that it follows: not kept
        } what = What::Known;
        CopyPoint end; ///< the last entry of it; nothing where Apart
    };
    struct Room {
        qint64 strandBytes = strandBytesMax, totalBytes = totalBytesMax;
    };
    /// A page that copyPageOf() made. Durable when it returns. Faults: CopiesFull (as many desks, histories of one or
    /// bytes as may be), StorageFault.
    Result<Taken> take(const CopyPage& page, Instant now) { return take(page, now, Room()); }
    Result<Taken> take(const CopyPage& page, Instant now, const Room& room);
    /// What is here of a desk: ends of its strands, and places before them, further and further apart.
    Result<QList<CopyPoint>> points(const QByteArray& device);

    struct Strand {
        qint64 id = 0;
        bool forked = false;
        CopyPoint end;
        quint64 entries = 0;
        Instant copied{}; ///< when the last page came
    };
    struct CopiedDesk {
        QByteArray device;
        QString name;
        QList<Strand> strands; ///< oldest first
    };
    Result<QList<CopiedDesk>> desks();
    /// The keys of a strand's entries, sealed; empty: no such strand.
    Result<QByteArray> sealedKeys(qint64 strand);
    using Use = std::function<Result<void>(const Recorded& entry)>;
    /// Every entry of a strand, oldest first, each checked against the one before it and opened. Faults: ChainBroken,
    /// BodyUnreadable, KeyMissing, what `use` answers.
    Result<void> read(qint64 strand, const QByteArray& device, crypto::Secret wrapKey, const Use& use);

    /// Entries older than `before` go.
    Result<void> prune(Instant before);
    Result<qint64> bytes(); ///< of all entries, their keys and hashes

    /// What another desk was heard to hold of this one.
    struct Held {
        QByteArray device;
        QString name;
        quint32 epoch = 0;
        quint64 seq = 0;
        Instant at{};
    };
    Result<void> noteHeld(const Held& held);
    Result<QList<Held>> held(); ///< newest first

private:
    explicit CopyStore(storage::Database database)
        : m_database(std::move(database))
    {
    }
    struct Known;
    Result<QList<Known>> strandsOf(const QByteArray& device);
    Result<QByteArray> hashIn(qint64 strand, quint32 epoch, quint64 seq);
    Result<bool> holds(qint64 strand, const QByteArray& hash);
    Result<bool> knows(const QList<Known>& strands, const Row& row);
    Result<std::optional<Known>> placeFor(
        const QList<Known>& strands, const CopyPage& page, qsizetype from, bool& forks);
    Result<qint64> beginStrand(storage::Transaction& transaction, const CopyPage& page, qsizetype from, bool forks);
    Result<void> insert(
        storage::Transaction& transaction, qint64 strand, const CopyPage& page, qsizetype from, Instant now);
    Result<void> makeRoom(storage::Transaction& transaction, const QList<Known>& strands, Instant now);
    Result<void> forget(storage::Transaction& transaction, qint64 strand);
    Result<void> checkRoom(const std::optional<Known>& strand, qint64 more, const Room& room);
    Result<qint64> pastOf(qint64 strand, qint64 hlc);
    Result<void> cut(qint64 strand, qint64 placeMax);

    storage::Database m_database;
};

} // namespace naru::journal
