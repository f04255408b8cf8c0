// SPDX-License-Identifier: GPL-3.0-or-later
// The eye that looks for card numbers sees each way of writing one.
#include "app/paper/pdf.h"
#include "tests/simulation/cardnumbers.h"
#include "tests/support/cardtraces.h"
#include "tests/support/suite.h"

#include <QStandardPaths>

using namespace naru;
using namespace naru::test::cardday;
using test::CardTraces;

class CardTracesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wouldSeeIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = QString::fromLatin1(typed);
        const auto utf16 = QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        QTest::newRow("plain") << "a" + typed + "b";
        QTest::newRow("gaps") << gapped(typed, '-').toLatin1();
        QTest::newRow("no-break spaces") << gapped(typed, ' ').replace(u' ', QChar::Nbsp).toUtf8();
        QTest::newRow("UTF-16") << utf16;
        QTest::newRow("packed") << "x" + QByteArray::fromHex(typed);
        QTest::newRow("packed, shifted") << QByteArray::fromHex("0" + typed + "0");
        QTest::newRow("hexadecimal") << typed.toHex();
        QTest::newRow("Base64") << typed.toBase64();
        QTest::newRow("Base64, shifted") << ("ab" + typed).toBase64();
        paper::Document document;
        document.blocks.append(paper::Text{text});
        const auto page = paper::pdf(document);
        QVERIFY(page);
        if (!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QTest::newRow("PDF") << *page;
    }
    void wouldSeeIt()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!CardTraces(typed).in(bytes).isEmpty());
        QVERIFY(CardTraces(scanned).in(bytes).isEmpty());
    }
};

NARU_TEST(CardTracesTest)
#include "tst_cardtraces.moc"
