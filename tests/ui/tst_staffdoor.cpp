// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"
#include "tests/ui/lockedkiosk.h"
#include "tests/ui/scenewalker.h"
#include "ui/kit/engine.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSignalSpy>

using naru::Milliseconds;
using naru::test::FakeDesk;
using naru::test::KioskStage;
using naru::test::LockedKiosk;
using naru::test::SceneWalker;
using naru::test::Thresholds;
using naru::ui::kiosk::StaffDoor;

/// The way of staff into a kiosk and out of it.
class StaffDoorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void assistiveTechnologyAsksForStaff();
    void aWrongPinIsCountedAndWaits();
    void aRightPinOpensTheMenuAndSignsNobodyIn();
    void noDigitIsToldAnywhere();
    void anotherNumberIsAnotherPerson();
    void whoIsDisabledDoesNotComeIn();
    void theSheetGoesByItself();
    void anAnswerAfterTheSheetOpensNothing();
    void theStaffCallEndsWhenStaffCame();
    void endAndRestartAreForStaffAlone();
    void everythingWithKeysAlone();
    void theRealDeskCountsAndWaitsOverARestart();
    void theIdleQuestionGivesWay();
    void theCalmPageIsReadable();
    void theSheetHoldsTheThresholds_data();
    void theSheetHoldsTheThresholds();
    void theSheetIsReachedByKeyboard();
};

namespace {

const QString pin = QStringLiteral("135790");

} // namespace

void StaffDoorTest::assistiveTechnologyAsksForStaff()
{
    LockedKiosk locked;
    QVERIFY(locked.kiosk.stage.assist(QStringLiteral("직원만: 직원 메뉴")));
    locked.kiosk.settle();
    QVERIFY(locked.shows("직원 확인"));
    for (const QChar digit : pin)
        QVERIFY(locked.kiosk.stage.assist(digit));
    QVERIFY(locked.kiosk.stage.assist(QStringLiteral("확인")));
    locked.kiosk.settle();
    QVERIFY(locked.shows("직원 메뉴"));
    QVERIFY(locked.kiosk.stage.assist(QStringLiteral("돌아가기")));
    locked.kiosk.settle();
    QVERIFY(!locked.door.opened());
    QVERIFY(!locked.shows("끝내기"));
}

void StaffDoorTest::aWrongPinIsCountedAndWaits()
{
    LockedKiosk locked;
    locked.open();
    for (int i = 1; i < naru::desk::pinTriesBeforeWait; ++i) {
        locked.kiosk.stage.type(QStringLiteral("246802"));
        locked.kiosk.stage.key(Qt::Key_Return);
        locked.kiosk.settle();
        QVERIFY(locked.shows("번호가 달라요."));
        QCOMPARE(locked.desk.people.first().wrongTries, i);
    }
    locked.kiosk.stage.type(QStringLiteral("246802"));
    locked.kiosk.stage.key(Qt::Key_Return);
    locked.kiosk.settle();
    QVERIFY(locked.shows("잠시 뒤에 다시 눌러 주세요."));
    QVERIFY(!locked.door.admitted());
    QVERIFY(!locked.shows("끝내기"));
    locked.kiosk.stage.type(QStringLiteral("12345"));
    locked.kiosk.stage.key(Qt::Key_Return);
    locked.kiosk.settle();
    QVERIFY(locked.shows("여섯 자리 이상 눌러 주세요."));
    QCOMPARE(locked.desk.people.first().wrongTries, naru::desk::pinTriesBeforeWait);
}

void StaffDoorTest::aRightPinOpensTheMenuAndSignsNobodyIn()
{
    LockedKiosk locked;
    locked.open();
    for (const QChar digit : pin)
        QVERIFY(locked.kiosk.stage.press(digit));
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("확인")));
    locked.kiosk.settle();
    QVERIFY(locked.door.admitted());
    QVERIFY(!locked.desk.signedIn());
    for (const char* name : {"직원이 왔어요", "소리 작게", "소리 크게", "다시 시작", "끝내기", "돌아가기"})
        QVERIFY2(locked.shows(name), name);
    const int before = locked.kiosk.model.volume();
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("소리 크게")));
    QCOMPARE(locked.kiosk.model.volume(), before + 1);
    locked.kiosk.stage.shot(QStringLiteral("staff-menu"));
}

