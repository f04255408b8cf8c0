// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/mdl/cose.h"
#include "app/identity/mdl/mso.h"

#include <vector>

namespace naru::identity::mdl {

inline constexpr qsizetype documentsMax = 16;
inline constexpr qsizetype randomBytesMin = 16;

/// IssuerSignedItem (ISO 18013-5 §8.3.2.1.2.2) with the bytes its digest is over.
struct IssuerSignedItem {
    QString nameSpace;
    QByteArrayView bytes;            ///< IssuerSignedItemBytes as received: the whole #6.24(bstr)
    codec::CborDocumentPtr document; ///< the item inside
    quint64 digestId = 0;
    QString element;
    codec::CborValue value;
};

/// One Document of a DeviceResponse, read as far as it can be.
struct Document {
    QString docType;
    codec::CborValue docTypeItem;
    std::vector<IssuerSignedItem> items;
    bool everyItemRead = true;
    bool namesNothing = true; ///< no issuer-signed element at all
    std::optional<CoseMessage> issuerAuth;
    std::optional<Mso> mso;                 ///< present when issuerAuth has a payload
    codec::CborValue deviceNameSpacesBytes; ///< #6.24(bstr) as received
    codec::CborDocumentPtr deviceNameSpaces;
    codec::CborValue deviceAuth; ///< {"deviceSignature" | "deviceMac": COSE}
    QList<Fault> faults;
};

/// DeviceResponse (§8.3.2.1.2.2) over the received bytes.
struct DeviceResponse {
    codec::CborDocumentPtr document; ///< keeps every view alive
    std::optional<quint64> status;
    std::vector<Document> documents;
    bool namesDocuments = false; ///< there are some, whether or not they could be read
    QList<Fault> faults;         ///< of the response as a whole
    bool readable = false;       ///< false: not even a map; nothing more can be said

    static DeviceResponse read(const QByteArray& bytes);
};

} // namespace naru::identity::mdl
