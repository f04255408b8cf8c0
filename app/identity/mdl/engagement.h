// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/crypto/key.h"
#include "app/identity/faults.h"

#include <QList>

namespace naru::identity::mdl {

/// How the phone offers to hand over data (ISO 18013-5 §8.2.1.1 DeviceRetrievalMethod: [type, version, options]).
struct RetrievalMethod {
    enum Type : quint64 { Nfc = 1, Ble = 2, WifiAware = 3, LocalLink = 0x4e415255 /* Naru's own, demo only: "NARU" */ };
    quint64 type = 0;
    quint64 version = 0;
    QByteArray options; ///< CBOR as received
};

/// DeviceEngagement (ISO 18013-5 §8.2.1.1) with the received bytes.
struct DeviceEngagement {
    QByteArray bytes;           ///< as received: goes into the SessionTranscript
    QString version;            ///< "1.0", "1.1"
    QByteArray eDeviceKeyBytes; ///< 24(bstr COSE_Key) as received
    crypto::PublicKey eDeviceKey;
    QList<RetrievalMethod> methods;

    /// At most 32 KiB. Unknown keys of the map are ignored, any 1.x version is taken; the EDeviceKey must lie on P-256,
    /// P-384 or P-521, the curves Naru makes session keys on. Faults: BadEngagement, UnsupportedCipherSuite.
    static Result<DeviceEngagement> parse(const QByteArray& bytes);
    /// "mdoc:" + base64url without padding.
    static Result<DeviceEngagement> parseQr(QStringView text);
    /// The holder's side (simulated phone).
    static QByteArray make(const crypto::PublicKey& eDeviceKey, const QList<RetrievalMethod>& methods);
};

/// SessionTranscript = [DeviceEngagementBytes, EReaderKeyBytes, Handover] (§9.1.5.1), built from received bytes.
/// `handover` is CBOR: null for QR, [Hs, Hr / null] for NFC.
QByteArray sessionTranscript(QByteArrayView deviceEngagement, QByteArrayView eReaderKeyBytes, QByteArrayView handover);

/// COSE_Key (RFC 9052 §7) of a public key, and back. Faults: BadEngagement for a key that is not one (a private part
/// or a point off the curve too), UnsupportedCipherSuite for a key type or curve Naru does not have.
QByteArray coseKey(const crypto::PublicKey& key);
Result<crypto::PublicKey> parseCoseKey(QByteArrayView bytes);

} // namespace naru::identity::mdl
