// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/escpos.h"
#include "app/paper/faults.h"
#include "app/paper/pdf.h"
#include "app/paper/tablelayout.h"
#include "tests/support/shots.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::paper;

namespace {

Document sample()
{
    Document document;
    document.title = QStringLiteral("견본");
    document.foot = QStringLiteral("나루동 행정복지센터");
    document.blocks = {
        Text{QStringLiteral("영수증"), Size::Huge, Weight::Bold, Align::Centre, Frame::None},
        Text{QStringLiteral("재발행 2번째"), Size::Large, Weight::Bold, Align::Centre, Frame::Reverse},
        Pair{QStringLiteral("낸 분"), QStringLiteral("홍*동"), Size::Normal, Weight::Regular},
        Rule{Rule::Kind::Thick},
        Table{{{QStringLiteral("항목"), Align::Left, Column::Width::Rest},
                  {QStringLiteral("금액"), Align::Right, Column::Width::Content}},
            {{{QStringLiteral("주민등록표 등본 발급 수수료"), wonText(400)}, Row::Kind::Plain},
                {{QStringLiteral("가족관계증명서"), wonText(1000)}, Row::Kind::Plain},
                {{QStringLiteral("합계"), wonText(1400)}, Row::Kind::Total}},
            Size::Normal},
        QrCode{QByteArray(200, 'A'), 40},
        Text{QStringLiteral("작은 글씨"), Size::Small, Weight::Regular, Align::Left, Frame::Box},
    };
    return document;
}

} // namespace

class PaperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsKoreanWordsWhole();
    void breaksAWordThatIsTooLong();
    void takesControlCharactersOut();
    void composesDecomposedHangul();
    void writesWonInGroups();
    void drawsAmountsToTheRightEdge();
    void drawsACodeThatIsRead_data();
    void drawsACodeThatIsRead();
    void keepsACodeReadableAtItsLevel();
    void drawsASketchInItsPlace();
    void refusesASketchThatIsTooMuch();
    void leavesAmountsWhole();
    void refusesWhatIsTooLong();
    void cutsWhereTheDocumentSays();
    void bandsAddUpToThePicture();
    void embedsItsLettersAndItsDate();
    void repeatsTheHeadOnEachPage();
};

void PaperTest::keepsKoreanWordsWhole()
{
    const Measure columns = [](const QString& text) { return double(text.size()); };
    QCOMPARE(wrap(QStringLiteral("주민등록표 등본 발급 수수료"), 8, columns),
        (QStringList{QStringLiteral("주민등록표 등본"), QStringLiteral("발급 수수료")}));
    QCOMPARE(wrap(QString(), 8, columns), QStringList{QString()});
    QCOMPARE(wrap(QStringLiteral("가\n\n나"), 8, columns),
        (QStringList{QStringLiteral("가"), QString(), QStringLiteral("나")}));
}

void PaperTest::breaksAWordThatIsTooLong()
{
    const Measure columns = [](const QString& text) { return double(text.size()); };
    QCOMPARE(wrap(QStringLiteral("가 나다라마바사"), 4, columns),
        (QStringList{QStringLiteral("가 나다"), QStringLiteral("라마바사")}));
    QCOMPARE(wrap(QStringLiteral("나다라"), 0, columns).size(), 3); // no room at all: still an end
}

void PaperTest::takesControlCharactersOut()
{
    QCOMPARE(plain(QStringLiteral("홍\u001B@길\u001DV동\u0000\u009B")), QStringLiteral("홍@길V동"));
    QCOMPARE(plain(QStringLiteral("금액\u202E1\u2066")), QStringLiteral("금액1"));
    QCOMPARE(plain(QStringLiteral("가\t나\r\n다")), QStringLiteral("가 나\n다"));
    QCOMPARE(plain(QStringLiteral("가\r\n다"), Breaks::Drop), QStringLiteral("가 다"));
    QCOMPARE(plain(QString(textCharactersMax + 5, u'가')).size(), textCharactersMax);
}

void PaperTest::composesDecomposedHangul()
{
    QCOMPARE(plain(QStringLiteral("\u1112\u1169\u11BC")), QStringLiteral("홍"));
}

void PaperTest::writesWonInGroups()
{
    QCOMPARE(wonText(0), QStringLiteral("0원"));
    QCOMPARE(wonText(15000), QStringLiteral("15,000원"));
    QCOMPARE(wonText(-123), QStringLiteral("-123원"));
    QCOMPARE(wonText(-99'999'999), QStringLiteral("-99,999,999원"));
}

