// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/devices.h"
#include "sync/hub/memorylog.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"
#include "tests/support/hubrecord.h"

#include <QTemporaryDir>
#include <QTest>

// Where an intake puts what it takes, and what it said.
namespace naru::test::intake {

using hub::Intake;
using hub::Told;

inline const Instant noon{Milliseconds(1'790'000'000'000)};

struct Verdict {
    int status;
    QString code;
    std::optional<journal::Head> head;
};
inline Verdict verdictOf(const Told& told)
{
    if (const auto* accepted = std::get_if<wire::Accepted>(&told.answer))
        return {told.status, {}, accepted->head};
    const auto& refusal = std::get<wire::Refusal>(told.answer);
    return {told.status, refusal.code, refusal.head};
}

inline crypto::PrivateKey hubKey()
{
    SeededRandom random(99);
    return crypto::PrivateKey::generate(crypto::Curve::P256, random);
}

/// The same log in both of its forms.
struct Store {
    explicit Store(bool inDatabase)
        : clock(noon)
    {
        if (!inDatabase)
            return;
        auto opened = hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        QVERIFY(opened);
        pool = std::move(*opened);
        QVERIFY(pool->migrate("hub", hub::hubSchema));
        sql = std::make_unique<hub::SqlLog>(*pool, clock);
    }
    void enrol(const HubRecord& record)
    {
        memory.enrol(record.device);
        if (!pool)
            return;
        const auto added = pool->with([&](hub::Sql& connection) {
            hub::Desk desk;
            desk.device = record.device;
            desk.site = QStringLiteral("강남");
            desk.desk = QStringLiteral("창구 1");
            desk.spki = record.key.publicKey().spki();
            desk.enrolled = noon;
            return hub::Devices::add(connection, desk);
        });
        QVERIFY(added);
    }
    hub::Log& log()
    {
        if (sql)
            return *sql;
        return memory;
    }

    QTemporaryDir folder;
    ManualClock clock;
    hub::MemoryLog memory;
    std::unique_ptr<hub::SqlitePool> pool;
    std::unique_ptr<hub::SqlLog> sql;
};

} // namespace naru::test::intake
