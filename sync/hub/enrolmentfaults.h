// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace hub {
/// Of a desk that wants a certificate, where HubFault has no name for it.
enum class EnrolmentFault {
    CodeTaken,   ///< the code was first used with another key
    KeyTaken,    ///< this device is known here with another key or under another name
    TooLate,     ///< its certificate is over for more than six months: it needs a new code
    BadName,     ///< a site or desk without a name of 1 to 40 letters
    ManyOfName,  ///< desks of several sites have that name
    NotApproved, ///< its certificate is over: an administrator has to allow a new one
};
} // namespace hub

template <>
inline constexpr auto faultNames<hub::EnrolmentFault> = std::to_array<const char*>(
    {"hub.code_taken", "hub.key_taken", "hub.too_late", "hub.bad_name", "hub.many_of_name", "hub.approval_missing"});

} // namespace naru
