// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "sync/lan/faults.h"

#include <QString>

namespace naru::lan {

/// Where a desk listens: an address of the network of the house; names are not looked up.
struct Place {
    static constexpr quint16 usualPort = 47110;
    static constexpr qsizetype lettersMax = 64;

    QString address; ///< "192.168.0.12", "fe80::1%3"
    quint16 port = usualPort;

    /// "192.168.0.12", "192.168.0.12:47110", "fe80::1%3", "[fe80::1%3]:47110". Fault: BadPlace.
    static Result<Place> parse(const QString& text);
    QString text() const; ///< always with its port
    bool operator==(const Place&) const = default;
};

} // namespace naru::lan
