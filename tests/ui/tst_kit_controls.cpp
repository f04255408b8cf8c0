// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/qrmatrix.h"
#include "tests/support/suite.h"
#include "tests/ui/stage.h"

#include <QQuickItem>
#include <QSignalSpy>

using naru::test::Stage;

class KitControlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyControlIsPressedInEveryWay_data();
    void everyControlIsPressedInEveryWay();
    void aDisabledButtonIsNotPressedAndSaysWhy();
    void shortcutsPressButtons();
    void enterGoesToTheFocusedButton();
    void choicesAreExclusive();
    void pinComesFromTheKeyboard();
    void pinComesFromTheMouse();
    void pinIsRefusedAndEmptied();
    void pinMayBeLongerThanSix();
    void aCardNumberDoesNotStayInAField();
    void aWrongFieldKeepsItsContent();
    void sheetTakesFocusAndEscIsTheSafeAnswer();
    void sheetKeepsTabInsideAndSilencesShortcuts();
    void toastGoesAway();
    void focusHidesAfterATouch();
    void aListScrollsByKeyboard();
    void wordsAreNeverMarkup();
    void valuesStayInsideTheirFrame();
    void toldTheVerdictOnlyWhenShown();
    void aCodeStandsOnWholePixelsInItsQuietZone();
};

namespace {

int count(const Stage& stage)
{
    return stage.page()->property("count").toInt();
}

QString saw(const Stage& stage)
{
    return stage.page()->property("saw").toString();
}

const QString go = QStringLiteral("가기");

} // namespace

void KitControlsTest::everyControlIsPressedInEveryWay_data()
{
    QTest::addColumn<QByteArray>("control");
    const QByteArray same = "; text: \"가기\"; focus: true; onClicked: ++root.count }";
    for (const char* type : {"NaruButton", "Door", "Chip", "BarItem", "PinKey"})
        QTest::newRow(type) << QByteArray(type) + " { objectName: \"it\"" + same;
    QTest::newRow("ListRow") << QByteArray("ListRow { title: \"가기\"; focus: true; onClicked: ++root.count }");
    QTest::newRow("ChoiceRow") << QByteArray("ChoiceRow { text: \"가기\"; focus: true; onChosen: ++root.count }");
    QTest::newRow("CheckRow") << QByteArray("CheckRow { text: \"가기\"; focus: true; onFlipped: ++root.count }");
}

void KitControlsTest::everyControlIsPressedInEveryWay()
{
    QFETCH(QByteArray, control);
    Stage stage;
    QVERIFY2(stage.show("FocusScope { id: root; property int count: 0; focus: true; " + control + " }"),
        qPrintable(stage.errors()));
    QVERIFY(stage.press(go));
    QCOMPARE(count(stage), 1);
    QVERIFY(stage.touch(go));
    QCOMPARE(count(stage), 2);
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_Enter);
    stage.key(Qt::Key_Space);
    QCOMPARE(count(stage), 5);
    QVERIFY(stage.assist(go));
    QCOMPARE(count(stage), 6);
}

void KitControlsTest::aDisabledButtonIsNotPressedAndSaysWhy()
{
    Stage stage;
    QVERIFY(stage.show("Item { id: root; property int count: 0\n NaruButton { text: \"가기\"; enabled: false;"
                       " shortcut: \"F5\"; reason: \"카드를 고르면 열려요.\"; onClicked: ++root.count } }"));
    stage.press(go);
    stage.key(Qt::Key_F5);
    stage.assist(go);
    QCOMPARE(count(stage), 0);
    QVERIFY(stage.find(go)->height() > 100);
}

void KitControlsTest::shortcutsPressButtons()
{
    Stage stage;
    QVERIFY(
        stage.show("Item { id: root; property string saw\n"
                   "NaruButton { text: \"가\"; shortcut: \"F5\"; onClicked: root.saw += \"a\" }\n"
                   "Door { y: 200; text: \"나\"; shortcut: \"1\"; onClicked: root.saw += \"b\" }\n"
                   "NaruButton { y: 400; text: \"다\"; shortcut: \"Escape\"; onClicked: root.saw += \"c\" }\n"
                   "NaruButton { visible: false; text: \"라\"; shortcut: \"F6\"; onClicked: root.saw += \"d\" } }"));
    for (const Qt::Key key : {Qt::Key_F5, Qt::Key_1, Qt::Key_Escape, Qt::Key_F6})
        stage.key(key);
    QCOMPARE(saw(stage), QStringLiteral("abc"));
}

