// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "devices/simulator/sampledocuments.h"

namespace naru::sim {

/// An issued document as it lies in a phone: items and issuerAuth are never encoded again.
struct IssuedDocument {
    struct Item {
        QString nameSpace, element;
        QByteArray bytes; ///< 24(bstr IssuerSignedItem)
    };
    QString docType;
    QList<Item> items;
    QByteArray issuerAuth; ///< COSE_Sign1
};

/// What an issuer may get wrong, or add, when it signs.
struct IssueTerms {
    Instant signedAt, validUntil;
    enum class Digests { Right, Wrong } digests = Digests::Right;
    enum class Status { Absent, StatusList } status = Status::Absent;
};

/// The sample issuer of 견본: a root (IACA) and a document signer made from a seed, after ISO/IEC 18013-5 Annex B. The
/// same seed gives the same keys and names in every process; only this folder can make them.
class SampleIssuer {
public:
    /// Certificates are dated by the UTC day of `now`. `curve` is for every key: P-256 unless a test wants another.
    static SampleIssuer make(std::uint64_t seed, Instant now, crypto::Curve curve = crypto::Curve::P256);

    const QByteArray& rootDer() const { return m_rootDer; }
    QByteArray rootPem() const;
    IssuedDocument issue(const SampleDocument& document, const crypto::PublicKey& deviceKey, const IssueTerms& terms,
        Random& random) const;

private:
    SampleIssuer(QByteArray rootDer, crypto::PrivateKey signerKey, QByteArray signerDer);
    QByteArray m_rootDer;
    crypto::PrivateKey m_signerKey;
    QByteArray m_signerDer;
};

/// PEM of the sample root: what a demo's trust folder holds. Nothing else may trust it.
QByteArray sampleTrustPem(Instant now, std::uint64_t seed = 1);

/// Signed a week ago, valid for 23 days from today; `expired`: until yesterday.
enum class Lifetime { Current, Expired };
IssueTerms usualTerms(Instant now, Lifetime lifetime = Lifetime::Current);

} // namespace naru::sim
