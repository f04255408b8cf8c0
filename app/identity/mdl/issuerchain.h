// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/mdl/cose.h"
#include "app/identity/mdl/findings.h"
#include "app/identity/trust.h"

namespace naru::identity::mdl {

/// Who signed the MSO, and the trusted root that vouches for them.
struct IssuerChain {
    std::optional<crypto::Certificate> signer; ///< the DS: leaf of the x5chain, as far as it can be read
    std::optional<crypto::Certificate> anchor; ///< the IACA whose key signed the DS
};

/// Check `issuer_chain` (ISO 18013-5 §9.3.3): the leaf of the unprotected x5chain was signed by a root of the trust
/// list that has the name it gives as its issuer, and both are in date. Nothing else of the x5chain is looked at, so
/// there are no intermediates and a root that the phone brings along counts for nothing.
IssuerChain judgeIssuerChain(const CoseMessage& issuerAuth, const TrustList& trust, Instant now, Findings& findings);

} // namespace naru::identity::mdl
