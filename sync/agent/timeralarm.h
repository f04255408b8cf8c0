// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/alarm.h"

#include <QTimer>

#include <limits>

namespace naru::agent {

/// An alarm of the event loop of the thread that made it.
class TimerAlarm final : public Alarm {
public:
    TimerAlarm()
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            if (const auto ring = std::exchange(m_ring, {}))
                ring();
        });
    }
    void set(Milliseconds after, std::function<void()> ring) override
    {
        m_ring = std::move(ring);
        m_timer.start(static_cast<int>(std::clamp<qint64>(after.count(), 0, std::numeric_limits<int>::max())));
    }
    void clear() override
    {
        m_timer.stop();
        m_ring = {};
    }

private:
    QTimer m_timer;
    std::function<void()> m_ring;
};

} // namespace naru::agent
