// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/base/result.h"
#include "app/crypto/faults.h"
#include "app/crypto/secret.h"

namespace naru::crypto {

/// What stands between a copied data folder and its keys: the key file is sealed with a key that is not beside it.
struct KeyGuard {
    enum class By : quint8 {
        Nothing = 0,    ///< the file alone
        Credential = 1, ///< 32 bytes that the service manager hands over at start: `LoadCredentialEncrypted=` of the unit
        Tpm = 2,        ///< a P-256 key that never leaves this machine's TPM 2.0 (tpm2-openssl)
    } by = By::Nothing;
    /// Credential: SHA-256 of "naru-guard" ‖ credential, so that another one is named as such. Tpm: u16 length ‖
    /// "TSS2 PRIVATE KEY" PEM ‖ SPKI of the peer: the sealing key is HKDF of their agreement.
    QByteArray blob;
};
inline constexpr const char* credentialName = "naru-keys"; ///< in $CREDENTIALS_DIRECTORY
inline constexpr qsizetype guardKeyBytes = 32, guardBlobBytesMax = 4 * 1024;

struct GuardKey {
    KeyGuard guard;
    Secret key; ///< 32 bytes
};
/// A new guard and what it seals with. Fault: KeyGuardMissing: there is no such credential or TPM here.
Result<GuardKey> makeGuard(KeyGuard::By by, Random& random);
/// What this guard seals with. Faults: KeyGuardMissing, WrongKey (another credential, another TPM).
Result<Secret> openGuard(const KeyGuard& guard);

/// "NARUKEYS", version 2 (1 byte), guard (u8), blob (u16 length ‖ bytes), nonce(12), AES-256-GCM of the version 1 file;
/// what stands before the nonce is its associated data. Numbers are big endian.
QByteArray guardedFile(const GuardKey& guard, QByteArrayView plainFile, Random& random);
/// Whether a file is of version 2.
bool isGuarded(QByteArrayView file);
/// Faults: KeyStoreDamaged, and those of openGuard().
struct Unguarded {
    GuardKey guard;
    Secret plainFile;
};
Result<Unguarded> unguarded(QByteArrayView file);

/// Seals the key file at `path` anew, or opens it for good (Nothing): whole or not at all. Faults: KeyMissing (there is
/// no key in it), KeyGuardMissing, and those of openFileKeyStore().
Result<void> guardKeyFile(const QString& path, KeyGuard::By by, Random& random);
Result<KeyGuard::By> guardOfKeyFile(const QString& path);

// tpmguard.cpp
Result<GuardKey> makeTpmGuard(Random& random);
Result<Secret> openTpmGuard(const QByteArray& blob);

} // namespace naru::crypto
