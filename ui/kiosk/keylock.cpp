// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/keylock.h"

#include <QCursor>
#include <QGuiApplication>
#include <QInputDevice>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPointingDevice>
#include <QTouchEvent>

#include <algorithm>
#include <array>
#include <utility>

namespace naru::ui::kiosk {

namespace {

constexpr int lookEveryMs = 100;

/// That write nothing. F1 is the help key of a tactile keypad, F13 to F24 what such send for keys of their own; nothing
/// of the system is behind them.
bool isKeypadKey(int key)
{
    static constexpr std::array keys{Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab,
        Qt::Key_Backspace, Qt::Key_Delete, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home,
        Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Space, Qt::Key_Shift, Qt::Key_CapsLock, Qt::Key_NumLock,
        Qt::Key_Hangul, Qt::Key_Help, Qt::Key_F1, Qt::Key_VolumeUp, Qt::Key_VolumeDown, Qt::Key_VolumeMute};
    return std::find(keys.begin(), keys.end(), key) != keys.end() || (key >= Qt::Key_F13 && key <= Qt::Key_F24);
}

bool isPrinted(const QString& text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar sign) { return sign.isPrint() || sign.isSurrogate(); });
}

} // namespace

KeyLock::KeyLock(const Clock& clock, std::function<double()> pitchMm, Cursor cursor)
    : m_clock(clock)
    , m_pitchMm(std::move(pitchMm))
    , m_cursor(cursor)
{
    connect(&m_timer, &QTimer::timeout, this, &KeyLock::look);
    showCursor(false);
    QCoreApplication::instance()->installEventFilter(this);
}

KeyLock::~KeyLock()
{
    QCoreApplication::instance()->removeEventFilter(this);
    showCursor(true);
}

bool KeyLock::allows(const QKeyEvent& event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    return isKeypadKey(event.key()) || isPrinted(event.text());
}

bool KeyLock::isForbidden(const QEvent& event) const
{
    switch (event.type()) {
    case QEvent::Close:
    case QEvent::Quit:
    case QEvent::ContextMenu:
    case QEvent::NativeGesture:
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        return true;
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::ShortcutOverride:
    case QEvent::Shortcut:
        return event.type() == QEvent::Shortcut || !allows(static_cast<const QKeyEvent&>(event));
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return static_cast<const QMouseEvent&>(event).button() != Qt::LeftButton;
    case QEvent::Wheel:
        return static_cast<const QInputEvent&>(event).modifiers() != Qt::NoModifier;
    default:
        return false;
    }
}

bool KeyLock::eventFilter(QObject* watched, QEvent* event)
{
    if (isForbidden(*event)) {
        // Of what it may not have, a window is not told; a shortcut is told that somebody else has the key.
        event->setAccepted(event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress);
        return true;
    }
    if (!watched->isWindowType())
        return false;
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease)
        watchKey(*static_cast<QKeyEvent*>(event));
    else if (event->isPointerEvent())
        watchPointer(*static_cast<QPointerEvent*>(event));
    return false;
}

void KeyLock::watchKey(const QKeyEvent& event)
{
    Q_EMIT touched();
    if (event.isAutoRepeat()) // of a key that is held
        return;
    const bool held = event.type() == QEvent::KeyPress && event.key() == Qt::Key_Escape;
    letGo();
    m_byKey = held;
    if (held)
        hold();
}

void KeyLock::watchPointer(QPointerEvent& event)
{
    if (event.pointCount() == 0)
        return;
    const auto kind = event.pointingDevice() ? event.pointingDevice()->type() : QInputDevice::DeviceType::Unknown;
    const bool isMouse = kind == QInputDevice::DeviceType::Mouse || kind == QInputDevice::DeviceType::TouchPad;
    showCursor(isMouse);
    const QPointF at = event.point(0).scenePosition();
    switch (event.type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin: {
        Q_EMIT touched();
        letGo();
        const double corner = cornerMm / m_pitchMm();
        m_from = at;
        if (at.x() <= corner && at.y() <= corner)
            hold();
        break;
    }
    case QEvent::MouseMove:
    case QEvent::TouchUpdate:
        if (m_since && !m_byKey && QLineF(m_from, at).length() * m_pitchMm() > cornerSlipMm)
            letGo();
        break;
    case QEvent::MouseButtonRelease:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        letGo();
        break;
    default:
        break;
    }
}

void KeyLock::hold()
{
    m_since = m_clock.monotonic();
    m_timer.start(lookEveryMs);
}

void KeyLock::letGo()
{
    m_since.reset();
    m_byKey = false;
    m_timer.stop();
}

void KeyLock::look()
{
    if (!m_since || m_clock.monotonic() - *m_since < holdWait)
        return;
    letGo();
    Q_EMIT staffWanted();
}

void KeyLock::showCursor(bool shown)
{
    if (m_cursor == Cursor::AsItIs || std::exchange(m_cursorShown, shown) == shown)
        return;
    if (shown)
        QGuiApplication::restoreOverrideCursor();
    else
        QGuiApplication::setOverrideCursor(QCursor(Qt::BlankCursor));
}

} // namespace naru::ui::kiosk
