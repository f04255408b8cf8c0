// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/bluez/simulatedbluez.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QUuid>

namespace naru::sim {

namespace {
using namespace bluez_names;

QVariant pathVariant(const QString& path)
{
    return QVariant::fromValue(QDBusObjectPath(path));
}
} // namespace

SimulatedBluez::SimulatedBluez(const QString& busAddress, QObject* parent)
    : QDBusVirtualObject(parent)
    , m_bus(QString())
    , m_busName(QStringLiteral("naru-bluez-") + QUuid::createUuid().toString())
{
    registerBluezTypes();
    m_bus = QDBusConnection::connectToBus(busAddress, m_busName);
}

SimulatedBluez::~SimulatedBluez()
{
    stop();
    QDBusConnection::disconnectFromBus(m_busName);
}

bool SimulatedBluez::start()
{
    return m_bus.registerVirtualObject(QStringLiteral("/"), this, QDBusConnection::SubPath)
        && m_bus.registerService(service);
}

void SimulatedBluez::stop()
{
    disconnectPhone();
    m_bus.unregisterService(service);
    m_bus.unregisterObject(QStringLiteral("/"), QDBusConnection::UnregisterTree);
    m_application = m_advertisement = {};
    m_discoveries = 0;
    if (m_objects.contains(QDBusObjectPath(bluezPhonePath)))
        m_objects.remove(QDBusObjectPath(bluezPhonePath));
}

void SimulatedBluez::setAdapter(Adapter adapter)
{
    m_adapter = adapter;
    const bool isThere = m_objects.contains(QDBusObjectPath(bluezAdapterPath));
    if (adapter != Adapter::On) {
        disconnectPhone();
        m_discoveries = 0;
        m_advertisement = {};
    }
    if (adapter == Adapter::Absent) {
        m_application = {};
        return remove(bluezAdapterPath);
    }
    if (!isThere)
        return add(bluezAdapterPath, bluezAdapter(adapter == Adapter::On));
    change(bluezAdapterPath, adapterInterface, {{QStringLiteral("Powered"), adapter == Adapter::On}});
}

bool SimulatedBluez::remembersPhone() const
{
    return m_objects.contains(QDBusObjectPath(bluezPhonePath));
}

bool SimulatedBluez::handleMessage(const QDBusMessage& message, const QDBusConnection&)
{
    const QString interface = message.interface();
    if (manners.hangs)
        return true;
    if (interface == managerInterface && message.path() == QStringLiteral("/"))
        return reply(message, {QVariant::fromValue(m_objects)});
    if (interface == propertiesInterface)
        return properties(message);
    if (!m_objects.value(QDBusObjectPath(message.path())).contains(interface))
        return false;
    if (interface == adapterInterface)
        return adapter(message);
    if (interface == deviceInterface)
        return device(message);
    if (interface == characteristicInterface)
        return characteristic(message);
    if (interface == QStringLiteral("org.bluez.GattManager1"))
        return gattManager(message);
    return interface == QStringLiteral("org.bluez.LEAdvertisingManager1") && advertisingManager(message);
}

bool SimulatedBluez::reply(const QDBusMessage& message, const QVariantList& arguments)
{
    return m_bus.send(message.createReply(arguments));
}

bool SimulatedBluez::refuse(const QDBusMessage& message, const char* error, const char* why)
{
    return m_bus.send(message.createErrorReply(
        QStringLiteral("org.bluez.Error.") + QLatin1StringView(error), QLatin1StringView(why)));
}

bool SimulatedBluez::properties(const QDBusMessage& message)
{
    const QVariantList arguments = message.arguments();
    const auto interfaces = m_objects.value(QDBusObjectPath(message.path()));
    const QString interface = arguments.value(0).toString();
    if (!interfaces.contains(interface))
        return false;
    const QVariantMap values = interfaces.value(interface);
    if (message.member() == QStringLiteral("GetAll"))
        return reply(message, {values});
    const QString name = arguments.value(1).toString();
    if (message.member() != QStringLiteral("Get") || !values.contains(name))
        return refuse(message, "InvalidArguments", "no such property");
    return reply(message, {QVariant::fromValue(QDBusVariant(values.value(name)))});
}

void SimulatedBluez::add(const QString& path, const BluezInterfaces& interfaces)
{
    m_objects[QDBusObjectPath(path)] = interfaces;
    auto signal = QDBusMessage::createSignal(QStringLiteral("/"), managerInterface, QStringLiteral("InterfacesAdded"));
    signal << pathVariant(path) << QVariant::fromValue(interfaces);
    m_bus.send(signal);
}

void SimulatedBluez::remove(const QString& path)
{
    const auto objects = m_objects;
    for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
        if (it.key().path() != path && !it.key().path().startsWith(path + u'/'))
            continue;
        m_objects.remove(it.key());
        auto signal
            = QDBusMessage::createSignal(QStringLiteral("/"), managerInterface, QStringLiteral("InterfacesRemoved"));
        signal << QVariant::fromValue(it.key()) << QVariant(QStringList(it.value().keys()));
        m_bus.send(signal);
    }
}

