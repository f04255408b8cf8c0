// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/readings.h"

#include "app/base/kinds.h"
#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/journal/chain.h"
#include "app/journal/journal.h"
#include "sync/hub/columns.h"
#include "sync/hub/faults.h"

#include <array>

namespace naru::hub {

namespace {

constexpr int hlcCounterBits = 16;
constexpr codec::CborLimits wrapLimits{128 * 1024, 4, 32};
constexpr std::array steps{SqlPool::Migration{1,
    "CREATE TABLE reading(device_id BLOB PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;"
    "CREATE TABLE money(device_id BLOB NOT NULL, attempt INTEGER NOT NULL, what INTEGER NOT NULL, standing INTEGER NOT "
    "NULL,"
    "  won INTEGER NOT NULL, since_ms INTEGER NOT NULL, PRIMARY KEY(device_id, attempt)) STRICT;"
    "CREATE TABLE day_count(device_id BLOB NOT NULL, day INTEGER NOT NULL, entries INTEGER NOT NULL,"
    "  PRIMARY KEY(device_id, day)) STRICT;"
    "CREATE TABLE fork_note(device_id BLOB PRIMARY KEY, epoch INTEGER NOT NULL, at_ms INTEGER NOT NULL) STRICT;"
    "CREATE TABLE cash(device_id BLOB NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, won INTEGER NOT NULL,"
    "  PRIMARY KEY(device_id, epoch, seq)) STRICT;",
    "CREATE TABLE reading(device_id BYTEA PRIMARY KEY, epoch BIGINT NOT NULL, seq BIGINT NOT NULL);"
    "CREATE TABLE money(device_id BYTEA NOT NULL, attempt BIGINT NOT NULL, what BIGINT NOT NULL, standing BIGINT NOT "
    "NULL,"
    "  won BIGINT NOT NULL, since_ms BIGINT NOT NULL, PRIMARY KEY(device_id, attempt));"
    "CREATE TABLE day_count(device_id BYTEA NOT NULL, day BIGINT NOT NULL, entries BIGINT NOT NULL,"
    "  PRIMARY KEY(device_id, day));"
    "CREATE TABLE fork_note(device_id BYTEA PRIMARY KEY, epoch BIGINT NOT NULL, at_ms BIGINT NOT NULL);"
    "CREATE TABLE cash(device_id BYTEA NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, won BIGINT NOT NULL,"
    "  PRIMARY KEY(device_id, epoch, seq));"}};

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

Result<Readings::Read> Readings::unwrapped(const QByteArray& device, const Kept& wrapping)
{
    const auto body = wrapping.isSealed ? Result<QByteArray>(QByteArray()) : journal::unframe(wrapping.body);
    const auto document = body ? codec::CborDocument::parse(*body, wrapLimits) : body.fault();
    if (wrapping.isSealed)
        return Read{wrapping, {}, {}};
    if (!document)
        return Read{wrapping, {}, QStringLiteral("unreadable")};
    const codec::CborValue root = (*document)->root();
    const auto epoch = root.at(0).toUnsigned(), seq = root.at(1).toUnsigned(), hlc = root.at(2).toUnsigned();
    const auto kind = root.at(3).toUnsigned(), schema = root.at(4).toUnsigned();
    const auto frame = root.at(5).toBytes();
    if (!epoch || !seq || !hlc || !kind || !schema || !frame || *epoch > UINT32_MAX || *kind > UINT16_MAX
        || *schema > UINT16_MAX)
        return Read{wrapping, {}, QStringLiteral("unreadable")};
    Kept first;
    first.epoch = quint32(*epoch);
    first.seq = *seq;
    first.hlc = *hlc;
    first.kind = quint16(*kind);
    first.schema = quint16(*schema);
    first.body = QByteArray(frame->constData(), frame->size());
    first.digest = crypto::sha256(first.body);
    const auto there = m_log.read(device, first.epoch, first.seq - 1, 1);
    if (!there)
        return there.fault();
    const bool isHere = !there->isEmpty() && there->first().epoch == first.epoch && there->first().seq == first.seq
        && there->first().digest == first.digest;
    if (isHere)
        return Read{wrapping, {}, {}}; // it was counted where it first stood
    return understood(device, first);
}

Result<Readings::Read> Readings::understood(const QByteArray& device, const Kept& entry)
{
    if (entry.kind == quint16(Kind::Rehomed))
        return unwrapped(device, entry);
    auto fact = m_factOf(entry);
    if (!fact)
        return Read{entry, {}, QStringLiteral("unreadable")};
    return Read{entry, *fact, {}};
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
        return done(sql.run("UPDATE money SET standing=$1, since_ms=$2 WHERE device_id=$3 AND attempt=$4",
            {qint64(fact.standing), since, device, fact.attempt}));
    case Fact::What::CashIn:
    case Fact::What::CashOut: {
        const auto there = sql.run("SELECT won FROM cash WHERE device_id=$1 AND epoch=$2 AND seq=$3",
            {device, qint64(entry.epoch), qint64(entry.seq)});
        if (!there || !there->rows.isEmpty())
            return done(there);
        return done(sql.run("INSERT INTO cash(device_id, epoch, seq, won) VALUES($1, $2, $3, $4)",
            {device, qint64(entry.epoch), qint64(entry.seq), fact.what == Fact::What::CashIn ? fact.won : -fact.won}));
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

Result<int> Readings::readOn(const QByteArray& device)
{
    quint32 epoch = 1;
    quint64 seq = 0;
    bool isNew = true;
    auto placed = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run("SELECT epoch, seq FROM reading WHERE device_id=$1", {device});
        if (found && !found->rows.isEmpty()) {
            isNew = false;
            epoch = quint32(numberIn(found->rows.first()[0]));
            seq = quint64(numberIn(found->rows.first()[1]));
        }
        return done(found);
    });
    if (!placed)
        return placed.fault();
    const auto entries = m_log.read(device, epoch, seq, entriesMax);
    if (!entries)
        return entries.fault();
    if (entries->isEmpty())
        return 0;
    QList<Read> read;
    for (const Kept& entry : *entries) {
        auto one = understood(device, entry);
        if (!one)
            return one.fault();
        read.append(*std::move(one));
    }
    int count = 0;
    const Kept& last = entries->last();
    auto kept = m_pool.with([&](Sql& sql) {
        return sql.within([&](Sql& change) -> Result<void> {
            count = 0;
            const auto moved = isNew
                ? change.run("INSERT INTO reading(device_id, epoch, seq) VALUES($1, $2, $3)",
                    {device, qint64(last.epoch), qint64(last.seq)})
                : change.run("UPDATE reading SET epoch=$1, seq=$2 WHERE device_id=$3 AND epoch=$4 AND seq=$5",
                    {qint64(last.epoch), qint64(last.seq), device, qint64(epoch), qint64(seq)});
            if (!moved || moved->changed == 0)
                return done(moved); // another hub was there first
            for (const Read& one : read)
                if (one.fact)
                    if (auto written = keep(change, device, one.entry, *one.fact); !written)
                        return written;
            count = int(read.size());
            return countDay(change, device, koreanDate(m_clock.now()).toJulianDay(), count);
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
    return one->held.isEmpty();
}

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
        for (const Sql::Row& row : money->rows) {
            Sums& of = sums[bytesIn(row[0])];
            const bool isPayment = numberIn(row[1]) == qint64(Fact::What::PaymentAsked);
            const auto standing = Fact::Standing(numberIn(row[2]));
            if (standing == Fact::Standing::Taken)
                of.card += isPayment ? numberIn(row[3]) : -numberIn(row[3]);
            if (standing == Fact::Standing::Doubt) {
                of.doubts += int(numberIn(row[4]));
                of.doubtWon += numberIn(row[3]);
            }
        }
        for (const Sql::Row& row : cash->rows)
            sums[bytesIn(row[0])].cash = numberIn(row[1]);
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
