// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/identity/mdl/reasons.h"

#include <QList>
#include <QSet>

namespace naru::identity::mdl {

/// validityInfo of an MSO (ISO 18013-5 §9.1.2.4).
struct ValidityInfo {
    Instant signedAt, validFrom, validUntil;
    bool fractionalSeconds = false; ///< the profile has none; some wallets send them
    bool notUtc = false;            ///< an offset where the profile has Z
};

/// MobileSecurityObject (ISO 18013-5 §9.1.2.4), read as far as it can be: what is missing or of another type is a
/// fault in `faults`, and what depends on it is absent.
struct Mso {
    codec::CborDocumentPtr document; ///< keeps every view below alive
    std::optional<QString> docType;
    QString digestAlgorithmName;
    std::optional<crypto::HashAlgorithm> digestAlgorithm; ///< empty: a name the standard does not have
    codec::CborValue valueDigests;                        ///< {namespace: {digestID: bstr}}
    codec::CborValue deviceKey;                           ///< COSE_Key
    QSet<QString> authorizedSpaces; ///< keyAuthorizations: the phone may sign all of these namespaces itself …
    QSet<std::pair<QString, QString>> authorizedElements; ///< … and these elements (namespace, element)
    std::optional<ValidityInfo> validity;
    bool hasStatus = false;
    QList<Fault> faults; ///< CodecFault, BadStructure, UnsupportedVersion, BadDate

    /// `payload`: MobileSecurityObjectBytes = #6.24(bstr .cbor MobileSecurityObject).
    static Mso read(const QByteArray& payload);
};

/// Whether keyAuthorizations lets the phone sign this element itself (§9.1.2.4).
bool mayDeviceSign(const Mso& mso, const QString& nameSpace, const QString& element);

} // namespace naru::identity::mdl
