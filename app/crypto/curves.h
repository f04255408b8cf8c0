// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/hash.h"
#include "app/crypto/key.h"

struct ec_group_st;

namespace naru::crypto {

/// What crypto/ knows of a curve. Made once.
struct CurveFacts {
    const char* name;             ///< OpenSSL's
    int nid;                      ///< OpenSSL's
    qsizetype bytes;              ///< one coordinate, or an Edwards key
    HashAlgorithm hash;           ///< of the signature algorithm that fits
    SignatureAlgorithm algorithm; ///< the one that fits
    QByteArray oid;               ///< DER content: of the named curve, or of the Edwards algorithm
    QByteArray order;             ///< big endian, `bytes` long; empty for Edwards curves
    ec_group_st* group = nullptr; ///< null for Edwards curves
    EVP_PKEY* empty = nullptr;    ///< a key with the group alone, to be copied; null for Edwards curves
};
const CurveFacts& factsOf(Curve curve);
inline bool isEdwards(Curve curve)
{
    return curve == Curve::Ed25519 || curve == Curve::Ed448;
}

/// Which curve an OpenSSL key lies on. Nothing: none that Naru uses.
std::optional<Curve> curveOf(EVP_PKEY* key);

/// The key of an encoded point (04‖x‖y, 02‖x, 03‖x), or an Edwards key as it is. Null: no point of the curve.
std::shared_ptr<EVP_PKEY> importPublic(Curve curve, QByteArrayView encoded);

} // namespace naru::crypto
