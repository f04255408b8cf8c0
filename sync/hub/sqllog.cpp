// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/sqllog.h"

#include "sync/hub/columns.h"
#include "sync/hub/devices.h"
#include "sync/hub/faults.h"

namespace naru::hub {

namespace {

constexpr const char* moveHead = "UPDATE device_head SET epoch = $1, head_seq = $2, head_hash = $3, updated_ms = $4 "
                                 "WHERE device_id = $5 AND epoch = $6 AND head_seq = $7 AND head_hash = $8";
constexpr const char* insertEntry = "INSERT INTO entry(device_id, epoch, seq, hlc, kind, schema, sealed, hash, digest, "
                                    "body, facets, received_ms) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
                                    "$12)";
constexpr const char* insertHeld = "INSERT INTO quarantine(device_id, epoch, seq, code, first_seen_ms) "
                                   "VALUES($1, $2, $3, $4, $5)";
constexpr const char* selectStatus = "SELECT status FROM device WHERE device_id = $1";
constexpr const char* selectHead = "SELECT epoch, head_seq, head_hash FROM device_head WHERE device_id = $1";
constexpr const char* selectHashes = "SELECT hash FROM entry WHERE device_id = $1 AND epoch = $2 AND seq >= $3 "
                                     "ORDER BY seq LIMIT $4";
constexpr const char* selectEntries
    = "SELECT e.epoch, e.seq, e.hlc, e.kind, e.schema, e.sealed, e.hash, e.digest, e.body, e.facets, q.code "
      "FROM entry e LEFT JOIN quarantine q ON q.device_id = e.device_id AND q.epoch = e.epoch AND q.seq = e.seq "
      "AND q.resolved_by IS NULL "
      "WHERE e.device_id = $1 AND (e.epoch > $2 OR (e.epoch = $2 AND e.seq > $3)) ORDER BY e.epoch, e.seq LIMIT $4";
constexpr const char* selectHeld = "SELECT epoch, seq, code FROM quarantine WHERE device_id = $1 "
                                   "AND resolved_by IS NULL ORDER BY epoch, seq LIMIT $2";

qint64 bitsOf(quint64 number)
{
    return static_cast<qint64>(number);
}

Kept keptOf(const Sql::Row& row)
{
    Kept entry;
    entry.epoch = static_cast<quint32>(numberIn(row[0]));
    entry.seq = static_cast<quint64>(numberIn(row[1]));
    entry.hlc = static_cast<quint64>(numberIn(row[2]));
    entry.kind = static_cast<quint16>(numberIn(row[3]));
    entry.schema = static_cast<quint16>(numberIn(row[4]));
    entry.isSealed = numberIn(row[5]) != 0;
    entry.hash = bytesIn(row[6]);
    entry.digest = bytesIn(row[7]);
    entry.body = bytesIn(row[8]);
    entry.facets = bytesIn(row[9]);
    entry.held = textIn(row[10]);
    return entry;
}

/// Never null: an empty field is empty bytes in both engines.
QByteArray present(const QByteArray& bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

} // namespace

Result<Sql::Answer> SqlLog::ask(const char* sql, const std::vector<Sql::Value>& values)
{
    Sql::Answer answer;
    const auto asked = m_pool.with([&](Sql& connection) -> Result<void> {
        auto ran = connection.run(sql, values);
        if (!ran)
            return ran.fault();
        answer = std::move(*ran);
        return {};
    });
    return asked ? Result<Sql::Answer>(std::move(answer)) : asked.fault();
}

Result<std::optional<Head>> SqlLog::head(const QByteArray& device)
{
    const auto found = ask(selectHead, {device});
    if (!found)
        return found.fault();
    if (found->rows.isEmpty())
        return std::optional<Head>();
    const Sql::Row& row = found->rows.first();
    return std::optional<Head>(
        {static_cast<quint32>(numberIn(row[0])), static_cast<quint64>(numberIn(row[1])), bytesIn(row[2])});
}

Result<Log::Taken> SqlLog::append(
    const QByteArray& device, const Head& expected, const QList<Kept>& entries, const Head& next)
{
    const qint64 now = m_clock.now().time_since_epoch().count();
    std::vector<Sql::Row> rows, held;
    rows.reserve(static_cast<std::size_t>(entries.size()));
    for (const Kept& entry : entries) {
        rows.push_back({device, qint64(entry.epoch), bitsOf(entry.seq), bitsOf(entry.hlc), qint64(entry.kind),
            qint64(entry.schema), qint64(entry.isSealed ? 1 : 0), entry.hash, present(entry.digest),
            present(entry.body), present(entry.facets), now});
        if (!entry.held.isEmpty())
            held.push_back({device, qint64(entry.epoch), bitsOf(entry.seq), entry.held, now});
    }
    Taken taken = Taken::Yes;
    const auto done = m_pool.with([&](Sql& connection) {
        return connection.within([&](Sql& change) -> Result<void> {
            const auto moved = change.run(moveHead,
                {qint64(next.epoch), bitsOf(next.seq), next.hash, now, device, qint64(expected.epoch),
                    bitsOf(expected.seq), expected.hash});
            if (!moved)
                return moved.fault();
            taken = moved->changed == 1 ? Taken::Yes : Taken::HeadMoved;
            if (taken == Taken::HeadMoved)
                return {};
            // Behind the guard: whoever takes a desk off holds its row first, so the two see each other.
            const auto status = change.run(selectStatus, {device});
            if (!status)
                return status.fault();
            if (status->rows.isEmpty() || numberIn(status->rows.first()[0]) != qint64(Desk::Status::Active)) {
                taken = Taken::Refused;
                return HubFault::Revoked; // nothing of it stays
            }
            if (auto inserted = change.runMany(insertEntry, rows); !inserted)
                return inserted;
            return held.empty() ? Result<void>() : change.runMany(insertHeld, held);
        });
    });
    return done || taken == Taken::Refused ? Result<Taken>(taken) : done.fault();
}

Result<QList<QByteArray>> SqlLog::hashes(const QByteArray& device, quint32 epoch, quint64 first, int most)
{
    const auto found = ask(selectHashes, {device, qint64(epoch), bitsOf(first), qint64(most)});
    if (!found)
        return found.fault();
    QList<QByteArray> hashes;
    for (const Sql::Row& row : found->rows)
        hashes.append(bytesIn(row[0]));
    return hashes;
}

Result<QList<Kept>> SqlLog::read(const QByteArray& device, quint32 epoch, quint64 afterSeq, int most)
{
    const auto found = ask(selectEntries, {device, qint64(epoch), bitsOf(afterSeq), qint64(most)});
    if (!found)
        return found.fault();
    QList<Kept> entries;
    for (const Sql::Row& row : found->rows)
        entries.append(keptOf(row));
    return entries;
}

Result<QList<journal::Held>> SqlLog::held(const QByteArray& device, int most)
{
    const auto found = ask(selectHeld, {device, qint64(most)});
    if (!found)
        return found.fault();
    QList<journal::Held> held;
    for (const Sql::Row& row : found->rows)
        held.append({static_cast<quint32>(numberIn(row[0])), static_cast<quint64>(numberIn(row[1])), textIn(row[2])});
    return held;
}

} // namespace naru::hub
