// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hubline.h"

#include "sync/lan/identity.h"


namespace naru {

HubLine::HubLine(desk::Desk& desk, const Clock& clock)
    : m_desk(desk)
{
    if (desk.kind() == desk::Desk::Kind::Demo || !desk.outgoing())
        return;
    const auto keys = crypto::openFileKeyStore(desk.folder() + QStringLiteral("/keys"));
    auto key = keys ? lan::signingKey(**keys) : Result<crypto::PrivateKey>(keys.fault());
    if (!key)
        return; // the doctor names what is amiss with the keys
    m_agent = std::make_unique<agent::AgentThread>(agent::AgentThread::Parts{
        clock, *desk.outgoing(), *std::move(key), desk.folder(), QStringLiteral(NARU_VERSION)});
    m_desk.join(m_agent.get());
}

HubLine::~HubLine()
{
    m_desk.join(static_cast<journal::Outbox*>(nullptr));
}

} // namespace naru
