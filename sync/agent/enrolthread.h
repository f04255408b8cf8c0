// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/enrolling.h"
#include "sync/agent/enroller.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace naru::agent {

/// Enrolling on a thread of its own, for a desk that runs: nobody who looks at the window waits for the hub. It writes
/// the membership and the mark that the record does not know of it yet; the agent of this desk writes that down and
/// goes on with it, see AgentThread.
class EnrolThread final : public QObject, public journal::Enrolling {
    Q_OBJECT

public:
    /// `may` is asked before anything begins; empty: whoever calls may.
    EnrolThread(QString dataFolder, Applicant applicant, std::function<Result<void>()> may = {});
    ~EnrolThread() override; ///< waits for a hub that was asked, at most HubDoor::patience for each of three questions

    State state() const override { return m_state; }
    void begin(const Sheet& sheet) override;
    void watch(std::function<void()> changed) override { m_changed = std::move(changed); }
    std::optional<journal::SiteRoll> roll() const override;
    Result<void> looked(quint64 acts) override;

private:
    void run(const EnrolSheet& sheet);
    void tell(const State& state);
    void heard(const State& state);

    const QString m_dataFolder;
    const Applicant m_applicant;
    const std::function<Result<void>()> m_may;
    State m_state;
    std::function<void()> m_changed;
    std::unique_ptr<QThread> m_thread;
};

} // namespace naru::agent
