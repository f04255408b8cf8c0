// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/faults.h"
#include "devices/nfc/apdu.h"

#include <QObject>

#include <optional>

namespace naru::device {

/// A reader as seen from above: one card, one APDU at a time. `naru-nfcd` over libnfc is one; tests have others.
class ApduLink : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual bool isReady() const = 0;                 ///< the reader is there and answers
    virtual std::optional<Fault> problem() const = 0; ///< why it is not: ReaderUnavailable, ReaderInUse
    virtual ApduLimits limits() const = 0;

    /// Lets a card go, if there is one, and looks for the next. Outlives the reader's loss: it is heard again when the
    /// reader is back.
    virtual void listen() = 0;
    virtual void stop() = 0; ///< field off; nothing but readyChanged() is emitted afterwards
    /// Between arrived() and failed(), one at a time. Answered by answered() or failed(), later.
    virtual void transceive(const QByteArray& apdu, Milliseconds patience) = 0;

Q_SIGNALS:
    void arrived(const QByteArray& uid, const QByteArray& ats);
    void answered(const QByteArray& response);
    /// The card is gone for us; listen() finds the next. PhoneGone, PhoneSilent, or the reader's: ReaderUnavailable.
    void failed(const naru::Fault& fault);
    void readyChanged();
};

} // namespace naru::device
