// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/roll.h"

#include "app/crypto/hash.h"
#include "app/journal/hybridclock.h"
#include "sync/hub/columns.h"
#include "sync/hub/devices.h"
#include "sync/hub/faults.h"
#include "sync/wire/answer.h"

#include <QUrlQuery>

namespace naru::hub {

namespace {

constexpr quint32 rollEpoch = 1;
constexpr quint64 numberMax = std::numeric_limits<qint64>::max();
constexpr const char* insertHead = "INSERT INTO device_head(device_id, epoch, head_seq, head_hash, updated_ms) "
                                   "VALUES($1, $2, $3, $4, $5)";
constexpr const char* moveHead = "UPDATE device_head SET head_seq = $1, head_hash = $2, updated_ms = $3 "
                                 "WHERE device_id = $4 AND head_seq = $5";
constexpr const char* selectStamp = "SELECT hlc FROM entry WHERE device_id = $1 AND epoch = $2 AND seq = $3";
constexpr const char* insertEntry = "INSERT INTO entry(device_id, epoch, seq, hlc, kind, schema, sealed, hash, digest, "
                                    "body, facets, received_ms) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
                                    "$12)";
constexpr const char* selectSite = "SELECT site FROM device WHERE device_id = $1";
constexpr const char* selectShown
    = "SELECT e.hlc, e.kind, e.schema, e.body FROM entry e JOIN leaf l ON l.device_id = e.device_id "
      "AND l.epoch = e.epoch AND l.seq = e.seq WHERE e.device_id = $1 AND e.epoch = $2 AND e.seq >= $3 "
      "AND l.position < $4 ORDER BY e.seq LIMIT $5";

/// Two hubs may begin a roll at once: whoever comes second begins its transaction again, and finds it.
Result<Head> heldRoll(Sql& sql, const QByteArray& roll, Instant now)
{
    auto held = Devices::holdHead(sql, roll);
    if (held || !held.fault().is(HubFault::UnknownDevice))
        return held;
    const Head first{rollEpoch, 0, QByteArray(journal::hashBytes, '\0')};
    const auto made = sql.run(
        insertHead, {roll, qint64(first.epoch), qint64(0), first.hash, qint64(now.time_since_epoch().count())});
    if (made)
        return first;
    return made.fault().is(HubFault::StoreFull) ? made.fault() : Fault(HubFault::StoreBusy, made.fault().detail());
}

/// As a desk's clock, but for the hub's: it never goes back.
Result<quint64> stampBehind(Sql& sql, const QByteArray& roll, const Head& head, Instant now)
{
    const auto last = sql.run(selectStamp, {roll, qint64(head.epoch), qint64(head.seq)});
    if (!last)
        return last.fault();
    const auto before = last->rows.isEmpty() ? quint64(0) : quint64(numberIn(last->rows.first()[0]));
    return journal::HybridClock(before, {}).next({now, {}}, journal::HybridClock::Jump::Follow);
}

std::optional<quint64> numberOf(const Request& request, const char* name, quint64 least)
{
    const auto text = QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(QLatin1StringView(name));
    bool isNumber = false;
    const quint64 number = text.toULongLong(&isNumber);
    return isNumber && number >= least && number <= numberMax ? std::optional(number) : std::nullopt;
}

Response refusal(int status, const char* code)
{
    Response response{status, wire::mediaType, wire::bytesOf(wire::Refusal{QString::fromLatin1(code), {}, {}}), {}};
    if (status == 503)
        response.headers.emplaceBack("Retry-After", "60");
    return response;
}

} // namespace

Result<void> enterInRoll(Sql& sql, const QString& origin, const wire::RollAct& act, Instant now, Random& random)
{
    const QByteArray roll = wire::rollOf(origin, act.site);
    const auto head = heldRoll(sql, roll, now);
    const auto stamp = head ? stampBehind(sql, roll, *head, now) : Result<quint64>(head.fault());
    if (!stamp)
        return stamp.fault();
    const QByteArray framed = journal::frame(random.bytes(journal::saltBytes), wire::bytesOf(act));
    const wire::Item item{*stamp, wire::rollKind, wire::rollSchema, framed, crypto::sha256(framed), {}};
    const Head next = wire::rollEnd(roll, *head, {item});
    const qint64 at = now.time_since_epoch().count();
    const auto moved = sql.run(moveHead, {qint64(next.seq), next.hash, at, roll, qint64(head->seq)});
    if (!moved || moved->changed != 1)
        return moved ? Fault(HubFault::StoreBusy) : moved.fault();
    const auto put = sql.run(insertEntry,
        {roll, qint64(next.epoch), qint64(next.seq), qint64(item.hlc), qint64(item.kind), qint64(item.schema),
            qint64(0), next.hash, item.digest, framed, QByteArray(""), at});
    return put ? Result<void>() : put.fault();
}

Response RollRoom::broken(const Fault& fault)
{
    if (m_say)
        m_say("{\"fault\":\"" + QByteArray(fault.name()) + "\",\"room\":\"roll\"}");
    return refusal(503, "store_failed");
}

Result<QByteArray> RollRoom::rollFor(const QByteArray& device)
{
    QByteArray roll;
    const auto asked = m.pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run(selectSite, {device});
        if (!found)
            return found.fault();
        if (found->rows.isEmpty())
            return HubFault::UnknownDevice;
        roll = wire::rollOf(m.origin, textIn(found->rows.first()[0]));
        return {};
    });
    return asked ? Result<QByteArray>(roll) : asked.fault();
}

Result<QList<wire::Item>> RollRoom::entriesFrom(const QByteArray& roll, quint64 from, quint64 size)
{
    QList<wire::Item> items;
    const auto asked = m.pool.with([&](Sql& sql) -> Result<void> {
        const auto found
            = sql.run(selectShown, {roll, qint64(rollEpoch), qint64(from), qint64(size), qint64(wire::rollEntriesMax)});
        if (!found)
            return found.fault();
        items.clear();
        qsizetype bytes = 0;
        for (const Sql::Row& row : found->rows) {
            const QByteArray framed = bytesIn(row[3]);
            bytes += framed.size();
            if (bytes > wire::rollBytesMax && !items.isEmpty())
                break;
            items.append({quint64(numberIn(row[0])), quint16(numberIn(row[1])), quint16(numberIn(row[2])), framed,
                crypto::sha256(framed), {}});
        }
        return {};
    });
    return asked ? Result<QList<wire::Item>>(items) : asked.fault();
}

Response RollRoom::answer(const QByteArray& device, const Request& request)
{
    using As = PublicLog::Proven::As;
    const auto from = numberOf(request, "from", 1), seen = numberOf(request, "size", 0);
    if (!from || !seen)
        return refusal(400, "bad_query");
    const auto roll = rollFor(device);
    const auto newest = roll ? m_log.newest() : roll.fault();
    if (!newest)
        return broken(newest.fault());
    auto entries = entriesFrom(*roll, *from, *newest ? (*newest)->size : 0);
    const quint64 last = entries ? *from - 1 + quint64(entries->size()) : 0;
    if (entries && last == 0)
        return refusal(404, "unknown_entry");
    auto proven = entries ? m_log.prove(*roll, rollEpoch, last, *seen) : entries.fault();
    if (!proven)
        return broken(proven.fault());
    if (proven->as != As::Included)
        return refusal(404, proven->as == As::NotYet ? "not_included" : "unknown_entry");
    const wire::RollPage page{*std::move(entries), std::move(proven->proof), std::move(proven->path)};
    return {200, wire::mediaType, wire::bytesOf(page), {}};
}

} // namespace naru::hub
