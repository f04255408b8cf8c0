// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace storage {
enum class StorageFault {
    CannotOpen,       ///< the file or its folder cannot be opened
    DiskFull,         ///< no room left: nothing was written
    ReadOnly,         ///< the disk or folder cannot be written
    IoFailed,         ///< the disk refused; detail has SQLite's extended code
    Corrupt,          ///< the file is not what it was
    Busy,             ///< another process writes in this data folder
    NewerSchema,      ///< written by a newer Naru
    ConstraintFailed, ///< a rule of the schema refused the change
    Failed,           ///< anything else SQLite refuses; detail names it
    Reserve,          ///< what is left of the disk is kept for what is under way: nothing new is begun
};
} // namespace storage

template <>
inline constexpr auto faultNames<storage::StorageFault> = std::to_array<const char*>(
    {"storage.cannot_open", "storage.disk_full", "storage.read_only", "storage.io_failed", "storage.corrupt",
        "storage.busy", "storage.newer_schema", "storage.constraint_failed", "storage.failed", "storage.reserve"});

} // namespace naru
