// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/sqlboard.h"

#include "sync/hub/columns.h"
#include "sync/hub/judge.h"
#include "sync/wire/sealing.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace naru::hub {

namespace {

constexpr int hlcCounterBits = 16, attemptBase = 36, attemptLetters = 10;

QMap<QString, quint64> packsIn(const QString& json)
{
    QMap<QString, quint64> packs;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto pack = object.begin(); pack != object.end(); ++pack)
        packs.insert(pack.key(), static_cast<quint64>(pack->toInteger()));
    return packs;
}

} // namespace

/// What is kept beside the list of desks, by device.
struct SqlBoard::Sides {
    QMap<QByteArray, int> held;
    QMap<QByteArray, qint64> forkSeen; ///< epoch up to which somebody has looked
    QMap<QByteArray, Papers> papers;
    QMap<QByteArray, Readings::Sums> sums;
    QMap<QByteArray, bool> sealed; ///< the newest entry of each
    QList<ReleaseFact> releases;
    quint64 today = 0;
};

Result<SqlBoard::Sides> SqlBoard::sides()
{
    Sides sides;
    const qint64 day = koreanDate(m.clock.now()).toJulianDay();
    auto read = m.pool.with([&](Sql& sql) -> Result<void> {
        const auto held
            = sql.run("SELECT device_id, COUNT(*) FROM quarantine WHERE resolved_by IS NULL GROUP BY device_id");
        const auto forks = held ? sql.run("SELECT device_id, epoch FROM fork_note") : held.fault();
        const auto today = forks
            ? sql.run("SELECT CAST(COALESCE(SUM(entries), 0) AS BIGINT) FROM day_count WHERE day=$1", {day})
            : forks.fault();
        const auto devices = today ? sql.run("SELECT device_id FROM device") : today.fault();
        const auto newest = devices ? sql.run("SELECT h.device_id, e.kind, e.sealed FROM device_head h JOIN entry e ON "
                                              "e.device_id = h.device_id AND e.epoch = h.epoch AND e.seq = h.head_seq")
                                    : devices.fault();
        if (!newest)
            return newest.fault();
        for (const Sql::Row& row : newest->rows) {
            if (wire::isSealable(quint16(numberIn(row[1]))))
                sides.sealed.insert(bytesIn(row[0]), numberIn(row[2]) != 0);
        }
        for (const Sql::Row& row : held->rows)
            sides.held.insert(bytesIn(row[0]), int(numberIn(row[1])));
        for (const Sql::Row& row : forks->rows)
            sides.forkSeen.insert(bytesIn(row[0]), numberIn(row[1]));
        sides.today = today->rows.isEmpty() ? 0 : quint64(numberIn(today->rows.first()[0]));
        for (const Sql::Row& row : devices->rows) {
            const auto papers = papersOf(sql, bytesIn(row[0]));
            if (!papers)
                return papers.fault();
            if (*papers)
                sides.papers.insert(bytesIn(row[0]), **papers);
        }
        return {};
    });
    if (!read)
        return read.fault();
    auto sums = m.readings.sums();
    if (!sums)
        return sums.fault();
    sides.sums = *std::move(sums);
    auto releases = m.releases ? m.releases() : Result<QList<ReleaseFact>>(QList<ReleaseFact>());
    if (!releases)
        return releases.fault();
    sides.releases = *std::move(releases);
    return sides;
}

