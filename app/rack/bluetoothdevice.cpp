// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/bluetoothdevice.h"

namespace naru::rack {

BluetoothDevice::BluetoothDevice(const device::DeviceChoice& choice, const House& house, device::LinkShare::Link& air,
    const device::HandoverDoor& door)
    : RackDevice(choice, house)
    , m_air(air)
    , m_codes(door, air)
{
    connect(&air.link, &device::ByteLink::readyChanged, this, &BluetoothDevice::follow);
}

/// There is nothing to hold to it: it is switched on, or it is not.
Result<void> BluetoothDevice::beginTest()
{
    if (const auto why = problem())
        return *why;
    answer({});
    return {};
}

Fault BluetoothDevice::nothingCame() const
{
    return device::DeviceFault::BluetoothAbsent;
}

} // namespace naru::rack
