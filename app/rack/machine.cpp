// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/machine.h"

#include "devices/pcsc/cardreaders.h"

#include <QFileInfo>

#include <utility>

namespace naru::rack {

ThisMachine::ThisMachine(const Clock& clock, QString cardProgram, QObject* parent)
    : Machine(parent)
    , m_clock(clock)
    , m_cardProgram(std::move(cardProgram))
{
    QTimer::singleShot(firstLookAfter, this, &ThisMachine::begin);
    connect(&m_timer, &QTimer::timeout, this, &ThisMachine::look);
    connect(&m_cardTimer, &QTimer::timeout, this, &ThisMachine::askForCardReaders);
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
    m_cardTimer.start(cardReadersEvery);
    askForCardReaders();
}

/// Without its service there are no such readers, and nothing is asked.
void ThisMachine::askForCardReaders()
{
    if (!QFileInfo::exists(QStringLiteral("/run/pcscd/pcscd.comm")) && m_cardReaders.isEmpty())
        return;
    device::cardReaders(m_cardProgram, this, [this](const Result<QStringList>& found) {
        const QStringList readers = found ? *found : QStringList();
        if (std::exchange(m_cardReaders, readers) != readers)
            Q_EMIT changed();
    });
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
