// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/transport.h"
#include "sync/packs/fetchway.h"

namespace naru::packs {

/// From the hub, over a connection of its own: what waits to be sent does not wait for it.
class HubWay final : public Way {
public:
    HubWay(agent::Transport& transport, QByteArray device)
        : m_transport(transport)
        , m_device(std::move(device))
    {
    }
    void ask(const Ask& ask, std::function<void(const Said&)> done) override;
    void drop() override { m_transport.drop(); }

private:
    Said said(const Ask& ask, const agent::Reply& reply) const;

    agent::Transport& m_transport;
    const QByteArray m_device;
};

} // namespace naru::packs
