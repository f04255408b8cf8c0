// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/bluez/bluezphone.h"

#include <QDBusConnection>
#include <QDBusVirtualObject>

namespace naru::sim {

/// What BlueZ has on the system bus, as far as a desk uses it, with one simulated phone on the air behind it: Adapter1,
/// Device1, the phone's GATT tree, GattManager1 and LEAdvertisingManager1 (BlueZ 5.66, doc/*-api.txt). It belongs on a
/// private bus: `dbus-daemon`, DBUS_SYSTEM_BUS_ADDRESS, never on the machine's own.
class SimulatedBluez final : public QDBusVirtualObject {
    Q_OBJECT

public:
    enum class Adapter { Absent, Off, On };

    explicit SimulatedBluez(const QString& busAddress, QObject* parent = nullptr);
    ~SimulatedBluez() override;

    bool start(); ///< takes the name org.bluez; false: no bus, or somebody else has it
    void stop();  ///< as when the service dies
    void setAdapter(Adapter adapter);

    /// `phone` has engaged and is on the air from now on, on a connection of this MTU; it must outlive this, or be
    /// taken away. It looks for the desk's service, or waits to be found.
    void present(BlePhone* phone, qsizetype mtu);
    void takeAway();                ///< out of reach, in the middle of whatever
    void takeAway(BlePhone* phone); ///< if it is that one

    struct Manners {
        int failedConnections = 0;
        bool refusesAdvertising = false, hidesService = false;
        bool saysServiceLate = false; ///< a device is heard first, then what it offers
        bool hangs = false;           ///< takes calls, and answers none
        bool meddles = false;         ///< another phone writes into the desk's service, as soon as the first is there
    };
    Manners manners;
    int connections = 0;        ///< that came about
    qsizetype largestValue = 0; ///< that the desk sent, in this connection
    int meddlings = 0;          ///< of the other phone, that the desk took
    bool isDiscovering() const { return m_discoveries > 0; }
    bool isAdvertising() const { return m_advertisement.isValid(); }
    bool hasApplication() const { return m_application.isValid(); }
    bool remembersPhone() const; ///< a Device1 of the phone is there

    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override;

Q_SIGNALS:
    void phoneLeft(); ///< a connection of the phone is over

private Q_SLOTS:
    void applicationChanged(const QDBusMessage& message);

private:
    /// An object of somebody else's on the bus.
    struct Remote {
        QString owner, path;
        bool isValid() const { return !owner.isEmpty(); }
    };
    using Act = BlePhone::Act;
    bool properties(const QDBusMessage& message);
    bool adapter(const QDBusMessage& message);
    bool gattManager(const QDBusMessage& message);
    bool advertisingManager(const QDBusMessage& message);
    bool device(const QDBusMessage& message);
    bool characteristic(const QDBusMessage& message);
    bool reply(const QDBusMessage& message, const QVariantList& arguments = {});
    bool refuse(const QDBusMessage& message, const char* error, const char* why);
    void readApplication(const QDBusMessage& registration);
    void readAdvertisement(const QDBusMessage& registration);
    void add(const QString& path, const BluezInterfaces& interfaces);
    void remove(const QString& path); ///< and what is below it
    void change(const QString& path, const QString& interface, const QVariantMap& properties);
    void appear();
    void connectPhone(const QDBusMessage& message);
    void come();
    void disconnectPhone();
    void follow(const BlePhone::Acts& acts);
    void callDesk(int number, const QString& method, const QVariantList& arguments, const QVariantMap& options = {});
    void meddle(int number);

    QDBusConnection m_bus;
    QString m_busName;
    BluezObjects m_objects;
    Adapter m_adapter = Adapter::Absent;
    int m_discoveries = 0;
    BlePhone* m_phone = nullptr;
    qsizetype m_mtu = 23;
    bool m_isConnected = false, m_hasMeddled = false;
    BlePhone::Role m_role = BlePhone::Role::Server;
    QString m_wanted; ///< UUID the desk advertises
    Remote m_application, m_advertisement;
    QMap<int, QString> m_deskPaths; ///< characteristic by number
};

} // namespace naru::sim
