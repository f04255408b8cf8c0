// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/explained.h"

#include "app/codec/cardnumber.h"
#include "app/payments/charge.h"
#include "app/payments/recordbody.h"
#include "app/payments/store.h"

namespace naru::payments::dayclose {

namespace {

using storage::Database;
using storage::Statement;

/// Whether the line is there and no attempt has taken it.
Result<void> checkLine(Database& database, const QByteArray& line)
{
    auto select = database.prepare("SELECT EXISTS(SELECT 1 FROM pay_evidence e WHERE e.hash = l.hash)"
                                   " FROM pay_fileline l WHERE l.hash = ?1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, line).step();
    if (!stepped)
        return stepped.fault();
    if (*stepped == Statement::Step::Done)
        return PaymentFault::UnknownAttempt;
    return select->integer(0) == 0 ? Result<void>() : PaymentFault::MovedMeanwhile;
}

/// What is not decided yet has its own ways to end.
Result<void> checkAttempt(Database& database, const QString& serviceId)
{
    const auto known = attempt(database, serviceId);
    if (!known)
        return known.fault();
    if (!*known)
        return PaymentFault::UnknownAttempt;
    const State state = (*known)->state;
    const bool decided = state == State::Approved || state == State::Declined || state == State::NotSent;
    return decided && (*known)->finding != Finding::None ? Result<void>() : PaymentFault::MovedMeanwhile;
}

/// A second press of the same key is no second word.
Result<void> checkNew(Database& database, const Explanation& wanted)
{
    auto select = database.prepare("SELECT what, reason FROM pay_explained WHERE line IS ?1 AND attempt IS ?2"
                                   " AND entry > (SELECT coalesce(max(entry), 0) FROM pay_evidence"
                                   " WHERE attempt = ?2 AND finding <> 0) ORDER BY entry DESC LIMIT 1");
    if (!select)
        return select.fault();
    wanted.line.isEmpty() ? select->bindNull(1) : select->bind(1, wanted.line);
    wanted.serviceId.isEmpty() ? select->bindNull(2) : select->bind(2, wanted.serviceId);
    const auto stepped = select->step();
    if (!stepped)
        return stepped.fault();
    const bool same = *stepped == Statement::Step::Row && static_cast<Meaning>(select->integer(0)) == wanted.what
        && select->text(1) == wanted.reason;
    return same ? Result<void>(PaymentFault::MovedMeanwhile) : Result<void>();
}

Result<qint64> lastClose(Database& database)
{
    auto select = database.prepare("SELECT coalesce(max(entry), 0) FROM pay_day");
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    return stepped ? Result<qint64>(select->integer(0)) : stepped.fault();
}

} // namespace

Result<void> check(const Explanation& explanation)
{
    const bool lineGood = explanation.line.isEmpty() || explanation.line.size() == hashBytes;
    if (!lineGood || explanation.line.isEmpty() == explanation.serviceId.isEmpty())
        return PaymentFault::BadRecord;
    if (codec::holdsCardNumber(explanation.reason.toUtf8()))
        return PaymentFault::CardNumber;
    const bool two = explanation.first > 0 && explanation.second > 0 && explanation.first != explanation.second;
    const bool why = !explanation.reason.trimmed().isEmpty() && explanation.reason.size() <= wordsCharactersMax;
    return two && why ? Result<void>() : PaymentFault::SecondPersonNeeded;
}

Record recordOf(const Explanation& explanation)
{
    Body body;
    body.bytes("line", explanation.line).text("service", explanation.serviceId);
    body.number("what", qint64(explanation.what)).text("reason", explanation.reason);
    body.number("first", explanation.first).number("second", explanation.second);
    return {Kind::LineExplained, 1, body.number("at", explanation.at.time_since_epoch().count()).take()};
}

Result<Explanation> explanationOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    Explanation explanation;
    explanation.line = in.bytes("line", hashBytes);
    explanation.serviceId = in.text("service", 10);
    explanation.what = in.one("what", Meaning::OtherDesk, Meaning::Other);
    explanation.reason = in.text("reason");
    explanation.first = in.number("first", 1, INT64_MAX);
    explanation.second = in.number("second", 1, INT64_MAX);
    explanation.at = Instant(Milliseconds(in.number("at", INT64_MIN, INT64_MAX)));
    if (!in.isGood())
        return PaymentFault::BadRecord;
    const auto good = check(explanation);
    return good ? Result<Explanation>(explanation) : good.fault();
}

Result<QList<OpenLine>> openLines(Database& database)
{
    const auto after = lastClose(database);
    if (!after)
        return after.fault();
    auto select = database.prepare(
        "SELECT l.hash, l.name, l.won, l.at, (SELECT x.what FROM pay_explained x WHERE x.line = l.hash"
        " ORDER BY x.entry DESC LIMIT 1), (SELECT x.reason FROM pay_explained x WHERE x.line = l.hash"
        " ORDER BY x.entry DESC LIMIT 1) FROM pay_fileline l"
        " WHERE NOT EXISTS(SELECT 1 FROM pay_evidence e WHERE e.hash = l.hash)"
        " AND NOT EXISTS(SELECT 1 FROM pay_explained x WHERE x.line = l.hash AND x.entry <= ?1)"
        " ORDER BY l.entry, l.hash LIMIT ?2");
    if (!select)
        return select.fault();
    select->bind(1, *after).bind(2, qint64(openItemsMax));
    QList<OpenLine> lines;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return lines;
        OpenLine line{select->blob(0), select->text(1), Won{select->integer(2)},
            Instant(Milliseconds(select->integer(3))), std::nullopt, {}};
        if (!select->isNull(4)) {
            line.said = static_cast<Meaning>(select->integer(4));
            line.reason = select->text(5);
        }
        lines.append(std::move(line));
    }
}

