// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace agent {
/// Of what a desk keeps about its hub.
enum class MembershipFault {
    CannotRead,     ///< a file is there and cannot be read, or is far too large
    CannotWrite,    ///< the folder or a file in it
    Incomplete,     ///< hub.json is there without the certificates that belong to it
    BadSettings,    ///< hub.json is not what enrolling writes
    BadAddress,     ///< one of its addresses is not https with a host and a port alone
    BadAuthority,   ///< ca.der is not the certificate of an authority
    BadCertificate, ///< desk.der is not a certificate with a P-256 key
    NotOfAuthority, ///< desk.der was not made by ca.der
    BadHubKey,      ///< the key that signs the hub's receipts is none
};
} // namespace agent

template <>
inline constexpr auto faultNames<agent::MembershipFault> = std::to_array<const char*>({"membership.cannot_read",
    "membership.cannot_write", "membership.incomplete", "membership.bad_settings", "membership.bad_address",
    "membership.bad_authority", "membership.bad_certificate", "membership.not_of_authority", "membership.bad_hub_key"});

} // namespace naru
