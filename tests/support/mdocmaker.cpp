// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mdocmaker.h"

#include "app/base/assert.h"
#include "app/identity/mdl/cosesign.h"
#include "app/identity/mdl/deviceauth.h"
#include "app/identity/mdl/engagement.h"
#include "tests/support/oddcbor.h"

namespace naru::test {

using crypto::Certificate;
using crypto::PrivateKey;
namespace mdl = identity::mdl;

namespace {
constexpr qint64 labelAlgorithm = 1, labelX5Chain = 33, hmac256 = 5;

Instant day(int year, unsigned month, unsigned dayOfMonth)
{
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(dayOfMonth));
}

crypto::CertificatePlan iacaPlan()
{
    crypto::CertificatePlan plan;
    plan.country = QStringLiteral("KR");
    plan.organization = QStringLiteral("Naru Sample Issuer");
    plan.commonName = QStringLiteral("Naru Sample IACA");
    plan.notBefore = day(2025, 1, 1);
    plan.notAfter = day(2035, 1, 1);
    plan.keyUsage = Certificate::KeyUsage{crypto::KeyCertSign | crypto::CrlSign, true};
    plan.basicConstraints = Certificate::BasicConstraints{true, 0, true};
    plan.issuerAltNameUri = QStringLiteral("https://issuer.example");
    plan.crlUri = QStringLiteral("https://issuer.example/iaca.crl");
    return plan;
}

crypto::CertificatePlan dsPlan()
{
    crypto::CertificatePlan plan;
    plan.country = QStringLiteral("KR");
    plan.organization = QStringLiteral("Naru Sample Issuer");
    plan.commonName = QStringLiteral("Naru Sample DS");
    plan.notBefore = day(2026, 1, 1);
    plan.notAfter = plan.notBefore + std::chrono::hours(24 * 400);
    plan.keyUsage = Certificate::KeyUsage{crypto::DigitalSignature, true};
    plan.extendedKeyUsage = Certificate::ExtendedKeyUsage{{"1.0.18013.5.1.2"}, true};
    plan.issuerAltNameUri = QStringLiteral("https://issuer.example");
    plan.crlUri = QStringLiteral("https://issuer.example/ds.crl");
    return plan;
}

QCborArray protectedCose(const QCborMap& isProtected, const QCborMap& isUnprotected)
{
    return {isProtected.isEmpty() ? QByteArray() : spell(isProtected, Spelling::Shortest), isUnprotected};
}
} // namespace

QCborValue embedded(const QByteArray& cbor)
{
    return QCborValue(QCborTag(24), cbor);
}
QCborValue dateTime(const char* rfc3339)
{
    return QCborValue(dateTimeStandIn, QLatin1StringView(rfc3339));
}
QCborValue fullDate(const char* date)
{
    return QCborValue(QCborTag(1004), QLatin1StringView(date));
}

MdocMaker::MdocMaker(quint64 seed)
    : iaca(iacaPlan())
    , ds(dsPlan())
    , m_random(seed)
{
    QByteArray portrait = QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000");
    portrait.append(m_random.bytes(400)).append(QByteArray::fromHex("ffd9"));
    add("family_name", QStringLiteral("홍"));
    add("given_name", QStringLiteral("길동"));
    add("birth_date", fullDate("1990-03-25"));
    add("issue_date", fullDate("2026-01-20"));
    add("expiry_date", fullDate("2036-01-20"));
    add("issuing_country", QStringLiteral("KR"));
    add("issuing_authority", QStringLiteral("Naru Sample Issuer"));
    add("document_number", QStringLiteral("11-26-000000-00"));
    add("portrait", portrait);
    add("driving_privileges",
        QCborArray{QCborMap{{QLatin1StringView("vehicle_category_code"), QLatin1StringView("B")}}});
    add("age_over_18", true);
    add("age_over_19", true);
}

PlannedItem& MdocMaker::item(const char* element)
{
    for (PlannedItem& planned : items) {
        if (planned.element == QLatin1StringView(element))
            return planned;
    }
    NARU_ASSERT(false);
}

