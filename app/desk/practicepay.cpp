// SPDX-License-Identifier: GPL-3.0-or-later
// A payment in training: written down before a byte leaves, weighed by the rules of money, and never money.
#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "app/desk/drivers.h"
#include "app/desk/practiceimpl.h"
#include "app/payments/steps.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace naru::desk {

using namespace payments;

namespace {

constexpr Milliseconds retryAfter = std::chrono::seconds(2);
constexpr Milliseconds quietAfter = std::chrono::seconds(60);
constexpr Milliseconds lookEvery = std::chrono::seconds(2);
constexpr qsizetype randomBytes = 4;

PayPhase phaseOf(const Attempt& attempt, bool cardRead)
{
    switch (attempt.state) {
    case State::Prepared:
    case State::Sending:
        return cardRead ? PayPhase::CardRead : PayPhase::Waiting;
    case State::Approved:
    case State::StoredOffline: // in training nobody is asked, and nothing is stored
        return PayPhase::Paid;
    case State::Declined:
        return PayPhase::Declined;
    case State::NotSent:
        return PayPhase::NotSent;
    case State::InDoubt:
        return PayPhase::InDoubt;
    case State::NotFoundWatched:
        return PayPhase::Watched;
    case State::Review:
        break;
    }
    return PayPhase::Review;
}

} // namespace

Moment PracticeImpl::moment() const
{
    const Clock& clock = m_desk.parts().clock;
    return {clock.now(), clock.monotonic(), clock.boot()};
}

void PracticeImpl::pay(Done done)
{
    const auto shown = m_attempts.constFind(m_shown);
    if (m_beginning || (shown != m_attempts.constEnd() && isOpen(shown->state)))
        return done(PaymentFault::AttemptUnfinished);
    if (m_ready.isEmpty())
        return done(m_problem.value_or(Fault(PaymentFault::NotInTraining)));
    m_beginning = true;
    m_payer = m_visitor;
    m_yielded.clear();
    const auto ended = [this, done](const Result<void>& asked) {
        m_beginning = false;
        if (!asked) {
            m_problem = asked.fault();
            if (const TillImpl::Machine* machine = m_till.machineOf(m_ready))
                restore(machine->setup.poi);
        }
        done(asked);
        Q_EMIT changed();
    };
    shake(m_ready,
        [this, id = m_ready, ended](const Result<void>& practises) { practises ? ask(id, ended) : ended(practises); });
}

void PracticeImpl::ask(const QString& id, Done done)
{
    const TillImpl::Machine* machine = m_till.machineOf(id);
    if (!machine || !machine->driver || isBusy(*machine))
        return done(machine ? Fault(PaymentFault::TerminalTaken) : Fault(DeskFault::UnknownTerminal));
    PracticeAsking asking;
    asking.serviceId = practiceIdOf(serviceCode(m_desk.deviceId()), ++m_last);
    asking.poi = machine->setup.poi;
    asking.driver = machine->driver->name();
    asking.random = m_desk.parts().random.bytes(randomBytes);
    asking.capabilities = machine->driver->capabilities();
    asking.time = rfc3339(m_desk.now());
    Attempt attempt = practiceOf(asking);
    const auto request = machine->driver->request(attempt, nullptr);
    if (!request)
        return done(request.fault());
    attempt.requestHash = crypto::sha256(*request);
    const Evidence ready = requestReady(attempt.requestHash, moment());
    const auto moves = decide(attempt, ready, attempt.capabilities, ready.at).moves(attempt, ready);
    NARU_ASSERT(moves.size() == 1 && moves.front().to == State::Sending);
    const Record asked = practiceRecordOf(attempt), sends = practiceRecordOf(moves.front());
    const auto refused = std::make_shared<std::optional<Fault>>();
    m_terminalName = machine->setup.name;
    m_desk.append({asked.kind, asked.schema, asked.body}, {}, {}, [refused](const Result<journal::Stamp>& stamp) {
        if (!stamp)
            *refused = stamp.fault();
    });
    m_desk.append({sends.kind, sends.schema, sends.body}, {}, {},
        [this, id, attempt, move = moves.front(), refused, request = *request, done](
            const Result<journal::Stamp>& stamp) {
            if (!stamp) // where only the first is written, the next start says that nothing left
                return done(*refused ? **refused : stamp.fault());
            m_attempts.insert(attempt.serviceId, advanced(attempt, move));
            leaveDesk(id, attempt.serviceId, request, done);
        });
}

