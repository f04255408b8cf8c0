// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/stage.h"
#include "ui/kiosk/palmguard.h"

#include <QPointingDevice>
#include <QQuickItem>

using namespace naru;
using test::Stage;
using ui::kiosk::PalmGuard;

namespace {

constexpr double pitchMm = 0.248;
constexpr int finger = 1, palm = 2, wristSize = 110, fingerSize = 40; // pixels: 27 mm and 10 mm

/// Touches of which the second point is as wide as a palm: no public way leads to a QEventPoint's ellipse.
QSizeF acrossOf(const QEventPoint& point)
{
    const int across = point.id() == palm ? wristSize : fingerSize;
    return QSizeF(fingerSize, across);
}

QPointingDevice* glass()
{
    static QPointingDevice* const device = QTest::createTouchDevice();
    return device;
}

const QByteArray page
    = "Item { property int presses: 0; property alias held: key.pressed;"
      " Pressable { id: key; width: 200; height: 200; text: \"눌러요\"; onClicked: parent.presses++ } }";

} // namespace

/// Row 31: palms and wrists press nothing.
class PalmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }
    void aFingerPresses();
    void aPalmPressesNothing();
    void aPalmThatFollowsLetsTheFingerGo();
    void aPalmIsIgnoredUntilTheGlassIsFree();

private:
    int presses() const { return m_stage->page()->property("presses").toInt(); }
    QTest::QTouchEventSequence touch() { return QTest::touchEvent(&m_stage->window(), glass()); }
    QQuickWindow* window() { return &m_stage->window(); }

    PalmGuard m_guard{[] { return pitchMm; }, acrossOf};
    std::unique_ptr<Stage> m_stage;
};

void PalmTest::init()
{
    m_stage = std::make_unique<Stage>(QSize(400, 400));
    QVERIFY2(m_stage->show(page), qPrintable(m_stage->errors()));
    window()->installEventFilter(&m_guard);
}

void PalmTest::aFingerPresses()
{
    touch().press(finger, {100, 100}, window());
    touch().release(finger, {100, 100}, window());
    QCOMPARE(presses(), 1);
}

void PalmTest::aPalmPressesNothing()
{
    touch().press(palm, {100, 100}, window());
    touch().release(palm, {100, 100}, window());
    QCOMPARE(presses(), 0);
}

void PalmTest::aPalmThatFollowsLetsTheFingerGo()
{
    touch().press(finger, {100, 100}, window());
    QVERIFY(m_stage->page()->property("held").toBool());
    touch().stationary(finger).press(palm, {300, 300}, window());
    QVERIFY(!m_stage->page()->property("held").toBool());
    touch().release(finger, {100, 100}, window()).release(palm, {300, 300}, window());
    QCOMPARE(presses(), 0);
}

void PalmTest::aPalmIsIgnoredUntilTheGlassIsFree()
{
    touch().press(palm, {300, 300}, window());
    touch().stationary(palm).press(finger, {100, 100}, window());
    touch().release(palm, {300, 300}, window()).stationary(finger);
    touch().release(finger, {100, 100}, window());
    QCOMPARE(presses(), 0);
    touch().press(finger, {100, 100}, window());
    touch().release(finger, {100, 100}, window());
    QCOMPARE(presses(), 1);
}

NARU_TEST(PalmTest)

#include "tst_palm.moc"
