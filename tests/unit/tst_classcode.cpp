// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/allowance.h"
#include "sync/classroom/classcode.h"
#include "sync/lan/identity.h"
#include "tests/support/suite.h"

#include <QFile>

using namespace naru;
using classroom::Allowance;
using classroom::ClassCode;
using classroom::ClassroomFault;
using lan::Place;

namespace {

const QByteArray key(64, 'k');

ClassCode codeAt(const QString& address, quint16 port = ClassCode::portFirst)
{
    return {{Place{address, port}}, lan::hashOf(key)};
}

bool isRefused(const QByteArray& text)
{
    const auto code = ClassCode::parse(text);
    return !code && code.fault().is(ClassroomFault::BadCode);
}

} // namespace

class ClassCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCameraReadsWhatAScreenShows()
    {
        ClassCode code = codeAt(QStringLiteral("192.168.0.12"));
        code.places.append(Place{QStringLiteral("2001:db8::7"), 50'000});
        const auto read = ClassCode::parse(code.text());
        QVERIFY(read);
        QCOMPARE(*read, code);
        QVERIFY(read->fits(key) && !read->fits(QByteArray(64, 'x')));
        static const QByteArray letters("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
        const QByteArray text = code.text();
        QVERIFY(std::all_of(text.begin(), text.end(), [](char c) { return letters.contains(c); }));
        QCOMPARE(*ClassCode::parse(" " + text + "\r\n"), code);
    }

    void digitsNameThePlace_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("place"); // the digits before the key's
        QTest::newRow("first") << QStringLiteral("192.168.0.1") << 0 << QStringLiteral("000010");
        QTest::newRow("last") << QStringLiteral("192.168.255.254") << 9 << QStringLiteral("655349");
        QTest::newRow("hotspot") << QStringLiteral("10.42.0.1") << 1 << QStringLiteral("660011");
        QTest::newRow("telephone") << QStringLiteral("172.20.10.3") << 0 << QStringLiteral("670030");
        QTest::newRow("one machine") << QStringLiteral("127.0.0.1") << 2 << QStringLiteral("680012");
        QTest::newRow("link-local") << QStringLiteral("169.254.7.9") << 1 << QStringLiteral("5703994899");
        QTest::newRow("office") << QStringLiteral("10.1.2.3") << 0 << QStringLiteral("0335676422");
    }
    void digitsNameThePlace()
    {
        QFETCH(QString, address);
        QFETCH(int, offset);
        QFETCH(QString, place);
        const ClassCode code = codeAt(address, static_cast<quint16>(ClassCode::portFirst + offset));
        const auto digits = code.digits(key);
        QVERIFY(digits);
        const QString bare = QString(*digits).remove(u' ');
        QCOMPARE(bare.first(place.size()), place);
        static const QString ofKey = classroom::keyDigitsOf(key);
        QCOMPARE(bare.sliced(place.size(), 5), ofKey);
        QCOMPARE(bare.size() % 4, 0);
        const auto read = ClassCode::parse(digits->toLatin1());
        QVERIFY(read);
        QCOMPARE(read->places, code.places);
        QCOMPARE(read->keyDigits, ofKey);
        QVERIFY(read->keyHash.isEmpty());
        QCOMPARE(*ClassCode::parse(bare.toLatin1()), *read);
        QCOMPARE(*ClassCode::parse(QString(*digits).replace(u' ', u'-').toLatin1()), *read);
    }

    void digitsKnowTheTrainerFromOthers()
    {
        const ClassCode code{{}, {}, classroom::keyDigitsOf(key)};
        QVERIFY(code.fits(key) && !code.fits(QByteArray(64, 'x')));
    }

    void oneWrongDigitOrTwoExchangedAreNoticed()
    {
        for (const char* address : {"192.168.31.77", "203.0.113.9"}) {
            const QByteArray digits = QString(*codeAt(QLatin1StringView(address)).digits(key)).remove(u' ').toLatin1();
            for (qsizetype at = 0; at < digits.size(); ++at) {
                for (char digit = '0'; digit <= '9'; ++digit) {
                    QByteArray wrong = digits;
                    wrong[at] = digit;
                    QCOMPARE(isRefused(wrong), wrong != digits);
                }
                if (at == 0)
                    continue;
                QByteArray exchanged = digits;
                std::swap(exchanged[at - 1], exchanged[at]);
                QCOMPARE(isRefused(exchanged), exchanged != digits);
            }
        }
    }

    void nothingToTypeWhereDigitsCannotSayIt()
    {
        QVERIFY(!codeAt(QStringLiteral("2001:db8::7")).digits(key));
        QVERIFY(!codeAt(QStringLiteral("192.168.0.12"), 50'000).digits(key));
        QVERIFY(!codeAt(QStringLiteral("10.1.2.3"), ClassCode::portFirst + 2).digits(key));
        ClassCode code = codeAt(QStringLiteral("2001:db8::7"));
        code.places.append(Place{QStringLiteral("192.168.0.12"), ClassCode::portFirst});
        QVERIFY(code.digits(key)); // the first that can be said
    }

    void refusesEverythingElse()
    {
        const QByteArray good = codeAt(QStringLiteral("192.168.0.12")).text();
        for (const QByteArray& text :
            {QByteArray(), QByteArray("NARU-CLASS:1:"), QByteArray("NARU-CLASS:2:") + good.mid(13), good.chopped(1),
                good + "0", good.toLower(), QByteArray(600, '1'), QByteArray("1234"), QByteArray("192.168.0.12"),
                QByteArray("0000 0000 0000 0000 0000"), QByteArray("12a4 5678 9012"),
                QByteArray("https://naru.example")})
            QVERIFY2(isRefused(text), text.constData());
    }

    /// Both stand among those that Linux gives to whoever calls out.
    void anInstalledDeskKeepsItsPortsFree()
    {
        QFile rules(QStringLiteral(NARU_SOURCE_DIR "/installer/sysctl/60-naru-desk.conf"));
        QVERIFY(rules.open(QIODevice::ReadOnly));
        const QString reserved = QStringLiteral("\nnet.ipv4.ip_local_reserved_ports = %1,%2-%3\n")
                                     .arg(Place::usualPort)
                                     .arg(ClassCode::portFirst)
                                     .arg(ClassCode::portFirst + ClassCode::ports - 1);
        QVERIFY(QString::fromUtf8(rules.readAll()).contains(reserved));
    }

    void whatIsNotUsedIsSavedUpToABound()
    {
        Allowance allowance(10, 30, Milliseconds(0));
        QVERIFY(allowance.take(30, Milliseconds(0)));
        QVERIFY(!allowance.take(1, Milliseconds(0)));
        Allowance steady(10, 30, Milliseconds(0));
        for (int i = 1; i <= 1000; ++i)
            QVERIFY(steady.take(1, Milliseconds(i * 100)));
        QVERIFY(steady.take(30, Milliseconds(1'000'000)));
        QVERIFY(!steady.take(1, Milliseconds(1'000'050)));
    }
};

NARU_TEST(ClassCodeTest)
#include "tst_classcode.moc"
