// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
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

PrivateKey annexDKey(const char* name)
{
    return *PrivateKey::fromScalar(Curve::P256, annexD(name));
}
} // namespace

class SessionTest : public QObject {
    Q_OBJECT

    SeededRandom m_random{11};

    PrivateKey key(Curve curve = Curve::P256) { return PrivateKey::generate(curve, m_random); }

    struct Pair {
        PrivateKey eDeviceKey;
        ReaderSession reader;
        SessionCipher phone;
    };
    Pair pair(Curve curve = Curve::P256)
    {
        const auto own = key(curve);
        const QByteArray engagement = DeviceEngagement::make(own.publicKey(), {});
        auto reader = ReaderSession::begin(engagement, CborWriter().null().take(), adult(), nullptr, m_random);
        const auto establishment = SessionEstablishment::parse(reader->establishment());
        auto phone
            = SessionCipher::make(SessionCipher::Side::Device, own, establishment->eReaderKey, reader->transcript());
        return {own, std::move(*reader), std::move(*phone)};
    }

private Q_SLOTS:
    void opensBothMessagesOfAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/session_establishment.hex");
        const QByteArray transcript = annexDTranscript();
        const auto establishment = SessionEstablishment::parse(annexD("session_establishment"));
        QVERIFY(establishment);
        QCOMPARE(establishment->eReaderKey.x(), annexD("ephemeral_reader_key_x"));
        auto device = SessionCipher::make(
            SessionCipher::Side::Device, annexDKey("ephemeral_device_key_d"), establishment->eReaderKey, transcript);
        QVERIFY(device);
        QCOMPARE(*device->open(establishment->data), annexD("device_request"));

