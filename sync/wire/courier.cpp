// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/courier.h"

#include "app/base/savefile.h"
#include "app/storage/faults.h"

#include <QDir>
#include <QFileInfo>

namespace naru::wire {

Result<QStringList> carriedFiles(const QStringList& paths, const char* suffix)
{
    QStringList files;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.exists())
            return Fault(storage::StorageFault::CannotOpen, path);
        if (!info.isDir()) {
            files.append(info.absoluteFilePath());
        } else {
            const QDir folder(path);
            for (const QString& name :
                folder.entryList({QLatin1Char('*') + QLatin1StringView(suffix)}, QDir::Files | QDir::NoSymLinks))
                files.append(QFileInfo(folder.filePath(name)).absoluteFilePath());
        }
        if (files.size() > carriedFilesMax)
            return Fault(WireFault::TooLarge, path);
    }
    files.removeDuplicates();
    return files;
}

Result<QByteArray> carriedBytes(const QString& path, qint64 bytesMax)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Fault(storage::StorageFault::CannotOpen, file.errorString());
    const QByteArray bytes = file.read(bytesMax + 1);
    if (file.error() != QFileDevice::NoError)
        return Fault(storage::StorageFault::IoFailed, file.errorString());
    return bytes.size() > bytesMax ? Result<QByteArray>(WireFault::TooLarge) : Result<QByteArray>(bytes);
}

Result<void> keepCarried(const QString& path, const QByteArray& bytes)
{
    if (QFileInfo(path).isSymLink()) // what lies on a stick leads nowhere else
        return Fault(storage::StorageFault::CannotOpen, QStringLiteral("a link: ") + QFileInfo(path).fileName());
    QSaveFile file(path); // written beside, synced, renamed
    if (!file.open(QIODevice::WriteOnly))
        return Fault(storage::StorageFault::CannotOpen, file.errorString());
    if (file.write(bytes) != bytes.size() || !commitWhole(file))
        return Fault(storage::StorageFault::IoFailed, file.errorString());
    return {};
}

} // namespace naru::wire
