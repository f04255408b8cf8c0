// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/keys/keystore.h"
#include "app/journal/schema.h"

#include <map>

namespace naru::journal {

inline constexpr qsizetype dataKeyBytes = 32;
inline constexpr const char* wrapKeyName = "journal.wrap";

using SharedKey = std::shared_ptr<const crypto::Secret>;

/// Opens and seals what lies in the file: data keys with the device's wrapping key, bodies with a data key. Unchanging
/// after it is made: every thread may use it.
class Vault {
public:
    Vault(QByteArray deviceId, crypto::Secret wrapKey);
    const QByteArray& deviceId() const { return m_deviceId; }

    /// A data key stored as nonce(12) ‖ AES-256-GCM, bound to this device and its number.
    Result<SharedKey> loadKey(storage::Database& database, quint32 keyId) const;
    /// The same, of a copy. Fault: KeyMissing.
    Result<SharedKey> unwrap(quint32 keyId, const QByteArray& wrapped) const;
    Result<void> storeKey(storage::Transaction& transaction, quint32 keyId, quint32 epoch, quint64 firstSeq,
        const crypto::Secret& key, const QByteArray& nonce) const;

    /// Fills digest, hash and body of a row whose other fields stand. `nonce` is used once.
    void seal(Row& row, const QByteArray& previous, const crypto::Secret& key, QByteArrayView nonce,
        QByteArrayView framed) const;
    /// Whether the row's hash follows from `previous`.
    bool follows(const Row& row, const QByteArray& previous) const;
    /// The framed body. Fault: BodyUnreadable, also when the opened bytes are not what the digest names.
    Result<QByteArray> openFramed(const Row& row, const QByteArray& previous, const crypto::Secret& key) const;
    /// Body without its frame.
    Result<QByteArray> open(const Row& row, const QByteArray& previous, const crypto::Secret& key) const;

private:
    QByteArray wrapAssociated(quint32 keyId) const;

    QByteArray m_deviceId;
    crypto::Secret m_wrapKey;
};

/// Data keys already opened during one walk or read.
class KeyCache {
public:
    KeyCache(const Vault& vault, storage::Database& database)
        : m_vault(vault)
        , m_database(database)
    {
    }
    Result<SharedKey> key(quint32 keyId);

private:
    const Vault& m_vault;
    storage::Database& m_database;
    std::map<quint32, SharedKey> m_keys;
};

} // namespace naru::journal
