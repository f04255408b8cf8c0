// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/scanner/simulatedscanner.h"

#include "devices/api/faults.h"

#include <QFile>

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace naru::sim {

Result<void> SimulatedScanner::plugIn()
{
    unplug();
    m_terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    char name[64] = {};
    termios settings{};
    const bool isOpen = m_terminal >= 0 && ::grantpt(m_terminal) == 0 && ::unlockpt(m_terminal) == 0
        && ::ptsname_r(m_terminal, name, sizeof name) == 0 && ::tcgetattr(m_terminal, &settings) == 0;
    if (isOpen) {
        ::cfmakeraw(&settings); // or the terminal would echo codes back before a desk opens it
        m_isLinked = ::tcsetattr(m_terminal, TCSANOW, &settings) == 0 && QFile::link(QFile::decodeName(name), m_link);
    }
    if (m_isLinked)
        return {};
    const QString why = qt_error_string(errno);
    unplug();
    return Fault(device::DeviceFault::LinkUnavailable, why);
}

void SimulatedScanner::unplug()
{
    if (std::exchange(m_isLinked, false))
        QFile::remove(m_link);
    if (m_terminal >= 0)
        ::close(std::exchange(m_terminal, -1));
}

bool SimulatedScanner::send(const QByteArray& bytes)
{
    return m_terminal >= 0
        && ::write(m_terminal, bytes.constData(), static_cast<std::size_t>(bytes.size())) == bytes.size();
}

QByteArray SimulatedScanner::heard()
{
    char bytes[256];
    const auto count = m_terminal >= 0 ? ::read(m_terminal, bytes, sizeof bytes) : 0;
    return count > 0 ? QByteArray(bytes, qsizetype(count)) : QByteArray();
}

} // namespace naru::sim
