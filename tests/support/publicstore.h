// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/columns.h"
#include "sync/hub/devices.h"
#include "sync/hub/faults.h"
#include "sync/hub/publicroom.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"
#include "tests/support/hubrecord.h"
#include "tests/support/suite.h"

#include <QTemporaryDir>

namespace naru::test {

using namespace naru::hub; // this header is the public log's tests alone

inline constexpr Instant noon{Milliseconds(1'790'000'000'000)};

/// Another pool's connections, of which one statement fails: not run, or run and not answered.
class FaultyPool final : public SqlPool {
public:
    enum class When : quint8 { Before, After };
    FaultyPool(SqlPool& inner, int at, When when)
        : m_inner(inner)
        , m_left(at)
        , m_when(when)
    {
    }
    Result<void> with(const std::function<Result<void>(Sql&)>& run) override
    {
        return m_inner.with([&](Sql& sql) {
            Faulty faulty(*this, sql);
            return run(faulty);
        });
    }
    Result<void> migrate(const char* room, std::span<const Migration> migrations) override
    {
        return m_inner.migrate(room, migrations);
    }
    bool hasFailed() const { return m_left < 0; }

private:
    class Faulty final : public Sql {
    public:
        Faulty(FaultyPool& pool, Sql& inner)
            : m_pool(pool)
            , m_inner(inner)
        {
        }
        Engine engine() const override { return m_inner.engine(); }
        Result<Answer> run(const char* sql, const std::vector<Value>& values) override
        {
            return m_pool.through<Answer>([&] { return m_inner.run(sql, values); });
        }
        Result<void> runMany(const char* sql, const std::vector<Row>& rows) override
        {
            for (const Row& row : rows) {
                if (const auto ran = run(sql, row); !ran)
                    return ran.fault();
            }
            return {};
        }
        Result<void> within(const std::function<Result<void>(Sql&)>& change) override
        {
            return m_pool.through<void>([&] {
                return m_inner.within([&](Sql& sql) {
                    Faulty faulty(m_pool, sql);
                    return change(faulty);
                });
            });
        }

    private:
        FaultyPool& m_pool;
        Sql& m_inner;
    };
    template <typename T>
    Result<T> through(const std::function<Result<T>()>& run)
    {
        const bool isIt = m_left-- == 0;
        if (isIt && m_when == When::Before)
            return HubFault::StoreFailed;
        auto ran = run();
        return isIt ? Result<T>(HubFault::StoreFailed) : ran;
    }

    SqlPool& m_inner;
    int m_left;
    const When m_when;
};

/// A hub's database, desks and their entries.
struct PublicStore {
    PublicStore()
    {
        std::ignore = pool->migrate("hub", hubSchema);
        std::ignore = publicLog.prepare();
    }
    void enlist(const HubRecord& record)
    {
        const Desk desk{record.device, QStringLiteral("s"), QString::fromLatin1(record.device.toHex()),
            Desk::Status::Active, record.key.publicKey().spki(), noon, {}, {}, {}};
        QVERIFY(pool->with([&](Sql& sql) { return Devices::add(sql, desk); }));
    }
    void send(const HubRecord& record, qsizetype from, qsizetype count)
    {
        const Intake intake(log, key);
        QCOMPARE(intake.take(record.bytes(from, count), record.sender(), clock.now()).status, 200);
    }
    QList<Sql::Row> rows(const char* sql, const std::vector<Sql::Value>& values = {})
    {
        QList<Sql::Row> found;
        std::ignore = pool->with([&](Sql& connection) -> Result<void> {
            const auto ran = connection.run(sql, values);
            if (!ran)
                return ran.fault();
            found = ran->rows;
            return {};
        });
        return found;
    }
    qint64 number(const char* sql) { return numberIn(rows(sql).first()[0]); }
    int stepAll()
    {
        int all = 0;
        for (int some = 1; some > 0; all += some) {
            const auto stepped = sequencer.step();
            some = stepped ? *stepped : -1000;
        }
        return all;
    }
    /// The leaves in their order, worked out of the entries; and the tree of them.
    QList<QByteArray> leaves()
    {
        QList<QByteArray> all;
        for (const Sql::Row& row : rows("SELECT l.device_id, l.epoch, l.seq, e.hash FROM leaf l JOIN entry e ON "
                                        "e.device_id = l.device_id AND e.epoch = l.epoch AND e.seq = l.seq "
                                        "ORDER BY l.position"))
            all.append(
                wire::leafOf(bytesIn(row[0]), {quint32(numberIn(row[1])), quint64(numberIn(row[2])), bytesIn(row[3])}));
        return all;
    }
    static QByteArray root(const QList<QByteArray>& leaves)
    {
        wire::TreeEdge edge;
        for (const QByteArray& leaf : leaves)
            edge.append(leaf);
        return edge.root();
    }
    /// Every entry once, without a gap, in each desk's order; and the tree is what the leaves make.
    void check(qint64 entries)
    {
        QCOMPARE(number("SELECT COUNT(*) FROM leaf"), entries);
        QCOMPARE(number("SELECT COALESCE(MAX(position) + 1, 0) FROM leaf"), entries);
        QCOMPARE(number("SELECT COUNT(*) FROM leaf a JOIN leaf b ON a.device_id = b.device_id AND a.position < "
                        "b.position AND (a.epoch > b.epoch OR (a.epoch = b.epoch AND a.seq >= b.seq))"),
            0);
        std::optional<TreeRow> tree;
        QVERIFY(pool->with([&](Sql& sql) -> Result<void> {
            auto read = treeIn(sql);
            if (!read)
                return read.fault();
            tree = std::move(*read);
            const auto stored = wire::rootOf(nodesIn(sql), tree->edge.size());
            return stored && *stored == tree->edge.root() ? Result<void>() : HubFault::StoreFailed;
        }));
        const auto all = leaves();
        QCOMPARE(qint64(all.size()), entries);
        QCOMPARE(qint64(tree->edge.size()), entries);
        QCOMPARE(tree->edge.root(), root(all));
    }

    QTemporaryDir folder;
    std::unique_ptr<SqlitePool> pool = *SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
    ManualClock clock{noon};
    SeededRandom random{7};
    crypto::PrivateKey key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    QString origin = wire::originOf(QByteArray(32, 'p'));
    SqlLog log{*pool, clock};
    PublicLog publicLog{{*pool, origin, key, clock}};
    Sequencer sequencer{*pool};
};

/// A lying hub's tree: as if this entry had been another from the beginning.
inline void rewrite(PublicStore& store, const QByteArray& device, quint64 seq)
{
    const QByteArray other(32, 'x');
    QVERIFY(store.pool->with([&](Sql& sql) -> Result<void> {
        const auto changed
            = sql.run("UPDATE entry SET hash = $1 WHERE device_id = $2 AND seq = $3", {other, device, qint64(seq)});
        return changed ? Result<void>() : changed.fault();
    }));
    wire::TreeEdge edge;
    QList<wire::TreeNode> nodes;
    for (const QByteArray& leaf : store.leaves())
        nodes += edge.append(leaf);
    QVERIFY(store.pool->with([&](Sql& sql) -> Result<void> {
        if (const auto gone = sql.run("DELETE FROM public_tile"); !gone)
            return gone.fault();
        if (const auto moved = sql.run("UPDATE public_tree SET edge = $1", {edge.hashes().join()}); !moved)
            return moved.fault();
        return keepNodes(sql, nodes);
    }));
}

} // namespace naru::test
