// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/base/result.h"
#include "app/crypto/keys/keystore.h"
#include "app/desk/faults.h"

#include <QString>

namespace naru::desk {

/// The one thing that opens a backup: 160 random bits, written on paper as eight groups of four letters and digits
/// (Crockford base32: no I, L, O, U; read back forgivingly).
QString recoveryText(QByteArrayView code);
Result<crypto::Secret> parseRecovery(const QString& text); ///< Fault: RestoreUnreadable

/// The keys a restored journal needs, sealed under the recovery code. Layout: "NARUKEYS1" ‖ salt(16) ‖ nonce(12) ‖
/// AES-256-GCM of a CBOR map name → key; the sealing key is HKDF-SHA256(code, salt, "naru-backup"). Keys of keyed
/// hashes and the signing key never go along.
Result<QByteArray> sealKeys(const crypto::KeyStore& keys, QByteArrayView code, Random& random);
/// The same of the journal's keys alone: what somebody who keeps copies of its entries is given along with them.
Result<QByteArray> sealJournalKeys(const crypto::KeyStore& keys, QByteArrayView code, Random& random);
Result<void> unsealKeys(
    const QByteArray& sealed, QByteArrayView code, crypto::KeyStore& into); ///< Fault: RestoreUnreadable

} // namespace naru::desk
