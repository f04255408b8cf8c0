// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/mdl/findings.h"
#include "app/identity/mdl/response.h"

namespace naru::identity::mdl {

/// 2^31 - 1: the second edition's limit. The first has none and a national issuer writes longer ones, so only a note.
inline constexpr quint64 digestIdMax = 0x7fff'ffff;

/// Check `digests` (ISO 18013-5 §9.1.2.5): each item's received bytes hash to the digest the MSO has for its digestID
/// in its own namespace, and no namespace names an element twice. Answers the items the issuer did sign.
std::vector<const IssuerSignedItem*> judgeDigests(const Document& document, Findings& findings);

} // namespace naru::identity::mdl
