// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/kioskstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/kiosk/staffcall.h"

#include <QQuickItem>

using naru::test::KioskStage;
using naru::test::SceneWalker;
using naru::test::Thresholds;

/// What everybody must be able to read and press (facts of the public kiosks' criteria), on every panel.
class KioskPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageHoldsTheThresholds_data();
    void everyPageHoldsTheThresholds();
    void everyControlIsReachedByKeyboard();
    void looksAsDrawn();
};

namespace {

struct Panel {
    const char* name;
    double pitchMm;
};
constexpr std::array panels{Panel{"15.6", 0.180}, Panel{"21.5", 0.248}, Panel{"27", 0.311}};
constexpr std::array codes{"ko", "en", "zh", "vi"};

const QStringList pages{QStringLiteral("home"), QStringLiteral("language"), QStringLiteral("learn"),
    QStringLiteral("courses"), QStringLiteral("lessons"), QStringLiteral("lesson"), QStringLiteral("identity"),
    QStringLiteral("pay"), QStringLiteral("text"), QStringLiteral("sound"), QStringLiteral("keypad"),
    QStringLiteral("join")};

enum class Pixels : quint8 { No, Yes };

Thresholds thresholds(const naru::ui::kiosk::KioskModel& model, Pixels pixels = Pixels::Yes)
{
    // Large text: at least twice the floor; titles and buttons grow as far as a word has room.
    const bool large = model.enlargement() > 1;
    Thresholds held{model.pitchMm(), 20, 2.5, large ? 14.5 : 7.25};
    held.textContrast = pixels == Pixels::No ? 0 : model.highContrast() ? 7 : 4.5;
    held.titleInkMm = large ? 14.5 : 12;
    held.inkRow = large ? 4 : 3;
    if (model.low())
        held.reachTop = naru::test::reachTopOf(1920, model.pitchMm());
    return held;
}

void look(KioskStage& kiosk, const QString& where, Pixels pixels)
{
    for (int part = 0; part < kiosk.parts(); ++part) {
        if (part > 0)
            kiosk.turn();
        const auto complaints = SceneWalker(kiosk.stage.window(), thresholds(kiosk.model, pixels)).complaints();
        if (!complaints.isEmpty())
            kiosk.stage.shot(where + QStringLiteral("-bad-%1").arg(part));
        QVERIFY2(complaints.isEmpty(),
            qPrintable(where + QStringLiteral(" part %1: ").arg(part) + complaints.join(QStringLiteral("; "))));
    }
}

} // namespace

void KioskPagesTest::everyPageHoldsTheThresholds_data()
{
    QTest::addColumn<double>("pitchMm");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("enlargement");
    QTest::addColumn<bool>("highContrast");
    QTest::addColumn<bool>("low");
    QTest::addColumn<bool>("easy");
    QTest::addColumn<bool>("pixels");
    const bool all = qEnvironmentVariableIsSet("NARU_DEEP");
    int row = 0;
    for (const Panel& panel : panels) {
        for (const char* language : codes) {
            for (const int enlargement : {1, 2}) {
                for (int rest = 0; rest < 8; ++rest) {
                    // Every day all of them by geometry, plain or easy in turn, and for each panel, language and size
                    // of words one by pixels; everything by both in a deep run.
                    const bool pixels = all || rest == (row * 3 + row / 8) % 8;
                    if (!pixels && (rest / 4 + rest + row) % 2 != 0)
                        continue;
                    QTest::addRow("%s %s %d00%%%s%s%s", panel.name, language, enlargement, rest & 1 ? " dark" : "",
                        rest & 2 ? " low" : "", rest & 4 ? " easy" : "")
                        << panel.pitchMm << QString::fromLatin1(language) << enlargement << bool(rest & 1)
                        << bool(rest & 2) << bool(rest & 4) << pixels;
                }
                ++row;
            }
        }
    }
}

void KioskPagesTest::everyPageHoldsTheThresholds()
{
    QFETCH(double, pitchMm);
    QFETCH(QString, language);
    QFETCH(int, enlargement);
    QFETCH(bool, highContrast);
    QFETCH(bool, low);
    QFETCH(bool, easy);
    QFETCH(bool, pixels);
    const Pixels looked = pixels ? Pixels::Yes : Pixels::No;
    auto options = KioskStage::usual();
    options.pitchMm = pitchMm;
    options.demo = easy; // its mark takes room
    KioskStage kiosk(options);
    QVERIFY2(kiosk.failure.isEmpty(), qPrintable(kiosk.failure));
    kiosk.model.useLanguage(language);
    kiosk.model.useEnlargement(enlargement);
    kiosk.model.useHighContrast(highContrast);
    kiosk.model.useLow(low);
    kiosk.model.useEasy(easy);
    for (const QString& page : pages) {
        kiosk.show(page);
        look(kiosk, QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-') + u'-' + page, looked);
        if (QTest::currentTestFailed())
            return;
    }
    kiosk.show(QStringLiteral("home"));
    auto* const staff = new naru::ui::kiosk::StaffCall(kiosk.model, kiosk.clock, &kiosk.model);
    kiosk.stage.page()->setProperty("staff", QVariant::fromValue(staff));
    kiosk.model.call();
    kiosk.settle();
    look(kiosk, QStringLiteral("called"), looked);
    kiosk.clock.advance(naru::ui::kiosk::StaffCall::patience);
    staff->look();
    kiosk.settle();
    look(kiosk, QStringLiteral("nobody-came"), looked);
    kiosk.model.callOff();
    kiosk.model.touch();
    kiosk.show(QStringLiteral("pay"));
    kiosk.pass(121);
    QVERIFY(kiosk.model.asking());
    look(kiosk, QStringLiteral("asking"), looked);
}

void KioskPagesTest::everyControlIsReachedByKeyboard()
{
    KioskStage kiosk;
    for (const QString& page : pages) {
        kiosk.show(page);
        const auto missed = SceneWalker(kiosk.stage.window(), thresholds(kiosk.model)).unreached();
        QVERIFY2(missed.isEmpty(),
            qPrintable(QStringLiteral("row 22: ") + page + QStringLiteral(": ") + missed.join(QStringLiteral(", "))));
    }
}

/// NARU_SHOTS=DIR leaves a picture of every page to lay beside the drawings.
void KioskPagesTest::looksAsDrawn()
{
    if (qEnvironmentVariableIsEmpty("NARU_SHOTS"))
        return;
    for (const Panel& panel : panels) {
        auto options = KioskStage::usual();
        options.pitchMm = panel.pitchMm;
        KioskStage kiosk(options);
        for (const char* language : codes) {
            kiosk.model.useLanguage(QString::fromLatin1(language));
            for (const int looks : {0, 1, 2, 3, 4}) {
                kiosk.model.useEasy(looks == 1);
                kiosk.model.useLow(looks == 1 || looks == 4);
                kiosk.model.useHighContrast(looks == 2);
                kiosk.model.useEnlargement(looks >= 3 ? 2 : 1);
                for (const QString& page : pages) {
                    kiosk.show(page);
                    for (int part = 0; part < kiosk.parts(); ++part) {
                        if (part > 0)
                            kiosk.turn();
                        QVERIFY(kiosk.stage.shot(QStringLiteral("%1-%2-%3-%4-%5")
                                                     .arg(QLatin1StringView(panel.name), QLatin1StringView(language))
                                                     .arg(looks)
                                                     .arg(page)
                                                     .arg(part)));
                    }
                }
            }
        }
    }
}

NARU_TEST(KioskPagesTest)
#include "tst_kioskpages.moc"
