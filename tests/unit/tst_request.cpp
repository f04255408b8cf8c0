// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/identity/mdl/session.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

using namespace naru;
using namespace naru::identity;
using namespace naru::identity::mdl;
using codec::CborWriter;
using crypto::Curve;
using crypto::PrivateKey;

namespace {
const QString licence = QStringLiteral("org.iso.18013.5.1.mDL"), space = QStringLiteral("org.iso.18013.5.1");

Asked adult()
{
    return {{{licence, {{space, QStringLiteral("age_over_19"), false}, {space, QStringLiteral("age_over_18"), true}}}},
        std::nullopt};
}

QByteArray annexD(const char* name)
{
    return test::sharedHex(qPrintable(QStringLiteral("mdoc/annexD/%1.hex").arg(QLatin1StringView(name))));
}

QByteArray annexDTranscript()
{
    const auto document = codec::CborDocument::parse(annexD("session_transcript_bytes"));
    const QByteArray array = *(*document)->root().tagged(24).toBytes();
    return QByteArray(array.constData(), array.size());
}

} // namespace

class RequestTest : public QObject {
    Q_OBJECT

    SeededRandom m_random{13};

    /// A reader's certificate of its own making.
    ReaderIdentity readerIdentity(Curve curve = Curve::P256)
    {
        const auto own = PrivateKey::generate(curve, m_random);
        crypto::CertificatePlan plan;
        plan.country = QStringLiteral("KR");
        plan.organization = QStringLiteral("나루동 행정복지센터");
        plan.commonName = QStringLiteral("2번 창구");
        plan.notBefore = *parseRfc3339(u"2026-01-01T00:00:00Z");
        plan.notAfter = *parseRfc3339(u"2027-01-01T00:00:00Z");
        return {{crypto::makeCertificate(plan, own.publicKey(), own, nullptr, m_random)}, own};
    }

private Q_SLOTS:
    void readsTheRequestOfAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/device_request.hex");
        const QByteArray request = annexD("device_request");
        const auto asked = parseDeviceRequest(request);
        QVERIFY(asked);
        QCOMPARE(asked->documents.size(), 1);
        QCOMPARE(asked->documents.first().docType, licence);
        QCOMPARE(asked->documents.first().elements.size(), 6);
        QCOMPARE(asked->documents.first().elements.first().element, QStringLiteral("family_name"));
        QVERIFY(asked->documents.first().elements.first().intentToRetain);
        QVERIFY(!asked->documents.first().elements.last().intentToRetain);

        const auto readers = checkReaderAuthentication(request, annexDTranscript());
        QVERIFY(readers);
        QCOMPARE(readers->size(), 1);
        QVERIFY(readers->first() && readers->first()->signatureValid);
        QCOMPARE(readers->first()->chain.first().der(), annexD("reader_cert"));
        QCOMPARE(readers->first()->chain.first().commonName(), QStringLiteral("reader"));

