// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/store.h"

#include "app/payments/cashbook.h"
#include "app/payments/records.h"

#include <algorithm>

namespace naru::payments {

namespace {

using storage::Database;
using storage::Statement;

constexpr const char* attemptColumns
    = "SELECT service_id, charge, kind, original, reversal, poi, transaction_id, time, amount, currency, request,"
      " driver, can, retention, collector, approver, reason, state, asked_wall, asked_monotonic, asked_boot,"
      " unknown_wall, unknown_monotonic, unknown_boot, unknown_watch, facts, taken, settled, lines, finding, approval,"
      " poi_transaction, poi_time, brand, last_four, chain, (SELECT coalesce(sum(r.amount), 0) FROM pay_attempt r"
      " WHERE r.original = a.service_id AND r.state = 3), EXISTS(SELECT 1 FROM pay_attempt o"
      " WHERE o.charge = a.charge AND o.kind = 1 AND o.service_id <> a.service_id"
      " AND o.state IN (1, 2, 3, 4, 7, 9)) OR (SELECT coalesce(sum(CASE m.kind WHEN 1 THEN m.amount"
      " ELSE -m.amount END), 0) FROM pay_cash m WHERE m.charge = a.charge) > 0,"
      " EXISTS(SELECT 1 FROM pay_explained x WHERE x.attempt = a.service_id AND x.entry > (SELECT max(e.entry)"
      " FROM pay_evidence e WHERE e.attempt = a.service_id AND e.finding <> 0)) FROM pay_attempt a ";

enum Fact { BootBroken = 1, SeenInProgress = 2, Mismatch = 4, Offline = 8, Cleared = 16, FromSuspense = 32 };

qint64 factsOf(const Attempt& attempt)
{
    return (attempt.bootBroken ? BootBroken : 0) | (attempt.seenInProgress ? SeenInProgress : 0)
        | (attempt.mismatch ? Mismatch : 0) | (attempt.offline ? Offline : 0) | (attempt.cleared ? Cleared : 0)
        | (attempt.fromSuspense ? FromSuspense : 0);
}

std::optional<Moment> momentAt(const Statement& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return Moment{
        Instant(Milliseconds(row.integer(column))), Milliseconds(row.integer(column + 1)), row.blob(column + 2)};
}

void readAsked(const Statement& row, Attempt& attempt)
{
    attempt.serviceId = row.text(0);
    attempt.charge = row.blob(1);
    attempt.kind = static_cast<AttemptKind>(row.integer(2));
    attempt.original = row.isNull(3) ? QString() : row.text(3);
    attempt.reversal = static_cast<ReversalKind>(row.integer(4));
    attempt.poi = row.text(5);
    attempt.transaction = row.text(6);
    attempt.time = row.text(7);
    attempt.amount = Won{row.integer(8)};
    attempt.currency = row.text(9);
    attempt.requestHash = row.blob(10);
    attempt.driver = row.text(11);
    attempt.capabilities = capabilitiesOf(row.integer(12), Milliseconds(row.integer(13)));
    attempt.collector = row.integer(14);
    attempt.approver = row.integer(15);
    attempt.reason = row.text(16);
}

Attempt attemptAt(const Statement& row)
{
    Attempt attempt;
    readAsked(row, attempt);
    attempt.state = static_cast<State>(row.integer(17));
    attempt.asked = momentAt(row, 18);
    if (const auto unknown = momentAt(row, 21))
        attempt.notFound = FirstNotFound{*unknown, static_cast<BootWatch>(row.integer(24))};
    const qint64 facts = row.integer(25);
    attempt.bootBroken = facts & BootBroken;
    attempt.seenInProgress = facts & SeenInProgress;
    attempt.mismatch = facts & Mismatch;
    attempt.offline = facts & Offline;
    attempt.cleared = facts & Cleared;
    attempt.fromSuspense = facts & FromSuspense;
    if (!row.isNull(26))
        attempt.taken = Won{row.integer(26)};
    attempt.settled = Won{row.integer(27)};
    attempt.lines = static_cast<int>(row.integer(28));
    attempt.finding = static_cast<Finding>(row.integer(29));
    attempt.approval = row.text(30);
    attempt.poiTransaction = row.text(31);
    attempt.poiTime = row.text(32);
    attempt.brand = row.text(33);
    attempt.lastFour = row.text(34);
    attempt.chain = row.blob(35);
    attempt.givenBack = Won{row.integer(36)};
    attempt.chargeTaken = row.integer(37) != 0;
    attempt.explained = row.integer(38) != 0;
    return attempt;
}

Result<void> readEvidence(Database& database, Attempt& attempt)
{
    auto select = database.prepare(
        "SELECT hash FROM pay_evidence WHERE attempt = ?1 AND hash IS NOT NULL AND kind <> 1 ORDER BY number");
    if (!select)
        return select.fault();
    select->bind(1, attempt.serviceId);
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return {};
        attempt.evidence.append(select->blob(0));
    }
}

template <typename Bind>
Result<QList<Attempt>> attemptsBy(Database& database, const char* condition, const Bind& bind)
{
    auto select = database.prepare((QByteArray(attemptColumns) + condition).constData());
    if (!select)
        return select.fault();
    bind(*select);
    QList<Attempt> attempts;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return attempts;
        attempts.append(attemptAt(*select));
        if (const auto read = readEvidence(database, attempts.last()); !read)
            return read.fault();
    }
}

