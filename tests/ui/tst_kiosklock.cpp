// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/fakedesk.h"
#include "tests/ui/kioskstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/kiosk/keylock.h"
#include "ui/kiosk/place.h"
#include "ui/kiosk/staffdoor.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QQuickItem>
#include <QSignalSpy>
#include <QWindow>

#include <chrono>
#include <vector>

using naru::Milliseconds;
using naru::test::FakeDesk;
using naru::test::KioskStage;
using naru::test::SceneWalker;
using naru::test::Thresholds;
using naru::ui::kiosk::KeyLock;
using naru::ui::kiosk::StaffDoor;

/// A kiosk that only staff leaves.
class KioskLockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noWindowIsClosedAndNothingQuits();
    void noOtherKeyArrives();
    void aVisitorsKeysArrive();
    void onlyTheFirstButtonPresses();
    void noMenuGestureOrDropArrives();
    void theCornerHeldAsksForStaff();
    void escapeHeldAsksForStaff();
    void assistiveTechnologyAsksForStaff();
    void aWrongPinIsCountedAndWaits();
    void aRightPinOpensTheMenu();
    void noDigitIsToldAnywhere();
    void anotherNumberIsAnotherPerson();
    void whoIsDisabledDoesNotComeIn();
    void nobodyStaysSignedIn();
    void theSheetGoesByItself();
    void anAnswerAfterTheSheetOpensNothing();
    void theStaffCallEndsWhenStaffCame();
    void endAndRestartAreForStaffAlone();
    void everythingWithKeysAlone();
    void theSheetHoldsTheThresholds_data();
    void theSheetHoldsTheThresholds();
    void theSheetIsReachedByKeyboard();
    void thePlaceHoldsNothingOfAPerson();
    void thePlaceBringsBackPageAndComfort();
    void aPlaceThatIsNoneChangesNothing();
};

namespace {

const QString pin = QStringLiteral("135790");

/// A kiosk with its lock over a desk of two people.
struct LockedKiosk {
    explicit LockedKiosk(naru::ui::kiosk::KioskModel::Options options = KioskStage::usual())
        : kiosk(std::move(options))
        , desk(kiosk.clock.now())
        , lock(kiosk.clock, [this] { return kiosk.model.pitchMm(); })
        , door(desk, kiosk.clock)
    {
        desk.people.clear();
        for (const qint64 id : {1, 2}) {
            naru::desk::StaffMember person;
            person.id = id;
            person.name = id == 1 ? QStringLiteral("김나루") : QStringLiteral("이한솔");
            desk.people.append(person);
        }
        QObject::connect(&lock, &KeyLock::staffWanted, &door, &StaffDoor::open);
        QObject::connect(&lock, &KeyLock::touched, &door, &StaffDoor::touch);
        QObject::connect(&door, &StaffDoor::arrived, &kiosk.model, &naru::ui::kiosk::KioskModel::callOff);
        kiosk.stage.page()->setProperty("door", QVariant::fromValue(&door));
        kiosk.settle();
    }
    ~LockedKiosk() { kiosk.stage.page()->setProperty("door", QVariant::fromValue<StaffDoor*>(nullptr)); }

    void open()
    {
        door.open();
        kiosk.settle();
    }
    void admit()
    {
        open();
        door.enter(pin);
        kiosk.settle();
    }
    void hold(std::chrono::seconds time)
    {
        kiosk.clock.advance(time);
        lock.look();
        kiosk.settle();
    }
    QQuickView& window() { return kiosk.stage.window(); }
    bool shows(const char* name) { return kiosk.stage.find(QString::fromUtf8(name)) != nullptr; }

    KioskStage kiosk;
    FakeDesk desk;
    KeyLock lock;
    StaffDoor door;
};

/// What the page itself hears.
class Ear : public QObject {
public:
    explicit Ear(QObject* page)
        : m_page(page)
    {
        page->installEventFilter(this);
        static_cast<QQuickItem*>(page)->window()->installEventFilter(this);
    }
    QList<QEvent::Type> heard;
    bool eventFilter(QObject*, QEvent* event) override
    {
        heard.append(event->type());
        return false;
    }
    bool has(QEvent::Type type) const { return heard.contains(type); }

private:
    QPointer<QObject> m_page;
};

} // namespace

