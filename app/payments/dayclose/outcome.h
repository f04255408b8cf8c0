// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/attempt.h"

#include <QDate>
#include <QStringList>

namespace naru::payments::dayclose {

/// One line of the acquirer's file, read: no card number, nothing of the visitor.
struct FileLine {
    qint64 number = 0; ///< in the file, from 1, the heading not counted
    Outcome outcome = Outcome::Success;
    bool reversal = false; ///< money that went back
    Won amount;            ///< above 0, whichever way it went
    QString currency = QStringLiteral("KRW");
    std::optional<Instant> at;
    std::optional<QDate> date; ///< in Korea; known even where the time is not
    QString approval, poiTransaction, transaction, terminal;
    QByteArray hash; ///< SHA-256 of the line's bytes and of how many equal ones stand above it

    bool operator==(const FileLine&) const = default;
};

/// What reading a file came to.
struct FileOutcome {
    QByteArray hash; ///< SHA-256 of the file
    QString profile; ///< id of the profile that explained it
    std::optional<QDate> first, last;
    qint64 lines = 0;
    qint64 fitted = 0;     ///< spoke of an attempt here
    qint64 known = 0;      ///< of them: read before
    qint64 elsewhere = 0;  ///< of terminals that this desk never asked
    QList<FileLine> alone; ///< fit nothing here
    QStringList skipped;   ///< lines that could not be read: "12: amount"
};

} // namespace naru::payments::dayclose
