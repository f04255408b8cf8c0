// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/session.h"
#include "devices/visit/locallink.h"
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/stage.h"
#include "ui/simulator/phonemodel.h"
#include "ui/simulator/phonewords.h"
#include "ui/simulator/portraits.h"

#include <QTemporaryDir>
#include <QTranslator>

using namespace naru;
using test::SceneWalker;
using test::Stage;
using test::Thresholds;

namespace {

constexpr std::uint64_t seed = 7;
constexpr const char* nameSpace = "org.iso.18013.5.1";

const Instant morning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(2);

/// As much of a desk as a phone notices: it listens on the link and asks for three things.
class BareDesk {
public:
    explicit BareDesk(const QString& socket)
        : m_link(socket)
        , m_random(seed + 1)
    {
        QObject::connect(&m_link, &device::VisitEndpoint::engaged, &m_link,
            [this](const QByteArray& engagement, const QByteArray& handover) { ask(engagement, handover); });
        QObject::connect(&m_link, &device::VisitEndpoint::received, &m_link, [this](const QByteArray& message) {
            const auto answer = m_session->receive(message);
            answered = answer && answer->has_value();
            ended = !answer;
        });
        m_link.listen();
    }

    bool answered = false, ended = false;

private:
    void ask(const QByteArray& engagement, const QByteArray& handover)
    {
        identity::Asked asked;
        asked.documents.append({QStringLiteral("org.iso.18013.5.1.mDL"), {}});
        for (const char* element : {"given_name", "birth_date", "portrait"})
            asked.documents.first().elements.append({QLatin1StringView(nameSpace), QLatin1StringView(element), false});
        auto session = identity::mdl::ReaderSession::begin(engagement, handover, asked, nullptr, m_random);
        if (!session)
            return;
        m_session.emplace(std::move(*session));
        m_link.send(m_session->establishment());
    }

    device::LocalLinkEndpoint m_link;
    SeededRandom m_random;
    std::optional<identity::mdl::ReaderSession> m_session;
};

class PhoneStage {
public:
    explicit PhoneStage(const QString& language = QStringLiteral("ko"), bool high = false)
        : m_clock(morning)
        , m_random(seed)
        , phone({folder.filePath(QStringLiteral("link")), seed, 0, sim::Misbehaviour::None, 0}, m_clock, m_random)
        , model(phone, language)
        , stage(QSize(1240, 1040))
    {
        if (m_translator.load(QStringLiteral(":/i18n/naru_%1.qm").arg(language)))
            QCoreApplication::installTranslator(&m_translator);
        ui::simulator::lendPortraits(stage.engine(), phone);
        stage.set("Theme", "reducedMotion", true);
        stage.set("Theme", "highContrast", high);
        QVERIFY2(stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Simulator/PhonePage.qml")),
                     {{QStringLiteral("model"), QVariant::fromValue(&model)}, {QStringLiteral("focus"), true}}),
            qPrintable(stage.errors()));
        settle();
    }

    void settle()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }

    std::unique_ptr<BareDesk> desk() const
    {
        return std::make_unique<BareDesk>(folder.filePath(QStringLiteral("link")));
    }

    QTemporaryDir folder;

private:
    ManualClock m_clock;
    SeededRandom m_random;
    QTranslator m_translator; // leaves the application with itself

public:
    sim::PhoneController phone;
    ui::simulator::PhoneModel model;
    Stage stage;
};

} // namespace

/// The window of the simulated phone, over the real controller and link.
class SimulatorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageHoldsTheThresholds_data();
    void everyPageHoldsTheThresholds();
    void everyNameHasWords();
    void choosesADocument();
    void showsWhatIsAskedAndSendsWhatIsAgreed();
    void refusesByKeyboardAlone();
    void withholdsOneThing();
    void choosesAFault();
    void choicesRestWhileADeskIsAsking();
    void takenAwayItSaysSo();
};

void SimulatorTest::everyPageHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const char* page : {"away", "reaching", "asked", "answered", "drop"}) {
        for (const char* language : {"ko", "en"}) {
            for (const bool high : {false, true})
                QTest::addRow("%s, %s%s", page, language, high ? ", high" : "")
                    << QString::fromLatin1(page) << QString::fromLatin1(language) << high;
        }
    }
}

