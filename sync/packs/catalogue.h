// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/manifest.h"

namespace naru::packs {

inline constexpr qsizetype catalogueBytesMax = 64 * 1024;
inline constexpr int rootsMax = 256; ///< that a hub hands out

/// What a hub has for a desk, as of a moment: the timestamp role. It can hold a desk back, never give it anything that
/// the channel's keys did not sign. Everything is fetched by its SHA-256.
/// GET /v1/d/{device}/packs → [bytes, signature(64)]; bytes: CBOR {0: "naru.catalogue/1", 1: device(16), 2: time, ms,
/// 3: [sha256 of root 1, of root 2, …], 4: {channel: [version, sha256 of the manifest document, its size]}}; ES256 by
/// the hub's key over "naru-p1catalogue" ‖ 0x00 ‖ bytes.
/// GET /v1/d/{device}/blob?sha256=HEX → the bytes, application/octet-stream; 206 to one "Range: bytes=N-", 416 behind
/// the end, 404 what is not on offer.
struct Offer {
    quint64 version = 0;
    QByteArray manifest; ///< SHA-256 of the document
    qint64 size = 0;     ///< of the document
    bool operator==(const Offer&) const = default;
};
struct Catalogue {
    QByteArray device;
    Instant time{};
    QList<QByteArray> roots;
    QMap<Channel, Offer> offers;
    bool operator==(const Catalogue&) const = default;
};
QByteArray textOf(const Catalogue& catalogue, const crypto::PrivateKey& hubKey);
/// Faults: BadCatalogue, TooLarge.
Result<Catalogue> catalogueOf(const QByteArray& bytes, const QByteArray& device, const crypto::PublicKey& hubKey);

QByteArray cataloguePath(const QByteArray& device); ///< device: 16 bytes
QByteArray blobPath(const QByteArray& device, const QByteArray& sha256);

} // namespace naru::packs
