// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/readings.h"

#include "app/base/kinds.h"
#include "app/crypto/hash.h"
#include "app/journal/chain.h"
#include "app/journal/forks.h"
#include "sync/hub/columns.h"
#include "sync/hub/faults.h"
#include "sync/wire/sealing.h"

#include <array>

namespace naru::hub {

namespace {

constexpr int hlcCounterBits = 16;
constexpr std::array steps{
    SqlPool::Migration{1,
        "CREATE TABLE reading(device_id BLOB PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, counted_epoch "
        "INTEGER NOT NULL,"
        "  counted_seq INTEGER NOT NULL) STRICT;"
        "CREATE TABLE money(device_id BLOB NOT NULL, attempt INTEGER NOT NULL, what INTEGER NOT NULL, standing INTEGER "
        "NOT "
        "NULL,"
        "  won INTEGER NOT NULL, since_ms INTEGER NOT NULL, PRIMARY KEY(device_id, attempt)) STRICT;"
        "CREATE TABLE day_count(device_id BLOB NOT NULL, day INTEGER NOT NULL, entries INTEGER NOT NULL,"
        "  PRIMARY KEY(device_id, day)) STRICT;"
        "CREATE TABLE fork_note(device_id BLOB PRIMARY KEY, epoch INTEGER NOT NULL, at_ms INTEGER NOT NULL) STRICT;"
        "CREATE TABLE cash(device_id BLOB NOT NULL, digest BLOB NOT NULL, won INTEGER NOT NULL,"
        "  PRIMARY KEY(device_id, digest)) STRICT;",
        "CREATE TABLE reading(device_id BYTEA PRIMARY KEY, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, counted_epoch "
        "BIGINT NOT NULL,"
        "  counted_seq BIGINT NOT NULL);"
        "CREATE TABLE money(device_id BYTEA NOT NULL, attempt BIGINT NOT NULL, what BIGINT NOT NULL, standing BIGINT "
        "NOT "
        "NULL,"
        "  won BIGINT NOT NULL, since_ms BIGINT NOT NULL, PRIMARY KEY(device_id, attempt));"
        "CREATE TABLE day_count(device_id BYTEA NOT NULL, day BIGINT NOT NULL, entries BIGINT NOT NULL,"
        "  PRIMARY KEY(device_id, day));"
        "CREATE TABLE fork_note(device_id BYTEA PRIMARY KEY, epoch BIGINT NOT NULL, at_ms BIGINT NOT NULL);"
        "CREATE TABLE cash(device_id BYTEA NOT NULL, digest BYTEA NOT NULL, won BIGINT NOT NULL,"
        "  PRIMARY KEY(device_id, digest));"},
    // Cash of a day needs its moment; what was added up before is added up anew.
    SqlPool::Migration{2,
        "ALTER TABLE cash ADD COLUMN at_ms INTEGER NOT NULL DEFAULT 0; DELETE FROM cash; DELETE FROM money;"
        "UPDATE reading SET epoch=1, seq=0;"
        "CREATE TABLE alarm_note(device_id BLOB NOT NULL, code TEXT NOT NULL, times INTEGER NOT NULL, at_ms INTEGER "
        "NOT "
        "NULL, PRIMARY KEY(device_id, code)) STRICT;",
        "ALTER TABLE cash ADD COLUMN at_ms BIGINT NOT NULL DEFAULT 0; DELETE FROM cash; DELETE FROM money;"
        "UPDATE reading SET epoch=1, seq=0;"
        "CREATE TABLE alarm_note(device_id BYTEA NOT NULL, code TEXT NOT NULL, times BIGINT NOT NULL, at_ms BIGINT NOT "
        "NULL, PRIMARY KEY(device_id, code));"}};

Result<void> done(const Result<Sql::Answer>& answer)
{
    return answer ? Result<void>() : answer.fault();
}

} // namespace

/// One entry as it counts: under its first place, or not at all.
struct Readings::Read {
    Kept entry;
    std::optional<Fact> fact;
    QString held; ///< why it could not be read; empty: it was
};

std::span<const SqlPool::Migration> Readings::migrations()
{
    return steps;
}

namespace {

/// What a wrapping holds, where it can be read; nothing: it is none.
std::optional<Kept> firstOf(const Kept& wrapping)
{
    const auto body = journal::unframe(wrapping.body);
    const auto again = body ? journal::rehomingOf(*body) : Result<journal::Rehoming>(body.fault());
    if (!again)
        return std::nullopt;
    Kept first;
    first.epoch = again->epoch;
    first.seq = again->seq;
    first.hlc = again->hlc;
    first.kind = again->kind;
    first.schema = again->schema;
    first.body = again->framed;
    first.digest = crypto::sha256(first.body);
    return first;
}

/// The same, as the desk said it beside the seal: without a body, with the open numbers of what is wrapped.
std::optional<Kept> firstOfSealed(const Kept& wrapping)
{
    auto open = wire::openPartIn(wrapping.facets);
    if (!open || !open->first)
        return std::nullopt;
    const wire::First said = *std::exchange(open->first, std::nullopt);
    Kept first;
    first.epoch = said.epoch;
    first.seq = said.seq;
    first.hlc = said.hlc;
    first.kind = said.kind;
    first.schema = said.schema;
    first.digest = said.digest;
    first.isSealed = true;
    first.facets = wire::openPartOf(*open);
    return first;
}

} // namespace

Result<Readings::Read> Readings::unwrapped(const QByteArray& device, const Kept& wrapping, int wraps)
{
    const auto again = wrapping.isSealed ? firstOfSealed(wrapping) : firstOf(wrapping);
    if (!again || wraps >= wrapsMax)
        return Read{wrapping, {}, QStringLiteral("unreadable")};
    const Kept& first = *again;
    const auto there = m_log.read(device, first.epoch, first.seq - 1, 1);
    if (!there)
        return there.fault();
    const bool isHere = !there->isEmpty() && there->first().epoch == first.epoch && there->first().seq == first.seq
        && there->first().digest == first.digest;
    if (isHere)
        return Read{wrapping, {}, {}}; // it was counted where it first stood
    return understood(device, first, wraps + 1);
}

Result<Readings::Read> Readings::understood(const QByteArray& device, const Kept& entry, int wraps)
{
    if (entry.kind == quint16(Kind::Rehomed))
        return unwrapped(device, entry, wraps);
    auto fact = m_factOf(entry);
    if (!fact)
        return Read{entry, {}, QStringLiteral("unreadable")};
    return Read{entry, *fact, {}};
}

/// Noted once; what an operator resolved and cannot be read after all is held again.
Result<void> Readings::hold(Sql& sql, const QByteArray& device, const Kept& entry, const QString& code) const
{
    const auto there = sql.run("SELECT code FROM quarantine WHERE device_id=$1 AND epoch=$2 AND seq=$3",
        {device, qint64(entry.epoch), qint64(entry.seq)});
    if (!there || !there->rows.isEmpty())
        return done(there);
    return done(sql.run("INSERT INTO quarantine(device_id, epoch, seq, code, first_seen_ms) VALUES($1, $2, $3, $4, $5)",
        {device, qint64(entry.epoch), qint64(entry.seq), code, m_clock.now().time_since_epoch().count()}));
}

Result<void> Readings::keep(Sql& sql, const QByteArray& device, const Kept& entry, const Fact& fact)
{
    const qint64 since = qint64(entry.hlc >> hlcCounterBits);
    switch (fact.what) {
    case Fact::What::PaymentAsked:
    case Fact::What::ReversalAsked: {
        const auto there
            = sql.run("SELECT attempt FROM money WHERE device_id=$1 AND attempt=$2", {device, fact.attempt});
        if (!there || !there->rows.isEmpty())
            return done(there);
        return done(sql.run(
            "INSERT INTO money(device_id, attempt, what, standing, won, since_ms) VALUES($1, $2, $3, $4, $5, $6)",
            {device, fact.attempt, qint64(fact.what), qint64(fact.standing), fact.won, since}));
    }
    case Fact::What::Moved:
        // What comes again, wrapped, is older than what it would take back.
        return done(
            sql.run("UPDATE money SET standing=$1, since_ms=$2 WHERE device_id=$3 AND attempt=$4 AND since_ms<=$2",
                {qint64(fact.standing), since, device, fact.attempt}));
    case Fact::What::CashIn:
    case Fact::What::CashOut: {
        const auto there = sql.run("SELECT won FROM cash WHERE device_id=$1 AND digest=$2", {device, entry.digest});
        if (!there || !there->rows.isEmpty())
            return done(there);
        return done(sql.run("INSERT INTO cash(device_id, digest, won, at_ms) VALUES($1, $2, $3, $4)",
            {device, entry.digest, fact.what == Fact::What::CashIn ? fact.won : -fact.won, since}));
    }
    }
    return {};
}

namespace {

Result<void> countDay(Sql& sql, const QByteArray& device, qint64 day, qint64 entries)
{
    const auto counted
        = sql.run("UPDATE day_count SET entries=entries+$1 WHERE device_id=$2 AND day=$3", {entries, device, day});
    if (!counted || counted->changed > 0)
        return done(counted);
    return done(sql.run("INSERT INTO day_count(device_id, day, entries) VALUES($1, $2, $3)", {device, day, entries}));
}

} // namespace

/// Many for one transaction: each is flushed, and on SQLite desks wait behind it.
Result<QList<Kept>> Readings::behind(const QByteArray& device, quint32 epoch, quint64 seq)
{
    QList<Kept> entries;
    qsizetype bytes = 0;
    while (entries.size() < entriesMax && bytes < bytesMax) {
        const auto more = m_log.read(device, epoch, seq, atOnce);
        if (!more)
            return more.fault();
        for (const Kept& entry : *more)
            bytes += entry.body.size();
        entries += *more;
        if (more->size() < atOnce)
            break;
        epoch = entries.last().epoch;
        seq = entries.last().seq;
    }
    return entries;
}

Result<int> Readings::readOn(const QByteArray& device)
{
    using Place = std::pair<quint32, quint64>;
    Place at{1, 0}, counted{1, 0};
    bool isNew = true;
    auto placed = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found
            = sql.run("SELECT epoch, seq, counted_epoch, counted_seq FROM reading WHERE device_id=$1", {device});
        if (found && !found->rows.isEmpty()) {
            const Sql::Row& row = found->rows.first();
            isNew = false;
            at = {quint32(numberIn(row[0])), quint64(numberIn(row[1]))};
            counted = {quint32(numberIn(row[2])), quint64(numberIn(row[3]))};
        }
        return done(found);
    });
    if (!placed)
        return placed.fault();
    const auto entries = behind(device, at.first, at.second);
    if (!entries)
        return entries.fault();
    if (entries->isEmpty())
        return 0;
    QList<Read> read;
    int fresh = 0; // an entry that is added up anew was of another day
    for (const Kept& entry : *entries) {
        auto one = understood(device, entry);
        if (!one)
            return one.fault();
        read.append(*std::move(one));
        fresh += Place{entry.epoch, entry.seq} > counted;
    }
    const Place last{entries->last().epoch, entries->last().seq}, now = std::max(last, counted);
    const std::vector<Sql::Value> to{
        qint64(last.first), qint64(last.second), qint64(now.first), qint64(now.second), device};
    int count = 0;
    auto kept = m_pool.with([&](Sql& sql) {
        return sql.within([&](Sql& change) -> Result<void> {
            count = 0;
            auto values = to;
            if (!isNew)
                values.insert(values.end(), {qint64(at.first), qint64(at.second)});
            const auto moved = change.run(isNew
                    ? "INSERT INTO reading(epoch, seq, counted_epoch, counted_seq, device_id) VALUES($1, $2, $3, $4, "
                      "$5)"
                    : "UPDATE reading SET epoch=$1, seq=$2, counted_epoch=$3, counted_seq=$4 WHERE device_id=$5 "
                      "AND epoch=$6 AND seq=$7",
                values);
            if (!moved || moved->changed == 0)
                return done(moved); // another hub was there first
            for (qsizetype index = 0; index < read.size(); ++index) {
                const Read& one = read.at(index);
                auto written = one.fact  ? keep(change, device, one.entry, *one.fact)
                    : one.held.isEmpty() ? Result<void>()
                                         : hold(change, device, entries->at(index), one.held);
                if (!written)
                    return written;
            }
            count = int(read.size());
            return fresh > 0 ? countDay(change, device, koreanDate(m_clock.now()).toJulianDay(), fresh)
                             : Result<void>();
        });
    });
    if (!kept)
        return kept.fault();
    return count;
}