void MdocMaker::add(const char* element, const QCborValue& value)
{
    PlannedItem planned{QLatin1StringView(mdlSpace), QLatin1StringView(element), value, 0, m_random.bytes(32), {}};
    planned.digestId = static_cast<quint64>(items.size());
    items.append(planned);
}

void MdocMaker::remove(const char* element)
{
    items.removeIf([element](const PlannedItem& planned) { return planned.element == QLatin1StringView(element); });
}

PrivateKey MdocMaker::newKey(crypto::Curve curve)
{
    return PrivateKey::generate(curve, m_random);
}

QByteArray MdocMaker::makeIaca(const crypto::CertificatePlan& plan, const PrivateKey& key)
{
    return crypto::makeCertificate(plan, key.publicKey(), key, nullptr, m_random);
}

QByteArray MdocMaker::makeDs(const crypto::CertificatePlan& plan, const crypto::PublicKey& key,
    const QByteArray& issuerDer, const PrivateKey& issuerKey)
{
    const auto issuer = Certificate::parse(issuerDer);
    NARU_ASSERT(issuer);
    return crypto::makeCertificate(plan, key, issuerKey, &*issuer, m_random);
}

void MdocMaker::prepare()
{
    if (m_iacaKey)
        return;
    m_iacaKey = newKey(iacaCurve);
    m_dsKey = reuseIacaKey ? *m_iacaKey : newKey(dsCurve);
    m_deviceKey = newKey(deviceCurve);
    m_readerKey = newKey(readerCurve);
    m_iacaDer = makeIaca(iaca, *m_iacaKey);
    m_dsDer = makeDs(ds, m_dsKey->publicKey(), m_iacaDer, *m_iacaKey);
    if (editCertificates)
        editCertificates(m_iacaDer, m_dsDer);
    const auto eDeviceKey = newKey(readerCurve);
    m_transcript = mdl::sessionTranscript(mdl::DeviceEngagement::make(eDeviceKey.publicKey(), {}),
        embedded(mdl::coseKey(m_readerKey->publicKey())).toCbor(), QByteArray::fromHex("f6"));
}

QByteArray MdocMaker::encodeItem(const PlannedItem& planned) const
{
    if (!planned.encoded.isEmpty())
        return planned.encoded;
    const QCborMap map{{QLatin1StringView("digestID"), static_cast<qint64>(planned.digestId)},
        {QLatin1StringView("random"), planned.random}, {QLatin1StringView("elementIdentifier"), planned.element},
        {QLatin1StringView("elementValue"), planned.value}};
    return spell(map, Spelling::Shortest);
}

QCborMap MdocMaker::mso(const crypto::PublicKey& deviceKey) const
{
    QCborMap spaces;
    for (const PlannedItem& planned : items) {
        QCborMap digests = spaces.value(planned.nameSpace).toMap();
        digests.insert(static_cast<qint64>(planned.digestId),
            crypto::hash(digestAlgorithm, {embedded(encodeItem(planned)).toCbor()}));
        spaces.insert(planned.nameSpace, digests);
    }
    constexpr std::array names{"SHA-256", "SHA-384", "SHA-512"};
    const QCborMap validity{{QLatin1StringView("signed"), dateTime("2026-02-01T00:00:00Z")},
        {QLatin1StringView("validFrom"), dateTime("2026-02-01T00:00:00Z")},
        {QLatin1StringView("validUntil"), dateTime("2026-12-31T00:00:00Z")}};
    return QCborMap{{QLatin1StringView("version"), QLatin1StringView("1.0")},
        {QLatin1StringView("digestAlgorithm"), QLatin1StringView(names[static_cast<std::size_t>(digestAlgorithm)])},
        {QLatin1StringView("valueDigests"), spaces},
        {QLatin1StringView("deviceKeyInfo"),
            QCborMap{{QLatin1StringView("deviceKey"), QCborValue::fromCbor(mdl::coseKey(deviceKey))}}},
        {QLatin1StringView("docType"), docType}, {QLatin1StringView("validityInfo"), validity}};
}

