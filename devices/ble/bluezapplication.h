// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ble/bluez.h"
#include "devices/ble/gatt.h"

#include <QDBusVirtualObject>

namespace naru::device {

/// What the desk offers to BlueZ on the bus: a service with State, Client2Server, Server2Client and Ident, and its
/// advertisement (ISO/IEC 18013-5 §8.3.3.1.1.4, table 12). It says what was called, and judges nothing.
class BluezApplication final : public QDBusVirtualObject {
    Q_OBJECT

public:
    /// On the bus at `path` and below as long as it lives.
    BluezApplication(QString path, QByteArray service, QByteArray ident);
    ~BluezApplication() override;

    const QString& path() const { return m_path; }
    QString advertisementPath() const;
    void notify(GattValue value, const QByteArray& bytes);

    /// Whether this device (a path of BlueZ) may read and write here.
    std::function<bool(const QString& device)> admits;

    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override;

Q_SIGNALS:
    void written(naru::device::GattValue value, const QByteArray& bytes, qsizetype mtu);
    void subscribed(naru::device::GattValue value);
    void unsubscribed(naru::device::GattValue value);
    void released(); ///< BlueZ took the advertisement away

private:
    QString characteristicPath(const QByteArray& uuid) const;
    bluez::Objects objects() const;
    bluez::Interfaces characteristic(const QByteArray& uuid, const QStringList& flags) const;
    QVariantMap advertisement() const;
    QDBusMessage answer(const QDBusMessage& message);
    QDBusMessage properties(const QDBusMessage& message) const;
    QDBusMessage access(const QDBusMessage& message, const QByteArray& uuid);
    QDBusMessage subscription(const QDBusMessage& message, const QByteArray& uuid);

    QString m_path;
    QByteArray m_service, m_ident;
};

} // namespace naru::device
