// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/receiptstore.h"

#include "app/payments/receiptplace.h"

#include "app/payments/cashbook.h"
#include "app/payments/store.h"

namespace naru::payments {

namespace {

using storage::Database;
using storage::Statement;
using storage::Transaction;

Result<QList<Printing>> printingsOf(Database& database, const QByteArray& receipt)
{
    auto select
        = database.prepare("SELECT number, copy, state, staff FROM pay_print WHERE receipt = ?1 ORDER BY number");
    if (!select)
        return select.fault();
    select->bind(1, receipt);
    QList<Printing> printings;
    while (true) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return printings;
        printings.append({static_cast<int>(select->integer(0)), static_cast<int>(select->integer(1)),
            static_cast<PaperStep>(select->integer(2)), select->integer(3)});
    }
}

Result<QList<IssuedReceipt>> issued(Database& database, const char* sql, const QByteArray& key)
{
    auto select = database.prepare(sql);
    if (!select)
        return select.fault();
    select->bind(1, key);
    QList<IssuedReceipt> all;
    while (true) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return all;
        const auto receipt = receiptFrom(select->blob(0));
        if (!receipt)
            return receipt.fault();
        auto printings = printingsOf(database, receipt->id);
        if (!printings)
            return printings.fault();
        all.append({*receipt, *std::move(printings)});
    }
}

/// Of a paper about no card: all papers of its kind together say no more than the drawer's book.
Result<void> checkCash(Database& database, const Receipt& receipt, const CashSum& cash)
{
    const bool isBack = receipt.kind == ReceiptKind::GivenBack;
    if ((receipt.kind != ReceiptKind::Receipt && !isBack) || receipt.card.amount != Won{}
        || receipt.cash.amount <= Won{})
        return ReceiptFault::NotSo;
    const auto earlier = receiptsOf(database, receipt.charge);
    if (!earlier)
        return earlier.fault();
    Won told = receipt.cash.amount;
    for (const IssuedReceipt& each : *earlier) {
        if (each.receipt.kind == receipt.kind && each.receipt.attempt.isEmpty() && isBack)
            told += each.receipt.cash.amount;
    }
    return told <= (isBack ? cash.givenBack : cash.taken) ? Result<void>() : ReceiptFault::NotSo;
}

/// Whether the books say what the paper says. The triggers look again.
Result<void> checkDrawn(Database& database, const Receipt& receipt)
{
    const auto known = charge(database, receipt.charge);
    if (!known)
        return known.fault();
    if (!*known)
        return PaymentFault::UnknownAttempt;
    const auto cash = cashOf(database, receipt.charge);
    if (!cash)
        return cash.fault();
    if (receipt.cash.amount > cash->taken) // what is in no drawer stands on no paper
        return ReceiptFault::NotSo;
    if (receipt.attempt.isEmpty())
        return checkCash(database, receipt, *cash);
    const auto tried = attempt(database, receipt.attempt);
    if (!tried)
        return tried.fault();
    if (!*tried || (*tried)->charge != receipt.charge)
        return PaymentFault::UnknownAttempt;
    const bool reversal = (*tried)->kind == AttemptKind::Reversal;
    const State state = (*tried)->state;
    const bool open = state != State::Prepared && state != State::Declined && state != State::NotSent;
    const bool so = receipt.kind == ReceiptKind::Receipt ? !reversal && state == State::Approved
        : receipt.kind == ReceiptKind::GivenBack         ? reversal && state == State::Approved
        : receipt.kind == ReceiptKind::Slip              ? !reversal && state == State::StoredOffline
                                            : open && state != State::Approved && state != State::StoredOffline;
    return so ? Result<void>() : ReceiptFault::NotSo;
}