void PaperTest::drawsAmountsToTheRightEdge()
{
    for (const Roll& roll : {roll80, roll58}) {
        const auto drawn = raster(sample(), roll);
        QVERIFY(drawn);
        QCOMPARE(drawn->width, roll.dots);
        QCOMPARE(drawn->bits.size(), qsizetype(drawn->rowBytes()) * drawn->height);
        test::keepShot(QLatin1String(roll == roll80 ? "sample80.png" : "sample58.png"), *drawn);
    }
    Document one;
    one.blocks = {Pair{QStringLiteral("금액"), QStringLiteral("15,000원")}};
    const auto drawn = raster(one, roll80);
    QVERIFY(drawn);
    int leftmost = drawn->width, rightmost = 0, black = 0;
    for (int y = 0; y < drawn->height; ++y) {
        for (int x = 0; x < drawn->width; ++x) {
            if (!drawn->isBlack(x, y))
                continue;
            leftmost = std::min(leftmost, x);
            rightmost = std::max(rightmost, x);
            ++black;
        }
    }
    QVERIFY2(leftmost < 8 && rightmost > 576 - 8 && black > 500, qPrintable(QString::number(leftmost)));
}

void PaperTest::drawsACodeThatIsRead_data()
{
    QTest::addColumn<int>("dots");
    QTest::addColumn<int>("bytes");
    QTest::newRow("80 mm, short") << 576 << 30;
    QTest::newRow("80 mm, a receipt's") << 576 << 330;
    QTest::newRow("58 mm, a receipt's") << 384 << 330;
}

void PaperTest::drawsACodeThatIsRead()
{
    QFETCH(int, dots);
    QFETCH(int, bytes);
    Document document = sample();
    QByteArray said;
    for (int i = 0; i < bytes; ++i)
        said += static_cast<char>('A' + (i * 7) % 26);
    document.blocks = {Text{QStringLiteral("확인")}, QrCode{said, 45}};
    const auto drawn = raster(document, {dots, 48});
    QVERIFY(drawn);
    QCOMPARE(test::readCode(*drawn), said);
}

void PaperTest::keepsACodeReadableAtItsLevel()
{
    Document document;
    document.blocks = {QrCode{QByteArray(120, 'A'), 60, codec::QrLevel::Q}};
    auto drawn = raster(document, roll80);
    QVERIFY(drawn);
    const int middle = drawn->height / 2; // a fold: 6 mm white across the middle
    for (int y = middle - 24; y < middle + 24; ++y) {
        for (int byte = 0; byte < drawn->rowBytes(); ++byte)
            drawn->bits[qsizetype(y) * drawn->rowBytes() + byte] = '\0';
    }
    QCOMPARE(test::readCode(*drawn), QByteArray(120, 'A'));
}

void PaperTest::drawsASketchInItsPlace()
{
    Sketch sketch{40, 30, {}};
    sketch.marks.append({Mark::Kind::Filled, 10, 10, 5, 5});
    Mark words{Mark::Kind::Words, 20, 0, 20, 4};
    words.words = QString(60, u'가'); // far too long: smaller, then left out, never beyond its place
    words.letterMm = 4;
    sketch.marks.append(words);
    Document document;
    document.blocks = {sketch};
    const auto drawn = raster(document, roll80);
    QVERIFY(drawn);
    QCOMPARE(drawn->height, 30 * dotsPerMm);
    const int left = (roll80.dots - 40 * dotsPerMm) / 2;
    int black = 0, beyond = 0;
    for (int y = 0; y < drawn->height; ++y) {
        for (int x = 0; x < drawn->width; ++x) {
            const int mmX = (x - left) / dotsPerMm, mmY = y / dotsPerMm;
            const bool filled = mmX >= 10 && mmX < 15 && mmY >= 10 && mmY < 15;
            black += filled && drawn->isBlack(x, y) ? 1 : 0;
            beyond += !filled && (mmX < 19 || mmX > 40 || mmY > 4) && drawn->isBlack(x, y) ? 1 : 0;
        }
    }
    QCOMPARE(black, 25 * dotsPerMm * dotsPerMm);
    QCOMPARE(beyond, 0);
    const auto narrow = raster(document, {160, 12}); // half as wide: half as tall
    QVERIFY(narrow);
    QCOMPARE(narrow->height, 15 * dotsPerMm);
}

