// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/der/writer.h"
#include "app/crypto/pkcs7.h"
#include "app/crypto/request.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::crypto;

namespace {

const QString deviceUri = QStringLiteral("urn:naru:device:00112233445566778899aabbccddeeff");

CertificatePlan planOf(const QString& name)
{
    CertificatePlan plan;
    plan.commonName = name;
    plan.notBefore = *parseRfc3339(u"2026-11-20T00:00:00Z");
    plan.notAfter = *parseRfc3339(u"2027-02-18T00:00:00Z");
    return plan;
}

QByteArray nameOf(const Fault& fault)
{
    return fault.name();
}

/// What `openssl asn1parse` shows of a request is three items; this changes one byte of the last.
QByteArray withOtherSignature(QByteArray der)
{
    der[der.size() - 1] = static_cast<char>(der.back() ^ 1);
    return der;
}

} // namespace

class CertificateRequestTest : public QObject {
    Q_OBJECT

    SeededRandom m_random{21};
    const PrivateKey m_key = PrivateKey::generate(Curve::P256, m_random);

    Certificate certificateWith(const QList<CertificatePlan::ExtensionPlan>& more)
    {
        CertificatePlan plan = planOf(QStringLiteral("2번 창구"));
        plan.more = more;
        return *Certificate::parse(makeCertificate(plan, m_key.publicKey(), m_key, nullptr, m_random));
    }

private Q_SLOTS:
    void readsItsOwnRequests_data()
    {
        QTest::addColumn<int>("curve");
        for (const Curve curve : {Curve::P256, Curve::P384, Curve::P521, Curve::Ed25519})
            QTest::addRow("%d", int(curve)) << int(curve);
    }
    void readsItsOwnRequests()
    {
        QFETCH(int, curve);
        const auto key = PrivateKey::generate(static_cast<Curve>(curve), m_random);
        const AltNames names{{deviceUri}, {QStringLiteral("hub.example")}, {QByteArray("\x7f\0\0\1", 4)}};
        const auto request
            = CertificateRequest::parse(makeRequest(QStringLiteral("나루동"), QStringLiteral("2번 창구"), names, key));
        QVERIFY(request);
        QVERIFY(request->altNames() == names);
        QCOMPARE(request->publicKey().spki(), key.publicKey().spki());
    }

    void readsARequestWithoutWishes()
    {
        const auto bare
            = CertificateRequest::parse(crypto::makeRequest(QStringLiteral("KR"), {}, QStringLiteral("x"), m_key));
        QVERIFY(bare && bare->altNames().isEmpty());
        const auto none = CertificateRequest::parse(crypto::makeRequest({}, QStringLiteral("x"), AltNames(), m_key));
        QVERIFY(none && none->altNames().isEmpty());
    }

    void refusesARequestThatItsKeyDidNotSign()
    {
        const QByteArray der = crypto::makeRequest({}, QStringLiteral("x"), {{deviceUri}, {}, {}}, m_key);
        const auto request = CertificateRequest::parse(withOtherSignature(der));
        QVERIFY(!request && request.fault().is(RequestFault::NotProven));
        const auto other = PrivateKey::generate(Curve::P256, m_random);
        QByteArray swapped = der;
        swapped.replace(m_key.publicKey().spki(), other.publicKey().spki());
        const auto stolen = CertificateRequest::parse(swapped);
        QVERIFY(!stolen && stolen.fault().is(RequestFault::NotProven));
        QByteArray renamed = der;
        renamed.replace("00112233", "00112234");
        const auto another = CertificateRequest::parse(renamed);
        QVERIFY(!another && another.fault().is(RequestFault::NotProven));
    }

    void refusesEveryCutAndEveryTail()
    {
        const QByteArray der = crypto::makeRequest({}, QStringLiteral("x"), {{deviceUri}, {}, {}}, m_key);
        for (qsizetype size = 0; size < der.size(); ++size)
            QVERIFY(!CertificateRequest::parse(der.first(size)));
        QVERIFY(!CertificateRequest::parse(der + '\0'));
        QVERIFY(!CertificateRequest::parse(QByteArray(CertificateRequest::bytesMax + 1, '\0')));
    }

    void everyFlippedBitIsRefused()
    {
        const QByteArray der = crypto::makeRequest({}, QStringLiteral("x"), {{deviceUri}, {}, {}}, m_key);
        for (qsizetype at = 0; at < der.size(); ++at) {
            QByteArray changed = der;
            changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
            QVERIFY2(!CertificateRequest::parse(changed), qPrintable(QString::number(at)));
        }
    }

