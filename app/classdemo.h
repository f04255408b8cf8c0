// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/classscreen.h"
#include "app/lessons/classbots.h"

#include <QQuickWindow>
#include <QTimer>

namespace naru {

/// The machine's time, that a story may move on: a class of half an hour is told in a minute.
class StoryClock final : public Clock {
public:
    Instant now() const override { return m_clock.now() + m_ahead; }
    Milliseconds monotonic() const override { return m_clock.monotonic() + m_ahead; }
    QByteArray boot() const override { return m_clock.boot(); }
    void advance(Milliseconds by) { m_ahead += by; }

private:
    SystemClock m_clock;
    Milliseconds m_ahead{0};
};

/// Twelve simulated seats for a trainer to try: they join, go through the lesson each in its own way, ask, stand, lose
/// their cable and come back. They speak the class's own messages; nothing leaves this machine.
class ClassDemo {
public:
    ClassDemo(desk::Desk& desk, desk::Classes& classes, ClassScreen& screen, StoryClock& clock);

    /// Signs the demo's trainer in, holds a class from its door to its papers and leaves a PNG of every scene. 0: all
    /// were seen and written.
    int leavePictures(QQuickWindow& window, const QString& pin, const QString& folder);

private:
    void live();
    void holdCardsUp();
    void pass(Milliseconds time);
    bool until(const std::function<bool()>& is) const; ///< what the desk answers
    bool passUntil(const std::function<bool()>& is);   ///< what the seats do
    QString seatThat(const QString& stands) const;     ///< its id; empty: none
    bool shot(const char* name);
    bool tell();
    bool tellOfEnd();

    desk::Desk& m_desk;
    desk::Classes& m_classes;
    ClassScreen& m_screen;
    StoryClock& m_clock;
    lessons::ClassBots* m_bots; ///< the class's
    std::size_t m_held = 0;     ///< cards that were held up in this class
    Milliseconds m_nextCard{0};
    QTimer m_timer;
    QQuickWindow* m_window = nullptr;
    QString m_folder;
    int m_number = 0;
};

} // namespace naru
