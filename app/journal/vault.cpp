// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/vault.h"

#include "app/crypto/aead.h"
#include "app/crypto/hash.h"

#include <QtEndian>

namespace naru::journal {

using crypto::gcmNonceBytes;

Vault::Vault(QByteArray deviceId, crypto::Secret wrapKey)
    : m_deviceId(std::move(deviceId))
    , m_wrapKey(std::move(wrapKey))
{
    NARU_ASSERT(m_deviceId.size() == deviceIdBytes && m_wrapKey.size() == dataKeyBytes);
}

QByteArray Vault::wrapAssociated(quint32 keyId) const
{
    const quint32 number = qToBigEndian(keyId);
    return QByteArray("naru-k1") + m_deviceId + QByteArray(reinterpret_cast<const char*>(&number), sizeof number);
}

Result<SharedKey> Vault::loadKey(storage::Database& database, quint32 keyId) const
{
    auto select = database.prepare("SELECT wrapped FROM data_key WHERE key_id=?1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, qint64(keyId)).step();
    if (!stepped)
        return stepped.fault();
    if (*stepped != storage::Statement::Step::Row)
        return Fault(JournalFault::KeyMissing, QStringLiteral("data key %1").arg(keyId));
    return unwrap(keyId, select->blob(0));
}

Result<SharedKey> Vault::unwrap(quint32 keyId, const QByteArray& wrapped) const
{
    const QString detail = QStringLiteral("data key %1").arg(keyId);
    if (wrapped.size() < gcmNonceBytes)
        return Fault(JournalFault::KeyMissing, detail);
    const QByteArrayView whole(wrapped);
    auto opened = crypto::open(
        m_wrapKey.view(), whole.first(gcmNonceBytes), wrapAssociated(keyId), whole.sliced(gcmNonceBytes));
    if (!opened || opened->size() != dataKeyBytes)
        return Fault(JournalFault::KeyMissing, detail + QStringLiteral(" does not open with the key of this device"));
    auto key = std::make_shared<const crypto::Secret>(QByteArrayView(*opened));
    crypto::wipe(*opened);
    return SharedKey(std::move(key));
}

Result<void> Vault::storeKey(storage::Transaction& transaction, quint32 keyId, quint32 epoch, quint64 firstSeq,
    const crypto::Secret& key, const QByteArray& nonce) const
{
    NARU_ASSERT(key.size() == dataKeyBytes && nonce.size() == gcmNonceBytes);
    auto insert = transaction.prepare("INSERT INTO data_key(key_id, epoch, first_seq, wrapped) VALUES(?1, ?2, ?3, ?4)");
    if (!insert)
        return insert.fault();
    const QByteArray wrapped = nonce + crypto::seal(m_wrapKey.view(), nonce, wrapAssociated(keyId), key.view());
    return insert->bind(1, qint64(keyId))
        .bind(2, qint64(epoch))
        .bind(3, static_cast<qint64>(firstSeq))
        .bind(4, wrapped)
        .run();
}

void Vault::seal(
    Row& row, const QByteArray& previous, const crypto::Secret& key, QByteArrayView nonce, QByteArrayView framed) const
{
    NARU_ASSERT(nonce.size() == gcmNonceBytes);
    row.digest = crypto::sha256(framed);
    const QByteArray input = hashInput(m_deviceId, linkOf(row, previous));
    row.hash = crypto::sha256(input);
    row.body = nonce.toByteArray() + crypto::seal(key.view(), nonce, input, framed);
}

bool Vault::follows(const Row& row, const QByteArray& previous) const
{
    return previous.size() == hashBytes && row.digest.size() == hashBytes && row.hash.size() == hashBytes
        && crypto::sha256(hashInput(m_deviceId, linkOf(row, previous))) == row.hash;
}

Result<QByteArray> Vault::openFramed(const Row& row, const QByteArray& previous, const crypto::Secret& key) const
{
    const Fault unreadable(JournalFault::BodyUnreadable, placeOf(row.epoch, row.seq));
    if (row.body.size() < gcmNonceBytes)
        return unreadable;
    const QByteArrayView whole(row.body);
    const QByteArray input = hashInput(m_deviceId, linkOf(row, previous));
    auto framed = crypto::open(key.view(), whole.first(gcmNonceBytes), input, whole.sliced(gcmNonceBytes));
    if (!framed || crypto::sha256(*framed) != row.digest)
        return unreadable;
    return *std::move(framed);
}

Result<QByteArray> Vault::open(const Row& row, const QByteArray& previous, const crypto::Secret& key) const
{
    auto framed = openFramed(row, previous, key);
    if (!framed)
        return framed;
    auto body = unframe(*std::move(framed));
    if (!body)
        return Fault(JournalFault::BodyUnreadable, placeOf(row.epoch, row.seq));
    return body;
}

Result<SharedKey> KeyCache::key(quint32 keyId)
{
    const auto known = m_keys.find(keyId);
    if (known != m_keys.end())
        return known->second;
    auto loaded = m_vault.loadKey(m_database, keyId);
    if (loaded)
        m_keys.emplace(keyId, *loaded);
    return loaded;
}

} // namespace naru::journal