    void readsTheNamesOfACertificate()
    {
        const AltNames names{{deviceUri, QStringLiteral("https://hub.example/")},
            {QStringLiteral("localhost"), QStringLiteral("hub.example")},
            {QByteArray("\x7f\0\0\1", 4), QByteArray(15, '\0') + '\1'}};
        const auto read = altNamesOf(certificateWith({altNameExtension(names)}));
        QVERIFY(read && *read == names);
        const auto none = altNamesOf(certificateWith({}));
        QVERIFY(none && none->isEmpty());
    }

    void refusesNamesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("value");
        const auto uri = [](QByteArrayView text) { return der::tlv(der::context(6), {text}); };
        QTest::newRow("none") << der::sequence({});
        QTest::newRow("no sequence") << der::tlv(der::Set, {uri("urn:x")});
        QTest::newRow("empty") << der::sequence({uri("")});
        QTest::newRow("a line break") << der::sequence({uri("urn:x\nurn:y")});
        QTest::newRow("a zero") << der::sequence({uri(QByteArrayView("urn:x\0y", 7))});
        QTest::newRow("hangul") << der::sequence({uri("urn:나루")});
        QTest::newRow("an address of five") << der::sequence({der::tlv(der::context(7), {"12345"})});
        QTest::newRow("no context tag") << der::sequence({der::tlv(der::Utf8String, {"x"})});
        QTest::newRow("too many") << der::sequence({uri("urn:x").repeated(altNamesMax + 1)});
        QTest::newRow("too long") << der::sequence({uri(QByteArray(600, 'x'))});
        QTest::newRow("a tail") << der::sequence({uri("urn:x")}) + '\0';
    }
    void refusesNamesThatAreNone()
    {
        QFETCH(QByteArray, value);
        QVERIFY(!readAltNames(value));
        const auto read = altNamesOf(certificateWith({{altNameOid, false, value}}));
        QVERIFY(!read && read.fault().is(CryptoFault::BadCertificate));
    }

    void tellsThatThereAreOtherNames()
    {
        const auto mail = der::tlv(der::context(1), {"a@example.com"});
        const auto names = readAltNames(der::sequence({mail, der::tlv(der::context(6), {deviceUri.toLatin1()})}));
        QVERIFY(names && names->hasOthers && names->uris == QStringList{deviceUri});
    }

    void carriesCertificatesAlone()
    {
        const QList<Certificate> both{certificateWith({}), certificateWith({altNameExtension({{deviceUri}, {}, {}})})};
        const QByteArray der = certsOnly(both);
        const auto read = certsOnlyOf(der);
        QVERIFY(read);
        QCOMPARE(read->size(), 2);
        QCOMPARE(certsOnly(*read), der);
        for (qsizetype size = 0; size < der.size(); ++size)
            QVERIFY(!certsOnlyOf(der.first(size)));
        QVERIFY(!certsOnlyOf(der + '\0'));
    }

    void refusesOtherBundles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray certificate = certificateWith({}).der();
        const auto bundle = [](const QByteArray& type, const QByteArray& content, const QByteArray& certificates,
                                const QByteArray& signers) {
            const QByteArray none = der::tlv(der::Set, {});
            const QByteArray data = der::sequence({der::integer(QByteArrayView("\1", 1)), none, content,
                der::tlv(der::contextConstructed(0), {certificates}), der::tlv(der::Set, {signers})});
            return der::sequence({der::oid(type), der::tlv(der::contextConstructed(0), {data})});
        };
        const QByteArray signedData = "1.2.840.113549.1.7.2", empty = der::sequence({der::oid("1.2.840.113549.1.7.1")});
        QVERIFY(certsOnlyOf(bundle(signedData, empty, certificate, {})));
        QTest::newRow("another type") << bundle("1.2.840.113549.1.7.3", empty, certificate, {});
        QTest::newRow("content") << bundle(signedData,
            der::sequence(
                {der::oid("1.2.840.113549.1.7.1"), der::tlv(der::contextConstructed(0), {der::octetString("x")})}),
            certificate, {});
        QTest::newRow("a signer") << bundle(signedData, empty, certificate, der::sequence({}));
        QTest::newRow("no certificate") << bundle(signedData, empty, {}, {});
        QTest::newRow("half a certificate") << bundle(signedData, empty, certificate.first(100), {});
        QTest::newRow("too many") << bundle(signedData, empty, certificate.repeated(bundleCertificatesMax + 1), {});
        QTest::newRow("too large") << QByteArray(bundleBytesMax + 1, '\x30');
    }
    void refusesOtherBundles()
    {
        QFETCH(QByteArray, bytes);
        const auto read = certsOnlyOf(bytes);
        QVERIFY(!read);
        QCOMPARE(nameOf(read.fault()), QByteArray("crypto.bad_bundle"));
    }
};

NARU_TEST(CertificateRequestTest)
#include "tst_certificaterequest.moc"
