// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/stage.h"

using naru::test::SceneWalker;
using naru::test::Stage;
using naru::test::Thresholds;

/// The pages of tests/ui/gallery show every part of the kit; they are walked, and drawn to NARU_SHOTS for the eye.
class KitGalleryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPartHoldsTheThresholds_data();
    void everyPartHoldsTheThresholds();
    void theWalkerFindsPlantedFaults_data();
    void theWalkerFindsPlantedFaults();
};

void KitGalleryTest::everyPartHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("high");
    for (const char* page : {"Parts", "Verdict", "SignIn", "Waiting", "Sheets", "Icons"}) {
        QTest::addRow("%s, light", page) << QString::fromLatin1(page) << false;
        QTest::addRow("%s, high", page) << QString::fromLatin1(page) << true;
    }
}

void KitGalleryTest::everyPartHoldsTheThresholds()
{
    QFETCH(QString, page);
    QFETCH(bool, high);
    Stage stage;
    stage.set("Theme", "highContrast", high);
    stage.set("Theme", "reducedMotion", true);
    const QString file = QStringLiteral(NARU_SOURCE_DIR "/tests/ui/gallery/%1.qml").arg(page);
    QVERIFY2(stage.load(QUrl::fromLocalFile(file)), qPrintable(stage.errors()));
    QVERIFY(stage.shot(QStringLiteral("%1-%2").arg(page, high ? QStringLiteral("high") : QStringLiteral("light"))));
    Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    SceneWalker walker(stage.window(), thresholds);
    const QStringList complaints = walker.complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    const QStringList unreached = walker.unreached();
    QVERIFY2(unreached.isEmpty(), qPrintable(unreached.join(QLatin1Char('\n'))));
}

void KitGalleryTest::theWalkerFindsPlantedFaults_data()
{
    QTest::addColumn<QByteArray>("qml");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* name, const char* qml, const char* complaint) {
        QTest::newRow(name) << QByteArray(qml) << QString::fromUtf8(complaint);
    };
    row("small control", "NaruButton { text: \"가\"; height: 30 }", "control \"가\" is 38.4 mm x 8.2 mm");
    row("no name", "NaruButton { width: 200 }", "has no name");
    row("narrow gap", "NaruButton { text: \"가\" } NaruButton { y: 96; text: \"나\" }", "are 1.1 mm apart");
    row("overlap", "NaruButton { text: \"가\" } NaruButton { y: 50; text: \"나\" }", "lies on");
    row("small words", "NaruText { text: \"가\"; pixelSize: 20 }", "are 4.1 mm high");
    row("pale words", "NaruText { text: \"가나다라\"; color: \"#BBBBBB\" }", "have contrast 1.9");
    row("elided", "NaruText { width: 90; text: \"가나다라마바사\"; wrapMode: Text.NoWrap; elide: Text.ElideRight }",
        "are elided");
    row("too long", "NaruText { width: 90; text: \"가나다라마바사\"; wrapMode: Text.NoWrap }", "do not fit");
    row("outside", "NaruText { x: 1900; width: 300; text: \"가나다라\" }", "reach out of the window");
    row("words on words", "NaruText { text: \"가나\" } NaruText { x: 20; text: \"다라\" }", "lie on \"다라\"");
    row("words on control", "NaruButton { text: \"가\" } NaruText { text: \"나다라\" }", "lie on control \"가\"");
    row("markup", "Text { text: \"가\"; font.pixelSize: 40; font.family: Theme.family }", "not plain text");
    row("other font", "Text { text: \"A\"; font.pixelSize: 60; font.family: \"DejaVu Sans\" }", "are in ");
}

void KitGalleryTest::theWalkerFindsPlantedFaults()
{
    QFETCH(QByteArray, qml);
    QFETCH(QString, complaint);
    Stage stage;
    QVERIFY2(stage.show("Rectangle { color: Theme.paper\n" + qml + "\n}"), qPrintable(stage.errors()));
    const QString said = SceneWalker(stage.window(), {}).complaints().join(QLatin1Char('\n'));
    QVERIFY2(said.contains(complaint), qPrintable(said));
}

NARU_TEST(KitGalleryTest)
#include "tst_kit_gallery.moc"
