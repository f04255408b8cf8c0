// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/identity/mdl/reasons.h"

namespace naru::identity::mdl {

/// Header labels (RFC 9052 §3.1, RFC 9360 §2) and the one MAC of ISO 18013-5 (RFC 9053 §3.1).
inline constexpr qint64 coseAlgorithm = 1, coseCritical = 2, coseX5Chain = 33;
inline constexpr qint64 coseHmac256 = 5;

/// COSE_Sign1 or COSE_Mac0 (RFC 9052 §4.2, §6.2), untagged as ISO 18013-5 has them:
/// [protected bstr, unprotected map, payload bstr / nil, signature or tag bstr]. Parts are views into the document
/// it was read from, which must be kept alive.
struct CoseMessage {
    QByteArray protectedBytes;           ///< content of the bstr, as received
    codec::CborDocumentPtr protectedMap; ///< null when the bstr is empty
    codec::CborValue unprotectedMap;
    std::optional<QByteArray> payload; ///< empty: detached
    QByteArray signature;

    /// Faults: CodecFault, BadStructure.
    static Result<CoseMessage> read(const codec::CborValue& item);

    /// From the protected header alone: what is not signed does not choose the algorithm.
    std::optional<qint64> algorithm() const;
    bool hasCriticalHeader() const; ///< a header that must be understood: Naru understands none
    bool hasHeaderTwice() const;    ///< a label in both maps (RFC 9052 §3)
};

} // namespace naru::identity::mdl
