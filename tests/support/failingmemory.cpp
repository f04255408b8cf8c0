// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/failingmemory.h"

#include <sqlite3.h>

#include <atomic>

namespace naru::test {

namespace {

sqlite3_mem_methods real;
std::atomic<qint64> calls{0}, failing{-1}, met{0};
std::atomic<bool> failsOn{false};

bool refuses()
{
    const qint64 at = failing, number = calls++;
    const bool isIt = at >= 0 && (failsOn ? number >= at : number == at);
    met += isIt;
    return isIt;
}

void* allocate(int bytes)
{
    return refuses() ? nullptr : real.xMalloc(bytes);
}

void* reallocate(void* old, int bytes)
{
    return refuses() ? nullptr : real.xRealloc(old, bytes);
}

} // namespace

bool FailingMemory::install()
{
    if (sqlite3_shutdown() != SQLITE_OK || sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real) != SQLITE_OK)
        return false;
    sqlite3_mem_methods mine = real;
    mine.xMalloc = allocate;
    mine.xRealloc = reallocate;
    // Nothing out of a connection's own pool: every allocation can be the one.
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &mine) == SQLITE_OK
        && sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK && sqlite3_initialize() == SQLITE_OK;
}

void FailingMemory::failAt(qint64 number, bool forEver)
{
    stopFailing();
    calls = met = 0;
    failsOn = forEver;
    failing = number;
}

void FailingMemory::stopFailing()
{
    failing = -1;
}

qint64 FailingMemory::refused()
{
    return met;
}

} // namespace naru::test
