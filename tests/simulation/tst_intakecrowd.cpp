// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/intakestore.h"
#include "tests/support/suite.h"

#include <thread>

using namespace naru;
using namespace naru::test;
using namespace naru::test::intake;

namespace {

/// Somebody else works on the same log between the look at it and the append.
class Between final : public hub::Log {
public:
    Between(hub::Log& log, std::function<void()> then)
        : m_log(log)
        , m_then(std::move(then))
    {
    }
    Result<std::optional<hub::Head>> head(const QByteArray& device) override
    {
        auto head = m_log.head(device);
        if (const auto then = std::exchange(m_then, {}))
            then();
        return head;
    }
    Result<Taken> append(const QByteArray& device, const hub::Head& expected, const QList<hub::Kept>& entries,
        const hub::Head& next) override
    {
        return m_log.append(device, expected, entries, next);
    }
    Result<QList<QByteArray>> hashes(const QByteArray& device, quint32 epoch, quint64 first, int most) override
    {
        return m_log.hashes(device, epoch, first, most);
    }
    Result<QList<hub::Kept>> read(const QByteArray& device, quint32 epoch, quint64 afterSeq, int most) override
    {
        return m_log.read(device, epoch, afterSeq, most);
    }
    Result<QList<journal::Held>> held(const QByteArray& device, int most) override { return m_log.held(device, most); }

private:
    hub::Log& m_log;
    std::function<void()> m_then;
};

} // namespace

/// Several at one log at once: hubs, connections of one desk, and whoever declares it lost.
class IntakeCrowdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storesOnceHoweverManyTakeIt();
    void writersTakeTurns();
    void takesNothingOfADeskThatIsLostMeanwhile();
    void whatALossNamesAsGoodIsAllThereEverIs();
};

/// Two hubs on one database, and a desk whose answers get lost: it sends everything to both.
void IntakeCrowdTest::storesOnceHoweverManyTakeIt()
{
    HubRecord desk(8);
    desk.grow(300, 200);
    Store store(true);
    store.enrol(desk);
    auto second = hub::SqlitePool::open(store.folder.filePath(QStringLiteral("hub.db")));
    QVERIFY(second);
    hub::SqlLog otherLog(**second, store.clock);
    const Intake one(store.log(), hubKey()), two(otherLog, hubKey());
    std::atomic<int> stored{0}, odd{0};
    const auto send = [&](const Intake& intake, int step) {
        for (qsizetype at = 0; at < desk.items.size();) {
            const Told told = intake.take(desk.bytes(at, step), desk.sender(), noon);
            stored += told.stored;
            const Verdict verdict = verdictOf(told);
            if (verdict.status == 503)
                continue;
            if (!verdict.head || (verdict.status != 200 && verdict.code != QStringLiteral("gap"))) {
                ++odd;
                return;
            }
            at = static_cast<qsizetype>(verdict.head->seq);
        }
    };
    std::thread first([&] { send(one, 7); }), other([&] { send(two, 11); });
    first.join();
    other.join();
    QCOMPARE(odd.load(), 0);
    QCOMPARE(stored.load(), 300);
    const auto all = otherLog.hashes(desk.device, 1, 1, 1'000);
    QVERIFY(all);
    QCOMPARE(*all, desk.batch(0, 300).hashes());
}

/// The connection was let in while the desk was one of ours: the list that names its last good place is made before
/// the batch is.
void IntakeCrowdTest::takesNothingOfADeskThatIsLostMeanwhile()
{
    HubRecord desk(10);
    desk.grow(5);
    Store store(true);
    store.enrol(desk);
    QCOMPARE(Intake(store.log(), hubKey()).take(desk.bytes(0, 3), desk.sender(), noon).stored, 3);
    for (const auto status : {hub::Desk::Status::Lost, hub::Desk::Status::Revoked}) {
        Between log(store.log(), [&] {
            QVERIFY(store.pool->with([&](hub::Sql& sql) { return hub::Devices::setStatus(sql, desk.device, status); }));
        });
        const Told told = Intake(log, hubKey()).take(desk.bytes(3, 2), desk.sender(), noon);
        QCOMPARE(told.status, 403);
        QCOMPARE(verdictOf(told).code, QStringLiteral("revoked"));
        QCOMPARE(told.stored, 0);
        QCOMPARE((*store.log().head(desk.device))->seq, 3u);
        QCOMPARE(store.log().hashes(desk.device, 1, 1, 10)->size(), 3);
    }
}

/// A desk sends on two connections while it is being lost: what the loss calls the last good place is the last there
/// is.
void IntakeCrowdTest::whatALossNamesAsGoodIsAllThereEverIs()
{
    HubRecord desk(11);
    desk.grow(200);
    Store store(true);
    store.enrol(desk);
    auto second = hub::SqlitePool::open(store.folder.filePath(QStringLiteral("hub.db")));
    QVERIFY(second);
    std::atomic<bool> isRefused{false};
    std::thread sends([&] {
        const Intake intake(store.log(), hubKey());
        for (qsizetype at = 0; at < desk.items.size() && !isRefused;) {
            const Told told = intake.take(desk.bytes(at, 1), desk.sender(), noon);
            isRefused = told.status == 403;
            at += told.status == 200 ? 1 : 0;
        }
    });
    while ((*store.log().head(desk.device))->seq < 20)
        std::this_thread::yield();
    hub::Head named;
    const auto lost = (*second)->with([&](hub::Sql& sql) {
        return sql.within([&](hub::Sql& change) -> Result<void> {
            const auto head = hub::Devices::holdHead(change, desk.device);
            if (!head)
                return head.fault();
            named = *head;
            return hub::Devices::setStatus(change, desk.device, hub::Desk::Status::Lost);
        });
    });
    sends.join();
    QVERIFY(lost);
    QVERIFY(named.seq >= 20);
    QCOMPARE(**store.log().head(desk.device), named);
}

/// Who came first writes first, and who has waited enough is out of the way.
void IntakeCrowdTest::writersTakeTurns()
{
    hub::WriteQueue writers;
    auto first = writers.enter(Milliseconds(0));
    QVERIFY(first && !writers.enter(Milliseconds(0)));
    constexpr int crowd = 8;
    std::vector<int> order; // guarded by the queue itself
    std::vector<std::thread> threads;
    for (int i = 0; i < crowd; ++i) {
        threads.emplace_back([&, i] {
            const auto turn = writers.enter(std::chrono::minutes(1));
            order.push_back(turn ? i : -1);
        });
        while (writers.length() < std::size_t(i) + 2)
            std::this_thread::yield();
    }
    QVERIFY(order.empty());
    first.reset();
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    QVERIFY(writers.enter(Milliseconds(0)));
}

NARU_TEST(IntakeCrowdTest)
#include "tst_intakecrowd.moc"
