// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QMap>
#include <QVariantMap>

#include <functional>

/// BlueZ on the system bus (doc/adapter-api.txt, gatt-api.txt, advertising-api.txt of BlueZ 5.66): names and calls.
namespace naru::device::bluez {

using Interfaces = QMap<QString, QVariantMap>;             ///< a{sa{sv}}
using Objects = QMap<QDBusObjectPath, Interfaces>;         ///< a{oa{sa{sv}}}
using Answered = std::function<void(const QDBusMessage&)>; ///< a reply or an error

inline const QString service = QStringLiteral("org.bluez"), root = QStringLiteral("/"),
                     adapter = QStringLiteral("org.bluez.Adapter1"), device = QStringLiteral("org.bluez.Device1"),
                     gattManager = QStringLiteral("org.bluez.GattManager1"),
                     gattService = QStringLiteral("org.bluez.GattService1"),
                     gattCharacteristic = QStringLiteral("org.bluez.GattCharacteristic1"),
                     advertisingManager = QStringLiteral("org.bluez.LEAdvertisingManager1"),
                     advertisement = QStringLiteral("org.bluez.LEAdvertisement1"),
                     properties = QStringLiteral("org.freedesktop.DBus.Properties"),
                     objectManager = QStringLiteral("org.freedesktop.DBus.ObjectManager");

/// The machine's bus, of this thread's events; call it wherever the types above go over it.
QDBusConnection bus();

QDBusMessage call(const QString& path, const QString& interface, const QString& method, const QVariantList& arguments);
/// Sends and returns at once; `answered` runs in the thread of `context`, unless that is gone by then.
void ask(QObject* context, const QDBusMessage& call, Answered answered);
void tell(const QDBusMessage& call); ///< nobody waits for the answer

/// All objects of BlueZ; empty where it does not answer.
void objects(QObject* context, std::function<void(const Objects&)> found);

QString uuidText(const QByteArray& uuid); ///< lower case, without braces
QVariant pathVariant(const QString& path);

} // namespace naru::device::bluez
