// SPDX-License-Identifier: GPL-3.0-or-later
// What a balancer hears of a hub whose store takes nothing any more.
#include "sync/hub/faults.h"
#include "sync/hub/hub.h"
#include "sync/hub/pulse.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/hubprocess.h"
#include "tests/support/smalldisk.h"
#include "tests/support/suite.h"

#include <QDir>

using namespace naru;
using namespace naru::test;

namespace {

constexpr Milliseconds second{1'000};

/// A hub without sockets, on a disk that does as it is told.
struct Stage {
    Stage()
    {
        auto opened = hub::SqlitePool::open(QStringLiteral("hub.db"), disk.vfs());
        if (!opened || !(*opened)->migrate("hub", hub::hubSchema))
            qFatal("no store");
        pool = std::move(*opened);
        log = std::make_unique<hub::SqlLog>(*pool, clock);
        intake = std::make_unique<hub::Intake>(*log, record.key);
        service = std::make_unique<hub::Hub>(hub::Hub::Parts{*pool, *intake, clock, {}});
        if (!service->prepare())
            qFatal("no pulse");
    }
    QByteArray ready() const
    {
        hub::Request request;
        request.listener = hub::Request::Listener::Operators;
        request.method = "GET";
        request.path = "/readyz";
        const auto response = service->handle(request);
        return QByteArray::number(response.status) + ' ' + response.body.trimmed();
    }
    FaultyDisk disk{"readiness"};
    ManualClock clock{Instant{Milliseconds(1'790'000'000'000)}};
    HubRecord record{1};
    std::unique_ptr<hub::SqlitePool> pool;
    std::unique_ptr<hub::SqlLog> log;
    std::unique_ptr<hub::Intake> intake;
    std::unique_ptr<hub::Hub> service;
};

} // namespace

class ReadinessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNotReadyWhereNothingCanBeWritten_data()
    {
        QTest::addColumn<FaultyDisk::Plan>("plan");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("read-only") << FaultyDisk::Plan{.readOnly = true} << QByteArray("503 cannot_write");
        QTest::newRow("full") << FaultyDisk::Plan{.bytesMax = 1} << QByteArray("503 full");
        QTest::newRow("no sync") << FaultyDisk::Plan{.failSyncs = true} << QByteArray("503 cannot_write");
    }
    void isNotReadyWhereNothingCanBeWritten()
    {
        QFETCH(const FaultyDisk::Plan, plan);
        QFETCH(const QByteArray, said);
        const QByteArray ready = "200 ready";
        Stage stage;
        QCOMPARE(stage.ready(), ready);
        stage.disk.setPlan(plan);
        QCOMPARE(stage.ready(), ready); // what was seen a moment ago
        stage.clock.advance(hub::Pulse::goodFor);
        QCOMPARE(stage.ready(), said);
        stage.clock.advance(hub::Pulse::againAfter);
        QCOMPARE(stage.ready(), said);
        stage.disk.setPlan({});
        QCOMPARE(stage.ready(), said);
        stage.clock.advance(hub::Pulse::againAfter);
        QCOMPARE(stage.ready(), ready);
    }

    /// A nearly full disk takes a row and no batch: after trouble a row is not enough.
    void roomForARowIsNotEnoughAfterTrouble()
    {
        Stage stage;
        stage.disk.setPlan({.bytesMax = 1});
        QCOMPARE(stage.ready(), QByteArray("503 full"));
        stage.disk.setPlan({.bytesMax = stage.disk.bytes() + hub::Pulse::afterTroubleBytes / 2});
        stage.clock.advance(hub::Pulse::againAfter);
        QCOMPARE(stage.ready(), QByteArray("503 full"));
        stage.disk.setPlan({});
        stage.clock.advance(hub::Pulse::againAfter);
        QCOMPARE(stage.ready(), QByteArray("200 ready"));
    }

    /// What fails again and again while it is asked does not put off the next look.
    void laterFailuresPutNothingOff()
    {
        Stage stage;
        hub::Pulse pulse(*stage.pool, stage.clock);
        pulse.failed(hub::HubFault::StoreFull);
        stage.clock.advance(hub::Pulse::againAfter - Milliseconds(1));
        pulse.failed(hub::HubFault::StoreFull);
        QVERIFY(!pulse.look());
        stage.clock.advance(Milliseconds(1));
        QVERIFY(pulse.look());
    }

    /// However often it is asked.
    void writesLittleToKnow()
    {
        Stage stage;
        QCOMPARE(stage.ready(), QByteArray("200 ready"));
        const qint64 before = stage.disk.operations();
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(stage.ready(), QByteArray("200 ready"));
            stage.clock.advance(second / 20);
        }
        QCOMPARE(stage.disk.operations(), before);
        stage.clock.advance(hub::Pulse::goodFor);
        QCOMPARE(stage.ready(), QByteArray("200 ready"));
        const qint64 once = stage.disk.operations() - before;
        QVERIFY2(once > 0 && once < 10, qPrintable(QString::number(once)));
    }

    /// naru-hub itself: a batch that found no room is known to the balancer at once, and so is that there is room.
    void aFullDiskIsNotReadyUntilThereIsRoom()
    {
        const SmallDisk disk("size=12m");
        if (!disk.isThere())
            QSKIP("nobody here may mount a disk");
        HubProcess hub(disk.file(QStringLiteral("hub")));
        QVERIFY(QDir().mkdir(hub.data()));
        QVERIFY2(hub.start(), hub.errors().constData());
        HubClient client(HubRecord(2).grow(2'000, 2'000), hub.data());
        {
            const auto pool = hub::SqlitePool::open(hub.data() + QStringLiteral("/hub.db"));
            QVERIFY(pool && client.enlist(**pool, QStringLiteral("강남"), QStringLiteral("창구 1")));
        }
        QCOMPARE(hub.ready(), QByteArray("200 ready"));
        disk.fillUpTo(SmallDisk::mebibyte / 4);
        qsizetype sent = 0;
        HubClient::Answer answer;
        do {
            answer = client.send(hub.port(), client.record.bytes(sent, 20));
            sent += answer.status == 200 ? 20 : 0;
        } while (answer.status == 200 && sent < client.record.items.size());
        QCOMPARE(answer.status, 503);
        QCOMPARE(wire::refusalOf(answer.body)->code, QStringLiteral("store_full"));
        QCOMPARE(hub.ready(), QByteArray("503 full"));
        disk.makeRoom();
        QTRY_COMPARE_WITH_TIMEOUT(hub.ready(), QByteArray("200 ready"), 10'000);
        QCOMPARE(client.send(hub.port(), client.record.bytes(sent, 20)).status, 200);
        QVERIFY(hub.end());
    }
};

NARU_TEST(ReadinessTest)
#include "tst_readiness.moc"
