// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/plays.h"

#include <algorithm>

namespace naru::sim {

namespace {

using Money = Play::Money;
using Words = Play::Words;
using Way = Play::Way;
using Course = Play::Course;

template <typename List>
auto named(const List& list, const QString& name) -> decltype(list.data())
{
    const auto found
        = std::find_if(list.begin(), list.end(), [&](const auto& one) { return name == QLatin1StringView(one.name); });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const std::array<Play, playsCount> plays{
    Play{"none", "does nothing wrong"},
    {"refuses_connection", "listens to nobody"},
    {"loses_request", "closes, and never knew of it", Money::None, Words::Refusal, Way::Close, Course::Lost},
    {"loses_answer", "does its work and closes without a word", Money::AsOutcome, Words::AsMoney, Way::Close},
    {"loses_refusal", "declines and closes without a word", Money::None, Words::Refusal, Way::Close},
    {"answers_late", "does its work at once, answers after --late-after; until then in progress", Money::AsOutcome,
        Words::AsMoney, Way::Late},
    {"silent_taken", "takes the money and says nothing, whatever is asked", Money::Whole, Words::AsMoney, Way::Silence,
        Course::NoStatus},
    {"silent_not_taken", "takes nothing and says nothing, whatever is asked", Money::None, Words::Refusal, Way::Silence,
        Course::NoStatus},
    {"half_answer", "breaks off in the middle of its answer", Money::AsOutcome, Words::AsMoney, Way::Half},
    {"breaks_seal", "answers under a seal that is not right", Money::AsOutcome, Words::AsMoney, Way::BrokenSeal},
    {"alters_header", "answers under a clear header that is not the sealed one", Money::AsOutcome, Words::AsMoney,
        Way::OtherHeader},
    {"answers_for_another", "answers with another ServiceID, well sealed", Money::AsOutcome, Words::AsMoney,
        Way::OtherService},
    {"replays_old_answer", "loses the request and sends an older answer again", Money::None, Words::Refusal, Way::Old,
        Course::Lost},
    {"reflects", "does its work and sends the question back", Money::AsOutcome, Words::AsMoney, Way::Reflected},
    {"takes_other_amount", "takes one won less, and says so", Money::Other},
    {"takes_part", "takes half, and says so", Money::Part},
    {"other_currency", "takes as many dollars, and says so", Money::Dollars},
    {"stores_then_paid", "approves without the issuer; the file says paid", Money::FilePays},
    {"stores_then_declined", "approves without the issuer; the file says declined", Money::FileDeclines},
    {"forgets_at_reboot", "does its work, starts anew and has forgotten; wants a new login", Money::Whole,
        Words::AsMoney, Way::Close, Course::Rebooted},
    {"forgets_at_unseen_reboot", "the same, and nobody can tell", Money::Whole, Words::AsMoney, Way::Close,
        Course::RebootedUnseen},
    {"forgets_silently", "takes the money and has no record of it", Money::Whole, Words::AsMoney, Way::Close,
        Course::Forgotten},
    {"answers_twice", "sends its answer two times", Money::AsOutcome, Words::AsMoney, Way::Twice},
    {"repeats_not_found", "carries one not-found two times; then the request arrives after all", Money::Whole,
        Words::AsMoney, Way::Close, Course::LostThenHeard},
    {"is_slow", "begins after --late-after and knows nothing until then", Money::AsOutcome, Words::AsMoney,
        Way::Straight, Course::BeginsLate},
    {"approves_after_abort", "waits for an abort, then approves", Money::Whole, Words::AsMoney, Way::Straight,
        Course::WaitsForAbort},
    {"runs_then_approves", "closes; in progress for one status, then approved", Money::Whole, Words::AsMoney,
        Way::Close, Course::Runs},
    {"runs_then_declines", "closes; in progress for one status, then declined", Money::None, Words::Refusal, Way::Close,
        Course::Runs},
    {"runs_then_forgets", "takes the money, closes; in progress for one status, then not found", Money::Whole,
        Words::AsMoney, Way::Close, Course::RunsThenForgotten},
    {"is_busy", "says that it is busy", Money::None, Words::Busy},
    {"refuses_unheard_of", "takes the money and fails with a word that no schema has", Money::Whole, Words::Unheard},
    {"no_status_taken", "takes the money and closes; a status gets no answer", Money::Whole, Words::AsMoney, Way::Close,
        Course::NoStatus},
    {"no_status_not_taken", "takes nothing and closes; a status gets no answer", Money::None, Words::Refusal,
        Way::Close, Course::NoStatus},
    {"declines_yet_takes", "says declined and takes the money", Money::Whole, Words::Refusal},
    {"takes_twice", "charges two times at the acquirer", Money::Twice},
    {"shows_card_number", "its answer holds a whole (test) card number and expiry date", Money::AsOutcome,
        Words::CardNumber},
};

const Outcome* outcomeNamed(const QString& name)
{
    return named(outcomes, name);
}

const Play* playNamed(const QString& name)
{
    return named(plays, name);
}

} // namespace naru::sim
