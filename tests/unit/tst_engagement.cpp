// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/codec/text.h"
#include "app/identity/mdl/engagement.h"
#include "app/identity/mdl/retrieval.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

using namespace naru;
using namespace naru::identity;
using namespace naru::identity::mdl;
using codec::CborWriter;

class EngagementTest : public QObject {
    Q_OBJECT

    SeededRandom m_random{7};

    crypto::PublicKey key(crypto::Curve curve = crypto::Curve::P256)
    {
        return crypto::PrivateKey::generate(curve, m_random).publicKey();
    }

    /// A DeviceEngagement whose parts the caller spoils.
    static QByteArray engagement(const QByteArray& coseKeyBytes, qint64 suite = 1, const char* version = "1.0")
    {
        return CborWriter()
            .map(2)
            .number(0)
            .text(version)
            .number(1)
            .array(2)
            .number(suite)
            .embedded(coseKeyBytes)
            .take();
    }

private Q_SLOTS:
    void readsAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/device_engagement.hex");
        const QByteArray bytes = test::sharedHex("mdoc/annexD/device_engagement.hex");
        const auto read = DeviceEngagement::parse(bytes);
        QVERIFY(read);
        QCOMPARE(read->bytes, bytes);
        QCOMPARE(read->version, QStringLiteral("1.0"));
        QCOMPARE(read->eDeviceKeyBytes, test::sharedHex("mdoc/annexD/e_device_key_bytes.hex"));
        QCOMPARE(read->eDeviceKey.x(), test::sharedHex("mdoc/annexD/ephemeral_device_key_x.hex"));
        QCOMPARE(read->methods.size(), 1);
        QCOMPARE(read->methods.first().type, quint64(RetrievalMethod::Ble));
        QCOMPARE(read->methods.first().options.toHex(), QByteArray("a300f401f50b5045efef742b2c4837a9a3b0e1d05a6917"));
    }

    void readsTheOptionsOfAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/device_engagement.hex");
        const auto read = DeviceEngagement::parse(test::sharedHex("mdoc/annexD/device_engagement.hex"));
        QVERIFY(read);
        const auto ble = BleOptions::read(read->methods.first().options);
        QVERIFY(ble);
        QVERIFY(!ble->peripheralServer);
        QCOMPARE(ble->centralClient->toHex(), QByteArray("45efef742b2c4837a9a3b0e1d05a6917"));
        QCOMPARE(ble->encode(), read->methods.first().options);
        QCOMPARE(bleIdent(read->eDeviceKeyBytes).toHex(),
            QByteArray("8da0b7a85919f05673054ea996bbd124")); // RFC 5869, by another hand
    }

    void offersNothingByOptionsThatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::newRow("no mode") << QByteArray("a200f401f4");
        QTest::newRow("no UUID") << QByteArray("a200f501f4");
        QTest::newRow("a short UUID") << QByteArray("a300f501f40a43010203");
        QTest::newRow("a UUID of the other mode") << QByteArray("a300f501f40b5045efef742b2c4837a9a3b0e1d05a6917");
        QTest::newRow("not a map") << QByteArray("80");
        QTest::newRow("not CBOR") << QByteArray("ff");
        QTest::newRow("nothing") << QByteArray();
    }
    void offersNothingByOptionsThatCannotBe()
    {
        QFETCH(QByteArray, options);
        QVERIFY(!BleOptions::read(QByteArray::fromHex(options)));
        QVERIFY(!readNfcOptions(QByteArray::fromHex(options)));
    }

    void readsItsOwnOptions()
    {
        const BleOptions both{QByteArray(16, 'p'), QByteArray(16, 'c'), QByteArray(6, 'a')};
        const auto read = BleOptions::read(both.encode());
        QVERIFY(read);
        QCOMPARE(read->peripheralServer, both.peripheralServer);
        QCOMPARE(read->centralClient, both.centralClient);
        QCOMPARE(read->address, both.address);
        const auto nfc = readNfcOptions(encodeNfcOptions({255, 65'536}));
        QVERIFY(nfc);
        QCOMPARE(nfc->commandBytesMax, qsizetype(255));
        QCOMPARE(nfc->responseBytesMax, qsizetype(65'536));
        QVERIFY(!readNfcOptions(encodeNfcOptions({0, 256})));
    }

    void readsItsOwnAsQr()
    {
        const QList<RetrievalMethod> methods{{RetrievalMethod::LocalLink, 1, QByteArray::fromHex("a0")}};
        for (const auto curve : {crypto::Curve::P256, crypto::Curve::P384, crypto::Curve::P521}) {
            const auto publicKey = key(curve);
            const QByteArray bytes = DeviceEngagement::make(publicKey, methods);
            const auto read
                = DeviceEngagement::parseQr(QStringLiteral("mdoc:") + QLatin1StringView(codec::toBase64Url(bytes)));
            QVERIFY(read);
            QCOMPARE(read->bytes, bytes);
            QCOMPARE(read->eDeviceKey.spki(), publicKey.spki());
            QCOMPARE(read->methods.first().type, quint64(RetrievalMethod::LocalLink));
        }
        QVERIFY(!DeviceEngagement::parseQr(u"MDOC:oA"));
        QVERIFY(!DeviceEngagement::parseQr(u"mdoc:oA="));
        QVERIFY(!DeviceEngagement::parseQr(u"https://example"));
    }

    void ignoresWhatTheSecondEditionAdds()
    {
        const QByteArray publicKey = coseKey(key());
        CborWriter writer;
        writer.map(5).number(6).map(1).number(2).boolean(true).number(0).text("1.1");
        writer.number(1).array(2).number(1).embedded(publicKey).number(5).array(0).number(-70).text("other");
        const auto read = DeviceEngagement::parse(writer.take());
        QVERIFY(read);
        QCOMPARE(read->version, QStringLiteral("1.1"));
        QVERIFY(read->methods.isEmpty());
    }

    void keepsKeyBytesAsReceived()
    {
        // a key that another encoder wrote: y before x, the type last
        const auto publicKey = key();
        const QByteArray odd = CborWriter()
                                   .map(4)
                                   .number(-3)
                                   .bytes(publicKey.y())
                                   .number(-2)
                                   .bytes(publicKey.x())
                                   .number(-1)
                                   .number(1)
                                   .number(1)
                                   .number(2)
                                   .take();
        const auto read = DeviceEngagement::parse(engagement(odd));
        QVERIFY(read);
        QCOMPARE(read->eDeviceKeyBytes, CborWriter().embedded(odd).take());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("unsupported");
        const QByteArray good = coseKey(key());
        const auto row = [](const char* name, const QByteArray& bytes, bool unsupported = false) {
            QTest::newRow(name) << bytes << unsupported;
        };
        row("nothing", {});
        row("an array", CborWriter().array(0).take());
        row("trailing byte", engagement(good) + '\0');
        row("no version", CborWriter().map(1).number(1).array(2).number(1).embedded(good).take());
        row("version 2", engagement(good, 1, "2.0"));
        row("version without number", engagement(good, 1, "1.x"));
        row("no security", CborWriter().map(1).number(0).text("1.0").take());
        row("key twice", CborWriter().map(2).number(0).text("1.0").number(0).text("1.0").take());
        row("cipher suite 2", engagement(good, 2), true);
        row("key not wrapped", CborWriter().map(2).number(0).text("1.0").number(1).array(2).number(1).raw(good).take());
        row("no key in the wrapping", engagement(CborWriter().map(0).take()));
        row("private part sent along",
            engagement(QByteArray(good).replace(0, 1, QByteArray::fromHex("a5")) + QByteArray::fromHex("234101")));
        row("point off the curve",
            engagement(
                QByteArray(good).replace(good.size() - 1, 1, QByteArray(1, static_cast<char>(good.back() ^ 1)))));
        row("Ed25519", engagement(coseKey(key(crypto::Curve::Ed25519))), true);
        row("brainpool", engagement(coseKey(key(crypto::Curve::BrainpoolP256r1))), true);
        row("unknown curve",
            engagement(CborWriter().map(3).number(1).number(2).number(-1).number(77).number(-2).bytes("x").take()),
            true);
        QByteArray methods = engagement(good);
        methods[0] = static_cast<char>(0xa3);
        row("method without options", methods + QByteArray::fromHex("0281820201"));
        row("methods not a list", methods + QByteArray::fromHex("02a0"));
        row("too many methods", methods + QByteArray::fromHex("0291") + QByteArray::fromHex("830201a0").repeated(17));
        row("too large", CborWriter().map(1).number(9).bytes(QByteArray(40'000, 'x')).take());
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, unsupported);
        const auto read = DeviceEngagement::parse(bytes);
        QVERIFY(!read);
        QVERIFY2(read.fault().is(unsupported ? IdentityFault::UnsupportedCipherSuite : IdentityFault::BadEngagement),
            read.fault().name());
    }

    void survivesEveryCutAndEveryFlippedBit()
    {
        const QByteArray good = DeviceEngagement::make(key(), {{RetrievalMethod::Ble, 1, QByteArray::fromHex("a0")}});
        for (qsizetype i = 0; i < good.size(); ++i) {
            QVERIFY(!DeviceEngagement::parse(good.first(i)));
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray bad = good;
                bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
                const auto read = DeviceEngagement::parse(bad);
                QVERIFY(!read || read->bytes == bad);
            }
        }
    }

    void buildsTheTranscriptOfAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/session_transcript_bytes.hex");
        const QByteArray wrapped = test::sharedHex("mdoc/annexD/session_transcript_bytes.hex");
        const auto outer = codec::CborDocument::parse(wrapped);
        QVERIFY(outer);
        const QByteArray array = *(*outer)->root().tagged(24).toBytes();
        const auto inner = codec::CborDocument::parse(array);
        const auto parts = (*inner)->root();
        const QByteArray built
            = sessionTranscript(*parts.at(0).tagged(24).toBytes(), parts.at(1).raw(), parts.at(2).raw());
        QCOMPARE(built, array);
        QCOMPARE(parts.at(2).at(0).toBytes()->size(), 195);
        QCOMPARE(parts.at(2).at(1).toBytes()->size(), 205);
    }

    void keepsEveryCurveThroughACoseKey()
    {
        using crypto::Curve;
        for (const auto curve : {Curve::P256, Curve::P384, Curve::P521, Curve::BrainpoolP256r1, Curve::BrainpoolP320r1,
                 Curve::BrainpoolP384r1, Curve::BrainpoolP512r1, Curve::Ed25519, Curve::Ed448}) {
            const auto publicKey = key(curve);
            const auto read = parseCoseKey(coseKey(publicKey));
            QVERIFY(read);
            QCOMPARE(read->spki(), publicKey.spki());
        }
    }
};

NARU_TEST(EngagementTest)
#include "tst_engagement.moc"
