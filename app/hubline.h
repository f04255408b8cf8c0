// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "sync/agent/agentthread.h"
#include "sync/agent/carrying.h"
#include "sync/agent/enrolthread.h"

namespace naru {

class ShelfLine;

/// Carries this desk's record to the hub that it belongs to, from now on. A desk that belongs to none counts what
/// waits, and begins when it is enrolled. A demonstration sends nothing anywhere.
class HubLine {
public:
    HubLine(desk::Desk& desk, const Clock& clock);
    ~HubLine();
    HubLine(const HubLine&) = delete;
    HubLine& operator=(const HubLine&) = delete;

    /// Brings this desk to a hub while it runs; null: nothing is carried. What came is used within ten seconds, at once
    /// after desk::Desk::sendNow().
    journal::Enrolling* enrolling() const { return m_enrolling.get(); }
    /// Carries the record on a stick, for a clerk or an administrator; null: nothing is carried.
    journal::Carriage* courier() const { return m_carrying.get(); }
    /// Tells the hub what this desk has of its releases, and `shelf` what the hub has. `shelf` goes later than this.
    void join(ShelfLine& shelf);

private:
    desk::Desk& m_desk;
    std::unique_ptr<agent::EnrolThread> m_enrolling;
    std::unique_ptr<agent::AgentThread> m_agent; ///< null: nothing is carried
    std::unique_ptr<agent::Carrying> m_carrying;
};

} // namespace naru
