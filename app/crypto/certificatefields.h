// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/crypto/der/reader.h"

namespace naru::crypto {

/// What a certificate says, read in one pass. Views are slices of `der`.
struct CertificateFields {
    QByteArray der;
    QByteArrayView toBeSigned;         ///< with tag and length: what the signature covers
    QByteArrayView signatureAlgorithm; ///< content of the outer AlgorithmIdentifier
    QByteArrayView signature;          ///< inside the BIT STRING
    QByteArrayView spki;
    bool algorithmsAgree = false; ///< inner and outer AlgorithmIdentifier are the same bytes
    int version = 1;
    QByteArray subject, issuer, serialNumber;
    Instant notBefore, notAfter;
    std::optional<Certificate::KeyUsage> keyUsage;
    std::optional<Certificate::ExtendedKeyUsage> extendedKeyUsage;
    std::optional<Certificate::BasicConstraints> basicConstraints;
    std::optional<Certificate::CrlDistribution> crlDistribution;
    QByteArray subjectKeyIdentifier, authorityKeyIdentifier;
    QList<Certificate::Extension> extensions;
    bool hasUnreadableExtension = false;
    bool hasIssuerContact = false; ///< IssuerAltName with an rfc822Name or a URI
};

/// Fills `fields` from fields.der. False: not one well-formed certificate (RFC 5280 §4.1).
bool readCertificate(CertificateFields& fields);
/// Name ::= SEQUENCE OF SET OF SEQUENCE { type, value }, with tag and length.
bool isNameDer(QByteArrayView whole);
/// Content of an AlgorithmIdentifier ::= SEQUENCE { OID, parameters OPTIONAL }.
bool isAlgorithm(QByteArrayView content);
/// SubjectPublicKeyInfo, with tag and length; says nothing of the key.
bool isKeyInfo(QByteArrayView whole);
/// Adds one extension. False: not of a known kind's form; unknown kinds are always true.
bool readExtension(CertificateFields& fields, const Certificate::Extension& extension, QByteArrayView value);

} // namespace naru::crypto
