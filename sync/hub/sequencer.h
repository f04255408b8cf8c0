// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/publictree.h"

namespace naru::hub {

/// Gives the entries that were taken their places in the public log, behind the acknowledgement and apart from it. Any
/// hub may run it: the tree's one row is moved only from the size that this sequencer saw, in the transaction that
/// writes leaves, tree and cursors, so whoever comes second has done nothing. Entries of a desk come in the order of
/// its record; desks in the order of their ids. Any thread.
class Sequencer {
public:
    static constexpr int leavesMax = 1'024, ofDeskMax = 256; ///< in one transaction, which desks wait for on SQLite

    explicit Sequencer(SqlPool& pool)
        : m_pool(pool)
    {
    }
    /// The value: how many leaves were added; 0: nothing new, or another was there first.
    Result<int> step();

private:
    struct Gathered;
    static Result<Gathered> gather(Sql& sql);
    static Result<void> gatherOf(Sql& sql, const Sql::Row& desk, Gathered& into);
    static Result<bool> write(Sql& change, const Gathered& gathered);

    SqlPool& m_pool;
};

} // namespace naru::hub
