// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/faults.h"

#include <QString>

#include <chrono>
#include <optional>

namespace naru::storage {

/// Makes the folder (and those above it) 0700 where it is absent; one that exists is left as it is.
/// Faults: CannotOpen, ReadOnly, DiskFull.
Result<void> makePrivateFolder(const QString& path);

/// Makes the names in a folder durable: a new or renamed file survives a power cut only after this.
Result<void> syncFolder(const QString& path);

/// What an ordinary user may still write there; nothing where nobody can say.
std::optional<qint64> freeBytes(const QString& folder);

/// How long one flush of a page takes there: the median of some, with a file of its own that is gone afterwards. A bare
/// disk that answers within `flushSuspiciousBelow` has most likely only said so. Faults: CannotOpen, DiskFull,
/// IoFailed.
Result<std::chrono::nanoseconds> flushTime(const QString& folder);
inline constexpr std::chrono::microseconds flushSuspiciousBelow{30};

/// One writer per data folder: holds flock(2) on `naru.lock` in it until it goes, or the process dies however it dies.
class FolderLock {
public:
    /// Fault: Busy when another process, or another lock in this one, holds it; CannotOpen, ReadOnly.
    static Result<FolderLock> take(const QString& folder);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace naru::storage
