// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/bluetooth.h"

#include "devices/ble/bluezserver.h"
#include "devices/ble/central.h"

namespace naru::device {

namespace {
/// The radios, which outlive the link.
struct Radios {
    explicit Radios(const QString& adapter)
        : power(adapter)
        , central(power, guests)
        , server(power, guests)
    {
    }
    BluezPower power;
    BluezGuests guests;
    Central central;
    BluezServer server;
};

class Bluetooth final : private Radios, public BleLink {
public:
    Bluetooth(const QString& adapter, const Limits& limits)
        : Radios(adapter)
        , BleLink(power, central, server, limits)
    {
    }
};
} // namespace

std::unique_ptr<ByteLink> bluetooth(const QString& adapter, const BleLink::Limits& limits)
{
    return std::make_unique<Bluetooth>(adapter, limits);
}

} // namespace naru::device
