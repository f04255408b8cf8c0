// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/enrolmenttables.h"

#include "sync/hub/columns.h"
#include "sync/hub/faults.h"

namespace naru::hub {

namespace {

constexpr const char* sqliteFirst = R"(
CREATE TABLE enrolment_code(
    handle TEXT NOT NULL PRIMARY KEY, hash BLOB NOT NULL, site TEXT NOT NULL, desk TEXT NOT NULL,
    until_ms INTEGER NOT NULL, tries INTEGER NOT NULL, spki BLOB NOT NULL) STRICT;
CREATE TABLE device_certificate(
    device_id BLOB NOT NULL PRIMARY KEY, certificate BLOB NOT NULL, request BLOB NOT NULL, asked_ms INTEGER,
    approved_ms INTEGER, lost_ms INTEGER, lost_epoch INTEGER NOT NULL, lost_seq INTEGER NOT NULL,
    lost_hash BLOB NOT NULL) STRICT;
)";
constexpr const char* postgresFirst = R"(
CREATE TABLE enrolment_code(
    handle TEXT NOT NULL PRIMARY KEY, hash BYTEA NOT NULL, site TEXT NOT NULL, desk TEXT NOT NULL,
    until_ms BIGINT NOT NULL, tries BIGINT NOT NULL, spki BYTEA NOT NULL);
CREATE TABLE device_certificate(
    device_id BYTEA NOT NULL PRIMARY KEY, certificate BYTEA NOT NULL, request BYTEA NOT NULL, asked_ms BIGINT,
    approved_ms BIGINT, lost_ms BIGINT, lost_epoch BIGINT NOT NULL, lost_seq BIGINT NOT NULL,
    lost_hash BYTEA NOT NULL);
)";
constexpr const char* sqliteSecond = R"(
ALTER TABLE enrolment_code ADD COLUMN device BLOB NOT NULL DEFAULT x'';
CREATE TABLE former_key(
    device_id BLOB NOT NULL, spki BLOB NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY(device_id, spki)) STRICT;
)";
constexpr const char* postgresSecond = R"(
ALTER TABLE enrolment_code ADD COLUMN device BYTEA NOT NULL DEFAULT '';
CREATE TABLE former_key(
    device_id BYTEA NOT NULL, spki BYTEA NOT NULL, until_ms BIGINT NOT NULL, PRIMARY KEY(device_id, spki));
)";
constexpr SqlPool::Migration steps[] = {{1, sqliteFirst, postgresFirst}, {2, sqliteSecond, postgresSecond}};

qint64 msOf(Instant moment)
{
    return moment.time_since_epoch().count();
}

Result<void> done(const Result<Sql::Answer>& answer)
{
    return answer ? Result<void>() : answer.fault();
}

constexpr const char* selectNamed = "SELECT d.device_id, d.status, d.spki, d.enrolled_ms, h.epoch, h.head_seq, "
                                    "h.head_hash, d.site, d.desk FROM device d JOIN device_head h "
                                    "ON h.device_id = d.device_id WHERE d.site = $1 AND d.desk = $2 "
                                    "ORDER BY d.enrolled_ms DESC, d.device_id";
constexpr const char* selectCalled = "SELECT d.device_id, d.status, d.spki, d.enrolled_ms, h.epoch, h.head_seq, "
                                     "h.head_hash, d.site, d.desk FROM device d JOIN device_head h "
                                     "ON h.device_id = d.device_id WHERE d.desk = $1 "
                                     "ORDER BY d.site, d.enrolled_ms DESC, d.device_id";
constexpr const char* selectOne = "SELECT d.device_id, d.status, d.spki, d.enrolled_ms, h.epoch, h.head_seq, "
                                  "h.head_hash, d.site, d.desk FROM device d JOIN device_head h "
                                  "ON h.device_id = d.device_id WHERE d.device_id = $1";

