// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/faults.h"

#include "app/base/result.h"

#include <QByteArray>

#include <functional>

namespace naru::packs {

/// What the shelf is about to change on its disk: "write", "sync", "place" (a file or link gets its name), "link",
/// "remove", "folder" (its names are made durable), and the path. False: as if the disk had not done it. For those who
/// take the power away between two of them.
using DiskWatch = std::function<bool(const char* what, const QString& path)>;

/// The only hand that the shelf has on its disk. Fault of all: CannotWrite.
class ShelfDisk {
public:
    explicit ShelfDisk(DiskWatch watch)
        : m_watch(std::move(watch))
    {
    }
    Result<void> makeFolder(const QString& path) const;
    Result<void> append(const QString& path, const QByteArray& bytes) const; ///< behind what is there, or a new file
    Result<void> sync(const QString& path) const;
    /// `from` gets the name `to`, in one step, durably; what had it is gone.
    Result<void> place(const QString& from, const QString& to) const;
    /// A file that is whole or not there: written beside its place, synced, placed.
    Result<void> put(const QString& path, const QByteArray& bytes) const;
    Result<void> link(const QString& path, const QString& target) const; ///< the same with a symbolic link
    Result<void> remove(const QString& path) const;                      ///< what is not there is removed

private:
    Result<void> step(const char* what, const QString& path, const std::function<bool()>& act) const;
    DiskWatch m_watch;
};

inline const QString newSuffix = QStringLiteral(".new"); ///< of what is not in its place yet

} // namespace naru::packs
