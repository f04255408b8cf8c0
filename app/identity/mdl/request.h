// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/identity/faults.h"

#include <QList>

namespace naru::identity::mdl {

inline constexpr codec::CborLimits requestLimits{64 * 1024, 12, 4096};

/// The received pieces of a DeviceRequest that a reader signed (ISO 18013-5 §8.3.2.1.2.1), before their meaning.
struct RequestParts {
    struct DocRequest {
        codec::CborValue itemsRequestBytes; ///< 24(bstr ItemsRequest)
        codec::CborValue readerAuth;        ///< COSE_Sign1, or absent
    };
    codec::CborDocumentPtr document; ///< keeps the values below alive
    QList<DocRequest> docRequests;
    QList<codec::CborValue> readerAuthAll; ///< version 1.1: one signature over all docRequests, by several readers
    codec::CborValue requestInfo;          ///< version 1.1: 24(bstr DeviceRequestInfo), or absent

    static Result<RequestParts> parse(const QByteArray& bytes); ///< Fault: BadRequest
};

/// ReaderAuthenticationBytes = 24(bstr ["ReaderAuthentication", SessionTranscript, ItemsRequestBytes]) (§9.1.4.3).
QByteArray readerAuthenticationBytes(QByteArrayView transcript, QByteArrayView itemsRequestBytes);

} // namespace naru::identity::mdl
