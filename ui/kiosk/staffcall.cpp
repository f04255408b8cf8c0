// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/staffcall.h"

#include <utility>

namespace naru::ui::kiosk {

namespace {
constexpr int lookEveryMs = 1000;
}

StaffCall::StaffCall(KioskModel& model, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_clock(clock)
{
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &StaffCall::look);
    connect(&model, &KioskModel::staffCalled, this, [this](bool wanted) {
        wanted ? begin() : end();
        if (!wanted && m_caller)
            m_caller->end();
    });
}

void StaffCall::tellThrough(desk::Caller* caller)
{
    m_caller = caller;
    if (caller)
        connect(caller, &desk::Caller::answered, this, &StaffCall::come);
}

/// The bell rests; the edge stays lit, for whoever comes to find the screen.
void StaffCall::come(const QString& who)
{
    if (!m_model.called())
        return;
    m_since = m_clock.monotonic();
    m_coming = who.isEmpty() ? tr("창구") : who;
    m_ringing = true;
    m_unanswered = false;
    m_timer.start();
    Q_EMIT changed();
    Q_EMIT silence();
    Q_EMIT somebodyComes();
}

void StaffCall::begin()
{
    m_since = m_last = m_clock.monotonic();
    m_ringing = true;
    m_unanswered = false;
    m_coming.clear();
    m_timer.start();
    if (m_caller)
        m_caller->begin();
    Q_EMIT changed();
    Q_EMIT rang();
}

void StaffCall::end()
{
    m_timer.stop();
    const bool was = std::exchange(m_ringing, false);
    m_unanswered = false;
    m_coming.clear();
    Q_EMIT changed();
    if (was)
        Q_EMIT silence();
}

void StaffCall::answer()
{
    m_model.callOff();
}

void StaffCall::again()
{
    if (m_model.called() && m_unanswered)
        begin();
}

void StaffCall::look()
{
    if (!m_ringing)
        return;
    const Milliseconds now = m_clock.monotonic();
    if (now - m_since >= patience) {
        end();
        m_unanswered = true;
        Q_EMIT changed();
        Q_EMIT nobodyCame();
    } else if (m_coming.isEmpty() && now - m_last >= ringEvery) {
        m_last = now;
        Q_EMIT rang();
    }
}

} // namespace naru::ui::kiosk
