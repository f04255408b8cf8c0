// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"
#include "app/crypto/keys/keyfile.h"
#include "app/crypto/keys/keyguard.h"
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

Result<void> writeKeys(const QString& path, const KeyMap& keys, const std::optional<GuardKey>& guard)
{
    const Secret plain = encodeKeys(keys);
    if (!guard)
        return replaceKeyFile(path, plain.view());
    SystemRandom random;
    return replaceKeyFile(path, guardedFile(*guard, plain.view(), random));
}

/// Holds what the file holds; a change is on disk before it is in memory.
class FileKeyStore final : public KeyStore {
public:
    FileKeyStore(QString path, KeyMap keys, std::optional<GuardKey> guard)
        : m_path(std::move(path))
        , m_keys(std::move(keys))
        , m_guard(std::move(guard))
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

    bool liesBesideData() const override { return !m_guard; }

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
        if (const auto written = writeKeys(m_path, keys, m_guard); !written)
            return written;
        m_keys = std::move(keys);
        return {};
    }

    const QString m_path;
    KeyMap m_keys;
    const std::optional<GuardKey> m_guard;
};

struct Opened {
    KeyMap keys;
    std::optional<GuardKey> guard;
};

Result<Opened> openedKeys(const QString& path)
{
    const auto bytes = readKeyFile(path);
    if (!bytes)
        return bytes.fault();
    if (bytes->isEmpty())
        return Opened();
    if (!isGuarded(bytes->view())) {
        auto keys = decodeKeys(bytes->view());
        return keys ? Result<Opened>(Opened{*std::move(keys), {}}) : keys.fault();
    }
    auto inside = unguarded(bytes->view());
    if (!inside)
        return inside.fault();
    auto keys = decodeKeys(inside->plainFile.view());
    return keys ? Result<Opened>(Opened{*std::move(keys), std::move(inside->guard)}) : keys.fault();
}

} // namespace

Result<std::unique_ptr<KeyStore>> openFileKeyStore(const QString& path)
{
    auto opened = openedKeys(path);
    if (!opened)
        return opened.fault();
    return std::unique_ptr<KeyStore>(
        std::make_unique<FileKeyStore>(path, std::move(opened->keys), std::move(opened->guard)));
}

Result<void> guardKeyFile(const QString& path, KeyGuard::By by, Random& random)
{
    const auto opened = openedKeys(path);
    if (!opened)
        return opened.fault();
    if (opened->keys.empty())
        return CryptoFault::KeyMissing;
    if (by == KeyGuard::By::Nothing)
        return writeKeys(path, opened->keys, {});
    const auto guard = makeGuard(by, random);
    return guard ? writeKeys(path, opened->keys, GuardKey{guard->guard, guard->key.copy()}) : guard.fault();
}

Result<KeyGuard::By> guardOfKeyFile(const QString& path)
{
    const auto bytes = readKeyFile(path);
    if (!bytes)
        return bytes.fault();
    return isGuarded(bytes->view()) ? static_cast<KeyGuard::By>(bytes->view()[9]) : KeyGuard::By::Nothing;
}

} // namespace naru::crypto
