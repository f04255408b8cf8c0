// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/sampleissuer.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/identity/mdl/cosesign.h"
#include "app/identity/mdl/engagement.h"
#include "app/identity/trust.h"

#include <QMap>

namespace naru::sim {

namespace {
using codec::CborWriter;
using crypto::Certificate;
using crypto::CertificatePlan;
using crypto::PrivateKey;
using std::chrono::days;

constexpr qsizetype itemRandomBytes = 32;
constexpr quint64 dateTimeTag = 0;
constexpr const char* signerUsage = "1.0.18013.5.1.2"; ///< id-mdl-kp-mdlDS

Instant startOfDay(Instant now)
{
    return std::chrono::floor<days>(now);
}

CertificatePlan commonPlan(const QString& commonName, Instant notBefore, Instant notAfter)
{
    CertificatePlan plan;
    plan.country = QStringLiteral("KR");
    plan.organization = QLatin1StringView(identity::sampleOrganization);
    plan.commonName = commonName;
    plan.notBefore = notBefore;
    plan.notAfter = notAfter;
    plan.issuerAltNameUri = QStringLiteral("https://sample.naru.example");
    plan.crlUri = QStringLiteral("https://sample.naru.example/root.crl");
    return plan;
}

/// Annex B.1.2: pathLenConstraint 0, keyCertSign and cRLSign only, both critical.
QByteArray makeRoot(const PrivateKey& key, Instant today, Random& random)
{
    auto plan = commonPlan(
        QStringLiteral("Naru Sample Root (not for real use)"), today - days(3 * 365), today + days(7 * 365));
    plan.keyUsage = Certificate::KeyUsage{static_cast<quint16>(crypto::KeyCertSign | crypto::CrlSign), true};
    plan.basicConstraints = Certificate::BasicConstraints{true, 0, true};
    return crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random);
}

/// Annex B.1.4: digitalSignature and the mdlDS usage, both critical, at most 457 days.
QByteArray makeSigner(
    const PrivateKey& key, const PrivateKey& rootKey, const Certificate& root, Instant today, Random& random)
{
    auto plan = commonPlan(QStringLiteral("Naru Sample Document Signer"), today - days(90), today + days(365));
    plan.keyUsage = Certificate::KeyUsage{crypto::DigitalSignature, true};
    plan.extendedKeyUsage = Certificate::ExtendedKeyUsage{{QByteArray(signerUsage)}, true};
    return crypto::makeCertificate(plan, key.publicKey(), rootKey, &root, random);
}

QByteArray dateTime(Instant moment)
{
    return CborWriter().tag(dateTimeTag).text(rfc3339(moment)).take();
}

QByteArray makeItem(qint64 digestId, const SampleElement& element, Random& random)
{
    const QByteArray item = CborWriter()
                                .map(4)
                                .text("digestID")
                                .number(digestId)
                                .text("random")
                                .bytes(random.bytes(itemRandomBytes))
                                .text("elementIdentifier")
                                .text(element.element)
                                .text("elementValue")
                                .raw(element.value)
                                .take();
    return CborWriter().embedded(item).take();
}

/// {namespace: {digestID: SHA-256 over the item's bytes}}; an item's digestID is its place in the document.
QByteArray valueDigests(const QList<IssuedDocument::Item>& items, IssueTerms::Digests digests)
{
    QMap<QString, QList<qint64>> byNameSpace;
    for (qsizetype i = 0; i < items.size(); ++i)
        byNameSpace[items[i].nameSpace].append(i);
    CborWriter writer;
    writer.map(static_cast<quint64>(byNameSpace.size()));
    for (auto it = byNameSpace.cbegin(); it != byNameSpace.cend(); ++it) {
        writer.text(it.key()).map(static_cast<quint64>(it->size()));
        for (const qint64 index : *it) {
            QByteArray digest = crypto::sha256(items[index].bytes);
            if (digests == IssueTerms::Digests::Wrong)
                digest[0] = static_cast<char>(digest[0] ^ 1);
            writer.number(index).bytes(digest);
        }
    }
    return writer.take();
}

QByteArray makeMobileSecurityObject(
    const IssuedDocument& document, const crypto::PublicKey& deviceKey, const IssueTerms& terms)
{
    CborWriter writer;
    writer.map(terms.status == IssueTerms::Status::Absent ? 6 : 7);
    writer.text("version").text("1.0").text("digestAlgorithm").text("SHA-256");
    writer.text("valueDigests").raw(valueDigests(document.items, terms.digests));
    writer.text("deviceKeyInfo").map(1).text("deviceKey").raw(identity::mdl::coseKey(deviceKey));
    writer.text("docType").text(document.docType);
    writer.text("validityInfo").map(3).text("signed").raw(dateTime(terms.signedAt));
    writer.text("validFrom").raw(dateTime(terms.signedAt)).text("validUntil").raw(dateTime(terms.validUntil));
    if (terms.status == IssueTerms::Status::StatusList) {
        writer.text("status").map(1).text("status_list").map(2).text("idx").number(412);
        writer.text("uri").text("https://sample.naru.example/status/1");
    }
    return writer.take();
}
} // namespace

SampleIssuer::SampleIssuer(QByteArray rootDer, PrivateKey signerKey, QByteArray signerDer)
    : m_rootDer(std::move(rootDer))
    , m_signerKey(std::move(signerKey))
    , m_signerDer(std::move(signerDer))
{
}

SampleIssuer SampleIssuer::make(std::uint64_t seed, Instant now, crypto::Curve curve)
{
    SeededRandom random(seed ^ 0x6e617275'73616d70ULL); // "narusamp": not the stream of a caller with the same seed
    const Instant today = startOfDay(now);
    const PrivateKey rootKey = PrivateKey::generate(curve, random);
    PrivateKey signerKey = PrivateKey::generate(curve, random);
    const QByteArray rootDer = makeRoot(rootKey, today, random);
    const auto root = Certificate::parse(rootDer);
    NARU_ASSERT(root);
    QByteArray signerDer = makeSigner(signerKey, rootKey, *root, today, random);
    return SampleIssuer(rootDer, std::move(signerKey), std::move(signerDer));
}

QByteArray SampleIssuer::rootPem() const
{
    return crypto::toPem("CERTIFICATE", m_rootDer);
}

IssuedDocument SampleIssuer::issue(
    const SampleDocument& document, const crypto::PublicKey& deviceKey, const IssueTerms& terms, Random& random) const
{
    IssuedDocument issued{document.docType, {}, {}};
    for (const SampleElement& element : document.elements)
        issued.items.append({element.nameSpace, element.element, makeItem(issued.items.size(), element, random)});
    const QByteArray payload = CborWriter().embedded(makeMobileSecurityObject(issued, deviceKey, terms)).take();
    issued.issuerAuth = identity::mdl::makeSign1(m_signerKey, {m_signerDer}, payload, identity::mdl::Payload::Attached);
    return issued;
}

QByteArray sampleTrustPem(Instant now, std::uint64_t seed)
{
    return SampleIssuer::make(seed, now).rootPem();
}

IssueTerms usualTerms(Instant now, Lifetime lifetime)
{
    const Instant today = startOfDay(now);
    if (lifetime == Lifetime::Expired)
        return {today - days(60), today - days(1)};
    return {today - days(7), today + days(23)};
}

} // namespace naru::sim
