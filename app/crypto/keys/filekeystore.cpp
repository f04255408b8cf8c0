// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"
#include "app/crypto/keys/keyfile.h"
#include "app/crypto/keys/keystore.h"

#include <QRegularExpression>

namespace naru::crypto {

namespace {

constexpr qsizetype keyBytesMax = 16 * 1024;
constexpr std::size_t keysMax = 1024;

bool isKeyName(const QString& name)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\z"));
    constexpr qsizetype charsMax = 64;
    return name.size() <= charsMax && form.match(name).hasMatch();
}

/// Holds what the file holds; a change is on disk before it is in memory.
class FileKeyStore final : public KeyStore {
public:
    FileKeyStore(QString path, KeyMap keys)
        : m_path(std::move(path))
        , m_keys(std::move(keys))
    {
    }

    Result<Secret> load(const QString& name) const override
    {
        const auto found = m_keys.find(name);
        if (found == m_keys.end())
            return CryptoFault::KeyMissing;
        return found->second.copy();
    }

    Result<void> store(const QString& name, const Secret& key) override
    {
        NARU_ASSERT(isKeyName(name) && key.size() <= keyBytesMax && m_keys.size() < keysMax);
        KeyMap changed = copyOf(m_keys);
        changed[name] = key.copy();
        return replace(std::move(changed));
    }

    Result<void> destroy(const QString& name) override
    {
        KeyMap changed = copyOf(m_keys);
        if (changed.erase(name) == 0)
            return CryptoFault::KeyMissing;
        return replace(std::move(changed));
    }

    QStringList names() const override
    {
        QStringList result;
        for (const auto& [name, key] : m_keys)
            result += name;
        return result;
    }

    bool liesBesideData() const override { return true; }

private:
    static KeyMap copyOf(const KeyMap& keys)
    {
        KeyMap result;
        for (const auto& [name, key] : keys)
            result.emplace(name, key.copy());
        return result;
    }

    Result<void> replace(KeyMap keys)
    {
        if (const auto written = replaceKeyFile(m_path, encodeKeys(keys).view()); !written)
            return written;
        m_keys = std::move(keys);
        return {};
    }

    const QString m_path;
    KeyMap m_keys;
};

} // namespace

Result<std::unique_ptr<KeyStore>> openFileKeyStore(const QString& path)
{
    const auto bytes = readKeyFile(path);
    if (!bytes)
        return bytes.fault();
    auto keys = bytes->isEmpty() ? Result<KeyMap>(KeyMap()) : decodeKeys(bytes->view());
    if (!keys)
        return keys.fault();
    return std::unique_ptr<KeyStore>(std::make_unique<FileKeyStore>(path, std::move(*keys)));
}

} // namespace naru::crypto
