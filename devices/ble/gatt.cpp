// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/gatt.h"

namespace naru::device {

namespace {
QByteArray sessionUuid(quint8 number)
{
    return QByteArray("\0\0\0", 3) + static_cast<char>(number) + QByteArray::fromHex("a12348ce896b4c76973373e6");
}
} // namespace

const GattUuids& phoneUuids()
{
    static const GattUuids uuids{sessionUuid(1), sessionUuid(2), sessionUuid(3), {}};
    return uuids;
}

const GattUuids& deskUuids()
{
    static const GattUuids uuids{sessionUuid(5), sessionUuid(6), sessionUuid(7), sessionUuid(8)};
    return uuids;
}

const QByteArray& GattUuids::of(GattValue value) const
{
    switch (value) {
    case GattValue::State:
        return state;
    case GattValue::ClientToServer:
        return clientToServer;
    case GattValue::ServerToClient:
        break;
    }
    return serverToClient;
}

std::optional<GattValue> GattUuids::valueOf(const QByteArray& uuid) const
{
    for (const auto value : {GattValue::State, GattValue::ClientToServer, GattValue::ServerToClient}) {
        if (of(value) == uuid)
            return value;
    }
    return std::nullopt;
}

} // namespace naru::device
