// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/base/result.h"
#include "app/crypto/faults.h"
#include "app/crypto/secret.h"

#include <QStringList>

#include <memory>

namespace naru::crypto {

/// Where keys live. Names are dotted ASCII, e.g. "desk.signing", "journal.wrap", "hmac.3". Keys never leave through a
/// log, a crash file or a backup.
class KeyStore {
public:
    virtual ~KeyStore() = default;
    virtual Result<Secret> load(
        const QString& name) const = 0; ///< Faults: KeyMissing, KeyStoreUnavailable, KeyStoreDamaged
    virtual Result<void> store(const QString& name, const Secret& key) = 0; ///< durable when it returns
    virtual Result<void> destroy(const QString& name) = 0; ///< overwritten and gone: that is the erasure
    virtual QStringList names() const = 0;
    /// Whether someone who copies the data folder has the keys too. Doctor and the admin page say so.
    virtual bool liesBesideData() const = 0;
};

/// One file with a checksum, mode 0600, sealed where it has a guard (keyguard.h), replaced atomically (write, fsync,
/// rename, fsync folder). It is made by the first store(). Faults: KeyStoreUnavailable, KeyStoreDamaged.
Result<std::unique_ptr<KeyStore>> openFileKeyStore(const QString& path);
/// Forgets everything; for tests and simulators.
std::unique_ptr<KeyStore> memoryKeyStore();
/// Loads, or draws `bytes` from random and stores them. Fault besides the store's: KeyStoreDamaged for a
/// key of another length.
Result<Secret> loadOrCreate(KeyStore& store, const QString& name, qsizetype bytes, Random& random);

} // namespace naru::crypto