Result<qint64> oneNumber(Database& database, const char* sql)
{
    auto select = database.prepare(sql);
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    if (!stepped)
        return stepped.fault();
    return select->integer(0);
}

/// Columns state … chain, from `first` on.
void bindLearnt(Statement& statement, const Attempt& attempt, int first)
{
    const auto moment = [&](int at, const std::optional<Moment>& value) {
        if (!value) {
            statement.bindNull(at).bindNull(at + 1).bindNull(at + 2);
            return;
        }
        statement.bind(at, qint64(value->wall.time_since_epoch().count()));
        statement.bind(at + 1, qint64(value->monotonic.count())).bind(at + 2, value->boot);
    };
    statement.bind(first, qint64(attempt.state));
    moment(first + 1, attempt.asked);
    moment(first + 4, attempt.notFound ? std::optional(attempt.notFound->at) : std::nullopt);
    attempt.notFound ? statement.bind(first + 7, qint64(attempt.notFound->boot)) : statement.bindNull(first + 7);
    statement.bind(first + 8, factsOf(attempt));
    attempt.taken ? statement.bind(first + 9, attempt.taken->value) : statement.bindNull(first + 9);
    statement.bind(first + 10, attempt.settled.value).bind(first + 11, qint64(attempt.lines));
    statement.bind(first + 12, qint64(attempt.finding)).bind(first + 13, attempt.approval);
    statement.bind(first + 14, attempt.poiTransaction).bind(first + 15, attempt.poiTime);
    statement.bind(first + 16, attempt.brand).bind(first + 17, attempt.lastFour).bind(first + 18, attempt.chain);
}

} // namespace

Result<std::optional<Attempt>> attempt(Database& database, const QString& serviceId)
{
    auto found = attemptsBy(database, "WHERE service_id = ?1", [&](Statement& select) { select.bind(1, serviceId); });
    if (!found)
        return found.fault();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<QList<Attempt>> attemptsOf(Database& database, const QByteArray& charge)
{
    return attemptsBy(
        database, "WHERE charge = ?1 ORDER BY service_id", [&](Statement& select) { select.bind(1, charge); });
}

Result<QList<Attempt>> undecided(Database& database)
{
    return attemptsBy(database, "WHERE state IN (1, 2, 4, 7, 8, 9) ORDER BY service_id", [](Statement&) {});
}

Result<QList<QByteArray>> toLookAt(Database& database)
{
    auto select = database.prepare(
        "SELECT DISTINCT a.charge FROM pay_attempt a WHERE (a.finding <> 0 AND NOT EXISTS(SELECT 1 FROM pay_attempt r"
        " WHERE r.original = a.service_id AND r.state = 3) AND NOT EXISTS(SELECT 1 FROM pay_explained x"
        " WHERE x.attempt = a.service_id AND x.entry > (SELECT max(e.entry) FROM pay_evidence e"
        " WHERE e.attempt = a.service_id AND e.finding <> 0))) OR a.service_id IN (SELECT e.attempt FROM pay_evidence e"
        " WHERE e.before IN (4, 7, 8, 9) AND e.entry > (SELECT coalesce(max(entry), 0) FROM pay_day)) ORDER BY 1");
    if (!select)
        return select.fault();
    QList<QByteArray> charges;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return charges;
        charges.append(select->blob(0));
    }
}

