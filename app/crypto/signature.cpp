// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/signature.h"

#include "app/base/assert.h"
#include "app/crypto/curves.h"
#include "app/crypto/der/writer.h"
#include "app/crypto/ossl.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>

namespace naru::crypto {

namespace {

/// 0 < value < order; all big endian and of one length.
bool isInRange(QByteArrayView value, QByteArrayView order)
{
    const bool zero = std::all_of(value.begin(), value.end(), [](char c) { return c == 0; });
    return !zero && std::memcmp(value.data(), order.data(), sizeOf(order)) < 0;
}

QByteArray signEcdsa(EVP_PKEY* key, HashAlgorithm algorithm, QByteArrayView message)
{
    const QByteArray digest = hash(algorithm, {message});
    const KeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    QByteArray der(EVP_PKEY_get_size(key), Qt::Uninitialized);
    auto size = sizeOf(der);
    const bool ok = context && EVP_PKEY_sign_init(context.get()) == 1
        && EVP_PKEY_sign(context.get(), octets(der.data()), &size, octets(digest), sizeOf(digest)) == 1;
    NARU_ASSERT(ok);
    return der.first(static_cast<qsizetype>(size));
}

QByteArray signEdDsa(EVP_PKEY* key, QByteArrayView message)
{
    const MdCtxPtr context(EVP_MD_CTX_new());
    QByteArray signature(EVP_PKEY_get_size(key), Qt::Uninitialized);
    auto size = sizeOf(signature);
    const bool ok = context
        && EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key, nullptr) == 1
        && EVP_DigestSign(context.get(), octets(signature.data()), &size, octets(message), sizeOf(message)) == 1;
    NARU_ASSERT(ok && static_cast<qsizetype>(size) == signature.size());
    return signature;
}

} // namespace

std::optional<HashAlgorithm> ecdsaHash(QByteArrayView algorithm)
{
    static const std::array<QByteArray, 3> known{
        der::oid("1.2.840.10045.4.3.2"), der::oid("1.2.840.10045.4.3.3"), der::oid("1.2.840.10045.4.3.4")};
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (algorithm == known[i])
            return static_cast<HashAlgorithm>(i);
    }
    return std::nullopt;
}

bool verifyEcdsa(EVP_PKEY* key, HashAlgorithm algorithm, QByteArrayView message, QByteArrayView der)
{
    const QByteArray digest = hash(algorithm, {message});
    const KeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    const bool good = context && EVP_PKEY_verify_init(context.get()) == 1
        && EVP_PKEY_verify(context.get(), octets(der), sizeOf(der), octets(digest), sizeOf(digest)) == 1;
    if (!good)
        ERR_clear_error();
    return good;
}

bool verifyEdDsa(EVP_PKEY* key, QByteArrayView message, QByteArrayView signature)
{
    const MdCtxPtr context(EVP_MD_CTX_new());
    const bool good = context
        && EVP_DigestVerifyInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, key, nullptr) == 1
        && EVP_DigestVerify(context.get(), octets(signature), sizeOf(signature), octets(message), sizeOf(message)) == 1;
    if (!good)
        ERR_clear_error();
    return good;
}

QByteArray signatureToDer(Curve curve, QByteArrayView raw)
{
    const CurveFacts& facts = factsOf(curve);
    if (isEdwards(curve) || raw.size() != 2 * facts.bytes)
        return {};
    const auto r = raw.first(facts.bytes), s = raw.last(facts.bytes);
    if (!isInRange(r, facts.order) || !isInRange(s, facts.order))
        return {};
    return der::sequence({der::integer(r), der::integer(s)});
}

QByteArray signatureToRaw(Curve curve, QByteArrayView bytes)
{
    const auto size = coordinateBytes(curve);
    der::Reader outer(bytes);
    der::Reader inner = outer.enter(der::Sequence);
    const auto r = der::magnitude(inner.take(der::Integer).content);
    const auto s = der::magnitude(inner.take(der::Integer).content);
    if (!outer.finished() || !inner.finished() || !r || !s || r->size() > size || s->size() > size)
        return {};
    QByteArray raw(2 * size, '\0');
    std::copy(r->begin(), r->end(), raw.begin() + (size - r->size()));
    std::copy(s->begin(), s->end(), raw.begin() + (2 * size - s->size()));
    return raw;
}

bool PublicKey::verifies(SignatureAlgorithm algorithm, QByteArrayView message, QByteArrayView signature) const
{
    if (!fits(algorithm, m_curve))
        return false;
    if (algorithm == SignatureAlgorithm::EdDsa)
        return verifyEdDsa(handle(), message, signature);
    const QByteArray der = signatureToDer(m_curve, signature);
    return !der.isEmpty() && verifyEcdsa(handle(), factsOf(m_curve).hash, message, der);
}

QByteArray PrivateKey::sign(SignatureAlgorithm algorithm, QByteArrayView message) const
{
    NARU_ASSERT(fits(algorithm, curve()));
    if (algorithm == SignatureAlgorithm::EdDsa)
        return signEdDsa(handle(), message);
    const QByteArray raw = signatureToRaw(curve(), signEcdsa(handle(), factsOf(curve()).hash, message));
    NARU_ASSERT(!raw.isEmpty());
    return raw;
}

} // namespace naru::crypto
