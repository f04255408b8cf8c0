// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/avahipoll.h"

#include <QSocketNotifier>
#include <QTimer>

#include <avahi-common/timeval.h>

#include <algorithm>

/// Its callback may free it: it goes when the event loop is reached again.
struct AvahiWatch : QObject {
    AvahiWatch(int fd, AvahiWatchCallback callback, void* userdata)
        : m_callback(callback)
        , m_userdata(userdata)
    {
        for (QSocketNotifier* each : {&m_reading, &m_writing})
            each->setSocket(fd); // asleep until want(): the library has other watches on the same socket
        connect(&m_reading, &QSocketNotifier::activated, this, [this] { tell(AVAHI_WATCH_IN); });
        connect(&m_writing, &QSocketNotifier::activated, this, [this] { tell(AVAHI_WATCH_OUT); });
    }
    void want(AvahiWatchEvent events)
    {
        m_reading.setEnabled(events & AVAHI_WATCH_IN);
        m_writing.setEnabled(events & AVAHI_WATCH_OUT);
    }
    AvahiWatchEvent happened() const { return m_happened; }
    void free()
    {
        m_freed = true;
        want(AvahiWatchEvent(0));
        deleteLater();
    }

private:
    void tell(AvahiWatchEvent event)
    {
        if (m_freed)
            return;
        m_happened = event;
        m_callback(this, int(m_reading.socket()), event, m_userdata);
        m_happened = AvahiWatchEvent(0);
    }

    AvahiWatchCallback m_callback;
    void* m_userdata;
    QSocketNotifier m_reading{QSocketNotifier::Read}, m_writing{QSocketNotifier::Write};
    AvahiWatchEvent m_happened = AvahiWatchEvent(0);
    bool m_freed = false;
};

struct AvahiTimeout : QObject {
    AvahiTimeout(AvahiTimeoutCallback callback, void* userdata)
        : m_callback(callback)
        , m_userdata(userdata)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            if (!m_freed)
                m_callback(this, m_userdata);
        });
    }
    /// At a moment of the wall clock, as the library counts; never longer than a minute, should that clock jump.
    void wait(const timeval* moment)
    {
        constexpr AvahiUsec longest = 60'000'000;
        m_timer.stop();
        if (moment)
            m_timer.start(int(std::clamp<AvahiUsec>(-avahi_age(moment), 0, longest) / 1000));
    }
    void free()
    {
        m_freed = true;
        m_timer.stop();
        deleteLater();
    }

private:
    AvahiTimeoutCallback m_callback;
    void* m_userdata;
    QTimer m_timer;
    bool m_freed = false;
};

namespace naru::lan {

const AvahiPoll& avahiPoll()
{
    static const AvahiPoll poll{
        nullptr,
        [](const AvahiPoll*, int fd, AvahiWatchEvent events, AvahiWatchCallback callback, void* userdata) {
            auto* watch = new AvahiWatch(fd, callback, userdata);
            watch->want(events);
            return watch;
        },
        [](AvahiWatch* watch, AvahiWatchEvent events) { watch->want(events); },
        [](AvahiWatch* watch) { return watch->happened(); },
        [](AvahiWatch* watch) { watch->free(); },
        [](const AvahiPoll*, const timeval* moment, AvahiTimeoutCallback callback, void* userdata) {
            auto* timeout = new AvahiTimeout(callback, userdata);
            timeout->wait(moment);
            return timeout;
        },
        [](AvahiTimeout* timeout, const timeval* moment) { timeout->wait(moment); },
        [](AvahiTimeout* timeout) { timeout->free(); },
    };
    return poll;
}

} // namespace naru::lan
