// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/cosesign.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/identity/mdl/cose.h"

namespace naru::identity::mdl {

namespace {
using codec::CborWriter;
using crypto::Curve;
using crypto::SignatureAlgorithm;

QByteArray toBeSigned(const char* context, QByteArrayView protectedBytes, QByteArrayView payload)
{
    return CborWriter().array(4).text(context).bytes(protectedBytes).bytes({}).bytes(payload).take();
}

QByteArray protectedHeader(qint64 algorithm)
{
    return CborWriter().map(1).number(coseAlgorithm).number(algorithm).take();
}
} // namespace

SignatureAlgorithm algorithmOf(Curve curve)
{
    for (const auto algorithm : {SignatureAlgorithm::Es256, SignatureAlgorithm::Es384, SignatureAlgorithm::Es512}) {
        if (crypto::fits(algorithm, curve))
            return algorithm;
    }
    return SignatureAlgorithm::EdDsa;
}

qint64 coseNumber(SignatureAlgorithm algorithm)
{
    switch (algorithm) {
    case SignatureAlgorithm::Es256:
        return -7;
    case SignatureAlgorithm::Es384:
        return -35;
    case SignatureAlgorithm::Es512:
        return -36;
    case SignatureAlgorithm::EdDsa:
        break;
    }
    return -8;
}

std::optional<SignatureAlgorithm> signatureAlgorithm(qint64 number)
{
    for (const auto algorithm :
        {SignatureAlgorithm::Es256, SignatureAlgorithm::Es384, SignatureAlgorithm::Es512, SignatureAlgorithm::EdDsa}) {
        if (coseNumber(algorithm) == number)
            return algorithm;
    }
    return std::nullopt;
}

QByteArray signatureInput(QByteArrayView protectedBytes, QByteArrayView payload)
{
    return toBeSigned("Signature1", protectedBytes, payload);
}

QByteArray macInput(QByteArrayView protectedBytes, QByteArrayView payload)
{
    return toBeSigned("MAC0", protectedBytes, payload);
}

QByteArray makeSign1(
    const crypto::PrivateKey& key, const QList<QByteArray>& x5chain, QByteArrayView payload, Payload form)
{
    const SignatureAlgorithm algorithm = algorithmOf(key.curve());
    const QByteArray header = protectedHeader(coseNumber(algorithm));
    CborWriter writer;
    writer.array(4).bytes(header).map(x5chain.isEmpty() ? 0 : 1);
    if (!x5chain.isEmpty())
        writer.number(coseX5Chain);
    if (x5chain.size() > 1)
        writer.array(static_cast<quint64>(x5chain.size()));
    for (const QByteArray& certificate : x5chain)
        writer.bytes(certificate);
    form == Payload::Attached ? writer.bytes(payload) : writer.null();
    return writer.bytes(key.sign(algorithm, signatureInput(header, payload))).take();
}

QByteArray makeMac0(QByteArrayView key, QByteArrayView payload)
{
    const QByteArray header = protectedHeader(coseHmac256);
    const QByteArray tag = crypto::hmacSha256(key, {macInput(header, payload)});
    return CborWriter().array(4).bytes(header).map(0).null().bytes(tag).take();
}

} // namespace naru::identity::mdl
