// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/identity/mdl/findings.h"
#include "app/identity/mdl/response.h"
#include "app/identity/mdl/transcript.h"

namespace naru::identity::mdl {

/// Check `device_auth` (ISO 18013-5 §9.1.3): the phone whose key the issuer signed proves it is here, in this session,
/// by a signature or a MAC over ["DeviceAuthentication", SessionTranscript, docType, DeviceNameSpacesBytes].
/// A MAC cannot be checked without the EReaderKey: then the check stays undone.
void judgeDeviceAuth(const Document& document, const std::optional<Transcript>& transcript,
    const std::optional<crypto::PrivateKey>& readerKey, Findings& findings);

/// DeviceAuthenticationBytes, from the received bytes of its parts.
QByteArray deviceAuthenticationBytes(
    QByteArrayView transcript, QByteArrayView docType, QByteArrayView deviceNameSpaces);

/// EMacKey = HKDF-SHA256(ECDH(EReaderKey, SDeviceKey), SHA-256(SessionTranscriptBytes), "EMacKey", 32) (§9.1.3.5).
/// Fault: WrongKey when the curves differ.
Result<crypto::Secret> macKey(
    const crypto::PrivateKey& own, const crypto::PublicKey& other, const Transcript& transcript);

} // namespace naru::identity::mdl
