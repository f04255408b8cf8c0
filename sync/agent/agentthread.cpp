// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/agentthread.h"

#include "sync/agent/agent.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/timeralarm.h"

#include <QDir>
#include <QFileInfo>

namespace naru::agent {

namespace {

constexpr int lookAroundMs = 10'000; ///< for a way out, and for a membership that is new

/// No hub to speak to: never asked, since the agent has no identity then.
class NoTransport final : public Transport {
public:
    void send(const Request&, std::function<void(const Reply&)>) override { }
    void drop() override { }
};

} // namespace

/// All that lives on the agent's thread. The transport changes with the membership, and the agent with it: what it
/// knows for certain is in the record.
class AgentThread::Worker final : public QObject {
public:
    Worker(Parts parts, AgentThread& owner)
        : m_parts(std::move(parts))
        , m_owner(owner)
    {
    }

    void begin()
    {
        m_look = std::make_unique<QTimer>();
        connect(m_look.get(), &QTimer::timeout, this, [this] { lookAround(); });
        m_look->start(lookAroundMs);
        m_hadWayOut = hasWayOut();
        m_alarm = std::make_unique<TimerAlarm>();
        renew(Agent::Start::Spread);
    }
    void end()
    {
        m_look.reset();
        m_agent.reset();
        m_transport.reset();
        m_alarm.reset();
    }
    Agent* agent() { return m_agent.get(); }
    void tellPacks(const QMap<QString, quint64>& versions)
    {
        m_packs = versions;
        m_agent->tellPacks(versions);
    }

private:
    QList<QDateTime> stamps() const
    {
        const QDir hub(QDir(m_parts.dataFolder).filePath(QStringLiteral("hub")));
        QList<QDateTime> stamps;
        for (const char* name : {"hub.json", "desk.der", "ca.der"})
            stamps.append(QFileInfo(hub.filePath(QLatin1StringView(name))).lastModified());
        return stamps;
    }

    void lookAround()
    {
        const bool hasOne = hasWayOut();
        const bool isBack = hasOne && !m_hadWayOut;
        m_hadWayOut = hasOne;
        if (stamps() != m_stamps)
            renew(Agent::Start::Now); // somebody enrolled this desk just now
        else if (isBack)
            m_agent->networkBack();
    }

    void renew(Agent::Start how)
    {
        m_stamps = stamps();
        m_agent.reset();
        m_transport.reset();
        std::optional<Identity> identity;
        const auto membership = readMembership(m_parts.dataFolder);
        if (membership && *membership) {
            identity = Identity{m_parts.key, (*membership)->hubKey, (*membership)->certificate.notAfter()};
            m_transport = std::make_unique<HttpTransport>(**membership, m_parts.key);
        } else {
            m_transport = std::make_unique<NoTransport>();
        }
        m_agent
            = std::make_unique<Agent>(Agent::Doors{m_parts.clock, m_random, m_parts.outgoing, *m_transport, *m_alarm},
                m_parts.program, std::move(identity));
        m_agent->watch([this] { tell(); });
        // What cannot be written down now is heard again with the next answer.
        m_agent->onClockOff([this](Milliseconds off) { std::ignore = m_parts.outgoing.noteClock(off); });
        m_agent->tellPacks(m_packs);
        m_agent->begin(how);
        tell();
    }

    void tell()
    {
        QMetaObject::invokeMethod(&m_owner, [&owner = m_owner, state = m_agent->state()] { owner.heard(state); });
        const auto packs = m_agent->heard().packs;
        if (packs.isEmpty() || std::exchange(m_heardPacks, packs) == packs)
            return;
        QMetaObject::invokeMethod(&m_owner, [&owner = m_owner, packs] {
            if (owner.m_packsTold)
                owner.m_packsTold(packs);
        });
    }

    Parts m_parts;
    AgentThread& m_owner;
    SystemRandom m_random;
    std::unique_ptr<QTimer> m_look;
    std::unique_ptr<TimerAlarm> m_alarm;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Agent> m_agent;
    QList<QDateTime> m_stamps;
    QMap<QString, quint64> m_packs, m_heardPacks;
    bool m_hadWayOut = false;
};

AgentThread::AgentThread(Parts parts, QObject* parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("naru-agent"));
    m_worker = new Worker(std::move(parts), *this);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->begin(); });
}

AgentThread::~AgentThread()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->end(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_worker;
}

void AgentThread::tryNow()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->agent()->tryNow(); });
}

void AgentThread::written()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->agent()->written(); });
}

void AgentThread::tellPacks(const QMap<QString, quint64>& versions)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, versions] { worker->tellPacks(versions); });
}

void AgentThread::heard(const State& state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (m_changed)
        m_changed();
}

} // namespace naru::agent
