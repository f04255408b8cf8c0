// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/secret.h"

#include <initializer_list>

namespace naru::crypto {

enum class HashAlgorithm { Sha256, Sha384, Sha512 };

/// Digest over the parts, one after the other: nothing is joined first. 32, 48 or 64 bytes.
QByteArray hash(HashAlgorithm algorithm, std::initializer_list<QByteArrayView> parts);
inline QByteArray sha256(QByteArrayView bytes)
{
    return hash(HashAlgorithm::Sha256, {bytes});
}

/// RFC 2104 with SHA-1, 20 bytes: for the six digits of an authenticator (RFC 6238), and nothing of our own.
QByteArray hmacSha1(QByteArrayView key, std::initializer_list<QByteArrayView> parts);
/// RFC 2104 with SHA-256, 32 bytes.
QByteArray hmacSha256(QByteArrayView key, std::initializer_list<QByteArrayView> parts);
/// RFC 5869 with SHA-256.
Secret hkdfSha256(QByteArrayView inputKey, QByteArrayView salt, QByteArrayView info, qsizetype size);
/// PBKDF2 (RFC 8018 §5.2) with HMAC-SHA-1: for the terminals that derive their keys so, and nothing of our own.
Secret pbkdf2HmacSha1(QByteArrayView password, QByteArrayView salt, int iterations, qsizetype size);
/// RFC 7914, N = 2^15, r = 8, p = 1 (32 MiB), 32 bytes.
Secret scrypt(QByteArrayView password, QByteArrayView salt);

} // namespace naru::crypto
