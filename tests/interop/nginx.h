// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <algorithm>

#include <sys/resource.h>

namespace naru::test {

inline const QByteArray frontSecret = QByteArray(48, 's');

inline bool writePrivate(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}
inline QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The shipped configuration with other ports and places, and the limits that it asks for.
class Nginx {
public:
    ~Nginx()
    {
        m_process.terminate();
        m_process.waitForFinished(5'000);
    }
    QString start(const QString& hub, const QList<quint16>& fronts)
    {
        const QString program = QStandardPaths::findExecutable(
            QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
        if (program.isEmpty())
            return QStringLiteral("nginx is not installed");
        for (const char* const name : {"ca", "server"})
            writePrivate(m_folder.filePath(QLatin1StringView(name) + QStringLiteral(".pem")),
                crypto::toPem(
                    "CERTIFICATE", readAll(hub + QLatin1Char('/') + QLatin1StringView(name) + QStringLiteral(".der"))));
        writePrivate(m_folder.filePath(QStringLiteral("server.key")), readAll(hub + QStringLiteral("/server.key")));
        writePrivate(m_folder.filePath(QStringLiteral("front.conf")),
            "proxy_set_header X-Naru-Front \"" + frontSecret + "\";\n");
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
        free.close();
        QByteArray text = readAll(QStringLiteral(NARU_SOURCE_DIR "/installer/hub/naru-hub.nginx.conf"));
        text.replace("/etc/naru-hub", m_folder.path().toUtf8());
        text.replace("listen 8443", "listen 127.0.0.1:" + QByteArray::number(m_port));
        text.replace("127.0.0.1:8081", "127.0.0.1:" + QByteArray::number(fronts.at(0)));
        text.replace("127.0.0.1:8082", "127.0.0.1:" + QByteArray::number(fronts.at(1)));
        const QByteArray folder = m_folder.path().toUtf8();
        QByteArray paths;
        for (const char* const kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            paths += QByteArray(kind) + "_temp_path " + folder + '/' + kind + ";\n";
        writePrivate(m_folder.filePath(QStringLiteral("nginx.conf")),
            "daemon off;\nworker_processes 1;\nworker_rlimit_nofile " + QByteArray::number(descriptors()) + ";\npid "
                + folder + "/pid;\nerror_log " + folder
                + "/error.log;\nevents { worker_connections 16384; }\nhttp {\naccess_log off;\n" + paths + text
                + "}\n");
        // Its workers are not root: they must find their folders.
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7055));
        m_process.start(program,
            {QStringLiteral("-p"), m_folder.path(), QStringLiteral("-e"),
                m_folder.filePath(QStringLiteral("error.log")), QStringLiteral("-c"),
                m_folder.filePath(QStringLiteral("nginx.conf"))});
        for (int tries = 0; tries < 100; ++tries) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            if (socket.waitForConnected(100))
                return {};
            m_process.waitForFinished(50);
        }
        return QStringLiteral("nginx: ")
            + QString::fromUtf8(readAll(m_folder.filePath(QStringLiteral("error.log"))).right(400));
    }
    quint16 port() const { return m_port; }

private:
    /// What the file asks for, where that is allowed here.
    static rlim_t descriptors()
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        return std::min<rlim_t>(limit.rlim_max, 32'768);
    }

    QTemporaryDir m_folder{QStringLiteral("/tmp/naru-nginx-XXXXXX")};
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace naru::test
