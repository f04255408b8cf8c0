// SPDX-License-Identifier: GPL-3.0-or-later
// What a hub writes into PostgreSQL, against the least that as many rows cost there: COPY in binary into a table
// without an index, and INSERT … ON CONFLICT DO NOTHING into a table like the hub's own. One connection each, a durable
// transaction for every 500 rows, by turns; the server is started here. Then every batch twice, as when half of what
// was sent is sent again; then what an entry takes on the disk, and how fast it comes into the public log.
// `bench_ingest [rounds]`.
#include "app/base/random.h"
#include "sync/hub/devices.h"
#include "sync/hub/pgpool.h"
#include "sync/hub/pgvalues.h"
#include "sync/hub/publiclog.h"
#include "sync/hub/schema.h"
#include "sync/hub/sequencer.h"
#include "sync/hub/sqllog.h"
#include "tests/bench/measure.h"
#include "tests/support/hubrecord.h"
#include "tests/support/postgres.h"

#include <QtEndian>

#include <chrono>
#include <cstdio>
#include <functional>

#include <libpq-fe.h>

using namespace naru;
using hub::Sql;
using Ticks = std::chrono::steady_clock;
namespace pg = hub::pg;

namespace {

constexpr int rowsPerBatch = 500, batchesPerRound = 10, roundsDefault = 9;
constexpr qsizetype bodyBytes = 512;
constexpr Instant noon{Milliseconds(1'790'000'000'000)};
const std::vector<quint32> types{pg::Bytea, pg::Int8, pg::Int8, pg::Int8, pg::Int4, pg::Int4, pg::Int4, pg::Bytea,
    pg::Bytea, pg::Bytea, pg::Bytea, pg::Int8};

[[noreturn]] void stop(const char* why)
{
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
}

struct Batch {
    QByteArray device;
    journal::Head before, after;
    QList<hub::Kept> entries;
};

/// The next batches of one desk.
class Desk {
public:
    Desk()
        : m_record(7)
    {
    }
    QByteArray device() const { return m_record.device; }
    QByteArray spki() const { return m_record.key.publicKey().spki(); }
    QList<Batch> next(int batches)
    {
        QList<Batch> made;
        for (int i = 0; i < batches; ++i) {
            Batch batch{m_record.device, m_head, {}, {}};
            for (int row = 0; row < rowsPerBatch; ++row) {
                hub::Kept kept;
                kept.epoch = 1;
                kept.seq = ++m_head.seq;
                kept.hlc = kept.seq << 16;
                kept.kind = 70;
                kept.schema = 1;
                kept.hash = m_head.hash = m_record.random.bytes(32);
                kept.digest = m_record.random.bytes(32);
                kept.body = m_record.random.bytes(bodyBytes);
                kept.facets = QByteArray("");
                batch.entries.append(kept);
            }
            batch.after = m_head;
            made.append(batch);
        }
        return made;
    }

private:
    test::HubRecord m_record;
    journal::Head m_head{1, 0, QByteArray(32, '\0')};
};

std::vector<Sql::Row> rowsOf(const Batch& batch)
{
    std::vector<Sql::Row> rows;
    rows.reserve(std::size_t(batch.entries.size()));
    for (const hub::Kept& kept : batch.entries)
        rows.push_back({batch.device, qint64(kept.epoch), qint64(kept.seq), qint64(kept.hlc), qint64(kept.kind),
            qint64(kept.schema), qint64(0), kept.hash, kept.digest, kept.body, kept.facets,
            qint64(noon.time_since_epoch().count())});
    return rows;
}

/// libpq, bare.
class Client {
public:
    explicit Client(const QString& url)
        : m_connection(PQconnectdb(url.toUtf8().constData()))
    {
        if (PQstatus(m_connection) != CONNECTION_OK)
            stop(PQerrorMessage(m_connection));
    }
    ~Client() { PQfinish(m_connection); }

