// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "sync/wire/batch.h"

#include <functional>

// Bodies that the hub keeps and cannot read: sealed at the desk to the agency's key.
namespace naru::wire {

inline constexpr qsizetype sealedOverBytes = 1 + keyIdBytes + 64 + 16; ///< what sealing adds to a frame
inline constexpr qsizetype sealCertificateBytesMax = 4 * 1024;

/// What a hub must read itself goes open: where an epoch begins (JournalForked), and to whom is sealed from here on
/// (SealingChanged). Neither says anything of a person.
bool isSealable(quint16 kind);

/// The open numbers of an entry: what may be added up. The program that knows payments hands this in.
using FacetsOf = std::function<QMap<int, qint64>(quint16 kind, quint16 schema, const QByteArray& body)>;

/// What stands open beside a sealed body, in its one spelling: CBOR array [{facet: number}, null or [epoch, seq, hlc,
/// kind, schema, digest]]. Kept by the hub as it is.
QByteArray openPartOf(const Item::Sealed& sealed);
/// Without its bytes. Fault: BadSealed.
Result<Item::Sealed> openPartIn(const QByteArray& bytes);

/// Where a sealed entry stands, and what stands open beside it: all of it is bound to the seal.
struct SealedPlace {
    QByteArray device; ///< 16 bytes
    quint32 epoch = 0;
    quint64 seq = 0;
    quint16 kind = 0;
    QByteArray hash; ///< of the entry, 32 bytes
    QByteArray open; ///< openPartOf()
};

/// Seals frames to one key (P-256). Of one ephemeral key, so made for one batch and thrown away with it.
///   sealed: 0x01 ‖ key id of the agency's key(8) ‖ ephemeral x(32) ‖ y(32) ‖ AES-256-GCM(frame) with its tag(16)
///   key(32) ‖ nonce(12): HKDF-SHA-256 of the shared x, salt: ephemeral x ‖ y ‖ agency's x ‖ y, info: "naru-s1" ‖ hash
///   associated: "naru-s1" ‖ device(16) ‖ epoch u32be ‖ seq u64be ‖ kind u16be ‖ hash(32) ‖ open part
class Sealer {
public:
    Sealer(const crypto::PublicKey& agency, Random& random);
    /// A batch's item of an entry that leaves: sealed with its facets, or open where its kind must be.
    Item itemOf(const QByteArray& device, quint32 epoch, const journal::Leaving& entry, const FacetsOf& facetsOf) const;
    QByteArray seal(const SealedPlace& place, QByteArrayView frame) const;

private:
    QByteArray m_head; ///< what stands before the cipher text
    QByteArray m_salt;
    crypto::Secret m_shared;
};

/// The frame. Faults: BadSealed (not of that form), OtherSealKey, CryptoFault::NotAuthentic: what was sealed, where it
/// stands or what stands open beside it was altered.
Result<QByteArray> unsealed(const QByteArray& sealed, const SealedPlace& place, const crypto::PrivateKey& agency);
/// To whose key it is sealed, 8 bytes; empty: not of that form.
QByteArray sealKeyIdIn(const QByteArray& sealed);

/// To whom a desk seals, as its hub said. Later words have higher numbers; a desk never goes back to an earlier one.
struct SealTo {
    quint64 number = 0;     ///< 0: never said
    QByteArray certificate; ///< DER, P-256; empty: bodies go open
    bool operator==(const SealTo&) const = default;
};
/// Nothing: bodies go open. Fault: BadSealed: not a certificate with a P-256 key, or too large.
Result<std::optional<crypto::PublicKey>> sealKeyOf(const SealTo& to);

/// The answer to GET /v1/d/{device}/seal: CBOR array [number, certificate, signature(64)], ES256 by the hub's receipt
/// key over "naru-k1" ‖ device(16) ‖ number u64be ‖ certificate.
QByteArray sealPath(const QByteArray& device);
QByteArray bytesOf(const SealTo& to, const QByteArray& device, const crypto::PrivateKey& hubKey);
/// Faults: BadAnswer, BadSignature, BadSealed.
Result<SealTo> sealToIn(const QByteArray& bytes, const QByteArray& device, const crypto::PublicKey& hubKey);

} // namespace naru::wire
