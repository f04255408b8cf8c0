// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/aead.h"
#include "app/crypto/certificate.h"
#include "app/crypto/hash.h"
#include "app/crypto/key.h"
#include "tests/support/suite.h"

#include <QFile>

using namespace naru;
using namespace naru::crypto;

namespace {

QByteArray hex(const char* digits)
{
    return QByteArray::fromHex(digits);
}

/// Bytes of one file of the shared vectors; empty where they are absent.
QByteArray vectorFile(const char* name)
{
    const auto root = qEnvironmentVariable("NARU_VECTORS", QStringLiteral(NARU_SOURCE_DIR "/../shared/vectors"));
    QFile file(root + QStringLiteral("/mdoc/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray annexD(const char* name)
{
    return QByteArray::fromHex(vectorFile((QByteArray("annexD/") + name + ".hex").constData()));
}

SignatureAlgorithm algorithmFor(Curve curve)
{
    for (const auto algorithm : {SignatureAlgorithm::Es256, SignatureAlgorithm::Es384, SignatureAlgorithm::Es512}) {
        if (fits(algorithm, curve))
            return algorithm;
    }
    return SignatureAlgorithm::EdDsa;
}

void addCurves(int last = static_cast<int>(Curve::Ed448))
{
    const char* const names[] = {"P-256", "P-384", "P-521", "brainpoolP256r1", "brainpoolP320r1", "brainpoolP384r1",
        "brainpoolP512r1", "Ed25519", "Ed448"};
    QTest::addColumn<int>("number");
    for (int i = 0; i <= last; ++i)
        QTest::newRow(names[i]) << i;
}

const char* const groupOrderP256 = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

} // namespace

class CryptoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashesPartsLikeTheWhole()
    {
        QCOMPARE(sha256("abc").toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QCOMPARE(sha256({}).toHex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QCOMPARE(hash(HashAlgorithm::Sha384, {"a", {}, "bc"}), hash(HashAlgorithm::Sha384, {"abc"}));
        QCOMPARE(hash(HashAlgorithm::Sha384, {"abc"}).first(8).toHex(), "cb00753f45a35e8b");
        QCOMPARE(hash(HashAlgorithm::Sha512, {"abc"}).size(), 64);
        QCOMPARE(hash(HashAlgorithm::Sha512, {"abc"}).first(8).toHex(), "ddaf35a193617aba");
    }

    void agreesWithRfc4231AndRfc5869()
    {
        QCOMPARE(hmacSha256("Jefe", {"what do ya want ", "for nothing?"}).toHex(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QCOMPARE(hmacSha256({}, {}).toHex(), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
        const QByteArray input(22, '\x0b');
        const auto info = hex("f0f1f2f3f4f5f6f7f8f9");
        QCOMPARE(hkdfSha256(input, hex("000102030405060708090a0b0c"), info, 42).view().toByteArray().toHex(),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        QCOMPARE(hkdfSha256(input, {}, {}, 42).view().toByteArray().toHex(),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    void stretchesPasswords()
    {
        // Python's hashlib.scrypt(n=2**15, r=8, p=1) gives the same.
        const auto key = crypto::scrypt("123456", "naru-salt");
        QCOMPARE(key.view().toByteArray().toHex(), "d83e8500322b22da5b62439f0e01da1e5d05de84bb2779c6e34c18d81c00c92c");
        QVERIFY(crypto::scrypt("123457", "naru-salt").view() != key.view());
        QVERIFY(crypto::scrypt("123456", "naru-salu").view() != key.view());
    }

    void comparesInConstantTimeAndWipes()
    {
        QVERIFY(equalConstantTime("abc", "abc") && !equalConstantTime("abc", "abd") && !equalConstantTime("abc", "ab"));
        QVERIFY(equalConstantTime({}, {}));
        QByteArray bytes(64, 'k');
        QByteArray other = bytes;
        crypto::wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QCOMPARE(other, QByteArray(64, 'k')); // what somebody else holds stays
        Secret first(QByteArrayView("key"));
        const Secret second = std::move(first);
        QVERIFY(first.isEmpty() && second.view() == QByteArrayView("key"));
    }

    void sealsAsTheGcmPaperSays()
    {
        const auto key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        const auto nonce = hex("cafebabefacedbaddecaf888"),
                   associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        const auto plain = hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                               "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        const auto sealed = seal(key, nonce, associated, plain);
        QCOMPARE(sealed.toHex(),
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393"
            "ba"
            "7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b");
        QCOMPARE(*crypto::open(key, nonce, associated, sealed), plain);
        QCOMPARE(seal(QByteArray(32, '\0'), QByteArray(12, '\0'), {}, {}).toHex(), "530f8afbc74536b9a963b4f1c4cb738b");
    }

    void opensNothingThatWasTouched()
    {
        const QByteArray key(32, 'k'), nonce(12, 'n');
        const auto sealed = seal(key, nonce, "header", "19세 이상");
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray touched = sealed;
            touched[i] = static_cast<char>(touched[i] ^ 1);
            QVERIFY(!crypto::open(key, nonce, "header", touched));
        }
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(crypto::open(key, nonce, "header", sealed.first(size)).fault().is(CryptoFault::NotAuthentic));
        QVERIFY(!crypto::open(key, nonce, "Header", sealed));
        QVERIFY(!crypto::open(key, QByteArray(12, 'm'), "header", sealed));
        QVERIFY(!crypto::open(QByteArray(32, 'l'), nonce, "header", sealed));
        QCOMPARE(*crypto::open(key, nonce, {}, seal(key, nonce, {}, {})), QByteArray());
    }

    void derivesTheKeysOfAnnexD()
    {
        if (annexD("session_transcript_bytes").isEmpty())
            QSKIP("shared vectors are absent");
        const auto reader = PrivateKey::fromScalar(Curve::P256, annexD("ephemeral_reader_key_d"));
        QCOMPARE(reader->publicKey().x(), annexD("ephemeral_reader_key_x"));
        QCOMPARE(reader->publicKey().y(), annexD("ephemeral_reader_key_y"));
        const auto device = PublicKey::fromCoordinates(
            Curve::P256, annexD("ephemeral_device_key_x"), annexD("ephemeral_device_key_y"));
        const auto shared = reader->agree(*device);
        QCOMPARE(shared->view().toByteArray(), annexD("derived_ecdh_ephemeral"));
        const auto salt = sha256(annexD("session_transcript_bytes"));
        QCOMPARE(hkdfSha256(shared->view(), salt, "SKReader", 32).view().toByteArray(), annexD("derived_sk_reader"));
        QCOMPARE(hkdfSha256(shared->view(), salt, "SKDevice", 32).view().toByteArray(), annexD("derived_sk_device"));
        const auto holder
            = PublicKey::fromCoordinates(Curve::P256, annexD("static_device_key_x"), annexD("static_device_key_y"));
        const auto lasting = reader->agree(*holder);
        QCOMPARE(lasting->view().toByteArray(), annexD("derived_ecdh_static"));
        QCOMPARE(hkdfSha256(lasting->view(), salt, "EMacKey", 32).view().toByteArray(), annexD("derived_emackey"));
    }

    void decryptsTheResponseOfAnnexD()
    {
        const auto message = annexD("session_data");
        if (message.isEmpty())
            QSKIP("shared vectors are absent");
        const auto sealed = message.sliced(9); // map head, "data", byte string head of three bytes
        const auto nonce = hex("000000000000000100000001");
        QCOMPARE(*crypto::open(annexD("derived_sk_device"), nonce, {}, sealed), annexD("device_response"));
    }

    void verifiesTheSignatureOfRfc6979()
    {
        const auto key = PublicKey::fromCoordinates(Curve::P256,
            hex("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"),
            hex("7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"));
        const auto signature = hex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                                   "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
        QVERIFY(key->verifies(SignatureAlgorithm::Es256, "sample", signature));
        QVERIFY(!key->verifies(SignatureAlgorithm::Es256, "samplf", signature));
        QVERIFY(!key->verifies(SignatureAlgorithm::Es384, "sample", signature));
    }

    void signsAsRfc8032Says()
    {
        const auto key = PrivateKey::fromScalar(
            Curve::Ed25519, hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        QCOMPARE(key->publicKey().x().toHex(), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        QCOMPARE(key->sign(SignatureAlgorithm::EdDsa, "\x72").toHex(),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        const auto wide = PrivateKey::fromScalar(Curve::Ed448,
            hex("6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f032e75"
                "49"
                "a20098f95b"));
        QCOMPARE(wide->publicKey().x().toHex(),
            "5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778edf124769b46c7061bd6783df1e50f6cd1fa1abeaf"
            "e8"
            "256180");
    }

    void agreesAsRfc7027Says()
    {
        const auto ours = PrivateKey::fromScalar(
            Curve::BrainpoolP256r1, hex("81db1ee100150ff2ea338d708271be38300cb54241d79950f77b063039804f1d"));
        QCOMPARE(ours->publicKey().x().toHex(), "44106e913f92bc02a1705d9953a8414db95e1aaa49e81d9e85f929a8e3100be5");
        const auto theirs = PublicKey::fromCoordinates(Curve::BrainpoolP256r1,
            hex("8d2d688c6cf93e1160ad04cc4429117dc2c41825e1e9fca0addd34e6f1b39f7b"),
            hex("990c57520812be512641e47034832106bc7d3e8dd0e4c7f1136d7006547cec6a"));
        QCOMPARE(ours->agree(*theirs)->view().toByteArray().toHex(),
            "89afc39d41d3b327814b80940b042590f96556ec91e6ae7939bce31f3a18bf2b");
    }

    void signsAndVerifiesOnEveryCurve_data() { addCurves(); }
    void signsAndVerifiesOnEveryCurve()
    {
        QFETCH(int, number);
        const auto curve = static_cast<Curve>(number);
        SeededRandom random(7);
        const auto key = PrivateKey::generate(curve, random), stranger = PrivateKey::generate(curve, random);
        const auto algorithm = algorithmFor(curve);
        const auto signature = key.sign(algorithm, "나루");
        QCOMPARE(signature.size(), 2 * coordinateBytes(curve));
        QVERIFY(key.publicKey().verifies(algorithm, "나루", signature));
        QVERIFY(!key.publicKey().verifies(algorithm, "나룻", signature));
        QVERIFY(!stranger.publicKey().verifies(algorithm, "나루", signature));
        for (qsizetype i = 0; i < signature.size(); i += 5) {
            QByteArray touched = signature;
            touched[i] = static_cast<char>(touched[i] ^ 0x10);
            QVERIFY(!key.publicKey().verifies(algorithm, "나루", touched));
        }
        for (const auto& odd : {signature.chopped(1), signature + '\0', QByteArray()})
            QVERIFY(!key.publicKey().verifies(algorithm, "나루", odd));
    }

    void refusesAlgorithmsThatDoNotFit()
    {
        SeededRandom random(1);
        for (int i = 0; i <= static_cast<int>(Curve::Ed448); ++i) {
            const auto curve = static_cast<Curve>(i);
            const auto key = PrivateKey::generate(curve, random);
            const auto right = algorithmFor(curve);
            const auto signature = key.sign(right, "m");
            for (const auto algorithm : {SignatureAlgorithm::Es256, SignatureAlgorithm::Es384,
                     SignatureAlgorithm::Es512, SignatureAlgorithm::EdDsa})
                QCOMPARE(key.publicKey().verifies(algorithm, "m", signature), algorithm == right);
        }
    }

    void refusesNumbersOutsideTheOrder()
    {
        SeededRandom random(2);
        const auto key = PrivateKey::generate(Curve::P256, random);
        const auto good = key.sign(SignatureAlgorithm::Es256, "m");
        const auto order = hex(groupOrderP256);
        const QByteArray zero(32, '\0'), all(32, '\xff');
        for (const auto& bad : {zero, order, all}) {
            QVERIFY(!key.publicKey().verifies(SignatureAlgorithm::Es256, "m", bad + good.last(32)));
            QVERIFY(!key.publicKey().verifies(SignatureAlgorithm::Es256, "m", good.first(32) + bad));
        }
        QVERIFY(!key.publicKey().verifies(SignatureAlgorithm::Es256, "m", QByteArray(64, '\0')));
    }

    void refusesPointsOffTheCurve_data() { addCurves(static_cast<int>(Curve::BrainpoolP512r1)); }
    void refusesPointsOffTheCurve()
    {
        QFETCH(int, number);
        const auto curve = static_cast<Curve>(number);
        SeededRandom random(3);
        const auto key = PrivateKey::generate(curve, random).publicKey();
        const auto x = key.x();
        auto y = key.y();
        QVERIFY(PublicKey::fromCoordinates(curve, x, y));
        QVERIFY(PublicKey::fromCoordinates(curve, x, {}).fault().is(CryptoFault::BadKey));
        QVERIFY(PublicKey::fromCoordinates(curve, '\0' + x, y).fault().is(CryptoFault::BadKey));
        const QByteArray zero(x.size(), '\0'), all(x.size(), '\xff');
        QVERIFY(PublicKey::fromCoordinates(curve, zero, zero).fault().is(CryptoFault::BadKey));
        QVERIFY(PublicKey::fromCoordinates(curve, all, y).fault().is(CryptoFault::BadKey));
        y[y.size() - 1] = static_cast<char>(y.back() ^ 1);
        QVERIFY(PublicKey::fromCoordinates(curve, x, y).fault().is(CryptoFault::BadKey));
    }

    void carriesKeysThroughEveryForm_data() { addCurves(); }
    void carriesKeysThroughEveryForm()
    {
        QFETCH(int, number);
        const auto curve = static_cast<Curve>(number);
        SeededRandom random(4);
        const auto key = PrivateKey::generate(curve, random);
        const auto spki = key.publicKey().spki();
        const auto back = PublicKey::fromSpki(spki);
        QVERIFY(back && back->curve() == curve && back->x() == key.publicKey().x() && back->y() == key.publicKey().y());
        QVERIFY(!PublicKey::fromSpki(spki + '\0'));
        for (qsizetype size = 0; size < spki.size(); ++size)
            QVERIFY(!PublicKey::fromSpki(spki.first(size)));
        const auto coordinates = PublicKey::fromCoordinates(curve, back->x(), back->y());
        QVERIFY(coordinates && coordinates->spki() == spki);
        const auto fromPkcs8 = PrivateKey::fromPkcs8(key.pkcs8().view());
        const auto fromPem = PrivateKey::fromPem(key.pem().view());
        QVERIFY(fromPkcs8 && fromPkcs8->publicKey().spki() == spki);
        QVERIFY(fromPem && fromPem->publicKey().spki() == spki);
        QVERIFY(!PrivateKey::fromPkcs8(key.pkcs8().view().chopped(1)));
    }

    void replaysKeysFromASeed()
    {
        SeededRandom one(42), same(42), other(43);
        for (int i = 0; i <= static_cast<int>(Curve::Ed448); ++i) {
            const auto spki = PrivateKey::generate(static_cast<Curve>(i), one).publicKey().spki();
            QCOMPARE(PrivateKey::generate(static_cast<Curve>(i), same).publicKey().spki(), spki);
            QVERIFY(PrivateKey::generate(static_cast<Curve>(i), other).publicKey().spki() != spki);
        }
    }

    void refusesScalarsOutsideTheOrder()
    {
        const auto order = hex(groupOrderP256);
        auto last = order;
        last[31] = static_cast<char>(last[31] - 1);
        QVERIFY(PrivateKey::fromScalar(Curve::P256, last));
        QVERIFY(PrivateKey::fromScalar(Curve::P256, "\1"));
        for (const auto& bad :
            {order, QByteArray(32, '\0'), QByteArray(32, '\xff'), QByteArray(33, '\1'), QByteArray()})
            QVERIFY(PrivateKey::fromScalar(Curve::P256, bad).fault().is(CryptoFault::BadKey));
        QVERIFY(PrivateKey::fromScalar(Curve::Ed25519, "\1").fault().is(CryptoFault::BadKey));
    }

    void agreesOnlyOnOneCurve()
    {
        SeededRandom random(5);
        const auto a = PrivateKey::generate(Curve::P521, random), b = PrivateKey::generate(Curve::P521, random);
        QVERIFY(a.agree(b.publicKey())->view() == b.agree(a.publicKey())->view());
        QCOMPARE(a.agree(b.publicKey())->size(), 66);
        const auto other = PrivateKey::generate(Curve::P256, random);
        QVERIFY(a.agree(other.publicKey()).fault().is(CryptoFault::WrongKey));
        const auto edwards = PrivateKey::generate(Curve::Ed25519, random);
        QVERIFY(edwards.agree(edwards.publicKey()).fault().is(CryptoFault::WrongKey));
    }

    void refusesKeysOfOtherKinds()
    {
        QVERIFY(PrivateKey::fromPem("").fault().is(CryptoFault::BadKey));
        QVERIFY(PrivateKey::fromPem("-----BEGIN PRIVATE KEY-----").fault().is(CryptoFault::BadKey));
        QVERIFY(PrivateKey::fromPem("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n")
                    .fault()
                    .is(CryptoFault::UnsupportedKey));
        // secp256k1 is no curve of ISO/IEC 18013-5
        const auto koblitz = hex("3056301006072a8648ce3d020106052b8104000a034200"
                                 "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                                 "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");
        QVERIFY(PublicKey::fromSpki(koblitz).fault().is(CryptoFault::UnsupportedKey));
        // the point at infinity
        const auto infinity = hex("3019301306072a8648ce3d020106082a8648ce3d03010703020000");
        QVERIFY(PublicKey::fromSpki(infinity).fault().is(CryptoFault::BadKey));
    }

    void readsKeysThatOthersWrote()
    {
        if (vectorFile("isomdl/issuance/256-key.pem").isEmpty())
            QSKIP("shared vectors are absent");
        const char* const pairs[][2] = {{"isomdl/issuance/256-key.pem", "isomdl/issuance/256-cert.pem"},
            {"isomdl/issuance/384-key.pem", "isomdl/issuance/384-cert.pem"},
            {"isomdl/issuance/521-key.pem", "isomdl/issuance/521-cert.pem"},
            {"isomdl/presentation/reader_key.pem", "isomdl/presentation/reader_auth.pem"}};
        for (const auto& [keyName, certificateName] : pairs) {
            const auto key = PrivateKey::fromPem(vectorFile(keyName));
            const auto intake = Certificate::parseMany(vectorFile(certificateName));
            QVERIFY2(key && intake.certificates.size() == 1, keyName);
            const auto algorithm = algorithmFor(key->curve());
            const auto own = intake.certificates.first().publicKey();
            QVERIFY2(own && own->verifies(algorithm, "m", key->sign(algorithm, "m")), keyName);
        }
    }

    void readsSec1Pem()
    {
        const QByteArray der = hex("30310201010420c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721a00a"
                                   "06082a8648ce3d030107");
        const auto key
            = PrivateKey::fromPem("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + toPem("EC PRIVATE KEY", der));
        QVERIFY(key);
        QCOMPARE(key->publicKey().x().toHex(), "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6");
    }
};

NARU_TEST(CryptoTest)
#include "tst_crypto.moc"
