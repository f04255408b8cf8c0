// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/journal/outgoing.h"
#include "sync/wire/faults.h"

#include <QMap>

namespace naru::wire {

using journal::Head;

inline constexpr int version = 2; ///< what is read; 2: some body is sealed, 1 is written where none is
inline constexpr int entriesMax = 500;
inline constexpr qsizetype batchBytesMax = 256 * 1024; ///< what the entries of a batch aim at, raw; one is always taken
inline constexpr qsizetype inflatedBytesMax = 4 * 1024 * 1024;
inline constexpr qsizetype frameBytesMax = 128 * 1024; ///< of one entry: a body of 64 KiB that was re-homed twice
inline constexpr qsizetype envelopeBytesMax = 512 * 1024;
inline constexpr int packsMax = 64, facetsMax = 16;
inline constexpr qsizetype checkpointBytesMax = 8 * 1024;
inline constexpr qsizetype bodyBytesMax = 1024 * 1024;              ///< as it comes in a request, deflated
inline constexpr qsizetype keyIdBytes = 8;                          ///< first bytes of the SHA-256 of the key's SPKI
inline constexpr Instant latest{Milliseconds(253'402'300'799'999)}; ///< no stamp is after 9999-12-31T23:59:59.999Z

QByteArray keyIdOf(const crypto::PublicKey& key);

/// Where an entry that comes once more (Rehomed) stood first.
struct First {
    quint32 epoch = 0;
    quint64 seq = 0, hlc = 0;
    quint16 kind = 0, schema = 0;
    QByteArray digest; ///< 32 bytes
    bool operator==(const First&) const = default;
};

/// An entry on the wire. Its hash is never sent: whoever reads it works it out.
struct Item {
    quint64 hlc = 0;
    quint16 kind = 0, schema = 0;
    QByteArray framed; ///< 0x01 ‖ salt(16) ‖ body; empty: sealed to the agency
    QByteArray digest; ///< of the frame: 32 bytes; worked out where it is empty and the frame is there
    /// Where the agency wants it: the frame sealed to its key, see sealing.h; and the facets that a hub may add up
    /// without reading: signed with the batch, bound to the seal, not part of the digest.
    struct Sealed {
        QByteArray bytes;
        QMap<int, qint64> facets;        ///< as the program that knows payments names them
        std::optional<First> first = {}; ///< of a Rehomed entry; the facets are then of what it wraps
    };
    std::optional<Sealed> sealed;
};

/// What a desk tells of itself with each batch.
struct Telling {
    quint64 unsent = 0;            ///< with this batch
    std::optional<Instant> oldest; ///< of them
    QString program;               ///< "0.1.0"
    QMap<QString, quint64> packs;  ///< channel → version
    QByteArray checkpoint;         ///< newest that this desk has seen of the hub's log: it is a witness
    Milliseconds clockOff{0};      ///< hub's clock less ours, as last heard
};

/// Neighbouring entries of one epoch, from the one after `before` on. No entries: a desk that tells it is there.
struct Batch {
    QByteArray device; ///< 16 bytes
    Head before;
    QList<Item> entries;
    Telling telling;
    QByteArray keyId; ///< of the desk's signing key; whoever writes a batch need not fill it in
    /// Instead of entries: one that could not be read. Its hash is the desk's word, and nothing follows from it.
    struct Envelope {
        QByteArray bytes; ///< up to envelopeBytesMax, whatever they are
        QByteArray hash;  ///< 32 bytes
    };
    std::optional<Envelope> envelope;

    /// As the last entry's hash follows from `before`.
    Head end() const;
    /// Of every entry, in order.
    QList<QByteArray> hashes() const;
};

/// CBOR array [bstr payload, bstr signature(64)]: ES256 over "naru-b1" ‖ payload, as received (the desk's one signing
/// key). payload: map {0: version, 1: device, 2: epoch, 3: first seq, 4: hash before, 5: [entry …], 6: hash of the last
/// entry, 7: key id, 8: telling}; unknown keys are kept out of the way and stay in the bytes. entry: array
/// [hlc, kind, schema, frame] or [hlc, kind, schema, null, digest, sealed, {facet: number}] and, of a Rehomed one,
/// [epoch, seq, hlc, kind, schema, digest] of what it wraps; what stands behind that is passed over as well. The
/// version is 2 where any body is sealed: a hub that could not add those up says that it is too old. telling: map {0:
/// unsent, 1: oldest in ms, 2: program, 3: {channel: version}, 4: checkpoint, 5: clock off in ms}; what is missing or
/// out of bounds there is not told, and stops nothing. Numbers are below 2^63.
QByteArray bytesOf(const Batch& batch, const crypto::PrivateKey& key);

/// A batch whose entries follow from each other up to the hash that the desk named. Who signed it is not judged yet.
struct Received {
    Batch batch;
    QByteArray payload, signature; ///< as they were received
    /// By this key, and it is the one that the batch names.
    bool isSignedBy(const crypto::PublicKey& key) const;
};
/// Faults: BadBatch, TooLarge, NewerVersion.
Result<Received> batchOf(const QByteArray& bytes);
/// The same, signed by this key. Fault also: BadSignature.
Result<Received> batchOf(const QByteArray& bytes, const crypto::PublicKey& key);
/// The index of the entry that made a batch bad or too large, where it was one.
std::optional<int> badEntryOf(const Fault& fault);

/// An entry whose envelope the hub cannot read (422), as it is: its CBOR as a byte string in a batch's payload under
/// key 9 instead of 5, its hash under key 6, so that the record goes on behind it. Bisection finds which entry it is.
/// A hub that can read it after all takes it like any other.
QByteArray envelopeOf(const Batch& batchOfOne, const crypto::PrivateKey& key);

/// How a body is packed for the way. zstd where the hub said that it takes it (`Accept-Encoding` of its answer).
enum class Packing : quint8 { Plain, Deflate, Zstd };
QByteArray packed(QByteArrayView bytes, Packing packing);
/// Never more than `bytesMax` is allocated. Faults: TooLarge, BadBatch.
Result<QByteArray> unpacked(QByteArrayView bytes, Packing packing, qsizetype bytesMax = inflatedBytesMax);
const char* nameOf(Packing packing); ///< of Content-Encoding: "", "deflate" (RFC 1950, as HTTP means it), "zstd"
std::optional<Packing> packingOf(QByteArrayView name);

} // namespace naru::wire