void PaperTest::refusesASketchThatIsTooMuch()
{
    Sketch sketch;
    sketch.marks.fill({}, marksMax + 1);
    Document document;
    document.blocks = {sketch};
    const auto drawn = raster(document, roll80);
    QVERIFY(!drawn && drawn.fault().is(PaperFault::TooLarge));
    const auto letters = escposText({{}, {}, {Sketch{}}, {}}, roll80);
    QVERIFY(!letters && letters.fault().is(PaperFault::NotInTextMode));
}

void PaperTest::leavesAmountsWhole()
{
    Table table{
        {{QStringLiteral("항목")}, {QStringLiteral("금액"), Align::Right, Column::Width::Content}}, {}, Size::Large};
    table.rows
        = {{{QStringLiteral("아주 긴 이름을 가진 수수료 항목 하나 둘 셋"), wonText(99'999'999)}, Row::Kind::Plain}};
    const Measure columns = [](const QString& text) { return double(text.size()); };
    const auto widths = columnWidths(table, 30, 1, columns);
    QCOMPARE(widths.last(), double(wonText(99'999'999).size()));
    QCOMPARE(widths.first(), 30 - 1 - widths.last());
}

void PaperTest::refusesWhatIsTooLong()
{
    Document document;
    document.blocks = QList<Block>(blocksMax + 1, Rule{});
    QVERIFY(raster(document, roll80).fault().is(PaperFault::TooLarge));
    document.blocks = QList<Block>(100, Space{100});
    QVERIFY(raster(document, roll80).fault().is(PaperFault::TooLarge));
    document.blocks = {Table{}};
    QVERIFY(pdf(document).fault().is(PaperFault::TooLarge));
}

void PaperTest::cutsWhereTheDocumentSays()
{
    Document document;
    document.blocks = {Text{QStringLiteral("손님용")}, Cut{}, Text{QStringLiteral("기관용")}};
    const auto drawn = raster(document, roll80);
    QVERIFY(drawn);
    QCOMPARE(drawn->cuts.size(), 1);
    QCOMPARE(escpos(*drawn).count(QByteArray("\x1DVB\x00", 4)), 2);
}

void PaperTest::bandsAddUpToThePicture()
{
    const auto drawn = raster(sample(), roll80);
    QVERIFY(drawn);
    const QByteArray bytes = escpos(*drawn);
    QVERIFY(bytes.startsWith("\x1B@"));
    QByteArray bits;
    qsizetype at = 2;
    while (bytes.mid(at, 4) == QByteArray("\x1Dv0\0", 4)) {
        const auto number = [&](qsizetype offset) {
            return int(uchar(bytes[at + offset])) | int(uchar(bytes[at + offset + 1])) << 8;
        };
        const int size = number(4) * number(6);
        QCOMPARE(number(4), 72);
        QVERIFY(number(6) <= escposBandRows);
        bits += bytes.mid(at + 8, size);
        at += 8 + size;
    }
    QCOMPARE(bits, drawn->bits);
    QCOMPARE(bytes.mid(at), QByteArray("\x1DVB\x00", 4));
}

void PaperTest::embedsItsLettersAndItsDate()
{
    Document document = sample();
    const auto made = parseRfc3339(QStringLiteral("2026-11-20T23:30:00Z"));
    QVERIFY(made);
    document.made = *made;
    const auto page = pdf(document);
    QVERIFY(page);
    test::keepShot(QStringLiteral("sample.pdf"), *page);
    QVERIFY(page->startsWith("%PDF-1."));
    QVERIFY(page->contains("/FontFile2"));
    QVERIFY(page->contains("NotoSansCJKkr"));
    QVERIFY(page->contains("/CreationDate (D:20261120233000Z)"));
    QCOMPARE(*pdf(document), *page); // whenever it is drawn
}

void PaperTest::repeatsTheHeadOnEachPage()
{
    Document document = sample();
    Table& table = std::get<Table>(document.blocks[4]);
    for (int i = 0; i < 100; ++i)
        table.rows.append({{QStringLiteral("항목 %1").arg(i), wonText(i)}, Row::Kind::Plain});
    const auto page = pdf(document);
    QVERIFY(page);
    test::keepShot(QStringLiteral("long.pdf"), *page);
    QCOMPARE(page->count("/Type /Page\n"), 3);
}

NARU_TEST(PaperTest)
#include "tst_paper.moc"