Result<bool> Readings::again(const QByteArray& device, quint32 epoch, quint64 seq)
{
    const auto entries = m_log.read(device, epoch, seq - 1, 1);
    if (!entries)
        return entries.fault();
    if (entries->isEmpty() || entries->first().epoch != epoch || entries->first().seq != seq)
        return false;
    const auto one = understood(device, entries->first());
    if (!one)
        return one.fault();
    if (!one->held.isEmpty())
        return false;
    auto anew = m_pool.with([&](Sql& sql) {
        return sql.within([&](Sql& change) -> Result<void> {
            const auto resolved
                = change.run("UPDATE quarantine SET resolved_by='reader' WHERE device_id=$1 AND epoch=$2 "
                             "AND seq=$3 AND resolved_by IS NULL",
                    {device, qint64(epoch), qint64(seq)});
            if (!resolved)
                return resolved.fault();
            for (const char* const step : {"DELETE FROM money WHERE device_id=$1",
                     "DELETE FROM cash WHERE device_id=$1", "UPDATE reading SET epoch=1, seq=0 WHERE device_id=$1"})
                if (const auto gone = change.run(step, {device}); !gone)
                    return gone.fault();
            return {};
        });
    });
    if (!anew)
        return anew.fault();
    return true;
}

namespace {

void add(Readings::Sums& to, const Sql::Value& what, const Sql::Value& standing, qint64 won, qint64 count)
{
    const bool isPayment = numberIn(what) == qint64(Fact::What::PaymentAsked);
    const auto stands = Fact::Standing(numberIn(standing));
    if (stands == Fact::Standing::Taken)
        to.card += isPayment ? won : -won;
    if (stands == Fact::Standing::Doubt) {
        to.doubts += int(count);
        to.doubtWon += won;
    }
}

} // namespace

