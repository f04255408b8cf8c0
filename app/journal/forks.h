// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"
#include "app/journal/outgoing.h"

namespace naru::journal {

/// What the first entry of an epoch behind the first says (kind JournalForked): why it began. CBOR map {"common":
/// [epoch, seq, hash], "hub": …, "own": …}.
struct Forking {
    Head common; ///< the last place that both records have
    Head hub;    ///< how far the hub's record goes
    Head own;    ///< how far this desk's went
    bool operator==(const Forking&) const = default;
};
QByteArray bodyOf(const Forking& forking);
Result<Forking> forkingOf(const QByteArray& body); ///< Fault: BadFork

/// What an epoch's first entry follows from: SHA-256("naru-fork1" ‖ device(16) ‖ epoch of the common place u32be ‖ its
/// seq u64be ‖ its hash(32) ‖ new epoch u32be). Who has the first entry can work it out.
QByteArray forkHash(const QByteArray& device, const Head& common, quint32 newEpoch);

/// An entry of an earlier epoch, once more (kind Rehomed): CBOR array [epoch, seq, hlc, kind, schema, frame].
struct Rehoming {
    quint32 epoch = 0;
    quint64 seq = 0, hlc = 0;
    quint16 kind = 0, schema = 0;
    QByteArray framed; ///< 0x01 ‖ salt(16) ‖ body: its SHA-256 is the digest that it had, and keeps
};
inline constexpr qsizetype rehomingBytesMax = 64; ///< that the wrapping adds to a body, its frame among them
QByteArray bodyOf(const Rehoming& rehoming);
Result<Rehoming> rehomingOf(const QByteArray& body); ///< Fault: BadFork

} // namespace naru::journal
