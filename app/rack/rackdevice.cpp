// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/rackdevice.h"

#include <utility>

namespace naru::rack {

RackDevice::RackDevice(device::DeviceChoice choice, const House& house)
    : m_choice(std::move(choice))
    , m_clock(house.clock)
{
    m_testTime.setSingleShot(true);
    m_testTime.setInterval(house.testMax);
    connect(&m_testTime, &QTimer::timeout, this, [this] { answer(nothingCame()); });
}

void RackDevice::rename(const QString& name)
{
    if (std::exchange(m_choice.name, name) != name)
        Q_EMIT changed();
}

void RackDevice::test()
{
    if (std::exchange(m_isTesting, true))
        return;
    m_testTime.start();
    Q_EMIT changed();
    if (const auto begun = beginTest(); !begun)
        answer(begun);
}

void RackDevice::answer(const Result<void>& outcome)
{
    if (!std::exchange(m_isTesting, false))
        return;
    m_testTime.stop();
    endTest();
    if (const auto why = problem(); why && !outcome)
        m_trouble = Trouble{*why, m_clock.now()}; // still so
    Q_EMIT changed();
    Q_EMIT tested(outcome);
}

/// A code ends a trial, and then is nobody's.
void RackDevice::hear(device::CodeSource& codes)
{
    using device::CodeSource;
    connect(&codes, &CodeSource::read, this, [this](const QByteArray& code) {
        if (m_isTesting)
            answer({});
        else
            Q_EMIT codeRead(code);
    });
    connect(&codes, &CodeSource::refused, this, [this](const Fault& fault) {
        note(fault);
        if (m_isTesting)
            answer(fault);
        else
            Q_EMIT codeRefused(fault);
    });
}

void RackDevice::follow()
{
    const auto why = problem();
    const QByteArray name = why ? QByteArray(why->name()) : QByteArray();
    if (why && m_knownProblem != name)
        m_trouble = Trouble{*why, m_clock.now()};
    m_knownProblem = name;
    Q_EMIT changed();
}

void RackDevice::note(const Fault& fault)
{
    m_trouble = Trouble{fault, m_clock.now()};
    Q_EMIT changed();
}

} // namespace naru::rack
