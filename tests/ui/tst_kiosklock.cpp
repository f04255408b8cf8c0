// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/lockedkiosk.h"
#include "ui/kiosk/place.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QWindow>

#include <vector>

using naru::test::KioskStage;
using naru::test::LockedKiosk;
using naru::ui::kiosk::KeyLock;

/// What a kiosk hears, and where it comes back to.
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
    void thePlaceHoldsNothingOfAPerson();
    void thePlaceBringsBackPageAndComfort();
    void aPlaceThatIsNoneChangesNothing();
};

namespace {

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
    for (int i = 1; i < 12; ++i)
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
        Qt::Key_A, Qt::Key_Z, Qt::Key_F1, Qt::Key_Help, Qt::Key_F13, Qt::Key_F24};
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
    for (const char* place : {"", "pay ko 1 0 0 0 0 0 0 3 1.00 0 0", "learn ko 2 1", "learn",
             "admin ko 2 1 1 1 1 1 1 5 1.5 1 1", "learn ko 1 0 0 0 0 0 0 3 1.00 0 0 more"}) {
        naru::ui::kiosk::returnTo(kiosk.model, place);
        QCOMPARE(kiosk.model.session(), before);
        QCOMPARE(kiosk.page(), QStringLiteral("home"));
    }
    naru::ui::kiosk::returnTo(kiosk.model, "learn xx 9 0 0 0 0 0 0 99 77 0 0");
    QCOMPARE(kiosk.model.language(), QStringLiteral("ko"));
    QCOMPARE(kiosk.model.enlargement(), 2);
    QCOMPARE(kiosk.model.volume(), 5);
    QCOMPARE(kiosk.model.speed(), 1.5);
}

NARU_TEST(KioskLockTest)
#include "tst_kiosklock.moc"
