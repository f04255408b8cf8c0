// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/log.h"
#include "sync/hub/pages/board.h"
#include "sync/hub/sql.h"

#include <QMap>

namespace naru::hub {

/// What the hub understood of an entry: sync does not know what money is, so the program hands it in as a value.
struct Fact {
    enum class What : quint8 { PaymentAsked = 1, ReversalAsked, Moved, CashIn, CashOut } what = What::Moved;
    enum class Standing : quint8 { Open, Taken, Nothing, Doubt } standing = Standing::Open;
    qint64 attempt = 0;
    qint64 won = 0;
};
/// Nothing: an entry that adds up to nothing. A fault: it cannot be read, and is held under the fault's name.
using FactOf = std::function<Result<std::optional<Fact>>(const Kept&)>;

/// Reads accepted entries behind the acknowledgement, in the order of each desk's record, and keeps what they add up
/// to. Any hub may do it: a desk's place is moved only from where this reader saw it, in the transaction that adds. An
/// entry that came again after a fork, wrapped, counts once: its first place says whether it is here. Any thread.
class Readings {
public:
    static constexpr int entriesMax = 500, atOnce = 50; ///< of one desk; an entry may be half a MiB
    static constexpr qsizetype bytesMax = 1'048'576;    ///< then no more are fetched
    static constexpr int wrapsMax = 3;                  ///< a desk wraps once

    Readings(SqlPool& pool, Log& log, FactOf factOf, const Clock& clock)
        : m_pool(pool)
        , m_log(log)
        , m_factOf(std::move(factOf))
        , m_clock(clock)
    {
    }
    static std::span<const SqlPool::Migration> migrations();
    static constexpr const char* schemaRoom = "readings";

    /// The value: how many were read; 0: nothing new, or another hub was there first.
    Result<int> readOn(const QByteArray& device);
    /// An entry that is held, once more. The value: whether it can be read now; then it is held no longer, and all of
    /// its desk is added up anew: what moved an attempt may have come behind what opened it.
    Result<bool> again(const QByteArray& device, quint32 epoch, quint64 seq);

    struct Sums {
        qint64 card = 0; ///< won: taken, less what was given back
        qint64 cash = 0;
        int doubts = 0;
        qint64 doubtWon = 0;
        bool operator==(const Sums&) const = default;
    };
    Result<QMap<QByteArray, Sums>> sums(); ///< by device
    /// Of one desk, what came to stand as it stands within a time, by the desk's own stamps.
    Result<Sums> sumsOf(const QByteArray& device, Instant from, Instant to);
    struct Doubt {
        QByteArray device;
        qint64 attempt = 0, won = 0;
        Instant since{};
    };
    Result<QList<Doubt>> doubts(int most);

private:
    struct Read;
    Result<QList<Kept>> behind(const QByteArray& device, quint32 epoch, quint64 seq);
    Result<Read> understood(const QByteArray& device, const Kept& entry, int wraps = 0);
    Result<Read> unwrapped(const QByteArray& device, const Kept& wrapping, int wraps);
    Result<void> hold(Sql& sql, const QByteArray& device, const Kept& entry, const QString& code) const;
    static Result<void> keep(Sql& sql, const QByteArray& device, const Kept& entry, const Fact& fact);

    SqlPool& m_pool;
    Log& m_log;
    const FactOf m_factOf;
    const Clock& m_clock;
};

} // namespace naru::hub
