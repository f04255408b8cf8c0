// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/projection.h"

#include "app/base/assert.h"
#include "app/payments/cashbook.h"
#include "app/payments/dayclose/daystore.h"
#include "app/payments/dayclose/explained.h"
#include "app/payments/digests.h"
#include "app/payments/ledger.h"
#include "app/payments/receiptstore.h"
#include "app/payments/steps.h"
#include "app/payments/store.h"

namespace naru::payments {

namespace {

using storage::Transaction;

Result<void> supersede(Transaction& transaction, const QList<KnownCharge>& known)
{
    for (const KnownCharge& each : known) {
        const auto what = each.standing.what;
        if (each.superseded || (what != Standing::What::Unpaid && what != Standing::What::Free))
            continue;
        auto update = transaction.prepare("UPDATE pay_charge SET superseded = 1 WHERE id = ?1");
        if (!update)
            return update.fault();
        if (auto done = update->bind(1, each.charge.id).run(); !done)
            return done;
    }
    return {};
}

Result<void> projectCharge(Transaction& transaction, qint64 entry, const Record& record)
{
    const auto charge = chargeOf(record);
    if (!charge)
        return charge.fault();
    const auto known = chargesOfBill(transaction.database(), charge->bill);
    if (!known)
        return known.fault();
    switch (guard(*known, *charge).answer) {
    case Guarded::Answer::Open:
        break;
    case Guarded::Answer::Continue: { // what another desk has taken meanwhile comes first
        if (const auto free = standsElsewhere(transaction.database(), *charge); !free)
            return free;
        const auto elsewhere = takenElsewhere(transaction.database(), charge->digest);
        if (!elsewhere || charge->second == 0 || !*elsewhere)
            return elsewhere ? PaymentFault::BillOpen : elsewhere.fault();
        break; // a second person agreed to take it here all the same: this takes the place of the open one
    }
    case Guarded::Answer::Paid:
        return PaymentFault::BillPaid;
    case Guarded::Answer::InDoubt:
        return PaymentFault::BillInDoubt;
    case Guarded::Answer::OtherAmount:
        if (const auto free = standsElsewhere(transaction.database(), *charge); !free)
            return free;
        return PaymentFault::BillOtherAmount;
    }
    if (const auto free = standsElsewhere(transaction.database(), *charge); !free)
        return free;
    if (charge->second != 0) {
        if (auto done = supersede(transaction, *known); !done)
            return done;
    }
    if (auto inserted = insertCharge(transaction, *charge, known->size() + 1); !inserted)
        return inserted;
    return dayclose::noteOpened(transaction, entry, charge->id);
}

/// Whether another attempt holds the terminal: sent and not answered, or in doubt where it can still be asked.
Result<bool> isTaken(storage::Database& database, const QString& poi)
{
    auto select = database.prepare(
        "SELECT EXISTS(SELECT 1 FROM pay_attempt WHERE poi = ?1 AND (state IN (1, 2) OR (state = 7 AND can & 1)))");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, poi).step();
    if (!stepped)
        return stepped.fault();
    return select->integer(0) != 0;
}

Result<void> checkPayment(
    storage::Database& database, const Attempt& wanted, const KnownCharge& charge, const QList<Attempt>& attempts)
{
    if (charge.cash.wasTaken())
        return PaymentFault::CashTaken;
    if (charge.superseded || wanted.amount != charge.charge.amount)
        return PaymentFault::BadCharge;
    if (!mayAttempt(attempts))
        return PaymentFault::AttemptUnfinished;
    return standsElsewhere(database, charge.charge);
}

Result<void> checkReversal(Attempt& wanted, const QList<Attempt>& attempts)
{
    const auto original = std::find_if(attempts.begin(), attempts.end(),
        [&](const Attempt& one) { return one.serviceId == wanted.original && one.kind == AttemptKind::Payment; });
    if (original == attempts.end())
        return PaymentFault::RefundNeedsPayment;
    Won given;
    for (const Attempt& one : attempts) {
        if (one.original != wanted.original || leavesFree(one.state))
            continue;
        if (one.state != State::Approved)
            return PaymentFault::AttemptUnfinished;
        given += one.amount;
    }
    wanted.fromSuspense = original->state == State::Review;
    return checkRefund(*original, given, wanted);
}

Result<void> projectAttempt(Transaction& transaction, qint64 entry, const Record& record)
{
    auto wanted = attemptOf(record);
    if (!wanted)
        return wanted.fault();
    storage::Database& database = transaction.database();
    const auto known = charge(database, wanted->charge);
    const auto attempts = attemptsOf(database, wanted->charge);
    const auto taken = isTaken(database, wanted->poi);
    if (!known || !attempts || !taken)
        return !known ? known.fault() : !attempts ? attempts.fault() : taken.fault();
    if (!*known)
        return PaymentFault::UnknownAttempt;
    const auto checked = wanted->kind == AttemptKind::Payment
        ? checkPayment(transaction.database(), *wanted, **known, *attempts)
        : checkReversal(*wanted, *attempts);
    if (!checked)
        return checked;
    if (*taken)
        return PaymentFault::TerminalTaken;
    if (auto inserted = insertAttempt(transaction, *wanted); !inserted)
        return inserted;
    return book(transaction, entry, *wanted);
}

Result<void> insertEvidence(Transaction& transaction, qint64 entry, const Move& move, const Record& record)
{
    auto insert = transaction.prepare("INSERT INTO pay_evidence SELECT ?1, notes + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
                                      " FROM pay_attempt WHERE service_id = ?1");
    if (!insert)
        return insert.fault();
    const Evidence& evidence = move.evidence;
    insert->bind(1, move.serviceId).bind(2, entry).bind(3, qint64(evidence.kind)).bind(4, qint64(evidence.source));
    insert->bind(5, qint64(move.from)).bind(6, qint64(move.to)).bind(7, qint64(move.finding));
    evidence.hash.isEmpty() ? insert->bindNull(8) : insert->bind(8, evidence.hash);
    return insert->bind(9, record.body).run();
}

Result<void> projectMove(Transaction& transaction, qint64 entry, const Record& record)
{
    const auto move = moveOf(record);
    if (!move)
        return move.fault();
    const auto before = attempt(transaction.database(), move->serviceId);
    if (!before)
        return before.fault();
    if (!*before)
        return PaymentFault::UnknownAttempt;
    if ((*before)->state != move->from)
        return PaymentFault::MovedMeanwhile;
    const bool sends = move->to == State::Sending && !move->isNote();
    if (sends && (move->evidence.kind != EvidenceKind::RequestReady || move->evidence.hash != (*before)->requestHash))
        return PaymentFault::RequestChanged;
    const Attempt after = advanced(**before, *move);
    NARU_ASSERT(after.chain != (*before)->chain && after.state == move->to);
    if (auto inserted = insertEvidence(transaction, entry, *move, record); !inserted)
        return inserted;
    if (auto booked = book(transaction, entry, after); !booked)
        return booked;
    return updateAttempt(transaction, after);
}

/// The journal alone keeps it.
Result<void> checkCopy(Transaction& transaction, const Record& record)
{
    const auto copy = copyOf(record);
    if (!copy)
        return copy.fault();
    const auto known = attempt(transaction.database(), copy->serviceId);
    if (!known)
        return known.fault();
    return *known ? Result<void>() : PaymentFault::UnknownAttempt;
}

} // namespace

