// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/kinds.h"
#include "app/journal/chain.h"

#include <QList>

#include <optional>

namespace naru::journal {

/// A place of a record and what stands there. seq 0: before the first entry of the epoch; hash is then what that first
/// entry follows from.
struct Head {
    quint32 epoch = 0;
    quint64 seq = 0;
    QByteArray hash; ///< 32 bytes
    bool operator==(const Head&) const = default;
};

/// One entry as it leaves the desk: all that its hash is made of, but for the entry before it.
struct Leaving {
    quint64 seq = 0, hlc = 0;
    quint16 kind = 0, schema = 0;
    QByteArray framed; ///< 0x01 ‖ salt(16) ‖ body, see chain.h; its SHA-256 is the digest, and names the entry for ever
    QByteArray hash; ///< 32 bytes
};

/// Neighbouring entries of one epoch, each checked against the one before it.
struct Stretch {
    Head before; ///< what the first follows from; the end of the stretch where there is nothing more
    QList<Leaving> entries;
};

/// How far the hub has our record, as it said and signed: the outbox is this cursor, and no second table.
struct Cursor {
    Head acked;
    QByteArray receipt; ///< the hub's, see sync/wire/answer.h; empty: none yet
    Instant at{};       ///< when it was heard here
};

/// What the hub says of an entry that its readers could not read: a reference, nothing is moved or deleted by it.
struct Held {
    quint32 epoch = 0;
    quint64 seq = 0;
    QString code; ///< "unknown_schema"
    bool operator==(const Held&) const = default;
};

inline constexpr Milliseconds clockOffMax = std::chrono::minutes(2);

/// The journal as sync sees it: committed entries on their way out, and how far they have come. Nothing that is not
/// committed under synchronous=FULL is ever handed out. Called by one thread at a time, which may wait for the disk.
class Outgoing {
public:
    virtual ~Outgoing() = default;
    virtual QByteArray device() const = 0; ///< 16 bytes
    /// Before the first answer: {1, 0, 32 zero bytes}, without a receipt.
    virtual Result<Cursor> cursor() const = 0;
    struct Waiting {
        quint64 entries = 0;
        std::optional<Instant> oldest; ///< by its own stamp
    };
    virtual Result<Waiting> waiting() const = 0;
    /// What follows `after`, up to `entriesMax` entries and about `bytesMax` bytes of frames, at least one where there
    /// is one; at the end of an epoch the first of the next, with its own `before`. Faults: ChainBroken (also when
    /// `after` is not in this record): nothing is sent past a break; LetGo, BodyUnreadable, KeyMissing, StorageFault.
    virtual Result<Stretch> after(const Head& after, int entriesMax, qsizetype bytesMax) const = 0;
    /// The hash at a place of this record, where it has one (seq 0: what the epoch begins with).
    virtual Result<std::optional<QByteArray>> hashAt(quint32 epoch, quint64 seq) const = 0;
    /// Durable when it returns. Going back is allowed (the hub lost its end); a place that this record does not have is
    /// ChainBroken.
    virtual Result<void> advance(const Cursor& cursor) = 0;
    /// The hub has another record under this epoch than this desk: begins a new epoch whose first entry says so (kind
    /// JournalForked: the last place both have, the hub's head, ours), and puts every entry behind `common` into it
    /// again, wrapped (kind Rehomed: where it stood and its frame as it was): one transaction. The cursor stands at the
    /// new epoch's beginning. Twice with the same hub head begins one epoch.
    virtual Result<void> fork(const Head& common, const Head& hub) = 0;
    /// Replaces what was known of held entries.
    virtual Result<void> hold(const QList<Held>& held) = 0;
    virtual Result<QList<Held>> held() const = 0;
    /// The hub's clock less ours, as an answer just told. Over clockOffMax it is written down (kind ClockAnomaly), once
    /// until it is another by as much; what was stamped stays as it is.
    virtual Result<void> noteClock(Milliseconds /*hubAhead*/) { return {}; }
    /// Something that came about on the way out, as an entry (schema 1) from which nothing is projected. Durable when
    /// it returns.
    virtual Result<void> note(Kind /*kind*/, const QByteArray& /*body*/) { return {}; }
    /// From here on bodies leave sealed to this certificate (its SHA-256; empty: they leave open), as the hub said
    /// under this number. Written down (kind SealingChanged) where the newest such entry says otherwise. Durable when
    /// it returns.
    virtual Result<void> noteSealing(const QByteArray& /*certificate*/, quint64 /*number*/) { return {}; }
};

} // namespace naru::journal