Result<void> readExplained(Database& database, qint64 after, DayReport& report)
{
    auto select = database.prepare(
        "SELECT coalesce(l.name, c.bill), x.attempt, coalesce(l.won, CASE a.kind WHEN 2 THEN -1 ELSE 1 END *"
        " CASE WHEN a.lines > 0 THEN a.settled ELSE a.amount END), coalesce(a.finding, 2), x.what, x.reason, x.first,"
        " x.second FROM pay_explained x LEFT JOIN pay_fileline l ON l.hash = x.line"
        " LEFT JOIN pay_attempt a ON a.service_id = x.attempt LEFT JOIN pay_charge c ON c.id = a.charge"
        " WHERE x.entry > ?1 ORDER BY x.entry LIMIT ?2");
    if (!select)
        return select.fault();
    select->bind(1, after).bind(2, qint64(explainedMax));
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return {};
        report.explained.append({select->text(0), select->isNull(1) ? QString() : select->text(1),
            Won{select->integer(2)}, static_cast<Finding>(select->integer(3)), static_cast<Meaning>(select->integer(4)),
            select->text(5), select->integer(6), select->integer(7)});
    }
}

Result<void> projectExplained(storage::Transaction& transaction, qint64 entry, const Record& record)
{
    const auto wanted = explanationOf(record);
    if (!wanted)
        return wanted.fault();
    Database& database = transaction.database();
    const bool isLine = !wanted->line.isEmpty();
    const auto there = isLine ? checkLine(database, wanted->line) : checkAttempt(database, wanted->serviceId);
    if (!there)
        return there;
    if (const auto fresh = checkNew(database, *wanted); !fresh)
        return fresh;
    auto insert = transaction.prepare("INSERT INTO pay_explained VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    if (!insert)
        return insert.fault();
    insert->bind(1, entry);
    isLine ? insert->bind(2, wanted->line).bindNull(3) : insert->bindNull(2).bind(3, wanted->serviceId);
    insert->bind(4, qint64(wanted->what)).bind(5, wanted->reason).bind(6, wanted->first).bind(7, wanted->second);
    return insert->bind(8, qint64(wanted->at.time_since_epoch().count())).run();
}

} // namespace naru::payments::dayclose
