// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace crypto {
enum class CryptoFault {
    BadKey,              ///< not a key, or not a point on its curve
    UnsupportedKey,      ///< a key of a kind Naru does not use (RSA, an unknown curve)
    WrongKey,            ///< the key does not fit what is asked of it (other curve, algorithm)
    BadCertificate,      ///< not one well-formed X.509 certificate
    NotAuthentic,        ///< an AEAD tag does not match: altered, or another key
    OpenSslFailed,       ///< the library refused; detail names the call
    KeyStoreUnavailable, ///< the key file cannot be read or written
    KeyStoreDamaged,     ///< the key file is there but is not one
    KeyMissing,          ///< no key of that name
    KeyGuardMissing,     ///< the TPM or the service's credential that the key file is sealed with is not here
};
} // namespace crypto

template <>
inline constexpr auto faultNames<crypto::CryptoFault> = std::to_array<const char*>(
    {"crypto.bad_key", "crypto.unsupported_key", "crypto.wrong_key", "crypto.bad_certificate", "crypto.not_authentic",
        "crypto.openssl_failed", "crypto.key_store_unavailable", "crypto.key_store_damaged", "crypto.key_missing",
        "crypto.key_guard_missing"});

} // namespace naru
