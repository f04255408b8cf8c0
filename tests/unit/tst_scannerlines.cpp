// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"
#include "devices/scanner/lines.h"
#include "devices/scanner/wedge.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::device;
using What = WedgeGuard::What;

namespace {

constexpr Milliseconds now{1000};

/// Types a text, one key each `gap`; the last decision that is not Waiting.
WedgeGuard::Decision type(WedgeGuard& guard, const QString& text, Milliseconds& time, Milliseconds gap)
{
    WedgeGuard::Decision last;
    for (const QChar c : text) {
        time += gap;
        if (const auto decision = guard.key(QString(c), time); decision.what != What::Waiting)
            last = decision;
    }
    return last;
}

} // namespace

class ScannerLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsAtEitherEnd()
    {
        ScannerLines lines;
        QCOMPARE(lines.feed("A1\rB2\nC3\r\n\r\nD", now).codes, (QList<QByteArray>{"A1", "B2", "C3"}));
        QCOMPARE(lines.feed("4\r", now).codes, QList<QByteArray>{"D4"});
    }

    void forgetsHalfALineAfterAWhile()
    {
        ScannerLines lines;
        QVERIFY(lines.feed("cut of", now).codes.isEmpty());
        QCOMPARE(lines.feed("whole\r", now + Milliseconds(2001)).codes, QList<QByteArray>{"whole"});
    }

    void dropsALineLongerThanAnyCode()
    {
        ScannerLines lines;
        QVERIFY(!lines.feed(QByteArray(8192, 'x'), now).flooded);
        const auto over = lines.feed("x", now);
        QVERIFY(over.flooded && over.codes.isEmpty());
        const auto rest = lines.feed("rest of it\rnext\r", now);
        QVERIFY(!rest.flooded);
        QCOMPARE(rest.codes, QList<QByteArray>{"next"});
    }

    void dropsMoreLinesThanAHandCanScan()
    {
        ScannerLines lines;
        const auto fed = lines.feed(QByteArray("1\r").repeated(100), now);
        QVERIFY(fed.flooded);
        QCOMPARE(fed.codes.size(), 64);
    }

    void dropsWhatMayBeACardNumber()
    {
        ScannerLines lines;
        const auto fed = lines.feed("A1\r4242424242424242\rB2\r", now);
        QVERIFY(fed.cardNumber);
        QCOMPARE(fed.codes, (QList<QByteArray>{"A1", "B2"}));
    }

    void knowsCardNumbers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("16 digits") << QByteArray("4242424242424242") << true;
        QTest::newRow("in fours") << QByteArray("4242 4242 4242 4242") << true;
        QTest::newRow("with hyphens") << QByteArray("card: 4242-4242-4242-4242.") << true;
        QTest::newRow("15 digits") << QByteArray("378282246310005") << true;
        QTest::newRow("13 digits") << QByteArray("4222222222222") << true;
        QTest::newRow("19 digits") << QByteArray("6304000000000000000") << true;
        QTest::newRow("second track") << QByteArray(";4242424242424242=30121010000000000000?") << true;
        QTest::newRow("with expiry behind") << QByteArray("4242 4242 4242 4242 12 30") << true;
        QTest::newRow("last digit wrong") << QByteArray("4242424242424241") << false;
        QTest::newRow("12 digits") << QByteArray("424242424242") << false;
        QTest::newRow("24 digits") << QByteArray("424242424242424242424242") << false;
        QTest::newRow("telephone") << QByteArray("010-0000-1234") << false;
        QTest::newRow("two spaces") << QByteArray("42424242  42424242") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void knowsCardNumbers()
    {
        QFETCH(QByteArray, text);
        QTEST(codec::holdsCardNumber(text), "isOne");
    }

    void tellsAScannerFromAPerson_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("gapMs");
        QTest::addColumn<What>("what");
        QTest::newRow("scanner") << QStringLiteral("TAG-0001\r") << 4 << What::Scanned;
        QTest::newRow("slow scanner") << QStringLiteral("TAG-0001\t") << 29 << What::Scanned;
        QTest::newRow("quick typist") << QStringLiteral("TAG-0001\r") << 45 << What::Typed;
        QTest::newRow("short burst") << QStringLiteral("TAG-1\r") << 4 << What::Typed;
        QTest::newRow("held key") << QStringLiteral("xxxxxxxxxxxx\r") << 25 << What::Typed;
    }
    void tellsAScannerFromAPerson()
    {
        QFETCH(QString, text);
        QFETCH(int, gapMs);
        WedgeGuard guard;
        Milliseconds time{5000};
        const auto decision = type(guard, text, time, Milliseconds(gapMs));
        QTEST(decision.what, "what");
        QCOMPARE(decision.text, decision.what == What::Scanned ? text.chopped(1) : text);
    }

    void handsEveryKeyOfAPersonOnInOrder()
    {
        WedgeGuard guard;
        Milliseconds time{0};
        QString typed;
        for (const QChar c : QStringLiteral("hello there\rbye")) {
            time += Milliseconds(120);
            typed += guard.key(QString(c), time).text;
        }
        typed += guard.silence().text;
        QCOMPARE(typed, QStringLiteral("hello there\rbye"));
        QCOMPARE(guard.silence().what, What::Waiting);
    }

    void takesACodeWithoutAnEnd()
    {
        WedgeGuard guard;
        Milliseconds time{0};
        QCOMPARE(type(guard, QStringLiteral("TICKET42"), time, Milliseconds(3)).what, What::Waiting);
        const auto decision = guard.silence();
        QCOMPARE(decision.what, What::Scanned);
        QCOMPARE(decision.text, QStringLiteral("TICKET42"));
    }

    void refusesWhatAKoreanLayoutSpoilt()
    {
        WedgeGuard guard;
        Milliseconds time{0};
        const auto decision = type(guard, QStringLiteral("ㅅㅁㅎ-0001한글\r"), time, Milliseconds(4));
        QCOMPARE(decision.what, What::Refused);
        QVERIFY(decision.fault->is(ScannerFault::HangulTyped));
        QCOMPARE(type(guard, QStringLiteral("ㅎㅏㄴ글\r"), time, Milliseconds(100)).what, What::Typed); // a person may
    }

    void refusesCardNumbersAndFloods()
    {
        WedgeGuard guard;
        Milliseconds time{0};
        auto decision = type(guard, QStringLiteral("4242424242424242\r"), time, Milliseconds(4));
        QCOMPARE(decision.what, What::Refused);
        QVERIFY(decision.fault->is(ScannerFault::CardNumberRead) && decision.text.isEmpty());
        decision = type(guard, QString(2000, QLatin1Char('a')) + QStringLiteral("b\r"), time, Milliseconds(2));
        QVERIFY(decision.fault && decision.fault->is(ScannerFault::ScannerFloods));
        decision = type(guard, QStringLiteral("TAG-0001\r"), time, Milliseconds(4));
        QCOMPARE(decision.what, What::Scanned);
    }
};

NARU_TEST(ScannerLinesTest)
#include "tst_scannerlines.moc"
