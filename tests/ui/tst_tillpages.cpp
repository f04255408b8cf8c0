// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/tillstage.h"

#include <QRegularExpression>

using namespace naru;
using test::SceneWalker;
using test::TillStage;

/// Every page that takes money, in every state that a test can put it in: sizes, names, order, both languages.
class TillPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("Naru/Till/|Final member"))); }
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void theVisitorsPageStandsUpright_data();
    void theVisitorsPageStandsUpright();
};

void TillPagesTest::everyStateHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const QString& state : TillStage::stateNames()) {
        QTest::addRow("%s ko light", qPrintable(state)) << state << QStringLiteral("ko") << false;
        QTest::addRow("%s en high", qPrintable(state)) << state << QStringLiteral("en") << true;
    }
}

void TillPagesTest::everyStateHoldsTheThresholds()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(bool, high);
    TillStage it(language, high);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    QVERIFY(it.stage.shot(
        QStringLiteral("till-%1-%2-%3").arg(state, language, high ? QStringLiteral("high") : QStringLiteral("light"))));
    test::Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    SceneWalker walker(it.stage.window(), thresholds);
    const QStringList complaints = walker.complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    if (high)
        return;
    const QQuickItem* focused = it.stage.window().activeFocusItem();
    QVERIFY2(focused && focused != it.stage.window().contentItem(), "something has the focus without a click");
    const QStringList unreached = walker.unreached();
    QVERIFY2(unreached.isEmpty(), qPrintable(unreached.join(QLatin1Char('\n'))));
}

void TillPagesTest::theVisitorsPageStandsUpright_data()
{
    QTest::addColumn<desk::PayPhase>("phase");
    QTest::newRow("waiting") << desk::PayPhase::Waiting;
    QTest::newRow("paid") << desk::PayPhase::Paid;
    QTest::newRow("doubt") << desk::PayPhase::InDoubt;
    QTest::newRow("declined") << desk::PayPhase::Declined;
}

/// As at a kiosk of 21.5 inches: 1080 x 1920, 0.248 mm to a pixel, and words of at least 7.25 mm.
void TillPagesTest::theVisitorsPageStandsUpright()
{
    QFETCH(desk::PayPhase, phase);
    test::FakeDesk desk{test::sample::morning};
    test::FakeTill till;
    till.now = desk.time;
    test::FakeDayBook book(till);
    ui::till::PayModel pay(desk, till, book);
    pay.show(till.put({}, test::threeCertificates(), phase).charge.id);
    test::Stage stage({1080, 1728});
    stage.set("Mm", "pitch", 0.248);
    QVERIFY2(stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Till/VisitorPay.qml")),
                 {{QStringLiteral("pay"), QVariant::fromValue(&pay)}}),
        qPrintable(stage.errors()));
    QVERIFY(stage.shot(QStringLiteral("till-upright-") + QString::fromLatin1(QTest::currentDataTag())));
    test::Thresholds thresholds;
    thresholds.pitchMm = 0.248;
    thresholds.controlMm = 20;
    thresholds.inkMm = 7.25;
    const QStringList complaints = SceneWalker(stage.window(), thresholds).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

NARU_TEST(TillPagesTest)
#include "tst_tillpages.moc"
