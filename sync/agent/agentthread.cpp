// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/agentthread.h"

#include "app/journal/causes.h"
#include "sync/agent/agent.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/keepsakes.h"
#include "sync/agent/provingfaults.h"
#include "sync/agent/renewal.h"
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

/// What is not true any more of what the hub had shown, as `refinements` has it.
QString detailOf(const Fault& fault)
{
    return fault.is(ProvingFault::RollDiffers) ? QStringLiteral("roll_differs")
        : fault.is(ProvingFault::RollLacks)    ? QStringLiteral("roll_lacks")
                                               : QStringLiteral("log_contradicts");
}

/// What the agent cannot know: why there is no newer certificate, that the hub's log is not what it was, and that the
/// disk does not take what came of it.
journal::Outbox::State refined(journal::Outbox::State state, const Renewal& renewal, const Gathering& gathering)
{
    const auto& trouble = renewal.trouble();
    if (!trouble && gathering.trouble() && journal::isPassing(state.cause)) {
        if (gathering.trouble()->is(MembershipFault::CannotWrite)) {
            state.cause = journal::Outbox::Cause::DiskFailed;
            state.button = journal::buttonOf(state.cause);
            state.detail = QLatin1StringView(gathering.trouble()->name());
            return state;
        }
        state.detail = detailOf(*gathering.trouble());
        return state;
    }
    if (!trouble)
        return state;
    const bool isOver = state.cause == journal::Outbox::Cause::CertificateExpired;
    if (isOver && trouble->is(EnrolFault::WaitsForWord))
        state.detail = QStringLiteral("waits_for_word");
    else if (isOver && trouble->is(EnrolFault::WaitsForKey))
        state.detail = QStringLiteral("waits_for_key");
    else if (journal::isPassing(state.cause) && renewal.endsSoon())
        state.detail = QStringLiteral("certificate_ends");
    else
        return state;
    state.button = journal::Outbox::Button::TryNow;
    return state;
}

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
        m_renewalAlarm = std::make_unique<TimerAlarm>();
        m_gatheringAlarm = std::make_unique<TimerAlarm>();
        belong(Agent::Start::Spread);
    }
    void end()
    {
        m_look.reset();
        m_gathering.reset();
        m_renewal.reset();
        m_agent.reset();
        m_transport.reset();
        m_gatheringAlarm.reset();
        m_renewalAlarm.reset();
        m_alarm.reset();
    }
    Agent* agent() { return m_agent.get(); }
    void tellPacks(const QMap<QString, quint64>& versions)
    {
        m_packs = versions;
        m_agent->tellPacks(versions);
    }
    void beginAnew() { belong(Agent::Start::Now); }
    void tryNow()
    {
        lookAround();
        m_agent->tryNow();
        if (m_renewal)
            m_renewal->tryNow();
        if (m_gathering)
            m_gathering->tryNow();
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
            return belong(Agent::Start::Now); // somebody enrolled this desk just now
        if (!isBack)
            return;
        m_agent->networkBack();
        if (m_renewal)
            m_renewal->tryNow();
    }

    /// The record knows of a certificate before it is used. False: it could not be told, and will be with the next
    /// look.
    bool isNoted(const std::optional<Membership>& membership)
    {
        if (!membership || !isUnnoted(m_parts.dataFolder, membership->certificate))
            return true;
        if (m_parts.note && !m_parts.note(membership->certificate))
            return false;
        std::ignore = clearUnnoted(m_parts.dataFolder); // where it stays, the record says it twice
        return true;
    }

    void belong(Agent::Start how)
    {
        m_stamps = stamps();
        const auto read = readMembership(m_parts.dataFolder);
        auto membership = read ? *read : std::nullopt;
        if (!isNoted(membership)) {
            m_stamps.clear();
            membership.reset();
        }
        m_gathering.reset();
        m_renewal.reset();
        m_agent.reset();
        m_transport.reset();
        std::optional<Identity> identity;
        if (membership) {
            identity
                = Identity{m_parts.key, membership->hubKey, membership->certificate.notAfter(), membership->sealTo};
            m_transport = std::make_unique<HttpTransport>(*membership, m_parts.key);
        } else {
            m_transport = std::make_unique<NoTransport>();
        }
        m_agent = std::make_unique<Agent>(
            Agent::Doors{m_parts.clock, m_random, m_parts.outgoing, *m_transport, *m_alarm, m_parts.facetsOf},
            m_parts.program, std::move(identity));
        m_agent->watch([this] { tell(); });
        m_agent->onClockOff([this](Milliseconds off) { return m_parts.outgoing.noteClock(off); });
        m_agent->onSealing([this](const wire::SealTo& to) {
            auto kept = keepSealing(m_parts.dataFolder, to);
            m_stamps = stamps(); // written here: no reason to begin anew
            return kept;
        });
        m_agent->tellPacks(m_packs);
        if (membership) {
            if (const auto seen = keptCheckpoint(m_parts.dataFolder, *membership))
                m_agent->remember(seen->note);
            renewInTime(*membership);
            gather(*membership);
        }
        m_agent->begin(how);
        tell();
    }

    void renewInTime(const Membership& membership)
    {
        Renewal::Doors doors{m_parts.clock, m_random, *m_renewalAlarm, {}, {}, {}};
        doors.transport = [this, membership](Renewal::Way way) -> std::unique_ptr<Transport> {
            return way == Renewal::Way::Proven ? std::make_unique<HttpTransport>(membership, m_parts.key)
                                               : std::make_unique<HttpTransport>(membership);
        };
        doors.note = [this](const crypto::Certificate& certificate) {
            return m_parts.note ? m_parts.note(certificate) : Result<void>();
        };
        doors.keep = [this](const crypto::Certificate& certificate) {
            return renewMembership(m_parts.dataFolder, certificate);
        };
        // Later: it is this renewal that calls, and it goes.
        doors.renewed = [this] {
            QMetaObject::invokeMethod(
                this, [this] { belong(Agent::Start::Now); }, Qt::QueuedConnection);
        };
        doors.changed = [this] { tell(); };
        m_renewal = std::make_unique<Renewal>(
            std::move(doors), membership, Applicant{m_parts.outgoing.device(), m_parts.key});
        m_renewal->begin();
    }

    void gather(const Membership& membership)
    {
        const auto transport = [this, membership] { return std::make_unique<HttpTransport>(membership, m_parts.key); };
        m_gathering
            = std::make_unique<Gathering>(Gathering::Doors{m_parts.clock, m_random, *m_gatheringAlarm, transport,
                                              m_parts.outgoing, m_parts.receipts, [this] { tell(); }},
                m_parts.dataFolder, membership);
        m_gathering->begin();
    }

    void tell()
    {
        if (m_gathering)
            m_gathering->heard(m_agent->heard().checkpoint);
        const State state
            = m_renewal && m_gathering ? refined(m_agent->state(), *m_renewal, *m_gathering) : m_agent->state();
        QMetaObject::invokeMethod(&m_owner, [&owner = m_owner, state] { owner.heard(state); });
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
    std::unique_ptr<TimerAlarm> m_alarm, m_renewalAlarm, m_gatheringAlarm;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Agent> m_agent;
    std::unique_ptr<Renewal> m_renewal; ///< null: of no hub
    std::unique_ptr<Gathering> m_gathering;
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
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->tryNow(); });
}

void AgentThread::written()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->agent()->written(); });
}

void AgentThread::beside(std::function<bool()> run)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, run = std::move(run)] {
        if (run())
            worker->beginAnew();
    });
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