        auto reader = SessionCipher::make(SessionCipher::Side::Reader, annexDKey("ephemeral_reader_key_d"),
            annexDKey("ephemeral_device_key_d").publicKey(), transcript);
        QVERIFY(reader);
        const auto data = SessionData::parse(annexD("session_data"));
        QVERIFY(data && data->data && !data->status);
        QCOMPARE(*reader->open(*data->data), annexD("device_response"));
        // sealing is the same work: the reader's first message of Annex D, byte for byte
        QCOMPARE(SessionEstablishment::make(establishment->eReaderKeyBytes, reader->seal(annexD("device_request"))),
            annexD("session_establishment"));
    }

    void derivesTheKeysOfAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/derived_sk_reader.hex");
        const auto secret = annexDKey("ephemeral_reader_key_d").agree(annexDKey("ephemeral_device_key_d").publicKey());
        QVERIFY(secret);
        QCOMPARE(secret->view().toByteArray(), annexD("derived_ecdh_ephemeral"));
        const QByteArray salt = crypto::sha256(annexD("session_transcript_bytes"));
        QCOMPARE(
            crypto::hkdfSha256(secret->view(), salt, "SKReader", 32).view().toByteArray(), annexD("derived_sk_reader"));
        QCOMPARE(
            crypto::hkdfSha256(secret->view(), salt, "SKDevice", 32).view().toByteArray(), annexD("derived_sk_device"));
    }

    void endsOnTheTerminationOfAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/session_termination.hex");
        QCOMPARE(ReaderSession::termination(), annexD("session_termination"));
        auto [own, reader, phone] = pair();
        const auto answer = reader.receive(annexD("session_termination"));
        QVERIFY(!answer && answer.fault().is(IdentityFault::SessionEnded));
    }

    void talksOnEveryCurve_data()
    {
        QTest::addColumn<int>("curve");
        QTest::newRow("P-256") << static_cast<int>(Curve::P256);
        QTest::newRow("P-384") << static_cast<int>(Curve::P384);
        QTest::newRow("P-521") << static_cast<int>(Curve::P521);
    }
    void talksOnEveryCurve()
    {
        QFETCH(int, curve);
        auto [own, reader, phone] = pair(static_cast<Curve>(curve));
        const auto establishment = SessionEstablishment::parse(reader.establishment());
        QCOMPARE(establishment->eReaderKey.curve(), static_cast<Curve>(curve));
        const auto request = phone.open(establishment->data);
        QVERIFY(request);
        const auto asked = parseDeviceRequest(*request);
        QCOMPARE(asked->documents.first().elements.size(), 2);
        QVERIFY(asked->documents.first().elements.last().intentToRetain);

        const auto answer = reader.receive(SessionData{phone.seal("first"), std::nullopt}.encode());
        QVERIFY(answer && *answer == QByteArray("first"));
        const auto second = SessionData::parse(reader.askAgain(adult(), nullptr));
        QVERIFY(second && phone.open(*second->data));
        const auto last = reader.receive(SessionData{phone.seal("second"), statusTermination}.encode());
        QVERIFY(last && *last == QByteArray("second"));
        QVERIFY(reader.isOver() && reader.askAgain(adult(), nullptr).isEmpty());
        QVERIFY(reader.receive(SessionData{phone.seal("third"), std::nullopt}.encode())
                    .fault()
                    .is(IdentityFault::SessionEnded));
    }

    void makesAFreshReaderKeyEachTime()
    {
        const QByteArray engagement = DeviceEngagement::make(key().publicKey(), {});
        const QByteArray handover = CborWriter().null().take();
        const auto one = ReaderSession::begin(engagement, handover, adult(), nullptr, m_random);
        const auto two = ReaderSession::begin(engagement, handover, adult(), nullptr, m_random);
        QVERIFY(one->readerKey().publicKey().x() != two->readerKey().publicKey().x());
        QVERIFY(!ReaderSession::begin(engagement, QByteArray(), adult(), nullptr, m_random));
        QVERIFY(!ReaderSession::begin(engagement, QByteArray::fromHex("f6f6"), adult(), nullptr, m_random));
    }

    void countsEachDirectionFromOne()
    {
        auto [own, reader, phone] = pair();
        const QByteArray first = phone.seal("first"), second = phone.seal("second");
        QVERIFY(first != second);
        // an empty message takes no counter
        const auto idle = reader.receive(SessionData().encode());
        QVERIFY(idle && !*idle);
        QVERIFY(*reader.receive(SessionData{first, std::nullopt}.encode()) == QByteArray("first"));
        QVERIFY(*reader.receive(SessionData{second, std::nullopt}.encode()) == QByteArray("second"));
    }

    void refusesAMessageOutOfOrder()
    {
        auto [own, reader, phone] = pair();
        phone.seal("lost on the way");
        const auto answer = reader.receive(SessionData{phone.seal("second"), std::nullopt}.encode());
        QVERIFY(!answer && answer.fault().is(IdentityFault::SessionEncryption));
        QCOMPARE(ReaderSession::farewell(answer.fault()), (SessionData{std::nullopt, statusEncryptionError}.encode()));
    }

    void refusesAMessageTwice()
    {
        auto [own, reader, phone] = pair();
        const QByteArray message = SessionData{phone.seal("once"), std::nullopt}.encode();
        QVERIFY(reader.receive(message));
        QVERIFY(reader.receive(message).fault().is(IdentityFault::SessionEncryption));
    }

    void refusesItsOwnMessageSentBack()
    {
        auto [own, reader, phone] = pair();
        const auto establishment = SessionEstablishment::parse(reader.establishment());
        QVERIFY(reader.receive(SessionData{establishment->data, std::nullopt}.encode())
                    .fault()
                    .is(IdentityFault::SessionEncryption));
    }

    void refusesEveryFlippedBit()
    {
        auto [own, first, phone] = pair();
        const QByteArray good = SessionData{phone.seal("abc"), std::nullopt}.encode();
        for (qsizetype i = 0; i < good.size(); ++i) {
            auto [ownKey, reader, unused] = pair();
            QByteArray bad = good;
            bad[i] = static_cast<char>(bad[i] ^ 1);
            const auto answer = reader.receive(bad);
            QVERIFY(!answer || !*answer); // another name for "data" says nothing: still no answer
        }
    }

    void tellsThePhonesStatusesApart_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, const QByteArray& message, IdentityFault fault) {
            QTest::newRow(name) << message << static_cast<int>(fault);
        };
        const auto status = [](quint64 number) { return SessionData{std::nullopt, number}.encode(); };
        row("10", status(10), IdentityFault::SessionEncryption);
        row("11", status(11), IdentityFault::SessionDecoding);
        row("20", status(20), IdentityFault::SessionEnded);
        row("an unknown status", status(7), IdentityFault::BadSessionMessage);
        row("a status that is text", CborWriter().map(1).text("status").text("20").take(),
            IdentityFault::BadSessionMessage);
        row("data that is text", CborWriter().map(1).text("data").text("x").take(), IdentityFault::BadSessionMessage);
        row("not a map", CborWriter().array(0).take(), IdentityFault::BadSessionMessage);
        row("trailing byte", SessionData().encode() + '\0', IdentityFault::BadSessionMessage);
        row("nothing", {}, IdentityFault::BadSessionMessage);
        row("over a mebibyte", CborWriter().map(1).text("data").bytes(QByteArray(1024 * 1024, 'x')).take(),
            IdentityFault::BadSessionMessage);
        row("shorter than a tag", CborWriter().map(1).text("data").bytes("x").take(), IdentityFault::SessionEncryption);
    }
    void tellsThePhonesStatusesApart()
    {
        QFETCH(QByteArray, message);
        QFETCH(int, fault);
        auto [own, reader, phone] = pair();
        const auto answer = reader.receive(message);
        QVERIFY(!answer);
        QCOMPARE(answer.fault().name(), faultNames<IdentityFault>[static_cast<std::size_t>(fault)]);
        QVERIFY(reader.isOver());
        QVERIFY(reader.receive(SessionData{phone.seal("late"), std::nullopt}.encode())
                    .fault()
                    .is(IdentityFault::SessionEnded));
    }

    void doesNotWaitForever()
    {
        auto [own, reader, phone] = pair();
        for (int i = 0; i < 16; ++i)
            QVERIFY(reader.receive(SessionData().encode()));
        QVERIFY(reader.receive(SessionData().encode()).fault().is(IdentityFault::BadSessionMessage));
    }

    void refusesEstablishments_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = CborWriter().embedded(coseKey(key().publicKey())).take();
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no data") << CborWriter().map(1).text("eReaderKey").raw(good).take();
        QTest::newRow("no key") << CborWriter().map(1).text("data").bytes("x").take();
        QTest::newRow("key not wrapped")
            << CborWriter().map(2).text("eReaderKey").raw(coseKey(key().publicKey())).text("data").bytes("x").take();
        QTest::newRow("no key inside") << CborWriter()
                                              .map(2)
                                              .text("eReaderKey")
                                              .embedded(CborWriter().map(0).take())
                                              .text("data")
                                              .bytes("x")
                                              .take();
    }
    void refusesEstablishments()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(SessionEstablishment::parse(bytes).fault().is(IdentityFault::BadSessionMessage));
    }
};

NARU_TEST(SessionTest)
#include "tst_session.moc"