void SimulatorTest::everyPageHoldsTheThresholds()
{
    QFETCH(QString, page);
    QFETCH(QString, language);
    QFETCH(bool, high);
    PhoneStage it(language, high);
    std::unique_ptr<BareDesk> desk;
    if (page == QLatin1StringView("asked") || page == QLatin1StringView("answered"))
        desk = it.desk();
    if (page == QLatin1StringView("drop"))
        it.phone.setFault(QStringLiteral("drop_at_byte"));
    else if (page != QLatin1StringView("away"))
        it.phone.present();
    if (desk) {
        QTRY_COMPARE(it.phone.state(), QStringLiteral("asked"));
        if (page == QLatin1StringView("answered")) {
            it.phone.agree();
            QTRY_COMPARE(it.phone.state(), QStringLiteral("answered"));
        }
    }
    it.settle();
    QVERIFY(
        it.stage.shot(QStringLiteral("phone-%1-%2%3").arg(page, language, high ? QStringLiteral("-hc") : QString())));
    Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    SceneWalker walker(it.stage.window(), thresholds);
    const QStringList complaints = walker.complaints() + walker.unreached();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void SimulatorTest::everyNameHasWords()
{
    using namespace ui::simulator;
    for (const QString& id : sim::PhoneController::documentIds())
        QVERIFY2(cardWords(id) != id && documentWords(id) != id, qPrintable(id));
    for (const char* name : sim::misbehaviourNames)
        QVERIFY2(faultWords(QLatin1StringView(name)) != QLatin1StringView(name), name);
    for (const QString& name : sim::PhoneController::logNames())
        QVERIFY2(logWords(name, false) != name && logWords(name, true) != name, qPrintable(name));
    for (const QString& name : sim::PhoneController::stateNames())
        QVERIFY2(stateWords(name) != name, qPrintable(name));
}

void SimulatorTest::choosesADocument()
{
    PhoneStage it;
    QVERIFY(it.stage.press(QStringLiteral("주민등록증 · 김도담")));
    it.settle();
    QCOMPARE(it.phone.document(), 1);
    QVERIFY(it.stage.find(QStringLiteral("모바일 주민등록증 (견본)")));
}

void SimulatorTest::showsWhatIsAskedAndSendsWhatIsAgreed()
{
    PhoneStage it;
    const auto desk = it.desk();
    QVERIFY(it.stage.press(QStringLiteral("리더기에 대기")));
    QTRY_COMPARE(it.phone.state(), QStringLiteral("asked"));
    it.settle();
    for (const char* name : {"이름", "생년월일", "사진"})
        QVERIFY2(it.stage.find(QString::fromUtf8(name)), name);
    QCOMPARE(it.model.asked().size(), 3);
    QVERIFY(it.stage.find(QStringLiteral("이름을 밝히지 않은 창구에서 묻습니다")));
    QVERIFY(it.stage.press(QStringLiteral("보여 주기")));
    QTRY_VERIFY(desk->answered);
    QTRY_COMPARE(it.phone.state(), QStringLiteral("answered"));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("대답을 보냈어요")));
}

void SimulatorTest::refusesByKeyboardAlone()
{
    PhoneStage it;
    const auto desk = it.desk();
    QCOMPARE(it.stage.focused(), QStringLiteral("리더기에 대기"));
    it.stage.key(Qt::Key_Space);
    QTRY_COMPARE(it.phone.state(), QStringLiteral("asked"));
    it.settle();
    QCOMPARE(it.stage.focused(), QStringLiteral("보여 주기"));
    it.stage.key(Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(it.stage.focused(), QStringLiteral("안 보여 주기"));
    it.stage.key(Qt::Key_Return);
    QTRY_COMPARE(it.phone.state(), QStringLiteral("refused"));
}

void SimulatorTest::withholdsOneThing()
{
    PhoneStage it;
    const auto desk = it.desk();
    it.phone.present();
    QTRY_COMPARE(it.phone.state(), QStringLiteral("asked"));
    it.settle();
    QVERIFY(it.stage.press(QStringLiteral("생년월일")));
    it.settle();
    const QVariantList asked = it.phone.asked();
    QVERIFY(asked.at(0).toMap().value(QStringLiteral("shown")).toBool());
    QVERIFY(!asked.at(1).toMap().value(QStringLiteral("shown")).toBool());
}

void SimulatorTest::choosesAFault()
{
    PhoneStage it;
    QVERIFY(it.stage.press(QStringLiteral("기간이 끝난 신분증")));
    QCOMPARE(it.phone.fault(), QStringLiteral("expired"));
    QVERIFY(it.stage.press(QStringLiteral("읽는 도중에 떼기")));
    QCOMPARE(it.phone.fault(), QStringLiteral("drop_at_byte"));
    it.settle();
    QVERIFY(it.stage.press(QStringLiteral("더")));
    QCOMPARE(it.phone.dropAtByte(), 100);
    QVERIFY(it.stage.press(QStringLiteral("덜")));
    QCOMPARE(it.phone.dropAtByte(), 0);
}

void SimulatorTest::choicesRestWhileADeskIsAsking()
{
    PhoneStage it;
    const auto desk = it.desk();
    it.phone.present();
    QTRY_COMPARE(it.phone.state(), QStringLiteral("asked"));
    it.settle();
    QVERIFY(!it.stage.find(QStringLiteral("잠긴 휴대폰"))->isEnabled());
    QVERIFY(it.stage.press(QStringLiteral("처음부터")));
    it.settle();
    QCOMPARE(it.phone.state(), QStringLiteral("away"));
    QVERIFY(it.stage.find(QStringLiteral("잠긴 휴대폰"))->isEnabled());
}

void SimulatorTest::takenAwayItSaysSo()
{
    PhoneStage it;
    const auto desk = it.desk();
    it.phone.present();
    QTRY_COMPARE(it.phone.state(), QStringLiteral("asked"));
    it.settle();
    QVERIFY(it.stage.press(QStringLiteral("리더기에서 떼기")));
    it.settle();
    QCOMPARE(it.phone.state(), QStringLiteral("away"));
    QVERIFY(it.stage.find(QStringLiteral("휴대폰을 뗐어요")));
}

NARU_TEST(SimulatorTest)
#include "tst_simulator.moc"
