// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace agent {
/// Of a desk that asks a hub for its certificate. Details name what the hub said.
enum class EnrolFault {
    BadArguments, ///< not an address, a code or a pin
    WrongPin,     ///< who answers is not the hub of the sheet
    HubSilent,    ///< no answer: refused, timed out, name unknown
    HubUnknown,   ///< its certificate is not of the authority, or not for that name
    ClockWrong,   ///< by this desk's clock the hub's certificate is not valid
    HubBusy,      ///< it asked to come later, or failed
    BadAnswer,    ///< what it said cannot be understood, or is not for this desk
    CodeRefused,  ///< the code is wrong, used up or too old
    CodeTaken,    ///< another computer used it first
    TooManyTries, ///< come again in a minute
    Refused,      ///< this desk: taken off, known otherwise, or its certificate is over for too long
    WaitsForKey,  ///< the authority is kept offline: come again when an administrator has signed
    WaitsForWord, ///< an administrator has to allow it
    NotEnrolled,  ///< nothing to renew
};
} // namespace agent

template <>
inline constexpr auto faultNames<agent::EnrolFault> = std::to_array<const char*>(
    {"enrol.bad_arguments", "enrol.wrong_pin", "enrol.hub_silent", "enrol.hub_unknown", "enrol.clock_wrong",
        "enrol.hub_busy", "enrol.bad_answer", "enrol.code_refused", "enrol.code_taken", "enrol.too_many_tries",
        "enrol.refused", "enrol.waits_for_key", "enrol.waits_for_word", "enrol.not_enrolled"});

} // namespace naru
