// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/printerport.h"

#include <QFile>

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netdb.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace naru::device {

namespace {

constexpr QLatin1StringView hostMark("tcp:");
constexpr const char* usualPort = "9100";
constexpr qsizetype readBytesMax = 4096;

struct Host {
    QByteArray address, port;
};

/// "192.0.2.7", "192.0.2.7:9100", "[2001:db8::7]:9100".
Host hostOf(const QString& text)
{
    const QByteArray bytes = text.toLatin1();
    const qsizetype bracket = bytes.indexOf(']');
    const qsizetype colon = bytes.indexOf(':', std::max<qsizetype>(bracket, 0));
    const QByteArray address = bracket > 0 ? bytes.mid(1, bracket - 1) : bytes.left(colon < 0 ? bytes.size() : colon);
    return {address, colon < 0 ? QByteArray(usualPort) : bytes.mid(colon + 1)};
}

speed_t speedOf(qint32 baud)
{
    switch (baud) {
    case 19200:
        return B19200;
    case 38400:
        return B38400;
    case 57600:
        return B57600;
    case 115200:
        return B115200;
    default:
        return B9600;
    }
}

Fault whyNot(int error, const QString& address)
{
    const bool busy = error == EBUSY || error == EACCES || error == EPERM;
    return Fault(busy ? PrinterFault::PrinterInUse : PrinterFault::PrinterAbsent, address);
}

} // namespace

PrinterPort::PrinterPort(QString address, qint32 baud)
    : m_address(std::move(address))
    , m_baud(baud)
{
}

Result<int> PrinterPort::openHost() const
{
    const Host host = hostOf(m_address.sliced(hostMark.size()));
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.address.constData(), host.port.constData(), &hints, &found) != 0 || !found)
        return Fault(PrinterFault::PrinterAbsent, m_address);
    const int fd = ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const bool begun = fd >= 0 && (::connect(fd, found->ai_addr, found->ai_addrlen) == 0 || errno == EINPROGRESS);
    const int error = errno;
    ::freeaddrinfo(found);
    if (begun)
        return fd;
    if (fd >= 0)
        ::close(fd);
    return whyNot(error, m_address);
}

Result<int> PrinterPort::openPath()
{
    const QByteArray path = QFile::encodeName(m_address);
    struct stat what { };
    if (::stat(path.constData(), &what) != 0)
        return whyNot(errno, m_address);
    const bool plain = S_ISREG(what.st_mode);
    const int mode = plain ? O_WRONLY | O_APPEND : O_RDWR | O_NONBLOCK | O_NOCTTY;
    const int fd = ::open(path.constData(), mode | O_CLOEXEC);
    if (fd < 0)
        return whyNot(errno, m_address);
    m_mayAnswer = !plain;
    termios settings{};
    if (::tcgetattr(fd, &settings) != 0)
        return fd; // no serial line
    if (::ioctl(fd, TIOCEXCL) != 0) {
        ::close(fd);
        return whyNot(EBUSY, m_address);
    }
    ::cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    ::cfsetispeed(&settings, speedOf(m_baud));
    ::cfsetospeed(&settings, speedOf(m_baud));
    ::tcsetattr(fd, TCSANOW, &settings);
    ::tcflush(fd, TCIFLUSH);
    return fd;
}

Result<void> PrinterPort::open()
{
    close();
    const bool isHost = m_address.startsWith(hostMark);
    const auto fd = isHost ? openHost() : openPath();
    if (!fd)
        return fd.fault();
    m_fd = *fd;
    m_mayAnswer = m_mayAnswer || isHost;
    if (!m_mayAnswer)
        return {};
    m_reads = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    QObject::connect(m_reads.get(), &QSocketNotifier::activated, m_reads.get(), [this] { take(); });
    m_writes = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Write);
    m_writes->setEnabled(false);
    QObject::connect(m_writes.get(), &QSocketNotifier::activated, m_writes.get(), [this] {
        m_writes->setEnabled(false);
        if (room)
            room();
    });
    return {};
}

void PrinterPort::close()
{
    // A notifier may be the one that called us: it goes when the loop is back.
    for (auto* notifier : {&m_reads, &m_writes}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
    m_mayAnswer = false;
    if (m_fd < 0)
        return;
    ::tcflush(m_fd, TCOFLUSH); // a line that takes nothing more would hold us for half a minute
    ::close(std::exchange(m_fd, -1));
}

void PrinterPort::lose()
{
    close();
    if (lost)
        lost();
}

qsizetype PrinterPort::write(QByteArrayView bytes)
{
    if (m_fd < 0 || bytes.isEmpty())
        return 0;
    const auto count = ::write(m_fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (count >= 0)
        return count;
    if (errno != EAGAIN && errno != EINTR && errno != ENOTCONN)
        lose();
    return 0;
}

void PrinterPort::awaitRoom()
{
    if (m_writes)
        m_writes->setEnabled(true);
}

void PrinterPort::take()
{
    char bytes[readBytesMax];
    const auto count = ::read(m_fd, bytes, sizeof bytes);
    if (count > 0) {
        if (heard)
            heard(QByteArray(bytes, qsizetype(count)));
        return;
    }
    if (count == 0 || (errno != EAGAIN && errno != EINTR))
        lose(); // unplugged: a closed line would be ready to read for ever
}

} // namespace naru::device
