// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/attempt.h"

#include <QFlags>

#include <vector>

namespace naru::payments {

inline constexpr Milliseconds notFoundApart = std::chrono::seconds(150); ///< a request may be on its way that long
inline constexpr std::array<Milliseconds, 4> statusAfter{
    std::chrono::seconds(1), std::chrono::seconds(3), std::chrono::seconds(7), std::chrono::seconds(12)};

/// What a desk does next.
enum class Next : quint16 {
    AskStatus = 1 << 0,     ///< ask the terminal again, after `askAfter`
    WaitForWord = 1 << 1,   ///< the answer may come late: callback, QR
    WaitForFile = 1 << 2,   ///< the acquirer's file decides
    AskPeople = 1 << 3,     ///< two people with the acquirer's number
    NewAttempt = 1 << 4,    ///< may be tried again
    Receipt = 1 << 5,       ///< a receipt may be printed
    Provisional = 1 << 6,   ///< only a paper that says it is none
    OfferReversal = 1 << 7, ///< what was taken can be given back
    TakeRest = 1 << 8,      ///< a part was taken: the rest may come otherwise
    RaiseDebt = 1 << 9,
    ListOpenItem = 1 << 10, ///< somebody has to look: see the finding
};
Q_DECLARE_FLAGS(Nexts, Next)
Q_DECLARE_OPERATORS_FOR_FLAGS(Nexts)

struct Decision {
    /// Steps in order, each an entry of its own; empty: the attempt stays where it is.
    std::vector<State> path;
    /// Whether evidence that moves nothing is written down: it is, unless it says nothing that is not known.
    enum class Note { Write, Leave } note = Note::Write;
    Finding finding = Finding::None;
    std::optional<EvidenceKind> countsAs; ///< Unusable: it was not what it said it is
    const char* why = "";                 ///< stable name for words: "payment.why_…"
    Nexts next;
    std::optional<Milliseconds> askAfter;

    /// The entries to append, one after the other.
    std::vector<Move> moves(const Attempt& attempt, const Evidence& evidence) const;
};

/// What the evidence means. Pure: the same question has the same answer. Time alone decides nothing; a clerk's wish is
/// not among the evidence. Answers of another ServiceID, terminal or transaction prove nothing here.
Decision decide(const Attempt& attempt, const Evidence& evidence, const Capabilities& capabilities, const Moment& now);

/// What to do about an attempt that stands as it is.
Nexts nextFor(const Attempt& attempt);

} // namespace naru::payments
