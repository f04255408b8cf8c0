// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/operatorsite.h"
#include "sync/hub/sqlboard.h"

#include <condition_variable>
#include <thread>

namespace naru::hub {

/// The operator's page with all that stands behind it, and the thread that reads what was accepted.
class OperatorRoom {
public:
    static constexpr Milliseconds readEvery{1'000};

    struct Parts {
        SqlPool& pool;
        Log& log;
        Enrolment& enrolment;
        const Clock& clock;
        Random& random; ///< fit for any thread
        FactOf factOf;
        QString pin;
        std::function<QString()> enrolAt;
        PublicLog::Parts publicLog;                      ///< its tables stand already; its key signs days
        std::function<void(const QByteArray& line)> say; ///< into the hub's own log
        std::function<QMap<QString, quint64>(const QString& site)> newestPacks = {}; ///< that its desks are offered
        std::function<QString()> packsRoot = {};                   ///< hex: who signs them; empty: nobody yet
        std::function<Result<QList<ReleaseFact>>()> releases = {}; ///< what is handed down
        std::function<ServerFacts()> server = {};                  ///< the hub's own certificate
    };
    explicit OperatorRoom(Parts parts);
    ~OperatorRoom();

    Result<void> prepare(); ///< tables; then reads on
    /// Nothing: not of the operators' listener.
    std::optional<Response> answer(const Request& request);

private:
    void readOn();
    void readAll(); ///< everything that is new, of every desk; faults are told

    const Parts m;
    Operators m_operators;
    Readings m_readings;
    SqlBoard m_board;
    OperatorSite m_site;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isEnding = false; ///< under m_mutex
    std::thread m_reader;
};

} // namespace naru::hub