Result<QMap<QByteArray, Readings::Sums>> Readings::sums()
{
    QMap<QByteArray, Sums> sums;
    auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto money = sql.run("SELECT device_id, what, standing, CAST(SUM(won) AS BIGINT), COUNT(*) FROM money "
                                   "GROUP BY device_id, what, standing");
        const auto cash = money ? sql.run("SELECT device_id, CAST(SUM(won) AS BIGINT) FROM cash GROUP BY device_id")
                                : money.fault();
        if (!cash)
            return cash.fault();
        for (const Sql::Row& row : money->rows)
            add(sums[bytesIn(row[0])], row[1], row[2], numberIn(row[3]), numberIn(row[4]));
        for (const Sql::Row& row : cash->rows)
            sums[bytesIn(row[0])].cash = numberIn(row[1]);
        return {};
    });
    if (!read)
        return read.fault();
    return sums;
}

Result<Readings::Sums> Readings::sumsOf(const QByteArray& device, Instant from, Instant to)
{
    Sums sums;
    const std::vector<Sql::Value> span{
        device, qint64(from.time_since_epoch().count()), qint64(to.time_since_epoch().count())};
    auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto money = sql.run("SELECT what, standing, CAST(SUM(won) AS BIGINT), COUNT(*) FROM money WHERE "
                                   "device_id=$1 AND since_ms>=$2 AND since_ms<$3 GROUP BY what, standing",
            span);
        const auto cash = money ? sql.run("SELECT CAST(COALESCE(SUM(won), 0) AS BIGINT) FROM cash WHERE device_id=$1 "
                                          "AND at_ms>=$2 AND at_ms<$3",
                              span)
                                : money.fault();
        if (!cash)
            return cash.fault();
        for (const Sql::Row& row : money->rows)
            add(sums, row[0], row[1], numberIn(row[2]), numberIn(row[3]));
        sums.cash = cash->rows.isEmpty() ? 0 : numberIn(cash->rows.first()[0]);
        return {};
    });
    if (!read)
        return read.fault();
    return sums;
}

Result<QList<Readings::Doubt>> Readings::doubts(int most)
{
    QList<Doubt> doubts;
    auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run(
            "SELECT device_id, attempt, won, since_ms FROM money WHERE standing=$1 ORDER BY since_ms LIMIT $2",
            {qint64(Fact::Standing::Doubt), qint64(most)});
        if (!found)
            return found.fault();
        for (const Sql::Row& row : found->rows)
            doubts.append(
                {bytesIn(row[0]), numberIn(row[1]), numberIn(row[2]), Instant(Milliseconds(numberIn(row[3])))});
        return {};
    });
    if (!read)
        return read.fault();
    return doubts;
}

} // namespace naru::hub
