// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/bundle.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "sync/packs/inside.h"
#include "sync/wire/reading.h"

#include <QHash>
#include <QIODevice>
#include <QSet>
#include <QtEndian>

#include <algorithm>

namespace naru::packs {

using codec::CborValue;
using codec::CborWriter;

namespace {

const QByteArray bundleMagic = QByteArrayLiteral("naru.bundle/1\n");
constexpr qsizetype lengthBytes = 4, headBytesMax = 64;
constexpr qsizetype pieceBytes = 1024 * 1024; ///< held at a time
constexpr codec::CborLimits headLimits{headBytesMax, 2, 8};

enum class Kind : quint8 { Root, Manifest, Blob };

struct Head {
    Kind kind = Kind::Root;
    qint64 size = 0;
    QByteArray sha256;
};

qint64 bytesMaxOf(Kind kind)
{
    switch (kind) {
    case Kind::Root:
        return rootBytesMax;
    case Kind::Manifest:
        return manifestBytesMax;
    case Kind::Blob:
        break;
    }
    return fileBytesMax;
}

/// Exactly so many, or nothing.
std::optional<QByteArray> piece(QIODevice& from, qint64 size)
{
    QByteArray bytes;
    while (bytes.size() < size) {
        const QByteArray more = from.read(size - bytes.size());
        if (more.isEmpty())
            return std::nullopt;
        bytes += more;
    }
    return bytes;
}

Fault bad(const char* why)
{
    return Fault(ReleaseFault::BadBundle, QLatin1StringView(why));
}

/// Nothing: the file is at its end.
Result<std::optional<Head>> headIn(QIODevice& from)
{
    const QByteArray first = from.read(1);
    if (first.isEmpty())
        return std::optional<Head>();
    const auto rest = piece(from, lengthBytes - 1);
    const quint32 length = rest ? qFromBigEndian<quint32>((first + *rest).constData()) : 0;
    const auto bytes = length > 0 && length <= headBytesMax ? piece(from, length) : std::nullopt;
    if (!bytes)
        return bad("head");
    const auto document = documentIn(*bytes, headLimits, ReleaseFault::BadBundle);
    if (!document)
        return document.fault();
    const CborValue map = (*document)->root();
    const auto kind = wire::numberIn(map.find(0), quint64(Kind::Blob));
    const auto size = wire::numberIn(map.find(1), wire::numberMax, 1);
    auto sha256 = wire::bytesIn(map.find(2), hashBytes, hashBytes);
    if (!kind || !size || !sha256 || map.size() != 3)
        return bad("head");
    Head head{Kind(*kind), qint64(*size), std::move(*sha256)};
    if (head.size > bytesMaxOf(head.kind))
        return ReleaseFault::TooLarge;
    return std::optional(std::move(head));
}

Result<QByteArray> documentOf(QIODevice& from, const Head& head)
{
    auto document = piece(from, head.size);
    if (!document)
        return bad("cut off");
    return crypto::sha256(*document) == head.sha256 ? Result<QByteArray>(*std::move(document)) : ReleaseFault::Altered;
}

/// What is here already is passed over.
Result<void> shelve(QIODevice& from, const Head& head, Shelf& onto)
{
    qint64 at = std::min(head.size, onto.has(head.sha256) ? head.size : onto.partOf(head.sha256));
    if (from.skip(at) != at)
        return bad("cut off");
    do {
        const auto bytes = piece(from, std::min(pieceBytes, head.size - at));
        if (!bytes)
            return bad("cut off");
        if (const auto shelved = onto.append(head.sha256, head.size, *bytes); !shelved)
            return shelved.fault();
        at += bytes->size();
    } while (at < head.size);
    return {};
}

Result<void> put(QIODevice& to, Kind kind, const QByteArray& bytes)
{
    CborWriter map;
    map.map(3).number(0).number(qint64(kind)).number(1).number(bytes.size()).number(2).bytes(crypto::sha256(bytes));
    const QByteArray head = map.take();
    char length[lengthBytes];
    qToBigEndian(quint32(head.size()), length);
    const bool isWritten = to.write(length, lengthBytes) == lengthBytes && to.write(head) == head.size()
        && to.write(bytes) == bytes.size();
    return isWritten ? Result<void>() : ReleaseFault::CannotWrite;
}

} // namespace

Result<Bundle> readBundleHead(QIODevice& from)
{
    if (piece(from, bundleMagic.size()) != bundleMagic)
        return bad("not a bundle");
    Bundle bundle;
    while (bundle.manifest.isEmpty()) {
        const auto head = headIn(from);
        if (!head || !*head || (*head)->kind == Kind::Blob)
            return head ? bad("no manifest") : head.fault();
        auto document = documentOf(from, **head);
        if (!document)
            return document.fault();
        if ((*head)->kind == Kind::Manifest)
            bundle.manifest = *std::move(document);
        else if (bundle.roots.size() < rootsMax)
            bundle.roots.append(*std::move(document));
        else
            return ReleaseFault::TooLarge;
    }
    const auto manifest = unprovenManifest(bundle.manifest);
    if (!manifest)
        return manifest.fault().is(ReleaseFault::TooLarge) ? manifest.fault() : bad("manifest");
    return bundle;
}

Result<Bundle> readBundle(QIODevice& from, Shelf& onto)
{
    auto bundle = readBundleHead(from);
    if (!bundle)
        return bundle;
    const QByteArray& document = bundle->manifest;
    const Manifest manifest = *unprovenManifest(document); // as readBundleHead() looked
    if (const auto shelved = onto.append(crypto::sha256(document), document.size(), document); !shelved)
        return shelved.fault();
    QHash<QByteArray, qint64> awaited; // each once
    for (const File& file : manifest.files)
        awaited.insert(file.sha256, file.size);
    for (;;) {
        const auto head = headIn(from);
        if (!head)
            return head.fault();
        if (!*head)
            return bundle;
        if ((*head)->kind != Kind::Blob || awaited.take((*head)->sha256) != (*head)->size)
            return bad("a part that is not of it");
        if (const auto shelved = shelve(from, **head, onto); !shelved)
            return shelved.fault();
    }
}

Result<void> writeBundleHead(QIODevice& to, const Bundle& bundle)
{
    if (const auto manifest = unprovenManifest(bundle.manifest); !manifest)
        return manifest.fault();
    if (to.write(bundleMagic) != bundleMagic.size())
        return ReleaseFault::CannotWrite;
    for (const QByteArray& root : bundle.roots) {
        if (const auto done = put(to, Kind::Root, root); !done)
            return done;
    }
    return put(to, Kind::Manifest, bundle.manifest);
}

Result<void> writeBundle(
    QIODevice& to, const Bundle& bundle, const std::function<Result<QByteArray>(const File&)>& blob)
{
    if (const auto begun = writeBundleHead(to, bundle); !begun)
        return begun;
    const Manifest manifest = *unprovenManifest(bundle.manifest); // as writeBundleHead() looked
    QSet<QByteArray> written;
    for (const File& file : manifest.files) {
        if (written.contains(file.sha256))
            continue;
        written.insert(file.sha256);
        const auto bytes = blob(file);
        if (!bytes)
            return bytes.fault();
        if (bytes->size() != file.size || crypto::sha256(*bytes) != file.sha256)
            return ReleaseFault::Altered;
        if (const auto done = put(to, Kind::Blob, *bytes); !done)
            return done;
    }
    return {};
}

} // namespace naru::packs
