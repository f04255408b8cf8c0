// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace naru::device {

/// What a phone offers by an NFC engagement, as far as a device needs to know.
struct TapOffer {
    /// Session messages over NFC itself: the largest data fields the phone takes and gives, bytes.
    struct Nfc {
        qsizetype commandBytesMax = 0;
        qsizetype responseBytesMax = 0;
    };

    QByteArray deviceEngagement; ///< as received
    QByteArray handover;         ///< CBOR, for the SessionTranscript
    std::optional<Nfc> nfc;      ///< none: not offered
};

/// The two questions a device that meets a phone by NFC has to ask of whoever knows what handover messages mean
/// (ISO/IEC 18013-5 §8.2.2.1); the device itself carries NDEF messages as bytes.
struct HandoverDoor {
    std::function<QByteArray()> request; ///< a new Handover Request message, NDEF
    /// The phone's Handover Select, and the request it answers (none: static handover).
    std::function<Result<TapOffer>(const QByteArray& select, const std::optional<QByteArray>& request)> read;
};

} // namespace naru::device
