// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/desk/callfaults.h"

#include <variant>

namespace naru::desk {

/// The Channel on which public screens call for staff.
inline constexpr const char* callChannel = "call";
inline constexpr qsizetype callBytesMax = 256;
inline constexpr int callNameLettersMax = 40;
/// Longer is not counted.
inline constexpr Milliseconds callWaitMax{std::chrono::hours(24)};

/// What one screen says of its call, told again and again: a later state has a higher version.
struct CallState {
    enum class What : quint8 {
        None,    ///< nobody is wanted
        Calling, ///< and nobody has answered
        Coming,  ///< somebody said that they go
    };
    quint64 call = 0;    ///< names this call
    quint64 version = 0; ///< of the state; never below `call`
    What what = What::None;
    Milliseconds waited{0}; ///< since it began; clocks of two desks are not compared
    QString coming;         ///< who, while Coming: the name that their channel proved
    bool operator==(const CallState&) const = default;
};
/// "I go there", to the screen alone.
struct CallAnswer {
    quint64 call = 0;
    bool operator==(const CallAnswer&) const = default;
};
using CallMessage = std::variant<CallState, CallAnswer>;

/// CBOR: ["naru-call1", 0, call, version, what, waited in ms, coming] or ["naru-call1", 1, call].
QByteArray bytesOf(const CallMessage& message);
/// The one form that bytesOf() writes. Fault: BadCall.
Result<CallMessage> callMessageOf(const QByteArray& bytes);

} // namespace naru::desk
