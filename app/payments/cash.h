// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/won.h"
#include "app/payments/faults.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace naru::payments {

/// Notes and coins that are about, won.
inline constexpr std::array<qint64, 8> denominations{50'000, 10'000, 5'000, 1'000, 500, 100, 50, 10};
inline constexpr int pileCountMax = 100'000; ///< notes or coins of one kind

/// So many of one kind, as somebody counted them.
struct Pile {
    qint64 won = 0; ///< one of `denominations`
    int count = 0;
    bool operator==(const Pile&) const = default;
};
Won sumOf(const QList<Pile>& piles);
/// Each kind at most once, none unheard of. Fault: BadCount.
Result<void> check(const QList<Pile>& piles);

enum class CashKind : quint8 {
    Taken = 1, ///< for a charge
    GivenBack, ///< of what was taken for a charge
    PutIn,     ///< change fetched from the safe
    TakenOut,  ///< carried to the safe or the bank
};

/// Cash into the drawer or out of it.
struct CashMove {
    CashKind kind = CashKind::Taken;
    QByteArray charge; ///< Taken, GivenBack: 16 bytes
    Won amount;        ///< what stays in the drawer, or leaves it: above 0
    Won tendered;      ///< Taken: what the visitor handed over; the change is what is more than `amount`
    qint64 by = 0;
    qint64 approver = 0; ///< GivenBack: neither who took it nor who gives it back
    QString reason;      ///< all but Taken
    Instant at{};

    Won change() const { return tendered - amount; }
    bool operator==(const CashMove&) const = default;
};
/// Faults: BadCash, TooLittleTendered, SecondPersonNeeded.
Result<void> check(const CashMove& move);

enum class ShiftStep : quint8 {
    Opened = 1, ///< the drawer is counted and somebody answers for it
    HandedOver, ///< counted, and the next one answers for it; both are named
    Counted,    ///< in between; moves nothing
    Closed,
};

/// What happened to the drawer.
struct ShiftChange {
    ShiftStep what = ShiftStep::Opened;
    qint64 by = 0;   ///< who counted: who answers for the drawer until now (Opened: from now on)
    qint64 next = 0; ///< HandedOver: who answers for it from now on
    QList<Pile> counted;
    QString reason; ///< of a difference to what should be there
    Instant at{};

    bool operator==(const ShiftChange&) const = default;
};
/// Faults: BadCount, BadCash.
Result<void> check(const ShiftChange& change);

/// One person's time at the drawer.
struct Shift {
    qint64 number = 0; ///< from 1, gapless
    qint64 staff = 0;
    Instant opened{};
    Won opening; ///< counted at its beginning
    std::optional<Instant> closed;
    Won expected; ///< what should be in the drawer: now, or when it was closed
    Won counted;  ///< closed: what was
    QString reason;

    bool isOpen() const { return !closed; }
    Won difference() const { return closed ? counted - expected : Won{}; }
    bool operator==(const Shift&) const = default;
};

/// What cash did for one charge.
struct CashSum {
    Won taken, givenBack;
    qint64 by = 0; ///< who took it
    std::optional<Instant> at{};
    Won tendered;
    QString backReason{}; ///< of what was given back last

    bool wasTaken() const { return taken > Won{0}; }
    Won kept() const { return taken - givenBack; }
    bool operator==(const CashSum&) const = default;
};

} // namespace naru::payments
