// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace naru::hub {

/// Lines to standard error, from a thread of its own: whoever reads them slowly, or not at all, keeps no desk waiting.
/// What does not find room is left out, and how many is told with the next line that does.
class LogWriter {
public:
    static constexpr std::size_t linesMax = 4'096;

    LogWriter();
    ~LogWriter(); ///< what is left is not waited for where nobody reads

    void say(const QByteArray& line);

private:
    void write();

    std::mutex m_mutex;
    std::condition_variable m_some;
    std::deque<QByteArray> m_lines;
    quint64 m_left = 0;
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace naru::hub
