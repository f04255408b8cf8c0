// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/result.h"
#include "sync/lan/faults.h"

#include <QByteArray>
#include <QString>

namespace naru::lan {

/// What one frame of a connection between desks holds.
///   kind u8 ‖ length u8 ‖ name ‖ message
/// name: 1 to 32 of a–z, 0–9, '.', '-'; for Open, Close and Message alone. message: up to 64 KiB, for Message alone.
struct Parcel {
    enum class Kind : quint8 {
        Open = 1,    ///< the sender listens in this channel
        Close = 2,   ///< and does not any more
        Message = 3, ///< in a channel
        Ping = 4,    ///< length 0
        Pong = 5,    ///< length 0
        Twice = 6,   ///< length 0: another connection between the two stays, this one is closed
    };

    Kind kind = Kind::Ping;
    QString name = {};
    QByteArray message = {};

    QByteArray bytes() const;
    /// Faults: BadFrame, TooLarge.
    static Result<Parcel> parse(QByteArrayView bytes);
    static bool isName(QStringView name);
    bool operator==(const Parcel&) const = default;
};

} // namespace naru::lan
