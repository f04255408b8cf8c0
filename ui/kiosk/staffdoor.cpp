// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/staffdoor.h"

#include <QPointer>

#include <algorithm>

namespace naru::ui::kiosk {

namespace {

constexpr int lookEveryMs = 1000;

QString reasonOf(const Fault& fault)
{
    if (fault.is(desk::DeskFault::WrongPin))
        return QStringLiteral("wrong");
    if (fault.is(desk::DeskFault::PinWait))
        return QStringLiteral("wait");
    return QStringLiteral("stopped");
}

} // namespace

StaffDoor::StaffDoor(desk::Desk& desk, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    connect(&m_timer, &QTimer::timeout, this, &StaffDoor::look);
    connect(&m_desk, &desk::Desk::staffChanged, this, [this] {
        m_number = std::clamp(m_number, 1, std::max(1, people()));
        Q_EMIT changed();
    });
}

QList<qint64> StaffDoor::able() const
{
    QList<qint64> ids;
    const auto everybody = m_desk.staff();
    for (const desk::StaffMember& person : everybody) {
        if (!person.disabled)
            ids.append(person.id);
    }
    return ids;
}

void StaffDoor::open()
{
    touch();
    if (m_opened)
        return;
    ++m_opening;
    m_opened = true;
    m_number = 1;
    m_timer.start(lookEveryMs);
    Q_EMIT changed();
}

void StaffDoor::close()
{
    if (!m_opened)
        return;
    ++m_opening;
    m_opened = m_admitted = m_busy = false;
    m_timer.stop();
    Q_EMIT changed();
}

void StaffDoor::choose(int step)
{
    touch();
    const int count = people();
    if (count < 2 || m_busy || m_admitted)
        return;
    m_number = 1 + (m_number - 1 + step % count + count) % count;
    Q_EMIT changed();
}

void StaffDoor::enter(const QString& pin)
{
    touch();
    const auto ids = able();
    if (!m_opened || m_admitted || m_busy || m_number > ids.size())
        return;
    m_busy = true;
    Q_EMIT changed();
    const QPointer<StaffDoor> alive(this);
    m_desk.signIn(ids.at(m_number - 1), pin, [this, alive, opening = m_opening](const Result<void>& right) {
        if (!alive)
            return;
        if (right)
            m_desk.lock(); // a kiosk's rights do not grow with who stands before it
        if (opening != m_opening)
            return;
        m_busy = false;
        m_admitted = bool(right);
        touch();
        Q_EMIT changed();
        if (!right)
            Q_EMIT refused(reasonOf(right.fault()));
    });
}

void StaffDoor::arrive()
{
    if (!m_admitted)
        return;
    close();
    Q_EMIT arrived();
}

void StaffDoor::end()
{
    if (m_admitted)
        Q_EMIT endWanted();
}

void StaffDoor::restart()
{
    if (m_admitted)
        Q_EMIT restartWanted();
}

void StaffDoor::touch()
{
    m_since = m_clock.monotonic();
}

void StaffDoor::look()
{
    if (m_opened && m_clock.monotonic() - m_since >= staffWait)
        close();
}

} // namespace naru::ui::kiosk
