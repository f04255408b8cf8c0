// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/identity/mdl/findings.h"

namespace naru::identity::mdl {

/// Check `ds_profile`, the part of the certificates: ISO/IEC 18013-5 Annex B for the document signer and, where one
/// was found, the IACA root that signed it.
void judgeCertificateProfiles(
    const crypto::Certificate& signer, const std::optional<crypto::Certificate>& anchor, Findings& findings);

} // namespace naru::identity::mdl
