// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/key.h"

#include "app/base/assert.h"
#include "app/crypto/curves.h"
#include "app/crypto/ossl.h"

#include <openssl/core_names.h>
#include <openssl/err.h>

#include <array>

namespace naru::crypto {

namespace {

constexpr std::size_t scalarBytesMax = 66; // P-521

/// Encoded point of scalar * generator. Empty: the scalar is not in [1, n-1].
QByteArray publicPoint(const CurveFacts& facts, const BIGNUM* scalar)
{
    if (BN_is_zero(scalar) || BN_cmp(scalar, EC_GROUP_get0_order(facts.group)) >= 0)
        return {};
    const PointPtr point(EC_POINT_new(facts.group));
    QByteArray encoded(1 + 2 * facts.bytes, Qt::Uninitialized);
    const bool ok = point && EC_POINT_mul(facts.group, point.get(), scalar, nullptr, nullptr, nullptr) == 1
        && EC_POINT_point2oct(facts.group, point.get(), POINT_CONVERSION_UNCOMPRESSED, octets(encoded.data()),
               sizeOf(encoded), nullptr)
            == sizeOf(encoded);
    NARU_ASSERT(ok);
    return encoded;
}

std::shared_ptr<EVP_PKEY> importPair(const CurveFacts& facts, QByteArrayView scalarBytes)
{
    const BnPtr scalar(BN_secure_new());
    NARU_ASSERT(scalar && BN_bin2bn(octets(scalarBytes), static_cast<int>(scalarBytes.size()), scalar.get()));
    BN_set_flags(scalar.get(), BN_FLG_CONSTTIME);
    QByteArray encoded = publicPoint(facts, scalar.get());
    if (encoded.isEmpty())
        return {};
    std::array<unsigned char, scalarBytesMax> native{}; // OSSL_PARAM numbers are in the machine's order
    BN_bn2nativepad(scalar.get(), native.data(), static_cast<int>(facts.bytes));
    QByteArray name(facts.name);
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, name.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, encoded.data(), sizeOf(encoded)),
        OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, native.data(), static_cast<std::size_t>(facts.bytes)),
        OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    const KeyCtxPtr context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    const bool ok = context && EVP_PKEY_fromdata_init(context.get()) == 1
        && EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters) == 1;
    OPENSSL_cleanse(native.data(), native.size());
    NARU_ASSERT(ok);
    return {key, EVP_PKEY_free};
}

QByteArray coordinate(const PublicKey& key, const char* parameter)
{
    BIGNUM* number = nullptr;
    NARU_ASSERT(EVP_PKEY_get_bn_param(key.handle(), parameter, &number) == 1);
    const BnPtr owned(number);
    QByteArray bytes(coordinateBytes(key.curve()), '\0');
    NARU_ASSERT(BN_bn2binpad(number, octets(bytes.data()), static_cast<int>(bytes.size())) == bytes.size());
    return bytes;
}

} // namespace

Result<PublicKey> PublicKey::fromCoordinates(Curve curve, QByteArrayView x, QByteArrayView y)
{
    const auto bytes = coordinateBytes(curve);
    if (x.size() != bytes || y.size() != (isEdwards(curve) ? 0 : bytes))
        return CryptoFault::BadKey;
    QByteArray encoded;
    if (!isEdwards(curve))
        encoded += '\4';
    encoded.append(x).append(y);
    auto key = importPublic(curve, encoded);
    if (!key)
        return CryptoFault::BadKey;
    return PublicKey(std::move(key), curve);
}

QByteArray PublicKey::x() const
{
    if (!isEdwards(m_curve))
        return coordinate(*this, OSSL_PKEY_PARAM_EC_PUB_X);
    QByteArray bytes(coordinateBytes(m_curve), '\0');
    auto size = sizeOf(bytes);
    NARU_ASSERT(EVP_PKEY_get_raw_public_key(handle(), octets(bytes.data()), &size) == 1);
    return bytes;
}

QByteArray PublicKey::y() const
{
    return isEdwards(m_curve) ? QByteArray() : coordinate(*this, OSSL_PKEY_PARAM_EC_PUB_Y);
}

PrivateKey PrivateKey::generate(Curve curve, Random& random)
{
    Secret scalar(coordinateBytes(curve));
    while (true) { // ends at once for most curves: the orders lie close below a power of two, brainpool's above half
        random.fill(scalar.data(), scalar.size());
        if (curve == Curve::P521)
            scalar.data()[0] &= 1; // 521 bits in 66 bytes
        if (auto key = fromScalar(curve, scalar.view()))
            return std::move(*key);
    }
}

Result<PrivateKey> PrivateKey::fromScalar(Curve curve, QByteArrayView scalar)
{
    const CurveFacts& facts = factsOf(curve);
    std::shared_ptr<EVP_PKEY> key;
    if (isEdwards(curve) && scalar.size() == facts.bytes) {
        key.reset(EVP_PKEY_new_raw_private_key_ex(nullptr, facts.name, nullptr, octets(scalar), sizeOf(scalar)),
            EVP_PKEY_free);
    } else if (!isEdwards(curve) && !scalar.isEmpty() && scalar.size() <= facts.bytes) {
        key = importPair(facts, scalar);
    }
    if (!key)
        return CryptoFault::BadKey;
    return PrivateKey(PublicKey(std::move(key), curve));
}

Result<Secret> PrivateKey::agree(const PublicKey& other) const
{
    if (curve() != other.curve() || isEdwards(curve()))
        return CryptoFault::WrongKey;
    const KeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, handle(), nullptr));
    Secret shared(coordinateBytes(curve()));
    auto size = static_cast<std::size_t>(shared.size());
    // Every PublicKey lies on its curve and all these curves have cofactor 1: checking the point again would cost
    // as much as the agreement.
    constexpr int validatePeer = 0;
    const bool ok = context && EVP_PKEY_derive_init(context.get()) == 1
        && EVP_PKEY_derive_set_peer_ex(context.get(), other.handle(), validatePeer) == 1
        && EVP_PKEY_derive(context.get(), octets(shared.data()), &size) == 1
        && static_cast<qsizetype>(size) == shared.size();
    if (!ok) {
        ERR_clear_error();
        return Fault(CryptoFault::OpenSslFailed, QStringLiteral("EVP_PKEY_derive"));
    }
    return shared;
}

} // namespace naru::crypto