        QByteArray other = annexDTranscript();
        other.back() = static_cast<char>(other.back() ^ 1);
        const auto elsewhere = checkReaderAuthentication(request, other);
        QVERIFY(elsewhere && !elsewhere->first()->signatureValid);
    }

    void makesTheItemsRequestOfAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/items_request.hex");
        const auto asked = parseDeviceRequest(annexD("device_request"));
        const QByteArray made = makeDeviceRequest(*asked, nullptr, annexDTranscript());
        const auto document = codec::CborDocument::parse(made);
        const auto items
            = (*document)->root().find(QLatin1StringView("docRequests")).at(0).find(QLatin1StringView("itemsRequest"));
        QCOMPARE(*items.tagged(24).toBytes(), annexD("items_request"));
    }

    void signsItsRequest_data()
    {
        QTest::addColumn<int>("curve");
        QTest::newRow("P-256") << static_cast<int>(Curve::P256);
        QTest::newRow("P-384") << static_cast<int>(Curve::P384);
        QTest::newRow("P-521") << static_cast<int>(Curve::P521);
        QTest::newRow("Ed25519") << static_cast<int>(Curve::Ed25519);
    }
    void signsItsRequest()
    {
        QFETCH(int, curve);
        const auto identity = readerIdentity(static_cast<Curve>(curve));
        const QByteArray transcript = CborWriter().array(3).null().null().null().take();
        const QByteArray request = makeDeviceRequest(adult(), &identity, transcript);
        const auto readers = checkReaderAuthentication(request, transcript);
        QVERIFY(readers && readers->first() && readers->first()->signatureValid);
        QCOMPARE(readers->first()->chain.first().organization(), QStringLiteral("나루동 행정복지센터"));

        QByteArray altered = request;
        altered.replace("age_over_18", "age_over_17"); // asks for something else than was signed
        const auto forged = checkReaderAuthentication(altered, transcript);
        QVERIFY(forged && !forged->first()->signatureValid);
    }

    void readsReaderAuthAll()
    {
        const auto identity = readerIdentity();
        const QByteArray transcript = CborWriter().array(3).null().null().null().take();
        const QByteArray plain = makeDeviceRequest(adult(), nullptr, transcript);
        const auto document = codec::CborDocument::parse(plain);
        const auto docRequest = (*document)->root().find(QLatin1StringView("docRequests")).at(0);
        const QByteArray items = docRequest.find(QLatin1StringView("itemsRequest")).rawBytes();
        const QByteArray all
            = CborWriter().array(4).text("ReaderAuthenticationAll").raw(transcript).array(1).raw(items).null().take();
        const QByteArray payload = CborWriter().embedded(all).take();
        const QByteArray header = QByteArray::fromHex("a10126");
        const QByteArray signature = identity.key.sign(crypto::SignatureAlgorithm::Es256,
            CborWriter().array(4).text("Signature1").bytes(header).bytes({}).bytes(payload).take());
        const auto request = [&](const QByteArray& sign1) {
            return CborWriter()
                .map(3)
                .text("version")
                .text("1.1")
                .text("docRequests")
                .array(1)
                .raw(docRequest.raw())
                .text("readerAuthAll")
                .array(1)
                .raw(sign1)
                .take();
        };
        const auto sign1 = [&](const QByteArray& made) {
            return CborWriter()
                .array(4)
                .bytes(header)
                .map(1)
                .number(33)
                .bytes(identity.chain.first())
                .null()
                .bytes(made)
                .take();
        };
        const auto readers = checkReaderAuthentication(request(sign1(signature)), transcript);
        QVERIFY(readers && readers->size() == 1 && readers->first() && readers->first()->signatureValid);
        const auto wrong = checkReaderAuthentication(request(sign1(QByteArray(64, '\1'))), transcript);
        QVERIFY(wrong && wrong->first() && !wrong->first()->signatureValid);
        QVERIFY(checkReaderAuthentication(request(CborWriter().null().take()), transcript)
                    .fault()
                    .is(IdentityFault::BadRequest));
    }

    void refusesRequests_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const QByteArray& bytes) { QTest::newRow(name) << bytes; };
        const auto wrap = [](const QByteArray& items) {
            return CborWriter()
                .map(2)
                .text("version")
                .text("1.0")
                .text("docRequests")
                .array(1)
                .map(1)
                .text("itemsRequest")
                .embedded(items)
                .take();
        };
        const auto items = [](const QByteArray& nameSpaces) {
            return CborWriter().map(2).text("docType").text("x").text("nameSpaces").raw(nameSpaces).take();
        };
        row("nothing", {});
        row("not a map", CborWriter().array(0).take());
        row("no docRequests", CborWriter().map(1).text("version").text("1.0").take());
        row("empty docRequests", CborWriter().map(2).text("version").text("1.0").text("docRequests").array(0).take());
        row("version 2", CborWriter().map(2).text("version").text("2.0").text("docRequests").array(1).map(0).take());
        row("items not wrapped",
            CborWriter()
                .map(2)
                .text("version")
                .text("1.0")
                .text("docRequests")
                .array(1)
                .map(1)
                .text("itemsRequest")
                .map(0)
                .take());
        row("no docType", wrap(CborWriter().map(1).text("nameSpaces").map(0).take()));
        row("no namespace", wrap(items(CborWriter().map(0).take())));
        row("no element", wrap(items(CborWriter().map(1).text("n").map(0).take())));
        row("intent not a bool", wrap(items(CborWriter().map(1).text("n").map(1).text("e").number(1).take())));
        row("element not text", wrap(items(CborWriter().map(1).text("n").map(1).number(1).boolean(true).take())));
        row("trailing inside the wrapping",
            wrap(items(CborWriter().map(1).text("n").map(1).text("e").boolean(true).take()) + '\0'));
        row("names too long",
            wrap(items(CborWriter().map(1).text(QString(300, u'n')).map(1).text("e").boolean(true).take())));
        row("too large", QByteArray(70'000, '\0'));
    }
    void refusesRequests()
    {
        QFETCH(QByteArray, bytes);
        const auto asked = parseDeviceRequest(bytes);
        QVERIFY(!asked && asked.fault().is(IdentityFault::BadRequest));
    }

    void groupsElementsByNamespace()
    {
        const Asked asked{
            {{licence,
                 {{space, QStringLiteral("family_name"), false}, {QStringLiteral("kr"), QStringLiteral("a"), true},
                     {space, QStringLiteral("given_name"), true}}},
                {QStringLiteral("other"), {{QStringLiteral("n"), QStringLiteral("e"), false}}}},
            std::nullopt};
        const auto read = parseDeviceRequest(makeDeviceRequest(asked, nullptr, {}));
        QVERIFY(read);
        QCOMPARE(read->documents.size(), 2);
        const auto& elements = read->documents.first().elements;
        QCOMPARE(elements.size(), 3);
        QCOMPARE(elements[1].element, QStringLiteral("given_name"));
        QVERIFY(elements[1].intentToRetain && !elements[0].intentToRetain);
        QCOMPARE(elements[2].nameSpace, QStringLiteral("kr"));
    }
};

NARU_TEST(RequestTest)
#include "tst_request.moc"
