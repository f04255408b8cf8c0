// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/curves.h"

#include "app/base/assert.h"
#include "app/crypto/der/writer.h"
#include "app/crypto/ossl.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/obj_mac.h>
#include <openssl/objects.h>

#include <array>

namespace naru::crypto {

namespace {

EVP_PKEY* emptyKey(const char* group)
{
    QByteArray name(group);
    const OSSL_PARAM parameters[]
        = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, name.data(), 0), OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    const KeyCtxPtr context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    // fromdata wants the list writable, though it only reads it
    const bool ok = context && EVP_PKEY_fromdata_init(context.get()) == 1
        && EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEY_PARAMETERS, const_cast<OSSL_PARAM*>(parameters)) == 1;
    NARU_ASSERT(ok);
    return key;
}

CurveFacts weierstrass(int nid, qsizetype bytes, SignatureAlgorithm algorithm, const char* oid)
{
    CurveFacts facts{OBJ_nid2sn(nid), nid, bytes, HashAlgorithm::Sha256, algorithm, der::oidContent(oid), {}};
    if (algorithm != SignatureAlgorithm::Es256)
        facts.hash = algorithm == SignatureAlgorithm::Es384 ? HashAlgorithm::Sha384 : HashAlgorithm::Sha512;
    facts.group = EC_GROUP_new_by_curve_name(nid);
    NARU_ASSERT(facts.group);
    facts.order = QByteArray(bytes, '\0');
    BN_bn2binpad(EC_GROUP_get0_order(facts.group), octets(facts.order.data()), static_cast<int>(bytes));
    facts.empty = emptyKey(facts.name);
    return facts;
}

CurveFacts edwards(int nid, qsizetype bytes, const char* oid)
{
    return {OBJ_nid2sn(nid), nid, bytes, HashAlgorithm::Sha512, SignatureAlgorithm::EdDsa, der::oidContent(oid), {}};
}

/// In the order of Curve.
const std::array<CurveFacts, 9>& allFacts()
{
    using enum SignatureAlgorithm;
    static const std::array<CurveFacts, 9> facts{weierstrass(NID_X9_62_prime256v1, 32, Es256, "1.2.840.10045.3.1.7"),
        weierstrass(NID_secp384r1, 48, Es384, "1.3.132.0.34"), weierstrass(NID_secp521r1, 66, Es512, "1.3.132.0.35"),
        weierstrass(NID_brainpoolP256r1, 32, Es256, "1.3.36.3.3.2.8.1.1.7"),
        weierstrass(NID_brainpoolP320r1, 40, Es384, "1.3.36.3.3.2.8.1.1.9"),
        weierstrass(NID_brainpoolP384r1, 48, Es384, "1.3.36.3.3.2.8.1.1.11"),
        weierstrass(NID_brainpoolP512r1, 64, Es512, "1.3.36.3.3.2.8.1.1.13"), edwards(NID_ED25519, 32, "1.3.101.112"),
        edwards(NID_ED448, 57, "1.3.101.113")};
    return facts;
}

} // namespace

const CurveFacts& factsOf(Curve curve)
{
    return allFacts()[static_cast<std::size_t>(curve)];
}

qsizetype coordinateBytes(Curve curve)
{
    return factsOf(curve).bytes;
}

bool fits(SignatureAlgorithm algorithm, Curve curve)
{
    return factsOf(curve).algorithm == algorithm;
}

std::optional<Curve> curveOf(EVP_PKEY* key)
{
    int nid = NID_undef;
    char name[64] = {};
    if (EVP_PKEY_is_a(key, "EC") == 1) {
        if (EVP_PKEY_get_group_name(key, name, sizeof name, nullptr) == 1)
            nid = OBJ_txt2nid(name);
    } else if (EVP_PKEY_is_a(key, "ED25519") == 1) {
        nid = NID_ED25519;
    } else if (EVP_PKEY_is_a(key, "ED448") == 1) {
        nid = NID_ED448;
    }
    for (std::size_t i = 0; i < allFacts().size(); ++i) {
        if (nid != NID_undef && allFacts()[i].nid == nid)
            return static_cast<Curve>(i);
    }
    return std::nullopt;
}

std::shared_ptr<EVP_PKEY> importPublic(Curve curve, QByteArrayView encoded)
{
    const CurveFacts& facts = factsOf(curve);
    if (isEdwards(curve)) {
        if (encoded.size() != facts.bytes)
            return {};
        return {EVP_PKEY_new_raw_public_key_ex(nullptr, facts.name, nullptr, octets(encoded), sizeOf(encoded)),
            EVP_PKEY_free};
    }
    // The point at infinity (one zero byte) and hybrid forms would pass OpenSSL.
    const bool plain = encoded.size() == 1 + 2 * facts.bytes && encoded[0] == 4;
    const bool compressed = encoded.size() == 1 + facts.bytes && (encoded[0] == 2 || encoded[0] == 3);
    if (!plain && !compressed)
        return {};
    // Copying a key that has its group and setting the point takes 4 µs; fromdata 16, d2i_PUBKEY 85.
    std::shared_ptr<EVP_PKEY> key(EVP_PKEY_dup(facts.empty), EVP_PKEY_free);
    if (!key || EVP_PKEY_set1_encoded_public_key(key.get(), octets(encoded), sizeOf(encoded)) != 1) {
        ERR_clear_error();
        return {};
    }
    return key;
}

} // namespace naru::crypto
