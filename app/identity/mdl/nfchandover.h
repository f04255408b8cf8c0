// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/identity/faults.h"

#include <QByteArray>

#include <optional>

namespace naru::identity::mdl {

/// Session messages over NFC itself (ISO/IEC 18013-5 §8.2.2.2), carrier record "iso.org:18013:nfc": the largest command
/// and response data fields the mdoc takes and gives.
struct NfcCarrier {
    qsizetype commandBytesMax = 0;  ///< 1 … 65,535
    qsizetype responseBytesMax = 0; ///< 1 … 65,536
};

/// Bluetooth LE out-of-band data ("application/vnd.bluetooth.le.oob"): AD structures length, type, data. `uuid` is in
/// the order it is written (the record has it reversed), empty where it is not said.
struct BleCarrier {
    bool peripheralServer = false; ///< the mdoc may be the GATT server
    bool centralClient = false;    ///< the mdoc may be the GATT client
    QByteArray uuid;               ///< 16 bytes or none
    QByteArray address;            ///< 6 bytes or none

    bool operator==(const BleCarrier&) const = default;
};

struct Carriers {
    std::optional<NfcCarrier> nfc;
    std::optional<BleCarrier> ble;
};

/// What an NFC engagement comes to (§8.2.2.1), for the SessionTranscript and the choice of a carrier.
struct NfcEngagement {
    QByteArray deviceEngagement;  ///< as received
    QByteArray hs;                ///< Handover Select message as received
    std::optional<QByteArray> hr; ///< Handover Request message as sent; none: static handover
    Carriers offered;             ///< by the mdoc; a carrier marked inactive, or one that cannot be read, is not there

    /// Handover of the SessionTranscript: CBOR [Hs, Hr / null] (§9.1.5.1).
    QByteArray handover() const;
};

/// Reads a Handover Select message (NFC Forum Connection Handover 1.5): its first record is Hs, version 1.x; exactly
/// one "iso.org:18013:deviceengagement"; the rest in any order. Fault: BadHandover.
Result<NfcEngagement> readHandoverSelect(const QByteArray& hs, const std::optional<QByteArray>& hr = std::nullopt);

/// The Handover Request of a negotiated handover, naming what this desk has. Roles are told from the reader's side, the
/// mirror of BleCarrier's. At least one carrier.
QByteArray makeHandoverRequest(const Carriers& ours);

} // namespace naru::identity::mdl
