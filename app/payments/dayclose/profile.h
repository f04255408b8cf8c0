// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/dayclose/outcome.h"
#include "app/payments/faults.h"

namespace naru::payments::dayclose {

inline constexpr int profilesMax = 50;

/// How one acquirer writes its daily file: which column means what. A small JSON file.
struct FileProfile {
    enum class Sign : quint8 {
        Unsigned, ///< the kind alone says which way the money went
        Negative, ///< below nothing: it went back; there is no kind
        Either,   ///< the kind says it, and a minus in front is the same again
    };
    QString id;
    QChar separator = u',';
    int skip = 0; ///< rows above the heading
    // Names of columns; empty: the file has none. Date, amount, and one of the last three are always there.
    QString date, time, kind, amount, currency, terminal, approval, poiTransaction, transaction;
    QString dateFormat, timeFormat;            ///< as QDate and QTime read them
    QStringList payments, reversals, declined; ///< words of the kind's column
    Sign sign = Sign::Unsigned;
};

/// Strict: {"id", "separator", "skip", "columns": {…}, "dateFormat", "timeFormat", "kinds": {"payment", "reversal",
/// "declined"}, "sign": "unsigned"|"negative"|"either"}, ≤ 16 KiB, unknown names refused. Fault: BadProfile (detail).
Result<FileProfile> parseProfile(const QByteArray& json);
/// Compiled in: the simulator's, and an example of a VAN.
const QList<FileProfile>& builtInProfiles();

/// What a file says, before it is held against anything.
struct ReadFile {
    QByteArray hash;
    QString profile;
    QList<FileLine> lines;
    QStringList skipped; ///< at most skippedMax of them
    qint64 skippedInAll = 0;
};
inline constexpr qsizetype skippedMax = 100;

/// Reads a file by one of the profiles: the only one, or the first whose columns its heading has. Faults: FileTooLarge,
/// FileUnreadable, NoProfile.
Result<ReadFile> readAcquirerFile(const QByteArray& bytes, const QList<FileProfile>& profiles);

} // namespace naru::payments::dayclose
