// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/base/result.h"
#include "app/crypto/faults.h"
#include "app/crypto/secret.h"

#include <memory>
#include <optional>

using EVP_PKEY = struct evp_pkey_st;

namespace naru::crypto {

enum class Curve {
    P256,
    P384,
    P521,
    BrainpoolP256r1,
    BrainpoolP320r1,
    BrainpoolP384r1,
    BrainpoolP512r1,
    Ed25519,
    Ed448
};
/// Bytes of one coordinate (EC) or of the key (Edwards): 32, 48, 66, 32, 40, 48, 64, 32, 57.
qsizetype coordinateBytes(Curve curve);

enum class SignatureAlgorithm { Es256, Es384, Es512, EdDsa };
/// ES256 takes P-256 and brainpoolP256r1; ES384 P-384 and brainpoolP320r1/P384r1; ES512 P-521 and brainpoolP512r1;
/// EdDSA the Edwards curves (RFC 9053 §2, ISO/IEC 18013-5 Annex B).
bool fits(SignatureAlgorithm algorithm, Curve curve);

/// A public key that lies on its curve (of an Edwards key only the length is known before its first use). A shared,
/// immutable value.
class PublicKey {
public:
    /// Coordinates as COSE carries them (big endian, `coordinateBytes` long; y is empty for Edwards curves).
    /// Faults: BadKey (also a point off the curve), UnsupportedKey.
    static Result<PublicKey> fromCoordinates(Curve curve, QByteArrayView x, QByteArrayView y);
    /// DER SubjectPublicKeyInfo. Faults: BadKey, UnsupportedKey.
    static Result<PublicKey> fromSpki(QByteArrayView der);

    Curve curve() const { return m_curve; }
    QByteArray x() const;
    QByteArray y() const; ///< empty for Edwards curves
    QByteArray spki() const;

    /// Raw signature r‖s (EC) or as it is (EdDSA) over the parts in a row. False too when algorithm and curve do not
    /// fit.
    bool verifies(SignatureAlgorithm algorithm, QByteArrayView message, QByteArrayView signature) const;

    EVP_PKEY* handle() const { return m_key.get(); } ///< for crypto/ alone

private:
    friend class PrivateKey;
    friend class Certificate;
    PublicKey(std::shared_ptr<EVP_PKEY> key, Curve curve)
        : m_key(std::move(key))
        , m_curve(curve)
    {
    }
    std::shared_ptr<EVP_PKEY> m_key;
    Curve m_curve;
};

/// A private key. OpenSSL wipes it when the last holder lets go.
class PrivateKey {
public:
    /// The scalar (or seed) is drawn from `random`, so that a seed replays a session.
    static PrivateKey generate(Curve curve, Random& random);
    /// Scalar, big endian. Fault: BadKey.
    static Result<PrivateKey> fromScalar(Curve curve, QByteArrayView scalar);
    /// PEM, PKCS#8 or SEC1, not encrypted. Faults: BadKey, UnsupportedKey.
    static Result<PrivateKey> fromPem(QByteArrayView pem);
    static Result<PrivateKey> fromPkcs8(QByteArrayView der);

    const PublicKey& publicKey() const { return m_public; }
    Curve curve() const { return m_public.curve(); }
    Secret pkcs8() const; ///< DER
    Secret pem() const;   ///< PKCS#8

    /// Raw r‖s or EdDSA bytes. The algorithm must fit the curve.
    QByteArray sign(SignatureAlgorithm algorithm, QByteArrayView message) const;
    /// x-coordinate of the shared point. Fault: WrongKey when the curves differ or cannot do ECDH.
    Result<Secret> agree(const PublicKey& other) const;

    EVP_PKEY* handle() const { return m_public.handle(); } ///< for crypto/ alone

private:
    explicit PrivateKey(PublicKey both)
        : m_public(std::move(both))
    {
    }
    PublicKey m_public; ///< its handle holds the private part too
};

} // namespace naru::crypto
