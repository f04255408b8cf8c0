// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/operatorroom.h"

namespace naru::hub {

OperatorRoom::OperatorRoom(Parts parts)
    : m(std::move(parts))
    , m_operators(m.pool, m.clock, m.random)
    , m_readings(m.pool, m.log, m.factOf, m.clock)
    , m_board({m.pool, m.log, m_readings, m.enrolment, m.clock, m.pin, m.enrolAt, m.publicLog, m.newestPacks,
          m.packsRoot, m.releases, m.server})
    , m_site(m_board, m_operators, m.clock)
{
}

OperatorRoom::~OperatorRoom()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    if (m_reader.joinable())
        m_reader.join();
}

Result<void> OperatorRoom::prepare()
{
    if (auto made = m.pool.migrate(Operators::schemaRoom, Operators::migrations()); !made)
        return made;
    if (auto made = m.pool.migrate(Readings::schemaRoom, Readings::migrations()); !made)
        return made;
    m_reader = std::thread([this] { readOn(); });
    return {};
}

std::optional<Response> OperatorRoom::answer(const Request& request)
{
    if (request.listener != Request::Listener::Operators)
        return {};
    return m_site.handle(request);
}

void OperatorRoom::readOn()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        lock.unlock();
        readAll();
        lock.lock();
        m_wake.wait_for(lock, readEvery, [this] { return m_isEnding; });
    }
}

void OperatorRoom::readAll()
{
    const auto desks = Devices(m.pool).list();
    if (!desks) {
        m.say("{\"fault\":\"" + QByteArray(desks.fault().name()) + "\"}");
        return;
    }
    for (const Desk& desk : *desks) {
        for (;;) {
            {
                const std::scoped_lock lock(m_mutex);
                if (m_isEnding)
                    return;
            }
            const auto read = m_readings.readOn(desk.device);
            if (!read) {
                m.say("{\"fault\":\"" + QByteArray(read.fault().name()) + "\"}");
                break; // the others go on
            }
            if (*read == 0)
                break;
        }
    }
}

} // namespace naru::hub
