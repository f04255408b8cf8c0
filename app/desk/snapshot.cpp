// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/projection.h"

namespace naru::desk {

namespace {

using storage::Statement;

Instant instant(qint64 ms)
{
    return Instant(Milliseconds(ms));
}

qint64 ms(Instant moment)
{
    return moment.time_since_epoch().count();
}

template <typename Enum>
std::optional<Enum> optionalEnum(const Statement& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return static_cast<Enum>(row.integer(column));
}

/// Runs a query and hands every row to `take`.
Result<void> rows(storage::Database& database, const char* sql, std::initializer_list<qint64> values,
    const std::function<void(const Statement&)>& take)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.fault();
    int index = 0;
    for (const qint64 value : values)
        statement->bind(++index, value);
    for (;;) {
        const auto step = statement->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            return {};
        take(*statement);
    }
}

Result<void> readPeople(storage::Database& database, Snapshot& snapshot)
{
    return rows(database, "SELECT id, name, role, disabled, wrong, wait_until, salt, hash FROM staff ORDER BY id", {},
        [&](const Statement& row) {
            StaffRow staff;
            staff.member.id = row.integer(0);
            staff.member.name = row.text(1);
            staff.member.role = static_cast<Role>(row.integer(2));
            staff.member.disabled = row.integer(3) != 0;
            staff.member.wrongTries = static_cast<int>(row.integer(4));
            if (!row.isNull(5))
                staff.member.waitUntil = instant(row.integer(5));
            staff.verifier = {row.blob(6), row.blob(7)};
            snapshot.staff.append(staff);
        });
}

Result<void> readSettings(storage::Database& database, Snapshot& snapshot)
{
    QList<device::DeviceChoice> devices;
    const auto read
        = rows(database, "SELECT kind, address, name FROM device ORDER BY place", {}, [&](const Statement& row) {
              devices.append({static_cast<device::DeviceChoice::Kind>(row.integer(0)), row.text(1), row.text(2)});
          });
    if (!read)
        return read;
    return rows(database, "SELECT centre, desk, language, pitch_nm, high_contrast, second_copy FROM setting", {},
        [&](const Statement& row) {
            snapshot.settings = Settings{row.text(0), row.text(1), row.text(2),
                static_cast<double>(row.integer(3)) / 1e6, row.integer(4) != 0, row.text(5), devices};
        });
}

/// Of the whole day, however many visits are shown. An age that is not reached is a refusal, however sound the
/// document.
Result<void> countToday(storage::Database& database, qint64 sinceMs, DayCounts& counts)
{
    const auto number = [](auto value) { return static_cast<qint64>(value); };
    const auto add = [&](const Statement& row) {
        counts = {static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2))};
    };
    return rows(database,
        "WITH judged AS (SELECT CASE WHEN decision IS NOT NULL THEN decision <> ?2 WHEN overall = ?3 OR age IS ?4 THEN "
        "0 "
        "WHEN overall = ?5 THEN 1 END AS good FROM visit "
        "WHERE at >= ?1 AND superseded = 0 AND (decision IS NOT NULL OR overall IS NOT NULL)) "
        "SELECT count(CASE WHEN good = 1 THEN 1 END), count(CASE WHEN good IS NULL THEN 1 END), "
        "count(CASE WHEN good = 0 THEN 1 END) FROM judged",
        {sinceMs, number(Decision::NotAccepted), number(identity::Overall::Reject), number(identity::AgeOutcome::No),
            number(identity::Overall::Accept)},
        add);
}

Result<void> readToday(storage::Database& database, Instant now, Snapshot& snapshot)
{
    const qint64 since = ms(koreanMidnight(koreanDate(now)));
    if (const auto counted = countToday(database, since, snapshot.counts); !counted)
        return counted;
    return rows(database,
        "SELECT v.seq, v.at, v.purpose, v.method, v.overall, v.age, v.fault, v.decision, ifnull(s.name, '') FROM visit "
        "v "
        "LEFT JOIN staff s ON s.id = v.staff WHERE v.at >= ?1 AND v.superseded = 0 ORDER BY v.seq DESC LIMIT ?2",
        {since, visitsShownMax}, [&](const Statement& row) {
            VisitRecord visit;
            visit.recordNumber = static_cast<quint64>(row.integer(0));
            visit.at = instant(row.integer(1));
            visit.purposeId = row.text(2);
            visit.method = row.text(3);
            visit.overall = optionalEnum<identity::Overall>(row, 4);
            visit.age = optionalEnum<identity::AgeOutcome>(row, 5);
            visit.faultName = row.text(6).toLatin1();
            visit.decision = optionalEnum<Decision>(row, 7);
            visit.staffName = row.text(8);
            snapshot.today.append(visit);
        });
}

Result<void> readKeysAndEngagements(storage::Database& database, Instant now, Snapshot& snapshot)
{
    const auto engagements = rows(database, "SELECT hash FROM engagement WHERE at >= ?1",
        {ms(now - engagementRemembered)}, [&](const Statement& row) { snapshot.engagements.insert(row.blob(0)); });
    if (!engagements)
        return engagements;
    return rows(database, "SELECT number, made, purge FROM holder_key ORDER BY number", {}, [&](const Statement& row) {
        snapshot.holderKeys.append({row.integer(0), instant(row.integer(1)), instant(row.integer(2))});
    });
}

Result<void> readBackups(storage::Database& database, Snapshot& snapshot)
{
    return rows(database, "SELECT second_copy, at FROM backup", {}, [&](const Statement& row) {
        (row.integer(0) ? snapshot.lastSecondCopy : snapshot.lastBackup) = instant(row.integer(1));
    });
}

Result<void> readTerminals(storage::Database& database, Snapshot& snapshot)
{
    return rows(database,
        "SELECT id, name, driver, address, poi, key_identifier, key_version, roots, fingerprint, abilities, training"
        " FROM terminal WHERE removed = 0 ORDER BY id",
        {}, [&](const Statement& row) {
            snapshot.terminals.append({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                row.integer(6), row.blob(7), row.blob(8), row.integer(9), row.integer(10) != 0});
        });
}

} // namespace

const StaffRow* Snapshot::find(qint64 staffId) const
{
    for (const StaffRow& row : staff) {
        if (row.member.id == staffId)
            return &row;
    }
    return nullptr;
}

Result<Snapshot> readSnapshot(storage::Database& database, Instant now)
{
    Snapshot snapshot;
    for (const auto& done : {readPeople(database, snapshot), readSettings(database, snapshot),
             readToday(database, now, snapshot), readKeysAndEngagements(database, now, snapshot),
             readBackups(database, snapshot), readTerminals(database, snapshot)}) {
        if (!done)
            return done.fault();
    }
    return snapshot;
}

} // namespace naru::desk
