// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ble/gatt.h"

#include <QBluetoothAddress>
#include <QBluetoothDeviceInfo>
#include <QBluetoothUuid>
#include <QDBusMessage>
#include <QLowEnergyController>
#include <QLowEnergyService>
#include <QTimer>

class QBluetoothDeviceDiscoveryAgent;

namespace naru::device {

/// One phone looked for and spoken to, by QtBluetooth, in the thread that it was moved to. It ends itself after
/// leave().
class CentralSession final : public QObject {
    Q_OBJECT

public:
    CentralSession(const QByteArray& service, QString adapterPath, const QString& adapterAddress);

    void find();
    void write(GattValue value, const QByteArray& bytes);
    /// What was written goes out, the phone is unsubscribed from and left, then this is gone.
    void leave();

Q_SIGNALS:
    void met(const QString& devicePath); ///< of BlueZ
    void found();
    void connected();
    void subscribed(qsizetype mtu);
    void notified(naru::device::GattValue value, const QByteArray& bytes);
    void refused();
    void gone();

private Q_SLOTS:
    void heard(const QDBusMessage& signal);

private:
    void look(const QBluetoothDeviceInfo& device);
    void connectTo(const QBluetoothDeviceInfo& device);
    void discovered();
    void detailed();
    void subscribe(GattValue value);
    void subscribedTo();
    void askMtu();
    void end();
    QLowEnergyCharacteristic characteristic(GattValue value) const;
    QString devicePath() const;

    QBluetoothUuid m_wanted;
    QString m_adapterPath;
    QBluetoothAddress m_adapter;
    QBluetoothDeviceDiscoveryAgent* m_agent = nullptr;
    QLowEnergyController* m_controller = nullptr;
    QLowEnergyService* m_service = nullptr;
    int m_subscriptions = 0;
    bool m_isLeaving = false;
    QTimer m_farewell;
};

} // namespace naru::device
