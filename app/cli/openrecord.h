// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/keys/keystore.h"
#include "app/journal/journal.h"
#include "app/journal/outgoing.h"
#include "sync/agent/agent.h"
#include "sync/agent/membership.h"

namespace naru::cli {

/// The record of a data folder, who its desk is, and the hub it belongs to. Nothing is made where there is none.
struct OpenRecord {
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<crypto::KeyStore> keys;
    std::unique_ptr<journal::Journal> journal;
    std::optional<crypto::PrivateKey> key;
    std::optional<agent::Membership> membership; ///< nothing: not enrolled

    /// Faults: CannotOpen (there is none), Busy (naru is running), KeyMissing, …
    Result<void> open(const QString& folder, storage::Database::Mode mode);
    std::optional<agent::Identity> identity() const;
};

} // namespace naru::cli