void KioskLockTest::noWindowIsClosedAndNothingQuits()
{
    LockedKiosk locked;
    QVERIFY(!locked.window().close());
    QVERIFY(locked.window().isVisible());
    QWindow other; // whatever window it is
    other.show();
    QVERIFY(!other.close());
    QEvent quit(QEvent::Quit);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &quit);
    locked.kiosk.settle();
    QVERIFY(locked.window().isVisible());
    for (int i = 0; i < 20; ++i)
        locked.kiosk.stage.key(Qt::Key_Escape);
    QVERIFY(locked.window().isVisible());
    QCOMPARE(locked.kiosk.page(), QStringLiteral("home"));
}

void KioskLockTest::noOtherKeyArrives()
{
    struct Row {
        const char* name;
        int key;
        Qt::KeyboardModifiers modifiers;
    };
    std::vector<Row> rows{
        {"Alt+F4", Qt::Key_F4, Qt::AltModifier},
        {"Alt+Tab", Qt::Key_Tab, Qt::AltModifier},
        {"Alt+Space", Qt::Key_Space, Qt::AltModifier},
        {"Alt+Escape", Qt::Key_Escape, Qt::AltModifier},
        {"Ctrl+Q", Qt::Key_Q, Qt::ControlModifier},
        {"Ctrl+W", Qt::Key_W, Qt::ControlModifier},
        {"Ctrl+C", Qt::Key_C, Qt::ControlModifier},
        {"Ctrl+V", Qt::Key_V, Qt::ControlModifier},
        {"Ctrl+Alt+Del", Qt::Key_Delete, Qt::ControlModifier | Qt::AltModifier},
        {"Ctrl+Alt+F1", Qt::Key_F1, Qt::ControlModifier | Qt::AltModifier},
        {"Ctrl+Alt+Backspace", Qt::Key_Backspace, Qt::ControlModifier | Qt::AltModifier},
        {"Ctrl+Escape", Qt::Key_Escape, Qt::ControlModifier},
        {"Shift+F10", Qt::Key_F10, Qt::ShiftModifier},
        {"Meta", Qt::Key_Meta, Qt::MetaModifier},
        {"Meta alone", Qt::Key_Meta, {}},
        {"Super", Qt::Key_Super_L, {}},
        {"Meta+L", Qt::Key_L, Qt::MetaModifier},
        {"Alt", Qt::Key_Alt, {}},
        {"Ctrl", Qt::Key_Control, {}},
        {"Menu", Qt::Key_Menu, {}},
        {"Print", Qt::Key_Print, {}},
        {"SysReq", Qt::Key_SysReq, {}},
        {"Pause", Qt::Key_Pause, {}},
        {"Help", Qt::Key_Help, {}},
        {"Hanja", Qt::Key_Hangul_Hanja, {}},
        {"Multi", Qt::Key_Multi_key, {}},
        {"Power", Qt::Key_PowerOff, {}},
        {"Sleep", Qt::Key_Sleep, {}},
        {"Browser", Qt::Key_HomePage, {}},
        {"Launch", Qt::Key_LaunchMail, {}},
        {"Explorer", Qt::Key_Explorer, {}},
        {"Task", Qt::Key_TaskPane, {}},
        {"Close", Qt::Key_Close, {}},
        {"Exit", Qt::Key_Exit, {}},
        {"unknown", Qt::Key_unknown, {}},
    };
    for (int i = 0; i < 12; ++i)
        rows.push_back({"F", Qt::Key_F1 + i, {}});
    LockedKiosk locked;
    const Ear ear(locked.kiosk.stage.page());
    const QSignalSpy touched(&locked.lock, &KeyLock::touched);
    for (const Row& row : rows) {
        const QString text = row.key >= Qt::Key_A && row.key <= Qt::Key_Z ? QString(QChar(row.key)) : QString();
        for (const auto type : {QEvent::ShortcutOverride, QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, row.key, row.modifiers, text);
            QCoreApplication::sendEvent(&locked.window(), &event);
            QVERIFY2(!ear.has(type), row.name);
        }
        QCOMPARE(touched.size(), 0);
    }
    QVERIFY(locked.window().isVisible());
    QCOMPARE(locked.kiosk.page(), QStringLiteral("home"));
    QVERIFY(!locked.door.opened());
}

