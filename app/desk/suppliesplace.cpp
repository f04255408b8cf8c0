// SPDX-License-Identifier: GPL-3.0-or-later
// Where versions lie: DATA/released/CHANNEL/NAME, each whole or not there.
#include "app/crypto/hash.h"
#include "app/desk/faults.h"
#include "app/desk/suppliesimpl.h"
#include "app/storage/folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>

#include <unistd.h>

namespace naru::desk {

namespace {

constexpr qsizetype pathLettersOfFileMax = 120;
constexpr int filesOfReleaseMax = 2'000;
constexpr qint64 fileBytesMax = qint64(64) * 1024 * 1024;
const QString partEnding = QStringLiteral(".part");

Fault cannotWrite()
{
    return Fault(storage::StorageFault::IoFailed, QStringLiteral("released folder"));
}

bool writeDurably(const QString& path, const QByteArray& bytes)
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return false;
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size() && file.flush()
        && ::fsync(file.handle()) == 0;
}

bool syncAll(const QString& folder)
{
    QDirIterator it(folder, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        if (!storage::syncFolder(it.next()))
            return false;
    }
    return bool(storage::syncFolder(folder));
}

} // namespace

bool isReleasePath(const QString& path)
{
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.'
            || c == u'_' || c == u'-';
    };
    const QStringList parts = path.split(u'/');
    return path.size() <= pathLettersOfFileMax && std::all_of(parts.begin(), parts.end(), [&](const QString& part) {
        return !part.isEmpty() && !part.startsWith(u'.') && std::all_of(part.begin(), part.end(), isLetter);
    });
}

QByteArray contentOf(QList<Supply::File> files)
{
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    QByteArray all;
    for (const Supply::File& file : files) {
        const QByteArray path = file.path.toUtf8();
        char size[4];
        qToBigEndian(static_cast<quint32>(path.size()), size);
        all += QByteArray(size, sizeof size) + path + crypto::sha256(file.bytes);
    }
    return crypto::sha256(all);
}

QString releaseName(quint64 version, const QByteArray& content)
{
    constexpr qsizetype bytesOfName = 8;
    return QString::number(version) + u'-' + QString::fromLatin1(content.first(bytesOfName).toHex());
}

Result<void> placeRelease(const QString& data, const Supply& supply)
{
    const QString channel = data + u'/' + QLatin1StringView(releasedFolder) + u'/' + supply.channel;
    const QString folder = channel + u'/' + releaseName(supply.version, contentOf(supply.files));
    if (readRelease(folder, contentOf(supply.files)))
        return {}; // it lies there whole, perhaps in use: nothing is taken away
    const QString part = folder + partEnding;
    QDir(part).removeRecursively();
    if (const auto made = storage::makePrivateFolder(part); !made)
        return made;
    for (const Supply::File& file : supply.files) {
        if (!isReleasePath(file.path) || !writeDurably(part + u'/' + file.path, file.bytes))
            return cannotWrite();
    }
    if (!syncAll(part))
        return cannotWrite();
    QDir(folder).removeRecursively(); // of a try that the journal never saw, or not what it was
    if (!QDir().rename(part, folder))
        return cannotWrite();
    for (const QString& above : {channel, QFileInfo(channel).path(), data}) {
        if (const auto synced = storage::syncFolder(above); !synced)
            return synced;
    }
    return {};
}

Result<QList<Supply::File>> readRelease(const QString& folder, const QByteArray& content)
{
    QList<Supply::File> files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        const QFileInfo info(file.fileName());
        if (info.isSymLink() || !info.isFile() || info.size() > fileBytesMax || files.size() >= filesOfReleaseMax
            || !file.open(QIODevice::ReadOnly))
            return SuppliesFault::NotInPlace;
        files.append({QDir(folder).relativeFilePath(file.fileName()), file.readAll()});
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    if (files.isEmpty() || contentOf(files) != content)
        return SuppliesFault::NotInPlace;
    return files;
}

void sweepReleases(const QString& data, const QMap<QString, QStringList>& kept)
{
    const QDir all(data + u'/' + QLatin1StringView(releasedFolder));
    for (const QString& channel : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
        const QDir folder(all.filePath(channel));
        for (const QString& name :
            folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden | QDir::NoSymLinks)) {
            if (!kept.value(channel).contains(name))
                QDir(folder.filePath(name)).removeRecursively();
        }
    }
}

Result<void> copyReleases(const QString& from, const QString& to)
{
    const QDir source(from + u'/' + QLatin1StringView(releasedFolder));
    const QString target = to + u'/' + QLatin1StringView(releasedFolder);
    QDirIterator it(source.path(), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next(), name = source.relativeFilePath(path);
        if (QFileInfo(path).isSymLink() || !isReleasePath(name))
            continue;
        const QString copy = target + u'/' + name;
        QFile::remove(copy); // of a restore that was broken off
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(path, copy))
            return Fault(DeskFault::BackupFailed, name);
    }
    return {};
}

} // namespace naru::desk