    void run(const char* sql, ExecStatusType wanted = PGRES_COMMAND_OK) { expect(PQexec(m_connection, sql), wanted); }
    /// One transaction: COPY commits by itself.
    void copy(const Batch& batch)
    {
        run("COPY bare FROM STDIN (FORMAT binary)", PGRES_COPY_IN);
        QByteArray bytes("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
        for (const Sql::Row& row : rowsOf(batch)) {
            append<qint16>(bytes, qint16(row.size()));
            for (std::size_t i = 0; i < row.size(); ++i) {
                const auto value = pg::encoded(row[i], types[i]);
                append<qint32>(bytes, qint32(value->bytes.size()));
                bytes += value->bytes;
            }
        }
        append<qint16>(bytes, -1);
        if (PQputCopyData(m_connection, bytes.constData(), int(bytes.size())) != 1
            || PQputCopyEnd(m_connection, nullptr) != 1)
            stop(PQerrorMessage(m_connection));
        expect(PQgetResult(m_connection), PGRES_COMMAND_OK);
        PQclear(PQgetResult(m_connection));
    }
    void prepareConflict()
    {
        expect(PQprepare(m_connection, "conflict",
                   "INSERT INTO guarded SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bigint[], $4::bigint[],"
                   " $5::integer[], $6::integer[], $7::integer[], $8::bytea[], $9::bytea[], $10::bytea[],"
                   " $11::bytea[], $12::bigint[]) ON CONFLICT DO NOTHING",
                   0, nullptr),
            PGRES_COMMAND_OK);
    }
    void insertUnlessThere(const Batch& batch)
    {
        const auto rows = rowsOf(batch);
        std::vector<QByteArray> columns;
        std::vector<const char*> values;
        std::vector<int> lengths;
        for (std::size_t i = 0; i < types.size(); ++i)
            columns.push_back(*pg::encodedColumn(rows, i, types[i]));
        for (const QByteArray& column : columns) {
            values.push_back(column.constData());
            lengths.push_back(int(column.size()));
        }
        const std::vector<int> formats(columns.size(), 1);
        expect(PQexecPrepared(
                   m_connection, "conflict", int(columns.size()), values.data(), lengths.data(), formats.data(), 1),
            PGRES_COMMAND_OK);
    }

private:
    void expect(PGresult* result, ExecStatusType wanted)
    {
        if (PQresultStatus(result) != wanted)
            stop(PQerrorMessage(m_connection));
        PQclear(result);
    }
    template <typename Number>
    static void append(QByteArray& bytes, Number number)
    {
        const Number big = qToBigEndian(number);
        bytes.append(reinterpret_cast<const char*>(&big), sizeof(big));
    }
    PGconn* m_connection;
};

/// As Intake does it: where the record stands, then the new tail; or one hash, where all of it is there already.
void store(hub::SqlLog& log, const Batch& batch)
{
    const auto head = log.head(batch.device);
    if (!head || !*head)
        stop("no head");
    if ((*head)->seq < batch.after.seq) {
        const auto taken = log.append(batch.device, **head, batch.entries, batch.after);
        if (!taken || *taken != hub::Log::Taken::Yes)
            stop("not taken");
        return;
    }
    const auto hashes = log.hashes(batch.device, 1, batch.after.seq, 1);
    if (!hashes || hashes->value(0) != batch.after.hash)
        stop("what was sent again is not what is there");
}

double rowsPerSecond(const QList<Batch>& batches, int times, const std::function<void(const Batch&)>& take)
{
    const auto start = Ticks::now();
    for (const Batch& batch : batches) {
        for (int time = 0; time < times; ++time)
            take(batch);
    }
    return rowsPerBatch * double(batches.size()) * times / std::chrono::duration<double>(Ticks::now() - start).count();
}

void makeTables(Client& client)
{
    client.run("CREATE TABLE bare (LIKE entry)");
    client.run("CREATE TABLE guarded (LIKE entry INCLUDING ALL) PARTITION BY HASH (device_id)");
    for (int part = 0; part < 16; ++part)
        client.run(QByteArray("CREATE TABLE guarded_" + QByteArray::number(part)
            + " PARTITION OF guarded FOR VALUES WITH (MODULUS 16, REMAINDER " + QByteArray::number(part) + ")")
                       .constData());
    client.prepareConflict();
}

struct Series {
    std::vector<double> ours, copy, conflict, toCopy, toConflict;
};

void print(const char* what, Series& series)
{
    std::printf("| %s | %.0f | ", what, bench::median(series.ours));
    if (series.copy.empty())
        std::printf("- | %.0f | - | %.2f |\n", bench::median(series.conflict), bench::median(series.toConflict));
    else
        std::printf("%.0f | %.0f | %.2f | %.2f |\n", bench::median(series.copy), bench::median(series.conflict),
            bench::median(series.toCopy), bench::median(series.toConflict));
}

/// What capacity is reckoned from (docs/capacity.md).
void weigh(hub::PgPool& pool, const test::Postgres& postgres, const Clock& clock)
{
    const auto key = test::HubRecord(8).key;
    if (!hub::PublicLog({pool, wire::originOf(QByteArray(32, 'p')), key, clock}).prepare())
        stop("no public log");
    qint64 leaves = 0;
    const auto start = Ticks::now();
    for (int added = 1; added > 0; leaves += added) {
        const auto stepped = hub::Sequencer(pool).step();
        if (!stepped)
            stop(stepped.fault().name());
        added = *stepped;
    }
    const double rate = double(leaves) / std::chrono::duration<double>(Ticks::now() - start).count();
    const auto bytesEach = [&](const QByteArray& tables) {
        return postgres
                   .ask("SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname "
                       + tables)
                   .trimmed()
                   .toDouble()
            / double(leaves);
    };
    std::printf("\nan entry on the disk: %.0f bytes with its index, %.0f as a leaf, %.0f in tiles; public log %.0f "
                "leaves/s\n",
        bytesEach("LIKE 'entry\\__%'"), bytesEach("= 'leaf'"), bytesEach("= 'public_tile'"), rate);
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : roundsDefault;
    test::Postgres postgres;
    if (const QString failed = postgres.start(); !failed.isEmpty()) {
        std::printf("skipped: %s\n", qPrintable(failed));
        return 0;
    }
    auto pool = hub::PgPool::open(postgres.url());
    if (!pool || !(*pool)->migrate("hub", hub::hubSchema))
        stop("no store");
    Desk desk;
    hub::Desk listed;
    listed.device = desk.device();
    listed.site = listed.desk = QStringLiteral("창구");
    listed.spki = desk.spki();
    listed.enrolled = noon;
    if (!(*pool)->with([&](Sql& sql) { return hub::Devices::add(sql, listed); }))
        stop("no desk");
    Client client(postgres.url());
    makeTables(client);
    const ManualClock clock(noon);
    hub::SqlLog log(**pool, clock);
    Series once, twice;
    for (int round = 0; round <= rounds; ++round) { // the first fills buffers and grows files
        const auto fresh = desk.next(batchesPerRound), again = desk.next(batchesPerRound);
        const double copied = rowsPerSecond(fresh, 1, [&](const Batch& batch) { client.copy(batch); });
        const double kept = rowsPerSecond(fresh, 1, [&](const Batch& batch) { store(log, batch); });
        const double guarded = rowsPerSecond(fresh, 1, [&](const Batch& batch) { client.insertUnlessThere(batch); });
        const double keptTwice = rowsPerSecond(again, 2, [&](const Batch& batch) { store(log, batch); });
        const double guardedTwice
            = rowsPerSecond(again, 2, [&](const Batch& batch) { client.insertUnlessThere(batch); });
        if (round == 0)
            continue;
        once.ours.push_back(kept);
        once.copy.push_back(copied);
        once.conflict.push_back(guarded);
        once.toCopy.push_back(kept / copied);
        once.toConflict.push_back(kept / guarded);
        twice.ours.push_back(keptTwice);
        twice.conflict.push_back(guardedTwice);
        twice.toConflict.push_back(keptTwice / guardedTwice);
    }
    std::printf(
        "PostgreSQL, one connection, %d rows of %lld-byte bodies in a transaction, median of %d rounds, rows/s\n"
        "| | hub | binary COPY, no index | ON CONFLICT | hub / COPY | hub / ON CONFLICT |\n"
        "|---|---|---|---|---|---|\n",
        rowsPerBatch, static_cast<long long>(bodyBytes), rounds);
    print("new rows (goals >= 0.5 and >= 1.05)", once);
    print("each batch twice (goal >= 1.5)", twice);
    weigh(**pool, postgres, clock);
    return 0;
}
