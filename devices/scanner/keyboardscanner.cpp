// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/keyboardscanner.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>

#include <utility>

// The way by which a platform's own keys come in, with shortcuts and focus; Qt exports it for its test library, whose
// public header declares it just so.
QT_BEGIN_NAMESPACE
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow* window, QEvent::Type type, int key, Qt::KeyboardModifiers modifiers,
    const QString& text, bool isRepeat, ushort count);
QT_END_NAMESPACE

namespace naru::device {

KeyboardScanner::KeyboardScanner(const Clock& clock, KeyTimes times, QObject* parent)
    : CodeSource(parent)
    , m_clock(clock)
    , m_times(times)
{
    m_silence.setSingleShot(true);
    m_silence.setTimerType(Qt::PreciseTimer);
    connect(&m_silence, &QTimer::timeout, this, &KeyboardScanner::silence);
}

KeyboardScanner::~KeyboardScanner()
{
    if (m_isOn)
        QCoreApplication::instance()->removeEventFilter(this);
}

void KeyboardScanner::start()
{
    if (std::exchange(m_isOn, true))
        return;
    QCoreApplication::instance()->installEventFilter(this);
    Q_EMIT readyChanged();
}

void KeyboardScanner::stop()
{
    if (!m_isOn)
        return;
    settle();
    m_isOn = false;
    m_dropped.clear();
    QCoreApplication::instance()->removeEventFilter(this);
    Q_EMIT readyChanged();
}

bool KeyboardScanner::eventFilter(QObject* watched, QEvent* event)
{
    if (m_isHandingOn)
        return false;
    // A key comes to its window first, and from there once more to what has the focus.
    const bool isWindow = watched->isWindowType();
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (!isWindow || !overrides(*static_cast<QKeyEvent*>(event)))
            return false;
        event->accept(); // no shortcut yet
        return true;
    case QEvent::KeyPress:
        return isWindow && press(*watched, *static_cast<QKeyEvent*>(event));
    case QEvent::KeyRelease:
        return isWindow && release(*watched, *static_cast<QKeyEvent*>(event));
    case QEvent::InputMethod:
        return watched == QGuiApplication::focusObject() && compose(*watched, *static_cast<QInputMethodEvent*>(event));
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::FocusAboutToChange:
    case QEvent::WindowDeactivate:
        settle(); // what was typed before goes where it was typed
        return false;
    default:
        return false;
    }
}

KeyboardScanner::Part KeyboardScanner::partOf(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Shift:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_AltGr:
        return Part::Shifts;
    default:
        break;
    }
    const bool commands = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (event.isAutoRepeat() || commands || event.text().isEmpty()) // no scanner holds a key down
        return Part::Acts;
    const bool isShifted = event.modifiers() & Qt::ShiftModifier;
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter || event.key() == Qt::Key_Tab)
        return isShifted ? Part::Acts : Part::Ends;
    return event.text().front().isPrint() ? Part::Writes : Part::Acts;
}

/// Whether a key that wants to know if it is a shortcut is going to be held.
bool KeyboardScanner::overrides(const QKeyEvent& event)
{
    const Part part = partOf(event);
    if (part == Part::Acts)
        settle(); // the shortcut comes after what was typed before it
    return part == Part::Writes || (part == Part::Ends && !m_held.empty());
}

void KeyboardScanner::pass(const QKeyEvent* event)
{
    const Milliseconds clockNow = m_clock.monotonic();
    Milliseconds gap = clockNow - std::exchange(m_clockThen, clockNow);
    if (event && m_times == KeyTimes::Window) {
        const Milliseconds stamp(static_cast<qint64>(event->timestamp()));
        gap = stamp - std::exchange(m_stampThen, stamp);
    } else {
        m_stampThen += gap; // composed text bears no stamp
    }
    const bool isSane = gap >= Milliseconds(0); // a window system's count begins anew after some weeks
    m_time += isSane ? gap : WedgeGuard::gapMax + Milliseconds(1);
}

bool KeyboardScanner::press(QObject& window, const QKeyEvent& event)
{
    const Part part = partOf(event);
    if (part == Part::Acts)
        settle();
    else if (part != Part::Shifts)
        pass(&event);
    if (part == Part::Acts || (part != Part::Writes && m_held.empty()))
        return false;
    m_dropped.erase(event.key()); // pressed again
    append({&window, event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), {}});
    if (part != Part::Shifts)
        judge(part == Part::Ends ? QStringLiteral("\r") : event.text(), part);
    return true;
}

