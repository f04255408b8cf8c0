// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/folder.h"

#include "app/storage/connection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace naru::storage {

Result<void> makePrivateFolder(const QString& path)
{
    const QString clean = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    if (QFileInfo(clean).isDir())
        return {};
    const QString parent = QFileInfo(clean).path();
    if (parent != clean) {
        if (auto made = makePrivateFolder(parent); !made)
            return made;
    }
    if (::mkdir(QFile::encodeName(clean).constData(), 0700) != 0 && errno != EEXIST)
        return faultOfErrno(errno, StorageFault::CannotOpen, "mkdir");
    return syncFolder(parent);
}

Result<void> syncFolder(const QString& path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return faultOfErrno(errno, StorageFault::CannotOpen, "open folder");
    const int synced = ::fsync(folder);
    const int error = errno;
    ::close(folder);
    if (synced != 0 && error != EINVAL && error != EROFS) // some file systems cannot sync a folder, and need not
        return faultOfErrno(error, StorageFault::IoFailed, "fsync folder");
    return {};
}

std::optional<qint64> freeBytes(const QString& folder)
{
    struct statvfs disk { };
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0)
        return std::nullopt;
    return static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
}

Result<std::chrono::nanoseconds> flushTime(const QString& folder)
{
    using Steady = std::chrono::steady_clock;
    constexpr std::size_t flushes = 15, pageBytes = 4'096;
    QByteArray path = QFile::encodeName(QDir(folder).filePath(QStringLiteral(".flush-XXXXXX")));
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0)
        return faultOfErrno(errno, StorageFault::CannotOpen, "mkostemp");
    ::unlink(path.constData());
    std::array<Steady::duration, flushes> took{};
    int error = 0;
    for (std::size_t i = 0; i < flushes && error == 0; ++i) {
        const QByteArray page(qsizetype(pageBytes), static_cast<char>(i));
        const auto begun = Steady::now();
        const bool written = ::pwrite(file, page.constData(), pageBytes, static_cast<off_t>(i * pageBytes)) >= 0;
        error = written && ::fdatasync(file) == 0 ? 0 : errno;
        took[i] = Steady::now() - begun;
    }
    ::close(file);
    if (error != 0)
        return faultOfErrno(error, StorageFault::IoFailed, "fdatasync");
    std::nth_element(took.begin(), took.begin() + flushes / 2, took.end());
    return std::chrono::duration_cast<std::chrono::nanoseconds>(took[flushes / 2]);
}

Result<FolderLock> FolderLock::take(const QString& folder)
{
    const QByteArray path = QFile::encodeName(QDir(folder).filePath(QStringLiteral("naru.lock")));
    const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return faultOfErrno(errno, StorageFault::CannotOpen, "open naru.lock");
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(descriptor);
        if (error == EWOULDBLOCK)
            return StorageFault::Busy;
        return faultOfErrno(error, StorageFault::CannotOpen, "flock");
    }
    return FolderLock(descriptor);
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace naru::storage
