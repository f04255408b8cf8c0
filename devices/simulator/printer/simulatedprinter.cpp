// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/printer/simulatedprinter.h"

#include "devices/api/faults.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace naru::sim {

namespace {
constexpr int tickMs = 10;
constexpr qsizetype readBytesMax = 4096;
} // namespace

SimulatedPrinter::SimulatedPrinter(QString link, int widthDots)
    : m_link(std::move(link))
    , m_reader(widthDots)
{
    m_tick.setInterval(tickMs);
    QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] { take(); });
}

Result<void> SimulatedPrinter::plugIn()
{
    unplug();
    m_terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    char name[64] = {};
    termios settings{};
    const bool isOpen = m_terminal >= 0 && ::grantpt(m_terminal) == 0 && ::unlockpt(m_terminal) == 0
        && ::ptsname_r(m_terminal, name, sizeof name) == 0 && ::tcgetattr(m_terminal, &settings) == 0;
    if (isOpen) {
        ::cfmakeraw(&settings);
        m_isLinked = ::tcsetattr(m_terminal, TCSANOW, &settings) == 0 && QFile::link(QFile::decodeName(name), m_link);
    }
    if (!m_isLinked) {
        const QString why = qt_error_string(errno);
        unplug();
        return Fault(device::DeviceFault::LinkUnavailable, why);
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_terminal, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { take(); });
    setTrouble(m_trouble);
    return {};
}

void SimulatedPrinter::unplug()
{
    m_tick.stop();
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater();
    }
    if (std::exchange(m_isLinked, false))
        QFile::remove(m_link);
    if (m_terminal >= 0)
        ::close(std::exchange(m_terminal, -1));
    m_buffer.clear();
}

void SimulatedPrinter::setTrouble(const Trouble& trouble)
{
    m_trouble = trouble;
    if (m_terminal < 0)
        return;
    work();
    // A line that nobody has open is always ready to be read (EIO): then it is looked at from time to time.
    m_notifier->setEnabled(m_trouble.bytesPerTick == 0);
    m_tick.start();
}

bool SimulatedPrinter::hasStopped() const
{
    return m_trouble.coverOpen || m_reader.paper().height() >= m_trouble.paperRows;
}

void SimulatedPrinter::take()
{
    if (m_terminal < 0)
        return;
    if (hasStopped() && m_buffer.size() >= bufferBytes) {
        m_notifier->setEnabled(false); // it takes nothing more
        return;
    }
    char bytes[readBytesMax];
    const std::size_t wanted
        = m_trouble.bytesPerTick > 0 ? static_cast<std::size_t>(m_trouble.bytesPerTick) : sizeof bytes;
    const auto count = ::read(m_terminal, bytes, std::min(wanted, sizeof bytes));
    const bool nobodyThere = count == 0 || (count < 0 && errno != EAGAIN);
    m_notifier->setEnabled(!nobodyThere && m_trouble.bytesPerTick == 0);
    if (count <= 0)
        return;
    m_received += count;
    if (m_trouble.unplugAfterBytes >= 0 && m_received >= m_trouble.unplugAfterBytes)
        return unplug();
    QByteArray fresh(bytes, qsizetype(count));
    while (hasStopped()) { // the status is given at once, whatever waits
        const qsizetype at = fresh.indexOf("\x10\x04");
        if (at < 0 || at + 2 >= fresh.size())
            break;
        answer(fresh[at + 2]);
        fresh.remove(at, 3);
    }
    m_buffer += fresh;
    work();
}

void SimulatedPrinter::work()
{
    if (m_trouble.coverOpen)
        return;
    const int cuts = m_reader.paper().cuts;
    const auto heard = m_reader.read(m_buffer, m_trouble.paperRows);
    m_buffer.remove(0, heard.used);
    m_unknown += heard.unknown;
    for (const char question : heard.questions)
        answer(question);
    for (int i = cuts; cut && i < m_reader.paper().cuts; ++i)
        cut();
}

void SimulatedPrinter::answer(char question)
{
    const bool out = m_reader.paper().height() >= m_trouble.paperRows;
    const int low = m_trouble.paperLow ? 0x0C : 0;
    switch (question) {
    case 1:
        return say(0x12 | (hasStopped() ? 0x08 : 0));
    case 2:
        return say(0x12 | (m_trouble.coverOpen ? 0x04 : 0) | (out ? 0x20 : 0));
    case 3:
        return say(0x12);
    case 4:
        return say(0x12 | low | (out ? 0x60 : 0));
    case 'r':
        if (!m_trouble.keepsNoOrder)
            say(m_trouble.paperLow ? 0x03 : 0);
        return;
    default:
        return;
    }
}

void SimulatedPrinter::say(int byte)
{
    const char one = static_cast<char>(byte);
    if (!m_trouble.isSilent && m_terminal >= 0 && ::write(m_terminal, &one, 1) != 1)
        return; // nobody listens
}

} // namespace naru::sim
