// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pgpool.h"

#include "sync/hub/faults.h"
#include "sync/hub/pgvalues.h"
#include "sync/hub/sqlitepool.h"

#include <libpq-fe.h>

#include <map>

namespace naru::hub {

namespace {

struct Ended {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
};
using Link = std::unique_ptr<PGconn, Ended>;
using Reply = std::unique_ptr<PGresult, Ended>;

/// By SQLSTATE (PostgreSQL's appendix A): what is worth another try, what needs room, and the rest.
HubFault codeOf(const QByteArray& state)
{
    static const std::array<const char*, 7> passing{"40001", "40P01", "55P03", "53300", "57P01", "57P02", "57P03"};
    for (const char* const known : passing) {
        if (state == known)
            return HubFault::StoreBusy;
    }
    return state == "53100" ? HubFault::StoreFull : HubFault::StoreFailed;
}

/// The message's first line names tables and columns; its detail could name values and is left out.
Fault faultOf(PGconn* link, const PGresult* reply)
{
    const QByteArray state = reply ? PQresultErrorField(reply, PG_DIAG_SQLSTATE) : nullptr;
    const char* const message = reply ? PQresultErrorField(reply, PG_DIAG_MESSAGE_PRIMARY) : PQerrorMessage(link);
    const bool isCut = PQstatus(link) != CONNECTION_OK;
    return Fault(isCut ? HubFault::StoreBusy : codeOf(state),
        QString::fromLatin1(state) + QLatin1Char(' ') + QString::fromUtf8(message).section(QLatin1Char('\n'), 0, 0));
}

Fault badValue(const char* sql)
{
    return Fault(HubFault::StoreFailed, QStringLiteral("a value of another type: ") + QLatin1StringView(sql));
}

} // namespace

class PgPool::Connection final : public Sql {
public:
    explicit Connection(Link link)
        : m_link(std::move(link))
    {
    }
    static Result<std::unique_ptr<Connection>> open(const QByteArray& url)
    {
        const QByteArray wait = QByteArray::number(connectSeconds);
        const char* const names[]
            = {"dbname", "connect_timeout", "tcp_user_timeout", "application_name", "client_encoding", nullptr};
        const char* const values[] = {url.constData(), wait.constData(), "10000", "naru-hub", "UTF8", nullptr};
        Link link(PQconnectdbParams(names, values, 1));
        if (PQstatus(link.get()) != CONNECTION_OK)
            return Fault(HubFault::StoreBusy, QStringLiteral("cannot connect"));
        PQsetNoticeProcessor(
            link.get(), [](void*, const char*) {}, nullptr);
        auto connection = std::make_unique<Connection>(std::move(link));
        const QByteArray limit = "SET statement_timeout = " + QByteArray::number(statementMs);
        if (const auto set = connection->run(limit.constData(), {}); !set)
            return set.fault();
        const auto durable = connection->run("SHOW synchronous_commit", {});
        if (durable && !durable->rows.isEmpty() && durable->rows.first().front() == Value(QStringLiteral("off"))) {
            if (const auto set = connection->run("SET synchronous_commit = on", {}); !set)
                return set.fault();
        }
        return connection;
    }
    bool isWhole() const { return PQstatus(m_link.get()) == CONNECTION_OK; }

    Engine engine() const override { return Engine::Postgres; }

    Result<Answer> run(const char* sql, const std::vector<Value>& values) override
    {
        const auto statement = prepared(sql);
        if (!statement)
            return statement.fault();
        const auto& types = (*statement)->types;
        if (types.size() != values.size())
            return badValue(sql);
        std::vector<pg::Encoded> parameters;
        for (std::size_t i = 0; i < values.size(); ++i) {
            auto value = pg::encoded(values[i], types[i]);
            if (!value)
                return badValue(sql);
            parameters.push_back(std::move(*value));
        }
        return execute((*statement)->name, parameters, sql);
    }

    /// INSERT … VALUES becomes INSERT … SELECT from one array for each column: one statement for all rows.
    Result<void> runMany(const char* sql, const std::vector<Row>& rows) override
    {
        if (rows.empty())
            return {};
        const auto statement = prepared(sql);
        if (!statement)
            return statement.fault();
        const auto types = (*statement)->types;
        const QByteArray many = unnested(sql, types);
        if (many.isEmpty())
            return oneByOne(sql, rows);
        const auto joined = prepared(many.constData());
        if (!joined)
            return joined.fault();
        std::vector<pg::Encoded> columns;
        for (std::size_t i = 0; i < types.size(); ++i) {
            auto column = pg::encodedColumn(rows, i, types[i]);
            if (!column)
                return badValue(sql);
            columns.push_back({std::move(*column)});
        }
        const auto ran = execute((*joined)->name, columns, sql);
        return ran ? Result<void>() : ran.fault();
    }

    Result<void> within(const std::function<Result<void>(Sql&)>& change) override
    {
        Result<void> done;
        for (int tries = 0; tries < triesMax; ++tries) {
            done = once(change);
            if (done || !done.fault().is(HubFault::StoreBusy) || !isWhole())
                return done;
        }
        return done;
    }

private:
    struct Prepared {
        QByteArray name;
        std::vector<quint32> types;
    };

