// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace naru::journal {

/// The desks of this site as the hub's public log shows them, each act checked by this desk: what a page shows.
struct SiteRoll {
    enum class Act : quint8 {
        Enrolled,
        Renewed,
        NewKey,   ///< it came back from a backup
        Returned, ///< its certificate was over, and an administrator of the hub allowed another
        Lost,
    };
    struct Row {
        QByteArray device;            ///< 16 bytes
        QString desk;                 ///< as the hub calls it
        std::optional<Instant> since; ///< nothing: before the hub kept this roll
        Act last = Act::Enrolled;
        Instant at{};                 ///< when that came about
        std::optional<Instant> until; ///< of its certificate; nothing: it has none any more
        quint64 size = 0;             ///< how many entries the public log had when it was shown first
        bool isNew = false;           ///< since an administrator looked
        bool isOwn = false;
    };
    QList<Row> rows;              ///< newest act first
    quint64 acts = 0;             ///< how many there were, for looked()
    quint64 news = 0;             ///< acts since an administrator looked
    quint64 strange = 0;          ///< acts that a newer hub wrote, and this program cannot read
    std::optional<Instant> shown; ///< when the hub last signed what this was held against; nothing: not yet
};

} // namespace naru::journal
