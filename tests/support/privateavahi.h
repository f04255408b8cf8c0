// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/privatebus.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <unistd.h>

namespace naru::test {

/// The bus of all tests of one program: Avahi's client library reads its address once. Empty where it did not start.
inline PrivateBus& theHouseBus()
{
    static PrivateBus bus;
    return bus;
}
inline const QString& houseBus()
{
    static const bool started = theHouseBus().start();
    Q_UNUSED(started)
    return theHouseBus().address();
}

/// An Avahi daemon of this test's own, on the loopback interface alone, on whatever system bus the environment names.
/// It needs avahi-daemon and unshare: in a mount namespace of its own it finds its runtime folder, and itself among the
/// users, so that it runs beside the machine's daemon, in a bare chroot, and for whoever tests.
class PrivateAvahi {
public:
    static bool isInstalled()
    {
        return !program().isEmpty() && !QStandardPaths::findExecutable(QStringLiteral("unshare")).isEmpty();
    }
    PrivateAvahi() = default;
    PrivateAvahi(const PrivateAvahi&) = delete;
    PrivateAvahi& operator=(const PrivateAvahi&) = delete;
    ~PrivateAvahi() { stop(); }

    bool start()
    {
        const QString id = QString::number(getuid()), group = QString::number(getgid());
        put("passwd", QStringLiteral("avahi:x:%1:%2::/:/bin/false\n").arg(id, group));
        put("group", QStringLiteral("avahi:x:%1:\n").arg(group));
        put("avahi.conf",
            QStringLiteral("[server]\nhost-name=naru-test\nallow-interfaces=lo\n[wide-area]\nenable-wide-area=no\n"
                           "[publish]\npublish-hinfo=no\npublish-workstation=no\n"));
        QStringList words{QStringLiteral("--mount")};
        if (getuid() != 0)
            words = {QStringLiteral("--user"), QStringLiteral("--map-current-user"), QStringLiteral("--keep-caps"),
                QStringLiteral("--mount")};
        words += {QStringLiteral("sh"), QStringLiteral("-c"),
            QStringLiteral("mount -t tmpfs tmpfs /run && mount --bind passwd /etc/passwd"
                           " && mount --bind group /etc/group"
                           " && exec %1 --no-drop-root --no-chroot --no-rlimits -f \"$PWD/avahi.conf\"")
                .arg(program())};
        m_daemon.setWorkingDirectory(m_folder.path());
        m_daemon.setProcessChannelMode(QProcess::MergedChannels);
        m_daemon.start(QStringLiteral("unshare"), words);
        QByteArray said;
        while (!said.contains("startup complete") && m_daemon.waitForReadyRead(startMaxMs))
            said += m_daemon.readAll();
        m_said = said;
        return said.contains("startup complete");
    }
    void stop()
    {
        m_daemon.terminate();
        if (!m_daemon.waitForFinished(startMaxMs))
            m_daemon.kill();
    }
    const QByteArray& said() const { return m_said; } ///< why it did not start

private:
    static constexpr int startMaxMs = 10'000;
    static QString program()
    {
        return QStandardPaths::findExecutable(QStringLiteral("avahi-daemon"),
            {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"), QStringLiteral("/sbin")});
    }
    void put(const char* name, const QString& text)
    {
        QFile file(m_folder.filePath(QLatin1StringView(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text.toUtf8());
    }

    QTemporaryDir m_folder;
    QProcess m_daemon;
    QByteArray m_said;
};

} // namespace naru::test
