// SPDX-License-Identifier: GPL-3.0-or-later
// Two implementations of ISO/IEC 18013-5 that nobody here wrote, against Naru in both directions.
#include "app/identity/mdl/session.h"
#include "app/identity/verify.h"
#include "devices/simulator/holder.h"
#include "tests/interop/peers.h"
#include "tests/support/suite.h"

#include <QJsonArray>

using namespace naru;
using namespace naru::identity;
using crypto::Curve;
using crypto::PrivateKey;
using sim::Misbehaviour;

namespace {
const QString docType = QLatin1StringView(sim::mdlDocType), space = QLatin1StringView(sim::mdlNameSpace);

QString base64(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toBase64());
}

Asked askedOf(const QStringList& elements)
{
    AskedDocument document{docType, {}};
    for (const QString& element : elements)
        document.elements.append({space, element, false});
    return {{document}, std::nullopt};
}

Curve curveOf(const QString& algorithm)
{
    if (algorithm == QLatin1StringView("EdDSA"))
        return Curve::Ed25519;
    return algorithm == QLatin1StringView("ES384") ? Curve::P384 : Curve::P256;
}

/// A root and a document signer with fresh keys, after Annex B.
struct Issuer {
    static crypto::CertificatePlan plan(const char* name, Instant from, Instant to)
    {
        crypto::CertificatePlan plan;
        plan.country = QStringLiteral("KR");
        plan.organization = QStringLiteral("Interop");
        plan.commonName = QLatin1StringView(name);
        plan.notBefore = from;
        plan.notAfter = to;
        plan.issuerAltNameUri = QStringLiteral("https://issuer.example");
        plan.crlUri = QStringLiteral("https://issuer.example/crl");
        return plan;
    }

    Issuer(Curve curve, Instant now, Random& random)
        : key(PrivateKey::generate(curve, random))
    {
        using crypto::Certificate;
        using std::chrono::days;
        const auto rootKey = PrivateKey::generate(curve, random);
        auto rootPlan = plan("Interop Root", now - days(400), now + days(3000));
        rootPlan.keyUsage = Certificate::KeyUsage{static_cast<quint16>(crypto::KeyCertSign | crypto::CrlSign), true};
        rootPlan.basicConstraints = Certificate::BasicConstraints{true, 0, true};
        root = crypto::makeCertificate(rootPlan, rootKey.publicKey(), rootKey, nullptr, random);
        auto signerPlan = plan("Interop Signer", now - days(30), now + days(300));
        signerPlan.keyUsage = Certificate::KeyUsage{crypto::DigitalSignature, true};
        signerPlan.extendedKeyUsage = Certificate::ExtendedKeyUsage{{QByteArray("1.0.18013.5.1.2")}, true};
        const auto issuer = Certificate::parse(root);
        signer = crypto::makeCertificate(signerPlan, key.publicKey(), rootKey, &*issuer, random);
    }

    PrivateKey key;
    QByteArray root, signer;
};
} // namespace

class MdocPeersTest : public QObject {
    Q_OBJECT

    interop::Peers m_peers;
    QString m_absent;
    SystemRandom m_random;
    const Instant m_now = *parseRfc3339(u"2026-11-20T02:22:00Z");

    struct Session {
        PrivateKey eDeviceKey;
        mdl::ReaderSession reader;
    };
    Session session(const Asked& asked)
    {
        const auto key = PrivateKey::generate(Curve::P256, m_random);
        auto reader = mdl::ReaderSession::begin(
            mdl::DeviceEngagement::make(key.publicKey(), {}), sim::Holder::handover(), asked, nullptr, m_random);
        return {key, std::move(*reader)};
    }

    /// The job that has a peer issue a licence and answer our session with it.
    QJsonObject issueJob(
        const Issuer& issuer, const PrivateKey& deviceKey, const mdl::ReaderSession& reader, const Asked& asked)
    {
        QJsonArray elements;
        for (const AskedElement& element : asked.documents.first().elements)
            elements.append(QJsonArray{element.nameSpace, element.element});
        const QJsonObject licence{{QStringLiteral("family_name"), QStringLiteral("홍")},
            {QStringLiteral("given_name"), QStringLiteral("길동")},
            {QStringLiteral("birth_date"), QStringLiteral("1958-03-25")},
            {QStringLiteral("issuing_country"), QStringLiteral("KR")},
            {QStringLiteral("document_number"), QStringLiteral("11-26-000001-01")},
            {QStringLiteral("age_over_18"), true}, {QStringLiteral("age_over_19"), true}};
        return {{QStringLiteral("do"), QStringLiteral("present")}, {QStringLiteral("now"), rfc3339(m_now)},
            {QStringLiteral("docType"), docType}, {QStringLiteral("values"), QJsonObject{{space, licence}}},
            {QStringLiteral("asked"), elements}, {QStringLiteral("signed"), QStringLiteral("2026-11-10T00:00:00Z")},
            {QStringLiteral("validUntil"), QStringLiteral("2026-12-10T00:00:00Z")},
            {QStringLiteral("issuerKey"), base64(issuer.key.pkcs8().view())},
            {QStringLiteral("signerCertificate"), base64(issuer.signer)},
            {QStringLiteral("deviceKey"), base64(deviceKey.pkcs8().view())},
            {QStringLiteral("transcript"), base64(reader.transcript())},
            {QStringLiteral("readerPublicKey"), base64(reader.readerKey().publicKey().spki())}};
    }

