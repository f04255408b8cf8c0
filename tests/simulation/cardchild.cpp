// SPDX-License-Identifier: GPL-3.0-or-later
// A desk with a field, a wedge scanner and a scanner on a port, told key by key what happens, so that no whole number
// is ever in its memory unless the desk itself puts it together. Somebody then looks into that memory.
//   kN  a person types N      wN  a wedge scanner types N      c N…  a digit of what a camera read; C  that was all
//   e   a wedge's end         f   the next field, which keeps what it gets             .   says "." when all is done
#include "app/base/process.h"
#include "app/desk/desk.h"
#include "devices/scanner/keyboardscanner.h"
#include "devices/scanner/serialscanner.h"
#include "ui/kit/engine.h"

#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSocketNotifier>

#include <sys/prctl.h>
#include <unistd.h>

QT_BEGIN_NAMESPACE
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow* window, QEvent::Type type, int key, Qt::KeyboardModifiers modifiers,
    const QString& text, bool isRepeat, ushort count);
QT_END_NAMESPACE

using namespace naru;

namespace {

constexpr Milliseconds personsGap{120}, scannersGap{3};
constexpr int restMs = 200; ///< for what waits to be sure that nothing more comes

class Child {
public:
    explicit Child(const QString& folder)
        : m_clock(*parseRfc3339(u"2026-11-20T00:00:00Z"))
        , m_keyboard(m_clock, device::KeyboardScanner::KeyTimes::Clock)
        , m_port({folder + QStringLiteral("/gun"), 9600, {}}, m_clock)
    {
        auto opened = desk::Desk::open({folder + QStringLiteral("/data"), desk::Desk::Kind::Real, m_clock, m_random, {},
            nullptr, *parseRfc3339(u"2026-11-01T00:00:00Z")});
        if (!opened)
            qFatal("%s", opened.fault().name());
        m_desk = *std::move(opened);
        for (device::CodeSource* source :
            {static_cast<device::CodeSource*>(&m_keyboard), static_cast<device::CodeSource*>(&m_port)}) {
            QObject::connect(source, &device::CodeSource::read, m_desk.get(), &desk::Desk::codeScanned);
            QObject::connect(source, &device::CodeSource::refused, m_desk.get(), [] { say('r'); });
        }
        kit::prepare(*m_view.engine());
        QQmlComponent component(m_view.engine());
        component.setData("import QtQuick\nimport Naru.Kit\n"
                          "Item { width: 900; height: 500\n"
                          "NaruField { id: guarded; objectName: \"guarded\"; focus: true; width: 700 }\n"
                          "NaruField { objectName: \"keeps\"; refusesCards: false; y: 200; width: 700 } }",
            {});
        auto* const root = qobject_cast<QQuickItem*>(component.create());
        if (!root)
            qFatal("%s", qPrintable(component.errorString()));
        m_view.setContent({}, nullptr, root);
        m_view.show();
        m_view.requestActivate();
        m_keyboard.start();
        m_port.start();
    }

    static void say(char what)
    {
        if (::write(STDOUT_FILENO, &what, 1) != 1)
            ::_exit(1);
    }

    void take(char command, char digit)
    {
        switch (command) {
        case 'k':
            return key(digit, personsGap);
        case 'w':
            return key(digit, scannersGap);
        case 'e':
            return press(Qt::Key_Return, QStringLiteral("\r"), scannersGap);
        case 'c':
            m_seen += digit;
            return;
        case 'C':
            m_desk->codeScanned(m_seen);
            m_seen.fill('\0'); // the picture's own memory is the camera's affair
            return;
        case 'f':
            m_view.rootObject()->findChild<QQuickItem*>(QStringLiteral("keeps"))->forceActiveFocus();
            return;
        default:
            QTimer::singleShot(restMs, [] { say('.'); });
        }
    }

private:
    void key(char digit, Milliseconds gap)
    {
        press(digit == ' ' ? Qt::Key_Space : Qt::Key(digit), QString(QLatin1Char(digit)), gap);
    }
    void press(Qt::Key key, const QString& text, Milliseconds gap)
    {
        m_clock.advance(gap);
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease})
            qt_handleKeyEvent(&m_view, type, key, Qt::NoModifier, text, false, 1);
    }

    ManualClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<desk::Desk> m_desk;
    device::KeyboardScanner m_keyboard;
    device::SerialScanner m_port;
    QQuickView m_view;
    QByteArray m_seen;
};

} // namespace

int main(int argc, char** argv)
{
    keepMemoryPrivate();
    ::prctl(PR_SET_DUMPABLE, 1); // and the one that started it may look, for once
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    if (argc != 2)
        return 2;
    Child child(QString::fromLocal8Bit(argv[1]));
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, [&] {
        char two[2];
        if (::read(STDIN_FILENO, two, sizeof two) != sizeof two)
            return QCoreApplication::exit(0);
        child.take(two[0], two[1]);
    });
    child.take('.', ' ');
    return QGuiApplication::exec();
}
