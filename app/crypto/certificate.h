// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/crypto/key.h"

#include <QList>
#include <QString>

namespace naru::crypto {

/// keyUsage bits (RFC 5280 §4.2.1.3), bit 0 = digitalSignature.
enum KeyUsageBit : quint16 { DigitalSignature = 1 << 0, KeyCertSign = 1 << 5, CrlSign = 1 << 6 };

/// One X.509 v3 certificate, read once; says what it says, judges nothing. Shared, immutable.
class Certificate {
public:
    /// Exactly one DER certificate of at most 64 KiB. Fault: BadCertificate.
    static Result<Certificate> parse(QByteArrayView der);
    /// Every CERTIFICATE block of a PEM text, or one DER certificate; blocks that cannot be read are counted.
    struct Intake {
        QList<Certificate> certificates;
        int unreadable = 0;
    };
    static Intake parseMany(QByteArrayView pemOrDer);

    const QByteArray& der() const;
    QByteArray fingerprint() const; ///< SHA-256 of der()

    int version() const;               ///< 3 for v3
    const QByteArray& subject() const; ///< DER Name
    const QByteArray& issuer() const;  ///< DER Name
    QString country() const;           ///< subject C, first, or empty
    QString state() const;             ///< subject ST
    QString organization() const;      ///< subject O
    QString commonName() const;        ///< subject CN
    QByteArray serialNumber() const;   ///< magnitude, big endian
    Instant notBefore() const;
    Instant notAfter() const;
    /// Faults: UnsupportedKey (RSA, unknown curve), BadKey.
    Result<PublicKey> publicKey() const;

    struct KeyUsage {
        quint16 bits = 0;
        bool critical = false;
    };
    struct ExtendedKeyUsage {
        QList<QByteArray> oids; ///< dotted
        bool critical = false;
    };
    struct BasicConstraints {
        bool ca = false;
        std::optional<int> pathLength;
        bool critical = false;
    };
    struct CrlDistribution {
        bool critical = false;
        bool hasReasons = false;
        bool hasCrlIssuer = false;
        int points = 0;
    };
    struct Extension {
        QByteArray oid; ///< dotted
        bool critical = false;
    };
    const std::optional<KeyUsage>& keyUsage() const;
    const std::optional<ExtendedKeyUsage>& extendedKeyUsage() const;
    const std::optional<BasicConstraints>& basicConstraints() const;
    const std::optional<CrlDistribution>& crlDistribution() const;
    const QByteArray& subjectKeyIdentifier() const;   ///< empty: absent
    const QByteArray& authorityKeyIdentifier() const; ///< keyIdentifier field; empty: absent
    const QList<Extension>& extensions() const;       ///< all, in order
    bool hasExtension(const char* oid) const;
    bool hasIssuerContact() const;       ///< IssuerAltName names an email address or a URI
    bool hasUnreadableExtension() const; ///< a known extension that is not what it should be, or one named twice

    /// True if `issuer`'s key made this certificate's signature. Says nothing of names, dates or profiles.
    bool isSignedBy(const Certificate& issuer) const;

private:
    struct Parts;
    explicit Certificate(std::shared_ptr<const Parts> parts)
        : m_parts(std::move(parts))
    {
    }
    std::shared_ptr<const Parts> m_parts;
};

/// What to put into a certificate. Used by the simulators' sample issuer, naructl reader and tests.
struct CertificatePlan {
    struct ExtensionPlan {
        QByteArray oid; ///< dotted
        bool critical = false;
        QByteArray der; ///< extnValue content
    };
    QString country, state, organization, commonName;
    Instant notBefore, notAfter;
    QByteArray serialNumber; ///< big endian; empty: drawn from random
    std::optional<Certificate::KeyUsage> keyUsage;
    std::optional<Certificate::ExtendedKeyUsage> extendedKeyUsage;
    std::optional<Certificate::BasicConstraints> basicConstraints;
    QString issuerAltNameUri;   ///< empty: left out
    QString crlUri;             ///< empty: left out
    bool keyIdentifiers = true; ///< SKI, and AKI where the issuer has an SKI
    QList<ExtensionPlan> more;
};

/// DER of a certificate for `subjectKey`, signed by `issuerKey`; without `issuer` it is self-issued.
QByteArray makeCertificate(const CertificatePlan& plan, const PublicKey& subjectKey, const PrivateKey& issuerKey,
    const Certificate* issuer, Random& random);
/// DER PKCS#10 request for `key` with this subject.
QByteArray makeRequest(
    const QString& country, const QString& organization, const QString& commonName, const PrivateKey& key);
/// "-----BEGIN <label>-----" around base64 in lines of 64.
QByteArray toPem(const char* label, QByteArrayView der);

} // namespace naru::crypto
