// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/crypto/faults.h"

#include <QByteArray>
#include <QByteArrayView>

namespace naru::crypto {

inline constexpr qsizetype gcmKeyBytes = 32, gcmNonceBytes = 12, gcmTagBytes = 16;

/// AES-256-GCM (NIST SP 800-38D): ciphertext with the 16-byte tag behind it. A nonce is used once per key.
QByteArray seal(QByteArrayView key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView plain);
/// Fault: NotAuthentic, also for input shorter than a tag.
Result<QByteArray> open(QByteArrayView key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView sealed);

} // namespace naru::crypto
