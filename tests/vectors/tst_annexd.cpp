// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "app/identity/mdl/deviceauth.h"
#include "app/identity/mdl/session.h"
#include "app/identity/verify.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

using namespace naru;
using namespace naru::identity;
using namespace naru::identity::mdl;
using crypto::Curve;
using crypto::PrivateKey;
using crypto::PublicKey;

/// ISO/IEC 18013-5 Annex D, recomputed at every step from its keys and messages.
class AnnexDTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { NARU_NEEDS_VECTOR("mdoc/annexD/device_response.hex"); }

    void readsTheEngagement();
    void agreesOnTheSecrets();
    void derivesTheKeys();
    void opensBothMessages();
    void readsTheTermination();
    void checksWhoAsks();
    void buildsWhatTheMacIsOver();
    void readsSixElements();
    void judgesEverythingButTheUnknownIssuer();
    void seesOneChangedByte();
    void seesThatItExpired();
    void cannotCheckTheMacWithoutTheReadersKey();
};

namespace {
QByteArray vector(const char* name)
{
    return test::sharedHex(qPrintable(QStringLiteral("mdoc/annexD/%1.hex").arg(QLatin1StringView(name))));
}

PrivateKey privateKey(const char* name)
{
    return *PrivateKey::fromScalar(Curve::P256, vector(name));
}

PublicKey publicKey(const char* name)
{
    const QByteArray base(name);
    return *PublicKey::fromCoordinates(Curve::P256, vector(base + "_x"), vector(base + "_y"));
}

Transcript transcript()
{
    return *Transcript::read(vector("session_transcript_bytes"));
}

Verdict judge(const QByteArray& response, const char* at = "2021-03-01T00:00:00Z")
{
    const Evidence evidence{response, transcript().array, privateKey("ephemeral_reader_key_d"), std::nullopt};
    const TrustList trust;
    return verify(evidence, {trust, *parseRfc3339(QString::fromLatin1(at)), true});
}
} // namespace

void AnnexDTest::readsTheEngagement()
{
    const auto engagement = DeviceEngagement::parse(vector("device_engagement"));
    QVERIFY(engagement);
    QCOMPARE(engagement->version, QStringLiteral("1.0"));
    QCOMPARE(engagement->eDeviceKeyBytes, vector("e_device_key_bytes"));
    QCOMPARE(engagement->eDeviceKey.x(), vector("ephemeral_device_key_x"));
    QCOMPARE(engagement->methods.size(), 1);
    QCOMPARE(engagement->methods[0].type, quint64(RetrievalMethod::Ble));
    QVERIFY(engagement->methods[0].options.contains(QByteArray::fromHex("45efef742b2c4837a9a3b0e1d05a6917")));
}

void AnnexDTest::agreesOnTheSecrets()
{
    const auto reader = privateKey("ephemeral_reader_key_d");
    QCOMPARE(reader.publicKey().x(), vector("ephemeral_reader_key_x"));
    QCOMPARE(reader.agree(publicKey("ephemeral_device_key"))->view(), vector("derived_ecdh_ephemeral"));
    QCOMPARE(privateKey("ephemeral_device_key_d").agree(reader.publicKey())->view(), vector("derived_ecdh_ephemeral"));
    QCOMPARE(reader.agree(publicKey("static_device_key"))->view(), vector("derived_ecdh_static"));
}

void AnnexDTest::derivesTheKeys()
{
    const QByteArray salt = crypto::sha256(vector("session_transcript_bytes"));
    const QByteArray shared = vector("derived_ecdh_ephemeral");
    QCOMPARE(crypto::hkdfSha256(shared, salt, "SKReader", 32).view(), vector("derived_sk_reader"));
    QCOMPARE(crypto::hkdfSha256(shared, salt, "SKDevice", 32).view(), vector("derived_sk_device"));
    const auto key = macKey(privateKey("ephemeral_reader_key_d"), publicKey("static_device_key"), transcript());
    QCOMPARE(key->view(), vector("derived_emackey"));
}

void AnnexDTest::opensBothMessages()
{
    const auto own = privateKey("ephemeral_reader_key_d");
    auto reader
        = SessionCipher::make(SessionCipher::Side::Reader, own, publicKey("ephemeral_device_key"), transcript().array);
    const auto answer = SessionData::parse(vector("session_data"));
    QCOMPARE(*reader->open(*answer->data), vector("device_response"));

    auto phone = SessionCipher::make(
        SessionCipher::Side::Device, privateKey("ephemeral_device_key_d"), own.publicKey(), transcript().array);
    const auto establishment = codec::CborDocument::parse(vector("session_establishment"));
    const auto sealed = (*establishment)->root().find(QLatin1StringView("data")).toBytes();
    QCOMPARE(*phone->open(*sealed), vector("device_request"));
}

