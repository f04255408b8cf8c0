// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

#include <QByteArray>
#include <QObject>

#include <optional>

namespace naru::device {

/// How a phone can be spoken to over Bluetooth LE, as its engagement says (ISO/IEC 18013-5 §8.2.1.1, §8.2.2.1). UUIDs
/// are 16 bytes in the order they are written. At least one of the two is there.
struct BleWay {
    std::optional<QByteArray> phoneServes; ///< "mdoc peripheral server mode": the service that the phone advertises
    std::optional<QByteArray> deskServes;  ///< "mdoc central client mode": the service that the desk is to advertise
    QByteArray address;                    ///< the phone's, 6 bytes, or none
    QByteArray ident; ///< 16 bytes that the desk's Ident characteristic holds: by them the phone knows its desk
};

/// Session messages to and from one phone, over a carrier that is not the one it engaged by. One phone at a time.
class ByteLink : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual bool isReady() const = 0; ///< the desk's own part is there and switched on
    /// Why it is not: BluetoothAbsent, BluetoothOff.
    virtual std::optional<Fault> problem() const = 0;

    /// Looks for the phone. A phone that was looked for, or spoken to, before is let go.
    virtual void open(const BleWay& way) = 0;
    virtual void send(const QByteArray& message) = 0; ///< a session message, whole; nothing happens before opened()
    /// The message under way goes out, then the phone is told that it is over. Nothing is emitted afterwards but
    /// readyChanged().
    virtual void close() = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray& message); ///< a session message, whole
    /// The phone is gone for us. Before opened(): BluetoothAbsent, BluetoothOff, PhoneNotFound, PhoneRefusesLink.
    /// Afterwards: PhoneGone, PhoneTalksNonsense, PhoneFloods, PhoneSilent.
    void lost(const naru::Fault& fault);
    void readyChanged();
};

} // namespace naru::device
