// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/seal.h"

#include "app/crypto/hash.h"

#include <QtEndian>

#include <algorithm>

namespace naru::payments::dayclose {

namespace {

constexpr QByteArrayView magic("NARUSIG1");
constexpr qsizetype digestBytes = 32, signatureBytes = 64;
constexpr qsizetype keyAt = 8 + 8 + digestBytes + 2; ///< where the key begins

template <typename Number>
void append(QByteArray& bytes, Number number)
{
    const Number big = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
}

} // namespace

QByteArray sealOf(QByteArrayView file, const crypto::PrivateKey& desk, Instant at)
{
    const QByteArray key = desk.publicKey().spki();
    QByteArray seal = magic.toByteArray();
    append<qint64>(seal, at.time_since_epoch().count());
    seal += crypto::sha256(file);
    append<quint16>(seal, static_cast<quint16>(key.size()));
    seal += key;
    return seal + desk.sign(crypto::SignatureAlgorithm::Es256, seal);
}

Result<Seal> opened(QByteArrayView file, QByteArrayView seal)
{
    if (seal.size() > sealBytesMax || seal.size() < keyAt + signatureBytes || !seal.startsWith(magic))
        return PaymentFault::BadSignature;
    const qsizetype keyBytes = qFromBigEndian<quint16>(seal.data() + keyAt - 2);
    if (seal.size() != keyAt + keyBytes + signatureBytes)
        return PaymentFault::BadSignature;
    const auto key = crypto::PublicKey::fromSpki(seal.sliced(keyAt, keyBytes));
    if (!key || key->curve() != crypto::Curve::P256)
        return PaymentFault::BadSignature;
    const QByteArrayView signedBytes = seal.chopped(signatureBytes);
    const bool holds = seal.sliced(16, digestBytes) == QByteArrayView(crypto::sha256(file))
        && key->verifies(crypto::SignatureAlgorithm::Es256, signedBytes, seal.last(signatureBytes));
    if (!holds)
        return PaymentFault::BadSignature;
    return Seal{Instant(Milliseconds(qFromBigEndian<qint64>(seal.data() + magic.size()))), *key};
}

Result<Seal> verified(QByteArrayView file, QByteArrayView seal, const QList<crypto::PublicKey>& known)
{
    auto read = opened(file, seal);
    if (!read)
        return read;
    const QByteArray signer = read->signer.spki();
    const bool isKnown
        = std::any_of(known.begin(), known.end(), [&](const crypto::PublicKey& key) { return key.spki() == signer; });
    return isKnown ? std::move(read) : Result<Seal>(PaymentFault::UnknownSigner);
}

} // namespace naru::payments::dayclose