void AnnexDTest::readsTheTermination()
{
    QCOMPARE(SessionData::parse(vector("session_termination"))->status, statusTermination);
}

void AnnexDTest::checksWhoAsks()
{
    const auto readers = checkReaderAuthentication(vector("device_request"), transcript().array);
    QVERIFY(readers);
    QCOMPARE(readers->size(), 1);
    QVERIFY(readers->first()->signatureValid);
    QCOMPARE(readers->first()->chain.first().der(), vector("reader_cert"));
    const auto asked = parseDeviceRequest(vector("device_request"));
    QCOMPARE(asked->documents.first().elements.size(), 6);
}

void AnnexDTest::buildsWhatTheMacIsOver()
{
    const auto response = DeviceResponse::read(vector("device_response"));
    const Document& document = response.documents.at(0);
    QCOMPARE(
        deviceAuthenticationBytes(transcript().array, document.docTypeItem.raw(), document.deviceNameSpacesBytes.raw()),
        vector("derived_device_authentication_bytes"));
}

void AnnexDTest::readsSixElements()
{
    const auto response = DeviceResponse::read(vector("device_response"));
    QMap<QString, Value> values;
    for (const IssuerSignedItem& item : response.documents.at(0).items)
        values.insert(item.element, valueOf(item.value));
    QCOMPARE(values.size(), 6);
    QCOMPARE(values[QStringLiteral("family_name")].text(), QStringLiteral("Doe"));
    QCOMPARE(values[QStringLiteral("document_number")].text(), QStringLiteral("123456789"));
    QCOMPARE(values[QStringLiteral("issue_date")].text(), QStringLiteral("2019-10-20"));
    QCOMPARE(values[QStringLiteral("expiry_date")].text(), QStringLiteral("2024-10-20"));
    QCOMPARE(std::get<Value::List>(values[QStringLiteral("driving_privileges")].data).size(), 2);
    QCOMPARE(std::get<QByteArray>(values[QStringLiteral("portrait")].data), vector("device_response_portrait_data"));
}

void AnnexDTest::judgesEverythingButTheUnknownIssuer()
{
    const Verdict verdict = judge(vector("device_response"));
    QCOMPARE(verdict.failedChecks(), QStringList{QStringLiteral("issuer_chain")}); // its IACA was never published
    for (const Check check : {Check::Parse, Check::Status, Check::DsProfile, Check::IssuerSignature,
             Check::DoctypeMatch, Check::Validity, Check::Digests, Check::DeviceAuth})
        QCOMPARE(verdict.check(check), Outcome(true));
}

void AnnexDTest::seesOneChangedByte()
{
    QByteArray response = vector("device_response");
    QCOMPARE(response[200], 'D');
    response[200] = 'F';
    const Verdict verdict = judge(response);
    QCOMPARE(verdict.failedChecks(), (QStringList{QStringLiteral("issuer_chain"), QStringLiteral("digests")}));
    const bool named = std::any_of(verdict.reasons.begin(), verdict.reasons.end(), [](const Reason& reason) {
        return qstrcmp(reason.name, "mdl.digest_mismatch") == 0
            && reason.detail.endsWith(QStringLiteral("family_name"));
    });
    QVERIFY(named);
}

void AnnexDTest::seesThatItExpired()
{
    const Verdict verdict = judge(vector("device_response"), "2021-10-01T13:30:03Z");
    QCOMPARE(verdict.failedChecks(), (QStringList{QStringLiteral("issuer_chain"), QStringLiteral("validity")}));
    QCOMPARE(judge(vector("device_response"), "2021-09-30T00:00:00Z").check(Check::Validity), Outcome(true));
}

void AnnexDTest::cannotCheckTheMacWithoutTheReadersKey()
{
    const TrustList trust;
    const Evidence evidence{vector("device_response"), vector("session_transcript_bytes"), std::nullopt, std::nullopt};
    const Verdict verdict = verify(evidence, {trust, *parseRfc3339(u"2021-03-01T00:00:00Z"), true});
    QCOMPARE(verdict.check(Check::DeviceAuth), Outcome());
    QCOMPARE(verdict.overall, Overall::Reject);
}

NARU_TEST(AnnexDTest)
#include "tst_annexd.moc"
