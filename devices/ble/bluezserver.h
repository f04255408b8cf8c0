// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ble/bluezapplication.h"
#include "devices/ble/bluezguests.h"
#include "devices/ble/bluezpower.h"

#include <memory>

namespace naru::device {

/// The desk as GATT server by BlueZ (GattManager1, LEAdvertisingManager1): Qt 6.4 serves over a socket of its own that
/// needs rights no desk has. Every call is answered later or not at all; none is waited for.
class BluezServer final : public GattServer {
    Q_OBJECT

public:
    /// `power` says which adapter, `guests` who is to be forgotten; both must outlive the server.
    BluezServer(const BluezPower& power, BluezGuests& guests, QObject* parent = nullptr);
    ~BluezServer() override;

    void serve(const QByteArray& service, const QByteArray& ident) override;
    void notify(GattValue value, const QByteArray& bytes) override;
    void drop() override;

private Q_SLOTS:
    void deviceChanged(const QDBusMessage& signal);

private:
    void registered(const QDBusMessage& answer, const QString& path);
    void come(const QString& device);
    void stopAdvertising();

    const BluezPower& m_power;
    BluezGuests& m_guests;
    std::unique_ptr<BluezApplication> m_application;
    QString m_adapter; ///< path; of the application
    QString m_phone;   ///< path of the device that came first
    bool m_isAdvertising = false;
    int m_serial = 0;
};

} // namespace naru::device
