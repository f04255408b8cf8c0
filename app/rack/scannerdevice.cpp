// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/scannerdevice.h"

#include "app/rack/faults.h"

namespace naru::rack {

using device::CodeSource;

namespace {
constexpr qint32 usualBaud = 9600; // means nothing over USB, and is what scanners on a line are delivered with
}

device::SerialScanner::Settings scannerSettings(const QString& address)
{
    constexpr qint32 baudMax = 921'600;
    const QStringList parts = address.split(QLatin1Char(','));
    const qint32 baud = parts.value(1).toInt();
    const QByteArray trigger = QByteArray::fromHex(parts.value(2).toLatin1());
    return {parts.first(), baud > 0 && baud <= baudMax ? baud : usualBaud,
        trigger.left(device::SerialScanner::triggerBytesMax)};
}

ScannerDevice::ScannerDevice(const device::DeviceChoice& choice, const House& house)
    : RackDevice(choice, house)
    , m_scanner(scannerSettings(choice.address), house.clock)
{
    connect(&m_scanner, &CodeSource::readyChanged, this, [this] {
        follow();
        if (const auto why = problem())
            answer(*why);
    });
    hear(m_scanner);
    m_scanner.start();
}

void ScannerDevice::look(const Machine& machine)
{
    for (const device::SerialPortName& port : machine.ports()) {
        if (port.port == m_scanner.settings().port)
            m_makerName = port.name;
    }
    m_scanner.lookAgain();
    Q_EMIT changed();
}

Result<void> ScannerDevice::beginTest()
{
    if (const auto why = problem())
        return *why;
    m_scanner.trigger();
    return {};
}

Fault ScannerDevice::nothingCame() const
{
    return RackFault::NothingRead;
}

} // namespace naru::rack
