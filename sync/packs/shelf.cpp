// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/shelf.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "app/storage/folder.h"
#include "sync/packs/inside.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace naru::packs {

namespace {

constexpr qint64 leftForTheJournal = qint64(512) * 1024 * 1024; ///< bytes of the disk that no release takes
const QString rootSuffix = QStringLiteral(".root"), partSuffix = QStringLiteral(".part");
const QString beforeSuffix = QStringLiteral(".before"), blobsFolder = QStringLiteral("blobs/");

QString hexOf(const QByteArray& sha256)
{
    NARU_ASSERT(sha256.size() == hashBytes);
    return QString::fromLatin1(sha256.toHex());
}

/// No more than `bytesMax` and one.
std::optional<QByteArray> contentOf(const QString& path, qint64 bytesMax)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.read(bytesMax + 1)) : std::nullopt;
}

QString rootFile(const QString& folder, quint64 version)
{
    return folder + QStringLiteral("/root/") + QString::number(version) + rootSuffix;
}

/// The lowest number among the roots; 0: none is here.
quint64 firstVersion(const QString& folder)
{
    quint64 first = 0;
    for (const QString& name : QDir(folder + QStringLiteral("/root")).entryList({u'*' + rootSuffix}, QDir::Files)) {
        const quint64 version = name.chopped(rootSuffix.size()).toULongLong();
        if (version > 0 && (first == 0 || version < first))
            first = version;
    }
    return first;
}

QString linkOf(Channel channel)
{
    return QLatin1StringView(nameOf(channel));
}

} // namespace

Result<Shelf> Shelf::open(const QString& folder, DiskWatch watch)
{
    Shelf shelf(QDir(folder).absolutePath(), std::move(watch));
    for (const char* inside : {"/root", "/blobs"}) {
        if (const auto made = shelf.m_disk.makeFolder(shelf.m_folder + QLatin1StringView(inside)); !made)
            return made.fault();
    }
    return shelf;
}

/// Each proves the next; one that does not ends it, and may come again.
QList<Shelf::Believed> Shelf::chain() const
{
    QList<Believed> chain;
    for (quint64 version = firstVersion(m_folder); version > 0; ++version) {
        const auto document = contentOf(rootFile(m_folder, version), rootBytesMax);
        const auto pin = document ? pinOf(*document) : Result<QByteArray>(ReleaseFault::Missing);
        if (!pin)
            break;
        auto root = chain.isEmpty() ? firstRoot(*document, *pin) : nextRoot(chain.constLast().root, *document);
        if (!root || root->version != version)
            break;
        chain.append({*std::move(root), *pin});
    }
    return chain;
}

std::optional<Root> Shelf::root() const
{
    const auto all = chain();
    return all.isEmpty() ? std::nullopt : std::optional(all.constLast().root);
}

QByteArray Shelf::rootPin() const
{
    const auto all = chain();
    return all.isEmpty() ? QByteArray() : all.constLast().pin;
}

Result<void> Shelf::believe(const QByteArray& document, const QByteArray& pin)
{
    const auto root = firstRoot(document, pin);
    if (!root)
        return root.fault();
    const auto all = chain();
    if (!all.isEmpty())
        return all.constFirst().pin == pin ? Result<void>() : ReleaseFault::Older;
    return m_disk.put(rootFile(m_folder, root->version), document);
}

Result<void> Shelf::follow(const QByteArray& document)
{
    const auto now = root();
    if (!now)
        return ReleaseFault::NoRoot;
    const auto next = nextRoot(*now, document);
    return next ? m_disk.put(rootFile(m_folder, next->version), document) : next.fault();
}

QString Shelf::blobFile(const QByteArray& sha256) const
{
    return m_folder + u'/' + blobsFolder + hexOf(sha256);
}

bool Shelf::has(const QByteArray& sha256) const
{
    return QFileInfo(blobFile(sha256)).isFile();
}

qint64 Shelf::partOf(const QByteArray& sha256) const
{
    return QFileInfo(blobFile(sha256) + partSuffix).size();
}

Result<bool> Shelf::append(const QByteArray& sha256, qint64 size, const QByteArray& piece)
{
    if (has(sha256))
        return true;
    const QString path = blobFile(sha256), part = path + partSuffix;
    const qint64 end = partOf(sha256) + piece.size();
    if (size > fileBytesMax || end > size)
        return ReleaseFault::TooLarge;
    const auto free = end < size ? storage::freeBytes(m_folder) : std::nullopt;
    if (free && *free < size - end + leftForTheJournal)
        return Fault(ReleaseFault::CannotWrite, QStringLiteral("disk"));
    if (!piece.isEmpty()) {
        if (const auto written = m_disk.append(part, piece); !written)
            return written.fault();
    }
    if (end < size)
        return false;
    QCryptographicHash digest(QCryptographicHash::Sha256);
    QFile file(part);
    if (!file.open(QIODevice::ReadOnly) || !digest.addData(&file) || digest.result() != sha256) {
        const auto removed = m_disk.remove(part);
        return removed ? Fault(ReleaseFault::Altered) : removed.fault();
    }
    if (const auto synced = m_disk.sync(part); !synced)
        return synced.fault();
    const auto placed = m_disk.place(part, path);
    return placed ? Result<bool>(true) : placed.fault();
}

Result<QByteArray> Shelf::blob(const QByteArray& sha256, qint64 bytesMax) const
{
    const QString path = blobFile(sha256);
    auto bytes = contentOf(path, bytesMax);
    if (!bytes)
        return ReleaseFault::Missing;
    if (bytes->size() > bytesMax)
        return ReleaseFault::TooLarge;
    if (crypto::sha256(*bytes) == sha256)
        return *std::move(bytes);
    (void)m_disk.remove(path); // it is of no use either way
    return ReleaseFault::Altered;
}

