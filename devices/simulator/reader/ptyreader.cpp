// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/reader/ptyreader.h"

#include <QFile>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace naru::sim {

namespace {
/// Of the terminal that belongs to `master`, made raw; -1: none.
int openSlave(int master, QString& name)
{
    std::array<char, 64> path{};
    if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, path.data(), path.size()) != 0)
        return -1;
    name = QString::fromLocal8Bit(path.data());
    const int slave = open(path.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios raw{};
    if (slave < 0 || tcgetattr(slave, &raw) != 0)
        return slave;
    cfmakeraw(&raw);
    tcsetattr(slave, TCSANOW, &raw);
    return slave;
}
} // namespace

std::chrono::microseconds Pace::timeOf(qint64 lineBytes, qint64 airBytes, int exchanges) const
{
    constexpr qint64 lineBits = 10, airBits = 9, second = 1'000'000;
    const qint64 line = lineBytes * lineBits * second / std::max(baud, 1);
    const qint64 air = airBytes * airBits * second / std::max(airBitsPerSecond, 1);
    return std::chrono::microseconds(line + air) + perExchange * exchanges;
}

PtyReader::PtyReader(QString link, QObject* parent)
    : QObject(parent)
    , m_link(std::move(link))
{
}

PtyReader::~PtyReader()
{
    unplug();
}

bool PtyReader::plugIn()
{
    unplug();
    m_master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    QString name;
    if (m_master >= 0)
        m_slave = openSlave(m_master, name);
    if (m_slave >= 0)
        QFile::remove(m_link);
    if (m_slave < 0 || !QFile::link(name, m_link)) {
        unplug();
        return false;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PtyReader::hear);
    return true;
}

void PtyReader::unplug()
{
    if (m_notifier) { // perhaps in its own slot
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater();
    }
    ++m_turn;
    m_heardBytes = 0;
    m_chip.takeAway();
    if (m_slave >= 0) {
        close(std::exchange(m_slave, -1));
        QFile::remove(m_link);
    }
    if (m_master >= 0)
        close(std::exchange(m_master, -1));
}

void PtyReader::hear()
{
    std::array<char, 4096> buffer{};
    while (m_master >= 0) { // a card may unplug it
        const auto count = read(m_master, buffer.data(), buffer.size());
        if (count <= 0)
            return;
        const qint64 air = m_chip.airBytes();
        const int exchanges = m_chip.exchanges();
        m_heardBytes += count;
        ++m_turn;
        const QByteArray answer = m_chip.feed(QByteArrayView(buffer.data(), count));
        if (m_pace.baud == 0)
            say(answer);
        else if (!answer.isEmpty())
            sayInTime(answer, m_chip.airBytes() - air, m_chip.exchanges() - exchanges);
    }
}

void PtyReader::sayInTime(const QByteArray& bytes, qint64 airBytes, int exchanges)
{
    const auto time = m_pace.timeOf(std::exchange(m_heardBytes, 0) + bytes.size(), airBytes, exchanges);
    m_pacedTime += time;
    QTimer::singleShot(
        std::chrono::round<std::chrono::milliseconds>(time), Qt::PreciseTimer, this, [this, bytes, turn = m_turn] {
            if (turn == m_turn)
                say(bytes);
        });
}

void PtyReader::say(const QByteArray& bytes)
{
    qsizetype sent = 0;
    while (m_master >= 0 && sent < bytes.size()) {
        const auto count = write(m_master, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent));
        if (count < 0 && errno != EINTR)
            return; // nobody reads: as on a wire, what is not taken is lost
        sent += std::max<qsizetype>(count, 0);
    }
}

} // namespace naru::sim