void SimulatedBluez::change(const QString& path, const QString& interface, const QVariantMap& values)
{
    if (!m_objects.contains(QDBusObjectPath(path)))
        return;
    m_objects[QDBusObjectPath(path)][interface].insert(values);
    auto signal = QDBusMessage::createSignal(path, propertiesInterface, QStringLiteral("PropertiesChanged"));
    signal << interface << values << QStringList();
    m_bus.send(signal);
}

bool SimulatedBluez::adapter(const QDBusMessage& message)
{
    const QString method = message.member();
    if (method == QStringLiteral("RemoveDevice")) {
        const QString path = message.arguments().value(0).value<QDBusObjectPath>().path();
        if (path == bluezPhonePath)
            disconnectPhone();
        reply(message);
        remove(path);
        appear();
        return true;
    }
    if (m_adapter != Adapter::On)
        return refuse(message, "NotReady", "Resource Not Ready");
    if (method == QStringLiteral("StartDiscovery")) {
        ++m_discoveries;
        reply(message);
        change(bluezAdapterPath, adapterInterface, {{QStringLiteral("Discovering"), true}});
        appear();
        return true;
    }
    if (method == QStringLiteral("StopDiscovery")) {
        m_discoveries = std::max(0, m_discoveries - 1);
        reply(message);
        if (m_discoveries == 0)
            change(bluezAdapterPath, adapterInterface, {{QStringLiteral("Discovering"), false}});
        return true;
    }
    return method == QStringLiteral("SetDiscoveryFilter") && reply(message);
}

void SimulatedBluez::present(BlePhone* phone, qsizetype mtu)
{
    if (m_phone)
        takeAway();
    m_phone = phone;
    m_mtu = mtu;
    m_hasMeddled = false;
    appear();
    come();
}

void SimulatedBluez::takeAway()
{
    disconnectPhone();
    m_phone = nullptr;
}

void SimulatedBluez::takeAway(BlePhone* phone)
{
    if (m_phone == phone)
        takeAway();
}

/// Its advertisement is heard while the desk listens. As BlueZ does it, a device that it has been connected to keeps
/// the services that it had.
void SimulatedBluez::appear()
{
    if (!m_phone || m_discoveries == 0 || m_isConnected || !m_phone->advertised() || remembersPhone())
        return;
    const BluezInterfaces heard = bluezDevice(m_phone->advertised());
    if (!manners.saysServiceLate)
        return add(bluezPhonePath, heard);
    add(bluezPhonePath, bluezDevice(std::nullopt));
    const QString uuids = QStringLiteral("UUIDs");
    change(bluezPhonePath, deviceInterface, {{uuids, heard.value(deviceInterface).value(uuids)}});
}

bool SimulatedBluez::device(const QDBusMessage& message)
{
    if (message.member() == QStringLiteral("Connect")) {
        connectPhone(message);
        return true;
    }
    if (message.member() != QStringLiteral("Disconnect"))
        return false;
    disconnectPhone();
    return reply(message);
}

