// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/settlement.h"

#include <algorithm>

namespace naru::payments {

namespace {

using Note = Decision::Note;

Decision go(std::vector<State> path, const char* why, Finding finding = Finding::None)
{
    Decision decision;
    decision.path = std::move(path);
    decision.why = why;
    decision.finding = finding;
    return decision;
}

Decision note(const char* why, Finding finding)
{
    return go({}, why, finding);
}

Decision leave(const char* why)
{
    Decision decision;
    decision.note = Note::Leave;
    decision.why = why;
    return decision;
}

Decision moneyLine(const Attempt& attempt, Won amount)
{
    const bool equal = amount == attempt.amount;
    const bool first = attempt.lines == 0;
    switch (attempt.state) {
    case State::Prepared:
        return leave("payment.why_unusable"); // of something that has not left: recovery comes first
    case State::Sending:
        if (equal)
            return go({State::Approved}, "payment.why_file_paid");
        return go({State::InDoubt, State::Review}, "payment.why_other_amount", Finding::AmountDiffers);
    case State::InDoubt:
        if (equal && first && !attempt.mismatch)
            return go({State::Approved}, "payment.why_file_paid");
        return go({State::Review}, "payment.why_other_amount", Finding::AmountDiffers);
    case State::Review:
        if (equal && first && !attempt.chargeTaken)
            return go({State::Approved}, "payment.why_file_paid");
        return note("payment.why_other_amount", attempt.chargeTaken ? Finding::Duplicate : Finding::AmountDiffers);
    case State::StoredOffline:
        return equal ? go({State::Approved}, "payment.why_file_paid")
                     : note("payment.why_other_amount", Finding::AmountDiffers);
    case State::NotFoundWatched:
        return go({State::Review}, "payment.why_found_after_all",
            attempt.chargeTaken ? Finding::Duplicate : Finding::MoneyWithoutSale);
    case State::NotSent:
    case State::Declined:
        return note(
            "payment.why_found_after_all", attempt.chargeTaken ? Finding::Duplicate : Finding::MoneyWithoutSale);
    case State::Approved:
        if (!first)
            return note("payment.why_file_twice", Finding::Duplicate);
        return note("payment.why_file_paid", equal ? Finding::None : Finding::AmountDiffers);
    }
    return leave("payment.why_known");
}

Decision declinedLine(const Attempt& attempt)
{
    switch (attempt.state) {
    case State::Sending:
        return go({State::Declined}, "payment.why_file_declined");
    case State::InDoubt:
        return attempt.mismatch ? go({State::Review}, "payment.why_contradiction", Finding::Contradiction)
                                : go({State::Declined}, "payment.why_file_declined");
    case State::Review:
        return attempt.settled == Won{0} ? go({State::Declined}, "payment.why_file_declined")
                                         : note("payment.why_contradiction", Finding::Contradiction);
    case State::StoredOffline:
        return go({State::Declined}, "payment.why_file_declined", Finding::Debt);
    case State::Approved:
        return note("payment.why_contradiction", Finding::Contradiction);
    case State::NotFoundWatched:
        return note("payment.why_file_declined", Finding::None); // the watch is over
    case State::Prepared:
    case State::NotSent:
    case State::Declined:
        break;
    }
    return leave("payment.why_known");
}

} // namespace

bool speaksOf(const Evidence& line, const Attempt& attempt)
{
    if (!line.transaction.isEmpty())
        return line.transaction == attempt.transaction;
    if (!line.poiTransaction.isEmpty())
        return line.poiTransaction == attempt.poiTransaction;
    return !line.approval.isEmpty() && line.approval == attempt.approval && line.amount == attempt.amount;
}

Decision decideLine(const Attempt& attempt, const Evidence& line)
{
    const bool money = line.outcome == Outcome::Success;
    const bool readable = money ? line.amount && *line.amount > Won{0} : line.outcome == Outcome::Failure;
    if (!readable || !speaksOf(line, attempt) || line.currency != attempt.currency)
        return leave("payment.why_unusable");
    return money ? moneyLine(attempt, *line.amount) : declinedLine(attempt);
}

Decision decidePeople(const Attempt& attempt, const Evidence& people)
{
    const bool two = people.first > 0 && people.second > 0 && people.first != people.second;
    if (attempt.state != State::Review || !two || people.approval.isEmpty())
        return leave("payment.why_two_people");
    if (people.outcome == Outcome::Failure) {
        const Won known = std::max(attempt.taken.value_or(Won{0}), attempt.settled);
        if (known > attempt.givenBack)
            return leave("payment.why_give_back"); // money was seen: it goes back before anything is paid anew
        return go({State::Declined}, "payment.why_people_declined");
    }
    if (people.outcome != Outcome::Success)
        return leave("payment.why_two_people");
    // Nobody approves another amount than was asked, nor a charge that is paid already: that is given back instead.
    if (attempt.mismatch || attempt.chargeTaken)
        return leave("payment.why_give_back");
    return go({State::Approved}, "payment.why_people_approved");
}

} // namespace naru::payments
