// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"

#include "app/base/assert.h"
#include "app/crypto/ossl.h"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <array>

namespace naru::crypto {

namespace {

constexpr qsizetype sha1Bytes = 20, sha256Bytes = 32;

/// Fetched once: a fetch by name costs as much as hashing a kilobyte.
const EVP_MD* digest(HashAlgorithm algorithm)
{
    static const std::array<EVP_MD*, 3> digests{EVP_MD_fetch(nullptr, "SHA2-256", nullptr),
        EVP_MD_fetch(nullptr, "SHA2-384", nullptr), EVP_MD_fetch(nullptr, "SHA2-512", nullptr)};
    return digests[static_cast<std::size_t>(algorithm)];
}

/// HMAC of the parts into `bytes` bytes at `out`.
void hmacInto(char* out, QByteArrayView key, std::initializer_list<QByteArrayView> parts, qsizetype bytes = sha256Bytes)
{
    static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    char sha256Name[] = "SHA2-256", sha1Name[] = "SHA1";
    char* const name = bytes == sha1Bytes ? sha1Name : sha256Name;
    const OSSL_PARAM parameters[]
        = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0), OSSL_PARAM_construct_end()};
    const MacCtxPtr context(EVP_MAC_CTX_new(hmac));
    bool ok = context && EVP_MAC_init(context.get(), octets(key), sizeOf(key), parameters) == 1;
    for (const auto part : parts)
        ok = ok && EVP_MAC_update(context.get(), octets(part), sizeOf(part)) == 1;
    std::size_t size = 0;
    ok = ok && EVP_MAC_final(context.get(), octets(out), &size, static_cast<std::size_t>(bytes)) == 1;
    NARU_ASSERT(ok && size == static_cast<std::size_t>(bytes));
}

} // namespace

QByteArray hash(HashAlgorithm algorithm, std::initializer_list<QByteArrayView> parts)
{
    const EVP_MD* const method = digest(algorithm);
    const MdCtxPtr context(EVP_MD_CTX_new());
    bool ok = context && EVP_DigestInit_ex2(context.get(), method, nullptr) == 1;
    for (const auto part : parts)
        ok = ok && EVP_DigestUpdate(context.get(), part.data(), sizeOf(part)) == 1;
    QByteArray result(EVP_MD_get_size(method), Qt::Uninitialized);
    ok = ok && EVP_DigestFinal_ex(context.get(), octets(result.data()), nullptr) == 1;
    NARU_ASSERT(ok);
    return result;
}

QByteArray hmacSha1(QByteArrayView key, std::initializer_list<QByteArrayView> parts)
{
    QByteArray result(sha1Bytes, Qt::Uninitialized);
    hmacInto(result.data(), key, parts, sha1Bytes);
    return result;
}

QByteArray hmacSha256(QByteArrayView key, std::initializer_list<QByteArrayView> parts)
{
    QByteArray result(sha256Bytes, Qt::Uninitialized);
    hmacInto(result.data(), key, parts);
    return result;
}

Secret hkdfSha256(QByteArrayView inputKey, QByteArrayView salt, QByteArrayView info, qsizetype size)
{
    constexpr qsizetype blocksMax = 255; // RFC 5869 §2.3
    NARU_ASSERT(size > 0 && size <= blocksMax * sha256Bytes);
    Secret pseudoRandomKey(sha256Bytes);
    hmacInto(pseudoRandomKey.data(), salt, {inputKey});
    Secret block(sha256Bytes);
    Secret result(size);
    for (qsizetype at = 0; at < size; at += sha256Bytes) {
        const char counter = static_cast<char>(at / sha256Bytes + 1);
        const QByteArrayView former = at == 0 ? QByteArrayView() : block.view();
        hmacInto(block.data(), pseudoRandomKey.view(), {former, info, QByteArrayView(&counter, 1)});
        std::copy_n(block.view().begin(), std::min(sha256Bytes, size - at), result.data() + at);
    }
    return result;
}

Secret pbkdf2HmacSha1(QByteArrayView password, QByteArrayView salt, int iterations, qsizetype size)
{
    NARU_ASSERT(iterations > 0 && size > 0);
    Secret result(size);
    const int ok = PKCS5_PBKDF2_HMAC(reinterpret_cast<const char*>(octets(password)), static_cast<int>(password.size()),
        octets(salt), static_cast<int>(salt.size()), iterations, EVP_sha1(), static_cast<int>(size),
        octets(result.data()));
    NARU_ASSERT(ok == 1);
    return result;
}

Secret scrypt(QByteArrayView password, QByteArrayView salt)
{
    constexpr std::uint64_t cost = 1 << 15, blockSize = 8, lanes = 1, memoryMax = 64 << 20;
    Secret result(sha256Bytes);
    const int ok = EVP_PBE_scrypt(reinterpret_cast<const char*>(octets(password)), sizeOf(password), octets(salt),
        sizeOf(salt), cost, blockSize, lanes, memoryMax, octets(result.data()), sha256Bytes);
    NARU_ASSERT(ok == 1);
    return result;
}

} // namespace naru::crypto
