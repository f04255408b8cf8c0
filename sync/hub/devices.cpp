// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/devices.h"

#include "sync/hub/columns.h"
#include "sync/hub/faults.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace naru::hub {

namespace {

constexpr const char* selectOne
    = "SELECT d.device_id, d.site, d.desk, d.status, d.spki, d.enrolled_ms, d.seen_ms, d.unsent, d.oldest_ms, "
      "d.program, d.clock_off_ms, d.packs, h.epoch, h.head_seq, h.head_hash "
      "FROM device d JOIN device_head h ON h.device_id = d.device_id WHERE d.device_id = $1";
constexpr const char* selectAll
    = "SELECT d.device_id, d.site, d.desk, d.status, d.spki, d.enrolled_ms, d.seen_ms, d.unsent, d.oldest_ms, "
      "d.program, d.clock_off_ms, d.packs, h.epoch, h.head_seq, h.head_hash "
      "FROM device d JOIN device_head h ON h.device_id = d.device_id "
      "ORDER BY d.site, d.desk, d.enrolled_ms, d.device_id";
constexpr const char* updateSeen = "UPDATE device SET seen_ms = $1, unsent = $2, oldest_ms = $3, program = $4, "
                                   "clock_off_ms = $5, packs = $6 WHERE device_id = $7";
constexpr const char* insertDevice
    = "INSERT INTO device(device_id, site, desk, status, spki, enrolled_ms) VALUES($1, $2, $3, $4, $5, $6)";
constexpr const char* insertHead = "INSERT INTO device_head(device_id, epoch, head_seq, head_hash, updated_ms) "
                                   "VALUES($1, $2, $3, $4, $5)";

constexpr qsizetype textMax = 200; ///< characters of what a desk calls its program and packs

Desk deskOf(const Sql::Row& row)
{
    Desk desk;
    desk.device = bytesIn(row[0]);
    desk.site = textIn(row[1]);
    desk.desk = textIn(row[2]);
    desk.status = static_cast<Desk::Status>(numberIn(row[3]));
    desk.spki = bytesIn(row[4]);
    desk.enrolled = Instant(Milliseconds(numberIn(row[5])));
    desk.seen = momentIn(row[6]);
    desk.told.unsent = static_cast<quint64>(numberIn(row[7]));
    desk.told.oldest = momentIn(row[8]);
    desk.told.program = textIn(row[9]);
    desk.told.clockOff = Milliseconds(numberIn(row[10]));
    desk.told.packs = textIn(row[11]);
    desk.head = {static_cast<quint32>(numberIn(row[12])), static_cast<quint64>(numberIn(row[13])), bytesIn(row[14])};
    return desk;
}

QString packsOf(const wire::Telling& telling)
{
    QJsonObject packs;
    for (auto pack = telling.packs.cbegin(); pack != telling.packs.cend(); ++pack)
        packs.insert(pack.key(), static_cast<qint64>(pack.value()));
    return QString::fromUtf8(QJsonDocument(packs).toJson(QJsonDocument::Compact));
}

} // namespace

const char* nameOf(Desk::Status status)
{
    switch (status) {
    case Desk::Status::Active:
        return "active";
    case Desk::Status::Revoked:
        return "revoked";
    case Desk::Status::Lost:
        return "lost";
    }
    return "revoked";
}

Result<std::optional<Desk>> Devices::find(const QByteArray& device)
{
    std::optional<Desk> desk;
    const auto asked = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run(selectOne, {device});
        if (!found)
            return found.fault();
        if (!found->rows.isEmpty())
            desk = deskOf(found->rows.first());
        return {};
    });
    return asked ? Result<std::optional<Desk>>(std::move(desk)) : asked.fault();
}

Result<QList<Desk>> Devices::list()
{
    QList<Desk> desks;
    const auto asked = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run(selectAll);
        if (!found)
            return found.fault();
        for (const Sql::Row& row : found->rows)
            desks.append(deskOf(row));
        return {};
    });
    return asked ? Result<QList<Desk>>(std::move(desks)) : asked.fault();
}

Result<void> Devices::noteSeen(const QByteArray& device, Instant at, const wire::Telling& telling)
{
    return m_pool.with([&](Sql& sql) -> Result<void> {
        const auto noted = sql.run(updateSeen,
            {qint64(at.time_since_epoch().count()), static_cast<qint64>(telling.unsent), valueOf(telling.oldest),
                telling.program.left(textMax), qint64(telling.clockOff.count()), packsOf(telling), device});
        return noted ? Result<void>() : noted.fault();
    });
}

Sender Devices::senderOf(const std::optional<Desk>& desk, const QByteArray& device)
{
    Sender sender;
    sender.device = device;
    if (!desk)
        return sender;
    if (const auto key = crypto::PublicKey::fromSpki(desk->spki); key) {
        sender.key = *key;
        sender.standing = desk->status == Desk::Status::Active ? Sender::Standing::Known : Sender::Standing::Revoked;
    }
    return sender;
}

Result<void> Devices::add(Sql& sql, const Desk& desk)
{
    const qint64 at = desk.enrolled.time_since_epoch().count();
    const auto added
        = sql.run(insertDevice, {desk.device, desk.site, desk.desk, static_cast<qint64>(desk.status), desk.spki, at});
    if (!added)
        return added.fault();
    const auto began
        = sql.run(insertHead, {desk.device, qint64(1), qint64(0), QByteArray(journal::hashBytes, '\0'), at});
    return began ? Result<void>() : began.fault();
}

Result<Head> Devices::holdHead(Sql& sql, const QByteArray& device)
{
    const auto held = sql.run("UPDATE device_head SET updated_ms = updated_ms WHERE device_id = $1", {device});
    const auto found
        = held ? sql.run("SELECT epoch, head_seq, head_hash FROM device_head WHERE device_id = $1", {device}) : held;
    if (!found)
        return found.fault();
    if (found->rows.isEmpty())
        return HubFault::UnknownDevice;
    const Sql::Row& row = found->rows.first();
    return Head{static_cast<quint32>(numberIn(row[0])), static_cast<quint64>(numberIn(row[1])), bytesIn(row[2])};
}

Result<void> Devices::setStatus(Sql& sql, const QByteArray& device, Desk::Status status)
{
    const auto set
        = sql.run("UPDATE device SET status = $1 WHERE device_id = $2", {static_cast<qint64>(status), device});
    return set ? Result<void>() : set.fault();
}

Result<void> Devices::setKey(Sql& sql, const QByteArray& device, const QByteArray& spki)
{
    const auto set = sql.run("UPDATE device SET spki = $1 WHERE device_id = $2", {spki, device});
    return set ? Result<void>() : set.fault();
}

} // namespace naru::hub