void KitControlsTest::enterGoesToTheFocusedButton()
{
    Stage stage;
    QVERIFY(stage.show("FocusScope { id: root; property string saw; focus: true\n"
                       "NaruButton { text: \"가\"; shortcut: \"Return\"; onClicked: root.saw += \"a\" }\n"
                       "NaruButton { y: 200; text: \"나\"; focus: true; onClicked: root.saw += \"b\" } }"));
    stage.key(Qt::Key_Return);
    QCOMPARE(saw(stage), QStringLiteral("b"));
    stage.key(Qt::Key_Tab);
    stage.key(Qt::Key_Return);
    QCOMPARE(saw(stage), QStringLiteral("ba"));
}

void KitControlsTest::choicesAreExclusive()
{
    Stage stage;
    QVERIFY(stage.show("ChoiceList { property string saw; value: 1; model: [{value: 1, text: \"하나\"},"
                       "{value: 2, text: \"둘\"}]; onChosen: v => saw += v }"));
    QVERIFY(stage.find(QStringLiteral("하나"))->property("checked").toBool());
    stage.press(QStringLiteral("둘"));
    QCOMPARE(saw(stage), QStringLiteral("2"));
    QCOMPARE(stage.page()->property("value").toInt(), 2);
    QVERIFY(!stage.find(QStringLiteral("하나"))->property("checked").toBool());
    stage.press(QStringLiteral("하나"));
    QVERIFY(stage.find(QStringLiteral("하나"))->property("checked").toBool());
    stage.page()->setProperty("value", 2);
    QVERIFY(stage.find(QStringLiteral("둘"))->property("checked").toBool());
    QVERIFY(!stage.find(QStringLiteral("하나"))->property("checked").toBool());
}

namespace {
const QByteArray pad = "PinPad { property string saw; focus: true; onEntered: pin => saw += pin + \";\" }";
}

void KitControlsTest::pinComesFromTheKeyboard()
{
    Stage stage;
    QVERIFY(stage.show(pad));
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_9, Qt::Key_Backspace, Qt::Key_4, Qt::Key_5})
        stage.key(key);
    stage.key(Qt::Key_Return); // five digits are not enough, and Enter must not add one
    QCOMPARE(saw(stage), QString());
    QVERIFY(stage.find(QStringLiteral("여섯 자리 이상 적어 주세요.")));
    stage.key(Qt::Key_6);
    stage.key(Qt::Key_Return);
    QCOMPARE(saw(stage), QStringLiteral("123456;"));
    QCOMPARE(count(stage), 0);
}

void KitControlsTest::pinComesFromTheMouse()
{
    Stage stage;
    QVERIFY(stage.show(pad));
    for (const char* key : {"9", "8", "7", "0", "지우기", "6", "5", "4"})
        QVERIFY(stage.press(QString::fromUtf8(key)));
    QCOMPARE(count(stage), 6);
    stage.press(QStringLiteral("들어가기"));
    QCOMPARE(saw(stage), QStringLiteral("987654;"));
}

void KitControlsTest::pinIsRefusedAndEmptied()
{
    Stage stage;
    QVERIFY(stage.show(pad));
    for (int i = 0; i < 4; ++i)
        stage.key(Qt::Key_7);
    QCOMPARE(count(stage), 4);
    QMetaObject::invokeMethod(stage.page(), "refuse", Q_ARG(QString, QStringLiteral("네 번 남았어요.")));
    QCOMPARE(count(stage), 0);
    QVERIFY(stage.find(QStringLiteral("네 번 남았어요.")));
    stage.key(Qt::Key_1);
    QVERIFY(!stage.find(QStringLiteral("네 번 남았어요.")));
}

void KitControlsTest::pinMayBeLongerThanSix()
{
    Stage stage;
    QVERIFY(stage.show(pad));
    for (int i = 0; i < 20; ++i)
        stage.key(Qt::Key_8);
    QCOMPARE(count(stage), 12);
    stage.key(Qt::Key_Return);
    QCOMPARE(saw(stage), QStringLiteral("888888888888;"));
}

namespace {
const QByteArray field = "NaruField { focus: true; label: \"승인 번호\"; width: 700 }";
}

