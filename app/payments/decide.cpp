// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/decide.h"

#include "app/base/assert.h"
#include "app/payments/settlement.h"

namespace naru::payments {

namespace {

using Path = std::vector<State>;
using Note = Decision::Note;

Decision go(Path path, const char* why, Finding finding = Finding::None)
{
    Decision decision;
    decision.path = std::move(path);
    decision.why = why;
    decision.finding = finding;
    return decision;
}

Decision stay(const char* why, Note note = Note::Write, Finding finding = Finding::None)
{
    Decision decision = go({}, why, finding);
    decision.note = note;
    return decision;
}

/// There is no step from SENDING to REVIEW: what was asked is in doubt first.
Path toReview(State from)
{
    return from == State::Sending ? Path{State::InDoubt, State::Review} : Path{State::Review};
}

bool isAsked(State state)
{
    return state == State::Sending || state == State::InDoubt;
}

/// Every ErrorCondition that says "not taken" for this ServiceID, for good. One we have not heard of says nothing.
bool isFinal(const QString& condition)
{
    static constexpr std::array finals{"Aborted", "Busy", "Cancel", "DeviceOut", "InsertedCard", "InvalidCard",
        "LoggedOut", "MessageFormat", "NotAllowed", "NotFound", "PaymentRestriction", "Refusal", "UnavailableDevice",
        "UnavailableService", "UnreachableHost", "WrongPIN"};
    return std::any_of(
        finals.begin(), finals.end(), [&](const char* one) { return condition == QLatin1StringView(one); });
}

bool isOurs(const Attempt& attempt, const Evidence& evidence)
{
    const bool named = evidence.serviceId == attempt.serviceId && evidence.poi == attempt.poi;
    return named && (evidence.kind != EvidenceKind::Answer || evidence.transaction == attempt.transaction);
}

Decision inDoubt(const Attempt& attempt, const char* why, Note noteIfThere = Note::Write)
{
    return attempt.state == State::Sending ? go({State::InDoubt}, why) : stay(why, noteIfThere);
}

Decision unusable(const Attempt& attempt)
{
    Decision decision = inDoubt(attempt, "payment.why_unusable");
    decision.countsAs = EvidenceKind::Unusable;
    return decision;
}

Decision stillRunning(const Attempt& attempt)
{
    if (!isAsked(attempt.state))
        return stay("payment.why_known", Note::Leave);
    const bool news = !attempt.seenInProgress || attempt.notFound;
    return inDoubt(attempt, "payment.why_in_progress", news ? Note::Write : Note::Leave);
}

/// A verified word after the attempt had ended already.
Decision afterTheEnd(const Attempt& attempt, bool tookMoney)
{
    switch (attempt.state) {
    case State::NotFoundWatched:
        if (tookMoney)
            return go({State::Review}, "payment.why_found_after_all",
                attempt.chargeTaken ? Finding::Duplicate : Finding::MoneyWithoutSale);
        return stay("payment.why_known");
    case State::Declined:
    case State::NotSent:
        return tookMoney ? stay("payment.why_contradiction", Note::Write, Finding::Contradiction)
                         : stay("payment.why_known");
    case State::Approved:
        return tookMoney ? stay("payment.why_known")
                         : stay("payment.why_contradiction", Note::Write, Finding::Contradiction);
    default:
        return stay("payment.why_only_file_or_people"); // stored offline, under review
    }
}

Decision answered(const Attempt& attempt, const Evidence& answer)
{
    if (answer.outcome == Outcome::None)
        return unusable(attempt);
    const bool failed = answer.outcome == Outcome::Failure;
    if (failed && answer.condition == QLatin1StringView("InProgress"))
        return stillRunning(attempt);
    if (failed && !isFinal(answer.condition))
        return unusable(attempt);
    if (!isAsked(attempt.state))
        return afterTheEnd(attempt, !failed);
    if (attempt.mismatch)
        return go(toReview(attempt.state), "payment.why_contradiction", Finding::Contradiction);
    if (failed)
        return go({State::Declined}, "payment.why_declined");
    if (answer.outcome == Outcome::Partial)
        return go(toReview(attempt.state), "payment.why_partial", Finding::Mismatch);
    if (!isAsAsked(attempt, answer))
        return go(toReview(attempt.state), "payment.why_other_amount", Finding::Mismatch);
    return answer.offline ? go({State::StoredOffline}, "payment.why_stored_offline")
                          : go({State::Approved}, "payment.why_approved");
}

/// Whether the terminal may have dropped its record of the attempt by now. The monotonic clock answers within one boot
/// of the desk; across boots only the wall clock is left, and one that went back proves nothing.
bool mayHaveForgotten(const Attempt& attempt, const Capabilities& capabilities, const Moment& now)
{
    if (!attempt.asked)
        return true;
    if (const auto measured = between(*attempt.asked, now))
        return *measured > capabilities.retention;
    const auto age = now.wall - attempt.asked->wall;
    return age < Milliseconds(0) || age > capabilities.retention;
}

Decision notFound(const Attempt& attempt, const Evidence& answer, const Capabilities& capabilities, const Moment& now)
{
    if (!isAsked(attempt.state))
        return stay("payment.why_known", Note::Leave);
    const bool knewIt = attempt.seenInProgress || attempt.mismatch;
    if (attempt.bootBroken || answer.boot == BootWatch::Broken || knewIt
        || mayHaveForgotten(attempt, capabilities, now))
        return go(toReview(attempt.state), knewIt ? "payment.why_contradiction" : "payment.why_may_have_forgotten",
            knewIt ? Finding::Contradiction : Finding::None);
    if (attempt.state == State::Sending)
        return inDoubt(attempt, "payment.why_one_not_found");
    const auto apart = attempt.notFound ? between(attempt.notFound->at, now) : std::nullopt;
    if (!apart || *apart < notFoundApart) {
        Decision decision = stay("payment.why_one_not_found", apart ? Note::Leave : Note::Write);
        decision.askAfter = notFoundApart - apart.value_or(Milliseconds(0));
        return decision;
    }
    const bool watched = capabilities.observesBoot && answer.boot == BootWatch::Unbroken
        && attempt.notFound->boot == BootWatch::Unbroken;
    return watched ? go({State::NotFoundWatched}, "payment.why_not_found_twice")
                   : go({State::Review}, "payment.why_may_have_forgotten");
}

Decision restarted(const Attempt& attempt)
{
    if (attempt.state == State::Prepared)
        return go({State::NotSent}, "payment.why_nothing_left");
    if (attempt.state == State::Sending)
        return go({State::InDoubt}, "payment.why_restarted");
    if (attempt.state == State::InDoubt && attempt.mismatch)
        return go({State::Review}, "payment.why_other_amount", Finding::Mismatch);
    return stay("payment.why_known", Note::Leave);
}

Decision decided(const Attempt& attempt, const Evidence& evidence, const Capabilities& capabilities, const Moment& now)
{
    const State state = attempt.state;
    switch (evidence.kind) {
    case EvidenceKind::RequestReady:
        if (state == State::Prepared && evidence.hash == attempt.requestHash)
            return go({State::Sending}, "payment.why_asking");
        return stay("payment.why_known", Note::Leave); // a request leaves once, and only the one that was written down
    case EvidenceKind::NothingLeft:
        return state == State::Prepared || state == State::Sending ? go({State::NotSent}, "payment.why_nothing_left")
                                                                   : stay("payment.why_known", Note::Leave);
    case EvidenceKind::ConnectionLost:
        return inDoubt(attempt, "payment.why_no_answer", Note::Leave);
    case EvidenceKind::Restarted:
        return restarted(attempt);
    case EvidenceKind::Answer:
        return isOurs(attempt, evidence) ? answered(attempt, evidence) : unusable(attempt);
    case EvidenceKind::NotFound:
        return isOurs(attempt, evidence) ? notFound(attempt, evidence, capabilities, now) : unusable(attempt);
    case EvidenceKind::InProgress:
        return isOurs(attempt, evidence) ? stillRunning(attempt) : unusable(attempt);
    case EvidenceKind::Unusable:
        return unusable(attempt);
    case EvidenceKind::Rebooted:
        return stay("payment.why_rebooted", attempt.bootBroken ? Note::Leave : Note::Write);
    case EvidenceKind::TerminalReplaced:
        return isAsked(state) ? go(toReview(state), "payment.why_nobody_to_ask")
                              : stay("payment.why_known", Note::Leave);
    case EvidenceKind::Line:
        return decideLine(attempt, evidence);
    case EvidenceKind::People:
        return decidePeople(attempt, evidence);
    case EvidenceKind::Concluded:
        break;
    }
    return stay("payment.why_known", Note::Leave);
}

} // namespace

std::vector<Move> Decision::moves(const Attempt& attempt, const Evidence& evidence) const
{
    Move move{attempt.serviceId, attempt.state, attempt.state, finding, evidence};
    move.evidence.kind = countsAs.value_or(evidence.kind);
    if (path.empty())
        return note == Note::Write ? std::vector<Move>{move} : std::vector<Move>{};
    std::vector<Move> moves;
    for (const State to : path) {
        NARU_ASSERT(isLegal(move.from, to));
        move.to = to;
        moves.push_back(move);
        move.from = to;
        move.evidence = Evidence{};
        move.evidence.kind = EvidenceKind::Concluded;
        move.evidence.at = evidence.at;
    }
    return moves;
}

Decision decide(const Attempt& attempt, const Evidence& evidence, const Capabilities& capabilities, const Moment& now)
{
    if (!evidence.hash.isEmpty() && attempt.evidence.contains(evidence.hash))
        return stay("payment.why_known", Note::Leave); // the same bytes twice are one answer
    Decision decision = decided(attempt, evidence, capabilities, now);
    Attempt after = attempt;
    for (const Move& move : decision.moves(attempt, evidence))
        after = advanced(std::move(after), move);
    decision.next = nextFor(after);
    return decision;
}

Nexts nextFor(const Attempt& attempt)
{
    const bool payment = attempt.kind == AttemptKind::Payment;
    Nexts next = attempt.finding != Finding::None ? Nexts(Next::ListOpenItem) : Nexts();
    const bool reversible = payment && attempt.taken && !attempt.poiTransaction.isEmpty();
    switch (attempt.state) {
    case State::Prepared:
    case State::Sending:
        return next;
    case State::InDoubt:
        return next | Next::WaitForFile | (attempt.capabilities.canStatus ? Next::AskStatus : Next::WaitForWord);
    case State::Approved:
        return next | Next::Receipt | (reversible ? Nexts(Next::OfferReversal) : Nexts());
    case State::StoredOffline:
        return next | Next::Provisional | Next::WaitForFile;
    case State::Declined:
        return next | (attempt.finding == Finding::Debt ? Nexts(Next::RaiseDebt) | Next::NewAttempt : Next::NewAttempt);
    case State::NotSent:
        return next | Next::NewAttempt;
    case State::NotFoundWatched:
        return next | Next::NewAttempt | (attempt.cleared ? Nexts() : Nexts(Next::WaitForFile));
    case State::Review: {
        const bool part = reversible && *attempt.taken < attempt.amount;
        return next | Next::AskPeople | Next::WaitForFile | Next::ListOpenItem
            | (reversible ? Nexts(Next::OfferReversal) : Nexts()) | (part ? Nexts(Next::TakeRest) : Nexts());
    }
    }
    return next;
}

} // namespace naru::payments
