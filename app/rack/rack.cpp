// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/rack.h"

#include "app/rack/bluetoothdevice.h"
#include "app/rack/cameradevice.h"
#include "app/rack/scannerdevice.h"
#include "devices/api/faults.h"

#include <algorithm>
#include <utility>

namespace naru::rack {

using device::CodeSource;
using device::DeviceChoice;
using Kind = DeviceChoice::Kind;

namespace {

bool isSameDevice(const DeviceChoice& one, const DeviceChoice& other)
{
    return one.kind == other.kind && one.address == other.address;
}

/// A serial port may lead to a scanner, a reader or a printer: only a person knows.
QList<DeviceChoice> offeredBy(const Machine& machine)
{
    QList<DeviceChoice> offered;
    for (const device::CameraName& camera : machine.cameras())
        offered.append({Kind::Camera, QString::fromUtf8(camera.id), camera.name});
    for (const device::SerialPortName& port : machine.ports()) {
        offered.append({Kind::NfcReader, QStringLiteral("pn532_uart:") + port.port, port.name});
        offered.append({Kind::Scanner, port.port, port.name});
        offered.append({Kind::Printer, port.port, port.name});
    }
    for (const QString& port : machine.printerPorts())
        offered.append({Kind::Printer, port, {}});
    for (const QString& queue : machine.printQueues())
        offered.append({Kind::Printer, device::PrinterSetup::queueMark + queue, queue});
    for (const QString& reader : machine.cardReaders())
        offered.append({Kind::CardReader, reader, reader});
    return offered;
}

} // namespace

bool MachineRack::hasBluetooth() const
{
    const auto problem = m_parts.air ? m_parts.air->link.problem() : device::DeviceFault::BluetoothAbsent;
    return !problem || !problem->is(device::DeviceFault::BluetoothAbsent);
}

QList<DeviceChoice> MachineRack::allOffered() const
{
    auto offered = offeredBy(m_parts.machine);
    if (hasBluetooth())
        offered.append({Kind::Bluetooth, {}, {}});
    return offered;
}

MachineRack::MachineRack(Parts parts)
    : m_parts(std::move(parts))
{
    connect(&m_parts.machine, &Machine::changed, this, &MachineRack::look);
    if (m_parts.air)
        connect(&m_parts.air->link, &device::ByteLink::readyChanged, this, &MachineRack::look);
    look();
}

MachineRack::~MachineRack() = default;

QList<DeviceChoice> MachineRack::wanted() const
{
    QList<DeviceChoice> wanted = m_chosen;
    if (m_chosen.isEmpty() && !m_parts.machine.cameras().isEmpty())
        wanted.append({Kind::Camera, {}, {}});
    if (m_chosen.isEmpty() && hasBluetooth())
        wanted.append({Kind::Bluetooth, {}, {}});
    for (const DeviceChoice& extra : m_parts.extra) {
        const auto isIt = [&](const DeviceChoice& one) { return isSameDevice(one, extra); };
        if (std::none_of(wanted.begin(), wanted.end(), isIt))
            wanted.append(extra);
    }
    return wanted;
}

/// Null where this program cannot drive such a device, or cannot yet.
std::unique_ptr<RackDevice> MachineRack::make(const DeviceChoice& choice)
{
    const RackDevice::House house{m_parts.clock, m_parts.testMax};
    switch (choice.kind) {
    case Kind::NfcReader:
        return std::make_unique<ReaderDevice>(choice, house, m_parts.nfcProgram, m_parts.makeTap);
    case Kind::Camera:
        if (m_parts.machine.isKnown())
            return std::make_unique<CameraDevice>(choice, house, m_parts.machine);
        break;
    case Kind::Scanner:
        return std::make_unique<ScannerDevice>(choice, house);
    case Kind::CardReader:
        return std::make_unique<ReaderDevice>(choice, house, m_parts.cardProgram, m_parts.makeTap);
    case Kind::Bluetooth:
        if (m_parts.air)
            return std::make_unique<BluetoothDevice>(choice, house, *m_parts.air, m_parts.door);
        break;
    case Kind::Printer:
        return std::make_unique<PrinterDevice>(choice, house, m_parts.printServer, m_parts.trialPage);
    }
    return nullptr;
}

void MachineRack::use(const QList<DeviceChoice>& chosen)
{
    m_chosen = chosen;
    rebuild();
}

void MachineRack::look()
{
    const auto offered = allOffered();
    const bool isOther = std::exchange(m_offered, offered) != offered;
    rebuild();
    for (const auto& device : m_devices)
        device->look(m_parts.machine);
    if (isOther)
        Q_EMIT offeredChanged();
}

void MachineRack::rebuild()
{
    const auto before = devices();
    Devices old = std::exchange(m_devices, {});
    for (const DeviceChoice& choice : wanted()) {
        const auto same = std::find_if(
            old.begin(), old.end(), [&](const auto& one) { return one && isSameDevice(one->choice(), choice); });
        if (same != old.end()) {
            m_devices.push_back(std::move(*same));
            m_devices.back()->rename(choice.name);
        } else if (auto made = make(choice)) {
            made->look(m_parts.machine);
            connect(made.get(), &RackDevice::codeRead, this, &MachineRack::codeRead);
            connect(made.get(), &RackDevice::codeRefused, this, &MachineRack::codeRefused);
            m_devices.push_back(std::move(made));
        }
    }
    for (const auto& device : m_devices) {
        if (auto* const bluetooth = qobject_cast<BluetoothDevice*>(device.get()))
            bluetooth->useEyes(chosenSources()); // nobody knows whether a scanner hangs on the keyboard
    }
    if (devices() != before)
        Q_EMIT devicesChanged(); // whoever still talks through one of the old ones lets it go now
    for (auto& device : old) {
        if (device)
            device.release()->deleteLater(); // it may be the one whose signal brought us here
    }
}

void MachineRack::add(CodeSource& source)
{
    m_added.append(&source);
    rebuild();
    connect(&source, &CodeSource::read, this, &MachineRack::codeRead);
    connect(&source, &CodeSource::refused, this, &MachineRack::codeRefused);
}

QList<device::Device*> MachineRack::devices() const
{
    QList<device::Device*> devices;
    for (const auto& device : m_devices)
        devices.append(device.get());
    return devices;
}

QList<device::VisitEndpoint*> MachineRack::endpoints() const
{
    QList<device::VisitEndpoint*> endpoints;
    for (const auto& device : m_devices) {
        if (auto* const endpoint = device->endpoint())
            endpoints.append(endpoint);
    }
    return endpoints;
}

/// What was named when the program was started comes before what the settings name.
QList<device::PrinterUse> MachineRack::printers() const
{
    QList<device::PrinterUse> named, chosen;
    for (const auto& device : m_devices) {
        auto* const printer = qobject_cast<PrinterDevice*>(device.get());
        if (!printer)
            continue;
        const auto isIt = [&](const DeviceChoice& extra) { return isSameDevice(printer->choice(), extra); };
        (std::any_of(m_parts.extra.begin(), m_parts.extra.end(), isIt) ? named : chosen).append(printer->use());
    }
    return named + chosen;
}

QList<CodeSource*> MachineRack::codeSources() const
{
    return chosenSources() + m_added;
}

QList<CodeSource*> MachineRack::chosenSources() const
{
    QList<CodeSource*> cameras, others;
    for (const auto& device : m_devices) {
        if (CodeSource* const codes = device->codes())
            (codes->pictures() ? cameras : others).append(codes);
    }
    return cameras + others;
}

} // namespace naru::rack
