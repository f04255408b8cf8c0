// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/bluezapplication.h"

#include <QDBusArgument>

namespace naru::device {

namespace {
QDBusMessage refusal(const QDBusMessage& message, const char* error)
{
    return message.createErrorReply(QStringLiteral("org.bluez.Error.") + QLatin1StringView(error), QString());
}

QList<QByteArray> characteristics()
{
    const GattUuids& uuids = deskUuids();
    return {uuids.state, uuids.clientToServer, uuids.serverToClient, uuids.ident};
}
} // namespace

BluezApplication::BluezApplication(QString path, QByteArray service, QByteArray ident)
    : m_path(std::move(path))
    , m_service(std::move(service))
    , m_ident(std::move(ident))
{
    bluez::bus().registerVirtualObject(m_path, this, QDBusConnection::SubPath);
}

BluezApplication::~BluezApplication()
{
    bluez::bus().unregisterObject(m_path, QDBusConnection::UnregisterTree);
}

QString BluezApplication::advertisementPath() const
{
    return m_path + QStringLiteral("/advertisement");
}

QString BluezApplication::characteristicPath(const QByteArray& uuid) const
{
    return m_path + QStringLiteral("/service/value%1").arg(characteristics().indexOf(uuid));
}

bluez::Interfaces BluezApplication::characteristic(const QByteArray& uuid, const QStringList& flags) const
{
    return {{bluez::gattCharacteristic,
        {{QStringLiteral("UUID"), bluez::uuidText(uuid)},
            {QStringLiteral("Service"), bluez::pathVariant(m_path + QStringLiteral("/service"))},
            {QStringLiteral("Flags"), flags}}}};
}

bluez::Objects BluezApplication::objects() const
{
    const QString notify = QStringLiteral("notify"), command = QStringLiteral("write-without-response");
    const GattUuids& uuids = deskUuids();
    bluez::Objects objects;
    objects[QDBusObjectPath(m_path + QStringLiteral("/service"))] = {{bluez::gattService,
        {{QStringLiteral("UUID"), bluez::uuidText(m_service)}, {QStringLiteral("Primary"), true}}}};
    const auto add = [&](const QByteArray& uuid, const QStringList& flags) {
        objects[QDBusObjectPath(characteristicPath(uuid))] = characteristic(uuid, flags);
    };
    add(uuids.state, {notify, command});
    add(uuids.clientToServer, {command});
    add(uuids.serverToClient, {notify});
    add(uuids.ident, {QStringLiteral("read")});
    return objects;
}

/// The service alone: neither the desk's name nor anything else that is not needed to find it.
QVariantMap BluezApplication::advertisement() const
{
    return {{QStringLiteral("Type"), QStringLiteral("peripheral")},
        {QStringLiteral("ServiceUUIDs"), QStringList{bluez::uuidText(m_service)}}};
}

bool BluezApplication::handleMessage(const QDBusMessage& message, const QDBusConnection& connection)
{
    const QDBusMessage reply = answer(message);
    if (reply.type() == QDBusMessage::InvalidMessage)
        return false;
    return connection.send(reply);
}

QDBusMessage BluezApplication::answer(const QDBusMessage& message)
{
    const QString interface = message.interface(), method = message.member();
    if (interface == bluez::objectManager && message.path() == m_path)
        return message.createReply(QVariant::fromValue(objects()));
    if (interface == bluez::properties)
        return properties(message);
    if (interface == bluez::advertisement && method == QStringLiteral("Release")) {
        Q_EMIT released();
        return message.createReply();
    }
    if (interface != bluez::gattCharacteristic)
        return {};
    const QList<QByteArray> all = characteristics();
    const auto uuid = std::find_if(
        all.begin(), all.end(), [&](const QByteArray& one) { return characteristicPath(one) == message.path(); });
    if (uuid == all.end())
        return {};
    return method.endsWith(QStringLiteral("Value")) ? access(message, *uuid) : subscription(message, *uuid);
}

QDBusMessage BluezApplication::properties(const QDBusMessage& message) const
{
    const QVariantList arguments = message.arguments();
    const QString interface = arguments.value(0).toString();
    const QVariantMap values = message.path() == advertisementPath() && interface == bluez::advertisement
        ? advertisement()
        : objects().value(QDBusObjectPath(message.path())).value(interface);
    if (message.member() == QStringLiteral("GetAll"))
        return message.createReply(values);
    const QString name = arguments.value(1).toString();
    if (message.member() == QStringLiteral("Get") && values.contains(name))
        return message.createReply(QVariant::fromValue(QDBusVariant(values.value(name))));
    return message.createErrorReply(QDBusError::UnknownProperty, name);
}

QDBusMessage BluezApplication::access(const QDBusMessage& message, const QByteArray& uuid)
{
    const bool isWrite = message.member() == QStringLiteral("WriteValue");
    const auto options = qdbus_cast<QVariantMap>(message.arguments().value(isWrite ? 1 : 0));
    if (!admits(options.value(QStringLiteral("device")).value<QDBusObjectPath>().path()))
        return refusal(message, "NotAuthorized");
    const auto offset = options.value(QStringLiteral("offset")).toUInt();
    if (!isWrite) {
        if (uuid != deskUuids().ident)
            return refusal(message, "NotPermitted");
        return offset <= m_ident.size() ? message.createReply(m_ident.mid(offset)) : refusal(message, "InvalidOffset");
    }
    const auto value = deskUuids().valueOf(uuid);
    if (!value || *value == GattValue::ServerToClient || offset != 0)
        return refusal(message, "NotPermitted");
    const QByteArray bytes = message.arguments().value(0).toByteArray();
    Q_EMIT written(*value, bytes, options.value(QStringLiteral("mtu")).toInt());
    return message.createReply();
}

QDBusMessage BluezApplication::subscription(const QDBusMessage& message, const QByteArray& uuid)
{
    const auto value = deskUuids().valueOf(uuid);
    const QString method = message.member();
    if (!value || *value == GattValue::ClientToServer)
        return refusal(message, "NotSupported");
    if (method == QStringLiteral("StartNotify"))
        Q_EMIT subscribed(*value);
    else if (method == QStringLiteral("StopNotify"))
        Q_EMIT unsubscribed(*value);
    else if (method != QStringLiteral("Confirm")) // of an indication: there are none
        return {};
    return message.createReply();
}

void BluezApplication::notify(GattValue value, const QByteArray& bytes)
{
    auto signal = QDBusMessage::createSignal(
        characteristicPath(deskUuids().of(value)), bluez::properties, QStringLiteral("PropertiesChanged"));
    signal << bluez::gattCharacteristic << QVariantMap{{QStringLiteral("Value"), bytes}} << QStringList();
    bluez::bus().send(signal);
}

} // namespace naru::device
