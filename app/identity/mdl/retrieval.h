// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/mdl/nfchandover.h"

namespace naru::identity::mdl {

/// BleOptions of a DeviceEngagement (ISO/IEC 18013-5 §8.2.1.1): {0: peripheral server mode, 1: central client mode,
/// 10: UUID, 11: UUID, 20: address}. UUIDs are 16 bytes in the order they are written.
struct BleOptions {
    std::optional<QByteArray> peripheralServer; ///< the mdoc may be the GATT server, under this UUID
    std::optional<QByteArray> centralClient;    ///< the mdoc may be the GATT client, of a server under this UUID
    QByteArray address;                         ///< of the mdoc, 6 bytes or none

    /// None where it is not such a map, or a mode that is said to be supported has no UUID of 16 bytes.
    static std::optional<BleOptions> read(const QByteArray& cbor);
    QByteArray encode() const; ///< the holder's side (simulated phone)
};

/// NfcOptions (§8.2.1.1): {0: largest command data field, 1: largest response data field}. None where it is not.
std::optional<NfcCarrier> readNfcOptions(const QByteArray& cbor);
QByteArray encodeNfcOptions(const NfcCarrier& carrier);

/// What the desk's Ident characteristic holds (§8.3.3.1.1.4): HKDF-SHA-256 over EDeviceKeyBytes (tag 24 included),
/// no salt, info "BLEIdent", 16 bytes.
QByteArray bleIdent(QByteArrayView eDeviceKeyBytes);

} // namespace naru::identity::mdl
