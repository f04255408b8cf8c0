// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/conformance.h"

#include "app/base/assert.h"

#include <array>

namespace naru::payments {

namespace {

constexpr std::array trialNames{"pays", "keeps_apart", "status", "knows_nothing", "abort", "diagnosis", "reverses",
    "remembers_after_reboot", "shows_reboot"};
constexpr std::array resultNames{"yes", "no", "untried"};

/// A verified word about this attempt, and no other.
bool isAbout(const Evidence& evidence, const Attempt& attempt)
{
    return evidence.kind == EvidenceKind::Answer && evidence.serviceId == attempt.serviceId
        && evidence.poi == attempt.poi && evidence.transaction == attempt.transaction;
}

class Examination {
public:
    explicit Examination(const ConformanceStage& stage)
        : m_stage(stage)
        , m_driver(stage.driver)
    {
        for (std::size_t i = 0; i < trialNames.size(); ++i)
            m_report.tried.append({static_cast<Trial>(i), TrialResult::Untried});
    }

    ConformanceReport run()
    {
        pays();
        if (m_report.of(Trial::Pays) == TrialResult::Yes) {
            keepsApart();
            status();
            knowsNothing();
            reverses(); // some give back the very last payment alone
            abort();
            diagnosis();
            reboots();
        }
        conclude();
        return m_report;
    }

private:
    void note(Trial trial, bool yes)
    {
        m_report.tried[static_cast<qsizetype>(trial)].result = yes ? TrialResult::Yes : TrialResult::No;
    }
    bool is(Trial trial) const { return m_report.of(trial) == TrialResult::Yes; }

    std::optional<QByteArray> ask(const QByteArray& message, Milliseconds patience)
    {
        return m_stage.pump.answer(m_stage.pump.send(message), patience);
    }
    std::optional<QByteArray> ask(const Attempt& attempt, const Attempt* original)
    {
        const auto request = m_driver.request(attempt, original);
        return request ? ask(m_driver.seal(*request), m_stage.patience) : std::nullopt;
    }
    /// Nothing: it cannot be asked, or said nothing.
    std::optional<Evidence> statusOf(const Attempt& attempt)
    {
        const auto question = m_driver.question(Driver::Ask::Status, &attempt);
        const auto body = question ? ask(question->message, m_stage.patienceShort) : std::nullopt;
        return body ? std::optional(m_driver.hearStatus(*question, attempt, *body).evidence) : std::nullopt;
    }
    std::optional<TerminalHealth> health()
    {
        const auto question = m_driver.question(Driver::Ask::Diagnosis, nullptr);
        const auto body = question ? ask(question->message, m_stage.patienceShort) : std::nullopt;
        const auto heard = body ? m_driver.hearHealth(*question, *body) : Result<TerminalHealth>(TerminalHealth());
        return body && heard ? std::optional(*heard) : std::nullopt;
    }

    void pays()
    {
        m_paid = m_stage.payment();
        const auto body = ask(m_paid, nullptr);
        m_body = body.value_or(QByteArray());
        m_said = m_driver.hear(m_paid, m_body).evidence;
        note(Trial::Pays, body && isAbout(m_said, m_paid) && m_said.outcome != Outcome::None);
    }

    /// The genuine answer, held against an attempt that was never sent.
    void keepsApart()
    {
        m_unsent = m_stage.payment();
        const Evidence evidence = m_driver.hear(m_unsent, m_body).evidence;
        note(Trial::KeepsApart, !isAbout(evidence, m_unsent));
    }

    void status()
    {
        const auto evidence = statusOf(m_paid);
        note(Trial::Status, evidence && isAbout(*evidence, m_paid) && evidence->outcome == m_said.outcome);
    }

    /// A terminal that answers here for a payment that nobody sent would end a doubt with a lie.
    void knowsNothing()
    {
        const auto evidence = is(Trial::Status) ? statusOf(m_unsent) : std::nullopt;
        if (evidence)
            note(Trial::KnowsNothing, evidence->kind == EvidenceKind::NotFound);
    }

