// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/secret.h"

#include <openssl/crypto.h>

#include <utility>

namespace naru::crypto {

Secret::Secret(qsizetype size)
    : m_bytes(size, '\0')
{
}

Secret::Secret(QByteArrayView bytes)
    : m_bytes(bytes.data(), bytes.size())
{
}

Secret::Secret(Secret&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    crypto::wipe(m_bytes);
}

void wipe(QByteArray& bytes)
{
    // Bytes that others hold too, or that lie in the program itself, are not ours to overwrite.
    if (bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.capacity()));
    bytes.clear();
}

bool equalConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0;
}

} // namespace naru::crypto