    Verdict judge(
        const QByteArray& response, const mdl::ReaderSession& reader, const Asked& asked, const QByteArray& root)
    {
        TrustList trust;
        trust.add(root);
        return verify({response, reader.transcript(), reader.readerKey(), asked}, {trust, m_now, true});
    }

    static QString reasons(const Verdict& verdict)
    {
        QString text = verdict.failedChecks().join(u' ');
        for (const Reason& reason : verdict.reasons)
            text += QLatin1Char(' ') + QLatin1StringView(reason.name) + QLatin1Char('(') + reason.detail
                + QLatin1Char(')');
        return text;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_absent = m_peers.prepare();
        if (!m_absent.isEmpty() && qEnvironmentVariable("CI") == QLatin1StringView("true"))
            QFAIL(qPrintable(m_absent));
    }
    void init()
    {
        if (!m_absent.isEmpty())
            QSKIP(qPrintable(m_absent));
    }

    void acceptsWhatThePeerIssues_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("issuerAlgorithm");
        QTest::addColumn<QString>("deviceAlgorithm");
        QTest::addColumn<QString>("digestAlgorithm");
        const auto row = [](const char* peer, const char* issuer, const char* device, const char* digest) {
            QTest::addRow("%s %s %s %s", peer, issuer, device, digest)
                << QString::fromLatin1(peer) << QString::fromLatin1(issuer) << QString::fromLatin1(device)
                << QString::fromLatin1(digest);
        };
        row("auth0", "ES256", "ES256", "SHA-256");
        row("auth0", "ES384", "ES384", "SHA-384");
        row("auth0", "EdDSA", "EdDSA", "SHA-512");
        row("auth0", "EdDSA", "ES256", "SHA-256");
        row("auth0", "ES256", "mac", "SHA-256");
        row("owf", "ES256", "ES256", "SHA-256");
        row("owf", "ES384", "ES384", "SHA-384");
        row("owf", "EdDSA", "EdDSA", "SHA-512");
        row("owf", "ES256", "EdDSA", "SHA-384");
        row("owf", "ES256", "mac", "SHA-256");
    }
    void acceptsWhatThePeerIssues()
    {
        QFETCH(QString, peer);
        QFETCH(QString, issuerAlgorithm);
        QFETCH(QString, deviceAlgorithm);
        QFETCH(QString, digestAlgorithm);
        const Asked asked
            = askedOf({QStringLiteral("family_name"), QStringLiteral("birth_date"), QStringLiteral("age_over_19")});
        const auto [eDeviceKey, reader] = session(asked);
        const Issuer issuer(curveOf(issuerAlgorithm), m_now, m_random);
        QJsonObject job = issueJob(issuer, PrivateKey::generate(curveOf(deviceAlgorithm), m_random), reader, asked);
        job[QStringLiteral("issuerAlgorithm")] = issuerAlgorithm;
        job[QStringLiteral("deviceAlgorithm")] = deviceAlgorithm;
        job[QStringLiteral("deviceAuth")]
            = deviceAlgorithm == QLatin1StringView("mac") ? QStringLiteral("mac") : QStringLiteral("signature");
        job[QStringLiteral("digestAlgorithm")] = digestAlgorithm;
        const QJsonObject answer = m_peers.run(peer, job);
        QVERIFY2(answer.contains(QStringLiteral("response")), qPrintable(answer[QStringLiteral("error")].toString()));
        const QByteArray response = QByteArray::fromBase64(answer[QStringLiteral("response")].toString().toLatin1());

        const Verdict verdict = judge(response, reader, asked, issuer.root);
        QVERIFY2(verdict.overall == Overall::Accept, qPrintable(reasons(verdict)));
        const Value* name = verdict.documents.first().find(space, QStringLiteral("family_name"));
        QVERIFY(name && name->text() == QStringLiteral("홍"));
        QCOMPARE(
            verdict.documents.first().find(space, QStringLiteral("birth_date"))->text(), QStringLiteral("1958-03-25"));
        QVERIFY(!verdict.documents.first().find(space, QStringLiteral("document_number")));

        QByteArray forged = response;
        forged.replace("1958-03-25", "2008-03-25");
        QCOMPARE(judge(forged, reader, asked, issuer.root).failedChecks(), QStringList{QStringLiteral("digests")});
        const auto [otherKey, otherReader] = session(asked);
        QCOMPARE(judge(response, otherReader, asked, issuer.root).failedChecks(),
            QStringList{QStringLiteral("device_auth")});
    }

    void isAcceptedByThePeer_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<int>("misbehaviour");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char* peer, const char* algorithm, Misbehaviour misbehaviour, bool accepted) {
            QTest::addRow("%s %s %s", peer, algorithm, nameOf(misbehaviour))
                << QString::fromLatin1(peer) << QString::fromLatin1(algorithm) << static_cast<int>(misbehaviour)
                << accepted;
        };
        row("auth0", "ES256", Misbehaviour::Mac, true);
        for (const char* const peer : {"auth0", "owf"}) { // 0.6.0 of @owf/mdoc refuses every device MAC
            for (const char* const algorithm : {"ES256", "ES384", "EdDSA"})
                row(peer, algorithm, Misbehaviour::None, true);
            row(peer, "ES256", Misbehaviour::LongNames, true);
            for (const auto misbehaviour : {Misbehaviour::Forged, Misbehaviour::WrongDigest, Misbehaviour::Expired,
                     Misbehaviour::UnknownIssuer, Misbehaviour::Replay, Misbehaviour::ClonedKey})
                row(peer, "ES256", misbehaviour, false);
        }
    }
    void isAcceptedByThePeer()
    {
        QFETCH(QString, peer);
        QFETCH(QString, algorithm);
        QFETCH(int, misbehaviour);
        QFETCH(bool, accepted);
        const Asked asked = askedOf({QStringLiteral("family_name"), QStringLiteral("birth_date"),
            QStringLiteral("portrait"), QStringLiteral("driving_privileges"), QStringLiteral("age_over_19")});
        sim::HolderSettings settings;
        settings.misbehaviour = static_cast<Misbehaviour>(misbehaviour);
        settings.signingCurve = curveOf(algorithm);
        sim::Holder holder(settings, m_now, m_random);
        auto reader = mdl::ReaderSession::begin(*holder.engage(), sim::Holder::handover(), asked, nullptr, m_random);
        QVERIFY(reader);
        QVERIFY(holder.receive(reader->establishment()).isEmpty());
        const auto response = reader->receive(holder.agree());
        QVERIFY(response && *response);
        const QByteArray root = sim::SampleIssuer::make(settings.issuerSeed, m_now, settings.signingCurve).rootDer();

        const QJsonObject answer = m_peers.run(peer,
            {{QStringLiteral("do"), QStringLiteral("verify")}, {QStringLiteral("now"), rfc3339(m_now)},
                {QStringLiteral("response"), base64(**response)},
                {QStringLiteral("transcript"), base64(reader->transcript())},
                {QStringLiteral("readerKey"), base64(reader->readerKey().pkcs8().view())},
                {QStringLiteral("root"), base64(root)},
                {QStringLiteral("edwards"), settings.signingCurve == Curve::Ed25519}});
        QVERIFY2(answer.contains(QStringLiteral("accepted")), qPrintable(answer[QStringLiteral("error")].toString()));
        QStringList failed;
        const QJsonArray lines = answer[QStringLiteral("failed")].toArray();
        for (const auto& line : lines)
            failed.append(line.toString());
        QVERIFY2(answer[QStringLiteral("accepted")].toBool() == accepted, qPrintable(failed.join(u'\n')));
        QCOMPARE(judge(**response, *reader, asked, root).accepted(), accepted); // and Naru says the same
        if (accepted) {
            const QJsonObject values = answer[QStringLiteral("values")].toObject();
            QCOMPARE(values[QStringLiteral("birth_date")].toString(), QStringLiteral("1958-03-25"));
            QCOMPARE(values[QStringLiteral("age_over_19")].toBool(), true);
            QVERIFY(QByteArray::fromBase64(values[QStringLiteral("portrait")].toString().toLatin1())
                        .startsWith(QByteArray::fromHex("ffd8ff")));
        }
    }
};

NARU_TEST(MdocPeersTest)
#include "tst_mdoc_peers.moc"
