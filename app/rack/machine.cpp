// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/machine.h"

namespace naru::rack {

ThisMachine::ThisMachine(const Clock& clock, QObject* parent)
    : Machine(parent)
    , m_clock(clock)
{
    QTimer::singleShot(firstLookAfter, this, &ThisMachine::begin);
    connect(&m_timer, &QTimer::timeout, this, &ThisMachine::look);
}

void ThisMachine::begin()
{
    device::chooseMediaLibrary();
    m_watch = new device::CameraWatch(this);
    connect(m_watch, &device::CameraWatch::changed, this, &ThisMachine::look);
    m_timer.start(portsEvery);
    m_cameras = device::cameras();
    m_ports = device::serialPorts();
    Q_EMIT changed();
}

void ThisMachine::look()
{
    const auto cameras = device::cameras();
    const auto ports = device::serialPorts();
    if (cameras == m_cameras && ports == m_ports)
        return;
    m_cameras = cameras;
    m_ports = ports;
    Q_EMIT changed();
}

std::unique_ptr<device::FrameSource> ThisMachine::camera(const QByteArray& id) const
{
    return std::make_unique<device::CameraSource>(id, m_clock);
}

} // namespace naru::rack
