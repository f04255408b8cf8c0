// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/servercertificate.h"

namespace naru::hub {

ServerCertificate::ServerCertificate(Parts parts)
    : m(std::move(parts))
    , m_shown(m.authority.serverCertificate())
{
}

Result<bool> ServerCertificate::taken()
{
    const auto names = serverNames(m.names);
    if (!names)
        return names.fault();
    const auto good
        = goodServer(m.folder, m.authority.keys(), m.authority.serverKey(), *names, m.clock.now(), m.random);
    if (!good)
        return good.fault();
    if (good->der() == m_shown.der())
        return false;
    if (const auto may = mayShow(*good, m_shown, m.clock.now()); !may)
        return may.fault();
    if (const auto used = m.use(*good); !used)
        return used.fault();
    m_shown = *good;
    return true;
}

Result<bool> ServerCertificate::look()
{
    const std::scoped_lock lock(m_mutex);
    auto looked = taken();
    m_fault = looked ? QByteArray() : QByteArray(looked.fault().name());
    return looked;
}

ServerCertificate::Standing ServerCertificate::standing() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_shown.notBefore(), renewalOf(m_shown), m_shown.notAfter(), m.authority.hasKey(), m_fault};
}

} // namespace naru::hub
