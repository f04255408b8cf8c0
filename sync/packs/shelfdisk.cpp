// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/shelfdisk.h"

#include "app/storage/folder.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

namespace naru::packs {

namespace {

bool syncFile(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool isSynced = ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    errno = error;
    return isSynced;
}

} // namespace

Result<void> ShelfDisk::step(const char* what, const QString& path, const std::function<bool()>& act) const
{
    errno = 0;
    if (m_watch && !m_watch(what, path))
        return Fault(ReleaseFault::CannotWrite, QLatin1StringView(what));
    if (!act())
        return Fault(ReleaseFault::CannotWrite,
            QLatin1StringView(what) + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno)));
    return {};
}

Result<void> ShelfDisk::makeFolder(const QString& path) const
{
    return step("folder", path, [&] { return bool(storage::makePrivateFolder(path)); });
}

Result<void> ShelfDisk::append(const QString& path, const QByteArray& bytes) const
{
    return step("write", path, [&] {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(bytes) == bytes.size() && file.flush();
    });
}

Result<void> ShelfDisk::sync(const QString& path) const
{
    return step("sync", path, [&] { return syncFile(path); });
}

Result<void> ShelfDisk::place(const QString& from, const QString& to) const
{
    const auto placed = step("place", to,
        [&] { return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0; });
    if (!placed)
        return placed;
    const QString folder = QFileInfo(to).path();
    return step("folder", folder, [&] { return bool(storage::syncFolder(folder)); });
}

Result<void> ShelfDisk::put(const QString& path, const QByteArray& bytes) const
{
    const QString beside = path + newSuffix;
    for (const auto& act :
        std::initializer_list<std::function<Result<void>()>>{[&] { return remove(beside); },
            [&] { return append(beside, bytes); }, [&] { return sync(beside); }, [&] { return place(beside, path); }}) {
        if (const auto done = act(); !done)
            return done;
    }
    return {};
}

Result<void> ShelfDisk::link(const QString& path, const QString& target) const
{
    const QString beside = path + newSuffix;
    if (const auto removed = remove(beside); !removed)
        return removed;
    const auto linked = step("link", beside,
        [&] { return ::symlink(QFile::encodeName(target).constData(), QFile::encodeName(beside).constData()) == 0; });
    return linked ? place(beside, path) : linked;
}

Result<void> ShelfDisk::remove(const QString& path) const
{
    if (!QFileInfo(path).isSymLink() && !QFileInfo::exists(path))
        return {};
    return step("remove", path, [&] { return QFile::remove(path); });
}

} // namespace naru::packs
