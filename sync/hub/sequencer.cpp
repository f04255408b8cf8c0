// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/sequencer.h"

#include "sync/hub/columns.h"
#include "sync/hub/faults.h"

namespace naru::hub {

namespace {

constexpr const char* selectWaiting
    = "SELECT h.device_id, c.epoch, c.seq FROM device_head h LEFT JOIN leaf_cursor c ON c.device_id = h.device_id "
      "WHERE h.head_seq > 0 AND (c.device_id IS NULL OR h.epoch > c.epoch OR (h.epoch = c.epoch AND "
      "h.head_seq > c.seq)) ORDER BY h.device_id LIMIT $1";
constexpr const char* selectNext = "SELECT epoch, seq, hash FROM entry WHERE device_id = $1 AND "
                                   "(epoch, seq) > ($2, $3) ORDER BY epoch, seq LIMIT $4";
constexpr const char* moveTree = "UPDATE public_tree SET size = $1, edge = $2 WHERE id = $3 AND size = $4";
constexpr const char* insertLeaf = "INSERT INTO leaf(position, device_id, epoch, seq) VALUES($1, $2, $3, $4)";
constexpr const char* insertCursor = "INSERT INTO leaf_cursor(epoch, seq, device_id) VALUES($1, $2, $3)";
constexpr const char* moveCursor = "UPDATE leaf_cursor SET epoch = $1, seq = $2 WHERE device_id = $3";

} // namespace

/// What is to be added to a tree of `size`.
struct Sequencer::Gathered {
    quint64 size = 0;
    wire::TreeEdge edge; ///< with the leaves
    std::vector<Sql::Row> leaves;
    QList<wire::TreeNode> nodes;
    std::vector<Sql::Row> newCursors, cursors;
};

Result<void> Sequencer::gatherOf(Sql& sql, const Sql::Row& desk, Gathered& into)
{
    const QByteArray device = bytesIn(desk[0]);
    const qint64 most = std::min<qint64>(ofDeskMax, leavesMax - qint64(into.leaves.size()));
    const auto found = sql.run(selectNext, {device, numberIn(desk[1]), numberIn(desk[2]), most});
    if (!found)
        return found.fault();
    for (const Sql::Row& row : found->rows) {
        const journal::Head entry{quint32(numberIn(row[0])), quint64(numberIn(row[1])), bytesIn(row[2])};
        if (entry.hash.size() != journal::hashBytes)
            return Fault(HubFault::StoreFailed, QStringLiteral("publiclog: an entry without a hash"));
        into.leaves.push_back({qint64(into.edge.size()), device, row[0], row[1]});
        into.nodes += into.edge.append(wire::leafOf(device, entry));
    }
    if (!found->rows.isEmpty()) {
        const Sql::Row& last = found->rows.last();
        const bool isNew = std::holds_alternative<std::monostate>(desk[1]);
        (isNew ? into.newCursors : into.cursors).push_back({last[0], last[1], device});
    }
    return {};
}

/// Without a lock, and without a transaction: cursors move with the tree's size alone, so that what was read of a newer
/// state is found out when the size is compared.
Result<Sequencer::Gathered> Sequencer::gather(Sql& sql)
{
    auto tree = treeIn(sql);
    if (!tree)
        return tree.fault();
    Gathered gathered;
    gathered.size = tree->edge.size();
    gathered.edge = std::move(tree->edge);
    const auto waiting = sql.run(selectWaiting, {qint64(leavesMax)});
    if (!waiting)
        return waiting.fault();
    for (const Sql::Row& desk : waiting->rows) {
        if (gathered.leaves.size() >= leavesMax)
            break;
        if (const auto of = gatherOf(sql, desk, gathered); !of)
            return of.fault();
    }
    return gathered;
}

Result<bool> Sequencer::write(Sql& change, const Gathered& gathered)
{
    const auto moved = change.run(
        moveTree, {qint64(gathered.edge.size()), gathered.edge.hashes().join(), qint64(1), qint64(gathered.size)});
    if (!moved)
        return moved.fault();
    if (moved->changed != 1)
        return false;
    if (const auto put = change.runMany(insertLeaf, gathered.leaves); !put)
        return put.fault();
    if (const auto put = keepNodes(change, gathered.nodes); !put)
        return put.fault();
    if (!gathered.newCursors.empty()) {
        if (const auto put = change.runMany(insertCursor, gathered.newCursors); !put)
            return put.fault();
    }
    for (const Sql::Row& cursor : gathered.cursors) {
        if (const auto put = change.run(moveCursor, cursor); !put)
            return put.fault();
    }
    return true;
}

Result<int> Sequencer::step()
{
    int added = 0;
    const auto done = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto gathered = gather(sql);
        if (!gathered)
            return gathered.fault();
        if (gathered->leaves.empty())
            return {};
        bool isOurs = false;
        const auto written = sql.within([&](Sql& change) -> Result<void> {
            const auto put = write(change, *gathered);
            isOurs = put && *put;
            return put ? Result<void>() : put.fault();
        });
        added = written && isOurs ? int(gathered->leaves.size()) : 0;
        return written;
    });
    return done ? Result<int>(added) : done.fault();
}

} // namespace naru::hub
