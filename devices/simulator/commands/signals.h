// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <csignal>
#include <functional>
#include <memory>
#include <sys/signalfd.h>
#include <unistd.h>

namespace naru::sim {

/// Signals as events of the loop.
class Signals {
public:
    explicit Signals(std::function<void(int)> heard)
        : m_heard(std::move(heard))
    {
        sigset_t set;
        sigemptyset(&set);
        for (const int signal : {SIGUSR1, SIGUSR2, SIGTERM, SIGINT})
            sigaddset(&set, signal);
        sigprocmask(SIG_BLOCK, &set, nullptr);
        m_fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
        m_notifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
            signalfd_siginfo info{};
            while (read(m_fd, &info, sizeof info) == static_cast<ssize_t>(sizeof info))
                m_heard(static_cast<int>(info.ssi_signo));
        });
    }
    ~Signals()
    {
        m_notifier.reset();
        close(m_fd);
    }
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

private:
    std::function<void(int)> m_heard;
    int m_fd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace naru::sim
