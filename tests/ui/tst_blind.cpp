// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/stage.h"
#include "ui/kit/engine.h"

#include <QQuickItem>
#include <QSignalSpy>

using naru::test::Stage;

/// Blind mode: the first press reads, the second does; and the curtain of those who listen.
class BlindTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutItAPressActs();
    void theFirstPressReadsAndTheSecondActs();
    void anotherControlIsReadFirst();
    void theKeyboardReadsByFocusAndActsAtOnce();
    void assistiveTechnologyActsAtOnce();
    void aSecretIsMarkedAsOne();
    void switchingOffForgetsWhatWasRead();
    void aControlThatGoesIsForgotten();
    void theCurtainHidesAllAndHoldsNothingUp();
};

namespace {

const QByteArray twoButtons
    = "Item { property int done: 0; property bool there: true\n"
      "NaruButton { text: \"배우기\"; large: true; onClicked: ++parent.done }\n"
      "NaruButton { text: \"돈 내기\"; large: true; y: 400; visible: parent.there; reason: \"잠깐만요\"; onClicked: "
      "parent.done += 10 }\n"
      "Curtain { objectName: \"curtain\" } }";

struct Page {
    explicit Page(const QByteArray& qml = twoButtons, bool on = true)
    {
        shown = stage.show(qml);
        blind = naru::kit::singleton(stage.engine(), "Blind");
        blind->setProperty("on", on);
        spy = std::make_unique<QSignalSpy>(blind, SIGNAL(read(QString, bool)));
    }
    int done() const { return stage.page()->property("done").toInt(); }
    QStringList heard() const
    {
        QStringList words;
        for (const auto& read : *spy)
            words.append(read.first().toString());
        return words;
    }

    Stage stage;
    bool shown = false;
    QObject* blind = nullptr;
    std::unique_ptr<QSignalSpy> spy;
};

const QString learn = QStringLiteral("배우기");
const QString pay = QStringLiteral("돈 내기");

} // namespace

void BlindTest::withoutItAPressActs()
{
    Page page(twoButtons, false);
    QVERIFY2(page.shown, qPrintable(page.stage.errors()));
    QVERIFY(page.stage.touch(learn));
    QCOMPARE(page.done(), 1);
    QVERIFY(page.heard().isEmpty());
    // However fast: two quick presses are two.
    QVERIFY(page.stage.touch(learn) && page.stage.touch(learn));
    QCOMPARE(page.done(), 3);
    QTest::mouseDClick(&page.stage.window(), Qt::LeftButton, Qt::NoModifier, QPoint(60, 60));
    QCOMPARE(page.done(), 5);
}

void BlindTest::theFirstPressReadsAndTheSecondActs()
{
    Page page;
    for (const bool finger : {true, false}) {
        const int before = page.done();
        QVERIFY(finger ? page.stage.touch(learn) : page.stage.press(learn));
        QCOMPARE(page.done(), before);
        QVERIFY(page.stage.find(learn)->property("focusShown").toBool());
        QVERIFY(finger ? page.stage.touch(learn) : page.stage.press(learn));
        QCOMPARE(page.done(), before + 1);
    }
    QCOMPARE(page.heard(), (QStringList{learn, learn}));
}

void BlindTest::anotherControlIsReadFirst()
{
    Page page;
    QVERIFY(page.stage.touch(learn) && page.stage.touch(pay) && page.stage.touch(learn));
    QCOMPARE(page.done(), 0);
    QCOMPARE(page.heard(), (QStringList{learn, pay, learn}));
    QVERIFY(page.stage.touch(learn));
    QCOMPARE(page.done(), 1);
}

void BlindTest::theKeyboardReadsByFocusAndActsAtOnce()
{
    Page page;
    page.stage.key(Qt::Key_Tab);
    page.stage.key(Qt::Key_Tab);
    QCOMPARE(page.heard(), (QStringList{learn, pay}));
    page.stage.key(Qt::Key_Return);
    QCOMPARE(page.done(), 10);
}

void BlindTest::assistiveTechnologyActsAtOnce()
{
    Page page;
    QVERIFY(page.stage.assist(learn));
    QCOMPARE(page.done(), 1);
    QVERIFY(page.heard().isEmpty());
}

void BlindTest::aSecretIsMarkedAsOne()
{
    Page page("PinPad { width: 600 }");
    QVERIFY2(page.shown, qPrintable(page.stage.errors()));
    QVERIFY(page.stage.touch(QStringLiteral("7")) && page.stage.touch(QStringLiteral("지우기")));
    QVERIFY(page.spy->at(0).at(1).toBool());
    QVERIFY(!page.spy->at(1).at(1).toBool());
    QCOMPARE(page.stage.page()->property("count").toInt(), 0);
    QVERIFY(page.stage.touch(QStringLiteral("7")) && page.stage.touch(QStringLiteral("7")));
    QCOMPARE(page.stage.page()->property("count").toInt(), 1);
}

void BlindTest::switchingOffForgetsWhatWasRead()
{
    Page page;
    QVERIFY(page.stage.touch(learn));
    page.blind->setProperty("on", false);
    page.blind->setProperty("on", true);
    QVERIFY(page.stage.touch(learn));
    QCOMPARE(page.done(), 0);
}

void BlindTest::aControlThatGoesIsForgotten()
{
    Page page;
    QVERIFY(page.stage.touch(pay));
    page.stage.page()->setProperty("there", false);
    page.stage.page()->setProperty("there", true);
    QVERIFY(page.stage.touch(pay));
    QCOMPARE(page.done(), 0);
}

void BlindTest::theCurtainHidesAllAndHoldsNothingUp()
{
    Page page(twoButtons, false);
    page.stage.find(learn);
    auto* const curtain = page.stage.page()->findChild<QQuickItem*>(QStringLiteral("curtain"));
    QVERIFY(curtain && !curtain->isVisible());
    curtain->setProperty("drawn", true);
    const QImage picture = page.stage.picture();
    QVERIFY(page.stage.shot(QStringLiteral("curtain")));
    for (int y = 0; y < picture.height() - 200; y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            QCOMPARE(picture.pixelColor(x, y), QColor(Qt::black));
    }
    QVERIFY(page.stage.touch(learn));
    QVERIFY(page.stage.press(pay));
    QVERIFY(page.stage.assist(learn));
    QCOMPARE(page.done(), 12);
}

NARU_TEST(BlindTest)
#include "tst_blind.moc"
