// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connection.h"

#include <cerrno>
#include <cstring>
#include <optional>

namespace naru::storage {

namespace {

/// What the disk said beneath an SQLITE_IOERR or SQLITE_CANTOPEN: a full or write-protected disk is not a broken one.
std::optional<StorageFault> fromErrno(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return StorageFault::DiskFull;
    case EROFS:
    case EACCES:
    case EPERM:
        return StorageFault::ReadOnly;
    default:
        return std::nullopt;
    }
}

/// sqlite3_system_errno() is not set where a COMMIT fails, so the file layer is asked itself, at once.
int lastErrno(sqlite3* handle)
{
    sqlite3_vfs* vfs = nullptr;
    if (!handle || sqlite3_file_control(handle, "main", SQLITE_FCNTL_VFS_POINTER, &vfs) != SQLITE_OK || !vfs
        || !vfs->xGetLastError)
        return 0;
    return vfs->xGetLastError(vfs, 0, nullptr);
}

StorageFault faultCode(sqlite3* handle, int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return StorageFault::DiskFull;
    case SQLITE_READONLY:
        return StorageFault::ReadOnly;
    case SQLITE_IOERR:
        return fromErrno(lastErrno(handle)).value_or(StorageFault::IoFailed);
    case SQLITE_CANTOPEN:
        return fromErrno(lastErrno(handle)).value_or(StorageFault::CannotOpen);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StorageFault::Corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StorageFault::Busy;
    case SQLITE_CONSTRAINT:
        return StorageFault::ConstraintFailed;
    default:
        return StorageFault::Failed;
    }
}

} // namespace

Fault faultOf(sqlite3* handle, int code, const char* doing)
{
    // sqlite3_errmsg names tables and columns, never values.
    return Fault(faultCode(handle, code),
        QStringLiteral("%1: %2 (%3) %4")
            .arg(QLatin1StringView(doing), QString::fromUtf8(sqlite3_errstr(code)))
            .arg(code)
            .arg(handle ? QString::fromUtf8(sqlite3_errmsg(handle)) : QString()));
}

Fault faultOfErrno(int error, StorageFault otherwise, const char* doing)
{
    return Fault(fromErrno(error).value_or(otherwise),
        QStringLiteral("%1: %2").arg(QLatin1StringView(doing), QString::fromLocal8Bit(std::strerror(error))));
}

} // namespace naru::storage
