// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/stage.h"
#include "ui/kit/engine.h"
#include "ui/kit/plaintext.h"

#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQuickImageProvider>
#include <QSignalSpy>

using namespace naru;
using kit::cleaned;
using kit::Lines;
using test::contrast;
using test::Stage;

class KitTokenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothColourSetsKeepTheirContrast_data();
    void bothColourSetsKeepTheirContrast();
    void fontSizesAreThoseOfTheReferencePanel();
    void sizesFollowThePitch();
    void aSmallWindowShrinksNoFurtherThanTheInkFloor();
    void everyDrawingIsFoundAndHasInk();
    void anUnknownDrawingIsEmpty();
};

namespace {

struct Pair {
    const char* front;
    const char* back;
    double light;
    double high;
};

// Words 4.5 (the house asks 7 where the table of the design has it), glyphs and borders 3; high contrast 7 for words.
constexpr Pair pairs[]{
    {"ink", "ground", 7, 7},
    {"ink", "paper", 7, 7},
    {"ink", "sunk", 7, 7},
    {"ink", "actionTint", 7, 7},
    {"ink", "cautionTint", 7, 7},
    {"text2", "ground", 7, 7},
    {"text2", "paper", 7, 7},
    {"text2", "sunk", 4.5, 7},
    {"text2", "cautionTint", 4.5, 7},
    {"edge", "ground", 3, 3},
    {"edge", "paper", 3, 3},
    {"edge", "sunk", 3, 3},
    {"overInk", "ink", 7, 7},
    {"overInk", "inkPressed", 7, 7},
    {"overAction", "action", 7, 7},
    {"overAction", "actionPressed", 7, 7},
    {"action", "ground", 7, 7},
    {"action", "actionTint", 7, 7},
    {"overOk", "ok", 7, 7},
    {"ok", "ground", 7, 7},
    {"overCaution", "caution", 7, 7},
    {"cautionText", "cautionTint", 7, 7},
    {"cautionText", "paper", 7, 7},
    {"cautionText", "ground", 7, 7},
    {"overDoubt", "doubt", 7, 7},
    {"overRefuse", "refuse", 7, 7},
    {"refuse", "ground", 7, 7},
    {"refuse", "paper", 7, 7},
    {"overHelp", "help", 7, 7},
    {"ring", "ringLine", 3, 1},
    {"ringLine", "ground", 3, 3},
    {"disabledText", "disabledFill", 4.5, 7},
    {"overStrip", "strip", 7, 7},
};

QColor role(QObject* theme, const char* name)
{
    const QVariant value = theme->property(name);
    return value.isValid() ? value.value<QColor>() : QColor();
}

} // namespace

void KitTokenTest::bothColourSetsKeepTheirContrast_data()
{
    QTest::addColumn<bool>("high");
    QTest::addColumn<QByteArray>("front");
    QTest::addColumn<QByteArray>("back");
    QTest::addColumn<double>("least");
    for (const Pair& pair : pairs) {
        const QByteArray name = QByteArray(pair.front) + " on " + pair.back;
        QTest::newRow(name + ", light") << false << QByteArray(pair.front) << QByteArray(pair.back) << pair.light;
        QTest::newRow(name + ", high") << true << QByteArray(pair.front) << QByteArray(pair.back) << pair.high;
    }
}

void KitTokenTest::bothColourSetsKeepTheirContrast()
{
    QFETCH(bool, high);
    QFETCH(QByteArray, front);
    QFETCH(QByteArray, back);
    QFETCH(double, least);
    QQmlEngine engine;
    kit::prepare(engine);
    QObject* const theme = kit::singleton(engine, "Theme");
    QVERIFY(theme);
    theme->setProperty("highContrast", high);
    QVERIFY(role(theme, front).isValid() && role(theme, back).isValid());
    const double ratio = contrast(role(theme, front), role(theme, back));
    QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
}

void KitTokenTest::fontSizesAreThoseOfTheReferencePanel()
{
    QQmlEngine engine;
    kit::prepare(engine);
    QObject* const theme = kit::singleton(engine, "Theme");
    const QList<QPair<const char*, int>> sizes{{"floorSize", 36}, {"bodySize", 38}, {"sentenceSize", 42},
        {"controlSize", 39}, {"numberSize", 46}, {"titleSize", 48}, {"displaySize", 92}, {"amountSize", 84},
        {"buttonHeight", 92}, {"rowHeight", 116}, {"doorHeight", 150}, {"topBarHeight", 88}, {"deviceBarHeight", 84},
        {"controlMin", 73}, {"ringReach", 12}};
    for (const auto& [name, pixels] : sizes)
        QVERIFY2(theme->property(name).toInt() == pixels, name);
}

