// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/bluezserver.h"

#include <QDBusArgument>

namespace naru::device {

BluezServer::BluezServer(const BluezPower& power, BluezGuests& guests, QObject* parent)
    : GattServer(parent)
    , m_power(power)
    , m_guests(guests)
{
    bluez::bus().connect(bluez::service, QString(), bluez::properties, QStringLiteral("PropertiesChanged"),
        {bluez::device}, QString(), this, SLOT(deviceChanged(QDBusMessage)));
}

BluezServer::~BluezServer()
{
    drop();
}

void BluezServer::serve(const QByteArray& service, const QByteArray& ident)
{
    drop();
    m_guests.begin();
    m_adapter = m_power.adapterPath();
    // A path of its own each time: what BlueZ still says of the last one is not taken for this one.
    const QString path = QStringLiteral("/kr/naru/ble%1").arg(++m_serial);
    m_application = std::make_unique<BluezApplication>(path, service, ident);
    BluezApplication* application = m_application.get();
    application->admits = [this, application](const QString& device) {
        if (m_application.get() != application)
            return false;
        come(device);
        return device == m_phone;
    };
    connect(application, &BluezApplication::written, this, &GattServer::written);
    connect(application, &BluezApplication::subscribed, this, [this](GattValue value) {
        if (value == GattValue::ServerToClient)
            Q_EMIT subscribed();
    });
    connect(application, &BluezApplication::unsubscribed, this, [this](GattValue value) {
        if (value == GattValue::ServerToClient && !m_phone.isEmpty())
            Q_EMIT gone();
    });
    const auto call = bluez::call(m_adapter, bluez::gattManager, QStringLiteral("RegisterApplication"),
        {bluez::pathVariant(path), QVariantMap()});
    bluez::ask(application, call, [this, path](const QDBusMessage& answer) { registered(answer, path); });
}

/// The service is there; now a phone may find it.
void BluezServer::registered(const QDBusMessage& answer, const QString& path)
{
    if (!m_application || m_application->path() != path)
        return;
    if (answer.type() == QDBusMessage::ErrorMessage)
        return Q_EMIT refused();
    m_isAdvertising = true;
    const auto call = bluez::call(m_adapter, bluez::advertisingManager, QStringLiteral("RegisterAdvertisement"),
        {bluez::pathVariant(m_application->advertisementPath()), QVariantMap()});
    bluez::ask(m_application.get(), call, [this](const QDBusMessage& registration) {
        if (registration.type() == QDBusMessage::ErrorMessage && std::exchange(m_isAdvertising, false))
            Q_EMIT refused();
    });
}

/// The first phone is the phone. From then on nobody else needs to find the desk.
void BluezServer::come(const QString& device)
{
    if (!m_phone.isEmpty() || device.isEmpty())
        return;
    m_phone = device;
    m_guests.met(device);
    stopAdvertising();
    Q_EMIT reached();
}

void BluezServer::stopAdvertising()
{
    if (std::exchange(m_isAdvertising, false))
        bluez::tell(bluez::call(m_adapter, bluez::advertisingManager, QStringLiteral("UnregisterAdvertisement"),
            {bluez::pathVariant(m_application->advertisementPath())}));
}

void BluezServer::notify(GattValue value, const QByteArray& bytes)
{
    if (m_application)
        m_application->notify(value, bytes);
}

/// The bus keeps the order: what was notified is with BlueZ before the service is taken away.
void BluezServer::drop()
{
    if (!m_application)
        return;
    stopAdvertising();
    bluez::tell(bluez::call(m_adapter, bluez::gattManager, QStringLiteral("UnregisterApplication"),
        {bluez::pathVariant(m_application->path())}));
    m_phone.clear();
    m_guests.end();
    // It may be in the middle of a call of BlueZ, which is to have its answer.
    disconnect(m_application.get(), nullptr, this, nullptr);
    m_application.release()->deleteLater();
}

void BluezServer::deviceChanged(const QDBusMessage& signal)
{
    const auto values = qdbus_cast<QVariantMap>(signal.arguments().value(1));
    const QVariant connected = values.value(QStringLiteral("Connected"));
    if (!m_phone.isEmpty() && signal.path() == m_phone && connected.isValid() && !connected.toBool())
        Q_EMIT gone();
}

} // namespace naru::device
