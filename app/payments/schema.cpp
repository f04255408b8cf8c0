// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/projection.h"

namespace naru::payments {

namespace {

// The numbers are those of State, AttemptKind and Phase; a test compares pay_step with the table in state.h.
constexpr storage::Database::Migration steps[] = {{1, R"sql(
CREATE TABLE pay_charge(id BLOB PRIMARY KEY CHECK(length(id) = 16), bill TEXT NOT NULL CHECK(bill <> ''),
    number INTEGER NOT NULL, kind INTEGER NOT NULL CHECK(kind IN (1, 2)), amount INTEGER NOT NULL CHECK(amount >= 0),
    rest INTEGER NOT NULL CHECK(rest >= 0 AND (kind = 2 OR rest = 0)), desk_number INTEGER, staff INTEGER NOT NULL,
    second INTEGER NOT NULL CHECK(second <> staff), reason TEXT NOT NULL CHECK(second = 0 OR reason <> ''),
    at INTEGER NOT NULL, superseded INTEGER NOT NULL DEFAULT 0,
    UNIQUE(bill, number)) STRICT, WITHOUT ROWID;
CREATE INDEX pay_charge_at ON pay_charge(at);
CREATE UNIQUE INDEX pay_charge_desk ON pay_charge(desk_number) WHERE desk_number IS NOT NULL;
CREATE TABLE pay_line(charge BLOB NOT NULL REFERENCES pay_charge(id), number INTEGER NOT NULL, item TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK(amount >= 0), pieces INTEGER NOT NULL CHECK(pieces > 0),
    unit INTEGER NOT NULL CHECK(unit >= 0), code TEXT NOT NULL, exemption TEXT NOT NULL, cash_receipt INTEGER NOT NULL,
    CHECK(exemption <> '' OR (amount > 0 AND (unit = 0 OR amount = unit * pieces))),
    PRIMARY KEY(charge, number)) STRICT, WITHOUT ROWID;
CREATE TABLE pay_step(before INTEGER NOT NULL, after INTEGER NOT NULL, PRIMARY KEY(before, after)) STRICT, WITHOUT ROWID;
INSERT INTO pay_step VALUES(1, 2), (1, 6), (2, 3), (2, 4), (2, 5), (2, 6), (2, 7), (7, 3), (7, 4), (7, 5), (7, 8), (7, 9),
    (9, 3), (9, 5), (4, 3), (4, 5), (8, 9);
CREATE TABLE pay_attempt(service_id TEXT PRIMARY KEY, charge BLOB NOT NULL REFERENCES pay_charge(id),
    kind INTEGER NOT NULL CHECK(kind IN (1, 2)),
    original TEXT REFERENCES pay_attempt(service_id) CHECK((kind = 2) = (original IS NOT NULL)),
    reversal INTEGER NOT NULL CHECK((kind = 2) = (reversal > 0)), poi TEXT NOT NULL, transaction_id TEXT NOT NULL UNIQUE,
    time TEXT NOT NULL, amount INTEGER NOT NULL CHECK(amount > 0), currency TEXT NOT NULL CHECK(length(currency) = 3),
    request BLOB NOT NULL CHECK(length(request) = 32), driver TEXT NOT NULL, can INTEGER NOT NULL,
    retention INTEGER NOT NULL, collector INTEGER NOT NULL CHECK(collector > 0),
    approver INTEGER NOT NULL CHECK(kind = 1 OR (approver > 0 AND approver <> collector)),
    reason TEXT NOT NULL CHECK(kind = 1 OR reason <> ''), state INTEGER NOT NULL CHECK(state BETWEEN 1 AND 9),
    notes INTEGER NOT NULL, asked_wall INTEGER, asked_monotonic INTEGER, asked_boot BLOB, unknown_wall INTEGER,
    unknown_monotonic INTEGER, unknown_boot BLOB, unknown_watch INTEGER, facts INTEGER NOT NULL, taken INTEGER,
    settled INTEGER NOT NULL, lines INTEGER NOT NULL, finding INTEGER NOT NULL, approval TEXT NOT NULL,
    poi_transaction TEXT NOT NULL, poi_time TEXT NOT NULL, brand TEXT NOT NULL,
    last_four TEXT NOT NULL CHECK(length(last_four) <= 4), chain BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX pay_attempt_charge ON pay_attempt(charge);
CREATE INDEX pay_attempt_original ON pay_attempt(original) WHERE original IS NOT NULL;
CREATE INDEX pay_attempt_undecided ON pay_attempt(state) WHERE state IN (1, 2, 4, 7, 8, 9);
CREATE UNIQUE INDEX pay_one_open ON pay_attempt(charge) WHERE kind = 1 AND state IN (1, 2, 3, 4, 7);
CREATE UNIQUE INDEX pay_one_reversal ON pay_attempt(original) WHERE kind = 2 AND state IN (1, 2, 4, 7);
CREATE UNIQUE INDEX pay_one_terminal ON pay_attempt(poi) WHERE state IN (1, 2) OR (state = 7 AND can & 1);
CREATE TABLE pay_evidence(attempt TEXT NOT NULL REFERENCES pay_attempt(service_id), number INTEGER NOT NULL,
    entry INTEGER NOT NULL, kind INTEGER NOT NULL, source INTEGER NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL,
    finding INTEGER NOT NULL, hash BLOB CHECK(length(hash) = 32), body BLOB NOT NULL,
    CHECK(hash IS NOT NULL OR kind NOT IN (1, 5, 6, 7, 11)), PRIMARY KEY(attempt, number)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pay_evidence_once ON pay_evidence(attempt, hash) WHERE hash IS NOT NULL;
CREATE TABLE pay_transfer(id INTEGER PRIMARY KEY, entry INTEGER NOT NULL,
    attempt TEXT REFERENCES pay_attempt(service_id), phase INTEGER NOT NULL CHECK(phase BETWEEN 1 AND 4),
    resolves INTEGER UNIQUE REFERENCES pay_transfer(id) CHECK((phase IN (2, 3)) = (resolves IS NOT NULL)),
    cash INTEGER UNIQUE REFERENCES pay_cash(entry), counted INTEGER UNIQUE REFERENCES pay_count(entry),
    CHECK((attempt IS NOT NULL) + (cash IS NOT NULL) + (counted IS NOT NULL) = 1),
    CHECK(attempt IS NOT NULL OR phase = 4)) STRICT;
CREATE INDEX pay_transfer_attempt ON pay_transfer(attempt);
CREATE INDEX pay_transfer_entry ON pay_transfer(entry);
CREATE TABLE pay_posting(transfer INTEGER NOT NULL REFERENCES pay_transfer(id) DEFERRABLE INITIALLY DEFERRED,
    account INTEGER NOT NULL CHECK(account BETWEEN 1 AND 8), won INTEGER NOT NULL CHECK(won <> 0),
    PRIMARY KEY(transfer, account)) STRICT, WITHOUT ROWID;
)sql"},
    {2, R"sql(
CREATE TRIGGER pay_step_fixed_i BEFORE INSERT ON pay_step BEGIN SELECT RAISE(ABORT, 'steps are fixed'); END;
CREATE TRIGGER pay_step_fixed_u BEFORE UPDATE ON pay_step BEGIN SELECT RAISE(ABORT, 'steps are fixed'); END;
CREATE TRIGGER pay_step_fixed_d BEFORE DELETE ON pay_step BEGIN SELECT RAISE(ABORT, 'steps are fixed'); END;
CREATE TRIGGER pay_charge_kept BEFORE DELETE ON pay_charge BEGIN SELECT RAISE(ABORT, 'charges stay'); END;
CREATE TRIGGER pay_charge_fixed BEFORE UPDATE OF id, bill, number, kind, amount, rest, desk_number, staff, second, reason, at
    ON pay_charge BEGIN SELECT RAISE(ABORT, 'charges do not change'); END;
CREATE TRIGGER pay_line_kept BEFORE DELETE ON pay_line BEGIN SELECT RAISE(ABORT, 'lines stay'); END;
CREATE TRIGGER pay_line_fixed BEFORE UPDATE ON pay_line BEGIN SELECT RAISE(ABORT, 'lines do not change'); END;
CREATE TRIGGER pay_attempt_kept BEFORE DELETE ON pay_attempt BEGIN SELECT RAISE(ABORT, 'attempts stay'); END;
CREATE TRIGGER pay_attempt_fixed BEFORE UPDATE OF service_id, charge, kind, original, reversal, poi, transaction_id, time, amount,
    currency, request, driver, can, retention, collector, approver, reason
    ON pay_attempt BEGIN SELECT RAISE(ABORT, 'what was asked does not change'); END;
CREATE TRIGGER pay_attempt_begins BEFORE INSERT ON pay_attempt WHEN NEW.state <> 1 OR NEW.notes <> 0
    BEGIN SELECT RAISE(ABORT, 'an attempt begins prepared'); END;
CREATE TRIGGER pay_attempt_free BEFORE INSERT ON pay_attempt WHEN NEW.kind = 1 AND
    (EXISTS(SELECT 1 FROM pay_attempt WHERE charge = NEW.charge AND (kind = 2 OR state NOT IN (5, 6, 8)))
     OR NOT EXISTS(SELECT 1 FROM pay_charge WHERE id = NEW.charge AND amount = NEW.amount AND superseded = 0))
    BEGIN SELECT RAISE(ABORT, 'the charge is not free'); END;
CREATE TRIGGER pay_attempt_refund BEFORE INSERT ON pay_attempt WHEN NEW.kind = 2 AND NOT EXISTS(
    SELECT 1 FROM pay_attempt o WHERE o.service_id = NEW.original AND o.kind = 1 AND o.charge = NEW.charge
    AND o.state IN (3, 9) AND o.collector <> NEW.approver AND NEW.amount + (SELECT coalesce(sum(r.amount), 0)
        FROM pay_attempt r WHERE r.original = NEW.original AND r.state NOT IN (5, 6, 8)) <= o.taken)
    BEGIN SELECT RAISE(ABORT, 'nothing of that amount to give back'); END;
CREATE TRIGGER pay_attempt_moves BEFORE UPDATE OF state ON pay_attempt WHEN NEW.state <> OLD.state AND NOT EXISTS(
    SELECT 1 FROM pay_step WHERE before = OLD.state AND after = NEW.state)
    BEGIN SELECT RAISE(ABORT, 'not a step'); END;
CREATE TRIGGER pay_attempt_reasons BEFORE UPDATE ON pay_attempt WHEN NEW.notes <> OLD.notes + 1 OR NOT EXISTS(
    SELECT 1 FROM pay_evidence WHERE attempt = NEW.service_id AND number = NEW.notes AND before = OLD.state
    AND after = NEW.state) BEGIN SELECT RAISE(ABORT, 'no step without its evidence'); END;
CREATE TRIGGER pay_attempt_booked BEFORE UPDATE OF state ON pay_attempt WHEN NEW.state IN (3, 5, 6, 8) AND (EXISTS(
    SELECT 1 FROM pay_transfer t WHERE t.attempt = NEW.service_id AND t.phase = 1
        AND NOT EXISTS(SELECT 1 FROM pay_transfer r WHERE r.resolves = t.id))
    OR (NEW.state = 3 AND NOT EXISTS(SELECT 1 FROM pay_transfer WHERE attempt = NEW.service_id AND phase IN (2, 4))))
    BEGIN SELECT RAISE(ABORT, 'no end without the books'); END;
CREATE TRIGGER pay_evidence_kept BEFORE DELETE ON pay_evidence BEGIN SELECT RAISE(ABORT, 'evidence stays'); END;
CREATE TRIGGER pay_evidence_fixed BEFORE UPDATE ON pay_evidence BEGIN SELECT RAISE(ABORT, 'evidence does not change'); END;
CREATE TRIGGER pay_evidence_next BEFORE INSERT ON pay_evidence WHEN NEW.number <> 1 + (
    SELECT notes FROM pay_attempt WHERE service_id = NEW.attempt) OR NEW.before <> (
    SELECT state FROM pay_attempt WHERE service_id = NEW.attempt)
    BEGIN SELECT RAISE(ABORT, 'evidence is appended'); END;
CREATE TRIGGER pay_transfer_kept BEFORE DELETE ON pay_transfer BEGIN SELECT RAISE(ABORT, 'transfers stay'); END;
CREATE TRIGGER pay_transfer_fixed BEFORE UPDATE ON pay_transfer BEGIN SELECT RAISE(ABORT, 'transfers do not change'); END;
CREATE TRIGGER pay_transfer_balances BEFORE INSERT ON pay_transfer WHEN
    (SELECT coalesce(sum(won), 0) FROM pay_posting WHERE transfer = NEW.id) <> 0
    BEGIN SELECT RAISE(ABORT, 'postings do not add up to nothing'); END;
CREATE TRIGGER pay_transfer_resolves BEFORE INSERT ON pay_transfer WHEN NEW.resolves IS NOT NULL AND NOT EXISTS(
    SELECT 1 FROM pay_transfer WHERE id = NEW.resolves AND phase = 1 AND attempt = NEW.attempt)
    BEGIN SELECT RAISE(ABORT, 'only what is pending is resolved'); END;
CREATE TRIGGER pay_posting_kept BEFORE DELETE ON pay_posting BEGIN SELECT RAISE(ABORT, 'postings stay'); END;
CREATE TRIGGER pay_posting_fixed BEFORE UPDATE ON pay_posting BEGIN SELECT RAISE(ABORT, 'postings do not change'); END;
CREATE TRIGGER pay_posting_sealed BEFORE INSERT ON pay_posting WHEN
    EXISTS(SELECT 1 FROM pay_transfer WHERE id = NEW.transfer)
    BEGIN SELECT RAISE(ABORT, 'the transfer is sealed'); END;
)sql"},
    // The drawer. The numbers are those of ShiftStep and CashKind.
    {3, R"sql(
CREATE TABLE pay_shift(number INTEGER PRIMARY KEY, staff INTEGER NOT NULL CHECK(staff > 0), opened INTEGER NOT NULL,
    opened_entry INTEGER NOT NULL, opening INTEGER NOT NULL CHECK(opening >= 0), closed INTEGER, closed_entry INTEGER,
    expected INTEGER, counted INTEGER CHECK(counted >= 0), reason TEXT,
    CHECK((closed IS NULL) = (counted IS NULL) AND (closed IS NULL) = (expected IS NULL)
        AND (closed IS NULL) = (closed_entry IS NULL) AND (counted = expected OR reason <> ''))) STRICT;
CREATE UNIQUE INDEX pay_one_drawer ON pay_shift(closed IS NULL) WHERE closed IS NULL;
CREATE TRIGGER pay_shift_next BEFORE INSERT ON pay_shift WHEN NEW.closed IS NOT NULL
    OR NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM pay_shift)
    BEGIN SELECT RAISE(ABORT, 'shifts follow one another'); END;
CREATE TRIGGER pay_shift_kept BEFORE DELETE ON pay_shift BEGIN SELECT RAISE(ABORT, 'shifts stay'); END;
CREATE TRIGGER pay_shift_fixed BEFORE UPDATE ON pay_shift WHEN OLD.closed IS NOT NULL OR NEW.number <> OLD.number
    OR NEW.staff <> OLD.staff OR NEW.opened <> OLD.opened OR NEW.opening <> OLD.opening
    OR NEW.opened_entry <> OLD.opened_entry BEGIN SELECT RAISE(ABORT, 'a shift ends once'); END;
CREATE TABLE pay_count(entry INTEGER PRIMARY KEY, shift INTEGER NOT NULL REFERENCES pay_shift(number),
    what INTEGER NOT NULL CHECK(what BETWEEN 1 AND 4), staff INTEGER NOT NULL CHECK(staff > 0),
    next INTEGER NOT NULL CHECK((what = 2) = (next > 0) AND next <> staff), at INTEGER NOT NULL,
    expected INTEGER NOT NULL, counted INTEGER NOT NULL CHECK(counted >= 0), reason TEXT NOT NULL, piles BLOB NOT NULL,
    CHECK(counted = expected OR reason <> '' OR (what = 1 AND expected = 0))) STRICT;
CREATE TRIGGER pay_count_kept BEFORE DELETE ON pay_count BEGIN SELECT RAISE(ABORT, 'counts stay'); END;
CREATE TRIGGER pay_count_fixed BEFORE UPDATE ON pay_count BEGIN SELECT RAISE(ABORT, 'counts do not change'); END;
CREATE TABLE pay_cash(entry INTEGER PRIMARY KEY, shift INTEGER NOT NULL REFERENCES pay_shift(number),
    kind INTEGER NOT NULL CHECK(kind BETWEEN 1 AND 4), charge BLOB REFERENCES pay_charge(id),
    amount INTEGER NOT NULL CHECK(amount > 0), tendered INTEGER NOT NULL, staff INTEGER NOT NULL CHECK(staff > 0),
    approver INTEGER NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, CHECK((kind IN (1, 2)) = (charge IS NOT NULL)),
    CHECK(CASE kind WHEN 1 THEN tendered >= amount ELSE tendered = 0 END),
    CHECK(CASE kind WHEN 2 THEN approver > 0 AND approver <> staff ELSE approver = 0 END),
    CHECK(kind = 1 OR reason <> '')) STRICT;
CREATE UNIQUE INDEX pay_cash_once ON pay_cash(charge) WHERE kind = 1;
CREATE INDEX pay_cash_charge ON pay_cash(charge) WHERE charge IS NOT NULL;
CREATE INDEX pay_cash_shift ON pay_cash(shift);
CREATE TRIGGER pay_cash_kept BEFORE DELETE ON pay_cash BEGIN SELECT RAISE(ABORT, 'cash stays written'); END;
CREATE TRIGGER pay_cash_fixed BEFORE UPDATE ON pay_cash BEGIN SELECT RAISE(ABORT, 'cash stays as written'); END;
CREATE TRIGGER pay_cash_shift_open BEFORE INSERT ON pay_cash WHEN NOT EXISTS(
    SELECT 1 FROM pay_shift WHERE number = NEW.shift AND closed IS NULL)
    BEGIN SELECT RAISE(ABORT, 'nobody answers for the drawer'); END;
CREATE TRIGGER pay_cash_free BEFORE INSERT ON pay_cash WHEN NEW.kind = 1 AND (
    NOT EXISTS(SELECT 1 FROM pay_charge WHERE id = NEW.charge AND amount = NEW.amount AND superseded = 0)
    OR EXISTS(SELECT 1 FROM pay_attempt WHERE charge = NEW.charge AND (kind = 2 OR state NOT IN (5, 6, 8))))
    BEGIN SELECT RAISE(ABORT, 'the charge is not free'); END;
CREATE TRIGGER pay_cash_back BEFORE INSERT ON pay_cash WHEN NEW.kind = 2 AND NOT EXISTS(
    SELECT 1 FROM pay_cash t WHERE t.charge = NEW.charge AND t.kind = 1 AND t.staff <> NEW.approver AND NEW.amount + (
        SELECT coalesce(sum(b.amount), 0) FROM pay_cash b WHERE b.charge = NEW.charge AND b.kind = 2) <= t.amount)
    BEGIN SELECT RAISE(ABORT, 'nothing of that amount to give back'); END;
CREATE TRIGGER pay_cash_there BEFORE INSERT ON pay_cash WHEN NEW.kind IN (2, 4) AND NEW.amount > (
    SELECT s.opening + (SELECT coalesce(sum(CASE WHEN m.kind IN (1, 3) THEN m.amount ELSE -m.amount END), 0)
        FROM pay_cash m WHERE m.shift = s.number) FROM pay_shift s WHERE s.number = NEW.shift)
    BEGIN SELECT RAISE(ABORT, 'not that much in the drawer'); END;
CREATE TRIGGER pay_attempt_no_cash BEFORE INSERT ON pay_attempt WHEN NEW.kind = 1
    AND EXISTS(SELECT 1 FROM pay_cash WHERE charge = NEW.charge AND kind = 1)
    BEGIN SELECT RAISE(ABORT, 'paid in cash'); END;
CREATE TRIGGER pay_attempt_beside_cash BEFORE UPDATE OF state ON pay_attempt WHEN NEW.kind = 1
    AND NEW.state IN (3, 4) AND NEW.state <> OLD.state AND (SELECT coalesce(sum(CASE kind WHEN 1 THEN amount
        WHEN 2 THEN -amount END), 0) FROM pay_cash WHERE charge = NEW.charge) > 0
    BEGIN SELECT RAISE(ABORT, 'paid in cash'); END;
)sql"},
    {4, R"sql(
CREATE TABLE pay_receipt(id BLOB PRIMARY KEY CHECK(length(id) = 16), number TEXT NOT NULL UNIQUE CHECK(number <> ''),
    charge BLOB NOT NULL REFERENCES pay_charge(id), attempt TEXT REFERENCES pay_attempt(service_id),
    kind INTEGER NOT NULL CHECK(kind BETWEEN 1 AND 4), entry INTEGER NOT NULL, body BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX pay_receipt_charge ON pay_receipt(charge);
CREATE UNIQUE INDEX pay_receipt_once ON pay_receipt(attempt, kind) WHERE attempt IS NOT NULL;
CREATE UNIQUE INDEX pay_receipt_cash ON pay_receipt(charge) WHERE attempt IS NULL AND kind = 1;
CREATE TABLE pay_print(receipt BLOB NOT NULL REFERENCES pay_receipt(id), number INTEGER NOT NULL, copy INTEGER NOT NULL,
    state INTEGER NOT NULL CHECK(state BETWEEN 2 AND 6), staff INTEGER NOT NULL, PRIMARY KEY(receipt, number)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pay_print_one ON pay_print(receipt) WHERE state = 2;
CREATE TRIGGER pay_receipt_so BEFORE INSERT ON pay_receipt WHEN NEW.attempt IS NOT NULL AND NOT EXISTS(
    SELECT 1 FROM pay_attempt a WHERE a.service_id = NEW.attempt AND a.charge = NEW.charge AND (
        (NEW.kind = 1 AND a.kind = 1 AND a.state = 3) OR (NEW.kind = 2 AND a.kind = 2 AND a.state = 3)
        OR (NEW.kind = 3 AND a.kind = 1 AND a.state = 4) OR (NEW.kind = 4 AND a.state IN (2, 7, 8, 9))))
    BEGIN SELECT RAISE(ABORT, 'the books do not say so'); END;
CREATE TRIGGER pay_receipt_kept BEFORE DELETE ON pay_receipt BEGIN SELECT RAISE(ABORT, 'receipts stay'); END;
CREATE TRIGGER pay_receipt_fixed BEFORE UPDATE ON pay_receipt BEGIN SELECT RAISE(ABORT, 'receipts do not change'); END;
CREATE TRIGGER pay_print_kept BEFORE DELETE ON pay_print BEGIN SELECT RAISE(ABORT, 'printings stay'); END;
CREATE TRIGGER pay_print_begins BEFORE INSERT ON pay_print WHEN NEW.state <> 2 OR NEW.number <> 1 + (
    SELECT count(*) FROM pay_print WHERE receipt = NEW.receipt) OR NEW.copy <> (
    SELECT count(*) FROM pay_print WHERE receipt = NEW.receipt AND state <> 6)
    BEGIN SELECT RAISE(ABORT, 'a printing begins, with its count'); END;
CREATE TRIGGER pay_print_ends BEFORE UPDATE ON pay_print WHEN OLD.state <> 2 OR NEW.state = 2 OR NEW.receipt <> OLD.receipt
    OR NEW.number <> OLD.number OR NEW.copy <> OLD.copy OR NEW.staff <> OLD.staff
    BEGIN SELECT RAISE(ABORT, 'a printing ends once'); END;
)sql"},
    // The day, and the acquirer's file.
    {5, R"sql(
CREATE TABLE pay_opened(entry INTEGER PRIMARY KEY, charge BLOB NOT NULL UNIQUE REFERENCES pay_charge(id)) STRICT;
CREATE TABLE pay_file(entry INTEGER PRIMARY KEY, hash BLOB NOT NULL CHECK(length(hash) = 32), profile TEXT NOT NULL,
    lines INTEGER NOT NULL, fitted INTEGER NOT NULL, elsewhere INTEGER NOT NULL) STRICT;
CREATE TABLE pay_fileline(hash BLOB PRIMARY KEY CHECK(length(hash) = 32), entry INTEGER NOT NULL REFERENCES pay_file(entry),
    won INTEGER NOT NULL CHECK(won <> 0), name TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE pay_day(number INTEGER PRIMARY KEY, entry INTEGER NOT NULL UNIQUE, date TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL, hash BLOB NOT NULL UNIQUE CHECK(length(hash) = 32), before BLOB NOT NULL) STRICT;
CREATE INDEX pay_evidence_entry ON pay_evidence(entry);
CREATE INDEX pay_evidence_hash ON pay_evidence(hash) WHERE hash IS NOT NULL;
CREATE INDEX pay_attempt_found ON pay_attempt(finding) WHERE finding <> 0;
CREATE INDEX pay_attempt_unmatched ON pay_attempt(state, lines) WHERE state = 3 AND lines = 0;
CREATE INDEX pay_attempt_approval ON pay_attempt(approval);
CREATE TRIGGER pay_fileline_kept BEFORE DELETE ON pay_fileline BEGIN SELECT RAISE(ABORT, 'lines stay'); END;
CREATE TRIGGER pay_fileline_fixed BEFORE UPDATE ON pay_fileline BEGIN SELECT RAISE(ABORT, 'lines do not change'); END;
CREATE TRIGGER pay_day_next BEFORE INSERT ON pay_day WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM pay_day)
    OR EXISTS(SELECT 1 FROM pay_day WHERE date >= NEW.date OR entry >= NEW.entry)
    OR NEW.before <> coalesce((SELECT hash FROM pay_day ORDER BY number DESC LIMIT 1), x'')
    OR EXISTS(SELECT 1 FROM pay_shift WHERE closed IS NULL) BEGIN SELECT RAISE(ABORT, 'days follow one another'); END;
CREATE TRIGGER pay_day_kept BEFORE DELETE ON pay_day BEGIN SELECT RAISE(ABORT, 'closed days stay'); END;
CREATE TRIGGER pay_day_fixed BEFORE UPDATE ON pay_day BEGIN SELECT RAISE(ABORT, 'closed days do not change'); END;
CREATE TRIGGER pay_day_transfer BEFORE INSERT ON pay_transfer WHEN EXISTS(SELECT 1 FROM pay_day WHERE entry >= NEW.entry)
    BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
CREATE TRIGGER pay_day_evidence BEFORE INSERT ON pay_evidence WHEN EXISTS(SELECT 1 FROM pay_day WHERE entry >= NEW.entry)
    BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
CREATE TRIGGER pay_day_cash BEFORE INSERT ON pay_cash WHEN EXISTS(SELECT 1 FROM pay_day WHERE entry >= NEW.entry)
    BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
)sql"},
    // What other desks of the centre say of their bills. The numbers are those of TakenState.
    {6, R"sql(
CREATE TABLE pay_heard(desk BLOB PRIMARY KEY CHECK(length(desk) = 16), made INTEGER NOT NULL, entry INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE pay_elsewhere(desk BLOB NOT NULL REFERENCES pay_heard(desk), digest BLOB NOT NULL CHECK(length(digest) = 10),
    state INTEGER NOT NULL CHECK(state IN (1, 2)), entry INTEGER NOT NULL, PRIMARY KEY(digest, desk)) STRICT, WITHOUT ROWID;
CREATE INDEX pay_elsewhere_doubt ON pay_elsewhere(desk) WHERE state = 2;
CREATE TRIGGER pay_elsewhere_kept BEFORE DELETE ON pay_elsewhere WHEN OLD.state = 1
    BEGIN SELECT RAISE(ABORT, 'what was paid stays'); END;
)sql"},
    // What two people said of the acquirer's lines. Money is not moved here. The numbers are those of Meaning.
    {7, R"sql(
CREATE TABLE pay_explained(entry INTEGER PRIMARY KEY, line BLOB REFERENCES pay_fileline(hash),
    attempt TEXT REFERENCES pay_attempt(service_id), what INTEGER NOT NULL CHECK(what BETWEEN 1 AND 5),
    reason TEXT NOT NULL CHECK(reason <> ''), first INTEGER NOT NULL CHECK(first > 0),
    second INTEGER NOT NULL CHECK(second > 0 AND second <> first), at INTEGER NOT NULL,
    CHECK((line IS NULL) <> (attempt IS NULL))) STRICT;
CREATE INDEX pay_explained_line ON pay_explained(line) WHERE line IS NOT NULL;
CREATE INDEX pay_explained_attempt ON pay_explained(attempt) WHERE attempt IS NOT NULL;
CREATE TRIGGER pay_explained_kept BEFORE DELETE ON pay_explained BEGIN SELECT RAISE(ABORT, 'what was said stays'); END;
CREATE TRIGGER pay_explained_fixed BEFORE UPDATE ON pay_explained BEGIN SELECT RAISE(ABORT, 'what was said stays'); END;
CREATE TRIGGER pay_explained_day BEFORE INSERT ON pay_explained WHEN EXISTS(SELECT 1 FROM pay_day WHERE entry >= NEW.entry)
    BEGIN SELECT RAISE(ABORT, 'the day is closed'); END;
)sql"},
    // Who it was that said so.
    {8, R"sql(
ALTER TABLE pay_heard ADD COLUMN name TEXT NOT NULL DEFAULT '';
)sql"},
    // By which others know its bill: also what is open here is looked for there before money is taken.
    {9, R"sql(
ALTER TABLE pay_charge ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
)sql"},
    // What the other desks are told, however old the charge is: every payment looks for it.
    {10, R"sql(
CREATE INDEX pay_attempt_asked ON pay_attempt(asked_wall) WHERE asked_wall IS NOT NULL;
CREATE INDEX pay_cash_at ON pay_cash(at);
CREATE INDEX pay_evidence_doubt ON pay_evidence(entry) WHERE after IN (4, 7, 8, 9);
)sql"}};

} // namespace

std::span<const storage::Database::Migration> migrations()
{
    return steps;
}

} // namespace naru::payments
