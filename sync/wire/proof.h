// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/checkpoint.h"
#include "sync/wire/tree.h"

namespace naru::wire {

inline constexpr qsizetype proofBytesMax = 80 * 1024;

/// What shows that one entry is in the hub's record, to anybody who knows the hub's key, without a network and without
/// a word of what the entry says. The size of the tree is the checkpoint's.
struct Proof {
    QByteArray device; ///< 16 bytes
    Head entry;        ///< its place and its hash
    quint64 index = 0; ///< of its leaf
    QList<QByteArray> path;
    QByteArray checkpoint; ///< the signed text
    bool operator==(const Proof&) const = default;
};

/// CBOR map {0: 1, 1: device, 2: [epoch, seq, hash], 3: index, 4: [hash …], 5: checkpoint}; unknown keys are passed
/// over. About 1.3 kB in a record of a thousand million entries.
QByteArray bytesOf(const Proof& proof);
/// Faults: BadProof, NewerVersion.
Result<Proof> proofOf(const QByteArray& bytes);

/// Under which checkpoint of that hub it is included. Whether the receipt in hand is of this device, place and hash is
/// for whoever holds it to compare. Faults: BadCheckpoint, BadProof.
Result<Checkpoint> checkProof(const Proof& proof, const QString& origin, const crypto::PublicKey& hubKey);

} // namespace naru::wire