void StaffDoorTest::noDigitIsToldAnywhere()
{
    LockedKiosk locked;
    locked.kiosk.model.useScreenOff(true); // what has the focus is said
    const QSignalSpy spoke(&locked.kiosk.model, &naru::ui::kiosk::KioskModel::spoke);
    locked.open();
    locked.kiosk.stage.type(QStringLiteral("1357"));
    for (int i = 0; i < 20; ++i)
        locked.kiosk.stage.key(Qt::Key_Tab);
    locked.kiosk.settle();
    for (const auto& said : spoke) {
        for (const QChar digit : said.first().toString())
            QVERIFY2(!digit.isDigit(), qPrintable(said.first().toString()));
    }
    const auto heard = naru::test::heardIn(locked.window());
    QVERIFY(heard.filter(QStringLiteral("1357")).isEmpty());
    QVERIFY(!heard.filter(QStringLiteral("누른 숫자 4개")).isEmpty());
    QVERIFY(heard.filter(QStringLiteral("김나루")).isEmpty()); // nor who works here
    locked.kiosk.stage.shot(QStringLiteral("staff-pin"));
}

void StaffDoorTest::anotherNumberIsAnotherPerson()
{
    LockedKiosk locked;
    locked.open();
    QVERIFY(locked.shows("직원 1번"));
    locked.kiosk.stage.key(Qt::Key_Down);
    QVERIFY(locked.shows("직원 2번"));
    locked.kiosk.stage.type(QStringLiteral("246802"));
    locked.kiosk.stage.key(Qt::Key_Return);
    QCOMPARE(locked.desk.people.last().wrongTries, 1);
    QCOMPARE(locked.desk.people.first().wrongTries, 0);
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("다음 번호")));
    QVERIFY(locked.shows("직원 1번"));
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("앞 번호")));
    QVERIFY(locked.shows("직원 2번"));
}

void StaffDoorTest::whoIsDisabledDoesNotComeIn()
{
    LockedKiosk locked;
    locked.desk.people.first().disabled = true;
    locked.open();
    QCOMPARE(locked.door.people(), 1);
    QVERIFY(!locked.shows("직원 1번")); // one person needs no number
    qint64 who = 0;
    connect(&locked.desk, &naru::desk::Desk::signedInChanged, &locked.desk,
        [&] { who = std::max(who, locked.desk.signedInId); });
    locked.door.enter(pin);
    QCOMPARE(who, 2);
    locked.door.close();
    locked.desk.people.last().disabled = true;
    locked.open();
    locked.door.enter(pin);
    QVERIFY(!locked.door.admitted());
}

void StaffDoorTest::theSheetGoesByItself()
{
    LockedKiosk locked;
    locked.kiosk.model.show(QStringLiteral("learn"));
    locked.kiosk.settle();
    locked.open();
    locked.kiosk.stage.type(QStringLiteral("1357"));
    locked.kiosk.clock.advance(std::chrono::seconds(29));
    locked.door.look();
    QVERIFY(locked.door.opened());
    locked.kiosk.stage.type(QStringLiteral("9")); // somebody is there
    locked.kiosk.clock.advance(std::chrono::seconds(29));
    locked.door.look();
    QVERIFY(locked.door.opened());
    locked.kiosk.clock.advance(std::chrono::seconds(1));
    locked.door.look();
    QVERIFY(!locked.door.opened());
    locked.kiosk.settle();
    QCOMPARE(locked.kiosk.page(), QStringLiteral("learn"));
    locked.open(); // what was typed is gone
    QVERIFY(naru::test::heardIn(locked.window()).filter(QStringLiteral("누른 숫자 0개")).size() == 1);
    locked.admit();
    locked.kiosk.clock.advance(std::chrono::seconds(30));
    locked.door.look();
    QVERIFY(!locked.door.opened());
    locked.open();
    QVERIFY(!locked.door.admitted());
}