/// As blob(), without holding all of it.
Result<void> Shelf::compare(const QByteArray& sha256, qint64 size) const
{
    const QString path = blobFile(sha256);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return ReleaseFault::Missing;
    QCryptographicHash digest(QCryptographicHash::Sha256);
    if (file.size() == size && digest.addData(&file) && digest.result() == sha256)
        return {};
    (void)m_disk.remove(path);
    return ReleaseFault::Altered;
}

QList<File> Shelf::missing(const Manifest& manifest) const
{
    QList<File> missing;
    QSet<QByteArray> named;
    for (const File& file : manifest.files) {
        if (!named.contains(file.sha256) && !has(file.sha256))
            missing.append(file);
        named.insert(file.sha256);
    }
    return missing;
}

/// What a link names; empty: none, or something that the shelf did not make.
QByteArray Shelf::linked(const QString& name) const
{
    const QString target = QFile::symLinkTarget(m_folder + u'/' + name);
    const QByteArray sha256 = QByteArray::fromHex(QFileInfo(target).fileName().toLatin1());
    return sha256.size() == hashBytes && target == blobFile(sha256) ? sha256 : QByteArray();
}

std::optional<Shelf::InUse> Shelf::at(const QString& name, Channel channel) const
{
    const QByteArray sha256 = linked(name);
    const auto document = sha256.isEmpty() ? Result<QByteArray>(ReleaseFault::Missing) : blob(sha256, manifestBytesMax);
    auto manifest = document ? unprovenManifest(*document) : Result<Manifest>(document.fault());
    if (!manifest || manifest->channel != channel)
        return std::nullopt;
    return InUse{*std::move(manifest), sha256};
}

std::optional<Shelf::InUse> Shelf::inUse(Channel channel) const
{
    return at(linkOf(channel), channel);
}

std::optional<Shelf::InUse> Shelf::before(Channel channel) const
{
    auto before = at(linkOf(channel) + beforeSuffix, channel);
    return before && before->sha256 != linked(linkOf(channel)) ? before : std::nullopt;
}

Result<void> Shelf::use(Channel channel, const QByteArray& sha256)
{
    const auto document = blob(sha256, manifestBytesMax);
    const auto manifest = document ? unprovenManifest(*document) : Result<Manifest>(document.fault());
    if (!manifest)
        return manifest.fault();
    if (manifest->channel != channel)
        return ReleaseFault::BadManifest;
    if (!missing(*manifest).isEmpty())
        return ReleaseFault::Missing;
    const QString link = m_folder + u'/' + linkOf(channel);
    const QByteArray now = linked(linkOf(channel));
    if (now == sha256)
        return {};
    if (!now.isEmpty() && inUse(channel)) {
        if (const auto kept = m_disk.link(link + beforeSuffix, blobsFolder + hexOf(now)); !kept)
            return kept;
    }
    return m_disk.link(link, blobsFolder + hexOf(sha256));
}

Result<void> Shelf::back(Channel channel)
{
    if (channel != Channel::Lessons)
        return ReleaseFault::Older;
    const auto earlier = before(channel);
    if (!earlier || !missing(earlier->manifest).isEmpty())
        return ReleaseFault::Missing;
    const QString link = m_folder + u'/' + linkOf(channel);
    return m_disk.place(link + beforeSuffix, link);
}

/// With the parts: an altered file may be on its way again.
static void keep(QSet<QString>& names, const Shelf::InUse& release)
{
    names.insert(hexOf(release.sha256));
    for (const File& file : release.manifest.files) {
        names.insert(hexOf(file.sha256));
        names.insert(hexOf(file.sha256) + partSuffix);
    }
}

/// The newest signed one of each channel, when it is above what is in use; something in use that the newest root lets
/// no longer stand holds nothing back.
QList<Shelf::InUse> Shelf::coming() const
{
    QMap<Channel, InUse> newest;
    const auto now = root();
    const QDir blobs(m_folder + u'/' + blobsFolder);
    for (const QFileInfo& info : now ? blobs.entryInfoList(QDir::Files) : QFileInfoList()) {
        const QByteArray sha256 = QByteArray::fromHex(info.fileName().toLatin1());
        if (info.size() > manifestBytesMax || info.fileName().size() != 2 * hashBytes || sha256.size() != hashBytes)
            continue;
        const auto document = blob(sha256, manifestBytesMax);
        const auto manifest = document ? manifestOf(*now, *document) : Result<Manifest>(document.fault());
        if (!manifest)
            continue;
        const auto known = newest.constFind(manifest->channel);
        if (known == newest.cend() || known->manifest.version < manifest->version)
            newest.insert(manifest->channel, {*manifest, sha256});
    }
    return newest.values();
}

Result<void> Shelf::sweep()
{
    QSet<QString> kept;
    QStringList gone;
    for (std::size_t i = 1; i <= channelNames.size(); ++i) {
        for (const auto& release : {inUse(Channel(i)), before(Channel(i))}) {
            if (release)
                keep(kept, *release);
        }
    }
    for (const InUse& release : coming())
        keep(kept, release);
    for (const char* inside : {"/", "/root/", "/blobs/"}) {
        const QString folder = m_folder + QLatin1StringView(inside);
        const bool isBlobs = inside[1] == 'b';
        for (const QString& name : QDir(folder).entryList(QDir::Files | QDir::System | QDir::Hidden)) {
            if (name.endsWith(newSuffix) || (isBlobs && !kept.contains(name)))
                gone.append(folder + name);
        }
    }
    for (const QString& path : gone) {
        if (const auto removed = m_disk.remove(path); !removed)
            return removed;
    }
    return {};
}

} // namespace naru::packs
