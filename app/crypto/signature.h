// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/hash.h"
#include "app/crypto/key.h"

namespace naru::crypto {

/// ECDSA over the digest of `message`; `der` is the DER signature. Any hash with any curve, as X.509 allows.
bool verifyEcdsa(EVP_PKEY* key, HashAlgorithm algorithm, QByteArrayView message, QByteArrayView der);
bool verifyEdDsa(EVP_PKEY* key, QByteArrayView message, QByteArrayView signature);

/// The hash of an ECDSA AlgorithmIdentifier, its content (RFC 5758 §3.2: parameters are absent). SHA-1 and older are
/// not in it.
std::optional<HashAlgorithm> ecdsaHash(QByteArrayView algorithm);

/// r‖s of one curve to SEQUENCE { r, s }. Empty: wrong length, or r or s not in [1, n-1].
QByteArray signatureToDer(Curve curve, QByteArrayView raw);
/// And back. Empty: not such a sequence.
QByteArray signatureToRaw(Curve curve, QByteArrayView der);

} // namespace naru::crypto
