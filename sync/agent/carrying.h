// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/carriage.h"
#include "sync/agent/agentthread.h"

#include <QObject>

namespace naru::agent {

/// The courier of a desk that runs, on its agent's thread: the record is read by one of them at a time, and nobody who
/// looks at the window waits for a stick. Goes before the agent.
class Carrying final : public QObject, public journal::Carriage {
    Q_OBJECT

public:
    struct Parts {
        const Clock& clock;          ///< any thread
        journal::Outgoing& outgoing; ///< that of the agent
        crypto::PrivateKey key;
        QString dataFolder; ///< the membership is read from it
        QString program;
        wire::FacetsOf facetsOf = {};
        std::function<Result<void>()> may = {}; ///< asked before anything begins; empty: whoever calls may
    };
    Carrying(Parts parts, AgentThread& agent, QObject* parent = nullptr);
    ~Carrying() override; ///< waits for the one file that is being written or read

    State state() const override { return m_state; }
    void exportTo(const QString& folder) override;
    void importFrom(const QString& folder) override;
    void stop() override;
    void watch(std::function<void()> changed) override { m_changed = std::move(changed); }

private:
    class Job;
    void begin(Step step, const QString& folder);
    void heard(const State& state);

    const std::shared_ptr<Job> m_job;
    AgentThread& m_agent;
    State m_state;
    std::function<void()> m_changed;
};

} // namespace naru::agent
