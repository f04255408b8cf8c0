// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/consolestage.h"
#include "tests/ui/scenewalker.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QQmlExpression>
#include <QQuickItem>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace naru;
using test::ConsoleStage;

namespace {

/// A console with another screen beside its own, for the room.
struct Beside {
    explicit Beside(const QString& language = QStringLiteral("ko"))
        : it(language)
    {
    }
    bool open()
    {
        if (!it.open())
            return false;
        QQmlExpression screen(it.stage.engine().rootContext(), nullptr, QStringLiteral("Qt.application.screens[0]"));
        put(screen.evaluate());
        it.room.picture();
        it.tell();
        return true;
    }
    void put(const QVariant& screen)
    {
        it.stage.page()->property("page").value<QQuickItem*>()->setProperty("beside", screen);
        it.settle();
    }
    void key(Qt::Key key)
    {
        it.stage.window().requestActivate(); // a window that takes no focus was given it: there is no window manager
        it.settle();
        it.stage.key(key);
        it.settle();
    }
    /// The room's; null: it is not there.
    QQuickWindow* window() const
    {
        const auto windows = QGuiApplication::topLevelWindows();
        for (QWindow* each : windows) {
            if (each != &it.stage.window() && each->isVisible())
                return qobject_cast<QQuickWindow*>(each);
        }
        return nullptr;
    }

    mutable ConsoleStage it;
};

} // namespace

