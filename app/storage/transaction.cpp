// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connection.h"

#include <utility>

namespace naru::storage {

namespace {

/// From here on another transaction may begin, whatever becomes of the object that had this one.
void close(Connection& connection, bool& isOpen)
{
    isOpen = false;
    connection.isLent = false;
}

} // namespace

Result<Transaction> Database::begin()
{
    NARU_ASSERT(!m_connection->isLent || sqlite3_get_autocommit(m_connection->handle));
    m_connection->rollBack();
    if (!sqlite3_get_autocommit(m_connection->handle))
        return Fault(StorageFault::Failed, QStringLiteral("begin: the transaction before it does not end"));
    auto statement = prepare("BEGIN IMMEDIATE");
    if (!statement)
        return statement.fault();
    if (const auto begun = statement->run(); !begun)
        return begun.fault();
    m_connection->isLent = true;
    return Transaction(*this);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(other.m_database)
    , m_open(std::exchange(other.m_open, false))
    , m_depth(other.m_depth)
{
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    close(*m_database->m_connection, m_open);
    m_database->m_connection->rollBack();
}

bool Transaction::isOpen() const
{
    return m_open && !sqlite3_get_autocommit(m_database->m_connection->handle);
}

Result<void> Transaction::commit()
{
    NARU_ASSERT(m_open && m_depth == 0);
    if (!isOpen())
        return Fault(StorageFault::Failed, QStringLiteral("commit: the transaction was rolled back before"));
    auto statement = prepare("COMMIT");
    if (!statement)
        return statement.fault();
    if (auto committed = statement->run(); !committed)
        return committed; // the destructor rolls back what SQLite has not
    close(*m_database->m_connection, m_open);
    return {};
}

Result<void> Transaction::nested(const std::function<Result<void>(Transaction&)>& change)
{
    NARU_ASSERT(isOpen());
    sqlite3* const handle = m_database->m_connection->handle;
    if (auto set = m_database->prepare("SAVEPOINT step"); !set)
        return set.fault();
    else if (auto ran = set->run(); !ran)
        return ran;
    ++m_depth;
    Result<void> changed = change(*this);
    --m_depth;
    if (!isOpen()) {
        close(*m_database->m_connection, m_open);
        if (changed)
            return Fault(StorageFault::Failed, QStringLiteral("nested: the transaction was rolled back within"));
        return changed;
    }
    const auto end = [&]() -> Result<void> {
        close(*m_database->m_connection, m_open);
        m_database->m_connection->rollBack();
        return changed;
    };
    if (!changed && sqlite3_exec(handle, "ROLLBACK TO step", nullptr, nullptr, nullptr) != SQLITE_OK)
        return end();
    // A step that cannot be closed would be committed with the rest, though its caller hears that it was refused.
    auto release = m_database->prepare("RELEASE step");
    const Result<void> released = release ? release->run() : Result<void>(release.fault());
    if (released)
        return changed;
    changed = released;
    return end();
}

} // namespace naru::storage
