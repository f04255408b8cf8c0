// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/codesource.h"
#include "devices/scanner/wedge.h"

#include <QInputMethodEvent>
#include <QPointer>
#include <QTimer>
#include <QWindow>

#include <memory>
#include <set>
#include <vector>

class QKeyEvent;

namespace naru::device {

/// Scanners that type like a keyboard, whichever there are. Every key that would write something is held back until it
/// is known who typed it: at most WedgeGuard::gapMax. A person's keys then arrive as if they had just been pressed, in
/// their order, with shortcuts, repeats and releases; a scan reaches no field and no shortcut. Keys that write nothing
/// (arrows, F-keys, Ctrl+C, a key held down) wait for nothing but what is held before them.
class KeyboardScanner final : public CodeSource {
    Q_OBJECT

public:
    enum class KeyTimes {
        Window, ///< as the window system stamped them: right even where the desk was busy meanwhile
        Clock,  ///< when they arrive here
    };
    /// The clock must outlive it.
    explicit KeyboardScanner(const Clock& clock, KeyTimes times = KeyTimes::Window, QObject* parent = nullptr);
    ~KeyboardScanner() override;

    bool isReady() const override { return m_isOn; }
    /// HangulTyped, from the first scan that a Korean layout spoilt to the next good one.
    std::optional<Fault> problem() const override { return m_problem; }

    /// Whether keys wait until it is known who typed them.
    bool isHolding() const { return !m_held.empty() || m_silence.isActive(); }

    void start() override; ///< filters the events of the whole application
    void stop() override;  ///< what is held is handed on

    static constexpr std::size_t eventsMax = 4096; ///< held; beyond, it is a flood

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A key or a piece of composed text on its way.
    struct Held {
        QPointer<QObject> receiver; ///< a key's window, what composed text was for
        QEvent::Type type;
        int key = 0;
        Qt::KeyboardModifiers modifiers;
        QString text;
        bool isRepeat = false;
        std::shared_ptr<QInputMethodEvent> composed;
    };
    enum class Part { Writes, Ends, Shifts, Acts };
    static Part partOf(const QKeyEvent& event);
    bool overrides(const QKeyEvent& event);
    bool press(QObject& window, const QKeyEvent& event);
    bool release(QObject& window, const QKeyEvent& event);
    bool compose(QObject& receiver, const QInputMethodEvent& event);
    void append(Held held);
    void judge(const QString& text, Part part);
    void follow(const WedgeGuard::Decision& decision, std::size_t stays);
    void settle(); ///< nothing more can belong to what is held
    void silence();
    void handOn(const std::vector<Held>& events);
    void drop(const std::vector<Held>& events);
    void finish(const WedgeGuard::Decision& decision);
    void pass(const QKeyEvent* event); ///< moves m_time to now

    const Clock& m_clock;
    const KeyTimes m_times;
    WedgeGuard m_guard;
    std::vector<Held> m_held;
    std::set<int> m_dropped;       ///< keys of a scan that are still down
    QPointer<QObject> m_composing; ///< has the beginning of composed text that was not held
    std::optional<Fault> m_problem;
    QTimer m_silence;
    Milliseconds m_time{0}; ///< of the last key, from some moment on
    Milliseconds m_clockThen{0}, m_stampThen{0};
    bool m_isOn = false, m_isHandingOn = false;
    bool m_gaveTime = false; ///< to keys that came while the desk was busy
};

} // namespace naru::device
