// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/pairing.h"
#include "sync/lan/parcel.h"
#include "tests/support/landesks.h"
#include "tests/support/suite.h"

#include <QRegularExpression>
#include <QSet>

using namespace naru;
using namespace naru::lan;
using namespace naru::test;

namespace {

struct Ends {
    crypto::Secret forth{QByteArrayView(QByteArray(32, '\1'))}, back{QByteArrayView(QByteArray(32, '\2'))};
    Session here{forth.copy(), back.copy()}, there{back.copy(), forth.copy()};
};

bool isCodeFault(const QByteArray& text)
{
    const auto read = PairCode::parse(text);
    return !read && read.fault().is(LanFault::BadCode);
}

} // namespace

class LanPiecesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSessionSaysTheSameTwiceDifferently()
    {
        Ends ends;
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(*ends.here.seal("같은 말"));
        QCOMPARE(seen.size(), 1000);
    }

    void aSessionNoticesWhatIsRepeatedLeftOutOrPutElsewhere()
    {
        Ends repeated;
        const QByteArray first = *repeated.here.seal("one"), second = *repeated.here.seal("two");
        QVERIFY(repeated.there.open(first));
        QVERIFY(repeated.there.open(first).fault().is(LanFault::Altered));
        QVERIFY(!repeated.there.open(second)); // nothing more opens after that

        Ends leftOut;
        (void)leftOut.here.seal("one");
        QVERIFY(leftOut.there.open(*leftOut.here.seal("two")).fault().is(LanFault::Altered));

        Ends sentBack;
        QVERIFY(sentBack.here.open(*sentBack.here.seal("one")).fault().is(LanFault::Altered));
    }

    void aSessionNoticesEveryChangedByte()
    {
        const QByteArray frame = *Ends().here.seal("창구 2번에서 보냅니다");
        for (qsizetype at = 0; at < frame.size(); ++at) {
            Ends ends;
            QByteArray changed = frame;
            changed[at] = char(changed[at] ^ 1);
            QVERIFY(!ends.there.open(changed));
            QVERIFY(!ends.there.open(frame));
        }
        for (qsizetype size = 0; size < frame.size(); ++size)
            QVERIFY(!Ends().there.open(QByteArrayView(frame).first(size)));
        QVERIFY(!Ends().there.open(frame + '\0'));
    }

    void aSessionTakesNothingBeyondItsLimit()
    {
        Ends ends;
        const QByteArray most(Session::messageBytesMax, 'x');
        QCOMPARE(*ends.there.open(*ends.here.seal(most)), most);
        QVERIFY(ends.there.open(QByteArray(Session::frameBytesMax + 1, 'x')).fault().is(LanFault::TooLarge));
        static_assert(
            Session::messageBytesMax >= 2 + Channels::nameLettersMax + Channel::messageBytesMax, "a parcel fits");
    }

    void aParcelComesBackAsItWas()
    {
        const QByteArray large(Channel::messageBytesMax, 'x');
        for (const Parcel& parcel : {Parcel{Parcel::Kind::Open, QStringLiteral("bills")},
                 Parcel{Parcel::Kind::Close, QStringLiteral("queue.2-a")},
                 Parcel{Parcel::Kind::Message, QStringLiteral("call"), "\0\1"}, Parcel{Parcel::Kind::Ping},
                 Parcel{Parcel::Kind::Message, QString(32, u'z'), large}, Parcel{Parcel::Kind::Pong},
                 Parcel{Parcel::Kind::Message, QStringLiteral("a"), {}}, Parcel{Parcel::Kind::Twice}})
            QVERIFY(*Parcel::parse(parcel.bytes()) == parcel);
    }

    void aParcelIsReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << QByteArray("\4", 1);
        QTest::newRow("kind 0") << QByteArray("\0\0", 2);
        QTest::newRow("kind 7") << QByteArray("\7\0", 2);
        QTest::newRow("nameless") << QByteArray("\1\0", 2);
        QTest::newRow("a name beyond the end") << QByteArray("\3\5abcd", 6);
        QTest::newRow("large letters") << QByteArray("\1\1A", 3);
        QTest::newRow("a zero") << QByteArray("\1\2a\0", 4);
        QTest::newRow("a name too long") << QByteArray("\1\x21") + QByteArray(33, 'a');
        QTest::newRow("something behind an opening") << QByteArray("\1\1ab", 4);
        QTest::newRow("a ping with a name") << QByteArray("\4\1a", 3);
        QTest::newRow("a ping with more") << QByteArray("\4\0a", 3);
        QTest::newRow("a message too large") << QByteArray("\3\1a") + QByteArray(Channel::messageBytesMax + 1, 'x');
    }
    void aParcelIsReadStrictly()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!Parcel::parse(bytes));
    }

    void aCodeComesBackAsItWas()
    {
        PairCode code{{*Place::parse(QStringLiteral("192.168.0.12")), *Place::parse(QStringLiteral("[fe80::1%3]:99"))},
            hashOf(lanSelf(1).identity().key), QByteArray(16, '\7')};
        const QByteArray text = code.text();
        static const QRegularExpression alphanumeric(QStringLiteral("^[0-9A-Z $%*+./:-]+$"));
        QVERIFY(alphanumeric.match(QString::fromLatin1(text)).hasMatch());
        QVERIFY(*PairCode::parse(text) == code);
        for (qsizetype size = 0; size < text.size(); ++size)
            QVERIFY(isCodeFault(text.first(size)));
        QVERIFY(isCodeFault(text + "00"));
        QVERIFY(isCodeFault("NARU-DESK:2:" + text.sliced(12)));
        QVERIFY(isCodeFault(QByteArray(PairCode::bytesMax + 1, '0')));
    }

    void placesAreAddressesAndNothingElse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("bare") << QStringLiteral("192.168.0.12") << QStringLiteral("192.168.0.12:47110");
        QTest::newRow("with a port") << QStringLiteral(" 10.0.0.1:80 ") << QStringLiteral("10.0.0.1:80");
        QTest::newRow("six") << QStringLiteral("fe80::1%3") << QStringLiteral("[fe80::1%3]:47110");
        QTest::newRow("six with a port") << QStringLiteral("[fd00::5]:99") << QStringLiteral("[fd00::5]:99");
        for (const char* wrong : {"", "desk.local", "192.168.0", "10.1", "192.168.0.12:", "192.168.0.12:0", "[fd00::5",
                 "192.168.0.12:99999", "192.168.0.12:+5", "192.168.0.12:007", "0.0.0.0", "::", "224.0.0.251",
                 "[10.0.0.1]:5", "255.255.255.255", "10.0.0.1/8", "http://10.0.0.1", "[fd00::5]x",
                 "[fd00::5]:", "fe80::1%3]:99", "fe80::1%+", "fe80::1%eth 0"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << QString();
        QTest::newRow("long") << QString(100, u'1') << QString();
    }
    void placesAreAddressesAndNothingElse()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, place);
        const auto read = Place::parse(text);
        QCOMPARE(read ? read->text() : QString(), place);
        if (!read)
            QVERIFY(read.fault().is(LanFault::BadPlace));
    }

    void namesStayPlainText()
    {
        QVERIFY(isName(QStringLiteral("2번 창구")) && isName(QString(40, u'가')));
        for (const QString& wrong :
            {QString(), QStringLiteral(" 창구"), QString(41, u'가'), QStringLiteral("a\nb"), QStringLiteral("a\u202eb"),
                QStringLiteral("a\u2028b"), QString(QChar(0xd800)), QStringLiteral("a\tb")}) {
            QVERIFY2(!isName(wrong), qPrintable(wrong));
            QVERIFY(isName(nameFit(wrong)));
        }
        QCOMPARE(nameFit(QStringLiteral(" a\nb\u202e ")), QStringLiteral("ab"));
        QCOMPARE(nameFit(QString(60, u'가')), QString(40, u'가'));
        QCOMPARE(nameFit(QStringLiteral("\n")), QStringLiteral("?"));
    }

    void aShortCodeIsEightPlainLettersOfTheKey()
    {
        const QString one = shortCodeOf(lanSelf(1).identity().key), two = shortCodeOf(lanSelf(2).identity().key);
        static const QRegularExpression plain(QStringLiteral("^[0-9A-HJKMNP-TV-Z]{8}$"));
        QVERIFY(plain.match(one).hasMatch() && plain.match(two).hasMatch() && one != two);
        QCOMPARE(one, shortCodeOf(lanSelf(1).identity().key));
    }

    void theDesksOwnKeyIsTheOneOfItsStore()
    {
        const auto store = crypto::memoryKeyStore();
        QVERIFY(signingKey(*store).fault().is(crypto::CryptoFault::KeyMissing));
        SeededRandom random(1);
        const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        QVERIFY(store->store(QStringLiteral("desk.signing"), key.pkcs8()));
        QCOMPARE(keyOf(signingKey(*store)->publicKey()), keyOf(key.publicKey()));
        const auto other = crypto::PrivateKey::generate(crypto::Curve::P384, random);
        QVERIFY(store->store(QStringLiteral("desk.signing"), other.pkcs8()));
        QVERIFY(signingKey(*store).fault().is(crypto::CryptoFault::WrongKey));
    }
};

NARU_TEST(LanPiecesTest)
#include "tst_lanpieces.moc"
