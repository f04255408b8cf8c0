// SPDX-License-Identifier: GPL-3.0-or-later
// naructl pack build and sign: a release as one file, which those who may sign it pass around.
#include "app/cli/release.h"
#include "app/crypto/hash.h"
#include "app/storage/faults.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace naru::cli {

namespace {

using packs::Document;
using packs::File;
using packs::Manifest;
using packs::ReleaseFault;

/// Every file below the folder; what is hidden or a link has no business there, and its path says so.
Result<QList<File>> filesBelow(const QString& folder)
{
    if (!QFileInfo(folder).isDir())
        return cannotRead(folder);
    const QString below = QDir(folder).absolutePath() + u'/';
    QList<File> files;
    QDirIterator walk(below, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        if (walk.fileInfo().isSymLink() || files.size() == packs::filesMax)
            return Fault(files.size() == packs::filesMax ? ReleaseFault::TooLarge : ReleaseFault::BadManifest, path);
        const auto bytes = fileContent(path, packs::fileBytesMax);
        if (!bytes)
            return bytes.fault();
        files.append({path.sliced(below.size()), bytes->size(), crypto::sha256(*bytes)});
    }
    return files;
}

/// SHA-256 of the manifest document in a bundle.
Result<QByteArray> documentBefore(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(path);
    const auto bundle = packs::readBundleHead(file);
    return bundle ? Result<QByteArray>(crypto::sha256(bundle->manifest)) : bundle.fault();
}

Result<Manifest> planned(const ReleaseLine& line)
{
    Manifest manifest;
    manifest.channel = *packs::channelOf(line.words[1]);
    manifest.version = line.version;
    manifest.leastProgram = line.program;
    const QString today = koreanDate(SystemClock().now()).toString(Qt::ISODate);
    const auto begins = dayOf(line.begins.isEmpty() ? today : line.begins);
    const auto expires = line.expires.isEmpty() ? begins : dayOf(line.expires, 1);
    if (!begins || !expires)
        return begins ? expires.fault() : begins.fault();
    manifest.notBefore = *begins;
    if (!line.expires.isEmpty())
        manifest.expires = *expires;
    if (!line.before.isEmpty()) {
        const auto before = documentBefore(line.before);
        if (!before)
            return before.fault();
        manifest.before = *before;
    }
    auto files = filesBelow(line.words[2]);
    if (!files)
        return files.fault();
    manifest.files = *std::move(files);
    return manifest;
}

/// The same release that lies there already may be signed: it is left as it is.
Result<bool> liesThere(const QString& path, const QByteArray& bytes)
{
    if (!QFileInfo::exists(path))
        return false;
    QFile file(path);
    const auto bundle
        = file.open(QIODevice::ReadOnly) ? packs::readBundleHead(file) : Result<packs::Bundle>(cannotRead(path));
    const auto read
        = bundle ? packs::signedOf(Document::Manifest, bundle->manifest) : Result<packs::Signed>(bundle.fault());
    if (read && read->bytes == bytes)
        return true;
    return otherContent(path);
}

Result<packs::Bundle> bundleOf(const ReleaseLine& line, const QByteArray& bytes)
{
    packs::Bundle bundle{{}, packs::bytesOf(packs::Signed{bytes, {}})};
    if (const auto read = packs::unprovenManifest(bundle.manifest); !read)
        return read.fault(); // a name or a number that no desk would take
    for (const QString& path : line.roots) {
        const auto root = fileContent(path, packs::rootBytesMax);
        const auto pin = root ? packs::pinOf(*root) : Result<QByteArray>(root.fault());
        if (!pin)
            return pin.fault();
        bundle.roots.append(*root);
    }
    return bundle;
}

int told(const ReleaseLine& line, const Manifest& manifest, const QJsonObject& more)
{
    if (line.asJson) {
        QJsonObject object{{QStringLiteral("channel"), QLatin1StringView(packs::nameOf(manifest.channel))},
            {QStringLiteral("version"), qint64(manifest.version)}, {QStringLiteral("files"), manifest.files.size()}};
        for (auto it = more.begin(); it != more.end(); ++it)
            object.insert(it.key(), it.value());
        printJson(object);
        return Done;
    }
    print(QStringLiteral("%1 %2  %3 files")
              .arg(QLatin1StringView(packs::nameOf(manifest.channel)))
              .arg(manifest.version)
              .arg(manifest.files.size()));
    for (const File& file : manifest.files)
        print(QStringLiteral("  %1  %2  %3").arg(shortId(file.sha256)).arg(file.size, 9).arg(file.path));
    return Done;
}

/// As they are, a piece at a time.
Result<void> copyRest(QIODevice& from, QIODevice& to)
{
    constexpr qint64 pieceBytes = 1024 * 1024;
    while (!from.atEnd()) {
        const QByteArray piece = from.read(pieceBytes);
        if (piece.isEmpty() || to.write(piece) != piece.size())
            return storage::StorageFault::IoFailed;
    }
    return {};
}

bool hasSigned(const packs::Signed& document, const QByteArray& id)
{
    return std::any_of(
        document.signatures.cbegin(), document.signatures.cend(), [&](const auto& each) { return each.first == id; });
}

/// The signature takes its place in the file before the files of the release, which stay as they are.
Result<Manifest> signBundle(const ReleaseLine& line, const QString& path, const crypto::PrivateKey& key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(path);
    auto bundle = packs::readBundleHead(file);
    if (!bundle)
        return bundle.fault();
    auto document = *packs::signedOf(Document::Manifest, bundle->manifest); // as readBundleHead() looked
    const Manifest manifest = *packs::unprovenManifest(bundle->manifest);
    if (hasSigned(document, keyIdOf(key.publicKey())) && line.out.isEmpty())
        return manifest;
    bundle->manifest = packs::bytesOf(packs::withSignature(Document::Manifest, std::move(document), key));
    const auto kept = keepFile(line.out.isEmpty() ? path : line.out, [&](QIODevice& to) -> Result<void> {
        const auto begun = packs::writeBundleHead(to, *bundle);
        return begun ? copyRest(file, to) : begun;
    });
    return kept ? Result<Manifest>(manifest) : kept.fault();
}

Result<void> signRoot(const ReleaseLine& line, const QString& path, const crypto::PrivateKey& key)
{
    const auto bytes = fileContent(path, packs::rootBytesMax);
    const auto root = bytes ? packs::unprovenRoot(*bytes) : Result<packs::Root>(bytes.fault());
    if (!root)
        return root.fault();
    auto document = *packs::signedOf(Document::Root, *bytes);
    if (hasSigned(document, keyIdOf(key.publicKey())) && line.out.isEmpty())
        return {};
    const QByteArray again = packs::bytesOf(packs::withSignature(Document::Root, std::move(document), key));
    return keepFile(line.out.isEmpty() ? path : line.out, [&](QIODevice& to) {
        return to.write(again) == again.size() ? Result<void>() : Fault(storage::StorageFault::IoFailed, path);
    });
}

} // namespace

