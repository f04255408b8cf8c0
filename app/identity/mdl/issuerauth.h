// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/identity/mdl/findings.h"
#include "app/identity/mdl/response.h"

namespace naru::identity::mdl {

/// Check `issuer_signature` (ISO 18013-5 §9.1.2.4): the COSE_Sign1 over the MSO holds for the document signer's key,
/// with an algorithm that the protected header names and that fits the key.
void judgeIssuerSignature(const CoseMessage& issuerAuth, const crypto::Certificate& signer, Findings& findings);

/// Check `doctype_match`: the Document says the same docType as the MSO.
void judgeDoctype(const Document& document, Findings& findings);

/// Check `validity` (§9.3.1): now within the MSO's dates, signed while the document signer was valid.
void judgeValidity(
    const ValidityInfo& validity, const std::optional<crypto::Certificate>& signer, Instant now, Findings& findings);

} // namespace naru::identity::mdl