Result<QList<Move>> movesOf(Database& database, const QString& serviceId)
{
    auto select = database.prepare("SELECT body, before = after FROM pay_evidence WHERE attempt = ?1 ORDER BY number");
    if (!select)
        return select.fault();
    select->bind(1, serviceId);
    QList<Move> moves;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return moves;
        const Kind kind = select->integer(1) ? Kind::EvidenceNoted : Kind::AttemptMoved;
        auto move = moveOf({kind, 1, select->blob(0)});
        if (!move)
            return move.fault();
        moves.append(*std::move(move));
    }
}

Result<qint64> lastServiceNumber(Database& database)
{
    auto select = database.prepare("SELECT coalesce(max(substr(service_id, 3)), '0') FROM pay_attempt");
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    if (!stepped)
        return stepped.fault();
    return select->text(0).toLongLong(nullptr, 36);
}

Result<qint64> lastDeskNumber(Database& database)
{
    return oneNumber(database, "SELECT coalesce(max(desk_number), 0) FROM pay_charge");
}

Result<void> verifyEvidence(Database& database)
{
    const auto all = attemptsBy(database, "ORDER BY service_id", [](Statement&) {});
    if (!all)
        return all.fault();
    for (const Attempt& stored : *all) {
        auto select = database.prepare("SELECT body FROM pay_evidence WHERE attempt = ?1 ORDER BY number");
        if (!select)
            return select.fault();
        select->bind(1, stored.serviceId);
        QByteArray chain;
        for (;;) {
            const auto stepped = select->step();
            if (!stepped)
                return stepped.fault();
            if (*stepped == Statement::Step::Done)
                break;
            chain = chainOf(chain, select->blob(0));
        }
        if (chain != stored.chain)
            return Fault(PaymentFault::EvidenceBroken, stored.serviceId);
    }
    return {};
}

Result<void> insertAttempt(storage::Transaction& transaction, const Attempt& attempt)
{
    auto insert
        = transaction.prepare("INSERT INTO pay_attempt VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
                              " ?14, ?15, ?16, ?17, ?18, 0, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29,"
                              " ?30, ?31, ?32, ?33, ?34, ?35, ?36)");
    if (!insert)
        return insert.fault();
    insert->bind(1, attempt.serviceId).bind(2, attempt.charge).bind(3, qint64(attempt.kind));
    attempt.original.isEmpty() ? insert->bindNull(4) : insert->bind(4, attempt.original);
    insert->bind(5, qint64(attempt.reversal)).bind(6, attempt.poi).bind(7, attempt.transaction);
    insert->bind(8, attempt.time).bind(9, attempt.amount.value).bind(10, attempt.currency);
    insert->bind(11, attempt.requestHash).bind(12, attempt.driver).bind(13, numberOf(attempt.capabilities));
    insert->bind(14, qint64(attempt.capabilities.retention.count())).bind(15, attempt.collector);
    insert->bind(16, attempt.approver).bind(17, attempt.reason);
    bindLearnt(*insert, attempt, 18);
    return insert->run();
}

Result<void> updateAttempt(storage::Transaction& transaction, const Attempt& attempt)
{
    auto update = transaction.prepare(
        "UPDATE pay_attempt SET notes = notes + 1, state = ?2, asked_wall = ?3, asked_monotonic = ?4, asked_boot = ?5,"
        " unknown_wall = ?6, unknown_monotonic = ?7, unknown_boot = ?8, unknown_watch = ?9, facts = ?10, taken = ?11,"
        " settled = ?12, lines = ?13, finding = ?14, approval = ?15, poi_transaction = ?16, poi_time = ?17,"
        " brand = ?18, last_four = ?19, chain = ?20"
        " WHERE service_id = ?1");
    if (!update)
        return update.fault();
    update->bind(1, attempt.serviceId);
    bindLearnt(*update, attempt, 2);
    return update->run();
}

} // namespace naru::payments
