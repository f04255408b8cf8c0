// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace naru::test {

/// A message bus of this test's own that anybody here may do anything on; it takes the place of the machine's. It needs
/// dbus-daemon alone: no system user, no service manager, no configuration of the machine.
class PrivateBus {
public:
    static bool isInstalled() { return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty(); }

    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    /// Before anything here has asked for the system bus, which a process does once.
    bool start()
    {
        QFile file(m_folder.filePath(QStringLiteral("bus.conf")));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                   "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig><listen>unix:dir="
            + QFile::encodeName(m_folder.path())
            + "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\" "
              "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        file.close();
        m_daemon.start(QStringLiteral("dbus-daemon"),
            {QStringLiteral("--nofork"), QStringLiteral("--nopidfile"), QStringLiteral("--print-address"),
                QStringLiteral("--config-file=") + file.fileName()});
        while (!m_daemon.canReadLine() && m_daemon.waitForReadyRead(startMaxMs)) { }
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_address.toLatin1());
        return !m_address.isEmpty();
    }
    const QString& address() const { return m_address; }
    qint64 pid() const { return m_daemon.processId(); }

private:
    static constexpr int startMaxMs = 10'000;
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

} // namespace naru::test
