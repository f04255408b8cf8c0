// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/centralsession.h"

#include "app/base/clock.h"
#include "devices/ble/bluez.h"

#include <QBluetoothDeviceDiscoveryAgent>
#include <QDBusArgument>
#include <QUuid>

namespace naru::device {

namespace {
constexpr Milliseconds farewellMax{3'000};
const QByteArray notificationsOn = QByteArray::fromHex("0100"), notificationsOff = QByteArray::fromHex("0000");

QBluetoothUuid bluetoothUuid(const QByteArray& uuid)
{
    return QBluetoothUuid(QUuid::fromRfc4122(uuid));
}

QLowEnergyDescriptor subscriptionOf(const QLowEnergyCharacteristic& characteristic)
{
    return characteristic.descriptor(QBluetoothUuid::DescriptorType::ClientCharacteristicConfiguration);
}
} // namespace

CentralSession::CentralSession(const QByteArray& service, QString adapterPath, const QString& adapterAddress)
    : m_wanted(bluetoothUuid(service))
    , m_adapterPath(std::move(adapterPath))
    , m_adapter(adapterAddress)
    , m_farewell(this)
{
    m_farewell.setSingleShot(true);
    connect(&m_farewell, &QTimer::timeout, this, &CentralSession::end);
}

void CentralSession::find()
{
    m_agent = new QBluetoothDeviceDiscoveryAgent(m_adapter, this);
    m_agent->setLowEnergyDiscoveryTimeout(0); // who looks has a limit
    connect(m_agent, &QBluetoothDeviceDiscoveryAgent::deviceDiscovered, this, &CentralSession::look);
    connect(m_agent, &QBluetoothDeviceDiscoveryAgent::errorOccurred, this, [this] { Q_EMIT gone(); });
    bluez::bus().connect(bluez::service, QString(), bluez::properties, QStringLiteral("PropertiesChanged"),
        {bluez::device}, QString(), this, SLOT(heard(QDBusMessage)));
    m_agent->start(QBluetoothDeviceDiscoveryAgent::LowEnergyMethod);
}

/// Often a device is heard first, and what it offers a moment later. Qt says the first alone.
void CentralSession::heard(const QDBusMessage& signal)
{
    const auto values = qdbus_cast<QVariantMap>(signal.arguments().value(1));
    const QStringList uuids = values.value(QStringLiteral("UUIDs")).toStringList();
    const QString prefix = m_adapterPath + QStringLiteral("/dev_");
    if (!uuids.contains(m_wanted.toString(QUuid::WithoutBraces)) || !signal.path().startsWith(prefix))
        return;
    const QBluetoothAddress address(signal.path().sliced(prefix.size()).replace(u'_', u':'));
    QBluetoothDeviceInfo device(address, QString(), 0);
    device.setCoreConfigurations(QBluetoothDeviceInfo::LowEnergyCoreConfiguration);
    device.setServiceUuids({m_wanted});
    look(device);
}

void CentralSession::look(const QBluetoothDeviceInfo& device)
{
    if (m_controller || m_isLeaving || !device.serviceUuids().contains(m_wanted))
        return;
    m_agent->stop();
    Q_EMIT found();
    connectTo(device);
}

void CentralSession::connectTo(const QBluetoothDeviceInfo& device)
{
    m_controller = QLowEnergyController::createCentral(device, m_adapter, this);
    connect(m_controller, &QLowEnergyController::connected, this, [this] {
        Q_EMIT connected();
        m_controller->discoverServices();
    });
    connect(m_controller, &QLowEnergyController::discoveryFinished, this, &CentralSession::discovered);
    connect(m_controller, &QLowEnergyController::errorOccurred, this, [this] { m_isLeaving ? end() : gone(); });
    connect(m_controller, &QLowEnergyController::disconnected, this, [this] { m_isLeaving ? end() : gone(); });
    Q_EMIT met(devicePath());
    m_controller->connectToDevice();
}

void CentralSession::discovered()
{
    if (m_isLeaving)
        return;
    m_service = m_controller->createServiceObject(m_wanted, m_controller);
    if (!m_service)
        return Q_EMIT refused();
    connect(m_service, &QLowEnergyService::stateChanged, this, [this](QLowEnergyService::ServiceState state) {
        if (state == QLowEnergyService::RemoteServiceDiscovered)
            detailed();
    });
    m_service->discoverDetails(QLowEnergyService::SkipValueDiscovery);
}

QLowEnergyCharacteristic CentralSession::characteristic(GattValue value) const
{
    return m_service->characteristic(bluetoothUuid(phoneUuids().of(value)));
}

void CentralSession::detailed()
{
    const bool isWhole = subscriptionOf(characteristic(GattValue::State)).isValid()
        && subscriptionOf(characteristic(GattValue::ServerToClient)).isValid()
        && characteristic(GattValue::ClientToServer).isValid();
    if (!isWhole)
        return Q_EMIT refused();
    connect(m_service, &QLowEnergyService::characteristicChanged, this,
        [this](const QLowEnergyCharacteristic& changed, const QByteArray& bytes) {
            if (const auto value = phoneUuids().valueOf(changed.uuid().toRfc4122()))
                Q_EMIT notified(*value, bytes);
        });
    connect(m_service, &QLowEnergyService::descriptorWritten, this, &CentralSession::subscribedTo);
    connect(m_service, &QLowEnergyService::errorOccurred, this, [this] { m_isLeaving ? end() : refused(); });
    subscribe(GattValue::State);
    subscribe(GattValue::ServerToClient);
}

void CentralSession::subscribe(GattValue value)
{
    m_service->writeDescriptor(subscriptionOf(characteristic(value)), notificationsOn);
}

/// Behind the farewell, this is the sign that everything before it has gone out.
void CentralSession::subscribedTo()
{
    if (m_isLeaving)
        return m_controller->disconnectFromDevice();
    if (++m_subscriptions == 2)
        askMtu();
}

/// Qt 6.4 does not know the MTU of a connection by BlueZ; BlueZ says it with each characteristic (since 5.62). Older
/// ones do not: then it is the least.
void CentralSession::askMtu()
{
    if (m_controller->mtu() >= gattMtuMin)
        return Q_EMIT subscribed(m_controller->mtu());
    const QString wanted = bluez::uuidText(phoneUuids().clientToServer), device = devicePath();
    bluez::objects(this, [this, wanted, device](const bluez::Objects& objects) {
        qsizetype mtu = gattMtuMin;
        for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
            const QVariantMap values = it.value().value(bluez::gattCharacteristic);
            if (it.key().path().startsWith(device) && values.value(QStringLiteral("UUID")).toString() == wanted)
                mtu = std::max<qsizetype>(mtu, values.value(QStringLiteral("MTU")).toInt());
        }
        if (!m_isLeaving)
            Q_EMIT subscribed(mtu);
    });
}

void CentralSession::write(GattValue value, const QByteArray& bytes)
{
    if (m_service)
        m_service->writeCharacteristic(characteristic(value), bytes, QLowEnergyService::WriteWithoutResponse);
}

void CentralSession::leave()
{
    m_isLeaving = true;
    m_farewell.start(farewellMax);
    if (m_agent)
        m_agent->stop();
    if (!m_controller || m_controller->state() == QLowEnergyController::UnconnectedState)
        return end();
    // One after the other: what was written is before this.
    if (m_subscriptions == 2)
        m_service->writeDescriptor(subscriptionOf(characteristic(GattValue::ServerToClient)), notificationsOff);
    else
        m_controller->disconnectFromDevice();
}

void CentralSession::end()
{
    deleteLater();
}

QString CentralSession::devicePath() const
{
    return m_adapterPath + QStringLiteral("/dev_") + m_controller->remoteAddress().toString().replace(u':', u'_');
}

} // namespace naru::device
