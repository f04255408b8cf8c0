// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace crypto {
/// Of what passes between somebody who wants a certificate and an authority.
enum class RequestFault {
    BadRequest, ///< not one well-formed PKCS#10 request, or over a limit
    NotProven,  ///< its signature is not by the key it names
    BadBundle,  ///< not a PKCS#7 of certificates alone
};
} // namespace crypto

template <>
inline constexpr auto faultNames<crypto::RequestFault> = std::to_array<const char*>(
    {"crypto.bad_request", "crypto.request_not_proven", "crypto.bad_bundle"});

} // namespace naru
