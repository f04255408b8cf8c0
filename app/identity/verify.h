// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/identity/asked.h"
#include "app/identity/trust.h"
#include "app/identity/verdict.h"

namespace naru::identity {

/// What was received, as it was received.
struct Evidence {
    QByteArray response;   ///< mdoc: DeviceResponse
    QByteArray transcript; ///< mdoc: SessionTranscript, bare array or tag 24; its received bytes are used
    std::optional<crypto::PrivateKey> readerKey; ///< mdoc: EReaderKey, for a device MAC
    std::optional<Asked> asked;                  ///< empty: what was returned counts as asked
};

/// What the desk believes at this moment.
struct Belief {
    const TrustList& trust;
    Instant now;
    /// Whether `now` can be believed (see clockfloor.h); false: no verdict is an accept.
    bool clockPlausible = true;
    Risk risk = Risk::Ordinary; ///< of what is decided by it
};

/// The one front door for every credential format: sniffs the bytes, asks the format's folder, answers a Verdict.
/// Never fails: what cannot be read is a verdict too (reject, parse false).
Verdict verify(const Evidence& evidence, const Belief& belief);

} // namespace naru::identity
