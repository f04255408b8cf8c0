// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/attempt.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "app/payments/records.h"

namespace naru::payments {

namespace {

void learnFromAnswer(Attempt& attempt, const Evidence& evidence)
{
    if (evidence.outcome == Outcome::Failure) {
        if (evidence.condition == QLatin1StringView("InProgress")) {
            attempt.seenInProgress = true;
            attempt.notFound.reset();
        }
        return;
    }
    const bool otherBefore = attempt.taken && evidence.amount && *attempt.taken != *evidence.amount;
    attempt.mismatch = attempt.mismatch || otherBefore || !isAsAsked(attempt, evidence);
    attempt.taken = evidence.amount;
    attempt.offline = attempt.offline || evidence.offline;
    attempt.approval = evidence.approval;
    attempt.poiTransaction = evidence.poiTransaction;
    attempt.poiTime = evidence.poiTime;
    attempt.brand = evidence.brand;
    attempt.lastFour = evidence.lastFour;
}

void learnFromLine(Attempt& attempt, const Move& move)
{
    const Evidence& line = move.evidence;
    if (line.outcome != Outcome::Success) {
        attempt.cleared = attempt.cleared || move.from == State::NotFoundWatched;
        return;
    }
    attempt.settled += *line.amount;
    ++attempt.lines;
    attempt.taken = attempt.taken ? attempt.taken : line.amount;
    attempt.mismatch = attempt.mismatch || *line.amount != attempt.amount;
    if (attempt.approval.isEmpty())
        attempt.approval = line.approval;
    if (attempt.poiTransaction.isEmpty()) {
        attempt.poiTransaction = line.poiTransaction;
        attempt.poiTime = line.poiTime;
    }
}

void learnFromNotFound(Attempt& attempt, const Move& move)
{
    // While the connection stands the request may still be on its way; a cloud's Reject says that it was not taken.
    const bool counts = move.from == State::InDoubt || move.evidence.source == Source::Event;
    const bool first = !attempt.notFound || !between(attempt.notFound->at, move.evidence.at);
    if (counts && first && move.to == State::InDoubt)
        attempt.notFound = FirstNotFound{move.evidence.at, move.evidence.boot};
}

void learn(Attempt& attempt, const Move& move)
{
    const Evidence& evidence = move.evidence;
    attempt.bootBroken
        = attempt.bootBroken || evidence.kind == EvidenceKind::Rebooted || evidence.boot == BootWatch::Broken;
    switch (evidence.kind) {
    case EvidenceKind::RequestReady:
        attempt.asked = evidence.at;
        return;
    case EvidenceKind::Answer:
        return learnFromAnswer(attempt, evidence);
    case EvidenceKind::NotFound:
        return learnFromNotFound(attempt, move);
    case EvidenceKind::InProgress:
        attempt.seenInProgress = true;
        attempt.notFound.reset();
        return;
    case EvidenceKind::Line:
        return learnFromLine(attempt, move);
    case EvidenceKind::People:
        attempt.approval = evidence.approval;
        return;
    case EvidenceKind::NothingLeft:
    case EvidenceKind::ConnectionLost:
    case EvidenceKind::Restarted:
    case EvidenceKind::Unusable:
    case EvidenceKind::Rebooted:
    case EvidenceKind::TerminalReplaced:
    case EvidenceKind::Concluded:
        return;
    }
}

} // namespace

bool isAsAsked(const Attempt& attempt, const Evidence& answer)
{
    const bool mayOmit = attempt.kind == AttemptKind::Reversal;
    const bool amount = answer.amount ? *answer.amount == attempt.amount : mayOmit;
    const bool currency = answer.currency == attempt.currency || (mayOmit && answer.currency.isEmpty());
    return answer.outcome == Outcome::Success && amount && currency;
}

Attempt advanced(Attempt attempt, const Move& move)
{
    NARU_ASSERT(move.serviceId == attempt.serviceId && move.from == attempt.state);
    NARU_ASSERT(move.isNote() || isLegal(move.from, move.to));
    learn(attempt, move);
    if (!move.evidence.hash.isEmpty() && move.evidence.kind != EvidenceKind::RequestReady)
        attempt.evidence.append(move.evidence.hash);
    if (move.finding != Finding::None)
        attempt.finding = move.finding;
    if (move.to == State::Approved && !attempt.taken)
        attempt.taken = attempt.amount;
    attempt.state = move.to;
    attempt.chain = chainOf(attempt.chain, recordOf(move).body);
    return attempt;
}

QByteArray chainOf(const QByteArray& before, const QByteArray& body)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, {before, body});
}

std::optional<Milliseconds> between(const Moment& earlier, const Moment& later)
{
    if (earlier.boot.isEmpty() || earlier.boot != later.boot || later.monotonic < earlier.monotonic)
        return std::nullopt;
    return later.monotonic - earlier.monotonic;
}

} // namespace naru::payments
