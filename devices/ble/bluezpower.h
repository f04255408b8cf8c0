// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ble/gatt.h"

#include <QDBusMessage>
#include <QMap>

namespace naru::device {

/// The adapters that BlueZ has, as they come and go: absent as long as BlueZ has not answered.
class BluezPower final : public BluetoothPower {
    Q_OBJECT

public:
    /// `adapter`: "hci0"; empty: the first there is.
    explicit BluezPower(QString adapter, QObject* parent = nullptr);

    std::optional<Fault> problem() const override;
    QString adapterPath() const; ///< of the adapter that is used; empty: none
    QString address() const;     ///< "5A:00:00:00:00:01" of that adapter

private Q_SLOTS:
    void look();
    void appeared(const QDBusMessage& signal);
    void vanished(const QDBusMessage& signal);
    void altered(const QDBusMessage& signal);

private:
    struct Adapter {
        QString address;
        bool isOn = false;
        bool operator==(const Adapter&) const = default;
    };
    using Adapters = QMap<QString, Adapter>;
    void take(const Adapters& adapters);

    QString m_wanted;
    Adapters m_adapters; ///< by path
};

} // namespace naru::device
