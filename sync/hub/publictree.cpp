// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/publictree.h"

#include "sync/hub/columns.h"
#include "sync/hub/faults.h"

#include <QHash>

#include <array>
#include <map>

namespace naru::hub {

namespace {

constexpr std::array steps{SqlPool::Migration{1,
    "CREATE TABLE public_tree(id INTEGER NOT NULL PRIMARY KEY, size INTEGER NOT NULL, edge BLOB NOT NULL,"
    "  checkpoints INTEGER NOT NULL) STRICT;"
    "INSERT INTO public_tree(id, size, edge, checkpoints) VALUES(1, 0, x'', 0);"
    "CREATE TABLE public_tile(level INTEGER NOT NULL, place INTEGER NOT NULL, hashes BLOB NOT NULL,"
    "  PRIMARY KEY(level, place)) STRICT;"
    "CREATE TABLE leaf(position INTEGER NOT NULL PRIMARY KEY, device_id BLOB NOT NULL, epoch INTEGER NOT NULL,"
    "  seq INTEGER NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX leaf_place ON leaf(device_id, epoch, seq);"
    "CREATE TABLE leaf_cursor(device_id BLOB NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL) "
    "STRICT;"
    "CREATE TABLE public_checkpoint(number INTEGER NOT NULL PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL,"
    "  made_ms INTEGER NOT NULL, note BLOB NOT NULL) STRICT;"
    "CREATE TABLE log_alarm(device_id BLOB NOT NULL, code TEXT NOT NULL, first_ms INTEGER NOT NULL,"
    "  last_ms INTEGER NOT NULL, times INTEGER NOT NULL, note BLOB NOT NULL, PRIMARY KEY(device_id, code)) STRICT;",
    "CREATE TABLE public_tree(id BIGINT NOT NULL PRIMARY KEY, size BIGINT NOT NULL, edge BYTEA NOT NULL,"
    "  checkpoints BIGINT NOT NULL) WITH (fillfactor = 50);"
    "INSERT INTO public_tree(id, size, edge, checkpoints) VALUES(1, 0, '', 0);"
    "CREATE TABLE public_tile(level BIGINT NOT NULL, place BIGINT NOT NULL, hashes BYTEA NOT NULL,"
    "  PRIMARY KEY(level, place));"
    "CREATE TABLE leaf(position BIGINT NOT NULL PRIMARY KEY, device_id BYTEA NOT NULL, epoch BIGINT NOT NULL,"
    "  seq BIGINT NOT NULL);"
    "CREATE UNIQUE INDEX leaf_place ON leaf(device_id, epoch, seq);"
    "CREATE TABLE leaf_cursor(device_id BYTEA NOT NULL PRIMARY KEY, epoch BIGINT NOT NULL, seq BIGINT NOT NULL);"
    "CREATE TABLE public_checkpoint(number BIGINT NOT NULL PRIMARY KEY, size BIGINT NOT NULL, root BYTEA NOT NULL,"
    "  made_ms BIGINT NOT NULL, note BYTEA NOT NULL);"
    "CREATE TABLE log_alarm(device_id BYTEA NOT NULL, code TEXT NOT NULL, first_ms BIGINT NOT NULL,"
    "  last_ms BIGINT NOT NULL, times BIGINT NOT NULL, note BYTEA NOT NULL, PRIMARY KEY(device_id, code));"}};

constexpr const char* selectTile = "SELECT hashes FROM public_tile WHERE level = $1 AND place = $2";
constexpr const char* insertTile = "INSERT INTO public_tile(level, place, hashes) VALUES($1, $2, $3)";
constexpr const char* updateTile = "UPDATE public_tile SET hashes = $1 WHERE level = $2 AND place = $3";

using TilePlace = std::pair<qint64, qint64>;

Fault damaged(const char* what)
{
    return Fault(HubFault::StoreFailed, QLatin1StringView("publiclog: ") + QLatin1StringView(what));
}

Result<QByteArray> tileAt(Sql& sql, TilePlace place)
{
    const auto found = sql.run(selectTile, {place.first, place.second});
    if (!found)
        return found.fault();
    return found->rows.isEmpty() ? Result<QByteArray>(QByteArray()) : bytesIn(found->rows.first()[0]);
}

/// Of a complete subtree of these neighbouring nodes.
QByteArray joined(QByteArrayView hashes)
{
    if (hashes.size() == journal::hashBytes)
        return hashes.toByteArray();
    const qsizetype half = hashes.size() / 2;
    return wire::nodeHash(joined(hashes.first(half)), joined(hashes.sliced(half)));
}

} // namespace

std::span<const SqlPool::Migration> publicLogSchema()
{
    return steps;
}

Result<TreeRow> treeIn(Sql& sql)
{
    const auto found = sql.run("SELECT size, edge, checkpoints FROM public_tree WHERE id = $1", {qint64(1)});
    if (!found)
        return found.fault();
    if (found->rows.isEmpty())
        return damaged("no tree");
    const Sql::Row& row = found->rows.first();
    const QByteArray bytes = bytesIn(row[1]);
    QList<QByteArray> hashes;
    for (qsizetype at = 0; at < bytes.size(); at += journal::hashBytes)
        hashes.append(bytes.mid(at, journal::hashBytes));
    auto edge = wire::TreeEdge::of(quint64(numberIn(row[0])), std::move(hashes));
    if (!edge)
        return damaged("the tree's edge is none");
    return TreeRow{std::move(*edge), numberIn(row[2])};
}

wire::NodeAt nodesIn(Sql& sql)
{
    const auto tiles = std::make_shared<std::map<TilePlace, QByteArray>>();
    return [&sql, tiles](int level, quint64 index) -> Result<QByteArray> {
        const int within = level % tileHeight;
        const quint64 first = index << within;
        const TilePlace place{level / tileHeight, qint64(first / tileWidth)};
        auto tile = tiles->find(place);
        if (tile == tiles->end()) {
            auto read = tileAt(sql, place);
            if (!read)
                return read.fault();
            tile = tiles->emplace(place, std::move(*read)).first;
        }
        const qsizetype from = qsizetype(first % tileWidth) * journal::hashBytes;
        const qsizetype bytes = (qsizetype(1) << within) * journal::hashBytes;
        if (from + bytes > tile->second.size())
            return damaged("a part of the tree is missing");
        return joined(QByteArrayView(tile->second).sliced(from, bytes));
    };
}

Result<void> keepNodes(Sql& change, const QList<wire::TreeNode>& fresh)
{
    struct Growth {
        qsizetype from = 0; ///< in nodes
        QByteArray hashes;
    };
    std::map<TilePlace, Growth> tiles;
    for (const wire::TreeNode& node : fresh) {
        if (node.level % tileHeight != 0)
            continue;
        const auto [tile, isNew] = tiles.try_emplace({node.level / tileHeight, qint64(node.index / tileWidth)});
        if (isNew)
            tile->second.from = qsizetype(node.index % tileWidth);
        tile->second.hashes += node.hash;
    }
    for (const auto& [place, growth] : tiles) {
        if (growth.from == 0) {
            if (const auto put = change.run(insertTile, {place.first, place.second, growth.hashes}); !put)
                return put.fault();
            continue;
        }
        const auto there = tileAt(change, place);
        if (!there)
            return there.fault();
        if (there->size() != growth.from * journal::hashBytes)
            return damaged("the last part of the tree is of another size");
        if (const auto put = change.run(updateTile, {*there + growth.hashes, place.first, place.second}); !put)
            return put.fault();
    }
    return {};
}

} // namespace naru::hub
