// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace naru::test {

inline int freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0
        && ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(fd);
    return bound ? ntohs(address.sin_port) : 0;
}

/// cupsd in the foreground, told to keep every job's file, with a queue that writes into a file.
class CupsService {
public:
    static inline const QString daemonPath = QStringLiteral("/usr/sbin/cupsd");
    static inline const QString adminPath = QStringLiteral("/usr/sbin/lpadmin");
    static bool isInstalled() { return QFileInfo::exists(daemonPath) && QFileInfo::exists(adminPath); }

    CupsService()
        : m_port(freePort())
    {
    }
    ~CupsService()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    QString folder() const { return m_folder.path(); }
    QString path(const char* name) const { return m_folder.filePath(QLatin1StringView(name)); }
    /// What came out of it last.
    QByteArray paper() const
    {
        QFile file(path("out/paper"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString server() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }

    static constexpr int startMs = 30'000;

    bool start()
    {
        for (const char* folder : {"root", "spool", "cache", "state", "tmp", "out", "bin/backend"})
            QDir().mkpath(path(folder));
        write("cupsd.conf",
            QStringLiteral("LogLevel none\nListen %1\nPreserveJobFiles Yes\nDefaultAuthType None\nWebInterface No\n"
                           "Browsing No\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
                           "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n")
                .arg(server()));
        write("cups-files.conf",
            QStringLiteral(
                "FileDevice Yes\nServerRoot %1/root\nRequestRoot %1/spool\nCacheDir %1/cache\nStateDir "
                "%1/state\nTempDir %1/tmp\nServerBin %1/bin\nErrorLog stderr\nAccessLog stderr\nPageLog stderr\n")
                .arg(m_folder.path()));
        // The way to a printer, as the service knows them: a program that is given the job.
        const QString backend = QStringLiteral("#!/bin/sh\n[ $# -eq 0 ] || cat \"${6:--}\" >'%1'\n");
        write("bin/backend/naru", backend.arg(path("out/paper")));
        QFile::link(QStringLiteral("/usr/lib/cups/daemon"), path("bin/daemon"));
        ::chmod(QFile::encodeName(path("bin/backend/naru")).constData(), 0755);
        if (::geteuid() == 0) { // it lets go of being root for its work
            ::chmod(QFile::encodeName(m_folder.path()).constData(), 0711);
            QProcess::execute(QStringLiteral("chown"),
                {QStringLiteral("-R"), QStringLiteral("lp:lp"), path("spool"), path("cache"), path("state"),
                    path("tmp"), path("out")});
        }
        m_daemon.start(daemonPath,
            {QStringLiteral("-f"), QStringLiteral("-c"), path("cupsd.conf"), QStringLiteral("-s"),
                path("cups-files.conf")});
        return m_daemon.waitForStarted() && QTest::qWaitFor([this] { return addQueue(); }, startMs);
    }

private:
    void write(const char* name, const QString& text)
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text.toUtf8());
    }
    bool addQueue()
    {
        QProcess admin;
        admin.start(adminPath,
            {QStringLiteral("-h"), server(), QStringLiteral("-p"), QStringLiteral("office"), QStringLiteral("-E"),
                QStringLiteral("-v"), QStringLiteral("naru:/paper"), QStringLiteral("-m"), QStringLiteral("raw")});
        return admin.waitForFinished() && admin.exitCode() == 0;
    }
    QTemporaryDir m_folder;
    QProcess m_daemon;
    const int m_port;
};

} // namespace naru::test