void KitTokenTest::sizesFollowThePitch()
{
    QQmlEngine engine;
    kit::prepare(engine);
    QObject* const mm = kit::singleton(engine, "Mm");
    QObject* const theme = kit::singleton(engine, "Theme");
    mm->setProperty("pitch", 0.2745 / 2);
    QCOMPARE(theme->property("buttonHeight").toInt(), 184);
    mm->setProperty("enlargement", 2);
    QCOMPARE(theme->property("buttonHeight").toInt(), 368);
}

void KitTokenTest::aSmallWindowShrinksNoFurtherThanTheInkFloor()
{
    QQmlEngine engine;
    kit::prepare(engine);
    QObject* const mm = kit::singleton(engine, "Mm");
    QObject* const theme = kit::singleton(engine, "Theme");
    mm->setProperty("pitch", 0.180);
    QVERIFY(QMetaObject::invokeMethod(mm, "fit", Q_ARG(double, 1920), Q_ARG(double, 1080)));
    QVERIFY(theme->property("floorSize").toInt() * 0.180 * 0.743 >= 4.8);
    QVERIFY(QMetaObject::invokeMethod(mm, "fit", Q_ARG(double, 640), Q_ARG(double, 480)));
    QVERIFY(theme->property("floorSize").toInt() * 0.180 * 0.743 >= 4.8);
}

void KitTokenTest::everyDrawingIsFoundAndHasInk()
{
    QQmlEngine engine;
    kit::prepare(engine);
    auto* const provider = static_cast<QQuickImageProvider*>(engine.imageProvider(QStringLiteral("icon")));
    const QStringList files = QDir(QStringLiteral(":/qt/qml/Naru/Kit/icons")).entryList();
    QVERIFY(files.size() > 50);
    for (const QString& file : files) {
        QSize size;
        const QString id = file.chopped(4) + QStringLiteral("/#14213D,#FFFFFF/48");
        const QImage image = provider->requestImage(id, &size, {});
        QCOMPARE(size, QSize(48, 48));
        int inked = 0;
        for (int y = 0; y < 48; ++y) {
            for (int x = 0; x < 48; ++x)
                inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
        }
        QVERIFY2(inked > 60, qPrintable(file));
    }
}

void KitTokenTest::anUnknownDrawingIsEmpty()
{
    QQmlEngine engine;
    kit::prepare(engine);
    auto* const provider = static_cast<QQuickImageProvider*>(engine.imageProvider(QStringLiteral("icon")));
    for (const char* id : {"nothing/#000000/48", "../kit/boat/#000000/48", "boat/red;/48", "boat/#000000/0",
             "boat/#000000/99999", "", "boat"}) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no such drawing")));
        QSize size;
        provider->requestImage(QLatin1String(id), &size, {});
        QCOMPARE(size, QSize(1, 1));
    }
}

class PlainTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesOrdinaryNamesAlone();
    void showsWhatDrawsNothing_data();
    void showsWhatDrawsNothing();
    void keepsMarkupAsLetters();
    void keepsLineBreaksOnlyInOurOwnSentences();
    void showsRepeatedSpacesInValues();
    void limitsStackedMarks();
    void capsTenThousandCharacters();
    void neverCutsInsideAPairOrASign();
    void knowsACardNumber();
};

void PlainTextTest::leavesOrdinaryNamesAlone()
{
    for (const char* name :
        {"홍길동", "Lee Sol", "O'Connor-Ñandú", "1958년 3월 25일", "ᄒᆞᆫ글", "محمد", "𠮷野家", "😀"}) {
        const QString text = QString::fromUtf8(name);
        QCOMPARE(cleaned(text, Lines::Show, 200), text);
    }
}

void PlainTextTest::showsWhatDrawsNothing_data()
{
    QTest::addColumn<uint>("point");
    for (const uint point : {0x00u, 0x07u, 0x0Du, 0x1Bu, 0x7Fu, 0x85u, 0xADu, 0x34Fu, 0x061Cu, 0x115Fu, 0x1160u,
             0x200Bu, 0x200Cu, 0x200Du, 0x200Eu, 0x200Fu, 0x2028u, 0x2029u, 0x202Au, 0x202Bu, 0x202Cu, 0x202Du, 0x202Eu,
             0x2060u, 0x2066u, 0x2067u, 0x2068u, 0x2069u, 0x206Fu, 0x2800u, 0x3164u, 0xE000u, 0xFE0Fu, 0xFEFFu, 0xFFA0u,
             0xFFFDu, 0xE0041u, 0xE0100u, 0x10FFFFu})
        QTest::newRow(QByteArray::number(point, 16)) << point;
}

