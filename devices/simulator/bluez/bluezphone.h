// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/blephone.h"

#include <QDBusObjectPath>
#include <QMap>
#include <QVariantMap>

#include <optional>

namespace naru::sim {

/// a{sa{sv}} and a{oa{sa{sv}}}: what an object has, and all objects of a manager.
using BluezInterfaces = QMap<QString, QVariantMap>;
using BluezObjects = QMap<QDBusObjectPath, BluezInterfaces>;
void registerBluezTypes();

namespace bluez_names {
inline const QString service = QStringLiteral("org.bluez"), adapterInterface = QStringLiteral("org.bluez.Adapter1"),
                     deviceInterface = QStringLiteral("org.bluez.Device1"),
                     serviceInterface = QStringLiteral("org.bluez.GattService1"),
                     characteristicInterface = QStringLiteral("org.bluez.GattCharacteristic1"),
                     advertisementInterface = QStringLiteral("org.bluez.LEAdvertisement1"),
                     propertiesInterface = QStringLiteral("org.freedesktop.DBus.Properties"),
                     managerInterface = QStringLiteral("org.freedesktop.DBus.ObjectManager");
} // namespace bluez_names

inline const QString bluezAdapterPath = QStringLiteral("/org/bluez/hci0");
inline const QString bluezPhonePath = QStringLiteral("/org/bluez/hci0/dev_5A_00_00_00_00_01");
inline const QString bluezStrangerPath = QStringLiteral("/org/bluez/hci0/dev_5A_00_00_00_00_02");

/// What BlueZ shows of a machine's adapter, of a phone that it heard, and of the phone's service once connected.
BluezInterfaces bluezAdapter(bool isPowered);
BluezInterfaces bluezDevice(const std::optional<QByteArray>& advertised);
BluezObjects bluezService(const QByteArray& service, qsizetype mtu);

/// 0000000N-A123-48CE-896B-4C76973373E6, lower case; and N of such a text, 0: it is none.
QString bleUuidText(int number);
int bleNumberOf(const QString& uuid);

} // namespace naru::sim
