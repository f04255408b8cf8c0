// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"

#include <QList>

namespace naru::identity::mdl {

/// What both sides of a COSE_Sign1 or COSE_Mac0 (RFC 9052 §4.2, §6.2) agree on, and making them: for the reader's
/// requests and for the simulated phone.

/// The signature algorithm that a key of this curve signs with; the first that fits where several do.
crypto::SignatureAlgorithm algorithmOf(crypto::Curve curve);
/// IANA "COSE Algorithms": ES256 −7, ES384 −35, ES512 −36, EdDSA −8.
qint64 coseNumber(crypto::SignatureAlgorithm algorithm);
std::optional<crypto::SignatureAlgorithm> signatureAlgorithm(qint64 coseNumber);

/// Sig_structure ["Signature1", protected, h'', payload] (RFC 9052 §4.4): what a COSE_Sign1 signs.
QByteArray signatureInput(QByteArrayView protectedBytes, QByteArrayView payload);
/// MAC_structure ["MAC0", protected, h'', payload] (RFC 9052 §6.3).
QByteArray macInput(QByteArrayView protectedBytes, QByteArrayView payload);

enum class Payload { Attached, Detached };
/// COSE_Sign1 array, untagged: protected {1: alg}, unprotected {33: x5chain} (one bstr when single, array when
/// several, left out when none).
QByteArray makeSign1(
    const crypto::PrivateKey& key, const QList<QByteArray>& x5chain, QByteArrayView payload, Payload form);
/// COSE_Mac0 array with HMAC 256/256 and a detached payload.
QByteArray makeMac0(QByteArrayView key, QByteArrayView payload);

} // namespace naru::identity::mdl