Desk deskFrom(const Sql::Row& row)
{
    Desk desk;
    desk.device = bytesIn(row[0]);
    desk.status = static_cast<Desk::Status>(numberIn(row[1]));
    desk.spki = bytesIn(row[2]);
    desk.enrolled = Instant(Milliseconds(numberIn(row[3])));
    desk.head = {static_cast<quint32>(numberIn(row[4])), static_cast<quint64>(numberIn(row[5])), bytesIn(row[6])};
    desk.site = textIn(row[7]);
    desk.desk = textIn(row[8]);
    return desk;
}

Result<QList<Desk>> desksFrom(const Result<Sql::Answer>& found)
{
    if (!found)
        return found.fault();
    QList<Desk> desks;
    for (const Sql::Row& row : found->rows)
        desks.append(deskFrom(row));
    return desks;
}

} // namespace

const std::span<const SqlPool::Migration> enrolmentSchema = steps;

Result<std::optional<Ticket>> ticketOf(Sql& sql, const QString& handle)
{
    const auto found = sql.run("SELECT handle, hash, site, desk, until_ms, tries, spki, device FROM enrolment_code "
                               "WHERE handle = $1",
        {handle});
    if (!found)
        return found.fault();
    if (found->rows.isEmpty())
        return std::optional<Ticket>();
    const Sql::Row& row = found->rows.first();
    return std::optional(Ticket{textIn(row[0]), bytesIn(row[1]), textIn(row[2]), textIn(row[3]),
        Instant(Milliseconds(numberIn(row[4]))), int(numberIn(row[5])), bytesIn(row[6]), bytesIn(row[7])});
}

Result<void> putTicket(Sql& sql, const Ticket& ticket)
{
    if (const auto dropped = dropTickets(sql, ticket.site, ticket.desk); !dropped)
        return dropped;
    return done(sql.run("INSERT INTO enrolment_code(handle, hash, site, desk, until_ms, tries, spki, device) "
                        "VALUES($1, $2, $3, $4, $5, $6, $7, $8)",
        {ticket.handle, ticket.hash, ticket.site, ticket.desk, msOf(ticket.until), qint64(ticket.tries), ticket.spki,
            ticket.device}));
}

Result<void> countTry(Sql& sql, const QString& handle)
{
    return done(sql.run("UPDATE enrolment_code SET tries = tries + 1 WHERE handle = $1", {handle}));
}

Result<bool> bindTicket(Sql& sql, const QString& handle, const QByteArray& spki)
{
    const auto bound = sql.run(
        "UPDATE enrolment_code SET spki = $1 WHERE handle = $2 AND spki = $3", {spki, handle, QByteArray("")});
    return bound ? Result<bool>(bound->changed == 1) : bound.fault();
}

Result<void> prolongTicket(Sql& sql, const QString& handle, Instant until)
{
    return done(sql.run("UPDATE enrolment_code SET until_ms = $1 WHERE handle = $2", {msOf(until), handle}));
}

Result<void> dropTickets(Sql& sql, const QString& site, const QString& desk)
{
    return done(sql.run("DELETE FROM enrolment_code WHERE site = $1 AND desk = $2", {site, desk}));
}

Result<std::optional<Papers>> papersOf(Sql& sql, const QByteArray& device)
{
    const auto found = sql.run("SELECT certificate, request, asked_ms, approved_ms, lost_ms, lost_epoch, lost_seq, "
                               "lost_hash FROM device_certificate WHERE device_id = $1",
        {device});
    if (!found)
        return found.fault();
    if (found->rows.isEmpty())
        return std::optional<Papers>();
    const Sql::Row& row = found->rows.first();
    return std::optional(Papers{bytesIn(row[0]), bytesIn(row[1]), momentIn(row[2]), momentIn(row[3]), momentIn(row[4]),
        {static_cast<quint32>(numberIn(row[5])), static_cast<quint64>(numberIn(row[6])), bytesIn(row[7])}});
}

