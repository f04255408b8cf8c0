// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/authority.h"

#include <mutex>

namespace naru::hub {

/// The certificate that a hub shows to desks and browsers, kept good while it runs: made anew once two thirds of its
/// life are over, where the authority's key is here; what came on a stick, or another hub wrote, is taken from the
/// folder. Any thread.
class ServerCertificate {
public:
    static constexpr Milliseconds lookEvery{60'000};

    /// All outlive this.
    struct Parts {
        QString folder;
        QStringList names; ///< as Authority::open() took them
        const Authority& authority;
        const Clock& clock;
        Random& random; ///< fit for any thread
        /// Shows it from the next connection on.
        std::function<Result<void>(const crypto::Certificate&)> use;
    };
    explicit ServerCertificate(Parts parts);

    /// True: another one is in use now. With a fault the one before goes on being shown, and the next look tries again.
    /// Faults: those of goodServer(), mayShow() and of `use`.
    Result<bool> look();

    struct Standing {
        Instant from{}, renewal{}, to{};
        bool hasKey = true; ///< the authority's: it renews itself
        QByteArray fault;   ///< of the last look; empty: none
    };
    Standing standing() const;

private:
    Result<bool> taken();

    const Parts m;
    mutable std::mutex m_mutex;
    crypto::Certificate m_shown;
    QByteArray m_fault;
};

} // namespace naru::hub
