// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificate.h"

#include "app/crypto/certificatefields.h"
#include "app/crypto/curves.h"
#include "app/crypto/der/writer.h"
#include "app/crypto/hash.h"
#include "app/crypto/pem.h"
#include "app/crypto/signature.h"

#include <mutex>

namespace naru::crypto {

namespace {

constexpr qsizetype certificateBytesMax = 64 * 1024;
constexpr qsizetype intakeBytesMax = 16 * 1024 * 1024;

/// First value of this attribute in a Name that has been checked.
QString attribute(QByteArrayView name, const char* oid)
{
    const QByteArray wanted = der::oidContent(oid);
    der::Reader sets = der::Reader(name).enter(der::Sequence);
    while (sets.hasMore()) {
        der::Reader parts = sets.enter(der::Set);
        while (parts.hasMore()) {
            der::Reader part = parts.enter(der::Sequence);
            if (part.take(der::ObjectId).content == wanted)
                return der::text(part.take());
        }
    }
    return {};
}

} // namespace

struct Certificate::Parts : CertificateFields {
    mutable std::once_flag keyRead; ///< most certificates of a list are never asked for their key
    mutable std::optional<Result<PublicKey>> key;
};

Result<Certificate> Certificate::parse(QByteArrayView der)
{
    if (der.size() > certificateBytesMax)
        return CryptoFault::BadCertificate;
    auto parts = std::make_shared<Parts>();
    parts->der = der.toByteArray();
    if (!readCertificate(*parts))
        return CryptoFault::BadCertificate;
    return Certificate(std::move(parts));
}

Certificate::Intake Certificate::parseMany(QByteArrayView pemOrDer)
{
    Intake intake;
    const auto take = [&](QByteArrayView der) {
        if (const auto certificate = parse(der))
            intake.certificates.append(*certificate);
        else
            ++intake.unreadable;
    };
    const bool hasBlocks = pemOrDer.size() <= intakeBytesMax && pemOrDer.contains("-----BEGIN ");
    if (!hasBlocks || (pemOrDer.startsWith('\x30') && parse(pemOrDer))) {
        take(pemOrDer);
        return intake;
    }
    while (const auto block = nextPemBlock(pemOrDer)) {
        if (block->label == QByteArrayView("CERTIFICATE") || block->label == QByteArrayView("X509 CERTIFICATE"))
            take(pemBytes(*block));
    }
    return intake;
}

const QByteArray& Certificate::der() const
{
    return m_parts->der;
}
QByteArray Certificate::fingerprint() const
{
    return sha256(m_parts->der);
}
int Certificate::version() const
{
    return m_parts->version;
}
const QByteArray& Certificate::subject() const
{
    return m_parts->subject;
}
const QByteArray& Certificate::issuer() const
{
    return m_parts->issuer;
}
QString Certificate::country() const
{
    return attribute(m_parts->subject, "2.5.4.6");
}
QString Certificate::state() const
{
    return attribute(m_parts->subject, "2.5.4.8");
}
QString Certificate::organization() const
{
    return attribute(m_parts->subject, "2.5.4.10");
}
QString Certificate::commonName() const
{
    return attribute(m_parts->subject, "2.5.4.3");
}
QByteArray Certificate::serialNumber() const
{
    return m_parts->serialNumber;
}
Instant Certificate::notBefore() const
{
    return m_parts->notBefore;
}
Instant Certificate::notAfter() const
{
    return m_parts->notAfter;
}

Result<PublicKey> Certificate::publicKey() const
{
    std::call_once(m_parts->keyRead, [this] { m_parts->key = PublicKey::fromSpki(m_parts->spki); });
    return *m_parts->key;
}

const std::optional<Certificate::KeyUsage>& Certificate::keyUsage() const
{
    return m_parts->keyUsage;
}

const std::optional<Certificate::ExtendedKeyUsage>& Certificate::extendedKeyUsage() const
{
    return m_parts->extendedKeyUsage;
}

const std::optional<Certificate::BasicConstraints>& Certificate::basicConstraints() const
{
    return m_parts->basicConstraints;
}

const std::optional<Certificate::CrlDistribution>& Certificate::crlDistribution() const
{
    return m_parts->crlDistribution;
}

const QByteArray& Certificate::subjectKeyIdentifier() const
{
    return m_parts->subjectKeyIdentifier;
}
const QByteArray& Certificate::authorityKeyIdentifier() const
{
    return m_parts->authorityKeyIdentifier;
}
const QList<Certificate::Extension>& Certificate::extensions() const
{
    return m_parts->extensions;
}
bool Certificate::hasIssuerContact() const
{
    return m_parts->hasIssuerContact;
}

bool Certificate::hasUnreadableExtension() const
{
    return m_parts->hasUnreadableExtension;
}

bool Certificate::hasExtension(const char* oid) const
{
    for (const Extension& extension : m_parts->extensions) {
        if (extension.oid == oid)
            return true;
    }
    return false;
}

bool Certificate::isSignedBy(const Certificate& issuer) const
{
    const auto key = issuer.publicKey();
    if (!key || !m_parts->algorithmsAgree)
        return false;
    const auto algorithm = m_parts->signatureAlgorithm;
    if (isEdwards(key->curve())) {
        return algorithm == der::tlv(der::ObjectId, {factsOf(key->curve()).oid})
            && verifyEdDsa(key->handle(), m_parts->toBeSigned, m_parts->signature);
    }
    const auto hash = ecdsaHash(algorithm);
    return hash && verifyEcdsa(key->handle(), *hash, m_parts->toBeSigned, m_parts->signature);
}

} // namespace naru::crypto
