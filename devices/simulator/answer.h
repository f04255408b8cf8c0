// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/asked.h"
#include "app/identity/mdl/session.h"
#include "devices/simulator/sampleissuer.h"

#include <QSet>

namespace naru::sim {

/// One credential in the phone: the document as issued, and the key it is bound to.
struct Credential {
    IssuedDocument document;
    crypto::PrivateKey deviceKey;
};

/// An element by name, as a request or a person names it.
struct ElementName {
    QString docType, nameSpace, element;
    bool operator==(const ElementName& other) const = default;
};
size_t qHash(const ElementName& name, size_t seed = 0);

/// The items that answer one docRequest: those held, and for an age_over_NN that is not held the nearest one that
/// answers it (ISO/IEC 18013-5 §7.2.5), each once, in the document's order.
QList<IssuedDocument::Item> itemsFor(
    const IssuedDocument& document, const identity::AskedDocument& asked, const QSet<ElementName>& withheld);

enum class DeviceAuth { Signature, Mac };
enum class Content { Genuine, Altered };

/// What one answer is made of, beside the credentials.
struct AnswerTerms {
    QByteArray transcript;
    crypto::PublicKey eReaderKey; ///< for a MAC
    DeviceAuth deviceAuth = DeviceAuth::Signature;
    Content content = Content::Genuine; ///< Altered: one released value of each document is changed after signing
    std::optional<crypto::PrivateKey> impostorKey; ///< authenticates with this key instead of the credential's
    QSet<ElementName> withheld;
};

/// DeviceResponse (§8.3.2.1.2.2) with device authentication (§9.1.3) over the terms' transcript.
QByteArray makeDeviceResponse(
    const QList<Credential>& credentials, const identity::Asked& asked, const AnswerTerms& terms);

} // namespace naru::sim
