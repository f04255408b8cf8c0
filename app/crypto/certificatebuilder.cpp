// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"
#include "app/crypto/certificateparts.h"
#include "app/crypto/curves.h"
#include "app/crypto/der/writer.h"
#include "app/crypto/hash.h"
#include "app/crypto/signature.h"

namespace naru::crypto {

namespace {

QByteArray attribute(const char* oid, quint8 type, const QString& value)
{
    if (value.isEmpty())
        return {};
    const QByteArray text = value.toUtf8();
    return der::tlv(der::Set, {der::sequence({der::oid(oid), der::tlv(type, {text})})});
}

QByteArray algorithmIdentifier(Curve curve)
{
    if (isEdwards(curve))
        return der::sequence({der::tlv(der::ObjectId, {factsOf(curve).oid})});
    switch (factsOf(curve).hash) {
    case HashAlgorithm::Sha256:
        return der::sequence({der::oid("1.2.840.10045.4.3.2")});
    case HashAlgorithm::Sha384:
        return der::sequence({der::oid("1.2.840.10045.4.3.3")});
    case HashAlgorithm::Sha512:
        break;
    }
    return der::sequence({der::oid("1.2.840.10045.4.3.4")});
}
} // namespace

QByteArray nameOf(const QString& country, const QString& state, const QString& organization, const QString& commonName)
{
    return der::sequence(
        {attribute("2.5.4.6", der::PrintableString, country), attribute("2.5.4.8", der::Utf8String, state),
            attribute("2.5.4.10", der::Utf8String, organization), attribute("2.5.4.3", der::Utf8String, commonName)});
}

/// SEQUENCE { body, algorithm, signature over body }: a certificate, and a request.
QByteArray signedSequence(const QByteArray& body, const PrivateKey& key)
{
    const Curve curve = key.curve();
    const QByteArray raw = key.sign(factsOf(curve).algorithm, body);
    const QByteArray signature = isEdwards(curve) ? raw : signatureToDer(curve, raw);
    return der::sequence({body, algorithmIdentifier(curve), der::bitString(signature)});
}

QByteArray extensionOf(const QByteArray& oid, bool critical, const QByteArray& value)
{
    return der::sequence({der::oid(oid), critical ? der::boolean(true) : QByteArray(), der::octetString(value)});
}

namespace {

QByteArray keyUsageValue(quint16 bits)
{
    constexpr int namedBits = 9;
    int wire = 0, last = 0;
    for (int bit = 0; bit < namedBits; ++bit) {
        if (bits & (1 << bit)) {
            wire |= 0x8000 >> bit;
            last = bit;
        }
    }
    const char octets[] = {static_cast<char>(7 - last % 8), static_cast<char>(wire >> 8), static_cast<char>(wire)};
    return der::tlv(der::BitString, {QByteArrayView(octets, last < 8 ? 2 : 3)}); // DER: no trailing zero bits
}

QByteArray basicConstraintsValue(const Certificate::BasicConstraints& constraints)
{
    QByteArray length;
    if (constraints.pathLength) {
        NARU_ASSERT(*constraints.pathLength >= 0 && *constraints.pathLength < 128);
        length = der::integer(QByteArray(1, static_cast<char>(*constraints.pathLength)));
    }
    return der::sequence({constraints.ca ? der::boolean(true) : QByteArray(), length});
}

QByteArray uriName(const QString& uri)
{
    return der::tlv(der::context(6), {uri.toLatin1()});
}

/// RFC 7093 §2 method 1: 160 bits of SHA-256 over the key inside the BIT STRING.
QByteArray keyIdentifier(const PublicKey& key)
{
    constexpr qsizetype identifierBytes = 20;
    const QByteArray bits = isEdwards(key.curve()) ? key.x() : '\4' + key.x() + key.y();
    return sha256(bits).first(identifierBytes);
}

QByteArray keyIdentifierExtensions(const PublicKey& subjectKey, const Certificate* issuer)
{
    QByteArray all = extensionOf("2.5.29.14", false, der::octetString(keyIdentifier(subjectKey)));
    if (issuer && !issuer->subjectKeyIdentifier().isEmpty())
        all += extensionOf(
            "2.5.29.35", false, der::sequence({der::tlv(der::context(0), {issuer->subjectKeyIdentifier()})}));
    return all;
}

QByteArray extensions(const CertificatePlan& plan, const PublicKey& subjectKey, const Certificate* issuer)
{
    QByteArray all;
    if (plan.keyIdentifiers)
        all += keyIdentifierExtensions(subjectKey, issuer);
    if (plan.keyUsage)
        all += extensionOf("2.5.29.15", plan.keyUsage->critical, keyUsageValue(plan.keyUsage->bits));
    if (plan.extendedKeyUsage) {
        QByteArray oids;
        for (const QByteArray& oid : plan.extendedKeyUsage->oids)
            oids += der::oid(oid);
        all += extensionOf("2.5.29.37", plan.extendedKeyUsage->critical, der::sequence({oids}));
    }
    if (plan.basicConstraints)
        all += extensionOf("2.5.29.19", plan.basicConstraints->critical, basicConstraintsValue(*plan.basicConstraints));
    if (!plan.issuerAltNameUri.isEmpty())
        all += extensionOf("2.5.29.18", false, der::sequence({uriName(plan.issuerAltNameUri)}));
    if (!plan.crlUri.isEmpty()) {
        const QByteArray fullName = der::tlv(der::contextConstructed(0), {uriName(plan.crlUri)});
        const QByteArray point = der::tlv(der::contextConstructed(0), {fullName});
        all += extensionOf("2.5.29.31", false, der::sequence({der::sequence({point})}));
    }
    for (const auto& more : plan.more)
        all += extensionOf(more.oid, more.critical, more.der);
    return all.isEmpty() ? all : der::tlv(der::contextConstructed(3), {der::sequence({all})});
}

QByteArray drawnSerialNumber(Random& random)
{
    constexpr qsizetype serialBytes = 16; // RFC 5280 allows 20; a quarter of that must be hard to guess
    QByteArray serial = random.bytes(serialBytes);
    serial[0] = static_cast<char>((serial[0] & 0x3f) | 0x40); // positive, and never shorter
    return serial;
}

} // namespace

QByteArray makeCertificate(const CertificatePlan& plan, const PublicKey& subjectKey, const PrivateKey& issuerKey,
    const Certificate* issuer, Random& random)
{
    const QByteArray subject = nameOf(plan.country, plan.state, plan.organization, plan.commonName);
    const QByteArray version3 = der::tlv(der::contextConstructed(0), {der::integer(QByteArrayView("\2", 1))});
    const QByteArray serial = plan.serialNumber.isEmpty() ? drawnSerialNumber(random) : plan.serialNumber;
    const QByteArray body = der::sequence({version3, der::integer(serial), algorithmIdentifier(issuerKey.curve()),
        issuer ? issuer->subject() : subject, der::sequence({der::time(plan.notBefore), der::time(plan.notAfter)}),
        subject, subjectKey.spki(), extensions(plan, subjectKey, issuer)});
    return signedSequence(body, issuerKey);
}

QByteArray makeRequest(
    const QString& country, const QString& organization, const QString& commonName, const PrivateKey& key)
{
    const QByteArray version1 = der::integer(QByteArrayView("\0", 1));
    const QByteArray attributes = der::tlv(der::contextConstructed(0), {}); // RFC 2986 §4.1: there, though empty
    const QByteArray body
        = der::sequence({version1, nameOf(country, {}, organization, commonName), key.publicKey().spki(), attributes});
    return signedSequence(body, key);
}

} // namespace naru::crypto
