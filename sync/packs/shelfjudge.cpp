// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a release may be taken: every rule once more, before anything of it is put to use.
#include "sync/packs/shelf.h"

#include <QVersionNumber>

#include <algorithm>

namespace naru::packs {

bool holdsBack(const Role& then, const Role& now)
{
    const auto stayed = std::count_if(
        then.keys.cbegin(), then.keys.cend(), [&](const QByteArray& id) { return now.keys.contains(id); });
    return stayed >= now.threshold;
}

/// An old image of the shelf has an older root than the journal knows, and another's has another one.
Result<void> Shelf::judgeRoot(const QList<Believed>& chain, const Judged& by) const
{
    if (chain.isEmpty())
        return ReleaseFault::NoRoot;
    if (chain.constLast().root.notBefore > by.now)
        return Fault(ReleaseFault::NotYet, QStringLiteral("root"));
    const auto known = by.ratchet.newest();
    if (!known)
        return {};
    if (chain.constLast().root.version < known->root)
        return Fault(ReleaseFault::Older, QStringLiteral("root"));
    const bool isSame = std::any_of(chain.cbegin(), chain.cend(),
        [&](const Believed& each) { return each.root.version == known->root && each.pin == known->rootPin; });
    return isSame ? Result<void>() : Fault(ReleaseFault::NoRoot, QStringLiteral("another root"));
}

Result<void> Shelf::judgeAge(
    const QList<Believed>& chain, const Manifest& manifest, const QByteArray& sha256, const Ratchet& ratchet) const
{
    const auto taken = ratchet.taken(manifest.channel);
    if (!taken || manifest.version > taken->version)
        return {};
    if (manifest.version == taken->version && sha256 == taken->manifest)
        return {};
    const auto then = std::find_if(chain.cbegin(), chain.cend(),
        [&](const Believed& each) { return each.root.version == taken->root && each.pin == taken->rootPin; });
    const Root& now = chain.constLast().root;
    const bool isLetGo = then != chain.cend()
        && !holdsBack(then->root.channels.value(manifest.channel), now.channels.value(manifest.channel));
    return isLetGo ? Result<void>() : ReleaseFault::Older;
}

Result<Manifest> Shelf::judge(const QByteArray& sha256, const Judged& by) const
{
    const auto chain = this->chain();
    if (const auto good = judgeRoot(chain, by); !good)
        return good.fault();
    const auto document = blob(sha256, manifestBytesMax);
    auto manifest = document ? manifestOf(chain.constLast().root, *document) : Result<Manifest>(document.fault());
    if (!manifest)
        return manifest;
    if (manifest->notBefore > by.now)
        return ReleaseFault::NotYet;
    if (manifest->expires && *manifest->expires <= by.now)
        return ReleaseFault::Expired;
    if (QVersionNumber::fromString(manifest->leastProgram) > QVersionNumber::fromString(by.program))
        return ReleaseFault::NewerProgram;
    if (const auto good = judgeAge(chain, *manifest, sha256, by.ratchet); !good)
        return good.fault();
    for (const File& file : manifest->files) {
        if (const auto good = compare(file.sha256, file.size); !good)
            return Fault(good.fault().is(ReleaseFault::Missing) ? ReleaseFault::Missing : ReleaseFault::Altered,
                QString::fromLatin1(file.sha256.first(4).toHex()));
    }
    return manifest;
}

} // namespace naru::packs