void KitControlsTest::aCardNumberDoesNotStayInAField()
{
    Stage stage;
    QVERIFY(stage.show(field));
    stage.type(QStringLiteral("4111 1111 1111 1111"));
    QVERIFY(!stage.page()->property("text").toString().contains(QStringLiteral("4111")));
    QVERIFY(stage.page()->property("cardRefused").toBool());
    QVERIFY(stage.find(QStringLiteral("카드 번호는 적지 않아요.")));
    stage.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!stage.page()->property("text").toString().contains(QStringLiteral("4111")));
}

void KitControlsTest::aWrongFieldKeepsItsContent()
{
    Stage stage;
    QVERIFY(stage.show(field));
    stage.type(QStringLiteral("A-12"));
    stage.page()->setProperty("wrong", QStringLiteral("숫자 네 개를 적어 주세요."));
    QCOMPARE(stage.page()->property("text").toString(), QStringLiteral("A-12"));
    QVERIFY(stage.find(QStringLiteral("숫자 네 개를 적어 주세요.")));
    QVERIFY(stage.find(QStringLiteral("승인 번호")));
}

namespace {
const QByteArray sheetPage
    = "FocusScope { id: root; property string saw; focus: true\n"
      "function ask() { sheet.present() }\n"
      "NaruButton { text: \"뒤\"; focus: true; shortcut: \"F5\"; onClicked: root.saw += \"p\" }\n"
      "NaruButton { y: 200; text: \"뒤둘\"; shortcut: \"Escape\"; onClicked: root.saw += \"e\" }\n"
      "Sheet { id: sheet; title: \"지울까요?\"; sentence: \"되돌릴 수 없어요.\"; safeText: \"그대로 두기\";"
      "otherText: \"지우기\"; onSafe: root.saw += \"s\"; onOther: root.saw += \"o\" } }";
}

void KitControlsTest::sheetTakesFocusAndEscIsTheSafeAnswer()
{
    Stage stage;
    QVERIFY2(stage.show(sheetPage), qPrintable(stage.errors()));
    QCOMPARE(stage.focused(), QStringLiteral("뒤"));
    QMetaObject::invokeMethod(stage.page(), "ask");
    QCOMPARE(stage.focused(), QStringLiteral("그대로 두기"));
    stage.key(Qt::Key_Escape);
    QCOMPARE(saw(stage), QStringLiteral("s"));
    QCOMPARE(stage.focused(), QStringLiteral("뒤"));
    QVERIFY(!stage.find(QStringLiteral("그대로 두기")));
    QMetaObject::invokeMethod(stage.page(), "ask");
    stage.press(QStringLiteral("지우기"));
    QCOMPARE(saw(stage), QStringLiteral("so"));
}

