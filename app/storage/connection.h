// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"

#include <sqlite3.h>

#include <map>
#include <string>
#include <vector>

namespace naru::storage {

/// A statement kept ready. Lent to one Statement at a time.
struct Prepared {
    explicit Prepared(sqlite3_stmt* prepared)
        : statement(prepared)
    {
    }
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    ~Prepared() { sqlite3_finalize(statement); }

    sqlite3_stmt* statement;
    bool lent = false;
    bool isUnbound = false; ///< there was no memory for a value of it
};

/// What a Database owns: closes when it goes, its statements first.
struct Connection {
    explicit Connection(sqlite3* opened)
        : handle(opened)
    {
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection()
    {
        cache.clear();
        sqlite3_finalize(rollBackStatement);
        sqlite3_close_v2(handle);
    }
    /// Ends the transaction that is open, if one is. Prepared when the connection was: text would need memory, and this
    /// must work when there is none. What it does not end would swallow whatever is written next.
    void rollBack()
    {
        if (sqlite3_get_autocommit(handle))
            return;
        sqlite3_step(rollBackStatement);
        sqlite3_reset(rollBackStatement);
    }

    sqlite3* handle;
    sqlite3_stmt* rollBackStatement = nullptr; ///< of a connection that writes
    bool isLent = false;                       ///< to a Transaction
    QByteArray vfs;
    std::map<std::string, std::vector<std::unique_ptr<Prepared>>, std::less<>> cache;
};

/// Turns an extended result code of `handle` (may be null) into the Fault that names it; `doing` is for the log.
Fault faultOf(sqlite3* handle, int code, const char* doing);

/// errno of a file call, in the same words. `otherwise` when nothing better is known.
Fault faultOfErrno(int error, StorageFault otherwise, const char* doing);

} // namespace naru::storage
