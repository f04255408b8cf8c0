// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>

namespace naru::crypto {

/// Gives an OpenSSL object back with its own function.
template <auto release>
struct Release {
    template <typename T>
    void operator()(T* object) const
    {
        release(object);
    }
};

using BnPtr = std::unique_ptr<BIGNUM, Release<BN_clear_free>>;
using CipherCtxPtr = std::unique_ptr<EVP_CIPHER_CTX, Release<EVP_CIPHER_CTX_free>>;
using GroupPtr = std::unique_ptr<EC_GROUP, Release<EC_GROUP_free>>;
using KeyCtxPtr = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using MacCtxPtr = std::unique_ptr<EVP_MAC_CTX, Release<EVP_MAC_CTX_free>>;
using MdCtxPtr = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;
using PointPtr = std::unique_ptr<EC_POINT, Release<EC_POINT_free>>;

/// OpenSSL's view of bytes; never null, since some calls take null for "leave it as it was".
inline const unsigned char* octets(QByteArrayView bytes)
{
    static const unsigned char nothing = 0;
    return bytes.isEmpty() ? &nothing : reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* octets(char* bytes)
{
    return reinterpret_cast<unsigned char*>(bytes);
}
inline std::size_t sizeOf(QByteArrayView bytes)
{
    return static_cast<std::size_t>(bytes.size());
}

} // namespace naru::crypto