Result<void> projectDrawn(Transaction& transaction, qint64 entry, const Receipt& receipt)
{
    if (auto so = checkDrawn(transaction.database(), receipt); !so)
        return so;
    auto same = transaction.prepare("SELECT EXISTS(SELECT 1 FROM pay_receipt WHERE id = ?1 OR number = ?2"
                                    " OR (attempt = ?3 AND kind = ?4)"
                                    " OR (?3 IS NULL AND ?4 = 1 AND kind = 1 AND attempt IS NULL AND charge = ?5))");
    if (!same)
        return same.fault();
    same->bind(1, receipt.id).bind(2, receipt.number).bind(4, qint64(receipt.kind)).bind(5, receipt.charge);
    receipt.attempt.isEmpty() ? same->bindNull(3) : same->bind(3, receipt.attempt);
    if (const auto stepped = same->step(); !stepped || same->integer(0) != 0)
        return stepped ? Result<void>(ReceiptFault::Issued) : Result<void>(stepped.fault());
    auto insert = transaction.prepare("INSERT INTO pay_receipt VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!insert)
        return insert.fault();
    insert->bind(1, receipt.id).bind(2, receipt.number).bind(3, receipt.charge).bind(5, qint64(receipt.kind));
    receipt.attempt.isEmpty() ? insert->bindNull(4) : insert->bind(4, receipt.attempt);
    return insert->bind(6, entry).bind(7, encoded(receipt)).run();
}

Result<void> projectBegun(Transaction& transaction, const IssuedReceipt& known, const PaperEvent& event)
{
    if (known.isBeingPrinted())
        return ReceiptFault::PrintNotEnded;
    if (event.copy != known.nextCopy())
        return ReceiptFault::PrintNotBegun;
    auto insert = transaction.prepare("INSERT INTO pay_print VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!insert)
        return insert.fault();
    insert->bind(1, event.receipt).bind(2, known.printings.size() + 1).bind(3, event.copy);
    return insert->bind(4, qint64(event.step)).bind(5, event.by).run();
}

Result<void> projectEnded(Transaction& transaction, const IssuedReceipt& known, const PaperEvent& event)
{
    if (!known.isBeingPrinted() || known.printings.last().copy != event.copy)
        return ReceiptFault::PrintNotBegun;
    auto update = transaction.prepare("UPDATE pay_print SET state = ?3 WHERE receipt = ?1 AND number = ?2");
    if (!update)
        return update.fault();
    return update->bind(1, event.receipt).bind(2, known.printings.size()).bind(3, qint64(event.step)).run();
}

} // namespace

int IssuedReceipt::nextCopy() const
{
    return static_cast<int>(std::count_if(printings.begin(), printings.end(),
        [](const Printing& printing) { return printing.state != PaperStep::NotPrinted; }));
}

bool IssuedReceipt::cameOut() const
{
    return std::any_of(printings.begin(), printings.end(),
        [](const Printing& printing) { return printing.state == PaperStep::Printed; });
}

Result<std::optional<IssuedReceipt>> issuedReceipt(Database& database, const QByteArray& id)
{
    const auto found = issued(database, "SELECT body FROM pay_receipt WHERE id = ?1", id);
    if (!found)
        return found.fault();
    return found->isEmpty() ? std::optional<IssuedReceipt>() : found->first();
}

Result<QList<IssuedReceipt>> receiptsOf(Database& database, const QByteArray& charge)
{
    return issued(database, "SELECT body FROM pay_receipt WHERE charge = ?1 ORDER BY entry", charge);
}

Result<QStringList> receiptsDue(Database& database)
{
    auto select = database.prepare(
        "SELECT service_id FROM pay_attempt a WHERE ((a.kind = 1 AND a.state IN (3, 4)) OR (a.kind = 2 AND a.state = "
        "3))"
        " AND NOT EXISTS(SELECT 1 FROM pay_receipt r WHERE r.attempt = a.service_id"
        " AND r.kind = CASE WHEN a.kind = 2 THEN 2 WHEN a.state = 3 THEN 1 ELSE 3 END) ORDER BY service_id");
    if (!select)
        return select.fault();
    QStringList due;
    while (true) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return due;
        due.append(select->text(0));
    }
}

Result<QList<PaperEvent>> interruptedPrints(Database& database)
{
    auto select
        = database.prepare("SELECT p.receipt, p.copy, p.staff FROM pay_print p JOIN pay_receipt r ON r.id = p.receipt"
                           " WHERE p.state = 2 ORDER BY r.entry");
    if (!select)
        return select.fault();
    QList<PaperEvent> events;
    while (true) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return events;
        events.append(
            {PaperStep::PrintBegun, select->blob(0), {}, static_cast<int>(select->integer(1)), select->integer(2)});
    }
}

Result<qint64> lastReceiptNumber(Database& database)
{
    auto select = database.prepare("SELECT count(*) FROM pay_receipt");
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    if (!stepped)
        return stepped.fault();
    return select->integer(0);
}

Result<void> projectPaper(Transaction& transaction, qint64 entry, const Record& record)
{
    const auto event = paperEventOf(record);
    if (!event)
        return event.fault();
    if (event->step == PaperStep::Drawn)
        return projectDrawn(transaction, entry, *event->drawn);
    const auto known = issuedReceipt(transaction.database(), event->receipt);
    if (!known)
        return known.fault();
    if (!*known)
        return ReceiptFault::Unknown;
    return event->step == PaperStep::PrintBegun ? projectBegun(transaction, **known, *event)
                                                : projectEnded(transaction, **known, *event);
}

Result<QList<qint64>> receiptEntries(storage::Database& database, int most)
{
    auto select = database.prepare("SELECT entry FROM pay_receipt ORDER BY entry DESC LIMIT ?1");
    if (!select)
        return select.fault();
    select->bind(1, qint64(most));
    QList<qint64> entries;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == storage::Statement::Step::Done)
            return entries;
        entries.append(select->integer(0));
    }
}

Result<std::optional<qint64>> receiptEntry(storage::Database& database, const QByteArray& receipt)
{
    auto select = database.prepare("SELECT entry FROM pay_receipt WHERE id=?1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, receipt).step();
    if (!stepped)
        return stepped.fault();
    const bool isThere = *stepped == storage::Statement::Step::Row;
    return isThere ? std::optional(select->integer(0)) : std::optional<qint64>();
}

} // namespace naru::payments
