// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/practice.h"

#include "app/base/assert.h"
#include "app/payments/recordbody.h"
#include "app/payments/steps.h"

namespace naru::payments {

namespace {

using storage::Database;
using storage::Statement;
using storage::Transaction;

constexpr qsizetype randomBytes = 4;
constexpr int practiceDigits = 7;

// `asked` and `body` are the entries' own; the state beside them is what they add up to, for the look at a start.
constexpr Database::Migration steps[] = {{1, R"sql(
CREATE TABLE practice(service_id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, poi TEXT NOT NULL,
    request BLOB NOT NULL CHECK(length(request) = 32), asked BLOB NOT NULL, moves INTEGER NOT NULL,
    state INTEGER NOT NULL CHECK(state BETWEEN 1 AND 9)) STRICT, WITHOUT ROWID;
CREATE INDEX practice_open ON practice(number) WHERE state IN (1, 2, 7, 9);
CREATE INDEX practice_poi ON practice(poi);
CREATE TABLE practice_move(attempt TEXT NOT NULL REFERENCES practice(service_id), number INTEGER NOT NULL,
    body BLOB NOT NULL, PRIMARY KEY(attempt, number)) STRICT, WITHOUT ROWID;
)sql"}};

/// The number behind "A1P"; 0: it is none of ours.
qint64 numberIn(const QString& serviceId)
{
    bool isNumber = false;
    const qint64 number = serviceId.sliced(std::min<qsizetype>(3, serviceId.size())).toLongLong(&isNumber, 36);
    return isNumber && serviceId.size() == 10 && serviceId[2] == u'P' ? number : 0;
}

Result<Move> moveIn(const Record& record)
{
    auto move = moveOf(Record{Kind::AttemptMoved, record.schema, record.body});
    return move ? move : moveOf(Record{Kind::EvidenceNoted, record.schema, record.body});
}

Result<Attempt> folded(Database& database, const QString& serviceId, const QByteArray& asked)
{
    auto attempt = practiceOf(Record{Kind::PracticeAsked, 1, asked});
    auto rows = database.prepare("SELECT body FROM practice_move WHERE attempt = ?1 ORDER BY number");
    if (!attempt || !rows)
        return !attempt ? attempt.fault() : rows.fault();
    rows->bind(1, serviceId);
    for (;;) {
        const auto step = rows->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            return attempt;
        const auto move = moveIn(Record{Kind::PracticeMoved, 1, rows->blob(0)});
        if (!move)
            return move.fault();
        attempt = advanced(*std::move(attempt), *move);
    }
}

Result<std::optional<Attempt>> practice(Database& database, const QString& serviceId)
{
    auto row = database.prepare("SELECT asked FROM practice WHERE service_id = ?1");
    if (!row)
        return row.fault();
    const auto step = row->bind(1, serviceId).step();
    if (!step)
        return step.fault();
    if (*step == Statement::Step::Done)
        return std::optional<Attempt>();
    auto attempt = folded(database, serviceId, row->blob(0));
    return attempt ? Result<std::optional<Attempt>>(std::optional(*std::move(attempt))) : attempt.fault();
}

Result<void> projectAsked(Transaction& transaction, const Record& record)
{
    const auto attempt = practiceOf(record);
    if (!attempt)
        return attempt.fault();
    const qint64 number = numberIn(attempt->serviceId);
    if (number <= 0)
        return PaymentFault::BadRecord;
    auto insert = transaction.prepare("INSERT INTO practice VALUES(?1, ?2, ?3, ?4, ?5, 0, 1)");
    if (!insert)
        return insert.fault();
    insert->bind(1, attempt->serviceId).bind(2, number).bind(3, attempt->poi).bind(4, attempt->requestHash);
    return insert->bind(5, record.body).run();
}

Result<void> projectMoved(Transaction& transaction, const Record& record)
{
    const auto move = moveIn(record);
    if (!move)
        return move.fault();
    const auto before = practice(transaction.database(), move->serviceId);
    if (!before)
        return before.fault();
    if (!*before)
        return PaymentFault::UnknownAttempt;
    if ((*before)->state != move->from)
        return PaymentFault::MovedMeanwhile;
    const bool sends = move->to == State::Sending && !move->isNote();
    if (sends && (move->evidence.kind != EvidenceKind::RequestReady || move->evidence.hash != (*before)->requestHash))
        return PaymentFault::RequestChanged;
    auto insert = transaction.prepare("INSERT INTO practice_move SELECT ?1, moves, ?2 FROM practice"
                                      " WHERE service_id = ?1");
    if (!insert)
        return insert.fault();
    if (const auto done = insert->bind(1, move->serviceId).bind(2, record.body).run(); !done)
        return done;
    auto update = transaction.prepare("UPDATE practice SET moves = moves + 1, state = ?2 WHERE service_id = ?1");
    if (!update)
        return update.fault();
    return update->bind(1, move->serviceId).bind(2, qint64(move->to)).run();
}

} // namespace

std::span<const Database::Migration> practiceMigrations()
{
    return steps;
}

bool isPractice(Kind kind)
{
    return kind == Kind::PracticeAsked || kind == Kind::PracticeMoved;
}

QString practiceIdOf(const QString& desk, qint64 number)
{
    const QString digits = QString::number(number, 36).toUpper();
    NARU_ASSERT(desk.size() == 2 && number > 0 && digits.size() <= practiceDigits);
    return desk + u'P' + digits.rightJustified(practiceDigits, u'0');
}

Attempt practiceOf(const PracticeAsking& asking)
{
    NARU_ASSERT(numberIn(asking.serviceId) > 0 && asking.random.size() == randomBytes && !asking.poi.isEmpty());
    Attempt attempt;
    attempt.practice = true;
    attempt.serviceId = asking.serviceId;
    attempt.poi = asking.poi;
    attempt.transaction = asking.serviceId + u'-' + QString::fromLatin1(asking.random.toHex());
    attempt.time = asking.time;
    attempt.amount = practiceWon;
    attempt.driver = asking.driver;
    attempt.capabilities = asking.capabilities;
    return attempt;
}

Record practiceRecordOf(const Attempt& attempt)
{
    NARU_ASSERT(attempt.practice && attempt.amount == practiceWon);
    Body body;
    body.text("service", attempt.serviceId).text("poi", attempt.poi).text("transaction", attempt.transaction);
    body.text("time", attempt.time).number("won", attempt.amount.value).bytes("request", attempt.requestHash);
    body.text("driver", attempt.driver).number("can", numberOf(attempt.capabilities));
    body.number("retention", attempt.capabilities.retention.count());
    return {Kind::PracticeAsked, 1, body.take()};
}

Record practiceRecordOf(const Move& move)
{
    return {Kind::PracticeMoved, 1, recordOf(move).body};
}

Result<Attempt> practiceOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    Attempt attempt;
    attempt.practice = true;
    attempt.serviceId = in.text("service", 10);
    attempt.poi = in.text("poi");
    attempt.transaction = in.text("transaction");
    attempt.time = in.text("time");
    attempt.amount = Won{in.number("won", practiceWon.value, practiceWon.value)};
    attempt.requestHash = in.bytes("request", hashBytes);
    attempt.driver = in.text("driver");
    const qint64 can = in.number("can", 0, INT32_MAX);
    attempt.capabilities = capabilitiesOf(can, Milliseconds(in.number("retention", 0, INT64_MAX)));
    if (!in.isGood() || attempt.serviceId.isEmpty() || attempt.poi.isEmpty() || attempt.transaction.isEmpty()
        || attempt.requestHash.isEmpty())
        return PaymentFault::BadRecord;
    return attempt;
}

Result<void> projectPractice(Transaction& transaction, qint64, const Record& record)
{
    NARU_ASSERT(isPractice(record.kind));
    return record.kind == Kind::PracticeAsked ? projectAsked(transaction, record) : projectMoved(transaction, record);
}

Result<QList<Attempt>> openPractice(Database& database)
{
    auto rows = database.prepare("SELECT service_id, asked FROM practice WHERE state IN (1, 2, 7, 9)"
                                 " ORDER BY number DESC LIMIT ?1");
    if (!rows)
        return rows.fault();
    rows->bind(1, qint64(practiceOpenMax));
    QList<Attempt> open;
    for (;;) {
        const auto step = rows->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            return open;
        auto attempt = folded(database, rows->text(0), rows->blob(1));
        if (!attempt)
            return attempt.fault();
        open.prepend(*std::move(attempt));
    }
}

Result<QStringList> practisedAt(Database& database)
{
    auto rows = database.prepare("SELECT DISTINCT poi FROM practice ORDER BY poi LIMIT ?1");
    if (!rows)
        return rows.fault();
    rows->bind(1, qint64(practiceOpenMax));
    QStringList places;
    for (;;) {
        const auto step = rows->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            return places;
        places.append(rows->text(0));
    }
}

Result<qint64> lastPracticeNumber(Database& database)
{
    auto row = database.prepare("SELECT coalesce(max(number), 0) FROM practice");
    if (!row)
        return row.fault();
    const auto step = row->step();
    return step ? Result<qint64>(row->integer(0)) : step.fault();
}

} // namespace naru::payments
