// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/keys/keystore.h"

#include <map>

namespace naru::crypto {

namespace {

class MemoryKeyStore final : public KeyStore {
public:
    Result<Secret> load(const QString& name) const override
    {
        const auto found = m_keys.find(name);
        if (found == m_keys.end())
            return CryptoFault::KeyMissing;
        return found->second.copy();
    }

    Result<void> store(const QString& name, const Secret& key) override
    {
        m_keys[name] = key.copy();
        return {};
    }

    Result<void> destroy(const QString& name) override
    {
        if (m_keys.erase(name) == 0)
            return CryptoFault::KeyMissing;
        return {};
    }

    QStringList names() const override
    {
        QStringList result;
        for (const auto& [name, key] : m_keys)
            result += name;
        return result;
    }

    bool liesBesideData() const override { return false; }

private:
    std::map<QString, Secret> m_keys;
};

} // namespace

std::unique_ptr<KeyStore> memoryKeyStore()
{
    return std::make_unique<MemoryKeyStore>();
}

Result<Secret> loadOrCreate(KeyStore& store, const QString& name, qsizetype bytes, Random& random)
{
    auto known = store.load(name);
    if (known || !known.fault().is(CryptoFault::KeyMissing)) {
        if (known && known->size() != bytes)
            return CryptoFault::KeyStoreDamaged;
        return known;
    }
    Secret fresh(bytes);
    random.fill(fresh.data(), fresh.size());
    if (const auto stored = store.store(name, fresh); !stored)
        return stored.fault();
    return fresh;
}

} // namespace naru::crypto
