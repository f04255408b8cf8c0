// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/bluez/bluezphone.h"

#include <QDBusMetaType>
#include <QUuid>

namespace naru::sim {

namespace {
const QString uuidTail = QStringLiteral("-a123-48ce-896b-4c76973373e6");

BluezInterfaces characteristic(const QString& service, int number, const QStringList& flags, qsizetype mtu)
{
    return {{QStringLiteral("org.bluez.GattCharacteristic1"),
        {{QStringLiteral("UUID"), bleUuidText(number)},
            {QStringLiteral("Service"), QVariant::fromValue(QDBusObjectPath(service))},
            {QStringLiteral("Value"), QByteArray()}, {QStringLiteral("Notifying"), false},
            {QStringLiteral("Flags"), flags}, {QStringLiteral("MTU"), QVariant::fromValue(quint16(mtu))}}}};
}

BluezInterfaces subscription(const QString& characteristic)
{
    return {{QStringLiteral("org.bluez.GattDescriptor1"),
        {{QStringLiteral("UUID"), QStringLiteral("00002902-0000-1000-8000-00805f9b34fb")},
            {QStringLiteral("Characteristic"), QVariant::fromValue(QDBusObjectPath(characteristic))},
            {QStringLiteral("Value"), QByteArray()}}}};
}
} // namespace

void registerBluezTypes()
{
    qDBusRegisterMetaType<BluezInterfaces>();
    qDBusRegisterMetaType<BluezObjects>();
}

QString bleUuidText(int number)
{
    return QStringLiteral("%1").arg(number, 8, 16, QLatin1Char('0')) + uuidTail;
}

int bleNumberOf(const QString& uuid)
{
    return uuid.toLower().endsWith(uuidTail) ? uuid.left(8).toInt(nullptr, 16) : 0;
}

BluezInterfaces bluezAdapter(bool isPowered)
{
    return {{QStringLiteral("org.bluez.Adapter1"),
                {{QStringLiteral("Address"), QStringLiteral("5A:00:00:00:00:00")},
                    {QStringLiteral("AddressType"), QStringLiteral("public")},
                    {QStringLiteral("Name"), QStringLiteral("desk")}, {QStringLiteral("Alias"), QStringLiteral("desk")},
                    {QStringLiteral("Class"), 0u}, {QStringLiteral("Powered"), isPowered},
                    {QStringLiteral("Discoverable"), false}, {QStringLiteral("Discovering"), false},
                    {QStringLiteral("Pairable"), false}, {QStringLiteral("UUIDs"), QStringList()}}},
        {QStringLiteral("org.bluez.GattManager1"), {}},
        {QStringLiteral("org.bluez.LEAdvertisingManager1"),
            {{QStringLiteral("ActiveInstances"), QVariant::fromValue(quint8(0))},
                {QStringLiteral("SupportedInstances"), QVariant::fromValue(quint8(5))}}}};
}

BluezInterfaces bluezDevice(const std::optional<QByteArray>& advertised)
{
    QStringList uuids;
    if (advertised)
        uuids.append(QUuid::fromRfc4122(*advertised).toString(QUuid::WithoutBraces));
    return {{QStringLiteral("org.bluez.Device1"),
        {{QStringLiteral("Address"), QStringLiteral("5A:00:00:00:00:01")},
            {QStringLiteral("AddressType"), QStringLiteral("random")},
            {QStringLiteral("Name"), QStringLiteral("phone")}, {QStringLiteral("Alias"), QStringLiteral("phone")},
            {QStringLiteral("Paired"), false}, {QStringLiteral("Trusted"), false}, {QStringLiteral("Blocked"), false},
            {QStringLiteral("Connected"), false}, {QStringLiteral("ServicesResolved"), false},
            {QStringLiteral("UUIDs"), uuids}, {QStringLiteral("RSSI"), QVariant::fromValue(qint16(-50))},
            {QStringLiteral("Adapter"), QVariant::fromValue(QDBusObjectPath(bluezAdapterPath))}}}};
}

BluezObjects bluezService(const QByteArray& service, qsizetype mtu)
{
    const QString path = bluezPhonePath + QStringLiteral("/service0010");
    const QString command = QStringLiteral("write-without-response"), notify = QStringLiteral("notify");
    BluezObjects objects;
    objects[QDBusObjectPath(path)] = {{QStringLiteral("org.bluez.GattService1"),
        {{QStringLiteral("UUID"), QUuid::fromRfc4122(service).toString(QUuid::WithoutBraces)},
            {QStringLiteral("Device"), QVariant::fromValue(QDBusObjectPath(bluezPhonePath))},
            {QStringLiteral("Primary"), true},
            {QStringLiteral("Includes"), QVariant::fromValue(QList<QDBusObjectPath>())}}}};
    const auto add = [&](const char* name, int number, const QStringList& flags) {
        const QString own = path + QLatin1StringView(name);
        objects[QDBusObjectPath(own)] = characteristic(path, number, flags, mtu);
        if (flags.contains(notify))
            objects[QDBusObjectPath(own + QStringLiteral("/desc0001"))] = subscription(own);
    };
    add("/char0011", BlePhone::ServerState, {command, notify});
    add("/char0014", BlePhone::ToServer, {command});
    add("/char0016", BlePhone::FromServer, {notify});
    return objects;
}

} // namespace naru::sim
