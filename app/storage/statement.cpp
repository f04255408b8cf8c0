// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connection.h"

#include <utility>

namespace naru::storage {

namespace {

/// Memory that has given out is the one thing a binding may meet that is not a slip of ours; the next step says so.
void noteBound(Prepared& prepared, int code)
{
    NARU_ASSERT(code == SQLITE_OK || code == SQLITE_NOMEM);
    prepared.isUnbound = prepared.isUnbound || code != SQLITE_OK;
}

} // namespace

Statement::Statement(Statement&& other) noexcept
    : m_prepared(std::exchange(other.m_prepared, nullptr))
{
}

Statement::~Statement()
{
    if (!m_prepared)
        return;
    sqlite3_reset(m_prepared->statement);
    sqlite3_clear_bindings(m_prepared->statement);
    m_prepared->lent = m_prepared->isUnbound = false;
}

Statement& Statement::bind(int index, qint64 value)
{
    const int code = sqlite3_bind_int64(m_prepared->statement, index, value);
    noteBound(*m_prepared, code);
    return *this;
}

Statement& Statement::bind(int index, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    const int code = sqlite3_bind_text64(m_prepared->statement, index, utf8.constData(),
        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    noteBound(*m_prepared, code);
    return *this;
}

Statement& Statement::bind(int index, const QByteArray& value)
{
    const int code = sqlite3_bind_blob64(
        m_prepared->statement, index, value.constData(), static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT);
    noteBound(*m_prepared, code);
    return *this;
}

Statement& Statement::bindNull(int index)
{
    const int code = sqlite3_bind_null(m_prepared->statement, index);
    noteBound(*m_prepared, code);
    return *this;
}

Result<Statement::Step> Statement::step()
{
    const int code = m_prepared->isUnbound ? SQLITE_NOMEM : sqlite3_step(m_prepared->statement);
    if (code == SQLITE_ROW)
        return Step::Row;
    if (code == SQLITE_DONE)
        return Step::Done;
    Fault fault = faultOf(sqlite3_db_handle(m_prepared->statement), code, "step");
    sqlite3_reset(m_prepared->statement);
    return fault;
}

Result<void> Statement::run()
{
    const auto stepped = step();
    if (!stepped)
        return stepped.fault();
    NARU_ASSERT(*stepped == Step::Done);
    sqlite3_reset(m_prepared->statement);
    return {};
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_prepared->statement, column);
}

QString Statement::text(int column) const
{
    // The bytes are asked for after the text: the call that converts comes first.
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(m_prepared->statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_prepared->statement, column));
}

QByteArray Statement::blob(int column) const
{
    const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(m_prepared->statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_prepared->statement, column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_prepared->statement, column) == SQLITE_NULL;
}

Statement::Type Statement::type(int column) const
{
    switch (sqlite3_column_type(m_prepared->statement, column)) {
    case SQLITE_NULL:
        return Type::Null;
    case SQLITE_INTEGER:
        return Type::Integer;
    case SQLITE_BLOB:
        return Type::Blob;
    default:
        return Type::Text;
    }
}

int Statement::columns() const
{
    return sqlite3_column_count(m_prepared->statement);
}

} // namespace naru::storage
