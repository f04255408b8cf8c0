// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace hub {
enum class HubFault {
    StoreFailed,   ///< the database answered with an error
    StoreBusy,     ///< it is busy, or a race was lost: try again
    StoreFull,     ///< no room left on its disk
    NewerSchema,   ///< the database was written by a newer hub
    UnknownDevice, ///< no desk of ours
    Revoked,       ///< a desk that was taken off
    BadCode,       ///< an enrolment code that is none, is used up, or is too old
    TooManyTries,
    BadRequest,   ///< of a certificate
    KeyMissing,   ///< the authority's key is not here: it is kept offline
    BadList,      ///< a list of desks that cannot be read
    AlreadyThere, ///< a site or desk of that name
    CannotListen, ///< the address or port is not to be had
    SignInWrong,  ///< name, password or six digits: which, is not said
    WeakPassword, ///< shorter than twelve letters
};
} // namespace hub

template <>
inline constexpr auto faultNames<hub::HubFault> = std::to_array<const char*>(
    {"hub.store_failed", "hub.store_busy", "hub.store_full", "hub.newer_schema", "hub.unknown_device", "hub.revoked",
        "hub.bad_code", "hub.too_many_tries", "hub.bad_request", "hub.key_missing", "hub.bad_list", "hub.already_there",
        "hub.cannot_listen", "hub.sign_in_wrong", "hub.weak_password"});

} // namespace naru