void StaffDoorTest::anAnswerAfterTheSheetOpensNothing()
{
    class SlowDesk : public FakeDesk {
    public:
        using FakeDesk::FakeDesk;
        std::function<void()> answer;
        void signIn(qint64 staffId, const QString& digits, naru::desk::Done done) override
        {
            answer = [this, staffId, digits, done] { FakeDesk::signIn(staffId, digits, done); };
        }
    };
    naru::ManualClock clock(naru::Instant(Milliseconds(1'795'000'000'000)));
    SlowDesk desk(clock.now());
    StaffDoor door(desk, clock);
    door.open();
    door.enter(pin);
    QVERIFY(door.busy());
    door.close();
    door.open();
    desk.answer();
    QVERIFY(!door.admitted());
    QVERIFY(!door.busy());
    QVERIFY(!desk.signedIn());
}

void StaffDoorTest::theStaffCallEndsWhenStaffCame()
{
    LockedKiosk locked;
    locked.kiosk.model.call();
    locked.kiosk.settle();
    locked.admit();
    QVERIFY(locked.kiosk.model.called());
    locked.kiosk.stage.shot(QStringLiteral("staff-called"));
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("직원이 왔어요")));
    locked.kiosk.settle();
    QVERIFY(!locked.kiosk.model.called());
    QVERIFY(!locked.door.opened());
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("배우기"))); // nothing lies over the page any more
    QCOMPARE(locked.kiosk.page(), QStringLiteral("learn"));
}

void StaffDoorTest::endAndRestartAreForStaffAlone()
{
    LockedKiosk locked;
    const QSignalSpy ended(&locked.door, &StaffDoor::endWanted), again(&locked.door, &StaffDoor::restartWanted);
    locked.door.end();
    locked.door.restart();
    locked.open();
    locked.door.end();
    locked.door.restart();
    QCOMPARE(ended.size() + again.size(), 0);
    locked.admit();
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("끝내기")));
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("다시 시작")));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(again.size(), 1);
}

void StaffDoorTest::everythingWithKeysAlone()
{
    LockedKiosk locked;
    const QSignalSpy ended(&locked.door, &StaffDoor::endWanted);
    QTest::keyPress(&locked.window(), Qt::Key_Escape);
    locked.hold(std::chrono::seconds(5));
    QTest::keyRelease(&locked.window(), Qt::Key_Escape);
    locked.kiosk.stage.type(QStringLiteral("1357911"));
    locked.kiosk.stage.key(Qt::Key_Backspace);
    locked.kiosk.stage.key(Qt::Key_Backspace);
    locked.kiosk.stage.type(QStringLiteral("0"));
    locked.kiosk.stage.key(Qt::Key_Return);
    locked.kiosk.settle();
    QVERIFY(locked.door.admitted());
    for (int i = 0; i < 10 && locked.kiosk.stage.focused() != QStringLiteral("끝내기"); ++i)
        locked.kiosk.stage.key(Qt::Key_Tab);
    locked.kiosk.stage.key(Qt::Key_Return);
    QCOMPARE(ended.size(), 1);
}

void StaffDoorTest::theSheetHoldsTheThresholds_data()
{
    QTest::addColumn<double>("pitchMm");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("enlargement");
    for (const double pitchMm : {0.180, 0.248, 0.311}) {
        for (const char* language : {"ko", "en", "zh", "vi"}) {
            for (const int enlargement : {1, 2})
                QTest::addRow("%.3f %s %d00%%", pitchMm, language, enlargement)
                    << pitchMm << QString::fromLatin1(language) << enlargement;
        }
    }
}

void StaffDoorTest::theSheetHoldsTheThresholds()
{
    QFETCH(double, pitchMm);
    QFETCH(QString, language);
    QFETCH(int, enlargement);
    auto options = KioskStage::usual();
    options.pitchMm = pitchMm;
    LockedKiosk locked(options);
    locked.kiosk.model.useLanguage(language);
    locked.kiosk.model.useEnlargement(enlargement);
    locked.kiosk.model.useHighContrast(language == u"en");
    const double inkMm = enlargement > 1 ? 14.5 : 7.25;
    // Geometry everywhere, pixels once in each set of colours.
    const bool pixels = pitchMm == 0.248 && enlargement == 1 && (language == u"ko" || language == u"en");
    const double textContrast = !pixels ? 0 : language == u"en" ? 7.0 : 4.5;
    const Thresholds thresholds{pitchMm, 20, 2.5, inkMm, textContrast, enlargement > 1 ? inkMm : 12};
    const auto look = [&](const char* state) {
        locked.kiosk.settle();
        const QString where
            = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-') + u'-' + QLatin1StringView(state);
        const auto complaints = SceneWalker(locked.window(), thresholds).complaints();
        locked.kiosk.stage.shot(where);
        QVERIFY2(
            complaints.isEmpty(), qPrintable(where + QStringLiteral(": ") + complaints.join(QStringLiteral("; "))));
    };
    locked.open();
    look("pin");
    locked.kiosk.stage.type(QStringLiteral("123456789012"));
    look("twelve");
    locked.kiosk.stage.key(Qt::Key_Return);
    look("wrong");
    locked.desk.people.first().wrongTries = naru::desk::pinTriesBeforeWait;
    locked.door.enter(QStringLiteral("246802"));
    look("wait");
    locked.kiosk.stage.type(QStringLiteral("1"));
    locked.kiosk.stage.key(Qt::Key_Return);
    look("short");
    locked.door.enter(pin);
    look("menu");
}