/// SENDING is durable: the one place from which a request in training leaves.
void PracticeImpl::leaveDesk(const QString& id, const QString& serviceId, const QByteArray& request, Done done)
{
    const bool isStillThere = m_payer == m_visitor;
    if (isStillThere)
        m_shown = serviceId;
    m_refused.reset();
    m_stopAsked = m_gaveWay = m_cardRead = false;
    TillImpl::Machine* machine = m_till.machineOf(id);
    auto permit = Permit::of(m_attempts[serviceId], request);
    const bool isFree
        = machine && machine->link && machine->driver && !isBusy(*machine) && !m_yielded.contains(machine->setup.poi);
    if (!isFree || !permit || !isStillThere) { // a charge came between
        m_gaveWay = machine != nullptr;
        learnBare(serviceId, EvidenceKind::NothingLeft);
        return done({});
    }
    m_trained.insert(machine->setup.poi);
    send(*machine, machine->driver->seal(permit->take()), m_desk.parts().terminalPatience,
        [this, serviceId](const Answer& answer, device::Left left) { heard(serviceId, answer, left); });
    m_lookAt = m_desk.parts().clock.monotonic() + lookEvery;
    show();
    done({});
}

void PracticeImpl::heard(const QString& serviceId, const Answer& answer, device::Left left)
{
    const auto attempt = m_attempts.constFind(serviceId);
    TillImpl::Machine* machine = attempt == m_attempts.constEnd() ? nullptr : m_till.machineAt(attempt->poi);
    if (!answer)
        return learnBare(serviceId,
            left == device::Left::Nothing ? EvidenceKind::NothingLeft : EvidenceKind::ConnectionLost,
            QLatin1StringView(answer.fault().name()));
    if (answer->isEmpty() || !machine || !machine->driver)
        return learnBare(serviceId, EvidenceKind::ConnectionLost);
    learn(serviceId, machine->driver->hear(*attempt, *answer));
}

void PracticeImpl::askToStop()
{
    const auto shown = m_attempts.constFind(m_shown);
    if (shown == m_attempts.constEnd() || shown->state != State::Sending || m_stopAsked)
        return;
    m_stopAsked = true;
    abort(m_shown);
    show();
}

/// No verdict comes back: that is on the request itself.
void PracticeImpl::abort(const QString& serviceId)
{
    const auto attempt = m_attempts.constFind(serviceId);
    TillImpl::Machine* machine = attempt == m_attempts.constEnd() ? nullptr : m_till.machineAt(attempt->poi);
    if (!machine || !machine->link || !machine->driver || !attempt->capabilities.canAbort)
        return;
    const auto question = machine->driver->question(Ask::Abort, &*attempt);
    if (!question)
        return;
    const QString poi = attempt->poi;
    m_aborting.insert(poi);
    send(*machine, question->message, questionPatience, [this, poi](const Answer&, device::Left) {
        m_aborting.remove(poi);
        if (m_trained.contains(poi) && sendingAt(poi).isEmpty())
            restore(poi);
    });
}

void PracticeImpl::status(const QString& serviceId)
{
    const auto attempt = m_attempts.constFind(serviceId);
    TillImpl::Machine* machine = attempt == m_attempts.constEnd() ? nullptr : m_till.machineAt(attempt->poi);
    auto question = machine && machine->link && machine->driver && attempt->capabilities.canStatus
        ? machine->driver->question(Ask::Status, &*attempt)
        : std::nullopt;
    if (!question)
        return;
    send(*machine, question->message, questionPatience,
        [this, serviceId, question = *question](const Answer& answer, device::Left) {
            if (const auto doubt = m_doubts.find(serviceId); doubt != m_doubts.end())
                doubt->isAsking = false;
            const auto about = m_attempts.constFind(serviceId);
            TillImpl::Machine* here = about == m_attempts.constEnd() ? nullptr : m_till.machineAt(about->poi);
            if (!answer || !here || !here->driver)
                return;
            Heard heard = here->driver->hearStatus(question, *about, *answer);
            if (about->state != State::Sending)
                return learn(serviceId, std::move(heard));
            m_cardRead = m_cardRead || (heard.cardRead && serviceId == m_shown); // its own answer is on its way
            show();
        });
}

// ---- learning

void PracticeImpl::learnBare(const QString& serviceId, EvidenceKind kind, const QString& condition)
{
    Heard heard;
    heard.evidence.kind = kind;
    heard.evidence.source = Source::Desk;
    heard.evidence.condition = condition;
    learn(serviceId, std::move(heard));
}

void PracticeImpl::learn(const QString& serviceId, Heard heard)
{
    heard.evidence.at = moment();
    m_news.append({serviceId, std::move(heard)});
    if (!m_learning)
        learnNext();
}

