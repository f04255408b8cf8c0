// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guard/heart.h"

#include "app/guard/guardian.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace naru::guard {

namespace {

int signalled = -1; ///< an eventfd: all that a signal handler may do is write

void tellSignal(int)
{
    const quint64 one = 1;
    const int before = errno;
    (void)!::write(signalled, &one, sizeof one);
    errno = before;
}

} // namespace

Heart::Heart(int socket, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_ears(socket, QSocketNotifier::Read)
{
    ::fcntl(socket, F_SETFD, FD_CLOEXEC); // not for the programs that this one starts
    if (signalled < 0)
        signalled = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_signals = std::make_unique<QSocketNotifier>(signalled, QSocketNotifier::Read);
    connect(m_signals.get(), &QSocketNotifier::activated, this, [this] {
        quint64 count = 0;
        (void)!::read(signalled, &count, sizeof count);
        Q_EMIT endWanted();
    });
    struct sigaction action { };
    action.sa_handler = tellSignal;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::sigaction(signal, &action, nullptr);

    connect(&m_ears, &QSocketNotifier::activated, this, &Heart::hear);
    connect(&m_beat, &QTimer::timeout, this, [this] { write("beat"); });
    hear(); // the first line lay there before this program began
}

Heart::~Heart()
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::signal(signal, SIG_DFL);
    m_ears.setEnabled(false);
    ::close(m_socket);
}

void Heart::begin()
{
    write("beat");
    m_beat.start(static_cast<int>(beatEvery.count()));
}

void Heart::at(const QByteArray& place)
{
    write("at " + place);
}

void Heart::hear()
{
    char bytes[1024];
    const auto count = ::recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) { // no guardian any more
        m_ears.setEnabled(false);
        Q_EMIT endWanted();
        return;
    }
    m_read.append(bytes, std::max<qsizetype>(count, 0));
    for (qsizetype end = m_read.indexOf('\n'); end >= 0; end = m_read.indexOf('\n')) {
        const QByteArray line = m_read.left(end);
        m_read.remove(0, end + 1);
        if (line.startsWith("back "))
            m_placeBefore = line.mid(5);
        else if (line == "end")
            Q_EMIT endWanted();
    }
    if (m_read.size() > lineMax)
        m_read.clear();
}

void Heart::write(const QByteArray& line)
{
    const QByteArray bytes = line + '\n';
    (void)::send(m_socket, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
}

} // namespace naru::guard
