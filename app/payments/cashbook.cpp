// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/cashbook.h"

#include "app/base/assert.h"
#include "app/payments/digests.h"
#include "app/payments/ledger.h"
#include "app/payments/recordbody.h"
#include "app/payments/store.h"

namespace naru::payments {

namespace {

using storage::Database;
using storage::Statement;
using storage::Transaction;

Instant instantAt(const Statement& row, int column)
{
    return Instant(Milliseconds(row.integer(column)));
}

constexpr const char* shiftColumns
    = "SELECT number, staff, opened, opening, closed, coalesce(expected, opening + (SELECT coalesce(sum(CASE WHEN"
      " m.kind IN (1, 3) THEN m.amount ELSE -m.amount END), 0) FROM pay_cash m WHERE m.shift = s.number)),"
      " coalesce(counted, 0), coalesce(reason, '') FROM pay_shift s ";

Shift shiftAt(const Statement& row)
{
    Shift shift{row.integer(0), row.integer(1), instantAt(row, 2), Won{row.integer(3)}, std::nullopt,
        Won{row.integer(5)}, Won{row.integer(6)}, row.text(7)};
    if (!row.isNull(4))
        shift.closed = instantAt(row, 4);
    return shift;
}

Result<void> insertCash(Transaction& transaction, qint64 entry, const CashMove& move, qint64 shift)
{
    auto insert = transaction.prepare("INSERT INTO pay_cash VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    if (!insert)
        return insert.fault();
    insert->bind(1, entry).bind(2, shift).bind(3, qint64(move.kind));
    move.charge.isEmpty() ? insert->bindNull(4) : insert->bind(4, move.charge);
    insert->bind(5, move.amount.value).bind(6, move.tendered.value).bind(7, move.by).bind(8, move.approver);
    return insert->bind(9, move.reason).bind(10, qint64(move.at.time_since_epoch().count())).run();
}

Result<void> checkTaken(Database& database, const CashMove& move)
{
    if (const auto may = mayTakeCash(database, move.charge); !may)
        return may;
    const auto known = charge(database, move.charge);
    if (!known)
        return known.fault();
    return (*known)->charge.amount == move.amount ? Result<void>() : PaymentFault::BadCash;
}

Result<void> checkGivenBack(Database& database, const CashMove& move)
{
    const auto cash = cashOf(database, move.charge);
    if (!cash)
        return cash.fault();
    if (!cash->wasTaken())
        return PaymentFault::RefundNeedsPayment;
    if (move.approver == cash->by)
        return PaymentFault::SecondPersonNeeded;
    return move.amount <= cash->kept() ? Result<void>() : PaymentFault::RefundTooMuch;
}

Result<void> insertShift(Transaction& transaction, qint64 entry, qint64 staff, Instant at, Won opening)
{
    auto insert = transaction.prepare("INSERT INTO pay_shift SELECT 1 + coalesce(max(number), 0), ?1, ?2, ?3, ?4,"
                                      " NULL, NULL, NULL, NULL, NULL FROM pay_shift");
    if (!insert)
        return insert.fault();
    insert->bind(1, staff).bind(2, qint64(at.time_since_epoch().count())).bind(3, entry).bind(4, opening.value);
    return insert->run();
}

Result<void> endShift(Transaction& transaction, qint64 entry, const Shift& shift, const ShiftChange& change)
{
    auto update
        = transaction.prepare("UPDATE pay_shift SET closed = ?2, closed_entry = ?3, expected = ?4, counted = ?5,"
                              " reason = ?6 WHERE number = ?1");
    if (!update)
        return update.fault();
    update->bind(1, shift.number).bind(2, qint64(change.at.time_since_epoch().count())).bind(3, entry);
    update->bind(4, shift.expected.value).bind(5, sumOf(change.counted).value).bind(6, change.reason);
    return update->run();
}

Result<void> insertCount(
    Transaction& transaction, qint64 entry, qint64 shift, Won expected, const ShiftChange& change, const Record& record)
{
    auto insert = transaction.prepare("INSERT INTO pay_count VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    if (!insert)
        return insert.fault();
    insert->bind(1, entry).bind(2, shift).bind(3, qint64(change.what)).bind(4, change.by).bind(5, change.next);
    insert->bind(6, qint64(change.at.time_since_epoch().count())).bind(7, expected.value);
    return insert->bind(8, sumOf(change.counted).value).bind(9, change.reason).bind(10, record.body).run();
}

/// What lies in a drawer that nobody had yet comes from the safe; any other difference has its own account and reason.
Result<void> openDrawer(Transaction& transaction, qint64 entry, const ShiftChange& change, const Record& record)
{
    const auto left = drawer(transaction.database());
    if (!left)
        return left.fault();
    const Won counted = sumOf(change.counted);
    if (counted != *left && *left != Won{0} && change.reason.trimmed().isEmpty())
        return PaymentFault::DifferenceUnexplained;
    if (auto opened = insertShift(transaction, entry, change.by, change.at, counted); !opened)
        return opened;
    const auto shift = openShift(transaction.database());
    if (!shift)
        return shift.fault();
    NARU_ASSERT(*shift);
    if (auto noted = insertCount(transaction, entry, (*shift)->number, *left, change, record); !noted)
        return noted;
    return bookCount(transaction, entry, counted - *left, *left == Won{0} ? Account::Safe : Account::CashDifference);
}

Result<void> countDrawer(
    Transaction& transaction, qint64 entry, const Shift& shift, const ShiftChange& change, const Record& record)
{
    const Won counted = sumOf(change.counted);
    if (counted != shift.expected && change.reason.trimmed().isEmpty())
        return PaymentFault::DifferenceUnexplained;
    if (auto noted = insertCount(transaction, entry, shift.number, shift.expected, change, record); !noted)
        return noted;
    if (change.what == ShiftStep::Counted)
        return {};
    if (auto ended = endShift(transaction, entry, shift, change); !ended)
        return ended;
    if (auto booked = bookCount(transaction, entry, counted - shift.expected, Account::CashDifference); !booked)
        return booked;
    return change.what == ShiftStep::HandedOver ? insertShift(transaction, entry, change.next, change.at, counted)
                                                : Result<void>();
}

} // namespace

Result<std::optional<Shift>> openShift(Database& database)
{
    auto select = database.prepare((QByteArray(shiftColumns) + "WHERE closed IS NULL").constData());
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    if (!stepped)
        return stepped.fault();
    return *stepped == Statement::Step::Row ? std::optional(shiftAt(*select)) : std::nullopt;
}

Result<Won> drawer(Database& database)
{
    auto select = database.prepare((QByteArray(shiftColumns) + "ORDER BY number DESC LIMIT 1").constData());
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    if (!stepped)
        return stepped.fault();
    if (*stepped == Statement::Step::Done)
        return Won{0};
    const Shift last = shiftAt(*select);
    return last.isOpen() ? last.expected : last.counted;
}

Result<CashSum> cashOf(Database& database, const QByteArray& charge)
{
    auto select = database.prepare("SELECT kind, amount, staff, at, tendered, reason FROM pay_cash WHERE charge = ?1"
                                   " ORDER BY entry");
    if (!select)
        return select.fault();
    select->bind(1, charge);
    CashSum sum;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return sum;
        const Won amount{select->integer(1)};
        if (static_cast<CashKind>(select->integer(0)) == CashKind::GivenBack) {
            sum.givenBack += amount;
            sum.backReason = select->text(5);
            continue;
        }
        sum.taken += amount;
        sum.by = select->integer(2);
        sum.at = instantAt(*select, 3);
        sum.tendered = Won{select->integer(4)};
    }
}

Result<QList<Shift>> shiftsAfter(Database& database, qint64 after, int shiftsMax)
{
    auto select = database.prepare(
        (QByteArray(shiftColumns) + "WHERE closed IS NULL OR closed_entry > ?1 ORDER BY number LIMIT ?2").constData());
    if (!select)
        return select.fault();
    select->bind(1, after).bind(2, qint64(shiftsMax));
    QList<Shift> shifts;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return shifts;
        shifts.append(shiftAt(*select));
    }
}

Result<void> mayTakeCash(Database& database, const QByteArray& id)
{
    const auto known = charge(database, id);
    const auto attempts = attemptsOf(database, id);
    const auto shift = openShift(database);
    if (!known || !attempts || !shift)
        return !known ? known.fault() : !attempts ? attempts.fault() : shift.fault();
    if (!*known)
        return PaymentFault::UnknownAttempt;
    if ((*known)->cash.wasTaken())
        return PaymentFault::CashTaken;
    if (!mayAttempt(*attempts))
        return PaymentFault::AttemptUnfinished;
    if ((*known)->superseded || (*known)->charge.isWaived())
        return PaymentFault::BadCharge;
    if (!*shift)
        return PaymentFault::DrawerClosed;
    return standsElsewhere(database, (*known)->charge);
}

Result<void> projectCash(Transaction& transaction, qint64 entry, const Record& record)
{
    const auto move = cashOf(record);
    if (!move)
        return move.fault();
    Database& database = transaction.database();
    const auto checked = move->kind == CashKind::Taken ? checkTaken(database, *move)
        : move->kind == CashKind::GivenBack            ? checkGivenBack(database, *move)
                                                       : Result<void>();
    if (!checked)
        return checked;
    const auto shift = openShift(database);
    if (!shift)
        return shift.fault();
    if (!*shift)
        return PaymentFault::DrawerClosed;
    const bool leaves = move->kind == CashKind::GivenBack || move->kind == CashKind::TakenOut;
    if (leaves && move->amount > (*shift)->expected)
        return PaymentFault::NotInDrawer;
    if (auto inserted = insertCash(transaction, entry, *move, (*shift)->number); !inserted)
        return inserted;
    return book(transaction, entry, *move);
}

Result<void> projectShift(Transaction& transaction, qint64 entry, const Record& record)
{
    const auto change = shiftOf(record);
    if (!change)
        return change.fault();
    const auto shift = openShift(transaction.database());
    if (!shift)
        return shift.fault();
    if (change->what == ShiftStep::Opened)
        return *shift ? Result<void>(PaymentFault::DrawerOpen) : openDrawer(transaction, entry, *change, record);
    if (!*shift)
        return PaymentFault::DrawerClosed;
    return countDrawer(transaction, entry, **shift, *change, record);
}

} // namespace naru::payments
