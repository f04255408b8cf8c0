// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/batch.h"

#include <QStringList>

namespace naru::wire {

/// What travels on a stick between a desk and its hub:
///   `<device>-<epoch>-<first seq>-<last hash, 16 digits>.naru-batch`  a batch as it was signed
///   `<device>.naru-receipt`  the hub's answer with status 200 (Accepted): how far it has this desk's record
/// Names help people; what is believed stands inside, under a signature.
inline constexpr const char *batchSuffix = ".naru-batch", *receiptSuffix = ".naru-receipt";
inline constexpr qsizetype carriedFilesMax = 100'000;
inline constexpr qint64 receiptBytesMax = 64 * 1024;

/// The files among `paths` and directly in the folders among them that end with `suffix`, each once. Faults:
/// StorageFault::CannotOpen (a path that is not there; detail: which), TooLarge (more than carriedFilesMax).
Result<QStringList> carriedFiles(const QStringList& paths, const char* suffix);
/// Faults: StorageFault::CannotOpen, IoFailed, TooLarge.
Result<QByteArray> carriedBytes(const QString& path, qint64 bytesMax);
/// Whole or not there; durable after storage::syncFolder() of its folder. Faults: StorageFault::CannotOpen, IoFailed.
Result<void> keepCarried(const QString& path, const QByteArray& bytes);

} // namespace naru::wire
