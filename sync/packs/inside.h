// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "sync/packs/root.h"

// What the readers of roots, manifests and catalogues share.
namespace naru::packs {

inline constexpr qsizetype hashBytes = 32;      ///< SHA-256
inline constexpr qsizetype signatureBytes = 64; ///< ES256, r ‖ s

/// Deterministic CBOR (RFC 8949 §4.2.1) of numbers below 2^63, byte and text strings, arrays, maps, true, false and
/// null, nothing else: two files that say the same are the same file. Faults: `bad`, TooLarge.
Result<codec::CborDocumentPtr> documentIn(const QByteArray& bytes, const codec::CborLimits& limits, ReleaseFault bad);

} // namespace naru::packs
