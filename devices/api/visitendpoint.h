// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/faults.h"

#include <QByteArray>
#include <QObject>

#include <optional>

namespace naru::device {

/// One visitor's phone within reach, as bytes: how it engages and which messages it sends. What the bytes mean is
/// identity's affair. NFC, Bluetooth and the demo's local link are such endpoints.
class VisitEndpoint : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// How a phone that engaged is to be reached.
    enum class Way { Bluetooth, Tap };
    Q_ENUM(Way)

    /// Stable word for the screen and the journal, of the phone that is engaged, else of how one would engage: "nfc",
    /// "nfc_ble", "qr_nfc", "qr_ble", "demo_link".
    virtual QString method() const = 0;
    virtual bool isReady() const = 0; ///< can see a phone at all
    /// Why it is not ready, where it knows: LinkUnavailable, ReaderUnavailable, ReaderInUse.
    virtual std::optional<Fault> problem() const { return std::nullopt; }

    virtual void listen() = 0;                        ///< from now on a phone may engage; one at a time
    virtual void send(const QByteArray& message) = 0; ///< a session message, whole
    virtual void stop() = 0;                          ///< no phone any more; nothing is emitted afterwards
    /// A code off a phone's screen, read while listening: the phone has engaged by it, where this endpoint has a way
    /// that the code offers. Faults: NoCommonCarrier, BluetoothOff, BluetoothAbsent; the door's own.
    virtual Result<void> takeCode(const QByteArray& code)
    {
        Q_UNUSED(code)
        return DeviceFault::NoCommonCarrier;
    }

Q_SIGNALS:
    /// A phone has said how it wants to hand over, and is waited for that way: engaged() or lost() follows. Another
    /// engagement in between takes its place.
    void engaging(naru::device::VisitEndpoint::Way way);
    /// DeviceEngagement as received, and the Handover (CBOR) that belongs into the SessionTranscript.
    void engaged(const QByteArray& deviceEngagement, const QByteArray& handover);
    void received(const QByteArray& message); ///< a session message, whole
    void lost(const naru::Fault& fault);      ///< the phone is gone before stop()
    void readyChanged();
};

} // namespace naru::device
