// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/escpos.h"
#include "app/paper/faults.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::paper;

namespace {

Result<QByteArray> textOf(const QString& text)
{
    Document document;
    document.blocks = {Text{text}};
    return escposText(document, roll80);
}

} // namespace

/// Receipts by the printer's own letters.
class PaperTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheKoreanCode_data();
    void writesTheKoreanCode();
    void refusesLettersThatAreNotInTheCode_data();
    void refusesLettersThatAreNotInTheCode();
    void keepsEscapeCodesOut();
    void countsHangulAsTwoColumns();
    void wrapsAtTheRollsWidth();
    void storesACode();
    void fitsACodeToTheRoll();
    void namesItsCodeTable();
    void refusesWhatIsTooLong();
};

void PaperTextTest::writesTheKoreanCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("common") << QStringLiteral("가나") << QByteArray::fromHex("b0a1b3aa");
    QTest::newRow("not in KS X 1001") << QStringLiteral("똠뷁") << QByteArray::fromHex("8c6394ee");
    QTest::newRow("full-width won") << QStringLiteral("\uFFE6") << QByteArray::fromHex("a3dc");
    QTest::newRow("won sign") << QStringLiteral("\u20A9") << QByteArray::fromHex("a3dc");
    QTest::newRow("em dash") << QStringLiteral("\u2014") << QByteArray::fromHex("a1aa");
    QTest::newRow("backslash") << QStringLiteral("\\") << QByteArray("\\");
}

void PaperTextTest::writesTheKoreanCode()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const auto written = textOf(text);
    QVERIFY(written);
    QVERIFY2(written->contains(bytes + '\n'), written->toHex(' ').constData());
    QVERIFY(written->startsWith(QByteArray("\x1B@\x1C&", 4)));
    QVERIFY(written->endsWith(QByteArray("\x1DVB\x00", 4)));
}

void PaperTextTest::refusesLettersThatAreNotInTheCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("en dash") << QStringLiteral("가 \u2013 나");
    QTest::newRow("emoji") << QStringLiteral("😀");
    QTest::newRow("accents") << QStringLiteral("Müller");
}

void PaperTextTest::refusesLettersThatAreNotInTheCode()
{
    QFETCH(QString, text);
    const auto written = textOf(text);
    QVERIFY(!written);
    QVERIFY(written.fault().is(PaperFault::NotInTextMode));
}

void PaperTextTest::keepsEscapeCodesOut()
{
    const auto clean = textOf(QStringLiteral("홍@길V동"));
    const auto foul = textOf(QStringLiteral("홍\u001B@길\u001DV동\u0010\u0004\u0001"));
    QVERIFY(clean && foul);
    QCOMPARE(*foul, *clean);
}

void PaperTextTest::countsHangulAsTwoColumns()
{
    Document document;
    document.blocks = {Pair{QStringLiteral("금액"), QStringLiteral("15,000원")}};
    for (const Roll& roll : {roll80, roll58}) {
        const auto written = escposText(document, roll);
        QVERIFY(written);
        const qsizetype begin = written->indexOf(QByteArray::fromHex("b1ddbed7"));
        QCOMPARE(written->indexOf('\n', begin) - begin, roll.columns);
    }
}

void PaperTextTest::wrapsAtTheRollsWidth()
{
    Document document;
    document.blocks = {Text{QStringLiteral("가나다라 ").repeated(20)}, Text{QString(30, u'가'), Size::Huge},
        Table{{{QStringLiteral("항목")}, {QStringLiteral("금액"), Align::Right, Column::Width::Content}},
            {{{QStringLiteral("주민등록표 등본 발급 수수료와 그 밖의 것"), wonText(99'999'999)}, Row::Kind::Total}},
            Size::Normal}};
    const auto written = escposText(document, roll58);
    QVERIFY(written);
    QByteArray shown = *written;
    for (const QByteArray& command :
        {QByteArray("\x1B@\x1C&", 4), QByteArray("\x1D!\x00", 3), QByteArray("\x1D!\x11", 3),
            QByteArray("\x1B"
                       "E\x00",
                3),
            QByteArray("\x1B"
                       "E\x01",
                3),
            QByteArray("\x1D"
                       "B\x00",
                3)})
        shown.replace(command, QByteArray());
    for (const QByteArray& line : shown.split('\n'))
        QVERIFY2(line.size() <= roll58.columns, line.constData());
}

void PaperTextTest::storesACode()
{
    Document document;
    document.blocks = {QrCode{QByteArray(300, 'N'), 40}};
    const auto written = escposText(document, roll80);
    QVERIFY(written);
    QVERIFY(written->contains(QByteArray("\x1D(k\x2F\x01"
                                         "1P0NNN",
        11))); // 303 = 0x012F
    QVERIFY(written->contains(QByteArray("\x1D(k\x03\x00"
                                         "1Q0",
        8)));
}

/// As wide as its side and the roll take, its quiet zone included; a finer one is drawn instead.
void PaperTextTest::fitsACodeToTheRoll()
{
    const auto dots = [](qsizetype bytes, double sideMm, const Roll& roll) -> std::optional<int> {
        Document document;
        document.blocks = {QrCode{QByteArray(bytes, 'n'), sideMm}};
        const auto written = escposText(document, roll);
        if (!written)
            return std::nullopt;
        const qsizetype at = written->indexOf("1C");
        return at < 0 ? 0 : int(written->at(at + 2));
    };
    QCOMPARE(dots(14, 24, roll58), 192 / (21 + 8));  // version 1
    QCOMPARE(dots(300, 40, roll80), 320 / (61 + 8)); // version 11: 321 bytes at level L
    QCOMPARE(dots(300, 72, roll58), 384 / (61 + 8)); // no wider than the roll
    QCOMPARE(dots(2'000, 72, roll58), std::nullopt);
}

void PaperTextTest::namesItsCodeTable()
{
    Document document;
    QVERIFY(escposText(document, roll80, 0x0D)->contains(QByteArray("\x1Bt\x0D", 3)));
    QVERIFY(!escposText(document, roll80)->contains("\x1Bt"));
}

void PaperTextTest::refusesWhatIsTooLong()
{
    Document document;
    document.blocks = QList<Block>(blocksMax, Text{QStringLiteral("가\n나\n다")});
    QVERIFY(escposText(document, roll80).fault().is(PaperFault::TooLarge));
}

NARU_TEST(PaperTextTest)
#include "tst_papertext.moc"