bool KeyboardScanner::release(QObject& window, const QKeyEvent& event)
{
    if (m_dropped.erase(event.key()) > 0)
        return true;
    if (m_held.empty())
        return false;
    append({&window, event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), {}});
    return true;
}

/// Composed text after a pause is a person's, or the first letter of a scan: an input method must not wait for its
/// field. What follows it at a scanner's pace is held.
bool KeyboardScanner::compose(QObject& receiver, const QInputMethodEvent& event)
{
    const Milliseconds before = m_time;
    pass(nullptr);
    if (m_time - before > WedgeGuard::gapMax) {
        settle();
        m_composing = &receiver;
        return false;
    }
    const QString text = event.commitString().isEmpty() ? event.preeditString().right(1) : event.commitString();
    append({&receiver, event.type(), 0, {}, {}, false,
        std::shared_ptr<QInputMethodEvent>(static_cast<QInputMethodEvent*>(event.clone()))});
    if (!text.isEmpty())
        judge(text, Part::Writes);
    else if (!m_silence.isActive())
        m_silence.start(WedgeGuard::gapMax);
    return true;
}

void KeyboardScanner::append(Held held)
{
    if (m_held.size() >= eventsMax)
        drop(std::exchange(m_held, {})); // the guard knows of the flood
    m_held.push_back(std::move(held));
}

void KeyboardScanner::judge(const QString& text, Part part)
{
    m_gaveTime = false;
    m_silence.start(WedgeGuard::gapMax);
    follow(m_guard.key(text, m_time), part == Part::Ends ? 0 : 1);
}

/// `stays`: how many of the last events are not yet judged.
void KeyboardScanner::follow(const WedgeGuard::Decision& decision, std::size_t stays)
{
    using What = WedgeGuard::What;
    if (decision.what == What::Waiting)
        return;
    const auto cut = m_held.end() - static_cast<std::ptrdiff_t>(std::min(stays, m_held.size()));
    std::vector<Held> judged(m_held.begin(), cut);
    m_held.erase(m_held.begin(), cut);
    if (m_held.empty())
        m_silence.stop();
    if (decision.what == What::Typed)
        return handOn(judged);
    drop(judged);
    finish(decision);
}

void KeyboardScanner::settle()
{
    const QPointer<KeyboardScanner> self(this);
    follow(m_guard.silence(), 0);
    if (self && !m_held.empty()) // releases, and what changes nothing
        handOn(std::exchange(m_held, {}));
}

void KeyboardScanner::silence()
{
    // Where the desk was busy, keys may lie in the queue behind this timer: they come first.
    const bool isLate = m_clock.monotonic() - m_clockThen > 2 * WedgeGuard::gapMax;
    if (m_times == KeyTimes::Window && isLate && !std::exchange(m_gaveTime, true))
        return m_silence.start(0);
    settle();
}

void KeyboardScanner::handOn(const std::vector<Held>& events)
{
    const QPointer<KeyboardScanner> self(this);
    m_composing.clear();
    m_isHandingOn = true;
    for (const Held& held : events) {
        if (!held.receiver)
            continue;
        if (held.composed)
            QCoreApplication::sendEvent(held.receiver, held.composed.get());
        else
            qt_handleKeyEvent(static_cast<QWindow*>(held.receiver.data()), held.type, held.key, held.modifiers,
                held.text, held.isRepeat, 1);
        if (!self) // a key may have ended the program
            return;
    }
    m_isHandingOn = false;
}

void KeyboardScanner::drop(const std::vector<Held>& events)
{
    for (const Held& held : events) {
        if (held.type == QEvent::KeyPress)
            m_dropped.insert(held.key);
        else if (held.type == QEvent::KeyRelease)
            m_dropped.erase(held.key);
    }
}

void KeyboardScanner::finish(const WedgeGuard::Decision& decision)
{
    if (m_composing) { // the first letter of the scan
        QInputMethodEvent nothing;
        QCoreApplication::sendEvent(m_composing, &nothing);
        QGuiApplication::inputMethod()->reset();
        m_composing.clear();
    }
    const bool isSpoilt = decision.fault && decision.fault->is(ScannerFault::HangulTyped);
    const bool wasSpoilt = m_problem.has_value();
    if (isSpoilt || decision.what == WedgeGuard::What::Scanned)
        m_problem = decision.fault;
    const QPointer<KeyboardScanner> self(this);
    if (wasSpoilt != m_problem.has_value())
        Q_EMIT readyChanged();
    if (!self)
        return;
    if (decision.what == WedgeGuard::What::Scanned)
        Q_EMIT read(decision.text.toUtf8());
    else if (decision.fault)
        Q_EMIT refused(*decision.fault);
}

} // namespace naru::device