void KitControlsTest::sheetKeepsTabInsideAndSilencesShortcuts()
{
    Stage stage;
    QVERIFY(stage.show(sheetPage));
    QMetaObject::invokeMethod(stage.page(), "ask");
    stage.key(Qt::Key_F5);
    QCOMPARE(saw(stage), QString());
    QStringList seen;
    for (int i = 0; i < 4; ++i) {
        stage.key(Qt::Key_Tab);
        seen += stage.focused();
    }
    const QStringList round{QStringLiteral("지우기"), QStringLiteral("그대로 두기")};
    QCOMPARE(seen, round + round);
    stage.key(Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(stage.focused(), QStringLiteral("지우기"));
    QTest::mouseClick(&stage.window(), Qt::LeftButton, {}, QPoint(60, 40)); // the button behind the scrim
    QCOMPARE(saw(stage), QString());
}

void KitControlsTest::toastGoesAway()
{
    Stage stage;
    QVERIFY(
        stage.show("Item { id: root; property string saw\n function say() { toast.show(\"적어 두었습니다.\", \"ok\","
                   "\"되돌리기\") }\n Toast { id: toast; width: 812; durationMs: 30; onAction: root.saw += \"u\" } }"));
    QMetaObject::invokeMethod(stage.page(), "say");
    QVERIFY(stage.find(QStringLiteral("적어 두었습니다.")));
    QTRY_VERIFY(!stage.find(QStringLiteral("적어 두었습니다.")));
    QMetaObject::invokeMethod(stage.page(), "say");
    QVERIFY(stage.press(QStringLiteral("되돌리기")));
    QCOMPARE(saw(stage), QStringLiteral("u"));
    QVERIFY(!stage.find(QStringLiteral("적어 두었습니다.")));
}

void KitControlsTest::focusHidesAfterATouch()
{
    Stage stage;
    QVERIFY(stage.show("NaruButton { text: \"가기\"; focus: true }"));
    QVERIFY(stage.page()->property("focusShown").toBool());
    stage.touch(go);
    QVERIFY(!stage.page()->property("focusShown").toBool());
    stage.key(Qt::Key_Shift);
    QVERIFY(stage.page()->property("focusShown").toBool());
}

void KitControlsTest::aListScrollsByKeyboard()
{
    Stage stage({600, 500});
    QVERIFY(
        stage.show("FocusScope { focus: true\n ScrollColumn { anchors.fill: parent; anchors.margins: 20; focus: true\n"
                   "Repeater { model: 12; ListRow { required property int index; width: 500; title: \"줄 \" + index;"
                   "focus: index === 0 } } } }"));
    QQuickItem* const last = stage.find(QStringLiteral("줄 11"));
    QVERIFY(last->mapToScene({0, 0}).y() > 500);
    for (int i = 0; i < 11; ++i)
        stage.key(Qt::Key_Tab);
    QCOMPARE(stage.focused(), QStringLiteral("줄 11"));
    QVERIFY(last->mapToScene({0, last->height()}).y() <= 500);
    stage.key(Qt::Key_Home);
    QVERIFY(last->mapToScene({0, 0}).y() > 500);
    stage.key(Qt::Key_PageDown);
    stage.key(Qt::Key_PageDown);
    stage.key(Qt::Key_PageDown);
    stage.key(Qt::Key_PageDown);
    QVERIFY(last->mapToScene({0, last->height()}).y() <= 500);
}

void KitControlsTest::wordsAreNeverMarkup()
{
    Stage stage;
    QVERIFY(stage.show("Item { NaruText { text: \"<b>홍</b>\" } NaruValue { y: 100; text: \"<i>길</i>\" } "
                       "NaruButton { y: 200; text: \"<u>동</u>\" } }"));
    for (const char* words : {"<b>홍</b>", "<i>길</i>", "<u>동</u>"})
        QVERIFY2(stage.find(QString::fromUtf8(words)), words);
}

void KitControlsTest::valuesStayInsideTheirFrame()
{
    Stage stage;
    QVERIFY(stage.show("NaruValue { text: \"가\".repeat(10000); linesMax: 2 }"));
    stage.page()->setWidth(500);
    stage.picture();
    QCOMPARE(stage.page()->property("lineCount").toInt(), 2);
    QVERIFY(stage.page()->property("truncated").toBool());
    QVERIFY(stage.page()->implicitHeight() < 140);
}

void KitControlsTest::toldTheVerdictOnlyWhenShown()
{
    Stage stage;
    stage.set("Theme", "reducedMotion", true);
    QVERIFY(stage.show(
        "VerdictCard { kind: \"ok\"; word: \"확인됨\"; sentences: \"발급된 그대로입니다.\"; shown: false }"));
    QVERIFY(!stage.page()->isVisible());
    stage.page()->setProperty("shown", true);
    QTRY_VERIFY(stage.page()->isVisible());
}

void KitControlsTest::aCodeStandsOnWholePixelsInItsQuietZone()
{
    constexpr int side = 100, module = 3, quietZone = 4; // 21 modules and the zone: 29 of 3 pixels fit
    Stage stage({side, side});
    stage.set("Theme", "highContrast", true);
    QVERIFY2(stage.show("CodePicture { text: \"NARU\" }"), qPrintable(stage.errors()));
    QVERIFY(stage.page()->property("drawn").toBool());
    const auto code = naru::codec::qrMatrix("NARU", naru::codec::QrLevel::M);
    QVERIFY(code);
    QCOMPARE(code->side, 21);
    const QImage picture = stage.picture();
    const int corner = (side - module * code->side) / 2;
    for (int y = -quietZone; y < code->side + quietZone; ++y) {
        for (int x = -quietZone; x < code->side + quietZone; ++x) {
            const bool isInside = x >= 0 && y >= 0 && x < code->side && y < code->side;
            const QColor wanted = isInside && code->isDark(x, y) ? Qt::black : Qt::white;
            for (const int pixel : {0, module - 1})
                QCOMPARE(picture.pixelColor(corner + x * module + pixel, corner + y * module + pixel), wanted);
        }
    }
    QVERIFY(stage.page()->setProperty("text", QString(5'000, u'x')) && !stage.page()->property("drawn").toBool());
    QCOMPARE(stage.picture().pixelColor(side / 2, side / 2), QColor(Qt::white));
}

NARU_TEST(KitControlsTest)
#include "tst_kit_controls.moc"
