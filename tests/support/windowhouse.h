// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "tests/support/privatebus.h"

#include <QImage>
#include <QStandardPaths>
#include <QTest>
#include <QtEndian>

namespace naru::test {

/// Screens, a message bus and an accessibility bus of this test's own, and somebody who sees and presses what shows
/// there as a screen reader does. It needs Xvfb, at-spi2-core and python3-pyatspi.
class WindowHouse {
public:
    static constexpr int screens = 3; ///< the first lies, the others stand as a kiosk's

    static QString missing() ///< what is not installed; empty: nothing
    {
        for (const char* program : {"Xvfb", "dbus-daemon"}) {
            if (QStandardPaths::findExecutable(QLatin1StringView(program)).isEmpty())
                return QLatin1StringView(program);
        }
        if (!QFile::exists(launcher()))
            return QStringLiteral("at-spi2-core");
        QProcess python;
        python.start(pythonProgram(), {QStringLiteral("-c"), QStringLiteral("import pyatspi")});
        python.waitForFinished();
        return python.exitCode() == 0 ? QString() : QStringLiteral("python3-pyatspi");
    }
    WindowHouse() = default;
    WindowHouse(const WindowHouse&) = delete;
    WindowHouse& operator=(const WindowHouse&) = delete;
    ~WindowHouse()
    {
        for (QProcess* each : {&m_hands, &m_launcher, &m_bus, &m_xvfb}) {
            each->kill();
            each->waitForFinished();
        }
    }

    bool start()
    {
        QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        for (const auto& [name, value] : {std::pair("QT_QPA_PLATFORM", "xcb"),
                 {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1"}, {"QT_QUICK_BACKEND", "software"}, {"LC_ALL", "C.UTF-8"}})
            m_environment.insert(QLatin1StringView(name), QLatin1StringView(value));
        m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
        QStringList words{QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-nolisten"),
            QStringLiteral("tcp"), QStringLiteral("-noreset"), QStringLiteral("-fbdir"), m_folder.path()};
        for (int i = 0; i < screens; ++i)
            words += {QStringLiteral("-screen"), QString::number(i),
                i == 0 ? QStringLiteral("1920x1080x24") : QStringLiteral("1080x1920x24")};
        m_display = firstLine(m_xvfb, QStringLiteral("Xvfb"), words);
        const QString bus = firstLine(m_bus, QStringLiteral("dbus-daemon"),
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (m_display.isEmpty() || bus.isEmpty())
            return false;
        m_environment.insert(QStringLiteral("DISPLAY"), u':' + m_display);
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
        m_launcher.setProcessEnvironment(m_environment);
        m_launcher.setStandardErrorFile(QProcess::nullDevice());
        m_launcher.start(launcher(), {QStringLiteral("--launch-immediately")});
        m_hands.setProcessEnvironment(m_environment);
        m_hands.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_hands.start(pythonProgram(), {QStringLiteral(NARU_SOURCE_DIR "/tests/interop/hands.py")});
        return m_launcher.waitForStarted() && m_hands.waitForStarted();
    }

    /// For a program whose window is to stand on that screen.
    QProcessEnvironment environment(int screen) const
    {
        auto environment = m_environment;
        environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":%1.%2").arg(m_display).arg(screen));
        return environment;
    }
    /// What a process shows under that name, or "~" and a regular expression; waits for it. Empty: it never did, and
    /// the test's log has what there was.
    QString see(qint64 process, const QString& name) { return order("see", process, name); }
    /// The same, and presses it.
    bool press(qint64 process, const QString& name) { return !order("press", process, name).isEmpty(); }
    /// Keys of a pad, one after another.
    bool type(qint64 process, const QStringList& keys) { return !order("type", process, keys.join(u' ')).isEmpty(); }
    /// A screen as it stands there.
    QImage picture(int screen) const
    {
        QFile file(m_folder.filePath(QStringLiteral("Xvfb_screen%1").arg(screen)));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray dump = file.readAll();
        const auto word = [&dump](int index) { // of XWDFileHeader, all big endian
            return qFromBigEndian<quint32>(dump.constData() + 4 * index);
        };
        constexpr int headerSize = 0, width = 4, height = 5, bytesPerLine = 12, colours = 19, colourBytes = 12;
        if (dump.size() < 4 * 25)
            return {};
        const qsizetype begin = word(headerSize) + qsizetype(word(colours)) * colourBytes;
        const qsizetype line = word(bytesPerLine);
        if (dump.size() < begin + line * word(height))
            return {};
        return QImage(reinterpret_cast<const uchar*>(dump.constData()) + begin, int(word(width)), int(word(height)),
            line, QImage::Format_RGB32)
            .copy();
    }

private:
    static QString launcher() { return QStringLiteral("/usr/libexec/at-spi-bus-launcher"); }
    static QString pythonProgram() { return QStringLiteral("/usr/bin/python3"); }
    QString firstLine(QProcess& process, const QString& program, const QStringList& words)
    {
        constexpr int startMaxMs = 10'000;
        process.setProcessEnvironment(m_environment);
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(program, words);
        while (!process.canReadLine() && process.waitForReadyRead(startMaxMs)) { }
        return QString::fromLatin1(process.readLine().trimmed());
    }
    QString order(const char* what, qint64 process, const QString& name)
    {
        constexpr int answerMaxMs = 40'000;
        m_hands.write(QStringLiteral("%1\t%2\t%3\n").arg(QLatin1StringView(what)).arg(process).arg(name).toUtf8());
        if (!QTest::qWaitFor([this] { return m_hands.canReadLine(); }, answerMaxMs))
            return {};
        const QString answer = QString::fromUtf8(m_hands.readLine()).chopped(1);
        if (answer.startsWith(u"ok\t"))
            return answer.mid(3);
        qWarning("%s %s: there is %s", what, qPrintable(name), qPrintable(answer.mid(3)));
        return {};
    }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QString m_display;
    QProcess m_xvfb, m_bus, m_launcher, m_hands;
};

} // namespace naru::test
