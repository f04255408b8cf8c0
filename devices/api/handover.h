// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/bytelink.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace naru::device {

/// What a phone offers by its engagement, as far as a device needs to know.
struct PhoneOffer {
    /// Session messages over NFC itself: the largest data fields the phone takes and gives, bytes.
    struct Nfc {
        qsizetype commandBytesMax = 0;
        qsizetype responseBytesMax = 0;
    };

    QByteArray deviceEngagement; ///< as received
    QByteArray handover;         ///< CBOR, for the SessionTranscript
    std::optional<Nfc> nfc;      ///< none: not offered
    std::optional<BleWay> ble;   ///< none: not offered
};

/// What a device that meets a phone has to ask of whoever knows what engagements mean (ISO/IEC 18013-5 §8.2.2); the
/// device itself carries NDEF messages and codes as bytes.
struct HandoverDoor {
    std::function<QByteArray()> request; ///< a new Handover Request message, NDEF
    /// The phone's Handover Select, and the request it answers (none: static handover).
    std::function<Result<PhoneOffer>(const QByteArray& select, const std::optional<QByteArray>& request)> read;
    std::function<Result<PhoneOffer>(const QByteArray& code)> readCode; ///< a code off the phone's screen
};

} // namespace naru::device
