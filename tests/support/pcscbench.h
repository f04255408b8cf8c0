// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/nfcreader.h"
#include "tests/support/tapdesk.h"
#include "tests/support/virtualcard.h"
#include "tests/support/wait.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace naru::test {

/// The system's own PC/SC service with vsmartcard's virtual reader, on a socket and a port of this bench: it is started
/// as a service manager would, with its listening socket given, so that it touches no other pcscd.
class PcscBench {
public:
    static constexpr int waitMs = 20'000;
    static constexpr int backWithinMs = 2'000; ///< what the product promises
    static constexpr const char* driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

    PcscBench()
        : m_port(freePort())
        , card(m_port)
    {
        QDir().mkpath(folder.filePath(QStringLiteral("conf")));
        QDir().mkpath(folder.filePath(QStringLiteral("nothing")));
        write(folder.filePath(QStringLiteral("conf/vpcd")),
            QStringLiteral("FRIENDLYNAME \"Naru Test\"\nDEVICENAME /dev/null:0x%1\nLIBPATH %2\nCHANNELID 0x%1\n")
                .arg(m_port, 0, 16)
                .arg(QLatin1StringView(driver)));
        // The product gives its programs no environment; this one hands over where this bench's service is.
        write(program(),
            QStringLiteral("#!/bin/sh\nPCSCLITE_CSOCK_NAME='%1' exec '%2' \"$1\"\n")
                .arg(socketPath(), QStringLiteral(NARU_BINARY_DIR "/bin/naru-cardd")));
        QFile::setPermissions(program(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    ~PcscBench()
    {
        card.takeAway();
        reader.reset();
        stopService();
    }

    /// Empty: everything is installed.
    static QString missing()
    {
        if (service().isEmpty())
            return QStringLiteral("pcscd is not installed");
        return QFile::exists(QLatin1StringView(driver)) ? QString()
                                                        : QStringLiteral("vsmartcard-vpcd is not installed");
    }

    QString program() const { return folder.filePath(QStringLiteral("naru-cardd")); }
    QString readerName() const { return QStringLiteral("Naru Test 00 00"); }
    bool isServing() const { return m_service && m_service->state() == QProcess::Running; }

    enum class Plugged { Reader, Nothing };
    bool startService(Plugged plugged = Plugged::Reader)
    {
        const QString configuration
            = folder.filePath(plugged == Plugged::Reader ? QStringLiteral("conf") : QStringLiteral("nothing"));
        m_listener = listenAt(socketPath());
        m_service = std::make_unique<QProcess>();
        m_service->setChildProcessModifier([fd = m_listener] {
            constexpr int firstHandedOver = 3; // SD_LISTEN_FDS_START
            dup2(fd, firstHandedOver);
            prctl(PR_SET_PDEATHSIG, SIGKILL); // nothing stays of a test that crashes
        });
        m_service->setProcessChannelMode(QProcess::MergedChannels);
        m_service->start(QStringLiteral("sh"),
            {QStringLiteral("-c"),
                QStringLiteral("LISTEN_FDS=1 LISTEN_PID=$$ exec '%1' -f --info -c '%2'")
                    .arg(service(), configuration)});
        QByteArray said;
        const bool isUp = waitFor(
            [&] {
                said += m_service->readAll();
                return said.contains("daemon ready") || m_service->state() == QProcess::NotRunning;
            },
            waitMs);
        return m_listener >= 0 && isUp && isServing();
    }
    qint64 serviceId() const { return m_service->processId(); }
    /// As if it crashed.
    void killService()
    {
        m_service->kill();
        m_service->waitForFinished();
        closeListener();
    }

    bool start()
    {
        reader = std::make_unique<device::NfcReader>(program(), readerName());
        return waitReady();
    }
    bool waitReady(int withinMs = waitMs)
    {
        return waitFor([this] { return reader->isReady(); }, withinMs);
    }
    bool waitLost()
    {
        return waitFor([this] { return !reader->isReady(); }, waitMs);
    }

    void hold(TapPhone& phone)
    {
        sim::Card held;
        held.transceive = [&phone](const QByteArray& apdu) { return phone.nfc.transceive(apdu); };
        held.fieldLost = [&phone, life = std::weak_ptr(phone.life)] {
            if (!life.expired())
                phone.nfc.fieldLost();
        };
        card.present(std::move(held));
    }

    QTemporaryDir folder;

private:
    quint16 m_port;
    int m_listener = -1;
    std::unique_ptr<QProcess> m_service;

    static QString service()
    {
        const QString found = QStandardPaths::findExecutable(QStringLiteral("pcscd"));
        return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("pcscd"), {QStringLiteral("/usr/sbin")})
                               : found;
    }
    QString socketPath() const { return folder.filePath(QStringLiteral("comm")); }
    static void write(const QString& path, const QString& text)
    {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text.toUtf8());
    }
    /// vpcd takes two neighbours: one for each of its slots.
    static quint16 freePort()
    {
        for (;;) {
            QTcpServer first, second;
            if (first.listen(QHostAddress::LocalHost) && first.serverPort() < 65'535
                && second.listen(QHostAddress::LocalHost, first.serverPort() + 1))
                return first.serverPort();
        }
    }
    static int listenAt(const QString& path)
    {
        QFile::remove(path);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.toLocal8Bit().constData(), sizeof address.sun_path);
        const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (fd < 0 || bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || listen(fd, 8) != 0)
            return -1;
        return fd;
    }
    void closeListener()
    {
        if (m_listener >= 0)
            close(std::exchange(m_listener, -1));
        QFile::remove(socketPath());
    }
    void stopService()
    {
        if (m_service) {
            m_service->terminate();
            if (!m_service->waitForFinished(3'000)) {
                m_service->kill();
                m_service->waitForFinished();
            }
        }
        closeListener();
    }

public:
    VirtualCard card;
    std::unique_ptr<device::NfcReader> reader;
};

} // namespace naru::test
