// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "sync/agent/agentthread.h"

namespace naru {

/// Carries this desk's record to the hub that it belongs to, from now on. A desk that belongs to none counts what
/// waits, and begins when it is enrolled. A demonstration sends nothing anywhere.
class HubLine {
public:
    HubLine(desk::Desk& desk, const Clock& clock);
    ~HubLine();
    HubLine(const HubLine&) = delete;
    HubLine& operator=(const HubLine&) = delete;

private:
    desk::Desk& m_desk;
    std::unique_ptr<agent::AgentThread> m_agent; ///< null: nothing is carried
};

} // namespace naru
