// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"
#include "app/crypto/certificate.h"
#include "app/crypto/curves.h"
#include "app/crypto/der/writer.h"
#include "app/crypto/ossl.h"
#include "app/crypto/pem.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/x509.h>

namespace naru::crypto {

namespace {

constexpr qsizetype keyBytesMax = 16 * 1024; // a key on our curves takes under 300; this leaves room to say "RSA"
constexpr QByteArrayView ecPublicKeyOid("1.2.840.10045.2.1");

using KeyPtr = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Pkcs8Ptr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Release<PKCS8_PRIV_KEY_INFO_free>>;

/// The curve that an AlgorithmIdentifier of a SubjectPublicKeyInfo names (RFC 5480 §2.1.1, RFC 8410 §3).
std::optional<Curve> curveOfAlgorithm(der::Reader algorithm)
{
    static const QByteArray ecPublicKey = der::oidContent(ecPublicKeyOid);
    auto oid = algorithm.take(der::ObjectId).content;
    const bool named = oid == ecPublicKey;
    if (named)
        oid = algorithm.take(der::ObjectId).content; // explicit parameters are no name
    if (!algorithm.finished())
        return std::nullopt;
    for (int i = 0; i <= static_cast<int>(Curve::Ed448); ++i) {
        const auto curve = static_cast<Curve>(i);
        if (isEdwards(curve) != named && factsOf(curve).oid == oid)
            return curve;
    }
    return std::nullopt;
}

/// The scalar (or seed) inside an OpenSSL key. Empty: there is none.
Secret scalarOf(EVP_PKEY* key, Curve curve)
{
    Secret scalar(coordinateBytes(curve));
    auto size = static_cast<std::size_t>(scalar.size());
    if (isEdwards(curve))
        return EVP_PKEY_get_raw_private_key(key, octets(scalar.data()), &size) == 1 ? std::move(scalar) : Secret();
    BIGNUM* number = BN_secure_new(); // the call copies into what it is given
    const bool ok = EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1
        && BN_bn2binpad(number, octets(scalar.data()), static_cast<int>(scalar.size())) == scalar.size();
    BN_clear_free(number);
    return ok ? std::move(scalar) : Secret();
}

/// Builds the key anew from its scalar, so that a public part that does not belong to it is noticed.
Result<PrivateKey> rebuilt(const KeyPtr& key)
{
    if (!key) {
        ERR_clear_error();
        return CryptoFault::BadKey;
    }
    const auto curve = curveOf(key.get());
    if (!curve)
        return CryptoFault::UnsupportedKey;
    const Secret scalar = scalarOf(key.get(), *curve);
    auto result = PrivateKey::fromScalar(*curve, scalar.view());
    if (result && EVP_PKEY_eq(result->handle(), key.get()) != 1) {
        ERR_clear_error();
        return CryptoFault::BadKey;
    }
    return result;
}

Result<PrivateKey> fromSec1(QByteArrayView der)
{
    const unsigned char* at = octets(der);
    const KeyPtr key(d2i_PrivateKey(EVP_PKEY_EC, nullptr, &at, static_cast<long>(der.size())));
    if (key && at != octets(der) + der.size())
        return CryptoFault::BadKey;
    return rebuilt(key);
}

} // namespace

Result<PublicKey> PublicKey::fromSpki(QByteArrayView der)
{
    if (der.size() > keyBytesMax)
        return CryptoFault::BadKey;
    der::Reader outer(der);
    der::Reader inner = outer.enter(der::Sequence);
    const auto algorithm = inner.enter(der::Sequence);
    const auto bits = der::wholeBytes(inner.take(der::BitString).content);
    if (!outer.finished() || !inner.finished() || !bits)
        return CryptoFault::BadKey;
    const auto curve = curveOfAlgorithm(algorithm);
    if (!curve)
        return CryptoFault::UnsupportedKey;
    auto key = importPublic(*curve, *bits);
    if (!key)
        return CryptoFault::BadKey;
    return PublicKey(std::move(key), *curve);
}

namespace {

/// Uncompressed (SEC 1 §2.3.3). Asked for in one go: each coordinate apart has OpenSSL bring the point into its affine
/// form once more, and a key's id is wanted with every batch.
QByteArray pointOf(const PublicKey& key)
{
    QByteArray point(1 + 2 * coordinateBytes(key.curve()), Qt::Uninitialized);
    std::size_t size = 0;
    const bool isWhole = EVP_PKEY_get_octet_string_param(
                             key.handle(), OSSL_PKEY_PARAM_PUB_KEY, octets(point.data()), sizeOf(point), &size)
            == 1
        && size == sizeOf(point) && point.startsWith('\4');
    if (!isWhole)
        ERR_clear_error();
    return isWhole ? point : '\4' + key.x() + key.y(); // a key that came compressed may be kept so
}

} // namespace

QByteArray PublicKey::spki() const
{
    const QByteArray name = der::tlv(der::ObjectId, {factsOf(m_curve).oid});
    if (isEdwards(m_curve))
        return der::sequence({der::sequence({name}), der::bitString(x())});
    static const QByteArray ecPublicKey = der::oid(ecPublicKeyOid);
    return der::sequence({der::sequence({ecPublicKey, name}), der::bitString(pointOf(*this))});
}

Result<PrivateKey> PrivateKey::fromPem(QByteArrayView pem)
{
    while (const auto block = nextPemBlock(pem)) {
        if (block->label == QByteArrayView("RSA PRIVATE KEY") || block->label == QByteArrayView("DSA PRIVATE KEY")
            || block->label == QByteArrayView("ENCRYPTED PRIVATE KEY"))
            return CryptoFault::UnsupportedKey;
        const bool pkcs8 = block->label == QByteArrayView("PRIVATE KEY");
        if (!pkcs8 && block->label != QByteArrayView("EC PRIVATE KEY"))
            continue; // "EC PARAMETERS" stands in front of many a SEC1 key
        QByteArray der = pemBytes(*block);
        auto key = der.size() > keyBytesMax ? Result<PrivateKey>(CryptoFault::BadKey)
            : pkcs8                         ? fromPkcs8(der)
                                            : fromSec1(der);
        wipe(der);
        return key;
    }
    return CryptoFault::BadKey;
}

Result<PrivateKey> PrivateKey::fromPkcs8(QByteArrayView der)
{
    if (der.size() > keyBytesMax)
        return CryptoFault::BadKey;
    const unsigned char* at = octets(der);
    const Pkcs8Ptr info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(der.size())));
    if (!info || at != octets(der) + der.size()) {
        ERR_clear_error();
        return CryptoFault::BadKey;
    }
    return rebuilt(KeyPtr(EVP_PKCS82PKEY(info.get())));
}

Secret PrivateKey::pkcs8() const
{
    const Pkcs8Ptr info(EVP_PKEY2PKCS8(handle()));
    unsigned char* bytes = nullptr;
    const int size = info ? i2d_PKCS8_PRIV_KEY_INFO(info.get(), &bytes) : -1;
    NARU_ASSERT(size > 0);
    Secret der(QByteArrayView(reinterpret_cast<const char*>(bytes), size));
    OPENSSL_clear_free(bytes, static_cast<std::size_t>(size));
    return der;
}

Secret PrivateKey::pem() const
{
    QByteArray text = toPem("PRIVATE KEY", pkcs8().view());
    Secret result{QByteArrayView(text)};
    wipe(text);
    return result;
}

} // namespace naru::crypto