    void abort()
    {
        const Attempt attempt = m_stage.payment();
        const auto request = m_driver.request(attempt, nullptr);
        const auto question = request ? m_driver.question(Driver::Ask::Abort, &attempt) : std::nullopt;
        if (!question)
            return note(Trial::Abort, false);
        const quint64 payment = m_stage.pump.send(m_driver.seal(*request));
        (void)ask(question->message, m_stage.patienceShort); // the verdict comes to the payment itself
        const auto body = m_stage.pump.answer(payment, m_stage.patience);
        const Evidence evidence = m_driver.hear(attempt, body.value_or(QByteArray())).evidence;
        const bool aborted = evidence.outcome == Outcome::Failure && evidence.condition == QLatin1StringView("Aborted");
        note(Trial::Abort, body && isAbout(evidence, attempt) && aborted);
    }

    void diagnosis() { note(Trial::Diagnosis, health().has_value()); }

    void reverses()
    {
        const bool paid = m_said.outcome == Outcome::Success && !m_said.poiTransaction.isEmpty();
        if (!m_stage.reversal || !paid)
            return;
        m_paid.poiTransaction = m_said.poiTransaction;
        m_paid.poiTime = m_said.poiTime;
        m_paid.approval = m_said.approval;
        const Attempt reversal = m_stage.reversal(m_paid);
        const auto body = ask(reversal, &m_paid);
        const Evidence evidence = m_driver.hear(reversal, body.value_or(QByteArray())).evidence;
        note(Trial::Reverses, body && isAbout(evidence, reversal) && evidence.outcome == Outcome::Success);
    }

    void reboots()
    {
        if (!is(Trial::Status) || !m_stage.reboot || !m_stage.reboot())
            return;
        const auto first = statusOf(m_paid);
        const auto how = health();
        const bool shown = (first && (first->boot == BootWatch::Broken || first->kind == EvidenceKind::Rebooted))
            || (how && how->loginNeeded);
        note(Trial::ShowsReboot, shown);
        if (const auto question = shown ? m_driver.question(Driver::Ask::Login, nullptr) : std::nullopt)
            (void)ask(question->message, m_stage.patienceShort);
        const auto again = statusOf(m_paid);
        note(Trial::RemembersAfterReboot, again && isAbout(*again, m_paid) && again->outcome == m_said.outcome);
    }

    void conclude()
    {
        Capabilities& found = m_report.found;
        found = m_driver.capabilities(); // the channel, printing and retention are its makers' word
        found.canStatus = is(Trial::Status) && is(Trial::KnowsNothing);
        found.canAbort = is(Trial::Abort);
        found.canDiagnose = is(Trial::Diagnosis);
        found.canReverse = is(Trial::Reverses);
        found.observesBoot = is(Trial::ShowsReboot);
        found.rebootLosesHistory = !is(Trial::RemembersAfterReboot);
    }

    const ConformanceStage& m_stage;
    Driver& m_driver;
    ConformanceReport m_report;
    Attempt m_paid, m_unsent;
    QByteArray m_body;
    Evidence m_said;
};

} // namespace

TrialResult ConformanceReport::of(Trial trial) const
{
    return tried.value(static_cast<qsizetype>(trial)).result;
}

bool ConformanceReport::isUsable() const
{
    return of(Trial::Pays) == TrialResult::Yes && of(Trial::KeepsApart) == TrialResult::Yes;
}

QByteArray nameOf(const Tried& tried)
{
    return QByteArray("conformance.") + trialNames[static_cast<std::size_t>(tried.trial)] + '.'
        + resultNames[static_cast<std::size_t>(tried.result)];
}

Result<ConformanceReport> examine(const ConformanceStage& stage)
{
    NARU_ASSERT(stage.payment);
    if (!stage.training)
        return ConformanceFault::NotTraining;
    return Examination(stage).run();
}

} // namespace naru::payments