Result<void> putPapers(Sql& sql, const QByteArray& device, const Papers& papers)
{
    if (const auto gone = sql.run("DELETE FROM device_certificate WHERE device_id = $1", {device}); !gone)
        return gone.fault();
    return done(sql.run("INSERT INTO device_certificate(device_id, certificate, request, asked_ms, approved_ms, "
                        "lost_ms, lost_epoch, lost_seq, lost_hash) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {device, papers.certificate, papers.request, valueOf(papers.asked), valueOf(papers.approved),
            valueOf(papers.lost), qint64(papers.lastGood.epoch), qint64(papers.lastGood.seq), papers.lastGood.hash}));
}

Result<QList<QByteArray>> waitingDevices(Sql& sql)
{
    const auto found
        = sql.run("SELECT device_id FROM device_certificate WHERE request <> $1 ORDER BY device_id", {QByteArray("")});
    if (!found)
        return found.fault();
    QList<QByteArray> devices;
    for (const Sql::Row& row : found->rows)
        devices.append(bytesIn(row[0]));
    return devices;
}

Result<void> keepFormerKey(Sql& sql, const QByteArray& device, const QByteArray& spki, Instant until)
{
    const auto gone = sql.run("DELETE FROM former_key WHERE device_id = $1 AND spki = $2", {device, spki});
    if (!gone)
        return gone.fault();
    return done(
        sql.run("INSERT INTO former_key(device_id, spki, until_ms) VALUES($1, $2, $3)", {device, spki, msOf(until)}));
}

Result<QList<FormerKey>> formerKeys(Sql& sql)
{
    const auto found = sql.run("SELECT device_id, spki, until_ms FROM former_key ORDER BY device_id, until_ms, spki");
    if (!found)
        return found.fault();
    QList<FormerKey> keys;
    for (const Sql::Row& row : found->rows)
        keys.append({bytesIn(row[0]), bytesIn(row[1]), Instant(Milliseconds(numberIn(row[2])))});
    return keys;
}

Result<bool> hasFormerKey(Sql& sql, const QByteArray& device)
{
    const auto found = sql.run("SELECT COUNT(*) FROM former_key WHERE device_id = $1", {device});
    return found ? Result<bool>(numberIn(found->rows.first()[0]) > 0) : found.fault();
}

Result<QList<LostDesk>> lostDesks(Sql& sql)
{
    const auto found = sql.run("SELECT d.device_id, d.spki, c.lost_epoch, c.lost_seq, c.lost_hash, c.lost_ms "
                               "FROM device d JOIN device_certificate c ON c.device_id = d.device_id "
                               "WHERE d.status = $1 ORDER BY c.lost_ms, d.device_id",
        {static_cast<qint64>(Desk::Status::Lost)});
    if (!found)
        return found.fault();
    QList<LostDesk> desks;
    for (const Sql::Row& row : found->rows)
        desks.append({bytesIn(row[0]), bytesIn(row[1]),
            {static_cast<quint32>(numberIn(row[2])), static_cast<quint64>(numberIn(row[3])), bytesIn(row[4])},
            Instant(Milliseconds(numberIn(row[5])))});
    return desks;
}

Result<QList<Desk>> desksNamed(Sql& sql, const QString& site, const QString& desk)
{
    return desksFrom(sql.run(selectNamed, {site, desk}));
}

Result<QList<Desk>> desksCalled(Sql& sql, const QString& desk)
{
    return desksFrom(sql.run(selectCalled, {desk}));
}

Result<std::optional<Desk>> deskOf(Sql& sql, const QByteArray& device)
{
    const auto found = sql.run(selectOne, {device});
    if (!found)
        return found.fault();
    return found->rows.isEmpty() ? std::optional<Desk>() : std::optional(deskFrom(found->rows.first()));
}

Result<std::optional<Desk>> heldDeskOf(Sql& sql, const QByteArray& device)
{
    const auto held = Devices::holdHead(sql, device);
    if (held)
        return deskOf(sql, device);
    return held.fault().is(HubFault::UnknownDevice) ? Result<std::optional<Desk>>(std::nullopt) : held.fault();
}

} // namespace naru::hub