    Result<const Prepared*> prepared(const char* sql)
    {
        const auto known = m_prepared.find(std::string_view(sql));
        if (known != m_prepared.end())
            return &known->second;
        Prepared statement{"s" + QByteArray::number(static_cast<qint64>(m_prepared.size())), {}};
        const Reply made(PQprepare(m_link.get(), statement.name.constData(), sql, 0, nullptr));
        if (PQresultStatus(made.get()) != PGRES_COMMAND_OK)
            return faultOf(m_link.get(), made.get());
        const Reply told(PQdescribePrepared(m_link.get(), statement.name.constData()));
        if (PQresultStatus(told.get()) != PGRES_COMMAND_OK)
            return faultOf(m_link.get(), told.get());
        for (int i = 0; i < PQnparams(told.get()); ++i)
            statement.types.push_back(PQparamtype(told.get(), i));
        return &m_prepared.emplace(std::string(sql), std::move(statement)).first->second;
    }

    Result<Answer> execute(const QByteArray& name, const std::vector<pg::Encoded>& parameters, const char* sql)
    {
        std::vector<const char*> values;
        std::vector<int> sizes, formats(parameters.size(), 1);
        for (const pg::Encoded& parameter : parameters) {
            values.push_back(parameter.isNull ? nullptr : parameter.bytes.constData());
            sizes.push_back(static_cast<int>(parameter.bytes.size()));
        }
        const Reply reply(PQexecPrepared(m_link.get(), name.constData(), static_cast<int>(parameters.size()),
            values.data(), sizes.data(), formats.data(), 1));
        const auto status = PQresultStatus(reply.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            return faultOf(m_link.get(), reply.get());
        Answer answer;
        answer.changed = QByteArray(PQcmdTuples(reply.get())).toLongLong();
        for (int row = 0; row < PQntuples(reply.get()); ++row) {
            Row values_;
            for (int column = 0; column < PQnfields(reply.get()); ++column) {
                if (PQgetisnull(reply.get(), row, column)) {
                    values_.emplace_back();
                    continue;
                }
                auto value = pg::decoded(PQgetvalue(reply.get(), row, column), PQgetlength(reply.get(), row, column),
                    PQftype(reply.get(), column));
                if (!value)
                    return badValue(sql);
                values_.push_back(std::move(*value));
            }
            answer.rows.append(std::move(values_));
        }
        return answer;
    }

    /// Empty: not of the form that this takes, or with types that have no array here.
    static QByteArray unnested(const char* sql, const std::vector<quint32>& types)
    {
        const QByteArray text(sql);
        QByteArray values = "VALUES(", arrays;
        for (std::size_t i = 0; i < types.size(); ++i) {
            if (pg::arrayOf(types[i]) == 0)
                return {};
            const QByteArray number = '$' + QByteArray::number(static_cast<qint64>(i + 1));
            values += (i ? ", " : "") + number;
            arrays += (i ? ", " : "") + number + "::" + pg::nameOf(types[i]) + "[]";
        }
        values += ')';
        if (!text.startsWith("INSERT INTO ") || !text.endsWith(values))
            return {};
        return text.chopped(values.size()) + "SELECT * FROM unnest(" + arrays + ')';
    }

    Result<void> oneByOne(const char* sql, const std::vector<Row>& rows)
    {
        for (const Row& row : rows) {
            if (const auto ran = run(sql, row); !ran)
                return ran.fault();
        }
        return {};
    }

    Result<void> once(const std::function<Result<void>(Sql&)>& change)
    {
        if (const auto begun = run("BEGIN", {}); !begun)
            return begun.fault();
        auto changed = change(*this);
        if (changed) {
            const auto committed = run("COMMIT", {});
            if (committed)
                return {};
            changed = committed.fault();
        }
        if (PQtransactionStatus(m_link.get()) != PQTRANS_IDLE && isWhole())
            (void)run("ROLLBACK", {});
        return changed;
    }

    Link m_link;
    std::map<std::string, Prepared, std::less<>> m_prepared;
};

PgPool::PgPool(const QByteArray& url)
    : m_lending(connectionsMax, [url] { return Connection::open(url); })
{
}
PgPool::~PgPool() = default;

Result<std::unique_ptr<PgPool>> PgPool::open(const QString& url)
{
    std::unique_ptr<PgPool> pool(new PgPool(url.toUtf8()));
    const auto reached = pool->with([](Sql&) { return Result<void>(); });
    return reached ? Result<std::unique_ptr<PgPool>>(std::move(pool)) : reached.fault();
}

/// A connection that broke is given up, and with it those that lay idle meanwhile: they end in the same server. What
/// was asked is asked once more on a new one; a commit that did get through is found by the guard then.
Result<void> PgPool::with(const std::function<Result<void>(Sql&)>& run)
{
    Result<void> ran;
    for (int tries = 0; tries < 2; ++tries) {
        auto connection = m_lending.lend();
        if (!connection)
            return connection.fault();
        ran = run(**connection);
        const bool isWhole = (*connection)->isWhole();
        m_lending.takeBack(isWhole ? std::move(*connection) : nullptr);
        if (!isWhole)
            m_lending.dropIdle();
        if (ran || isWhole || !ran.fault().is(HubFault::StoreBusy))
            return ran;
    }
    return ran;
}

Result<void> PgPool::migrate(const char* room, std::span<const Migration> migrations)
{
    return migrateThrough(*this, room, migrations);
}

} // namespace naru::hub
