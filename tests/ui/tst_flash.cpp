// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/lessonstage.h"

#include <QAnimationDriver>
#include <QImage>

#include <algorithm>
#include <cmath>

using namespace naru;
using test::LessonStage;

namespace {

constexpr int frameMs = 50;
constexpr int watchedMs = 3'000;
constexpr double flashRise = 0.1;         // of relative luminance: WCAG 2.3.1
constexpr double flashesPerSecond = 3;    // strictly fewer
constexpr double largestFlashMm2 = 2'160; // a quarter of ten degrees at 60 cm
constexpr int grain = 3;                  // every third pixel each way is looked at

/// The time of all animations, in steps of a test.
class Steps : public QAnimationDriver {
public:
    Steps() { install(); }
    ~Steps() override { uninstall(); }
    qint64 elapsed() const override { return m_elapsedMs; }
    void step()
    {
        m_elapsedMs += frameMs;
        advanceAnimation();
    }

private:
    qint64 m_elapsedMs = 0;
};

double linear(int value)
{
    const double part = value / 255.0;
    return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(QRgb colour)
{
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

/// What the glass did while it was watched.
struct Seen {
    double areaMm2 = 0; ///< of the pixels that changed at all
    double flashes = 0; ///< a second, of the pixel that changed most often: a rise and a fall are one
};

Seen watch(LessonStage& it, Steps& steps)
{
    struct Pixel {
        double turn = 0; // luminance where it last turned
        int way = 0, turns = 0;
        bool changed = false;
    };
    QImage picture = it.stage.picture();
    const int across = picture.width() / grain, down = picture.height() / grain;
    std::vector<Pixel> pixels(static_cast<std::size_t>(across * down));
    const auto each = [&](const auto& look) {
        for (int y = 0; y < down; ++y) {
            for (int x = 0; x < across; ++x)
                look(pixels[static_cast<std::size_t>(y * across + x)], picture.pixel(x * grain, y * grain));
        }
    };
    each([](Pixel& pixel, QRgb colour) { pixel.turn = luminance(colour); });
    QImage last = picture;
    for (int ms = 0; ms < watchedMs; ms += frameMs) {
        steps.step();
        picture = it.stage.picture();
        if (picture == last)
            continue;
        last = picture;
        each([](Pixel& pixel, QRgb colour) {
            const double by = luminance(colour) - pixel.turn;
            pixel.changed = pixel.changed || std::abs(by) > 0.001;
            const int way = by > flashRise ? 1 : by < -flashRise ? -1 : 0;
            if (way != 0 && way != pixel.way) {
                ++pixel.turns;
                pixel.way = way;
            }
            if (way != 0 || (pixel.way > 0 && by > 0) || (pixel.way < 0 && by < 0))
                pixel.turn = luminance(colour);
        });
    }
    Seen seen;
    for (const Pixel& pixel : pixels) {
        const double sideMm = grain * it.look.pitchMm;
        seen.areaMm2 += pixel.changed ? sideMm * sideMm : 0;
        seen.flashes = std::max(seen.flashes, pixel.turns / 2.0 / (watchedMs / 1000.0));
    }
    return seen;
}

} // namespace

/// Rows 9 and 10: what moves on the pages, watched with the clock of the animations in hand.
class FlashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRingPulsesSlowlyAndIsSmall_data();
    void theRingPulsesSlowlyAndIsSmall();
    void nothingElseMovesByItself();
    void reducedMotionStopsTheRing();
};

void FlashTest::theRingPulsesSlowlyAndIsSmall_data()
{
    QTest::addColumn<bool>("highContrast");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void FlashTest::theRingPulsesSlowlyAndIsSmall()
{
    QFETCH(bool, highContrast);
    test::Look look;
    look.highContrast = highContrast;
    LessonStage it(look);
    it.kiosk.useReducedMotion(false);
    QVERIFY2(it.open(QStringLiteral("train.book")), qPrintable(it.failure));
    it.model.begin(QStringLiteral("guided"));
    Steps steps;
    while (!it.model.pulsing())
        it.model.hint();
    it.settle();
    const Seen seen = watch(it, steps);
    QVERIFY2(seen.areaMm2 > 0, "the ring does not pulse: nothing was watched");
    QVERIFY2(
        seen.flashes < flashesPerSecond, qPrintable(QStringLiteral("row 9: %1 flashes a second").arg(seen.flashes)));
    QVERIFY2(seen.areaMm2 < largestFlashMm2, qPrintable(QStringLiteral("row 9: %1 mm2 change").arg(seen.areaMm2)));
}

void FlashTest::nothingElseMovesByItself()
{
    LessonStage it;
    it.kiosk.useReducedMotion(false);
    Steps steps;
    const auto still = [&](const char* where) {
        it.settle();
        const Seen seen = watch(it, steps);
        QVERIFY2(
            seen.areaMm2 == 0, qPrintable(QStringLiteral("row 10: %1 changes by itself").arg(QLatin1String(where))));
    };
    still("home");
    QVERIFY2(it.open(QStringLiteral("touch.basic")), qPrintable(it.failure));
    still("start");
    it.model.begin(QStringLiteral("guided"));
    still("play");
    while (it.model.page() != u"end")
        it.doNext();
    still("end");
}

void FlashTest::reducedMotionStopsTheRing()
{
    LessonStage it;
    QVERIFY2(it.open(QStringLiteral("train.book")), qPrintable(it.failure));
    it.model.begin(QStringLiteral("guided"));
    Steps steps;
    while (!it.model.pulsing())
        it.model.hint();
    it.settle();
    QCOMPARE(watch(it, steps).areaMm2, 0.0);
}

NARU_TEST(FlashTest)

#include "tst_flash.moc"
