// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/ledger.h"

#include "app/base/assert.h"

#include <algorithm>

namespace naru::payments {

namespace {

using storage::Statement;

Result<Legs> legsOf(storage::Database& database, const char* sql, const QString* serviceId = nullptr)
{
    auto select = database.prepare(sql);
    if (!select)
        return select.fault();
    if (serviceId)
        select->bind(1, *serviceId);
    Legs legs;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return legs;
        if (select->integer(1) != 0)
            legs.insert(static_cast<Account>(select->integer(0)), Won{select->integer(1)});
    }
}

Legs difference(const Legs& wanted, const Legs& standing)
{
    Legs legs = wanted;
    for (auto each = standing.cbegin(); each != standing.cend(); ++each)
        legs[each.key()] = legs.value(each.key()) - each.value();
    for (auto each = legs.begin(); each != legs.end();)
        each = each->value == 0 ? legs.erase(each) : std::next(each);
    return legs;
}

/// Whose transfer it is: one of the three.
struct Owner {
    QString attempt = {};
    std::optional<qint64> cash = {}, counted = {};
};

/// The legs first, then the transfer that seals them: the file refuses legs without it, and after it.
Result<void> write(storage::Transaction& transaction, qint64 entry, const Owner& owner, Phase phase,
    std::optional<qint64> resolves, const Legs& legs)
{
    NARU_ASSERT(sumOf(legs) == Won{0});
    auto next = transaction.prepare("SELECT coalesce(max(id), 0) + 1 FROM pay_transfer");
    if (!next)
        return next.fault();
    if (const auto stepped = next->step(); !stepped)
        return stepped.fault();
    const qint64 id = next->integer(0);
    for (auto each = legs.cbegin(); each != legs.cend(); ++each) {
        auto insert = transaction.prepare("INSERT INTO pay_posting VALUES(?1, ?2, ?3)");
        if (!insert)
            return insert.fault();
        if (auto done = insert->bind(1, id).bind(2, qint64(each.key())).bind(3, each.value().value).run(); !done)
            return done;
    }
    auto insert = transaction.prepare("INSERT INTO pay_transfer VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!insert)
        return insert.fault();
    insert->bind(1, id).bind(2, entry).bind(4, qint64(phase));
    owner.attempt.isEmpty() ? insert->bindNull(3) : insert->bind(3, owner.attempt);
    resolves ? insert->bind(5, *resolves) : insert->bindNull(5);
    owner.cash ? insert->bind(6, *owner.cash) : insert->bindNull(6);
    owner.counted ? insert->bind(7, *owner.counted) : insert->bindNull(7);
    return insert->run();
}

Result<void> write(storage::Transaction& transaction, qint64 entry, const Attempt& attempt, Phase phase,
    std::optional<qint64> resolves, const Legs& legs)
{
    return write(transaction, entry, Owner{attempt.serviceId}, phase, resolves, legs);
}

struct OpenPending {
    std::optional<qint64> id;
    Legs legs;
};

Result<OpenPending> openPending(storage::Database& database, const QString& serviceId)
{
    auto select
        = database.prepare("SELECT t.id, p.account, p.won FROM pay_transfer t JOIN pay_posting p ON p.transfer = t.id"
                           " WHERE t.attempt = ?1 AND t.phase = 1"
                           " AND NOT EXISTS(SELECT 1 FROM pay_transfer r WHERE r.resolves = t.id)");
    if (!select)
        return select.fault();
    select->bind(1, serviceId);
    OpenPending open;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return open;
        open.id = select->integer(0);
        open.legs.insert(static_cast<Account>(select->integer(1)), Won{select->integer(2)});
    }
}

bool isHeld(State state)
{
    return isOpen(state) || state == State::Review || state == State::StoredOffline;
}

} // namespace

Won sumOf(const Legs& legs)
{
    Won sum;
    for (const Won won : legs)
        sum += won;
    return sum;
}

Legs reserved(const Attempt& attempt)
{
    if (!isHeld(attempt.state))
        return {};
    if (attempt.kind == AttemptKind::Reversal)
        return {{attempt.fromSuspense ? Account::Suspense : Account::Revenue, attempt.amount},
            {Account::RefundsPayable, -attempt.amount}};
    const Account debit = attempt.state == State::StoredOffline ? Account::OfflineRisk : Account::CardClearing;
    return {{debit, attempt.amount}, {Account::Revenue, -attempt.amount}};
}

