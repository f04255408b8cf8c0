// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/carrying.h"

#include "sync/agent/courier.h"
#include "sync/agent/membership.h"

#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace naru::agent {

using journal::CourierFault;
using Step = journal::Carriage::Step;

/// What runs on the agent's thread. It outlives its owner where a call is still on its way there, and does nothing
/// then.
class Carrying::Job {
public:
    Job(Parts parts, Carrying& owner)
        : m_parts(std::move(parts))
        , m_owner(&owner)
    {
    }
    Result<void> may() const { return m_parts.may ? m_parts.may() : Result<void>(); }
    void prepare() { m_stops = false; }
    void stop() { m_stops = true; }
    void leave()
    {
        m_stops = true;
        const std::lock_guard lock(m_mutex); // the file that is being written or read
        m_owner = nullptr;
    }

    /// The value: whether the agent has to look at the cursor anew.
    bool run(Step step, const QString& folder)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_owner)
            return false;
        State state;
        state.step = step;
        const auto done = step == Step::Exporting ? carryOut(folder, state) : bringBack(folder, state);
        state.step = !done ? Step::Failed : step == Step::Exporting ? Step::Exported : Step::Imported;
        if (!done)
            state.fault = done.fault();
        tell(state);
        return state.isNew;
    }

private:
    void tell(const State& state)
    {
        QMetaObject::invokeMethod(
            m_owner, [owner = m_owner, state] { owner->heard(state); }, Qt::QueuedConnection);
    }

    Result<Membership> membership(const QString& folder) const
    {
        if (!QFileInfo(folder).isDir())
            return Fault(CourierFault::NoFolder, folder);
        const auto read = readMembership(m_parts.dataFolder);
        if (!read)
            return read.fault();
        return *read ? Result<Membership>(**read) : CourierFault::NotEnrolled;
    }

    Result<void> carryOut(const QString& folder, State& state)
    {
        const auto member = membership(folder);
        const auto waiting = member ? m_parts.outgoing.waiting() : member.fault();
        if (!waiting)
            return waiting.fault();
        state.of = waiting->entries;
        const auto soFar = [&](const Carried& carried) {
            state.entries = carried.entries;
            state.of = std::max(state.of, state.entries); // some were written meanwhile
            state.files = carried.files;
            state.newest = carried.newest;
            tell(state);
            return !m_stops;
        };
        const auto carried = exportSealed(folder, m_parts.outgoing, m_parts.key, m_parts.program,
            {member->sealTo, m_random, m_parts.facetsOf}, soFar);
        return carried ? Result<void>() : carried.fault();
    }

    Result<void> bringBack(const QString& folder, State& state)
    {
        const auto member = membership(folder);
        const auto returned = member
            ? agent::importFrom({folder}, m_parts.outgoing, member->hubKey, m_parts.clock, [this] { return !m_stops; })
            : Result<Returned>(member.fault());
        if (!returned)
            return returned.fault();
        if (returned->receipts == 0)
            return returned->others == 0 ? CourierFault::NothingThere : CourierFault::NothingOfOurs;
        if (returned->cursor == Returned::Cursor::Forked)
            return CourierFault::OtherRecord;
        state.isNew = returned->cursor == Returned::Cursor::Moved;
        const auto waiting = m_parts.outgoing.waiting();
        if (!waiting)
            return waiting.fault();
        state.unsent = waiting->entries;
        return {};
    }

    const Parts m_parts;
    SystemRandom m_random;
    std::mutex m_mutex;
    Carrying* m_owner; ///< under m_mutex; null: gone
    std::atomic<bool> m_stops = false;
};

Carrying::Carrying(Parts parts, AgentThread& agent, QObject* parent)
    : QObject(parent)
    , m_job(std::make_shared<Job>(std::move(parts), *this))
    , m_agent(agent)
{
}

Carrying::~Carrying()
{
    m_job->leave();
}

void Carrying::exportTo(const QString& folder)
{
    begin(Step::Exporting, folder);
}

void Carrying::importFrom(const QString& folder)
{
    begin(Step::Importing, folder);
}

void Carrying::stop()
{
    m_job->stop();
}

void Carrying::begin(Step step, const QString& folder)
{
    if (m_state.isRunning())
        return;
    State state;
    state.step = step;
    if (const auto may = m_job->may(); !may) {
        state.step = Step::Failed;
        state.fault = may.fault();
        return heard(state);
    }
    m_job->prepare();
    heard(state);
    m_agent.beside([job = m_job, step, folder] { return job->run(step, folder); });
}

void Carrying::heard(const State& state)
{
    m_state = state;
    if (m_changed)
        m_changed();
}

} // namespace naru::agent
