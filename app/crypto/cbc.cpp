// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/cbc.h"

#include "app/base/assert.h"
#include "app/crypto/ossl.h"

#include <openssl/err.h>

#include <limits>

namespace naru::crypto {

namespace {

CipherCtxPtr start(int encrypt, QByteArrayView key, QByteArrayView iv, QByteArrayView input)
{
    static EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr);
    NARU_ASSERT(key.size() == cbcKeyBytes && iv.size() == cbcIvBytes);
    NARU_ASSERT(input.size() <= std::numeric_limits<int>::max() - cbcBlockBytes); // OpenSSL counts in int
    CipherCtxPtr context(EVP_CIPHER_CTX_new());
    const bool ok
        = context && EVP_CipherInit_ex2(context.get(), cipher, octets(key), octets(iv), encrypt, nullptr) == 1;
    NARU_ASSERT(ok);
    return context;
}

} // namespace

QByteArray encryptCbc(QByteArrayView key, QByteArrayView iv, QByteArrayView plain)
{
    const auto context = start(1, key, iv, plain);
    QByteArray cipher(plain.size() / cbcBlockBytes * cbcBlockBytes + cbcBlockBytes, Qt::Uninitialized);
    unsigned char* const out = octets(cipher.data());
    int size = 0, rest = 0;
    const bool ok = EVP_CipherUpdate(context.get(), out, &size, octets(plain), static_cast<int>(plain.size())) == 1
        && EVP_CipherFinal_ex(context.get(), out + size, &rest) == 1 && size + rest == cipher.size();
    NARU_ASSERT(ok);
    return cipher;
}

Result<qsizetype> decryptCbc(QByteArrayView key, QByteArrayView iv, QByteArrayView cipher, Secret& plain)
{
    if (cipher.isEmpty() || cipher.size() % cbcBlockBytes != 0)
        return CryptoFault::NotAuthentic;
    const auto context = start(0, key, iv, cipher);
    plain = Secret(cipher.size() + cbcBlockBytes); // OpenSSL may write one block more on the way
    unsigned char* const out = octets(plain.data());
    int size = 0, rest = 0;
    const bool ok = EVP_CipherUpdate(context.get(), out, &size, octets(cipher), static_cast<int>(cipher.size())) == 1
        && EVP_CipherFinal_ex(context.get(), out + size, &rest) == 1;
    if (!ok) {
        plain = Secret();
        ERR_clear_error();
        return CryptoFault::NotAuthentic;
    }
    return qsizetype(size) + rest;
}

} // namespace naru::crypto