/// One word after the other, each in the journal before the next is weighed.
void PracticeImpl::learnNext()
{
    while (!m_news.isEmpty() && !m_attempts.contains(m_news.constFirst().serviceId))
        m_news.removeFirst();
    m_learning = !m_news.isEmpty();
    if (!m_learning)
        return;
    const News next = m_news.constFirst();
    const Attempt attempt = m_attempts.value(next.serviceId);
    const Evidence& evidence = next.heard.evidence;
    const payments::Decision decision = payments::decide(attempt, evidence, attempt.capabilities, evidence.at);
    const auto moves = decision.moves(attempt, evidence);
    const auto failed = std::make_shared<std::optional<Fault>>();
    const auto after = [this, next, decision, moves, failed] {
        if (*failed && !QByteArrayView((*failed)->name()).startsWith("payments.")) { // the disk: it is tried again
            m_learning = false;
            m_retryAt = m_desk.parts().clock.monotonic() + retryAfter;
            return;
        }
        m_news.removeFirst();
        if (!*failed && m_attempts.contains(next.serviceId)) {
            Attempt moved = m_attempts.value(next.serviceId);
            for (const Move& move : moves)
                moved = advanced(std::move(moved), move);
            m_attempts.insert(next.serviceId, moved);
            learnt(next.serviceId, decision, next.heard.why);
        }
        learnNext();
    };
    if (moves.empty()) {
        QMetaObject::invokeMethod(this, after, Qt::QueuedConnection);
        return;
    }
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const Record record = practiceRecordOf(moves[i]);
        const bool last = i + 1 == moves.size();
        m_desk.append({record.kind, record.schema, record.body}, {}, {},
            [failed, after, last](const Result<journal::Stamp>& stamp) {
                if (!stamp && !*failed)
                    *failed = stamp.fault();
                if (last)
                    after();
            });
    }
}

void PracticeImpl::learnt(const QString& serviceId, const payments::Decision& decision, const std::optional<Fault>& why)
{
    const Attempt& attempt = m_attempts[serviceId];
    if (serviceId == m_shown && why)
        m_refused = why;
    if (attempt.state == State::InDoubt) {
        const bool isNew = !m_doubts.contains(serviceId);
        schedule(serviceId, decision);
        if (isNew)
            abort(serviceId); // nobody waits here for that card any more: the terminal need not either
    } else {
        m_doubts.remove(serviceId);
    }
    if (attempt.state != State::Prepared && attempt.state != State::Sending && m_trained.contains(attempt.poi))
        restore(QString(attempt.poi));
    const bool isKept = serviceId == m_shown || isOpen(attempt.state) || attempt.state == State::Review;
    if (!isKept)
        m_attempts.remove(serviceId);
    show();
}

/// As with money: at once, after 1, 3, 7 and 12 s, then quietly for as long as it takes.
void PracticeImpl::schedule(const QString& serviceId, const payments::Decision& decision)
{
    const Milliseconds now = m_desk.parts().clock.monotonic();
    auto doubt = m_doubts.find(serviceId);
    if (doubt == m_doubts.end()) {
        m_doubts.insert(serviceId, {now, now, 0, false});
        return;
    }
    const auto asked = static_cast<std::size_t>(doubt->asked);
    doubt->due = asked >= 1 && asked <= statusAfter.size() ? doubt->since + statusAfter[asked - 1]
                                                           : now + decision.askAfter.value_or(quietAfter);
}

void PracticeImpl::show()
{
    const auto shown = m_attempts.constFind(m_shown);
    if (shown != m_attempts.constEnd())
        m_payment = Payment{
            m_shown, m_terminalName, shown->amount, phaseOf(*shown, m_cardRead), m_refused, m_stopAsked, m_gaveWay};
    Q_EMIT changed();
}

void PracticeImpl::tick()
{
    const Milliseconds now = m_desk.parts().clock.monotonic();
    if (m_visit)
        m_visit->tick(now);
    if (!m_learning && !m_news.isEmpty() && now >= m_retryAt)
        learnNext();
    for (const QString& serviceId : m_doubts.keys()) {
        Doubt& doubt = m_doubts[serviceId];
        if (doubt.due > now || doubt.isAsking)
            continue;
        ++doubt.asked;
        doubt.isAsking = true;
        schedule(serviceId, {});
        status(serviceId);
    }
    const auto shown = m_attempts.constFind(m_shown);
    if (shown != m_attempts.constEnd() && shown->state == State::Sending && !m_cardRead && now >= m_lookAt) {
        m_lookAt = now + lookEvery;
        status(m_shown);
    }
    for (qsizetype i = 0; i < m_waiting.size(); ++i) {
        if (m_waiting[i].until > now)
            continue;
        const QString poi = m_waiting[i].poi;
        if (const QString waits = sendingAt(poi); !waits.isEmpty())
            learnBare(waits, EvidenceKind::ConnectionLost); // nobody waits for it any more; its doubt goes on aside
        return settle(poi);
    }
}

} // namespace naru::desk