bool isOurs(Kind kind)
{
    return kind == Kind::ChargeOpened || kind == Kind::AttemptPrepared || kind == Kind::AttemptMoved
        || kind == Kind::EvidenceNoted || kind == Kind::EvidenceCopied || kind == Kind::CashMoved
        || kind == Kind::ShiftChanged || kind == Kind::ReceiptIssued || kind == Kind::FileRead
        || kind == Kind::DayClosed || kind == Kind::DigestsTaken || kind == Kind::LineExplained;
}

Result<void> project(Transaction& transaction, qint64 entry, const Record& record)
{
    NARU_ASSERT(isOurs(record.kind));
    if (record.kind == Kind::ChargeOpened)
        return projectCharge(transaction, entry, record);
    if (record.kind == Kind::AttemptPrepared)
        return projectAttempt(transaction, entry, record);
    if (record.kind == Kind::EvidenceCopied)
        return checkCopy(transaction, record);
    if (record.kind == Kind::CashMoved)
        return projectCash(transaction, entry, record);
    if (record.kind == Kind::ShiftChanged)
        return projectShift(transaction, entry, record);
    if (record.kind == Kind::ReceiptIssued)
        return projectPaper(transaction, entry, record);
    if (record.kind == Kind::FileRead)
        return dayclose::projectFile(transaction, entry, record);
    if (record.kind == Kind::DigestsTaken)
        return projectDigests(transaction, entry, record);
    if (record.kind == Kind::LineExplained)
        return dayclose::projectExplained(transaction, entry, record);
    if (record.kind == Kind::DayClosed)
        return dayclose::projectDay(transaction, entry, record);
    return projectMove(transaction, entry, record);
}

} // namespace naru::payments
