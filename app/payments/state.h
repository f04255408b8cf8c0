// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <initializer_list>

namespace naru::payments {

/// Where an attempt stands. Numbers are written to the journal: never reused.
enum class State : quint8 {
    Prepared = 1,    ///< written down; no byte has left
    Sending,         ///< bytes may leave from now on
    Approved,        ///< the terminal's verified word, amount and currency equal
    StoredOffline,   ///< approved without the issuer: the file decides
    Declined,        ///< the terminal's verified word that nothing was taken
    NotSent,         ///< proven: no byte left
    InDoubt,         ///< asked, and no verified answer
    NotFoundWatched, ///< the terminal has no record, asked twice: watched until the file
    Review,          ///< evidence conflicts or is exhausted: people or the file decide
};
inline constexpr std::array allStates{State::Prepared, State::Sending, State::Approved, State::StoredOffline,
    State::Declined, State::NotSent, State::InDoubt, State::NotFoundWatched, State::Review};

/// For words, by State - 1.
inline constexpr std::array<const char*, allStates.size()> stateNames{"payment.prepared", "payment.sending",
    "payment.approved", "payment.stored_offline", "payment.declined", "payment.not_sent", "payment.in_doubt",
    "payment.not_found_watched", "payment.review"};
constexpr const char* nameOf(State state)
{
    return stateNames[static_cast<std::size_t>(state) - 1];
}

namespace transitions {
constexpr quint16 bit(State state)
{
    return static_cast<quint16>(1u << static_cast<unsigned>(state));
}
constexpr quint16 bits(std::initializer_list<State> states)
{
    quint16 sum = 0;
    for (const State state : states)
        sum = static_cast<quint16>(sum | bit(state));
    return sum;
}
/// By the state a step starts from. What is not here does not happen: not in code, not in the file.
inline constexpr std::array<quint16, allStates.size() + 1> table = [] {
    using enum State;
    std::array<quint16, allStates.size() + 1> to{};
    to[static_cast<std::size_t>(Prepared)] = bits({Sending, NotSent});
    to[static_cast<std::size_t>(Sending)] = bits({Approved, StoredOffline, Declined, NotSent, InDoubt});
    to[static_cast<std::size_t>(InDoubt)] = bits({Approved, StoredOffline, Declined, NotFoundWatched, Review});
    to[static_cast<std::size_t>(Review)] = bits({Approved, Declined});
    to[static_cast<std::size_t>(StoredOffline)] = bits({Approved, Declined});
    to[static_cast<std::size_t>(NotFoundWatched)] = bits({Review});
    return to;
}();
} // namespace transitions

constexpr bool isLegal(State from, State to)
{
    return transitions::table[static_cast<std::size_t>(from)] & transitions::bit(to);
}
constexpr bool isState(qint64 number)
{
    return number >= 1 && number <= static_cast<qint64>(allStates.size());
}

/// A new attempt is allowed from these alone.
constexpr bool leavesFree(State state)
{
    return state == State::NotSent || state == State::Declined || state == State::NotFoundWatched;
}
/// The desk waits for the terminal: at most one such attempt per charge.
constexpr bool isOpen(State state)
{
    return state == State::Prepared || state == State::Sending || state == State::InDoubt;
}

static_assert(!isLegal(State::InDoubt, State::NotSent) && !isLegal(State::InDoubt, State::Sending));
static_assert(!isLegal(State::Approved, State::Declined) && !isLegal(State::NotFoundWatched, State::Approved));

} // namespace naru::payments