Legs posted(const Attempt& attempt)
{
    const Won sale = attempt.state == State::Approved ? attempt.amount : Won{0};
    Legs legs;
    if (attempt.kind == AttemptKind::Reversal) {
        const Won gone = std::min(attempt.settled, sale);
        legs[attempt.fromSuspense ? Account::Suspense : Account::Revenue] += sale;
        legs[Account::RefundsPayable] += gone - sale;
        legs[Account::CardClearing] += -attempt.settled;
        legs[Account::Suspense] += attempt.settled - gone;
    } else {
        const Won clearing = attempt.lines > 0 ? attempt.settled : sale;
        legs[Account::CardClearing] += clearing;
        legs[Account::Revenue] += -sale;
        legs[Account::Suspense] += sale - clearing;
    }
    NARU_ASSERT(sumOf(legs) == Won{0});
    return legs;
}

Result<void> book(storage::Transaction& transaction, qint64 entry, const Attempt& attempt)
{
    const auto open = openPending(transaction.database(), attempt.serviceId);
    if (!open)
        return open.fault();
    const auto standing = balancesOf(transaction.database(), attempt.serviceId);
    if (!standing)
        return standing.fault();
    const Legs legs = difference(posted(attempt), *standing);
    if (!open->id && attempt.state == State::Prepared)
        return write(transaction, entry, attempt, Phase::Pending, std::nullopt, reserved(attempt));
    if (open->id && attempt.state == State::Approved)
        return write(transaction, entry, attempt, Phase::Posted, open->id, legs);
    if (open->id && difference(reserved(attempt), open->legs).size() > 0) {
        if (auto voided = write(transaction, entry, attempt, Phase::Voided, open->id, {}); !voided)
            return voided;
        if (const Legs anew = reserved(attempt); !anew.isEmpty()) {
            if (auto held = write(transaction, entry, attempt, Phase::Pending, std::nullopt, anew); !held)
                return held;
        }
    }
    return legs.isEmpty() ? Result<void>() : write(transaction, entry, attempt, Phase::Direct, std::nullopt, legs);
}

Result<void> book(storage::Transaction& transaction, qint64 entry, const CashMove& move)
{
    const bool forCharge = move.kind == CashKind::Taken || move.kind == CashKind::GivenBack;
    const bool comesIn = move.kind == CashKind::Taken || move.kind == CashKind::PutIn;
    const Won won = comesIn ? move.amount : -move.amount;
    const Legs legs{{Account::Cash, won}, {forCharge ? Account::Revenue : Account::Safe, -won}};
    return write(transaction, entry, Owner{{}, entry, {}}, Phase::Direct, std::nullopt, legs);
}

Result<void> bookCount(storage::Transaction& transaction, qint64 entry, Won difference, Account from)
{
    if (difference == Won{0})
        return {};
    const Legs legs{{Account::Cash, difference}, {from, -difference}};
    return write(transaction, entry, Owner{{}, {}, entry}, Phase::Direct, std::nullopt, legs);
}

Result<Legs> balances(storage::Database& database)
{
    return legsOf(database,
        "SELECT p.account, sum(p.won) FROM pay_posting p JOIN pay_transfer t ON t.id = p.transfer"
        " WHERE t.phase IN (2, 4) GROUP BY p.account");
}

Result<Legs> pending(storage::Database& database)
{
    return legsOf(database,
        "SELECT p.account, sum(p.won) FROM pay_posting p JOIN pay_transfer t ON t.id = p.transfer"
        " WHERE t.phase = 1 AND NOT EXISTS(SELECT 1 FROM pay_transfer r WHERE r.resolves = t.id)"
        " GROUP BY p.account");
}

Result<Legs> balancesOf(storage::Database& database, const QString& serviceId)
{
    return legsOf(database,
        "SELECT p.account, sum(p.won) FROM pay_transfer t JOIN pay_posting p ON p.transfer = t.id"
        " WHERE t.attempt = ?1 AND t.phase IN (2, 4) GROUP BY p.account",
        &serviceId);
}

Result<Phase> phaseOf(storage::Database& database, const QString& serviceId)
{
    auto select = database.prepare("SELECT coalesce(r.phase, t.phase) FROM pay_transfer t"
                                   " LEFT JOIN pay_transfer r ON r.resolves = t.id"
                                   " WHERE t.attempt = ?1 AND t.phase = 1 ORDER BY t.id DESC LIMIT 1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, serviceId).step();
    if (!stepped)
        return stepped.fault();
    return *stepped == Statement::Step::Row ? static_cast<Phase>(select->integer(0)) : Phase::Direct;
}

} // namespace naru::payments