void KioskLockTest::aVisitorsKeysArrive()
{
    LockedKiosk locked;
    const QList<Qt::Key> keys{Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backspace, Qt::Key_Up,
        Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Space, Qt::Key_Home, Qt::Key_End, Qt::Key_0, Qt::Key_9,
        Qt::Key_A, Qt::Key_Z, Qt::Key_F13, Qt::Key_F24};
    for (const Qt::Key key : keys) {
        const Ear ear(locked.kiosk.stage.page());
        QTest::keyClick(&locked.window(), key);
        QVERIFY2(ear.has(QEvent::KeyPress), qPrintable(QString::number(key, 16)));
    }
    QKeyEvent jamo(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QStringLiteral("ㅎ"));
    QVERIFY(KeyLock::allows(jamo));
    QKeyEvent sign(QEvent::KeyPress, Qt::Key_Slash, Qt::ShiftModifier, QStringLiteral("?")); // scanners write these
    QVERIFY(KeyLock::allows(sign));
    QKeyEvent control(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QStringLiteral("\x1b"));
    QVERIFY(!KeyLock::allows(control));
    locked.kiosk.show(QStringLiteral("learn"));
    locked.kiosk.stage.key(Qt::Key_Escape);
    QCOMPARE(locked.kiosk.page(), QStringLiteral("home"));
}

void KioskLockTest::onlyTheFirstButtonPresses()
{
    LockedKiosk locked;
    QQuickItem* const learn = locked.kiosk.stage.find(QStringLiteral("배우기"));
    QVERIFY(learn);
    const QPoint at = learn->mapToScene(QPointF(learn->width() / 2, learn->height() / 2)).toPoint();
    const Ear ear(locked.kiosk.stage.page());
    for (const Qt::MouseButton button :
        {Qt::RightButton, Qt::MiddleButton, Qt::BackButton, Qt::ForwardButton, Qt::TaskButton}) {
        QTest::mouseClick(&locked.window(), button, {}, at);
        QTest::mouseDClick(&locked.window(), button, {}, at);
        QVERIFY2(!ear.has(QEvent::MouseButtonPress) && !ear.has(QEvent::MouseButtonRelease),
            qPrintable(QString::number(button)));
    }
    QCOMPARE(locked.kiosk.page(), QStringLiteral("home"));
    QTest::mouseClick(&locked.window(), Qt::LeftButton, {}, at);
    QCOMPARE(locked.kiosk.page(), QStringLiteral("learn"));
}

