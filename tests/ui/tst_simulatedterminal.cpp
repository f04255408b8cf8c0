// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/stage.h"
#include "ui/simulator/terminalmodel.h"
#include "ui/simulator/terminalwords.h"

#include <QTranslator>

using namespace naru;
using namespace naru::payments::nexo;
using test::SceneWalker;
using test::Stage;
using test::Thresholds;

namespace {

constexpr const char* poi = "S1F2-000158213605588";
const Instant morning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(2);

class TerminalStage {
public:
    explicit TerminalStage(const QString& language = QStringLiteral("ko"), bool high = false)
        : m_clock(morning)
        , m_random(7)
        , terminal({poi, {}, std::nullopt, Milliseconds(60'000), false}, m_clock, m_random)
        , stage(QSize(1240, 1040))
    {
        if (m_translator.load(QStringLiteral(":/i18n/naru_%1.qm").arg(language)))
            QCoreApplication::installTranslator(&m_translator);
        model = std::make_unique<ui::simulator::TerminalModel>(
            terminal, m_clock, [this] { return ++filesWritten > 0; }, language);
        QObject::connect(&terminal, &sim::PaymentTerminal::spoke, &terminal,
            [this](quint64, const sim::Reply& reply) { said.append(sim::nexoJson(reply)); });
        stage.set("Theme", "reducedMotion", true);
        stage.set("Theme", "highContrast", high);
        QVERIFY2(stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Simulator/TerminalPage.qml")),
                     {{QStringLiteral("model"), QVariant::fromValue(model.get())}, {QStringLiteral("focus"), true}}),
            qPrintable(stage.errors()));
        settle();
    }

    void settle()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }

    void ask(qint64 won)
    {
        PaymentRequest body;
        body.saleTransaction = {"NARU-1", "2026-11-20T11:00:00+09:00"};
        body.requested = Amount::won(won);
        Request request;
        request.header.saleId = "naru-desk-1";
        request.header.serviceId = "AA0000000" + QByteArray::number(++m_asked);
        request.header.poiId = poi;
        request.body = body;
        terminal.receive(request, 1);
        settle();
    }

    QList<QByteArray> said;
    int filesWritten = 0;

private:
    ManualClock m_clock;
    SeededRandom m_random;
    QTranslator m_translator; // leaves the application with itself
    int m_asked = 0;

public:
    sim::PaymentTerminal terminal;
    std::unique_ptr<ui::simulator::TerminalModel> model;
    Stage stage;
};

} // namespace

/// The window of the simulated payment terminal.
class SimulatedTerminalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageHoldsTheThresholds_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("high");
        for (const char* page : {"idle", "waiting", "approved", "declined"}) {
            for (const char* language : {"ko", "en"}) {
                for (const bool high : {false, true})
                    QTest::addRow("%s, %s%s", page, language, high ? ", high" : "")
                        << QString::fromLatin1(page) << QString::fromLatin1(language) << high;
            }
        }
    }
    void everyPageHoldsTheThresholds()
    {
        QFETCH(QString, page);
        QFETCH(QString, language);
        QFETCH(bool, high);
        TerminalStage it(language, high);
        if (page != QLatin1StringView("idle"))
            it.ask(page == QLatin1StringView("waiting") ? 99'999'999 : 15'000);
        if (page == QLatin1StringView("approved"))
            it.terminal.holdCard();
        if (page == QLatin1StringView("declined"))
            it.terminal.refuse();
        it.settle();
        QCOMPARE(it.model->state(), page);
        QVERIFY(it.stage.shot(
            QStringLiteral("terminal-%1-%2%3").arg(page, language, high ? QStringLiteral("-hc") : QString())));
        Thresholds thresholds;
        thresholds.textContrast = high ? 7 : 4.5;
        SceneWalker walker(it.stage.window(), thresholds);
        const QStringList complaints = walker.complaints() + walker.unreached();
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    }

    void everyNameHasWords()
    {
        using namespace ui::simulator;
        for (const sim::Outcome& outcome : sim::outcomes)
            QVERIFY2(outcomeWords(QLatin1StringView(outcome.name)) != QLatin1StringView(outcome.name), outcome.name);
        for (const sim::Play& play : sim::plays)
            QVERIFY2(playWords(QLatin1StringView(play.name)) != QLatin1StringView(play.name), play.name);
        for (const char* name : sim::terminalEventNames)
            QVERIFY2(terminalEventWords(QLatin1StringView(name)) != QLatin1StringView(name), name);
    }

    void paysByKeyboardAlone()
    {
        TerminalStage it;
        QVERIFY(!it.stage.find(QStringLiteral("카드 대기"))->isEnabled());
        it.ask(15'000);
        QVERIFY(it.stage.find(QStringLiteral("15,000원")));
        QCOMPARE(it.stage.focused(), QStringLiteral("카드 대기"));
        it.stage.key(Qt::Key_Space);
        it.settle();
        QCOMPARE(it.model->state(), QStringLiteral("approved"));
        QCOMPARE(it.said.size(), 1);
        QVERIFY(it.said.first().contains(R"("Result":"Success")"));
        QCOMPARE(it.model->clock(), QStringLiteral("11:00"));
        for (const QVariant& line : it.model->talk())
            QCOMPARE(line.toMap()[QStringLiteral("kind")].toString(), QStringLiteral("ok")); // nothing runs any more
    }

    void theRedKeyDeclines()
    {
        TerminalStage it;
        it.ask(15'000);
        QVERIFY(it.stage.press(QStringLiteral("빨간 단추 (취소)")));
        QVERIFY(it.said.first().contains(R"("ErrorCondition":"Cancel")"));
        it.settle();
        QVERIFY(it.stage.find(QStringLiteral("안 됐어요")));
    }

    void choosesWhatTheCardAnswersAndWhatGoesWrong()
    {
        TerminalStage it;
        QVERIFY(it.stage.press(QStringLiteral("비밀번호 틀림")));
        QCOMPARE(it.model->outcome(), QStringLiteral("wrong_pin"));
        QVERIFY(it.stage.press(QStringLiteral("답 잃기")));
        QCOMPARE(it.model->fault(), QStringLiteral("loses_answer"));
        it.ask(15'000);
        QVERIFY(it.stage.press(QStringLiteral("카드 대기")));
        QVERIFY(it.said.isEmpty());
        QCOMPARE(it.model->state(), QStringLiteral("declined"));
    }

    void startsAnewAndWritesTheFile()
    {
        TerminalStage it;
        it.ask(15'000);
        QVERIFY(it.stage.press(QStringLiteral("다시 켜기")));
        QCOMPARE(it.model->state(), QStringLiteral("declined"));
        QVERIFY(it.stage.press(QStringLiteral("매입 파일 쓰기")));
        QCOMPARE(it.filesWritten, 1);
        it.settle();
        QVERIFY(it.stage.find(QStringLiteral("11:00:00 매입 파일을 썼어요")));
    }
};

NARU_TEST(SimulatedTerminalTest)
#include "tst_simulatedterminal.moc"
