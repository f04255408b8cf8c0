// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/visitimpl.h"

#include "app/crypto/hash.h"
#include "app/identity/mdl/engagement.h"
#include "app/identity/wipe.h"

#include <QPointer>

namespace naru::desk {

using identity::Overall;

VisitImpl::VisitImpl(DeskImpl& desk, const identity::Purpose& purpose, Keeps keeps, std::function<void()> over)
    : m_desk(desk)
    , m_purpose(purpose)
    , m_keeps(keeps)
    , m_over(std::move(over))
    , m_began(desk.now())
{
}

VisitImpl::~VisitImpl()
{
    if (m_stage
        != Stage::Over) // else wiped already; and the desk, or another visit's picture, may not be ours to touch
        wipe();
}

void VisitImpl::begin()
{
    for (device::VisitEndpoint* endpoint : m_desk.parts().endpoints) {
        connect(endpoint, &device::VisitEndpoint::engaging, this, &VisitImpl::phoneEngaging);
        connect(endpoint, &device::VisitEndpoint::engaged, this,
            [this, endpoint](const QByteArray& engagement, const QByteArray& handover) {
                phoneEngaged(endpoint, engagement, handover);
            });
        connect(endpoint, &device::VisitEndpoint::received, this, [this, endpoint](const QByteArray& message) {
            if (endpoint == m_endpoint)
                messageReceived(message);
        });
        connect(endpoint, &device::VisitEndpoint::lost, this,
            [this, endpoint](const Fault& fault) { phoneLost(endpoint, fault); });
    }
    enter(Stage::Waiting, phoneWaitMax);
    for (device::VisitEndpoint* endpoint : m_desk.parts().endpoints)
        endpoint->listen();
}

const identity::Asked& VisitImpl::asked() const
{
    return m_asked ? m_purpose.fallbacks[m_asked - 1] : m_purpose.asked;
}

/// Several ways may be open at once, until one of them leads to the phone; Bluetooth needs no hand.
void VisitImpl::phoneEngaging(device::VisitEndpoint::Way way)
{
    if (m_stage != Stage::Waiting)
        return;
    if (!isPractice())
        m_desk.touch();
    m_engagingWay = m_engagingWay ? std::min(*m_engagingWay, way) : way;
    Q_EMIT changed();
}

void VisitImpl::takeCode(const QByteArray& code)
{
    if (m_stage != Stage::Waiting)
        return;
    Fault why = device::DeviceFault::NoCommonCarrier;
    bool isTaken = false;
    for (device::VisitEndpoint* endpoint : m_desk.parts().endpoints) {
        const auto taken = endpoint->takeCode(code);
        isTaken = isTaken || taken;
        if (!taken && !taken.fault().is(device::DeviceFault::NoCommonCarrier))
            why = taken.fault();
    }
    if (!isTaken)
        Q_EMIT troubled(why);
}

void VisitImpl::phoneEngaged(device::VisitEndpoint* endpoint, const QByteArray& engagement, const QByteArray& handover)
{
    if (m_stage != Stage::Waiting)
        return; // one engagement at a time: a second tap never starts a second session
    m_endpoint = endpoint;
    m_method = endpoint->method();
    m_engagedAt = m_desk.now();
    for (device::VisitEndpoint* other : m_desk.parts().endpoints) {
        if (other != endpoint)
            other->stop();
    }
    auto session = identity::mdl::ReaderSession::begin(
        engagement, handover, asked(), m_desk.readerIdentity(), m_desk.parts().random);
    if (!session)
        return breakOff(session.fault());
    // Of the key, not of its bytes: another spelling of the same key is the same engagement.
    m_engagement = crypto::sha256(identity::mdl::coseKey(session->engagement().eDeviceKey));
    if (m_desk.sawEngagement(m_engagement))
        return breakOff(identity::IdentityFault::ReplayedEngagement);
    m_desk.rememberEngagement(m_engagement);
    m_session = std::move(*session);
    enter(Stage::Asked, answerWaitMax);
    const QByteArray first = m_session->establishment(); // an endpoint that loses the phone at once ends the session
    endpoint->send(first);
}

void VisitImpl::phoneLost(device::VisitEndpoint* endpoint, const Fault& fault)
{
    if (m_stage
        == Stage::Waiting) { // it left, is locked, or was not found, before it said who it is: it may come again
        m_engagingWay.reset();
        endpoint->listen();
        Q_EMIT changed();
        return Q_EMIT troubled(fault);
    }
    if (endpoint != m_endpoint)
        return;
    m_endpoint = nullptr; // nothing more can be asked of it
    m_session.reset();
    m_stage == Stage::Asked ? breakOff(fault) : Q_EMIT changed();
}

const identity::Verdict* VisitImpl::verdict() const
{
    return m_stage == Stage::Verdict && m_verdict ? &*m_verdict : nullptr;
}

std::optional<Instant> VisitImpl::recordedAt() const
{
    return m_recorded ? std::optional(m_recorded->time()) : std::nullopt;
}

bool VisitImpl::maySeeByEye() const
{
    return m_stage == Stage::Verdict && m_verdict && !m_decision && m_verdict->overall != Overall::Accept
        && !isPractice();
}

const identity::Asked* VisitImpl::nextFallback() const
{
    const bool undecided
        = m_verdict && m_verdict->accepted() && m_verdict->age == identity::AgeOutcome::Undecided && !m_decision;
    const bool phoneIsThere = m_session && !m_session->isOver() && m_endpoint;
    return undecided && phoneIsThere && m_asked < m_purpose.fallbacks.size() ? &m_purpose.fallbacks[m_asked] : nullptr;
}

void VisitImpl::askFallback()
{
    if (m_stage != Stage::Verdict || !nextFallback())
        return;
    ++m_asked;
    wipe();
    m_recorded.reset();
    enter(Stage::Asked, answerWaitMax);
    m_endpoint->send(m_session->askAgain(asked(), m_desk.readerIdentity()));
}

void VisitImpl::decide(Decision decision)
{
    if (decision != Decision::SecondPerson && maySeeByEye())
        writeDecision(decision, 0);
}

void VisitImpl::decideWithSecondPerson(qint64 staffId, const QString& pin)
{
    if (!maySeeByEye() || m_decisionUnderWay)
        return;
    if (staffId == m_desk.staffId())
        return Q_EMIT troubled(DeskFault::SamePerson);
    m_desk.checkPinOf(staffId, pin, SignInEvent::What::Agreed,
        [guard = QPointer<VisitImpl>(this), staffId](const Result<void>& right) {
            if (!guard)
                return;
            if (!right)
                return Q_EMIT guard->troubled(right.fault());
            if (guard->maySeeByEye())
                guard->writeDecision(Decision::SecondPerson, staffId);
        });
}

void VisitImpl::writeDecision(Decision decision, qint64 second)
{
    if (m_decisionUnderWay)
        return;
    m_decisionUnderWay = true;
    const DecisionRecord record{recordNumber(), decision, m_desk.staffId(), second};
    m_desk.record(entryOf(record), [guard = QPointer<VisitImpl>(this), decision](const Result<journal::Stamp>& stamp) {
        if (!guard)
            return;
        guard->m_decisionUnderWay = false;
        if (!stamp)
            return Q_EMIT guard->troubled(stamp.fault());
        guard->m_decision = decision;
        guard->endSession();
        Q_EMIT guard->changed();
    });
}

QList<Visit::Step> VisitImpl::steps() const
{
    using State = Step::State;
    const auto until
        = m_deadline ? std::optional(m_desk.now() + (*m_deadline - m_desk.parts().clock.monotonic())) : std::nullopt;
    const int reached = m_stage == Stage::Waiting ? 1
        : m_stage == Stage::Asked                 ? 2
        : m_stage == Stage::Recording             ? 3
                                                  : 4;
    const std::array names{"step.purpose", "step.phone", "step.consent", "step.record"};
    const std::array<std::optional<Instant>, 4> times{m_began, m_engagedAt, m_answeredAt, recordedAt()};
    QList<Step> steps;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        const auto index = static_cast<std::size_t>(i);
        const State state = i < reached ? State::Done : i == reached ? State::Now : State::Todo;
        steps.append({state, names[index],
            state == State::Done      ? times[index]
                : state == State::Now ? until
                                      : std::nullopt});
    }
    return steps;
}