QCborArray MdocMaker::issuerAuth(const crypto::PublicKey& deviceKey)
{
    QCborMap map = mso(deviceKey);
    if (editMso)
        editMso(map);
    QByteArray bytes = spell(map, Spelling::Shortest);
    if (editMsoBytes)
        editMsoBytes(bytes);
    const QByteArray payload = embedded(bytes).toCbor();
    const auto algorithm = mdl::algorithmOf(dsCurve);
    QCborMap isProtected{{labelAlgorithm, mdl::coseNumber(algorithm)}};
    QCborMap isUnprotected{{labelX5Chain, m_dsDer}};
    if (editIssuerHeaders)
        editIssuerHeaders(isProtected, isUnprotected);
    QCborArray cose = protectedCose(isProtected, isUnprotected);
    cose.append(payload);
    cose.append(m_dsKey->sign(algorithm, mdl::signatureInput(cose.at(0).toByteArray(), payload)));
    if (editIssuerAuth)
        editIssuerAuth(cose);
    return cose;
}

QCborArray MdocMaker::deviceProof(const PrivateKey& deviceKey, const QByteArray& deviceNameSpaces)
{
    const QByteArray message = mdl::deviceAuthenticationBytes(
        m_transcript, QCborValue(docType).toCbor(), embedded(deviceNameSpaces).toCbor());
    const auto algorithm = mdl::algorithmOf(deviceKey.curve());
    QCborMap isProtected{{labelAlgorithm, useMac ? hmac256 : mdl::coseNumber(algorithm)}};
    if (editDeviceHeader)
        editDeviceHeader(isProtected);
    QCborArray cose = protectedCose(isProtected, {});
    cose.append(nullptr);
    const QByteArray header = cose.at(0).toByteArray();
    if (useMac) {
        const auto transcript = mdl::Transcript::read(m_transcript);
        const auto key = mdl::macKey(*m_readerKey, deviceKey.publicKey(), *transcript);
        NARU_ASSERT(key);
        cose.append(crypto::hmacSha256(key->view(), {mdl::macInput(header, message)}));
    } else {
        cose.append(deviceKey.sign(algorithm, mdl::signatureInput(header, message)));
    }
    if (editDeviceAuth)
        editDeviceAuth(cose);
    return cose;
}

QCborMap MdocMaker::makeDocument()
{
    prepare();
    QCborMap spaces;
    for (const PlannedItem& planned : std::as_const(items)) {
        QCborArray list = spaces.value(planned.nameSpace).toArray();
        list.append(embedded(encodeItem(planned)));
        spaces.insert(planned.nameSpace, list);
    }
    const QCborArray auth = issuerAuth(m_deviceKey->publicKey());
    if (editNameSpaces)
        editNameSpaces(spaces);
    const QByteArray deviceNameSpaces = spell(deviceSigned, Spelling::Shortest);
    const PrivateKey signer = deviceKeyFromElsewhere ? newKey(deviceCurve) : *m_deviceKey;
    const QCborArray proof = deviceProof(signer, deviceNameSpaces);
    const QLatin1StringView proofName(useMac ? "deviceMac" : "deviceSignature");
    QCborMap document{{QLatin1StringView("docType"), docType},
        {QLatin1StringView("issuerSigned"),
            QCborMap{{QLatin1StringView("nameSpaces"), spaces}, {QLatin1StringView("issuerAuth"), auth}}},
        {QLatin1StringView("deviceSigned"),
            QCborMap{{QLatin1StringView("nameSpaces"), embedded(deviceNameSpaces)},
                {QLatin1StringView("deviceAuth"), QCborMap{{proofName, proof}}}}}};
    if (editDocument)
        editDocument(document);
    return document;
}

MadeMdoc MdocMaker::make()
{
    const QCborMap document = makeDocument();
    QCborMap response{{QLatin1StringView("version"), QLatin1StringView("1.0")},
        {QLatin1StringView("documents"), QCborArray{document}}, {QLatin1StringView("status"), 0}};
    if (editResponse)
        editResponse(response);
    MadeMdoc made;
    made.response = spell(response, Spelling::Shortest);
    if (editBytes)
        editBytes(made.response);
    made.transcript = m_transcript;
    made.trustPem = crypto::toPem("CERTIFICATE", m_iacaDer);
    made.readerKeyPem = m_readerKey->pem().view().toByteArray();
    if (editMade)
        editMade(made);
    return made;
}

} // namespace naru::test