void StaffDoorTest::theSheetIsReachedByKeyboard()
{
    LockedKiosk locked;
    locked.open();
    const Thresholds thresholds{0.248, 20, 2.5, 7.25};
    QCOMPARE(SceneWalker(locked.window(), thresholds).unreached(), QStringList());
    locked.admit();
    QCOMPARE(SceneWalker(locked.window(), thresholds).unreached(), QStringList());
}

void StaffDoorTest::theRealDeskCountsAndWaitsOverARestart()
{
    naru::test::DeskStage real;
    QVERIFY(real.open() && real.setUp());
    real.desk->lock();
    const auto tries = [&](const QString& digits) {
        StaffDoor door(*real.desk, real.clock);
        QString why = QStringLiteral("right");
        connect(&door, &StaffDoor::refused, &door, [&](const QString& reason) { why = reason; });
        door.open();
        door.enter(digits);
        if (!QTest::qWaitFor([&] { return !door.busy(); }, 20'000))
            return QStringLiteral("no answer");
        return door.admitted() ? QStringLiteral("right") : why;
    };
    for (int i = 0; i < naru::desk::pinTriesBeforeWait; ++i)
        QCOMPARE(tries(QStringLiteral("246802")), QStringLiteral("wrong"));
    QCOMPARE(tries(pin), QStringLiteral("wait"));
    QVERIFY(real.open()); // the kiosk died, or was switched off and on
    QCOMPARE(tries(pin), QStringLiteral("wait"));
    real.clock.advance(std::chrono::seconds(31));
    QCOMPARE(tries(pin), QStringLiteral("right"));
    QCOMPARE(real.desk->staff().first().wrongTries, 0);
    QVERIFY(!real.desk->signedIn());
}

void StaffDoorTest::theIdleQuestionGivesWay()
{
    LockedKiosk locked;
    locked.kiosk.show(QStringLiteral("pay"));
    locked.kiosk.pass(121);
    QVERIFY(locked.kiosk.model.asking());
    locked.open();
    QVERIFY(!locked.kiosk.model.asking());
    locked.kiosk.stage.type(QStringLiteral("1"));
    locked.kiosk.pass(29);
    QVERIFY(locked.door.opened());
    QVERIFY(!naru::test::heardIn(locked.window()).filter(QStringLiteral("누른 숫자 1개")).isEmpty());
    locked.door.close();
    locked.kiosk.settle();
    QCOMPARE(locked.kiosk.page(), QStringLiteral("pay"));
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("처음"))); // no sheet holds the keys back
    QCOMPARE(locked.kiosk.page(), QStringLiteral("home"));
}

void StaffDoorTest::theCalmPageIsReadable()
{
    QQmlApplicationEngine engine;
    naru::kit::prepare(engine);
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/CalmPage.qml")));
    QCOMPARE(engine.rootObjects().size(), 1);
    auto* const window = qobject_cast<QQuickWindow*>(engine.rootObjects().first());
    QVERIFY(window);
    const auto complaints = SceneWalker(*window, {0.2745, 20, 2.5, 7.25, 4.5, 12}).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QStringLiteral("; "))));
    if (!qEnvironmentVariableIsEmpty("NARU_SHOTS"))
        QVERIFY(window->grabWindow().save(qEnvironmentVariable("NARU_SHOTS") + QStringLiteral("/calm.png")));
}

NARU_TEST(StaffDoorTest)
#include "tst_staffdoor.moc"
