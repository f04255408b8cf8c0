// SPDX-License-Identifier: GPL-3.0-or-later
// What the store knows of charges; of attempts: store.cpp.
#include "app/payments/cashbook.h"
#include "app/payments/store.h"

namespace naru::payments {

namespace {

using storage::Database;
using storage::Statement;

Result<QList<ChargeLine>> linesOf(Database& database, const QByteArray& charge)
{
    auto select = database.prepare("SELECT item, amount, pieces, unit, code, exemption, cash_receipt FROM pay_line"
                                   " WHERE charge = ?1 ORDER BY number");
    if (!select)
        return select.fault();
    select->bind(1, charge);
    QList<ChargeLine> lines;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return lines;
        lines.append({select->text(0), Won{select->integer(1)}, static_cast<int>(select->integer(2)),
            Won{select->integer(3)}, select->text(4), select->text(5), select->integer(6) != 0});
    }
}

template <typename Bind>
Result<QList<KnownCharge>> chargesBy(Database& database, const char* condition, const Bind& bind)
{
    const QByteArray sql
        = QByteArray("SELECT id, bill, kind, amount, rest, coalesce(desk_number, 0), staff, second, reason,"
                     " at, superseded, digest FROM pay_charge ")
        + condition;
    auto select = database.prepare(sql.constData());
    if (!select)
        return select.fault();
    bind(*select);
    QList<KnownCharge> charges;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return charges;
        KnownCharge known;
        known.charge = {select->blob(0), select->text(1), static_cast<ChargeKind>(select->integer(2)),
            Won{select->integer(3)}, Won{select->integer(4)}, {}, select->integer(5), select->integer(6),
            select->integer(7), select->text(8), Instant(Milliseconds(select->integer(9)))};
        known.superseded = select->integer(10) != 0;
        known.charge.digest = select->blob(11);
        const auto attempts = attemptsOf(database, known.charge.id);
        const auto lines = linesOf(database, known.charge.id);
        const auto cash = cashOf(database, known.charge.id);
        if (!attempts || !lines || !cash)
            return !attempts ? attempts.fault() : !lines ? lines.fault() : cash.fault();
        known.standing = standingOf(known.charge, *attempts, *cash);
        known.charge.lines = *lines;
        known.cash = *cash;
        charges.append(std::move(known));
    }
}

} // namespace

Result<std::optional<KnownCharge>> charge(Database& database, const QByteArray& id)
{
    auto found = chargesBy(database, "WHERE id = ?1", [&](Statement& select) { select.bind(1, id); });
    if (!found)
        return found.fault();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<QList<KnownCharge>> chargesOfBill(Database& database, const QString& bill)
{
    return chargesBy(database, "WHERE bill = ?1 ORDER BY number", [&](Statement& select) { select.bind(1, bill); });
}

Result<QList<KnownCharge>> chargesOfNumber(Database& database, const QString& number)
{
    constexpr qsizetype codeLetters = 2, serviceDigits = 8;
    const QString typed = number.trimmed(), upper = typed.toUpper();
    const bool isAsked = upper.size() > codeLetters + 1 && upper[codeLetters] == u'-';
    const QString service = isAsked
        ? upper.first(codeLetters) + upper.sliced(codeLetters + 1).rightJustified(serviceDigits, u'0')
        : upper;
    auto charges = chargesBy(database,
        "WHERE id IN (SELECT id FROM pay_charge WHERE bill = ?1 UNION SELECT charge FROM pay_attempt WHERE service_id "
        "= ?3"
        " UNION SELECT charge FROM pay_attempt WHERE approval = ?1 AND approval <> ''"
        " UNION SELECT charge FROM pay_receipt WHERE number = ?2) ORDER BY at DESC, bill, number LIMIT ?4",
        [&](Statement& select) {
            select.bind(1, typed).bind(2, upper).bind(3, service).bind(4, qint64(chargesOfNumberMax));
        });
    if (charges)
        std::reverse(charges->begin(), charges->end());
    return charges;
}

Result<QList<KnownCharge>> chargesSince(Database& database, Instant since)
{
    return chargesBy(database, "WHERE at >= ?1 ORDER BY at, bill, number",
        [&](Statement& select) { select.bind(1, qint64(since.time_since_epoch().count())); });
}

Result<QList<KnownCharge>> chargesToTell(Database& database, Instant since)
{
    return chargesBy(database,
        "WHERE bill IN (SELECT bill FROM pay_charge WHERE at >= ?1 OR id IN ("
        "SELECT charge FROM pay_attempt WHERE state IN (1, 2, 4, 7, 8, 9)"
        " UNION SELECT charge FROM pay_attempt WHERE asked_wall >= ?1"
        " UNION SELECT charge FROM pay_cash WHERE at >= ?1 AND charge IS NOT NULL"
        " UNION SELECT charge FROM pay_attempt WHERE service_id IN (SELECT attempt FROM (SELECT attempt, entry"
        " FROM pay_evidence WHERE after IN (4, 7, 8, 9) ORDER BY entry DESC LIMIT ?2))))"
        " ORDER BY at, bill, number",
        [&](Statement& select) {
            select.bind(1, qint64(since.time_since_epoch().count())).bind(2, qint64(doubtsToldMax));
        });
}

Result<void> insertCharge(storage::Transaction& transaction, const Charge& charge, qsizetype number)
{
    auto insert
        = transaction.prepare("INSERT INTO pay_charge VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12)");
    if (!insert)
        return insert.fault();
    insert->bind(1, charge.id).bind(2, charge.bill).bind(3, qint64(number)).bind(4, qint64(charge.kind));
    insert->bind(5, charge.amount.value).bind(6, charge.rest.value);
    charge.deskNumber > 0 ? insert->bind(7, charge.deskNumber) : insert->bindNull(7);
    insert->bind(8, charge.by).bind(9, charge.second).bind(10, charge.reason);
    insert->bind(11, qint64(charge.at.time_since_epoch().count()));
    insert->bind(12, charge.digest.isNull() ? QByteArray("", 0) : charge.digest);
    if (auto done = insert->run(); !done)
        return done;
    qint64 place = 0;
    for (const ChargeLine& line : charge.lines) {
        auto add = transaction.prepare("INSERT INTO pay_line VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        if (!add)
            return add.fault();
        add->bind(1, charge.id).bind(2, ++place).bind(3, line.item).bind(4, line.amount.value);
        add->bind(5, qint64(line.count)).bind(6, line.unit.value).bind(7, line.code).bind(8, line.exemption);
        add->bind(9, qint64(line.cashReceipt));
        if (auto done = add->run(); !done)
            return done;
    }
    return {};
}

} // namespace naru::payments
