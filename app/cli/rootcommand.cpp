// SPDX-License-Identifier: GPL-3.0-or-later
// naructl pack root new|next: who may sign what is handed down.
#include "app/cli/release.h"
#include "app/storage/faults.h"

#include <QFileInfo>

#include <algorithm>

namespace naru::cli {

namespace {

using packs::Channel;
using packs::Document;
using packs::ReleaseFault;
using packs::Role;
using packs::Root;

/// A key, and its id in a role.
void add(Root& root, Role& role, const crypto::PublicKey& key)
{
    const QByteArray id = keyIdOf(key);
    root.keys.insert(id, key);
    if (!role.keys.contains(id))
        role.keys.append(id);
}

Fault badRole(const QString& what)
{
    return Fault(ReleaseFault::BadRoot, QStringLiteral("--role ") + what);
}

/// "trust=2:K1.pub,K2.pub", or "fees=none".
Result<void> readRole(const QString& text, Root& root)
{
    const auto channel = packs::channelOf(text.section(u'=', 0, 0));
    const QString said = text.section(u'=', 1);
    if (!channel)
        return badRole(text);
    root.channels.remove(*channel);
    if (said == u"none")
        return {};
    Role role{said.section(u':', 0, 0).toInt(), {}};
    for (const QString& path : said.section(u':', 1).split(u',', Qt::SkipEmptyParts)) {
        const auto key = publicKeyIn(path);
        if (!key)
            return key.fault();
        add(root, role, *key);
    }
    if (role.threshold < 1 || role.threshold > role.keys.size())
        return badRole(text);
    std::sort(role.keys.begin(), role.keys.end());
    root.channels.insert(*channel, role);
    return {};
}

/// The first one is of those who sign it here, and of the holders who will; a next one keeps them but where it says.
Result<void> readHolders(const ReleaseLine& line, const QList<crypto::PrivateKey>& keys, bool isFirst, Root& root)
{
    if (isFirst || !line.holders.isEmpty())
        root.root.keys.clear();
    for (const crypto::PrivateKey& key : isFirst ? keys : QList<crypto::PrivateKey>())
        add(root, root.root, key.publicKey());
    for (const QString& path : line.holders) {
        const auto key = publicKeyIn(path);
        if (!key)
            return key.fault();
        add(root, root.root, *key);
    }
    std::sort(root.root.keys.begin(), root.root.keys.end());
    if (line.threshold > 0)
        root.root.threshold = line.threshold;
    return root.root.threshold <= root.root.keys.size()
        ? Result<void>()
        : Fault(ReleaseFault::BadRoot, QStringLiteral("--threshold is more than there are keys"));
}

void dropUnused(Root& root)
{
    QList<QByteArray> used = root.root.keys;
    for (const Role& role : std::as_const(root.channels))
        used += role.keys;
    root.keys.removeIf([&](const auto& each) { return !used.contains(each.key()); });
}

Result<Root> planned(const ReleaseLine& line, const QList<crypto::PrivateKey>& keys)
{
    const bool isFirst = line.words[1] == u"new";
    Root root;
    if (!isFirst) {
        const auto document = fileContent(line.before, packs::rootBytesMax);
        const auto pin = document ? packs::pinOf(*document) : Result<QByteArray>(document.fault());
        auto before = pin ? packs::firstRoot(*document, *pin) : Result<Root>(pin.fault());
        if (!before)
            return before;
        root = *std::move(before);
        ++root.version;
    }
    const QString today = koreanDate(SystemClock().now()).toString(Qt::ISODate);
    const auto begins = dayOf(line.begins.isEmpty() ? today : line.begins);
    if (!begins)
        return begins.fault();
    root.notBefore = *begins;
    for (const QString& text : line.roles) {
        if (const auto read = readRole(text, root); !read)
            return read.fault();
    }
    if (const auto read = readHolders(line, keys, isFirst, root); !read)
        return read.fault();
    dropUnused(root);
    return root;
}

/// What lies there already keeps the signatures of others, when it is the same root.
Result<packs::Signed> begun(const QString& path, const QByteArray& bytes)
{
    if (!QFileInfo::exists(path))
        return packs::Signed{bytes, {}};
    const auto document = fileContent(path, packs::rootBytesMax);
    const auto read = document ? packs::signedOf(Document::Root, *document) : Result<packs::Signed>(document.fault());
    const bool isSame = read && read->bytes == bytes;
    return isSame ? read : otherContent(path);
}

} // namespace

int makeRoot(const ReleaseLine& line)
{
    QList<crypto::PrivateKey> keys;
    for (const QString& path : line.keys) {
        const auto key = privateKeyIn(path);
        if (!key)
            return refuseRelease(key.fault(), line.asJson);
        keys.append(*key);
    }
    const auto root = planned(line, keys);
    auto document = root ? begun(line.out, packs::bytesOf(*root)) : Result<packs::Signed>(root.fault());
    if (!document)
        return refuseRelease(document.fault(), line.asJson);
    for (const crypto::PrivateKey& key : keys)
        document = packs::withSignature(Document::Root, *std::move(document), key);
    const QByteArray bytes = packs::bytesOf(*document);
    if (const auto pin = packs::pinOf(bytes); !pin) // over a limit
        return refuseRelease(pin.fault(), line.asJson);
    const auto kept = keepFile(line.out, [&](QIODevice& file) {
        return file.write(bytes) == bytes.size() ? Result<void>() : Fault(storage::StorageFault::IoFailed, line.out);
    });
    if (!kept)
        return refuseRelease(kept.fault(), line.asJson);
    ReleaseLine made = line;
    made.words = {QStringLiteral("verify"), line.out};
    made.roots = line.before.isEmpty() ? QStringList() : QStringList{line.before};
    (void)verifyRelease(made); // who has signed and who is missing: a root is made before all have
    return Done;
}

} // namespace naru::cli
