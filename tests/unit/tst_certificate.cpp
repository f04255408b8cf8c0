// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificate.h"
#include "app/crypto/der/writer.h"
#include "app/crypto/hash.h"
#include "app/crypto/signature.h"
#include "tests/support/suite.h"

#include <QFile>

using namespace naru;
using namespace naru::crypto;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Bytes of one file of the shared vectors; empty where they are absent.
QByteArray vectorFile(const char* name)
{
    const auto root = qEnvironmentVariable("NARU_VECTORS", QStringLiteral(NARU_SOURCE_DIR "/../shared/vectors"));
    return contents(root + QStringLiteral("/mdoc/") + QLatin1String(name));
}

std::optional<Certificate> vectorCertificate(const char* name)
{
    const auto intake = Certificate::parseMany(vectorFile(name));
    if (intake.certificates.size() != 1 || intake.unreadable != 0)
        return std::nullopt;
    return intake.certificates.first();
}

Instant moment(const char* text)
{
    return *parseRfc3339(QString::fromLatin1(text));
}

/// An issuer's root as ISO/IEC 18013-5 Annex B wants it.
CertificatePlan rootPlan()
{
    CertificatePlan plan;
    plan.country = QStringLiteral("UT");
    plan.state = QStringLiteral("UT-01");
    plan.organization = QStringLiteral("나루 시연");
    plan.commonName = QStringLiteral("나루 시연 IACA");
    plan.notBefore = moment("2026-01-01T00:00:00Z");
    plan.notAfter = moment("2051-06-30T12:34:56Z");
    plan.keyUsage = Certificate::KeyUsage{KeyCertSign | CrlSign, true};
    plan.basicConstraints = Certificate::BasicConstraints{true, 0, true};
    plan.issuerAltNameUri = QStringLiteral("https://iaca.example");
    plan.crlUri = QStringLiteral("https://iaca.example/crl");
    return plan;
}

CertificatePlan signerPlan()
{
    CertificatePlan plan = rootPlan();
    plan.commonName = QStringLiteral("나루 시연 DS");
    plan.notAfter = moment("2027-01-01T00:00:00Z");
    plan.keyUsage = Certificate::KeyUsage{DigitalSignature, true};
    plan.extendedKeyUsage = Certificate::ExtendedKeyUsage{{"1.0.18013.5.1.2"}, true};
    plan.basicConstraints.reset();
    return plan;
}

struct Chain {
    PrivateKey rootKey, signerKey;
    Certificate root, signer;
};

Chain chainOn(Curve curve, SeededRandom& random)
{
    const auto rootKey = PrivateKey::generate(curve, random), signerKey = PrivateKey::generate(Curve::P256, random);
    const auto root = Certificate::parse(makeCertificate(rootPlan(), rootKey.publicKey(), rootKey, nullptr, random));
    const auto signer
        = Certificate::parse(makeCertificate(signerPlan(), signerKey.publicKey(), rootKey, &*root, random));
    return {rootKey, signerKey, *root, *signer};
}

/// A root with one more extension.
Certificate withExtension(const char* oid, const char* hex)
{
    SeededRandom random(9);
    const auto key = PrivateKey::generate(Curve::P256, random);
    CertificatePlan plan;
    plan.commonName = QStringLiteral("x");
    plan.more = {{oid, false, QByteArray::fromHex(hex)}};
    return *Certificate::parse(makeCertificate(plan, key.publicKey(), key, nullptr, random));
}

} // namespace

class CertificateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatThePlanSaid()
    {
        SeededRandom random(1);
        const auto [rootKey, signerKey, root, signer] = chainOn(Curve::P384, random);
        QCOMPARE(root.version(), 3);
        QCOMPARE(root.country(), QStringLiteral("UT"));
        QCOMPARE(root.state(), QStringLiteral("UT-01"));
        QCOMPARE(root.organization(), QStringLiteral("나루 시연"));
        QCOMPARE(root.commonName(), QStringLiteral("나루 시연 IACA"));
        QCOMPARE(root.issuer(), root.subject());
        QCOMPARE(rfc3339(root.notBefore()), QStringLiteral("2026-01-01T00:00:00Z"));
        QCOMPARE(rfc3339(root.notAfter()), QStringLiteral("2051-06-30T12:34:56Z"));
        QCOMPARE(root.serialNumber().size(), 16);
        QCOMPARE(root.keyUsage()->bits, quint16(KeyCertSign | CrlSign));
        QVERIFY(root.keyUsage()->critical && root.basicConstraints()->critical && root.basicConstraints()->ca);
        QCOMPARE(*root.basicConstraints()->pathLength, 0);
        QCOMPARE(root.crlDistribution()->points, 1);
        QVERIFY(!root.crlDistribution()->critical && !root.crlDistribution()->hasReasons);
        QCOMPARE(root.subjectKeyIdentifier().size(), 20);
        QVERIFY(root.authorityKeyIdentifier().isEmpty() && root.hasExtension("2.5.29.18"));
        QVERIFY(!root.hasUnreadableExtension());
        QCOMPARE(root.publicKey()->spki(), rootKey.publicKey().spki());
        QCOMPARE(root.fingerprint(), sha256(root.der()));
        QCOMPARE(signer.issuer(), root.subject());
        QCOMPARE(signer.authorityKeyIdentifier(), root.subjectKeyIdentifier());
        QCOMPARE(signer.extendedKeyUsage()->oids, QList<QByteArray>{"1.0.18013.5.1.2"});
        QCOMPARE(signer.keyUsage()->bits, quint16(DigitalSignature));
        QVERIFY(signer.extendedKeyUsage()->critical && !signer.basicConstraints());
        QCOMPARE(signer.extensions().size(), 6);
    }

    void provesWhoSigned_data()
    {
        QTest::addColumn<int>("number");
        const char* const names[] = {"P-256", "P-384", "P-521", "brainpoolP256r1", "brainpoolP320r1", "brainpoolP384r1",
            "brainpoolP512r1", "Ed25519", "Ed448"};
        for (int i = 0; i <= static_cast<int>(Curve::Ed448); ++i)
            QTest::newRow(names[i]) << i;
    }
    void provesWhoSigned()
    {
        QFETCH(int, number);
        SeededRandom random(2);
        const Chain chain = chainOn(static_cast<Curve>(number), random);
        const Chain other = chainOn(static_cast<Curve>(number), random);
        QVERIFY(chain.root.isSignedBy(chain.root) && chain.signer.isSignedBy(chain.root));
        QVERIFY(!chain.signer.isSignedBy(other.root) && !chain.root.isSignedBy(chain.signer));
        QVERIFY(!chain.signer.isSignedBy(chain.signer));
    }

    void noticesEveryChangedByte()
    {
        SeededRandom random(3);
        const Chain chain = chainOn(Curve::P256, random);
        const QByteArray der = chain.signer.der();
        for (qsizetype i = 0; i < der.size(); ++i) {
            for (const int mask : {0x01, 0x80, 0x20}) {
                QByteArray touched = der;
                touched[i] = static_cast<char>(touched[i] ^ mask);
                const auto read = Certificate::parse(touched);
                QVERIFY2(!read || !read->isSignedBy(chain.root), qPrintable(QString::number(i)));
                if (read)
                    (void)read->publicKey();
            }
        }
    }

    /// RFC 5280 §4.1.1.2: the algorithm inside what is signed is the one outside.
    void refusesASignatureOfAnotherAlgorithm()
    {
        SeededRandom random(8);
        const Chain chain = chainOn(Curve::P256, random);
        der::Reader outer(chain.root.der());
        der::Reader parts = outer.enter(der::Sequence);
        const QByteArray body = parts.take().whole.toByteArray(), algorithm = parts.take().whole.toByteArray();
        const auto assembled = [&](const QByteArray& toBeSigned) {
            const auto raw = chain.rootKey.sign(SignatureAlgorithm::Es256, toBeSigned);
            return *Certificate::parse(
                der::sequence({toBeSigned, algorithm, der::bitString(signatureToDer(Curve::P256, raw))}));
        };
        QVERIFY(assembled(body).isSignedBy(chain.root));
        QByteArray other = body;
        other.replace(der::oid("1.2.840.10045.4.3.2"), der::oid("1.2.840.10045.4.3.3"));
        QVERIFY(other != body && !assembled(other).isSignedBy(chain.root));
    }

    void takesExactlyOneItem()
    {
        SeededRandom random(4);
        const QByteArray der = chainOn(Curve::P256, random).root.der();
        QVERIFY(Certificate::parse(der));
        for (qsizetype size = 0; size < der.size(); ++size)
            QVERIFY(Certificate::parse(der.first(size)).fault().is(CryptoFault::BadCertificate));
        QVERIFY(!Certificate::parse(der + '\0'));
        QVERIFY(!Certificate::parse(der + der));
        QVERIFY(!Certificate::parse(QByteArray(65 * 1024, '\x30')));
    }

    void remarksOddExtensions_data()
    {
        QTest::addColumn<QByteArray>("oid");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("readable");
        const auto row = [](const char* name, const char* oid, const char* value, bool readable = false) {
            QTest::newRow(name) << QByteArray(oid) << QByteArray(value) << readable;
        };
        row("unknown kind", "1.2.3.4", "ff", true);
        row("subject key identifier twice", "2.5.29.14", "040101");
        row("key usage empty", "2.5.29.15", "030100");
        row("key usage no bit set", "2.5.29.15", "03020700");
        row("key usage digitalSignature", "2.5.29.15", "03020780", true);
        row("key usage decipherOnly", "2.5.29.15", "0303070080", true);
        row("key usage tenth bit", "2.5.29.15", "0303060040");
        row("key usage bit among the unused", "2.5.29.15", "030207c0");
        row("key usage trailing byte", "2.5.29.15", "0302078000");
        row("key usage no bit string", "2.5.29.15", "0402 0780");
        row("basic constraints empty", "2.5.29.19", "3000", true);
        row("basic constraints negative length", "2.5.29.19", "30060101ff0201ff");
        row("basic constraints true written as 01", "2.5.29.19", "3003010101", true);
        row("basic constraints two bytes of true", "2.5.29.19", "30040102ffff");
        row("extended key usage empty", "2.5.29.37", "3000");
        row("extended key usage no oid", "2.5.29.37", "3003020101");
        row("crl distribution empty", "2.5.29.31", "3000");
        row("crl distribution point without a name", "2.5.29.31", "30023000");
        row("authority key identifier empty", "2.5.29.35", "3000", true);
        row("authority key identifier unknown field", "2.5.29.35", "30038301aa");
        row("issuer alternative name empty", "2.5.29.18", "3000");
    }
    void remarksOddExtensions()
    {
        QFETCH(QByteArray, oid);
        QFETCH(QByteArray, value);
        QFETCH(bool, readable);
        QCOMPARE(withExtension(oid.constData(), value.constData()).hasUnreadableExtension(), !readable);
    }

    void readsReasonsAndIssuerOfCrlPoints()
    {
        const auto points = withExtension("2.5.29.31",
            "301c"
            "301a"
            "a00aa0088606687474703a2f"
            "81020640"
            "a2088606687474703a2f")
                                .crlDistribution();
        QVERIFY(points && points->points == 1 && points->hasReasons && points->hasCrlIssuer);
    }

    void readsTheSignerOfAnnexD()
    {
        const auto der = QByteArray::fromHex(vectorFile("annexD/ds_cert.hex"));
        if (der.isEmpty())
            QSKIP("shared vectors are absent");
        const auto certificate = Certificate::parse(der);
        QVERIFY(certificate && !certificate->hasUnreadableExtension());
        QCOMPARE(certificate->commonName(), QStringLiteral("utopia ds"));
        QCOMPARE(certificate->country(), QStringLiteral("US"));
        QVERIFY(certificate->state().isEmpty());
        QCOMPARE(rfc3339(certificate->notBefore()), QStringLiteral("2020-10-01T00:00:00Z"));
        QCOMPARE(certificate->serialNumber().toHex(), "3c4416eed784f3b413e48f56f075abfa6d87eb84");
        QCOMPARE(certificate->extendedKeyUsage()->oids, QList<QByteArray>{"1.0.18013.5.1.2"});
        QVERIFY(certificate->publicKey()->curve() == Curve::P256);
        const auto reader = Certificate::parse(QByteArray::fromHex(vectorFile("annexD/reader_cert.hex")));
        QVERIFY(reader);
        QCOMPARE(reader->extendedKeyUsage()->oids, QList<QByteArray>{"1.0.18013.5.1.6"});
        QVERIFY(reader->extendedKeyUsage()->critical);
    }

    void followsChainsThatOthersMade()
    {
        if (vectorFile("isomdl/presentation/isomdl_iaca_root_cert.pem").isEmpty())
            QSKIP("shared vectors are absent");
        const auto read = [](const char* name) {
            return *vectorCertificate((QByteArray("isomdl/presentation/") + name).constData());
        };
        const auto root = read("isomdl_iaca_root_cert.pem"), intermediate = read("isomdl_iaca_intermediate.pem");
        const auto signer = read("isomdl_iaca_signer.pem"), leaf = read("isomdl_iaca_leaf_signer.pem");
        QVERIFY(root.isSignedBy(root) && signer.isSignedBy(root) && intermediate.isSignedBy(root));
        QVERIFY(leaf.isSignedBy(intermediate) && !leaf.isSignedBy(root) && !signer.isSignedBy(intermediate));
        QCOMPARE(signer.authorityKeyIdentifier(), root.subjectKeyIdentifier());
        const auto wide = read("owf_multipaz_iaca_p384.pem"), multipaz = read("owf_multipaz_ds_p384.pem");
        QVERIFY(wide.publicKey()->curve() == Curve::P384 && wide.isSignedBy(wide) && multipaz.isSignedBy(wide));
        QVERIFY(!multipaz.isSignedBy(root));
        for (const char* name : {"vical/aamva_dts_root_pem.pem", "vical/austroads_vical_root_pem.pem"}) {
            const auto list = vectorCertificate(name);
            QVERIFY2(list && list->isSignedBy(*list) && !list->hasUnreadableExtension(), name);
        }
    }

    void readsRsaWithoutUsingIt()
    {
        const auto pem = contents(QStringLiteral(NARU_SOURCE_DIR "/tests/unit/data/certificates/rsa-root.pem"));
        const auto intake = Certificate::parseMany(pem);
        QCOMPARE(intake.certificates.size(), 1);
        const auto& certificate = intake.certificates.first();
        QCOMPARE(certificate.commonName(), QStringLiteral("RSA IACA"));
        QVERIFY(certificate.publicKey().fault().is(CryptoFault::UnsupportedKey));
        QVERIFY(!certificate.isSignedBy(certificate));
    }

    void readsManyFromOneFile()
    {
        SeededRandom random(5);
        const Chain chain = chainOn(Curve::P256, random);
        const auto root = toPem("CERTIFICATE", chain.root.der()), signer = toPem("CERTIFICATE", chain.signer.der());
        const auto key = chain.rootKey.pem().view().toByteArray();
        const auto intake = Certificate::parseMany("0 comment\n" + root + key
            + "-----BEGIN CERTIFICATE-----\n****\n"
              "-----END CERTIFICATE-----\n"
            + toPem("CERTIFICATE", "no certificate") + signer + "-----BEGIN CERTIFICATE-----\nMIIB");
        QCOMPARE(intake.certificates.size(), 2);
        QCOMPARE(intake.certificates.last().der(), chain.signer.der());
        QCOMPARE(intake.unreadable, 3);
        QCOMPARE(Certificate::parseMany(chain.root.der()).certificates.size(), 1);
        QCOMPARE(Certificate::parseMany(chain.root.der().chopped(1)).unreadable, 1);
        QCOMPARE(Certificate::parseMany("hello").unreadable, 1);
        QCOMPARE(Certificate::parseMany(key).unreadable, 0);
        QString crlf = QString::fromLatin1(root);
        QCOMPARE(Certificate::parseMany(crlf.replace(u'\n', QStringLiteral("\r\n")).toLatin1()).certificates.size(), 1);
    }

    void writesARequest()
    {
        SeededRandom random(6);
        const auto key = PrivateKey::generate(Curve::P256, random);
        const auto request
            = makeRequest(QStringLiteral("KR"), QStringLiteral("샘플 주민센터"), QStringLiteral("창구 1"), key);
        QVERIFY(request.contains(key.publicKey().spki()));
        QVERIFY(request.contains(QByteArray("창구 1")));
        QVERIFY(!Certificate::parse(request));
    }
};

NARU_TEST(CertificateTest)
#include "tst_certificate.moc"
