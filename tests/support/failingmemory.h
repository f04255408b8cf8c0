// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace naru::test {

/// What SQLite allocates, from a memory that runs out when told to. Of the whole program, from install() on.
class FailingMemory {
public:
    /// Before any database of this program is open; SQLite is begun anew. false: it would not take it.
    static bool install();
    static void failAt(qint64 number, bool forEver); ///< of the allocations from now on, from 0
    static void stopFailing();
    static qint64 refused(); ///< since failAt()
};

} // namespace naru::test
