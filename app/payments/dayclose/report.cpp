// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/cashbook.h"
#include "app/payments/dayclose/daystore.h"
#include "app/payments/dayclose/witnesses.h"

namespace naru::payments::dayclose {

namespace {

using storage::Database;
using storage::Statement;

/// Runs a query and hands each of its rows on.
template <typename Bind, typename Take>
Result<void> each(Database& database, const char* sql, const Bind& bind, const Take& take)
{
    auto select = database.prepare(sql);
    if (!select)
        return select.fault();
    bind(*select);
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return {};
        take(*select);
    }
}

/// Adds to the method's figures and to the person's.
void add(DayReport& report, qint64 staff, Method method, Tally Figures::*what, const Tally& tally)
{
    // A reference first: GCC 12 adds to a copy where a conditional stands in front of .*
    Figures& sum = method == Method::Card ? report.card : report.cash;
    sum.*what += tally;
    for (StaffFigures& known : report.staff) {
        if (known.staff == staff && known.method == method) {
            known.figures.*what += tally;
            return;
        }
    }
    if (report.staff.size() < staffLinesMax) {
        report.staff.append({staff, method, {}});
        report.staff.last().figures.*what += tally;
    }
}

/// What was posted to revenue since `after`: nothing that is in doubt ever was.
Result<void> readCards(Database& database, qint64 after, DayReport& report)
{
    return each(
        database,
        "SELECT a.collector, a.kind, a.reversal, sum(p.won), count(DISTINCT a.service_id) FROM pay_transfer t"
        " JOIN pay_posting p ON p.transfer = t.id AND p.account = 2 JOIN pay_attempt a ON a.service_id = t.attempt"
        " WHERE t.entry > ?1 AND t.phase IN (2, 4) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        [&](Statement& select) { select.bind(1, after); },
        [&](const Statement& row) {
            const bool back = static_cast<AttemptKind>(row.integer(1)) == AttemptKind::Reversal;
            const bool sameDay = static_cast<ReversalKind>(row.integer(2)) == ReversalKind::SameDayCancel;
            const auto what = !back ? &Figures::receipts : sameDay ? &Figures::cancels : &Figures::refunds;
            const Won won{row.integer(3)};
            add(report, row.integer(0), Method::Card, what, {back ? won : -won, row.integer(4)});
        });
}

Result<void> readCash(Database& database, qint64 after, DayReport& report)
{
    return each(
        database,
        "SELECT m.staff, m.kind, m.kind = 2 AND EXISTS(SELECT 1 FROM pay_cash t WHERE t.charge = m.charge AND t.kind = "
        "1"
        " AND t.entry > ?1 AND t.amount = m.amount), sum(m.amount), count(*) FROM pay_cash m WHERE m.entry > ?1"
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        [&](Statement& select) { select.bind(1, after); },
        [&](const Statement& row) {
            const Tally tally{Won{row.integer(3)}, row.integer(4)};
            const auto kind = static_cast<CashKind>(row.integer(1));
            if (kind == CashKind::PutIn)
                report.drawerPutIn += tally.won;
            else if (kind == CashKind::TakenOut)
                report.drawerTakenOut += tally.won;
            else
                add(report, row.integer(0), Method::Cash,
                    kind == CashKind::Taken   ? &Figures::receipts
                        : row.integer(2) != 0 ? &Figures::cancels
                                              : &Figures::refunds,
                    tally);
        });
}

Result<void> readExempt(Database& database, qint64 after, DayReport& report)
{
    return each(
        database,
        "SELECT c.amount = 0, sum(max(l.unit * l.pieces, l.amount) - l.amount), count(DISTINCT c.id), count(*)"
        " FROM pay_opened o JOIN pay_charge c ON c.id = o.charge AND c.superseded = 0"
        " JOIN pay_line l ON l.charge = c.id AND l.exemption <> '' WHERE o.entry > ?1 GROUP BY 1",
        [&](Statement& select) { select.bind(1, after); },
        [&](const Statement& row) {
            const bool waived = row.integer(0) != 0;
            Tally& tally = waived ? report.waived : report.reduced; // a reference: see add()
            tally.won = Won{row.integer(1)};
            tally.count = row.integer(waived ? 2 : 3);
        });
}

struct LastDay {
    qint64 entry = 0;
    DayReport report;
};

Result<std::optional<LastDay>> lastDay(Database& database)
{
    std::optional<LastDay> last;
    Result<DayReport> read = PaymentFault::BadRecord;
    const auto asked = each(
        database, "SELECT entry, body FROM pay_day ORDER BY number DESC LIMIT 1", [](Statement&) {},
        [&](const Statement& row) {
            read = reportOf({Kind::DayClosed, 1, row.blob(1)});
            last = LastDay{row.integer(0), {}};
        });
    if (!asked)
        return asked.fault();
    if (last && !read)
        return read.fault();
    if (last)
        last->report = *read;
    return last;
}

} // namespace

