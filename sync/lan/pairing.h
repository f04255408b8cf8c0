// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "sync/lan/faults.h"
#include "sync/lan/identity.h"
#include "sync/lan/place.h"

#include <QByteArray>

namespace naru::lan {

/// What a desk's code holds for another desk's camera. With it nobody compares digits: the key's hash tells the one who
/// scans whom it speaks with, and the secret tells the other that the caller saw the screen.
struct PairCode {
    static constexpr qsizetype secretBytes = 16;
    static constexpr qsizetype bytesMax = 512; ///< of the text
    static constexpr int placesMax = 4;

    QList<Place> places; ///< 1 to placesMax, to be tried in this order
    QByteArray keyHash;  ///< hashOf() the key, 32 bytes
    QByteArray secret;   ///< 16 bytes, drawn anew each time the code comes to a screen

    /// "NARU-DESK:1:" ‖ base45 (the letters of a QR code's alphanumeric mode) of the CBOR array
    /// [keyHash bstr .size 32, secret bstr .size 16, [1*4 place tstr]].
    QByteArray text() const;
    /// Fault: BadCode.
    static Result<PairCode> parse(const QByteArray& text);
    bool operator==(const PairCode&) const = default;
};

} // namespace naru::lan
