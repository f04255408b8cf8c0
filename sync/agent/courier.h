// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/journal/outgoing.h"
#include "sync/agent/batches.h"

#include <QString>

namespace naru::agent {

/// What was put on a stick.
struct Carried {
    int files = 0;
    quint64 entries = 0;
    qint64 bytes = 0;
};
/// Everything that the hub has not acknowledged, as the batches that would go over the wire: one signed batch per file,
/// `<device>-<epoch>-<first seq>-<last hash, 16 digits>.naru-batch`, in any order, as often as anybody likes. Each file
/// is whole or not there; bodies are sealed where `seal` says to whom (its noteSealing() is the caller's). The cursor
/// does not move: nothing is acknowledged by a stick. Faults: as Outgoing's; StorageFault where the folder cannot be
/// written (CannotOpen, ReadOnly, DiskFull, IoFailed).
Result<Carried> exportTo(const QString& folder, const journal::Outgoing& outgoing, const crypto::PrivateKey& key,
    const QString& program, const std::optional<Seal>& seal = {});

inline constexpr const char* courierSuffix = ".naru-batch";

} // namespace naru::agent
