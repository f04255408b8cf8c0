// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/crypto/faults.h"
#include "app/crypto/secret.h"

namespace naru::crypto {

inline constexpr qsizetype cbcKeyBytes = 32, cbcIvBytes = 16, cbcBlockBytes = 16;

/// AES-256-CBC (NIST SP 800-38A §6.2) with PKCS#7 padding. Authenticates nothing: a MAC goes with it.
QByteArray encryptCbc(QByteArrayView key, QByteArrayView iv, QByteArrayView plain);
/// Into `plain`, a buffer that the caller wipes; the value is how many of its bytes count. Fault: NotAuthentic for any
/// length or padding that is wrong; `plain` is empty then.
Result<qsizetype> decryptCbc(QByteArrayView key, QByteArrayView iv, QByteArrayView cipher, Secret& plain);

} // namespace naru::crypto
