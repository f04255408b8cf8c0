// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/bluezpower.h"

#include "devices/ble/bluez.h"

#include <QDBusArgument>
#include <QDBusServiceWatcher>

namespace naru::device {

BluezPower::BluezPower(QString adapter, QObject* parent)
    : BluetoothPower(parent)
    , m_wanted(std::move(adapter))
{
    QDBusConnection bus = bluez::bus();
    auto* watcher = new QDBusServiceWatcher(bluez::service, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString&, const QString&, const QString& owner) {
            if (owner.isEmpty())
                take({});
            else
                look();
        });
    bus.connect(bluez::service, bluez::root, bluez::objectManager, QStringLiteral("InterfacesAdded"), this,
        SLOT(appeared(QDBusMessage)));
    bus.connect(bluez::service, bluez::root, bluez::objectManager, QStringLiteral("InterfacesRemoved"), this,
        SLOT(vanished(QDBusMessage)));
    bus.connect(bluez::service, QString(), bluez::properties, QStringLiteral("PropertiesChanged"), {bluez::adapter},
        QString(), this, SLOT(altered(QDBusMessage)));
    look();
}

void BluezPower::look()
{
    bluez::objects(this, [this](const bluez::Objects& objects) {
        Adapters adapters;
        for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
            if (!it.value().contains(bluez::adapter))
                continue;
            const QVariantMap values = it.value().value(bluez::adapter);
            adapters[it.key().path()] = {
                values.value(QStringLiteral("Address")).toString(), values.value(QStringLiteral("Powered")).toBool()};
        }
        take(adapters);
    });
}

/// Asked anew for what counts: an adapter comes seldom, a device often.
void BluezPower::appeared(const QDBusMessage& signal)
{
    const auto interfaces = qdbus_cast<bluez::Interfaces>(signal.arguments().value(1));
    if (interfaces.contains(bluez::adapter))
        look();
}

void BluezPower::vanished(const QDBusMessage& signal)
{
    if (qdbus_cast<QStringList>(signal.arguments().value(1)).contains(bluez::adapter))
        look();
}

void BluezPower::altered(const QDBusMessage& signal)
{
    const auto values = qdbus_cast<QVariantMap>(signal.arguments().value(1));
    const QVariant powered = values.value(QStringLiteral("Powered"));
    Adapters adapters = m_adapters;
    if (!powered.isValid() || !adapters.contains(signal.path()))
        return;
    adapters[signal.path()].isOn = powered.toBool();
    take(adapters);
}

void BluezPower::take(const Adapters& adapters)
{
    if (adapters == m_adapters)
        return;
    m_adapters = adapters;
    Q_EMIT changed();
}

QString BluezPower::adapterPath() const
{
    if (m_wanted.isEmpty())
        return m_adapters.isEmpty() ? QString() : m_adapters.firstKey();
    const QString path = QStringLiteral("/org/bluez/") + m_wanted;
    return m_adapters.contains(path) ? path : QString();
}

QString BluezPower::address() const
{
    return m_adapters.value(adapterPath()).address;
}

std::optional<Fault> BluezPower::problem() const
{
    const QString path = adapterPath();
    if (path.isEmpty())
        return DeviceFault::BluetoothAbsent;
    return m_adapters.value(path).isOn ? std::nullopt : std::optional<Fault>(DeviceFault::BluetoothOff);
}

} // namespace naru::device
