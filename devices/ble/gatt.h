// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"
#include "devices/ble/segments.h"

#include <QByteArray>
#include <QObject>

#include <optional>

namespace naru::device {

/// What BleLink needs of a radio: three narrow doors. The radios of this machine are behind bluetooth.h; the tests have
/// one in memory. None of them blocks, and none knows what the values mean.
///
/// The characteristics of a session, whichever side serves them.
enum class GattValue { State, ClientToServer, ServerToClient };

/// UUIDs, 16 bytes in the order they are written (ISO/IEC 18013-5 §8.3.3.1.1.4, tables 11 and 12).
struct GattUuids {
    QByteArray state, clientToServer, serverToClient;
    QByteArray ident; ///< the desk's service alone has it

    const QByteArray& of(GattValue value) const;
    std::optional<GattValue> valueOf(const QByteArray& uuid) const;
};
const GattUuids& phoneUuids(); ///< of the service in a phone
const GattUuids& deskUuids();  ///< of the service in a desk

/// The machine's Bluetooth: is it there, and switched on?
class BluetoothPower : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    virtual std::optional<Fault> problem() const = 0; ///< BluetoothAbsent, BluetoothOff

Q_SIGNALS:
    void changed();
};

/// The desk as GATT client of a phone. One phone at a time.
class GattClient : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Looks for a phone that advertises `service`, connects and subscribes to State and ServerToClient. What was there
    /// before is dropped. Without a limit of its own in any stage.
    virtual void find(const QByteArray& service) = 0;
    /// A value without response, in order behind those before it; after subscribed().
    virtual void write(GattValue value, const QByteArray& bytes) = 0;
    /// What was written goes out, then the link is closed. Nothing is emitted afterwards.
    virtual void drop() = 0;

Q_SIGNALS:
    void found();
    void connected();
    void subscribed(qsizetype mtu); ///< everything is there: values may be written
    void notified(naru::device::GattValue value, const QByteArray& bytes);
    void
    refused();   ///< the phone does not offer the service or one of its characteristics, or does not let us subscribe
    void gone(); ///< the connection was lost, or never came about
};

/// The desk as GATT server: it advertises, a phone comes. One phone at a time: the first that comes is the phone.
class GattServer : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Offers and advertises `service`, with `ident` in its Ident. What was there before is dropped.
    virtual void serve(const QByteArray& service, const QByteArray& ident) = 0;
    /// A value to the phone, in order behind those before it; after subscribed().
    virtual void notify(GattValue value, const QByteArray& bytes) = 0;
    /// What was notified goes out, then the service is taken away. Nothing is emitted afterwards.
    virtual void drop() = 0;

Q_SIGNALS:
    void reached();    ///< a phone reads, subscribes or writes for the first time
    void subscribed(); ///< to ServerToClient
    /// `mtu`: of this phone's connection, as far as it is known.
    void written(naru::device::GattValue value, const QByteArray& bytes, qsizetype mtu);
    void refused(); ///< this machine's Bluetooth does not let us serve or advertise
    void gone();    ///< the phone that came has left
};

} // namespace naru::device
