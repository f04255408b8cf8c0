// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/logwriter.h"

#include <poll.h>
#include <unistd.h>

namespace naru::hub {

namespace {

constexpr int patienceMs = 1'000;

bool isTaken(int waitMs)
{
    pollfd out{STDERR_FILENO, POLLOUT, 0};
    return ::poll(&out, 1, waitMs) > 0;
}

} // namespace

LogWriter::LogWriter()
    : m_thread([this] { write(); })
{
}

LogWriter::~LogWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_some.notify_one();
    m_thread.join();
}

void LogWriter::say(const QByteArray& line)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_lines.size() >= linesMax) {
            ++m_left;
            return;
        }
        if (m_left > 0)
            m_lines.push_back("{\"lines_left_out\":" + QByteArray::number(m_left) + "}\n");
        m_left = 0;
        m_lines.push_back(line + '\n');
    }
    m_some.notify_one();
}

void LogWriter::write()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_some.wait(lock, [this] { return m_isOver || !m_lines.empty(); });
        if (m_lines.empty())
            return;
        const QByteArray line = m_lines.front();
        lock.unlock();
        // A pipe that polls writable takes a line of this size (PIPE_BUF) without waiting.
        const bool taken = isTaken(patienceMs);
        const auto put = taken ? ::write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size())) : 0;
        lock.lock();
        if (taken && put != 0)
            m_lines.pop_front();
        else if (m_isOver)
            return;
    }
}

} // namespace naru::hub
