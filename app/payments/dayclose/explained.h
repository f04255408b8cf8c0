// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/dayclose/report.h"
#include "app/payments/records.h"
#include "app/storage/database.h"

namespace naru::payments::dayclose {

/// Two people's word, with a reason, about a line of the acquirer's file that fits nothing here, or about a decided
/// attempt that the file contradicts. It moves no money: what is given back or put right is an entry of its own. Saying
/// otherwise later is another of these; the newest stands, all are kept.
struct Explanation {
    QByteArray line;   ///< hash of the line (FileLine::hash), or empty:
    QString serviceId; ///< of the attempt
    Meaning what = Meaning::Other;
    QString reason;
    qint64 first = 0, second = 0; ///< staff ids
    Instant at{};

    bool operator==(const Explanation&) const = default;
};
/// Faults: SecondPersonNeeded (one person, or no reason), CardNumber, BadRecord (about nothing, or about both).
Result<void> check(const Explanation& explanation);

Record recordOf(const Explanation& explanation);         ///< LineExplained
Result<Explanation> explanationOf(const Record& record); ///< Faults: BadRecord, CodecFault, those of check()

/// A line that fits nothing here.
struct OpenLine {
    QByteArray hash;
    QString name;                ///< the number that it is known by
    Won amount;                  ///< below 0: money that went back
    Instant at{};                ///< the file's word
    std::optional<Meaning> said; ///< by two people, since the last Z; nothing: it is open
    QString reason;
};
/// Open ones, and those explained since the last Z; in the order of their files.
Result<QList<OpenLine>> openLines(storage::Database& database);

/// What was said since the entry `after`, for a report (part of computed()).
Result<void> readExplained(storage::Database& database, qint64 after, DayReport& report);

/// For project() alone. Faults besides check()'s: UnknownAttempt (no such line or attempt), MovedMeanwhile (an attempt
/// took the line, the attempt is not decided or nothing was found, or just this was said already).
Result<void> projectExplained(storage::Transaction& transaction, qint64 entry, const Record& record);

} // namespace naru::payments::dayclose
