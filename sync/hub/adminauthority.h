// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/admin.h"
#include "sync/hub/enrolment.h"

namespace naru::hub {

/// What `naru-hub admin` has of a hub that may be running beside it.
class AdminEnrolment {
public:
    explicit AdminEnrolment(const AdminCall& call)
        : m_call(call)
    {
    }
    /// Makes the authority where the hub was never started. Faults: StoreBusy (a hub is starting just now), and those
    /// of Authority and the store.
    Result<void> open();
    /// Of the enrolment listener, as the hub last wrote it; empty: never started.
    QString enrolUrl() const;

    std::optional<Authority> authority; ///< without a server's certificate
    std::optional<Enrolment> enrolment;

private:
    const AdminCall& m_call;
    SystemRandom m_random;
};

} // namespace naru::hub
