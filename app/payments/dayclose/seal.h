// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/crypto/key.h"
#include "app/payments/faults.h"

namespace naru::payments::dayclose {

inline constexpr qsizetype sealBytesMax = 1024;

/// A detached signature, NAME.sig beside NAME:
///   "NARUSIG1"                   8 bytes
///   when it was signed           8, milliseconds since 1970, big endian
///   SHA-256 of the file         32
///   length of the key            2, big endian
///   the signer's public key      DER SubjectPublicKeyInfo, P-256
///   ECDSA P-256 SHA-256, r‖s    64, over all the bytes before it
/// The key travels along so that a change is told from a stranger; whose key it is, the reader has to know.
QByteArray sealOf(QByteArrayView file, const crypto::PrivateKey& desk, Instant at);

struct Seal {
    Instant at{};
    crypto::PublicKey signer;
};
/// Whether this very file was signed by the key in the seal. Fault: BadSignature.
Result<Seal> opened(QByteArrayView file, QByteArrayView seal);
/// And by one of these desks. Faults: BadSignature, UnknownSigner.
Result<Seal> verified(QByteArrayView file, QByteArrayView seal, const QList<crypto::PublicKey>& known);

} // namespace naru::payments::dayclose
