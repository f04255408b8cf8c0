// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/payments/applink/faults.h"

#include <QByteArray>

namespace naru::payments::applink {

inline constexpr qsizetype returnedBytesMax = 64 * 1024;

/// What the app gives back, off a return URL ("naru://pay/ID?response=…"), or the bare query of one.
struct Returned {
    QByteArray address;  ///< what stands before the '?'; empty: a bare query
    QByteArray envelope; ///< "response", base64 undone: JSON of the sealed answer, not looked into; empty: none
    QByteArray error;    ///< what the app says went wrong, for people; empty: none
    // After boarding:
    bool boarded = false;
    QByteArray installationId; ///< the app's POIID
    QByteArray boardingRequestToken;

    /// Unknown names are left out. Faults: TooLarge, NotAnAnswer (nothing of the above), BadEncoding.
    static Result<Returned> read(QByteArrayView text);
};

/// The ServiceID in the clear head of an envelope, or of the one behind a return URL: which attempt an answer may be
/// about. A hint and no more: it is not authenticated. Empty where there is none.
QByteArray serviceIdIn(QByteArrayView returnedOrEnvelope);

} // namespace naru::payments::applink
