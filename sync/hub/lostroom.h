// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/crypto/key.h"
#include "sync/hub/service.h"
#include "sync/hub/sql.h"

namespace naru::hub {

/// Which desks are lost, for the other desks of this hub. Any thread.
class LostRoom {
public:
    /// All outlive this.
    struct Parts {
        SqlPool& pool;
        QString origin; ///< wire::originOf
        const crypto::PrivateKey& key;
        const Clock& clock;
    };
    explicit LostRoom(Parts parts)
        : m(std::move(parts))
    {
    }
    /// GET /v1/d/{device}/lost : 200 wire::LostList, signed · 503. Every key that a lost desk ever had is in it; of
    /// more than wire::lostMax the newest. A desk that never sent anything ends at epoch 1, number 0.
    Response answer();

private:
    const Parts m;
};

} // namespace naru::hub
