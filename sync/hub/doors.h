// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/authority.h"
#include "sync/hub/program.h"

#include <QJsonObject>

#include <mutex>

namespace naru::hub {

/// Listeners of one hub, and where they are.
class Doors {
public:
    static constexpr int drainMs = 10'000, spareWorkers = 8;

    Doors(HubService& service, const Settings& settings, const Clock& clock)
        : m_service(service)
        , m_settings(settings)
        , m_clock(clock)
    {
    }
    /// Enrolment's, the operators', the front's where there is one, and the desks' last: its port. Fault: CannotListen.
    Result<quint16> openAll(const Authority& authority, int workers);
    QString placeOf(const char* name) const; ///< "https://127.0.0.1:8443"; empty: not open yet
    Result<void> tell() const;               ///< into listeners.json. Fault: StoreFailed
    QByteArray metrics() const;
    /// As HttpServer::showChain(), after openAll().
    Result<void> showChain(const QList<QByteArray>& chain);
    void drain();

private:
    Result<quint16> open(const char* name, const ListenPlan& plan);

    HubService& m_service;
    const Settings& m_settings;
    const Clock& m_clock;
    std::vector<std::pair<const char*, std::unique_ptr<HttpServer>>> m_servers;
    QJsonObject m_places;
    mutable std::mutex m_mutex; ///< the two above, while doors open
};

} // namespace naru::hub