void SimulatedBluez::connectPhone(const QDBusMessage& message)
{
    if (!m_phone || !m_phone->advertised() || manners.failedConnections-- > 0) {
        refuse(message, "Failed", "le-connection-abort-by-local");
        return;
    }
    m_isConnected = true;
    ++connections;
    largestValue = 0;
    m_role = BlePhone::Role::Server;
    follow(m_phone->connected(m_role, m_mtu));
    reply(message);
    change(bluezPhonePath, deviceInterface, {{QStringLiteral("Connected"), true}});
    if (!manners.hidesService) {
        const auto objects = bluezService(*m_phone->advertised(), m_mtu);
        for (auto it = objects.cbegin(); it != objects.cend(); ++it)
            add(it.key().path(), it.value());
    }
    change(bluezPhonePath, deviceInterface, {{QStringLiteral("ServicesResolved"), true}});
}

void SimulatedBluez::disconnectPhone()
{
    if (!std::exchange(m_isConnected, false))
        return;
    m_phone->disconnected();
    remove(bluezPhonePath + QStringLiteral("/service0010"));
    change(bluezPhonePath, deviceInterface,
        {{QStringLiteral("ServicesResolved"), false}, {QStringLiteral("Connected"), false}});
    Q_EMIT phoneLeft();
}

bool SimulatedBluez::characteristic(const QDBusMessage& message)
{
    const auto values = m_objects.value(QDBusObjectPath(message.path())).value(characteristicInterface);
    const int number = bleNumberOf(values.value(QStringLiteral("UUID")).toString());
    const QString method = message.member();
    if (!m_isConnected)
        return refuse(message, "NotConnected", "Not Connected");
    if (method == QStringLiteral("StartNotify")) {
        follow(m_phone->subscribed(number));
        change(message.path(), characteristicInterface, {{QStringLiteral("Notifying"), true}});
        return reply(message);
    }
    if (method == QStringLiteral("StopNotify")) {
        change(message.path(), characteristicInterface, {{QStringLiteral("Notifying"), false}});
        return reply(message);
    }
    if (method != QStringLiteral("WriteValue"))
        return refuse(message, "NotPermitted", "Read not permitted");
    const QByteArray value = message.arguments().value(0).toByteArray();
    const auto options = qdbus_cast<QVariantMap>(message.arguments().value(1));
    if (options.value(QStringLiteral("type")).toString() != QStringLiteral("command"))
        return refuse(message, "NotSupported", "Operation is not supported");
    if (value.size() > m_mtu - 3)
        return refuse(message, "Failed", "Failed to initiate write");
    reply(message);
    largestValue = std::max(largestValue, value.size());
    follow(m_phone->written(number, value));
    return true;
}

void SimulatedBluez::follow(const BlePhone::Acts& acts)
{
    for (const Act& act : acts) {
        switch (act.kind) {
        case Act::Kind::ReadIdent:
            callDesk(act.number, QStringLiteral("ReadValue"), {});
            break;
        case Act::Kind::Subscribe:
            callDesk(act.number, QStringLiteral("StartNotify"), {});
            break;
        case Act::Kind::Write:
            callDesk(act.number, QStringLiteral("WriteValue"), {act.bytes},
                {{QStringLiteral("type"), QStringLiteral("command")}});
            if (manners.meddles && !std::exchange(m_hasMeddled, true)) {
                meddle(BlePhone::DeskState);
                meddle(BlePhone::ToDesk);
            }
            break;
        case Act::Kind::Notify: {
            const auto objects = m_objects;
            for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
                const QString uuid = it.value().value(characteristicInterface).value(QStringLiteral("UUID")).toString();
                if (bleNumberOf(uuid) == act.number)
                    change(it.key().path(), characteristicInterface, {{QStringLiteral("Value"), act.bytes}});
            }
            break;
        }
        case Act::Kind::Leave:
            disconnectPhone();
            break;
        }
    }
}

} // namespace naru::sim
