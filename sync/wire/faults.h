// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace wire {
enum class WireFault {
    BadBatch,     ///< not a batch: structure, limits, or entries that do not follow from each other
    BadSignature, ///< not signed by the key it names
    TooLarge,     ///< over a limit, inflated or not
    BadAnswer,    ///< not an answer of a hub
    BadReceipt,   ///< a hub's receipt that its key did not sign
    BadProof,     ///< an inclusion or consistency proof that proves nothing
    BadCheckpoint,
    NewerVersion, ///< of the wire: this program is older
    BadLostList,  ///< a list of lost desks that the hub did not sign
    BadSealed,    ///< not a body sealed to the agency, or not a certificate that can be sealed to
    OtherSealKey, ///< sealed to another key than the one at hand
    BadRoll,      ///< not a roll of a site, or an act in it that cannot be read
};
} // namespace wire

template <>
inline constexpr auto faultNames<wire::WireFault> = std::to_array<const char*>({"wire.bad_batch", "wire.bad_signature",
    "wire.too_large", "wire.bad_answer", "wire.bad_receipt", "wire.bad_proof", "wire.bad_checkpoint",
    "wire.newer_version", "wire.bad_lost_list", "wire.bad_sealed", "wire.other_seal_key", "wire.bad_roll"});

} // namespace naru