void PlainTextTest::showsWhatDrawsNothing()
{
    QFETCH(uint, point);
    const char32_t c = point;
    const QString sign = QStringLiteral("‹%1›").arg(QString::number(point, 16).toUpper(), 4, QLatin1Char('0'));
    // fromUcs4 alone would swallow U+FEFF as a byte order mark.
    const QString text = QStringLiteral("가")
        + (point < 0x10000 ? QString(QChar(char16_t(point))) : QString::fromUcs4(&c, 1)) + QStringLiteral("나");
    QCOMPARE(cleaned(text, Lines::Show, 200), QStringLiteral("가") + sign + QStringLiteral("나"));
    QCOMPARE(cleaned(text, Lines::Keep, 200), QStringLiteral("가") + sign + QStringLiteral("나"));
}

void PlainTextTest::keepsMarkupAsLetters()
{
    const QString markup = QStringLiteral("<b>홍</b><img src='http://x/'>&lt;");
    QCOMPARE(cleaned(markup, Lines::Show, 200), markup);
}

void PlainTextTest::keepsLineBreaksOnlyInOurOwnSentences()
{
    QCOMPARE(cleaned(QStringLiteral("가\n나"), Lines::Keep, 200), QStringLiteral("가\n나"));
    QCOMPARE(cleaned(QStringLiteral("가\n나"), Lines::Show, 200), QStringLiteral("가‹000A›나"));
}

void PlainTextTest::showsRepeatedSpacesInValues()
{
    QCOMPARE(cleaned(QStringLiteral(" 가  나"), Lines::Show, 200), QStringLiteral("␣가 ␣나"));
    QCOMPARE(cleaned(QStringLiteral("가\u00A0나\u3000다"), Lines::Show, 200), QStringLiteral("가 나 다"));
}

void PlainTextTest::limitsStackedMarks()
{
    const QString heap = QStringLiteral("a") + QString(40, QChar(0x0301));
    const QString shown = cleaned(heap, Lines::Show, 1000);
    QCOMPARE(shown.count(QChar(0x0301)), 2);
    QCOMPARE(shown.count(QStringLiteral("‹0301›")), 38);
}

void PlainTextTest::capsTenThousandCharacters()
{
    const QString text = cleaned(QString(10000, QChar(0xAC00)), Lines::Show, 200);
    QCOMPARE(text.size(), 201);
    QVERIFY(text.endsWith(QStringLiteral("…")));
    QCOMPARE(cleaned(QString(200, QChar(0xAC00)), Lines::Show, 200).size(), 200);
}

void PlainTextTest::neverCutsInsideAPairOrASign()
{
    const char32_t astral = 0x20BB7;
    QString text;
    for (int i = 0; i < 300; ++i)
        text += QString::fromUcs4(&astral, 1);
    const QString shown = cleaned(text, Lines::Show, 200);
    QCOMPARE(shown.toUcs4().size(), 201);
    QVERIFY(!shown.contains(QChar(0xFFFD)));
    QCOMPARE(cleaned(QStringLiteral("가\u202E나"), Lines::Show, 4), QStringLiteral("가…"));
}

void PlainTextTest::knowsACardNumber()
{
    // Numbers published for testing; none belongs to an account.
    for (const char* number : {"4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005",
             "card 4111.1111.1111.1111 ok"})
        QVERIFY2(kit::looksLikeCardNumber(QString::fromLatin1(number)), number);
    for (const char* number : {"4111111111111112", "010-0000-1234", "0412", "1958-03-25", "411111111111"})
        QVERIFY2(!kit::looksLikeCardNumber(QString::fromLatin1(number)), number);
}

class EngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesEveryRequest();
    void refusesAnImageFromTheNetwork();
};

void EngineTest::refusesEveryRequest()
{
    QQmlEngine engine;
    kit::prepare(engine);
    for (const char* address :
        {"http://127.0.0.1:1/", "https://localhost/", "file:///etc/hostname", "ftp://localhost/"}) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was refused")));
        const std::unique_ptr<QNetworkReply> reply(
            engine.networkAccessManager()->get(QNetworkRequest(QUrl(QLatin1String(address)))));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(reply->error(), QNetworkReply::OperationNotImplementedError);
        QCOMPARE(reply->bytesAvailable(), 0);
    }
}

void EngineTest::refusesAnImageFromTheNetwork()
{
    Stage stage;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was refused")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("pages do not use the network")));
    QVERIFY2(stage.show("Image { source: \"http://127.0.0.1:1/face.png\" }"), qPrintable(stage.errors()));
    QTRY_COMPARE(stage.page()->property("status").toInt(), 3); // Image.Error
}

NARU_TEST(KitTokenTest)
NARU_TEST(PlainTextTest)
NARU_TEST(EngineTest)
#include "tst_kit.moc"