/// The step on a screen that the room looks at, while the trainer keeps the console.
class ProjectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRoomSeesTheStepAndNobody()
    {
        Beside room;
        QVERIFY2(room.open(), qPrintable(room.it.stage.errors()));
        QVERIFY(!room.window());
        QVERIFY(room.it.press(QStringLiteral("함께 해 보기")));
        QQuickWindow* const window = room.window();
        QVERIFY(window);
        QVERIFY(window->visibility() == QWindow::FullScreen);
        QVERIFY(window->flags().testFlag(Qt::WindowDoesNotAcceptFocus));
        const QStringList heard = test::heardIn(*window);
        QVERIFY(heard.contains(room.it.projector.line()));
        for (const auto& seat : room.it.room.now.seats) {
            for (const QString& text : heard)
                QVERIFY2(!text.contains(seat.animal), qPrintable(text));
        }
        QVERIFY(!heard.contains(QStringLiteral("큰 화면 닫기"))); // nothing to press but the phone
        window->setVisibility(QWindow::Windowed);
        for (const QSize size : {QSize(1920, 1080), QSize(1024, 768)}) {
            window->resize(size);
            room.it.settle();
            const QString folder = qEnvironmentVariable("NARU_SHOTS");
            if (!folder.isEmpty())
                QVERIFY(window->grabWindow().save(
                    QDir(folder).filePath(QStringLiteral("projector-room-%1.png").arg(size.width()))));
        }
    }

    void theTrainerKeepsTheConsole()
    {
        Beside room;
        QVERIFY2(room.open(), qPrintable(room.it.stage.errors()));
        room.key(Qt::Key_F4);
        QVERIFY(room.window());
        QCOMPARE(room.it.projector.stepNumber(), 4);
        QVERIFY(room.it.beginning(QStringLiteral("3번 고래")));
        room.key(Qt::Key_F8);
        QCOMPARE(room.it.projector.stepNumber(), 5);
        QVERIFY(test::heardIn(*room.window()).contains(room.it.projector.line()));
        room.key(Qt::Key_F7);
        room.key(Qt::Key_F7);
        QCOMPARE(room.it.projector.stepNumber(), 3);
        room.key(Qt::Key_F2);
        QVERIFY(room.it.model.paused());
        QVERIFY(room.it.press(QStringLiteral("화면 닫기")));
        QVERIFY(!room.window());
        room.key(Qt::Key_F8); // there is nothing to turn
        QCOMPARE(room.it.projector.stepNumber(), 3);
    }

    void itGoesWithItsScreenTheClassAndTheLock()
    {
        Beside room;
        QVERIFY2(room.open(), qPrintable(room.it.stage.errors()));
        room.key(Qt::Key_F4);
        room.key(Qt::Key_F4);
        QVERIFY(!room.window());
        room.key(Qt::Key_F4);
        QVERIFY(room.window());
        const QVariant screen = room.it.stage.page()->property("page").value<QQuickItem*>()->property("beside");
        room.put(QVariant::fromValue<QObject*>(nullptr)); // unplugged
        QVERIFY(!room.window());
        QVERIFY(room.it.beginning(QStringLiteral("3번 고래"))); // and does not come over the console
        room.put(screen);
        room.key(Qt::Key_F4);
        QVERIFY(room.window());
        room.it.room.now.stage = ui::trainer::ClassNow::Stage::Ended;
        room.it.tell();
        QVERIFY(!room.window());
        room.it.room.now.stage = ui::trainer::ClassNow::Stage::Running;
        room.it.tell();
        room.key(Qt::Key_F4);
        QVERIFY(room.window());
        room.it.shell.lock();
        room.it.settle();
        QVERIFY(!room.window());
    }

    /// Once more by itself, where this machine has two screens.
    void itFillsTheSecondScreen()
    {
        if (QGuiApplication::screens().size() < 2) {
            const QTemporaryDir folder;
            QFile screens(folder.filePath(QStringLiteral("screens.json")));
            QVERIFY(screens.open(QIODevice::WriteOnly));
            screens.write(R"({"screens": [
                {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96},
                {"name": "room", "x": 1920, "y": 0, "width": 1280, "height": 720, "logicalDpi": 96, "logicalBaseDpi": 96}
            ]})");
            screens.close();
            QProcess again;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(
                QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen:configfile=") + screens.fileName());
            again.setProcessEnvironment(environment);
            again.setProcessChannelMode(QProcess::ForwardedChannels);
            again.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("ProjectorTest"), QStringLiteral("itFillsTheSecondScreen")});
            QVERIFY(again.waitForFinished(120'000));
            QCOMPARE(again.exitCode(), 0);
            return;
        }
        Beside room;
        QVERIFY2(room.it.open(), qPrintable(room.it.stage.errors()));
        room.it.room.picture();
        room.it.tell();
        QScreen* const own = room.it.stage.window().screen();
        room.key(Qt::Key_F4); // found by the page itself
        QQuickWindow* const window = room.window();
        QVERIFY(window);
        QVERIFY(window->screen() != own);
        QCOMPARE(window->screen()->name(), QStringLiteral("room"));
        QCOMPARE(window->geometry(), QRect(1920, 0, 1280, 720));
        QVERIFY(room.it.beginning(QStringLiteral("3번 고래"))); // the console stays whole
        room.key(Qt::Key_F8);
        QCOMPARE(room.it.projector.stepNumber(), 5);
    }

    void theConsoleBesideItHoldsTheThresholds_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("seats");
        for (const char* language : {"ko", "en"}) {
            for (const int seats : {12, 30}) // more than one page of them
                QTest::addRow("%s, %d", language, seats) << QString::fromLatin1(language) << seats;
        }
    }
    void theConsoleBesideItHoldsTheThresholds()
    {
        QFETCH(const QString, language);
        QFETCH(const int, seats);
        Beside room(language);
        QVERIFY2(room.open(), qPrintable(room.it.stage.errors()));
        room.it.room.picture(seats);
        room.it.tell();
        room.key(Qt::Key_F4);
        QVERIFY(room.window());
        QVERIFY(room.it.stage.shot(QStringLiteral("class-beside-%1-%2").arg(language).arg(seats)));
        room.it.stage.window().requestActivate();
        room.it.settle();
        test::SceneWalker walker(room.it.stage.window(), test::Thresholds());
        const QStringList complaints = walker.complaints() + walker.unreached();
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }
};

NARU_TEST(ProjectorTest)
#include "tst_projector.moc"
