// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/aead.h"

#include "app/base/assert.h"
#include "app/crypto/ossl.h"
#include "app/crypto/secret.h"

#include <openssl/err.h>

#include <limits>

namespace naru::crypto {

namespace {

enum class Direction { Decrypt, Encrypt };

/// OpenSSL counts in int; nothing at a desk comes near.
int intSize(QByteArrayView bytes)
{
    NARU_ASSERT(bytes.size() <= std::numeric_limits<int>::max());
    return static_cast<int>(bytes.size());
}

/// A context that has taken key, nonce and associated data.
CipherCtxPtr start(Direction direction, QByteArrayView key, QByteArrayView nonce, QByteArrayView associated)
{
    static EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    NARU_ASSERT(key.size() == gcmKeyBytes && nonce.size() == gcmNonceBytes); // 12 bytes: OpenSSL's default too
    CipherCtxPtr context(EVP_CIPHER_CTX_new());
    const int encrypt = direction == Direction::Encrypt ? 1 : 0;
    bool ok = context && EVP_CipherInit_ex2(context.get(), cipher, octets(key), octets(nonce), encrypt, nullptr) == 1;
    int size = 0;
    if (!associated.isEmpty())
        ok = ok && EVP_CipherUpdate(context.get(), nullptr, &size, octets(associated), intSize(associated)) == 1;
    NARU_ASSERT(ok);
    return context;
}

} // namespace

QByteArray seal(QByteArrayView key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView plain)
{
    const auto context = start(Direction::Encrypt, key, nonce, associated);
    QByteArray sealed(plain.size() + gcmTagBytes, Qt::Uninitialized);
    unsigned char* const out = octets(sealed.data());
    int size = 0, rest = 0;
    const bool ok = EVP_CipherUpdate(context.get(), out, &size, octets(plain), intSize(plain)) == 1
        && EVP_CipherFinal_ex(context.get(), out + size, &rest) == 1 && size + rest == plain.size()
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, gcmTagBytes, out + plain.size()) == 1;
    NARU_ASSERT(ok);
    return sealed;
}

Result<QByteArray> open(QByteArrayView key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView sealed)
{
    if (sealed.size() < gcmTagBytes)
        return CryptoFault::NotAuthentic;
    const auto context = start(Direction::Decrypt, key, nonce, associated);
    const auto body = sealed.chopped(gcmTagBytes);
    QByteArray tag = sealed.last(gcmTagBytes).toByteArray(); // the call wants it writable
    QByteArray plain(body.size(), Qt::Uninitialized);
    unsigned char* const out = octets(plain.data());
    int size = 0, rest = 0;
    const bool authentic = EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, gcmTagBytes, tag.data()) == 1
        && EVP_CipherUpdate(context.get(), out, &size, octets(body), intSize(body)) == 1
        && EVP_CipherFinal_ex(context.get(), out + size, &rest) == 1;
    if (!authentic) {
        wipe(plain);
        ERR_clear_error();
        return CryptoFault::NotAuthentic;
    }
    return plain;
}

} // namespace naru::crypto