DeskFacts SqlBoard::factsOf(const Desk& desk, const Sides& sides)
{
    DeskFacts facts;
    facts.device = desk.device;
    facts.site = desk.site;
    facts.name = desk.desk;
    facts.heard = desk.seen;
    facts.entries = desk.head.seq;
    facts.program = desk.told.program;
    facts.packs = packsIn(desk.told.packs);
    if (m.newestPacks)
        facts.newestPacks = m.newestPacks(desk.site);
    facts.trustOf
        = trustDateOf(sides.releases, desk.site, facts.packs.value(QStringLiteral("trust")), desk.seen, desk.enrolled);
    facts.held = sides.held.value(desk.device);
    if (sides.sealed.contains(desk.device))
        facts.isSealed = sides.sealed.value(desk.device);
    const Readings::Sums sums = sides.sums.value(desk.device);
    facts.doubts = sums.doubts;
    facts.doubtWon = sums.doubtWon;
    if (desk.seen) {
        facts.unsent = desk.told.unsent;
        facts.oldest = desk.told.oldest;
    }
    const Papers papers = sides.papers.value(desk.device);
    if (const auto certificate = crypto::Certificate::parse(papers.certificate))
        facts.certificateTo = certificate->notAfter();
    facts.asksApproval = papers.asked && !papers.approved;
    if (desk.status != Desk::Status::Active)
        facts.lostAt = papers.lost.value_or(desk.enrolled);
    const bool isForked = desk.head.epoch > 1 && sides.forkSeen.value(desk.device, 1) < qint64(desk.head.epoch);
    if (isForked)
        if (const auto first = m.log.read(desk.device, desk.head.epoch, 0, 1); first && !first->isEmpty())
            facts.forkedAt = Instant(Milliseconds(qint64(first->first().hlc >> hlcCounterBits)));
    return facts;
}

Result<Overview> SqlBoard::overview()
{
    const auto desks = m_devices.list();
    if (!desks)
        return desks.fault();
    const auto beside = sides();
    if (!beside)
        return beside.fault();
    auto alarmed = alarms(*desks);
    if (!alarmed)
        return alarmed.fault();
    Overview overview;
    overview.alarms = *std::move(alarmed);
    overview.entriesToday = beside->today;
    overview.releases = beside->releases;
    if (m.server)
        overview.server = m.server();
    for (const Desk& desk : *desks)
        overview.desks.append(factsOf(desk, *beside));
    return overview;
}

Result<QList<AlarmFact>> SqlBoard::alarms(const QList<Desk>& desks)
{
    QList<AlarmFact> alarms;
    auto read = m.pool.with([&](Sql& sql) -> Result<void> {
        const auto found
            = sql.run("SELECT a.device_id, a.code, a.first_ms, a.last_ms, a.times, n.times FROM log_alarm a "
                      "LEFT JOIN alarm_note n ON n.device_id = a.device_id AND n.code = a.code "
                      "ORDER BY a.last_ms DESC LIMIT $1",
                {qint64(rowsMax)});
        if (!found)
            return found.fault();
        for (const Sql::Row& row : found->rows) {
            AlarmFact alarm{bytesIn(row[0]), {}, {}, textIn(row[1]), Instant(Milliseconds(numberIn(row[2]))),
                Instant(Milliseconds(numberIn(row[3]))), numberIn(row[4]), numberIn(row[5]) >= numberIn(row[4])};
            for (const Desk& desk : desks) {
                if (desk.device != alarm.device)
                    continue;
                alarm.site = desk.site;
                alarm.name = desk.desk;
            }
            alarms.append(alarm);
        }
        return {};
    });
    if (!read)
        return read.fault();
    std::stable_sort(alarms.begin(), alarms.end(),
        [](const AlarmFact& one, const AlarmFact& other) { return !one.isSeen && other.isSeen; });
    return alarms;
}

Result<void> SqlBoard::noteAlarm(const QByteArray& device, const QString& code)
{
    return m.pool.with([&](Sql& sql) {
        return sql.within([&](Sql& change) -> Result<void> {
            const auto alarm = change.run("SELECT times FROM log_alarm WHERE device_id=$1 AND code=$2", {device, code});
            if (!alarm || alarm->rows.isEmpty())
                return alarm ? HubFault::UnknownDevice : alarm.fault();
            const std::vector<Sql::Value> values{
                numberIn(alarm->rows.first()[0]), m.clock.now().time_since_epoch().count(), device, code};
            const auto moved
                = change.run("UPDATE alarm_note SET times=$1, at_ms=$2 WHERE device_id=$3 AND code=$4", values);
            if (!moved || moved->changed > 0)
                return moved ? Result<void>() : moved.fault();
            const auto noted
                = change.run("INSERT INTO alarm_note(times, at_ms, device_id, code) VALUES($1, $2, $3, $4)", values);
            return noted ? Result<void>() : noted.fault();
        });
    });
}

Result<Desk> SqlBoard::desk(const QByteArray& device)
{
    auto found = m_devices.find(device);
    if (!found)
        return found.fault();
    if (!*found)
        return HubFault::UnknownDevice;
    return **std::move(found);
}

