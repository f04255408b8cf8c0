// SPDX-License-Identifier: GPL-3.0-or-later
// The queue in the desk's own file: entries that say what was done, rows that go with the day.
#include "app/desk/queuestore.h"

#include "app/codec/cbor.h"
#include "app/desk/deskimpl.h"

namespace naru::desk {

namespace {

using storage::Database;
using storage::Statement;

constexpr std::array steps{Database::Migration{1,
    "CREATE TABLE queue_ticket(day TEXT NOT NULL, giver BLOB NOT NULL, lane INTEGER NOT NULL, number INTEGER NOT NULL,"
    " state BLOB NOT NULL, PRIMARY KEY(day, giver, lane, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE queue_lane(one INTEGER PRIMARY KEY CHECK(one = 1), lane INTEGER NOT NULL, since INTEGER NOT NULL)"
    " STRICT;"}};

QString dayText(QDate day)
{
    return day.toString(Qt::ISODate);
}

/// Which business, and what became of it: no number, no words of anybody.
journal::Entry entryOf(const Ticket& ticket, QDate day)
{
    const bool isTaken = ticket.version == 1;
    codec::CborWriter writer;
    writer.map(isTaken ? 2 : 3).text("day").text(dayText(day)).text("matter").text(ticket.matter);
    if (isTaken)
        return {Kind::TicketTaken, 1, writer.take()};
    return {Kind::TicketMoved, 1, writer.text("stage").number(static_cast<qint64>(ticket.stage)).take()};
}

journal::Entry entryOf(const Lane& lane)
{
    codec::CborWriter writer;
    writer.map(2).text("lane").number(lane.lane).text("since").number(lane.since.time_since_epoch().count());
    return {Kind::QueueLaneTaken, 1, writer.take()};
}

journal::Entry entryOf(QDate day, const QueueCounts& counts)
{
    codec::CborWriter writer;
    writer.map(5).text("day").text(dayText(day)).text("taken").number(counts.taken).text("done").number(counts.done);
    writer.text("gone").number(counts.gone).text("left").number(counts.left);
    return {Kind::QueueDayOver, 1, writer.take()};
}

Result<void> writeTicket(Database& database, const Ticket& ticket, QDate day)
{
    auto replace = database.prepare("REPLACE INTO queue_ticket VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!replace)
        return replace.fault();
    replace->bind(1, dayText(day)).bind(2, ticket.id.giver).bind(3, qint64(ticket.id.lane));
    return replace->bind(4, qint64(ticket.id.number)).bind(5, bytesOf(ticket)).run();
}

/// The newest day before `day` of which something is left.
Result<QDate> dayLeft(Database& database, QDate day)
{
    auto select = database.prepare("SELECT max(day) FROM queue_ticket WHERE day <> ?1");
    if (!select)
        return select.fault();
    const auto step = select->bind(1, dayText(day)).step();
    if (!step)
        return step.fault();
    return select->isNull(0) ? QDate() : QDate::fromString(select->text(0), Qt::ISODate);
}

void append(DeskImpl& desk, const journal::Entry& entry, DeskImpl::Look after, Queue::Done done)
{
    desk.append(entry, {}, std::move(after), [done = std::move(done)](const Result<journal::Stamp>& stamp) {
        done(stamp ? Result<void>() : Result<void>(stamp.fault()));
    });
}

void endDay(DeskImpl& desk, QDate day, const QueueCounts& counts)
{
    append(desk, entryOf(day, counts), {}, [](const Result<void>&) {});
}

} // namespace

std::span<const Database::Migration> queueMigrations()
{
    return steps;
}

bool isQueue(Kind kind)
{
    return kind >= Kind::TicketTaken && kind <= Kind::QueueLaneTaken;
}

Result<void> projectQueue(storage::Transaction& transaction, const journal::Entry& entry)
{
    const auto document = codec::CborDocument::parse(entry.body);
    if (!document)
        return document.fault();
    const codec::CborValue body = (*document)->root();
    const auto number = [&](const char* key) { return body.find(QLatin1StringView(key)).toInteger().value_or(0); };
    if (entry.kind == Kind::QueueDayOver) {
        auto drop = transaction.prepare("DELETE FROM queue_ticket WHERE day <= ?1");
        return drop ? drop->bind(1, body.find(QLatin1StringView("day")).toText().value_or(QString())).run()
                    : Result<void>(drop.fault());
    }
    if (entry.kind == Kind::QueueLaneTaken) {
        auto replace = transaction.prepare("REPLACE INTO queue_lane VALUES(1, ?1, ?2)");
        return replace ? replace->bind(1, number("lane")).bind(2, number("since")).run()
                       : Result<void>(replace.fault());
    }
    return {};
}

Result<QueueRoom::Kept> readQueue(Database& database, QDate day)
{
    QueueRoom::Kept kept;
    auto lane = database.prepare("SELECT lane, since FROM queue_lane");
    if (!lane)
        return lane.fault();
    const auto found = lane->step();
    if (!found)
        return found.fault();
    if (*found == Statement::Step::Row)
        kept.lane = Lane{static_cast<int>(lane->integer(0)), Instant(Milliseconds(lane->integer(1)))};
    auto rows = database.prepare("SELECT state FROM queue_ticket WHERE day = ?1 ORDER BY giver, lane, number");
    if (!rows)
        return rows.fault();
    rows->bind(1, dayText(day));
    for (;;) {
        const auto step = rows->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            return kept;
        if (const auto ticket = readTicket(rows->blob(0)))
            kept.tickets.append(*ticket);
    }
}

Result<std::unique_ptr<QueueRoom>> makeQueue(DeskImpl& desk)
{
    const QDate today = koreanDate(desk.now());
    QueueRoom::Kept kept;
    QDate left;
    const auto read = desk.journal().query([&](Database& database) -> Result<void> {
        auto queue = readQueue(database, today);
        const auto before = dayLeft(database, today);
        if (!queue || !before)
            return !queue ? queue.fault() : before.fault();
        kept = *std::move(queue);
        left = *before;
        return {};
    });
    if (!read)
        return read.fault();
    if (left.isValid() && left < today) // the desk was off over midnight; who still waited went home
        endDay(desk, left, {});
    QueueRoom::Parts parts{desk.deviceId(), [&desk] { return desk.settings().desk; }, desk.parts().clock,
        [&desk] { return desk.mayServe(); },
        [&desk](const Ticket& ticket, Queue::Done done) {
            const QDate day = koreanDate(desk.now());
            append(
                desk, entryOf(ticket, day),
                [ticket, day](Database& database) { return writeTicket(database, ticket, day); }, std::move(done));
        },
        [&desk](const Lane& lane, Queue::Done done) { append(desk, entryOf(lane), {}, std::move(done)); },
        [&desk](QDate day, const QueueCounts& counts) { endDay(desk, day, counts); }};
    return std::make_unique<QueueRoom>(std::move(parts), kept);
}

Queue* DeskImpl::queue() const
{
    return m_queue.get();
}

} // namespace naru::desk
