// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/sql.h"
#include "sync/wire/tree.h"

namespace naru::hub {

/// The tables of room "publiclog", and the tree in them. A tile is what 256 neighbouring nodes of one level have as
/// hashes, one behind another; levels 0, 8, 16, … are kept, everything between is worked out of a tile. A proof thus
/// reads at most two tiles a kept level (eight in a record of four thousand million entries), and hashes of a leaf
/// cost 32.1 bytes. Only the last tile of a level is ever written again, and only by growing.
inline constexpr int tileHeight = 8, tileWidth = 1 << tileHeight;
inline constexpr const char* publicLogRoom = "publiclog";
std::span<const SqlPool::Migration> publicLogSchema();

/// The one row that everything is moved from.
struct TreeRow {
    wire::TreeEdge edge;
    qint64 checkpoints = 0; ///< how many were made
};
/// Fault also: StoreFailed, where the row is none.
Result<TreeRow> treeIn(Sql& sql);

/// Every complete subtree, whatever is added meanwhile; a tile is read once. `sql` outlives it.
wire::NodeAt nodesIn(Sql& sql);
/// Within the transaction that moved the row: what leaves completed, in the order in which they did.
Result<void> keepNodes(Sql& change, const QList<wire::TreeNode>& fresh);

} // namespace naru::hub
