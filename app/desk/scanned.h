// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace naru::desk {

/// What a code is that a camera or scanner read, whatever page is on the screen. Nothing is opened, joined or called:
/// the words say what it is, and a page takes only the kind it waits for.
struct Scanned {
    enum class Kind {
        MobileId,     ///< "mdoc:" (ISO 18013-5 §8.2.2.3): identity reads it
        Receipt,      ///< receiptPrefix: one of ours
        ReceiptProof, ///< receiptProofPrefix: what the hub says of one
        Wifi,         ///< "WIFI:…;;": `shown` is the network's name, never its password
        WebAddress,   ///< http or https: `shown` is the host, without a name or password before it
        CardNumber,   ///< perhaps a payment card's number: to be forgotten at once
        Number,       ///< letters, digits and hyphens, at least four digits: a bill's perhaps; `shown` is all of it
        Unknown,      ///< anything else
    };
    static constexpr qsizetype bytesMax = 8 * 1024;
    static constexpr qsizetype shownMax = 80; ///< characters
    static constexpr qsizetype numberMax = 64, numberDigitsMin = 4;
    static constexpr QByteArrayView receiptPrefix{"NARU-R1:"};

    Kind kind = Kind::Unknown;
    QString shown; ///< plain text without control or direction characters; empty for most kinds

    /// Stable name for words/, which take `shown` as %1: "scan.mobile_id".
    const char* name() const;
};

Scanned scannedOf(const QByteArray& code);

} // namespace naru::desk