Result<QList<HeldFact>> SqlBoard::held()
{
    QList<HeldFact> held;
    auto read = m.pool.with([&](Sql& sql) -> Result<void> {
        const auto found
            = sql.run("SELECT q.device_id, d.site, d.desk, q.epoch, q.seq, e.kind, e.schema, q.code, q.first_seen_ms, "
                      "e.sealed "
                      "FROM quarantine q JOIN device d ON d.device_id = q.device_id JOIN entry e "
                      "ON e.device_id = q.device_id AND e.epoch = q.epoch AND e.seq = q.seq "
                      "WHERE q.resolved_by IS NULL ORDER BY q.first_seen_ms LIMIT $1",
                {qint64(rowsMax)});
        if (!found)
            return found.fault();
        for (const Sql::Row& row : found->rows)
            held.append({bytesIn(row[0]), textIn(row[1]), textIn(row[2]), quint32(numberIn(row[3])),
                quint64(numberIn(row[4])), int(numberIn(row[5])), int(numberIn(row[6])), textIn(row[7]),
                Instant(Milliseconds(numberIn(row[8]))), numberIn(row[9]) != 0});
        return {};
    });
    if (!read)
        return read.fault();
    return held;
}

Result<QList<DoubtFact>> SqlBoard::doubts()
{
    const auto doubts = m.readings.doubts(rowsMax);
    const auto desks = doubts ? m_devices.list() : Result<QList<Desk>>(doubts.fault());
    if (!desks)
        return desks.fault();
    QMap<QByteArray, const Desk*> byDevice;
    for (const Desk& one : *desks)
        byDevice.insert(one.device, &one);
    QList<DoubtFact> facts;
    for (const Readings::Doubt& doubt : *doubts) {
        const Desk* const of = byDevice.value(doubt.device);
        const QString attempt
            = QString::number(doubt.attempt, attemptBase).toUpper().rightJustified(attemptLetters, u'0');
        facts.append(
            {doubt.device, of ? of->site : QString(), of ? of->desk : QString(), attempt, doubt.won, doubt.since});
    }
    return facts;
}

Result<bool> SqlBoard::requeue(const QByteArray& device, quint32 epoch, quint64 seq)
{
    if (seq == 0)
        return false;
    const auto entry = m.log.read(device, epoch, seq - 1, 1);
    if (!entry)
        return entry.fault();
    if (entry->isEmpty() || !unreadable(entry->first()).isEmpty())
        return false;
    return m.readings.again(device, epoch, seq);
}

Result<void> SqlBoard::declareLost(const QByteArray& device)
{
    const auto lost = desk(device);
    const auto done = lost ? m.enrolment.lose(lost->site, lost->desk) : Result<Enrolment::Loss>(lost.fault());
    return done ? Result<void>() : done.fault();
}

Result<void> SqlBoard::approve(const QByteArray& device)
{
    const auto waiting = desk(device);
    return waiting ? m.enrolment.approve(waiting->site, waiting->desk) : waiting.fault();
}

Result<void> SqlBoard::noteFork(const QByteArray& device)
{
    const auto forked = desk(device);
    if (!forked)
        return forked.fault();
    return m.pool.with([&](Sql& sql) {
        return sql.within([&](Sql& change) -> Result<void> {
            const qint64 epoch = qint64(forked->head.epoch), now = m.clock.now().time_since_epoch().count();
            const auto moved
                = change.run("UPDATE fork_note SET epoch=$1, at_ms=$2 WHERE device_id=$3", {epoch, now, device});
            if (!moved || moved->changed > 0)
                return moved ? Result<void>() : moved.fault();
            const auto noted
                = change.run("INSERT INTO fork_note(device_id, epoch, at_ms) VALUES($1, $2, $3)", {device, epoch, now});
            return noted ? Result<void>() : noted.fault();
        });
    });
}

Result<Board::NewDesk> SqlBoard::addDesk(const QString& site, const QString& name)
{
    const auto invitation = m.enrolment.invite(site, name);
    if (!invitation)
        return invitation.fault();
    return NewDesk{invitation->code, m.pin, m.enrolAt(), m.packsRoot ? m.packsRoot() : QString()};
}

} // namespace naru::hub
