// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "sync/agent/alarm.h"

#include <algorithm>
#include <map>

namespace naru::test {

/// What happens later, in the order of its time.
class Later {
public:
    explicit Later(ManualClock& clock)
        : m_clock(clock)
    {
    }
    quint64 at(Milliseconds after, std::function<void()> what)
    {
        const quint64 number = ++m_number;
        m_events.emplace(std::pair(m_clock.monotonic() + after, number), std::move(what));
        return number;
    }
    void forget(quint64 number)
    {
        std::erase_if(m_events, [number](const auto& event) { return event.first.second == number; });
    }
    bool step(Milliseconds until)
    {
        if (m_events.empty() || m_events.begin()->first.first > until)
            return false;
        auto event = m_events.extract(m_events.begin());
        m_clock.advance(std::max(event.key().first - m_clock.monotonic(), Milliseconds(0)));
        event.mapped()();
        return true;
    }

private:
    ManualClock& m_clock;
    quint64 m_number = 0;
    std::map<std::pair<Milliseconds, quint64>, std::function<void()>> m_events;
};

/// Rings when its turn comes there.
class QueueAlarm final : public agent::Alarm {
public:
    explicit QueueAlarm(Later& later)
        : m_later(later)
    {
    }
    void set(Milliseconds after, std::function<void()> ring) override
    {
        clear();
        isSet = true;
        m_event = m_later.at(after, [this, ring = std::move(ring)] {
            isSet = false;
            ring();
        });
    }
    void clear() override
    {
        m_later.forget(m_event);
        isSet = false;
    }
    bool isSet = false;

private:
    Later& m_later;
    quint64 m_event = 0;
};

} // namespace naru::test
