// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connection.h"
#include "app/storage/folder.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace naru::storage {

namespace {

/// All pages in one step: one read transaction, so the copy is of one moment and the writer never waits for it.
Result<void> copyPages(sqlite3* source, const QByteArray& target)
{
    sqlite3* handle = nullptr;
    const int opened
        = sqlite3_open_v2(target.constData(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    const Connection copy(handle);
    if (opened != SQLITE_OK)
        return faultOf(handle, opened, "open copy");
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_backup* const backup = sqlite3_backup_init(handle, "main", source, "main");
    if (!backup)
        return faultOf(handle, sqlite3_extended_errcode(handle), "begin copy");
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE)
        return faultOf(handle, stepped, "copy");
    return finished == SQLITE_OK ? Result<void>() : faultOf(handle, finished, "finish copy");
}

Result<void> syncFile(const QByteArray& path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return faultOfErrno(errno, StorageFault::CannotOpen, "open copy");
    const int synced = ::fsync(file);
    const int error = errno;
    ::close(file);
    return synced == 0 ? Result<void>() : faultOfErrno(error, StorageFault::IoFailed, "fsync copy");
}

} // namespace

Result<void> Database::backUpTo(const QString& path)
{
    const QByteArray whole = QFile::encodeName(path), part = whole + ".part";
    ::unlink(part.constData()); // left by a cut
    const int file = ::open(part.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return faultOfErrno(errno, StorageFault::CannotOpen, "create copy");
    ::close(file);
    Result<void> done = copyPages(m_connection->handle, part);
    if (done)
        done = syncFile(part);
    if (done && std::rename(part.constData(), whole.constData()) != 0)
        done = faultOfErrno(errno, StorageFault::CannotOpen, "name copy");
    if (!done) {
        ::unlink(part.constData());
        return done;
    }
    return syncFolder(QFileInfo(path).absolutePath());
}

} // namespace naru::storage