Figures& Figures::operator+=(const Figures& other)
{
    receipts += other.receipts;
    cancels += other.cancels;
    refunds += other.refunds;
    return *this;
}

Result<DayReport> computed(Database& database, const Head& head)
{
    const auto last = lastDay(database);
    if (!last)
        return last.fault();
    const qint64 after = *last ? (*last)->entry : 0;
    DayReport report;
    report.kind = head.kind;
    report.at = head.at;
    report.by = head.by;
    report.second = head.second;
    report.terminals = head.terminals;
    report.date = koreanDate(head.at);
    if (*last) {
        report.number = (*last)->report.number + 1;
        report.since = (*last)->report.at;
        report.before = (*last)->report.hash;
    }
    const auto shifts = shiftsAfter(database, after, shiftsMax);
    const auto inDrawer = drawer(database);
    if (!shifts || !inDrawer)
        return !shifts ? shifts.fault() : inDrawer.fault();
    report.shifts = *shifts;
    report.drawer = *inDrawer;
    if (const auto done = weighTerminals(database, after, *last ? &(*last)->report : nullptr, report); !done)
        return done.fault();
    for (const auto read : {readCards, readCash, readExempt, readWitnesses}) {
        if (const auto done = read(database, after, report); !done)
            return done.fault();
    }
    return report;
}

Result<QList<DayReport>> closedDays(Database& database, int daysMax)
{
    QList<DayReport> days;
    std::optional<Fault> wrong;
    const auto asked = each(
        database, "SELECT body FROM pay_day ORDER BY number DESC LIMIT ?1",
        [&](Statement& select) { select.bind(1, qint64(daysMax)); },
        [&](const Statement& row) {
            const auto report = reportOf({Kind::DayClosed, 1, row.blob(0)});
            if (report)
                days.append(*report);
            else
                wrong = report.fault();
        });
    if (!asked)
        return asked.fault();
    return wrong ? Result<QList<DayReport>>(*wrong) : days;
}

Result<void> noteOpened(storage::Transaction& transaction, qint64 entry, const QByteArray& charge)
{
    auto insert = transaction.prepare("INSERT INTO pay_opened VALUES(?1, ?2)");
    if (!insert)
        return insert.fault();
    return insert->bind(1, entry).bind(2, charge).run();
}

Result<void> projectFile(storage::Transaction& transaction, qint64 entry, const Record& record)
{
    const auto file = fileOf(record);
    if (!file)
        return file.fault();
    auto insert = transaction.prepare("INSERT INTO pay_file VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    if (!insert)
        return insert.fault();
    insert->bind(1, entry).bind(2, file->hash).bind(3, file->profile).bind(4, file->lines);
    if (auto done = insert->bind(5, file->fitted).bind(6, file->elsewhere).run(); !done)
        return done;
    for (const FileLine& line : file->alone) {
        auto add = transaction.prepare("INSERT OR IGNORE INTO pay_fileline VALUES(?1, ?2, ?3, ?4, ?5)");
        if (!add)
            return add.fault();
        const QString name = !line.transaction.isEmpty() ? line.transaction
            : !line.poiTransaction.isEmpty()             ? line.poiTransaction
                                                         : line.approval;
        const Instant at = line.at ? *line.at : line.date ? koreanMidnight(*line.date) : Instant{};
        add->bind(1, line.hash).bind(2, entry).bind(3, (line.reversal ? -line.amount : line.amount).value);
        if (auto done = add->bind(4, name).bind(5, qint64(at.time_since_epoch().count())).run(); !done)
            return done;
    }
    return {};
}

Result<void> projectDay(storage::Transaction& transaction, qint64 entry, const Record& record)
{
    const auto wanted = reportOf(record);
    if (!wanted)
        return wanted.fault();
    storage::Database& database = transaction.database();
    const auto last = lastDay(database);
    const auto shift = openShift(database);
    if (!last || !shift)
        return !last ? last.fault() : shift.fault();
    if (*shift)
        return PaymentFault::DrawerOpen;
    if (*last && (*last)->report.date >= wanted->date)
        return PaymentFault::DayClosedAlready;
    const auto now
        = computed(database, {DayReport::Kind::Z, wanted->at, wanted->by, wanted->second, wanted->terminals});
    if (!now)
        return now.fault();
    if (recordOf(*now).body != record.body)
        return PaymentFault::DayMoved;
    auto insert = transaction.prepare("INSERT INTO pay_day VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    if (!insert)
        return insert.fault();
    insert->bind(1, wanted->number).bind(2, entry).bind(3, wanted->date.toString(Qt::ISODate));
    return insert->bind(4, record.body).bind(5, wanted->hash).bind(6, wanted->before).run();
}

} // namespace naru::payments::dayclose
