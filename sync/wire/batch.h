// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/journal/outgoing.h"
#include "sync/wire/faults.h"

#include <QMap>

namespace naru::wire {

using journal::Head;

inline constexpr int version = 1;
inline constexpr int entriesMax = 500;
inline constexpr qsizetype batchBytesMax = 256 * 1024; ///< what the entries of a batch aim at, raw; one is always taken
inline constexpr qsizetype inflatedBytesMax = 4 * 1024 * 1024;
inline constexpr qsizetype bodyBytesMax = 1024 * 1024;              ///< as it comes in a request, deflated
inline constexpr qsizetype keyIdBytes = 8;                          ///< first bytes of the SHA-256 of the key's SPKI
inline constexpr Instant latest{Milliseconds(253'402'300'799'999)}; ///< no stamp is after 9999-12-31T23:59:59.999Z

QByteArray keyIdOf(const crypto::PublicKey& key);

/// An entry on the wire. Its hash is never sent: whoever reads it works it out.
struct Item {
    quint64 hlc = 0;
    quint16 kind = 0, schema = 0;
    QByteArray framed; ///< 0x01 ‖ salt(16) ‖ body; empty: sealed to the agency
    QByteArray digest; ///< of the frame: 32 bytes; worked out where the frame is there
    /// With `--seal-to`: ECDH P-256 to the agency's key, HKDF, AES-256-GCM over the frame; and the facets that a hub
    /// may add up without reading: signed with the batch, not part of the digest.
    struct Sealed {
        QByteArray bytes;
        QMap<int, qint64> facets; ///< 1 state, 2 amount in won
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
    QByteArray keyId; ///< of the desk's signing key

    /// As the last entry's hash follows from `before`.
    Head end() const;
    /// Of every entry, in order.
    QList<QByteArray> hashes() const;
};

/// CBOR array [bstr payload, bstr signature(64)]: ES256 over "naru-b1" ‖ payload, as received (the desk's one signing
/// key). payload: map {0: version, 1: device, 2: epoch, 3: first seq, 4: hash before, 5: [entry …], 6: hash of the last
/// entry, 7: key id, 8: telling}; unknown keys are kept out of the way and stay in the bytes. entry: array
/// [hlc, kind, schema, frame] or [hlc, kind, schema, null, digest, sealed, {facet: number}].
QByteArray bytesOf(const Batch& batch, const crypto::PrivateKey& key);

/// A batch whose entries follow from each other up to the hash that the desk named. Who signed it is not judged yet.
struct Received {
    Batch batch;
    QByteArray payload, signature; ///< slices of what was received
    bool isSignedBy(const crypto::PublicKey& key) const;
};
/// Faults: BadBatch, TooLarge, NewerVersion.
Result<Received> batchOf(const QByteArray& bytes);

/// An entry whose envelope the hub cannot read (422), as it is: CBOR in a batch's payload under key 9 instead of 5,
/// with its own hash named, so that the record goes on behind it. Bisection finds which entry it is.
QByteArray envelopeOf(const Batch& batchOfOne, const crypto::PrivateKey& key);

/// How a body is packed for the way. zstd where the hub said that it takes it (`Accept-Encoding` of its answer).
enum class Packing : quint8 { Plain, Deflate, Zstd };
QByteArray packed(QByteArrayView bytes, Packing packing);
/// Never more than `bytesMax` is allocated. Faults: TooLarge, BadBatch.
Result<QByteArray> unpacked(QByteArrayView bytes, Packing packing, qsizetype bytesMax = inflatedBytesMax);
const char* nameOf(Packing packing); ///< of Content-Encoding: "", "deflate" (RFC 1950, as HTTP means it), "zstd"
std::optional<Packing> packingOf(QByteArrayView name);

} // namespace naru::wire
