// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/faults.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <span>

namespace naru::storage {

class Statement;
class Transaction;
struct Connection;
struct Prepared;

/// One connection to one SQLite file, with the pragmas of the journal: WAL, synchronous=FULL, foreign_keys,
/// trusted_schema=OFF, cell_size_check, secure_delete. Not shared between threads.
class Database {
public:
    enum class Mode { ReadWrite, ReadOnly };
    struct Options {
        Mode mode = Mode::ReadWrite;
        QByteArray vfs; ///< name of a registered SQLite VFS (fault injection); empty: the machine's own files
    };
    /// Creates the file (0600) where it is absent and syncs its folder. Faults: CannotOpen, ReadOnly, DiskFull,
    /// Corrupt.
    static Result<Database> open(const QString& path, const Options& options);
    static Result<Database> open(const QString& path) { return open(path, Options()); }
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Cached by its text: prepared once. Fault: Failed.
    Result<Statement> prepare(const char* sql);
    Result<void> execute(const char* sql); ///< one or several statements without values
    Result<Transaction> begin();           ///< BEGIN IMMEDIATE. Fault: Busy, …
    qint64 lastInsertId() const;
    qint64 changes() const;
    /// A consistent copy by the online backup API: written beside `path` first, then moved there, so that half a copy
    /// never bears its name. Faults: DiskFull, IoFailed, CannotOpen, ReadOnly.
    Result<void> backUpTo(const QString& path);

    struct Migration {
        int version; ///< rising from 1
        const char* sql;
    };
    /// Brings the room's schema to the newest version, each step in its own transaction; versions per room are kept in
    /// table naru_schema. Fault: NewerSchema when the file knows a later one.
    Result<void> migrate(const char* room, std::span<const Migration> migrations);
    /// Newest version of the room's schema in this file, 0 when it has none.
    Result<int> schemaVersion(const char* room);

private:
    friend class Transaction;
    explicit Database(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

/// A prepared statement in use; resets itself when it goes. bind() counts from 1.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(int index, qint64 value);
    Statement& bind(int index, const QString& value);
    Statement& bind(int index, const QByteArray& value); ///< blob, copied
    Statement& bindNull(int index);

    enum class Step { Row, Done };
    Result<Step> step();
    Result<void> run(); ///< steps to the end, rows are an error of the caller
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    bool isNull(int column) const;
    enum class Type { Null, Integer, Text, Blob };
    Type type(int column) const; ///< of this row's value; a number with a fraction counts as Text
    int columns() const;         ///< how many a row has

private:
    friend class Database;
    explicit Statement(Prepared* prepared)
        : m_prepared(prepared)
    {
    }
    Prepared* m_prepared;
};

/// Rolls back unless committed. Some faults (DiskFull, IoFailed) make SQLite roll the whole of it back by itself.
class Transaction {
public:
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Database& database() { return *m_database; }
    Result<Statement> prepare(const char* sql) { return m_database->prepare(sql); }
    /// Runs `change` in a savepoint: its failure undoes only itself.
    Result<void> nested(const std::function<Result<void>(Transaction&)>& change);
    Result<void> commit(); ///< durable when it returns; not from within nested()
    bool isOpen() const;   ///< false once committed or rolled back, by whomever

private:
    friend class Database;
    explicit Transaction(Database& database)
        : m_database(&database)
    {
    }
    Database* m_database;
    bool m_open = true;
    int m_depth = 0; ///< of nested()
};

} // namespace naru::storage
