// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/scanned.h"
#include "tests/support/suite.h"

using namespace naru;
using Kind = desk::Scanned::Kind;

class ScannedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatACodeIs_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("shown");
        const QString none;
        QTest::newRow("mobile ID") << QByteArray("mdoc:owBjMS4w") << Kind::MobileId << none;
        QTest::newRow("receipt") << QByteArray("NARU-R1:AAAA") << Kind::Receipt << none;
        QTest::newRow("a receipt's proof") << QByteArray("NARU-P1:AAAA") << Kind::ReceiptProof << none;
        QTest::newRow("Wi-Fi") << QByteArray("WIFI:T:WPA;S:주민센터;P:secret;;") << Kind::Wifi
                               << QStringLiteral("주민센터");
        QTest::newRow("Wi-Fi, S last") << QByteArray("wifi:P:a\\;S:b;S:guest\\;net;;") << Kind::Wifi
                                       << QStringLiteral("guest;net");
        QTest::newRow("Wi-Fi without a name") << QByteArray("WIFI:T:WPA;P:x;;") << Kind::Unknown << none;
        QTest::newRow("Wi-Fi cut off") << QByteArray("WIFI:S:half") << Kind::Unknown << none;
        QTest::newRow("Wi-Fi with a turned name") << QByteArray("WIFI:S:a\xe2\x80\xae"
                                                                "b;;")
                                                  << Kind::Unknown << none;
        QTest::newRow("web") << QByteArray("https://www.gov.kr/portal?x=1") << Kind::WebAddress
                             << QStringLiteral("www.gov.kr");
        QTest::newRow("web in capitals") << QByteArray("HTTP://EXAMPLE.COM:8080") << Kind::WebAddress
                                         << QStringLiteral("example.com");
        QTest::newRow("web in disguise") << QByteArray("https://www.gov.kr@evil.example/") << Kind::WebAddress
                                         << QStringLiteral("evil.example");
        QTest::newRow("web with a backslash")
            << QByteArray("https://evil.example\\@www.gov.kr/") << Kind::WebAddress << QStringLiteral("evil.example");
        QTest::newRow("web without a host") << QByteArray("https:///x") << Kind::Unknown << none;
        QTest::newRow("web with a strange host") << QByteArray("https://\xea\xb0\x80.kr/") << Kind::Unknown << none;
        QTest::newRow("card number") << QByteArray("4242424242424242") << Kind::CardNumber << none;
        QTest::newRow("card number in an address")
            << QByteArray("https://x.example/4242424242424242") << Kind::CardNumber << none;
        QTest::newRow("other app") << QByteArray("intent://pay#Intent;end") << Kind::Unknown << none;
        QTest::newRow("text") << QByteArray("안녕하세요") << Kind::Unknown << none;
        QTest::newRow("binary") << QByteArray("\x00\xff\x80", 3) << Kind::Unknown << none;
        QTest::newRow("bill") << QByteArray("26110-1-202611-0000417") << Kind::Number
                              << QStringLiteral("26110-1-202611-0000417");
        QTest::newRow("number with a control") << QByteArray("26110\n1") << Kind::Unknown << none;
        QTest::newRow("word") << QByteArray("open-123") << Kind::Unknown << none;
        QTest::newRow("number too long") << QByteArray("a1").repeated(33) << Kind::Unknown << none;
        QTest::newRow("nothing") << QByteArray() << Kind::Unknown << none;
        QTest::newRow("too long") << QByteArray("mdoc:" + QByteArray(9000, 'A')) << Kind::Unknown << none;
        QTest::newRow("MDOC in capitals") << QByteArray("MDOC:owBjMS4w") << Kind::Unknown << none;
    }
    void saysWhatACodeIs()
    {
        QFETCH(QByteArray, code);
        const auto scanned = desk::scannedOf(code);
        QTEST(scanned.kind, "kind");
        QTEST(scanned.shown, "shown");
    }
};

NARU_TEST(ScannedTest)
#include "tst_scanned.moc"