void KioskLockTest::noMenuGestureOrDropArrives()
{
    LockedKiosk locked;
    const QMimeData data;
    const Ear ear(locked.kiosk.stage.page());
    QDragEnterEvent enter({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QDropEvent drop({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QEvent gesture(QEvent::NativeGesture), menu(QEvent::ContextMenu);
    for (QEvent* const event : std::initializer_list<QEvent*>{&enter, &drop, &gesture, &menu}) {
        QCoreApplication::sendEvent(&locked.window(), event);
        QVERIFY2(!ear.has(event->type()), qPrintable(QString::number(event->type())));
        QVERIFY(!event->isAccepted());
    }
}

void KioskLockTest::theCornerHeldAsksForStaff()
{
    LockedKiosk locked;
    const QPoint corner(60, 60), aside(60, 400);
    QTest::mousePress(&locked.window(), Qt::LeftButton, {}, corner);
    locked.hold(std::chrono::seconds(4));
    QVERIFY(!locked.door.opened());
    QTest::mouseRelease(&locked.window(), Qt::LeftButton, {}, corner); // let go too early
    locked.hold(std::chrono::seconds(4));
    QVERIFY(!locked.door.opened());

    QTest::mousePress(&locked.window(), Qt::LeftButton, {}, aside); // another place
    locked.hold(std::chrono::seconds(9));
    QTest::mouseRelease(&locked.window(), Qt::LeftButton, {}, aside);
    QVERIFY(!locked.door.opened());

    QTest::mousePress(&locked.window(), Qt::LeftButton, {}, corner); // drawn away
    QTest::mouseMove(&locked.window(), corner + QPoint(90, 0));
    locked.hold(std::chrono::seconds(9));
    QTest::mouseRelease(&locked.window(), Qt::LeftButton, {}, corner);
    QVERIFY(!locked.door.opened());

    QTest::mousePress(&locked.window(), Qt::LeftButton, {}, corner);
    locked.hold(std::chrono::seconds(5));
    QVERIFY(locked.door.opened());
    QTest::mouseRelease(&locked.window(), Qt::LeftButton, {}, corner);
    locked.kiosk.settle();
    QVERIFY(locked.shows("직원 확인"));
    locked.door.close();
    locked.kiosk.settle();

    auto* const screen = QTest::createTouchDevice();
    QTest::touchEvent(&locked.window(), screen).press(0, corner);
    locked.hold(std::chrono::seconds(5));
    QVERIFY(locked.door.opened());
    QTest::touchEvent(&locked.window(), screen).release(0, corner);
    locked.kiosk.settle();
    QVERIFY(locked.door.opened()); // the finger's going is no press beside the sheet
}

void KioskLockTest::escapeHeldAsksForStaff()
{
    LockedKiosk locked;
    locked.kiosk.model.show(QStringLiteral("learn"));
    locked.kiosk.settle();
    QTest::keyPress(&locked.window(), Qt::Key_Escape);
    QCOMPARE(locked.kiosk.page(), QStringLiteral("home"));
    locked.hold(std::chrono::seconds(4));
    QVERIFY(!locked.door.opened());
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier, QString(), true); // it repeats itself
    QCoreApplication::sendEvent(&locked.window(), &again);
    locked.hold(std::chrono::seconds(1));
    QVERIFY(locked.door.opened());
    QCoreApplication::sendEvent(&locked.window(), &again);
    QVERIFY(locked.door.opened()); // and does not close what it opened
    QTest::keyRelease(&locked.window(), Qt::Key_Escape);
    locked.kiosk.stage.key(Qt::Key_Escape);
    QVERIFY(!locked.door.opened());
    QTest::keyPress(&locked.window(), Qt::Key_A);
    locked.hold(std::chrono::seconds(9));
    QTest::keyRelease(&locked.window(), Qt::Key_A);
    QVERIFY(!locked.door.opened());
}

void KioskLockTest::assistiveTechnologyAsksForStaff()
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

void KioskLockTest::aWrongPinIsCountedAndWaits()
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

void KioskLockTest::aRightPinOpensTheMenu()
{
    LockedKiosk locked;
    locked.open();
    for (const QChar digit : pin)
        QVERIFY(locked.kiosk.stage.press(digit));
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("확인")));
    locked.kiosk.settle();
    QVERIFY(locked.door.admitted());
    for (const char* name : {"직원이 왔어요", "소리 작게", "소리 크게", "다시 시작", "끝내기", "돌아가기"})
        QVERIFY2(locked.shows(name), name);
    const int before = locked.kiosk.model.volume();
    QVERIFY(locked.kiosk.stage.press(QStringLiteral("소리 크게")));
    QCOMPARE(locked.kiosk.model.volume(), before + 1);
    locked.kiosk.stage.shot(QStringLiteral("staff-menu"));
}

void KioskLockTest::noDigitIsToldAnywhere()
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

void KioskLockTest::anotherNumberIsAnotherPerson()
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

void KioskLockTest::whoIsDisabledDoesNotComeIn()
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

void KioskLockTest::nobodyStaysSignedIn()
{
    LockedKiosk locked;
    locked.admit();
    QVERIFY(locked.door.admitted());
    QVERIFY(!locked.desk.signedIn());
}

void KioskLockTest::theSheetGoesByItself()
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

void KioskLockTest::anAnswerAfterTheSheetOpensNothing()
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

void KioskLockTest::theStaffCallEndsWhenStaffCame()
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

void KioskLockTest::endAndRestartAreForStaffAlone()
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

void KioskLockTest::everythingWithKeysAlone()
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

void KioskLockTest::theSheetHoldsTheThresholds_data()
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

void KioskLockTest::theSheetHoldsTheThresholds()
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

void KioskLockTest::theSheetIsReachedByKeyboard()
{
    LockedKiosk locked;
    locked.open();
    const Thresholds thresholds{0.248, 20, 2.5, 7.25};
    QCOMPARE(SceneWalker(locked.window(), thresholds).unreached(), QStringList());
    locked.admit();
    QCOMPARE(SceneWalker(locked.window(), thresholds).unreached(), QStringList());
}

void KioskLockTest::thePlaceHoldsNothingOfAPerson()
{
    KioskStage kiosk;
    const QList<std::pair<const char*, const char*>> pages{{"home", "home"}, {"language", "language"},
        {"learn", "learn"}, {"courses", "courses"}, {"lessons", "learn"}, {"lesson", "home"}, {"identity", "home"},
        {"pay", "home"}, {"text", "text"}, {"sound", "sound"}};
    for (const auto& [page, place] : pages) {
        kiosk.show(QString::fromLatin1(page));
        const QByteArray line = naru::ui::kiosk::placeOf(kiosk.model);
        QVERIFY2(line.startsWith(place + QByteArray(" ")), line.constData());
        QVERIFY2(line.size() < 60, line.constData());
    }
}

void KioskLockTest::thePlaceBringsBackPageAndComfort()
{
    KioskStage before, after;
    before.model.useLanguage(QStringLiteral("vi"));
    before.model.useEnlargement(2);
    before.model.useHighContrast(true);
    before.model.useEasy(true);
    before.model.useLeftHanded(true);
    before.model.louder();
    before.model.slower();
    before.model.show(QStringLiteral("sound"));
    naru::ui::kiosk::returnTo(after.model, naru::ui::kiosk::placeOf(before.model));
    QCOMPARE(after.model.session(), before.model.session());
    QCOMPARE(after.page(), QStringLiteral("sound"));
    after.pass(121); // somebody may still be there, or not
    QVERIFY(after.model.asking());
}

void KioskLockTest::aPlaceThatIsNoneChangesNothing()
{
    KioskStage kiosk;
    const auto before = kiosk.model.session();
    for (const char* place : {"", "pay ko 1 0 0 0 0 0 0 3 1.00", "learn ko 2 1", "learn",
             "admin ko 2 1 1 1 1 1 1 5 1.5", "learn ko 1 0 0 0 0 0 0 3 1.00 more"}) {
        naru::ui::kiosk::returnTo(kiosk.model, place);
        QCOMPARE(kiosk.model.session(), before);
        QCOMPARE(kiosk.page(), QStringLiteral("home"));
    }
    naru::ui::kiosk::returnTo(kiosk.model, "learn xx 9 0 0 0 0 0 0 99 77");
    QCOMPARE(kiosk.model.language(), QStringLiteral("ko"));
    QCOMPARE(kiosk.model.enlargement(), 2);
    QCOMPARE(kiosk.model.volume(), 5);
    QCOMPARE(kiosk.model.speed(), 1.5);
}

NARU_TEST(KioskLockTest)
#include "tst_kiosklock.moc"
