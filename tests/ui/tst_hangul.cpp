// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "ui/kit/hangul.h"

#include <algorithm>

using namespace naru::kit;

/// The composer against the arithmetic of the Unicode Standard, and against itself: every syllable there is.
class HangulTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySyllableIsWrittenByItsStrokes();
    void everySyllableIsErasedStrokeByStroke();
    void everyEndAndEveryBeginningStayApart();
    void wordsAreWrittenByTheirKeys_data();
    void wordsAreWrittenByTheirKeys();
    void whatIsNotHangulStandsForItself();
    void everyCharacterTakesAnyStroke();
    void everyWayLeadsToTheWantedWord_data();
    void everyWayLeadsToTheWantedWord();
    void whatNoKeysWriteIsNotPointedAt();
    void everyLatinKeyHasItsJamo();
};

namespace {

constexpr char16_t firstSyllable = 0xAC00;
constexpr char16_t lastSyllable = 0xD7A3;

QString typed(QStringView strokes, QString text = {})
{
    for (const QChar stroke : strokes)
        text = compose(text, stroke);
    return text;
}

/// A visitor who presses what the ring shows; what stands after it led to "done", or after too many presses.
QString led(QString text, const QString& wanted)
{
    QString page = QStringLiteral("hangul");
    for (int presses = 0; presses < 200; ++presses) {
        const QString key = nextKey(text, wanted, page);
        if (key == u"done" || key.isEmpty())
            return text;
        if (key == u"erase")
            text = erase(text);
        else if (key == u"space")
            text = compose(text, u' ');
        else if (key.size() == 1)
            text = compose(text, key.front());
        else
            page = key;
    }
    return QStringLiteral("(lost) ") + text;
}

} // namespace

void HangulTest::everySyllableIsWrittenByItsStrokes()
{
    int count = 0;
    for (char16_t c = firstSyllable; c <= lastSyllable; ++c, ++count) {
        const QString syllable{QChar(c)};
        const QString strokes = strokesOf(syllable);
        QVERIFY2(strokes.size() >= 2 && strokes.size() <= 5, qPrintable(syllable));
        for (const QChar stroke : strokes)
            QVERIFY2(pageOf(stroke) == u"hangul", qPrintable(syllable));
        QCOMPARE(typed(strokes), syllable);
    }
    QCOMPARE(count, 11'172);
}

void HangulTest::everySyllableIsErasedStrokeByStroke()
{
    for (char16_t c = firstSyllable; c <= lastSyllable; ++c) {
        QString text{QChar(c)};
        QString strokes = strokesOf(text);
        while (!strokes.isEmpty()) {
            text = erase(text);
            strokes.chop(1);
            QCOMPARE(text, typed(strokes));
        }
        QVERIFY(text.isEmpty());
    }
    QVERIFY(erase({}).isEmpty());
}

void HangulTest::everyEndAndEveryBeginningStayApart()
{
    // 28 ends of a syllable before 19 beginnings; the vowels around them are the ones that join most.
    for (int end = 0; end < 28; ++end) {
        for (int beginning = 0; beginning < 19; ++beginning) {
            const QString word = QString(QChar(static_cast<char16_t>(firstSyllable + 8 * 28 + end)))
                + QChar(static_cast<char16_t>(firstSyllable + beginning * 21 * 28)) + QStringLiteral("위");
            QCOMPARE(typed(strokesOf(word)), word);
        }
    }
}

void HangulTest::wordsAreWrittenByTheirKeys_data()
{
    QTest::addColumn<QString>("strokes");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* strokes, const char* word) {
        QTest::newRow(word) << QString::fromUtf8(strokes) << QString::fromUtf8(word);
    };
    row("ㅂㅜㅅㅏㄴ", "부산");
    row("ㄷㅏㄹㄱㅇㅣ", "닭이");
    row("ㄷㅏㄹㄱㅣ", "달기");
    row("ㄱㅏㅂㅅㅇㅣ", "값이");
    row("ㄱㅏㅂㅅㅣ", "갑시");
    row("ㄲㅗㅊ", "꽃");
    row("ㄱㄱㅗㅊ", "ㄱ곷");
    row("ㅇㅗㅐ", "왜");
    row("ㅇㅡㅣ", "의");
    row("ㅇㅜㅔㅇㅣㄹ", "웨일");
    row("ㄱㅏㄲㅏ", "가까");
    row("ㄱㅏㅃㅏ", "가빠");
    row("ㅇㅣㅆㅇㅓㅆㄷㅏ", "있었다");
    row("ㅈㅓㄺ", "저ㄺ");
    row("ㅏㅣ", "ㅏㅣ");
    row("ㅗㅏ", "ㅘ");
    row("ㄱㄴㄷ", "ㄱㄴㄷ");
    row("ㅎㅐㅇㅜㄴㄷㅐ ㅇㅕㄱ", "해운대 역");
}

