// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back, one word after the other: each is weighed against the attempt as the journal holds it, and written
// before anything follows from it.
#include "app/desk/tillimpl.h"

#include <array>

namespace naru::desk {

using namespace payments;

namespace {
constexpr Milliseconds retryAfter = std::chrono::seconds(2);  ///< where something could not be written
constexpr Milliseconds quietAfter = std::chrono::seconds(60); ///< between status questions, once the first have passed
constexpr Milliseconds lookEvery = std::chrono::seconds(2);   ///< while a card is waited for
constexpr Milliseconds contactEvery = std::chrono::seconds(10); ///< while "not found" is weighed: well under unseenMax
} // namespace

void TillImpl::learnBare(const QString& serviceId, EvidenceKind kind, Done done, const QString& condition)
{
    Heard heard;
    heard.evidence.kind = kind;
    heard.evidence.source = Source::Desk;
    heard.evidence.condition = condition;
    learn(serviceId, std::move(heard), std::move(done));
}

void TillImpl::learn(const QString& serviceId, Heard heard, Done done)
{
    heard.evidence.at = moment();
    m_news[serviceId].append({std::move(heard), std::move(done)});
    if (!m_learning.contains(serviceId))
        learnNext(serviceId);
}

void TillImpl::learnNext(const QString& serviceId)
{
    const auto news = m_news.find(serviceId);
    if (news == m_news.end() || news->isEmpty()) {
        m_news.remove(serviceId);
        m_learning.remove(serviceId);
        return;
    }
    m_learning.insert(serviceId);
    const News next = news->constFirst();
    const Attempt* attempt = find(serviceId);
    if (!attempt) {
        news->removeFirst();
        if (next.done)
            next.done(PaymentFault::UnknownAttempt);
        return learnNext(serviceId);
    }
    const Evidence& evidence = next.heard.evidence;
    const payments::Decision decision = payments::decide(*attempt, evidence, attempt->capabilities, evidence.at);
    QList<Record> records;
    const auto moves = decision.moves(*attempt, evidence);
    if (!moves.empty() && (!next.heard.copy.isEmpty() || next.heard.why)) {
        const QString why = next.heard.why ? QLatin1StringView(next.heard.why->name()) : QString();
        records.append(recordOf(EvidenceCopy{serviceId, evidence.hash, next.heard.copy, next.heard.cuts, why}));
    }
    for (const Move& move : moves)
        records.append(recordOf(move));
    write(std::move(records), attempt->charge,
        [this, serviceId, decision, done = next.done](const Result<void>& written) {
            const bool refused = !written && QByteArrayView(written.fault().name()).startsWith("payments.");
            if (!written && !refused) { // the disk: what was heard is kept, and tried again
                m_learning.remove(serviceId);
                m_retryAt = m_desk.parts().clock.monotonic() + retryAfter;
                Q_EMIT troubled(written.fault());
                return;
            }
            m_news[serviceId].removeFirst();
            if (written)
                settle(serviceId, decision);
            if (done)
                done(written);
            learnNext(serviceId);
        });
}

/// All at once: what waits together becomes one commit, in this order, and a step whose forerunner was refused is too.
void TillImpl::write(QList<Record> records, const QByteArray& charge, Done then)
{
    if (records.isEmpty())
        return then({});
    const Record last = records.takeLast();
    const auto failed = std::make_shared<std::optional<Fault>>();
    for (const Record& one : records) {
        record(one, charge, [failed](const Result<void>& written) {
            if (!written && !*failed)
                *failed = written.fault();
        });
    }
    record(last, charge,
        [failed, then](const Result<void>& written) { then(*failed ? Result<void>(**failed) : written); });
}

void TillImpl::settle(const QString& serviceId, const payments::Decision& decision)
{
    const Attempt* attempt = find(serviceId);
    if (!attempt)
        return;
    if (attempt->state == State::InDoubt)
        return schedule(*attempt, decision);
    m_doubts.remove(serviceId);
    if (attempt->state != State::Sending)
        m_contacts.remove(serviceId);
    m_cardRead.remove(serviceId);
    if (attempt->state != State::Sending)
        m_looks.remove(serviceId);
}

/// At once, then after 1, 3, 7 and 12 s of the loss, then quietly for as long as it takes.
void TillImpl::schedule(const Attempt& attempt, const payments::Decision& decision)
{
    if (!attempt.capabilities.canStatus)
        return;
    const Milliseconds now = m_desk.parts().clock.monotonic();
    auto doubt = m_doubts.find(attempt.serviceId);
    if (doubt == m_doubts.end()) {
        m_doubts.insert(attempt.serviceId, {now, now, 0});
        return;
    }
    const auto asked = static_cast<std::size_t>(doubt->asked);
    if (asked >= 1 && asked <= statusAfter.size())
        doubt->due = doubt->since + statusAfter[asked - 1];
    else
        doubt->due = now + decision.askAfter.value_or(quietAfter);
}

void TillImpl::tick()
{
    const Milliseconds now = m_desk.parts().clock.monotonic();
    if (now >= m_retryAt) {
        for (const QString& serviceId : m_news.keys()) {
            if (!m_learning.contains(serviceId))
                learnNext(serviceId);
        }
        for (const QString& serviceId : m_stranded.keys()) {
            m_stranded.remove(serviceId);
            learnBare(serviceId, EvidenceKind::NothingLeft); // SENDING was never written: no byte left
        }
    }
    for (const QString& serviceId : m_doubts.keys()) {
        auto doubt = m_doubts.find(serviceId);
        if (doubt == m_doubts.end() || doubt->due > now || isAsking(serviceId))
            continue;
        ++doubt->asked;
        const Attempt* attempt = find(serviceId);
        if (attempt)
            schedule(*attempt, {});
        askAgain(serviceId);
    }
    keepContact();
    lookOn();
    for (auto& [id, machine] : m_machines) {
        if (machine.newLink && machine.flights.isEmpty())
            make(device::TerminalSetup(machine.setup));
    }
}

/// How far is the card that is waited for? Asked beside the request, and nothing is learnt from it but that.
void TillImpl::lookOn()
{
    const Milliseconds now = m_desk.parts().clock.monotonic();
    for (const QString& serviceId : m_looks.keys()) {
        const Attempt* attempt = find(serviceId);
        if (!attempt || attempt->state != State::Sending || m_cardRead.contains(serviceId)) {
            m_looks.remove(serviceId);
        } else if (m_looks[serviceId] <= now) {
            m_looks[serviceId] = now + lookEvery;
            askAgain(serviceId);
        }
    }
}

/// Two "not found" count only if the terminal was heard all the time between.
void TillImpl::keepContact()
{
    const Milliseconds now = m_desk.parts().clock.monotonic();
    if (now < m_contactAt)
        return;
    m_contactAt = now + contactEvery;
    for (auto contact = m_contacts.cbegin(); contact != m_contacts.cend(); ++contact) {
        const Attempt* attempt = find(contact.key());
        Machine* machine = attempt ? machineAt(attempt->poi) : nullptr;
        if (machine && attempt->state == State::InDoubt && attempt->notFound && !contact->broken)
            question(*machine, Ask::Diagnosis, nullptr);
    }
}

} // namespace naru::desk