int buildRelease(const ReleaseLine& line)
{
    const auto manifest = planned(line);
    if (!manifest)
        return refuseRelease(manifest.fault(), line.asJson);
    const auto bundle = bundleOf(line, packs::bytesOf(*manifest));
    if (!bundle)
        return refuseRelease(bundle.fault(), line.asJson);
    const auto lies = liesThere(line.out, packs::bytesOf(*manifest));
    if (!lies)
        return refuseRelease(lies.fault(), line.asJson);
    const auto kept = *lies ? Result<void>() : keepFile(line.out, [&](QIODevice& to) {
        return packs::writeBundle(to, *bundle, [&](const File& file) {
            return fileContent(QDir(line.words[2]).filePath(file.path), packs::fileBytesMax);
        });
    });
    return kept ? told(line, *manifest, {}) : refuseRelease(kept.fault(), line.asJson);
}

int signRelease(const ReleaseLine& line)
{
    const QString path = line.words[1];
    const auto key = privateKeyIn(line.keys.constFirst());
    if (!key)
        return refuseRelease(key.fault(), line.asJson);
    const QByteArray id = keyIdOf(key->publicKey());
    const QJsonObject by{{QStringLiteral("signed_by"), QString::fromLatin1(id.toHex())}};
    if (!line.asJson)
        print(QStringLiteral("key %1").arg(shortId(id)));
    if (isBundle(path)) {
        const auto manifest = signBundle(line, path, *key);
        return manifest ? told(line, *manifest, by) : refuseRelease(manifest.fault(), line.asJson);
    }
    const auto done = signRoot(line, path, *key);
    if (!done)
        return refuseRelease(done.fault(), line.asJson);
    if (line.asJson)
        printJson(by);
    return Done;
}

} // namespace naru::cli