void HangulTest::wordsAreWrittenByTheirKeys()
{
    QFETCH(QString, strokes);
    QFETCH(QString, word);
    QCOMPARE(typed(strokes), word);
}

void HangulTest::whatIsNotHangulStandsForItself()
{
    QCOMPARE(typed(u"KTX 101호ㅏ", {}), QStringLiteral("KTX 101화"));
    QCOMPARE(erase(QStringLiteral("A7")), QStringLiteral("A"));
    QCOMPARE(erase(QStringLiteral("가😀")), QStringLiteral("가"));
    QCOMPARE(strokesOf(u"a각1"), QStringLiteral("aㄱㅏㄱ1"));
}

void HangulTest::everyCharacterTakesAnyStroke()
{
    for (uint c = 0; c < 0x10000; ++c) {
        const QString text{QChar(static_cast<char16_t>(c))};
        for (const QChar stroke : QStringView(u"ㄱㄲㅃㅏㅣㅗㄳㅘa \u0301")) {
            const QString after = compose(text, stroke);
            QVERIFY(after.size() >= 1 && after.size() <= 2);
        }
        QVERIFY(erase(text).size() <= 1);
    }
}

void HangulTest::everyWayLeadsToTheWantedWord_data()
{
    QTest::addColumn<QString>("stands");
    QTest::addColumn<QString>("wanted");
    const QStringList words{QStringLiteral("부산"), QStringLiteral("닭이 운다"), QStringLiteral("각"),
        QStringLiteral("가가"), QStringLiteral("12가 3456"), QStringLiteral("Naru"), QString()};
    const QStringList before{QString(), QStringLiteral("부사"), QStringLiteral("붓"), QStringLiteral("뿌"),
        QStringLiteral("가ㄱ"), QStringLiteral("각"), QStringLiteral("부산역"), QStringLiteral("nar"),
        QStringLiteral("ㄳ😀"), QStringLiteral("12가 ")};
    for (const QString& wanted : words) {
        for (const QString& stands : before)
            QTest::addRow("%s -> %s", qPrintable(stands), qPrintable(wanted)) << stands << wanted;
    }
}

void HangulTest::everyWayLeadsToTheWantedWord()
{
    QFETCH(QString, stands);
    QFETCH(QString, wanted);
    QCOMPARE(led(stands, wanted), wanted);
}

void HangulTest::whatNoKeysWriteIsNotPointedAt()
{
    for (const QString& word : {QStringLiteral("가ㄱ"), QStringLiteral("漢字"), QStringLiteral("ㄳ")})
        QCOMPARE(nextKey({}, word, QStringLiteral("hangul")), QString());
    QCOMPARE(nextKey({}, QStringLiteral("7"), QStringLiteral("hangul")), QStringLiteral("number"));
    QCOMPARE(nextKey(QStringLiteral("부"), QStringLiteral("부산"), QStringLiteral("hangul")), QStringLiteral("ㅅ"));
}

void HangulTest::everyLatinKeyHasItsJamo()
{
    QString word;
    for (const QChar letter : QStringView(u"qntks"))
        word = compose(word, jamoOf(letter));
    QCOMPARE(word, QStringLiteral("부산"));
    QCOMPARE(jamoOf(u'Q'), QChar(u'ㅃ'));
    QCOMPARE(jamoOf(u'A'), QChar(u'ㅁ'));
    QCOMPARE(jamoOf(u'7'), QChar(u'7'));
}

NARU_TEST(HangulTest)
#include "tst_hangul.moc"
