// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/payments/attempt.h"
#include "app/payments/cash.h"
#include "app/payments/faults.h"

namespace naru::payments {

inline constexpr qsizetype idBytes = 16;
inline constexpr qsizetype billCharactersMax = 64;
inline constexpr qsizetype wordsCharactersMax = 200; ///< a reason, the name of an item
inline constexpr qsizetype billDigestBytes = 10;
inline constexpr int linesMax = 40;
inline constexpr int piecesMax = 1'000; ///< of one line

/// One item of a charge: "주민등록등본 2통 800원".
struct ChargeLine {
    QString item;
    Won amount; ///< owed for it
    int count = 1;
    Won unit = {};            ///< price of one; 0: the amount was said as a whole
    QString code = {};        ///< in the catalogue; empty: said in words
    QString exemption = {};   ///< why less than its price is owed, or nothing
    bool cashReceipt = false; ///< a 현금영수증 may be asked for

    Won price() const { return unit > Won{0} ? Won{unit.value * count} : amount; }
    bool operator==(const ChargeLine&) const = default;
};
/// What `now` pays of these lines, in their order, and what is left of them: a line that is cut keeps its name and
/// loses its count. `now` lies between nothing and their sum.
struct SplitLines {
    QList<ChargeLine> paid, left;
};
SplitLines splitLines(const QList<ChargeLine>& lines, Won now);

enum class ChargeKind : quint8 {
    Whole = 1,
    Part, ///< a share of the bill; `rest` names what is still owed after it
};

/// What somebody owes. The key of the guard is the bill number alone. One of nothing is waived: every line of it says
/// why, it is written down, and nothing is asked for it.
struct Charge {
    QByteArray id; ///< 16 random bytes
    QString bill;
    ChargeKind kind = ChargeKind::Whole;
    Won amount, rest;
    QList<ChargeLine> lines; ///< add up to `amount`
    qint64 deskNumber = 0;   ///< of a number the desk made itself; 0: the bill brought its own
    qint64 by = 0;
    qint64 second = 0; ///< who let another amount pass; 0: nobody was needed
    QString reason;    ///< why
    Instant at{};      ///< when it was opened
    /// Of the bill, 10 bytes, under the key that the centre's desks share (digests.h); empty: they share none.
    QByteArray digest = {};

    bool isWaived() const { return amount == Won{0}; }
    bool operator==(const Charge&) const = default;
};
/// Faults: BadCharge, SecondPersonNeeded.
Result<void> check(const Charge& charge);

/// "NARU-" desk "-" counter: for what comes without a bill, so that two equal fees never meet.
QString deskBill(const QString& desk, qint64 number);

/// Where a charge stands by all of its attempts and the cash that was taken for it.
struct Standing {
    enum class What : quint8 {
        Unpaid, ///< nothing asked yet
        Free,   ///< asked, and it may be tried again: see `state`
        Open,   ///< prepared, sending, in doubt
        Stored,
        Paid,
        Review,
        PartlyRefunded,
        Reversed,
        ReversalInDoubt,
        Waived, ///< nothing was owed
    } what = What::Unpaid;
    State state = State::Prepared; ///< of the attempt that says so; of none where Unpaid, Waived or in cash
    Won refunded;
    bool inCash = false; ///< Paid, PartlyRefunded, Reversed
};
Standing standingOf(const QList<Attempt>& attempts, const CashSum& cash = {});
Standing standingOf(const Charge& charge, const QList<Attempt>& attempts, const CashSum& cash);
/// Only from NOT_SENT, DECLINED and NOT_FOUND_WATCHED, all of them, and never once cash was taken. What holds for
/// another attempt holds for cash: the card's turn is over.
bool mayAttempt(const QList<Attempt>& attempts, const CashSum& cash = {});

/// A charge of a bill that this journal knows.
struct KnownCharge {
    Charge charge;
    Standing standing;
    CashSum cash;
    bool superseded = false; ///< by a later decision about the amount
};

/// What the guard says to a charge that wants to be opened.
struct Guarded {
    enum class Answer {
        Open,        ///< nothing stands against it
        Continue,    ///< this very charge is there, unpaid: `known`
        Paid,        ///< `known` was paid
        InDoubt,     ///< `known` is not decided
        OtherAmount, ///< `known` has another amount: both are shown, a second person decides with a reason
    } answer
        = Answer::Open;
    std::optional<KnownCharge> known;
};
Guarded guard(const QList<KnownCharge>& knownOfBill, const Charge& wanted);

} // namespace naru::payments