void VisitImpl::tick(Milliseconds monotonic)
{
    if (!m_deadline)
        return;
    if (monotonic >= *m_deadline) {
        if (m_stage == Stage::Verdict)
            return cancel();
        return breakOff(m_stage == Stage::Waiting ? DeskFault::PhoneTimeout : DeskFault::AnswerTimeout);
    }
    if (!m_warned && *m_deadline - monotonic <= warnBefore) {
        m_warned = true;
        Q_EMIT warned();
    }
}

void VisitImpl::stayLonger()
{
    if (m_limit)
        m_deadline = m_desk.parts().clock.monotonic() + *m_limit;
    m_warned = false;
    Q_EMIT changed();
}

void VisitImpl::enter(Stage stage, std::optional<Milliseconds> limit)
{
    if (stage != m_stage && !isPractice())
        m_desk.touch(); // whoever waits with a visitor is there
    m_stage = stage;
    m_engagingWay.reset();
    m_limit = limit;
    m_deadline = limit ? std::optional(m_desk.parts().clock.monotonic() + *limit) : std::nullopt;
    m_warned = false;
    Q_EMIT changed();
}

void VisitImpl::cancel()
{
    if (m_stage == Stage::Over)
        return;
    if (m_stage == Stage::Asked) { // a phone said who it is: that much happened, and it must not say the same again
        VerificationRecord record = blankRecord();
        record.faultName = Fault(DeskFault::Cancelled).name();
        m_desk.record(entryFor(record), [](const Result<journal::Stamp>&) {});
    }
    endSession();
    wipe();
    enter(Stage::Over, std::nullopt);
    m_over();
}

void VisitImpl::endSession()
{
    if (m_endpoint && m_session)
        m_endpoint->send(identity::mdl::ReaderSession::termination());
    m_session.reset();
    m_endpoint = nullptr;
    for (device::VisitEndpoint* endpoint : m_desk.parts().endpoints)
        endpoint->stop();
}

void VisitImpl::wipe()
{
    if (m_desk.parts().pictures)
        m_desk.parts().pictures->cancel();
    if (m_verdict)
        identity::wipe(*m_verdict);
    m_verdict.reset();
    if (m_portrait)
        crypto::wipe(m_portrait->rgb);
    m_portrait.reset();
    m_portraitFault.reset();
}

} // namespace naru::desk
