// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/sqlitepool.h"

#include "app/storage/database.h"
#include "sync/hub/faults.h"

#include <QScopedValueRollback>

#include <map>

namespace naru::hub {

namespace {

constexpr Milliseconds writeWait{5'000}; ///< as SQLite's own patience with other processes

Fault faultFrom(const Fault& fault)
{
    using storage::StorageFault;
    const HubFault code = fault.is(StorageFault::Busy) ? HubFault::StoreBusy
        : fault.is(StorageFault::DiskFull)             ? HubFault::StoreFull
                                                       : HubFault::StoreFailed;
    return Fault(code, QLatin1StringView(fault.name()) + QLatin1Char(' ') + fault.detail());
}

void bindTo(storage::Statement& statement, const std::vector<Sql::Value>& values)
{
    int index = 0;
    for (const Sql::Value& value : values) {
        ++index;
        if (const auto* number = std::get_if<qint64>(&value))
            statement.bind(index, *number);
        else if (const auto* text = std::get_if<QString>(&value))
            statement.bind(index, *text);
        else if (const auto* bytes = std::get_if<QByteArray>(&value))
            statement.bind(index, *bytes);
        else
            statement.bindNull(index);
    }
}

Sql::Row rowOf(const storage::Statement& statement)
{
    Sql::Row row;
    row.reserve(static_cast<std::size_t>(statement.columns()));
    for (int column = 0; column < statement.columns(); ++column) {
        switch (statement.type(column)) {
        case storage::Statement::Type::Null:
            row.emplace_back();
            break;
        case storage::Statement::Type::Integer:
            row.emplace_back(statement.integer(column));
            break;
        case storage::Statement::Type::Text:
            row.emplace_back(statement.text(column));
            break;
        case storage::Statement::Type::Blob:
            row.emplace_back(statement.blob(column));
            break;
        }
    }
    return row;
}

} // namespace

class SqlitePool::Connection final : public Sql {
public:
    Connection(storage::Database database, WriteQueue& writers)
        : m_writers(writers)
        , m_database(std::move(database))
    {
    }

    Engine engine() const override { return Engine::Sqlite; }

    Result<Answer> run(const char* sql, const std::vector<Value>& values) override
    {
        std::shared_ptr<void> turn;
        if (!m_isWithin && !std::string_view(sql).starts_with("SELECT") && !(turn = m_writers.enter(writeWait)))
            return Fault(HubFault::StoreBusy);
        auto statement = m_database.prepare(numbered(sql));
        if (!statement)
            return faultFrom(statement.fault());
        bindTo(*statement, values);
        Answer answer;
        for (;;) {
            const auto step = statement->step();
            if (!step)
                return faultFrom(step.fault());
            if (*step == storage::Statement::Step::Done)
                break;
            answer.rows.append(rowOf(*statement));
        }
        answer.changed = m_database.changes();
        return answer;
    }

    Result<void> runMany(const char* sql, const std::vector<Row>& rows) override
    {
        for (const Row& row : rows) {
            if (const auto ran = run(sql, row); !ran)
                return ran.fault();
        }
        return {};
    }

    /// Busy comes at the beginning alone, after SQLite has waited for it: no second time.
    Result<void> within(const std::function<Result<void>(Sql&)>& change) override
    {
        const auto turn = m_writers.enter(writeWait);
        if (!turn)
            return Fault(HubFault::StoreBusy);
        auto transaction = m_database.begin();
        if (!transaction)
            return faultFrom(transaction.fault());
        const QScopedValueRollback inside(m_isWithin, true);
        if (auto changed = change(*this); !changed)
            return changed;
        const auto committed = transaction->commit();
        return committed ? Result<void>() : faultFrom(committed.fault());
    }

private:
    /// SQLite counts `$2` by where it first stands and `?2` by its number.
    const char* numbered(const char* sql)
    {
        const auto known = m_numbered.find(std::string_view(sql));
        if (known != m_numbered.end())
            return known->second.c_str();
        std::string text(sql);
        std::replace(text.begin(), text.end(), '$', '?');
        return m_numbered.emplace(std::string(sql), std::move(text)).first->second.c_str();
    }

    WriteQueue& m_writers;
    bool m_isWithin = false;
    std::map<std::string, std::string, std::less<>> m_numbered;
    storage::Database m_database;
};

SqlitePool::SqlitePool(const QString& path, const QByteArray& vfs)
    : m_lending(connectionsMax, [this, path, vfs]() -> Result<std::unique_ptr<Connection>> {
        auto database = storage::Database::open(path, {storage::Database::Mode::ReadWrite, vfs});
        if (!database)
            return faultFrom(database.fault());
        return std::make_unique<Connection>(std::move(*database), m_writers);
    })
{
}
SqlitePool::~SqlitePool() = default;

Result<std::unique_ptr<SqlitePool>> SqlitePool::open(const QString& path, const QByteArray& vfs)
{
    std::unique_ptr<SqlitePool> pool(new SqlitePool(path, vfs));
    auto first = pool->m_lending.lend();
    if (!first)
        return first.fault();
    pool->m_lending.takeBack(std::move(*first));
    return pool;
}

Result<void> SqlitePool::with(const std::function<Result<void>(Sql&)>& run)
{
    auto connection = m_lending.lend();
    if (!connection)
        return connection.fault();
    auto ran = run(**connection);
    m_lending.takeBack(std::move(*connection));
    return ran;
}

Result<void> SqlitePool::migrate(const char* room, std::span<const Migration> migrations)
{
    return migrateThrough(*this, room, migrations);
}

} // namespace naru::hub
